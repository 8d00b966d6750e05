//! A part of the invitees, chosen for one run.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use crate::diagnostic::{Diagnostic, Message, SelectionMessage, SerialsFault, nearest};
use crate::hindi::{Gender, latin_digits, parse_gender};
use crate::input::event::advocate_index::AdvocateIndex;
use crate::input::event::{Advocate, Event};
use crate::input::field::Field;
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::people::answer::yes_or_no;
use crate::input::people::any_row::AnyRow;
use crate::input::people::columns::{lists_without, own_column_missing};
use crate::text::{nfc, value_key, word_key};

/// The rows that a run is for: those that fulfil everything asked.
///
/// ```
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,बेला\n".as_bytes())]).unwrap();
/// # let mut job = job;
/// let village = aamantran::Selection::parse(&[], &["village=बेला".to_owned()])?;
/// job.select(&village)?;
/// # Ok::<(), aamantran::Diagnostic>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    serials: Vec<RangeInclusive<u32>>,
    conditions: Vec<RowCondition>,
}

/// `village=बेला,ज्ञानपुर`, as `--where` has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RowCondition {
    /// As it was written.
    written: String,
    field: String,
    relation: Comparison,
    values: Vec<String>,
}

impl RowCondition {
    /// The condition that one of some values stands in a column, by field or heading.
    pub(crate) fn is(column: &str, values: &[String]) -> Self {
        Self {
            written: format!("{column}={}", values.join(",")),
            field: column.to_owned(),
            relation: Comparison::Is,
            values: values.to_vec(),
        }
    }

    /// The field or heading that it asks for.
    pub(crate) fn field(&self) -> &str {
        &self.field
    }

    /// The values that it asks for.
    pub(crate) fn values(&self) -> &[String] {
        &self.values
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Comparison {
    /// `=`: one of the values.
    Is,
    /// `!=`: none of them.
    IsNot,
    /// `~`: one of them stands in it.
    Contains,
}

/// The question of a condition to a row, with the event's advocates known.
pub(crate) struct RowTest<'a> {
    condition: &'a RowCondition,
    /// The keys of the values.
    keys: Vec<String>,
    asked: AskedColumn,
}

enum AskedColumn {
    Text(Field),
    /// A column of the list's own, and the key of its heading.
    Own {
        heading: String,
        key: String,
    },
    /// Any of these.
    Advocates(BTreeSet<usize>),
}

impl Selection {
    /// Reads the values of `--only` (`37,41-45`) and `--where` (`village=बेला,ज्ञानपुर`,
    /// `ward!=3`, `post~सचिव`), in digits of either script.
    ///
    /// # Errors
    /// A part that cannot be understood.
    pub fn parse(only: &[String], conditions: &[String]) -> Result<Self, Diagnostic> {
        let conditions = conditions.iter().map(|written| condition(written));
        Ok(Self {
            serials: serial_ranges(only)?,
            conditions: conditions.collect::<Result<_, _>>()?,
        })
    }

    /// True if nothing is asked, so that all rows are chosen.
    pub fn is_all(&self) -> bool {
        self.serials.is_empty() && self.conditions.is_empty()
    }

    /// The rows that fulfil everything asked; `serial` is that of a position.
    ///
    /// # Errors
    /// A field that no list has, an advocate who is not in the event, or a selection that no
    /// row fulfils.
    pub(crate) fn choose(
        &self,
        rows: SelectableRows<'_>,
        serial: impl Fn(usize) -> u32,
    ) -> Result<ChosenRows, Diagnostic> {
        let tests: Vec<RowTest<'_>> =
            self.conditions.iter().map(|own| rows.test(own)).collect::<Result<_, _>>()?;
        let by_serial = |position: usize| {
            let serial = serial(position);
            self.serials.is_empty() || self.serials.iter().any(|range| range.contains(&serial))
        };
        let positions: BTreeSet<usize> = rows
            .all()
            .filter(|row| by_serial(row.position()) && tests.iter().all(|test| test.holds(row)))
            .map(|row| row.position())
            .collect();
        if positions.is_empty() {
            return Err(rows.nobody(&tests));
        }
        let fields: BTreeSet<String> =
            tests.iter().filter_map(|test| Some(test.asked.name()?.to_owned())).collect();
        let lacking = fields
            .iter()
            .filter_map(|field| lists_without(field, rows.invitees, rows.rejected));
        Ok(ChosenRows { positions, lacking: lacking.collect() })
    }
}

/// The ranges of serials in texts such as `37,41-45`, in digits of either script.
///
/// # Errors
/// The first text that is no serial.
pub fn serial_ranges(lists: &[String]) -> Result<Vec<RangeInclusive<u32>>, Diagnostic> {
    let parts = lists.iter().flat_map(|list| list.split(','));
    parts.flat_map(|part| split_words(part, &AND)).map(|part| range(&part)).collect()
}

/// Words that stand between two serials, or between the first and the last of several.
const AND: [&str; 6] = ["और", "एवं", "तथा", "व", "and", "&"];
const TO: [&str; 3] = ["से", "to", "till"];

/// The parts of a text between words of some kind; `1 से 5` has two.
fn split_words(text: &str, between: &[&str]) -> Vec<String> {
    let mut parts = vec![String::new()];
    for word in text.split_whitespace() {
        if between.contains(&word.to_lowercase().as_str()) {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    parts
}

fn range(written: &str) -> Result<RangeInclusive<u32>, Diagnostic> {
    let digits = latin_digits(written.trim());
    let number = |text: &str| text.trim().parse::<u32>().ok().filter(|number| *number > 0);
    // `1 से 5 तक`
    let up_to = digits.strip_suffix(" तक").unwrap_or(&digits);
    let words = split_words(up_to, &TO);
    let ends = match &words[..] {
        [first, last] => Some((first.as_str(), last.as_str())),
        _ => digits.split_once(['-', '–', '—', '−']),
    };
    let found = match ends {
        Some((first, last)) => number(first).zip(number(last)),
        None => number(&digits).map(|only| (only, only)),
    };
    let fault = match found {
        Some((first, last)) if first <= last => return Ok(first..=last),
        Some((first, last)) => SerialsFault::Backwards { first, last },
        None if digits.chars().any(char::is_alphabetic) && !digits.contains(is_digit) => {
            SerialsFault::Word
        }
        None => SerialsFault::NoSerial,
    };
    let written = written.trim().to_owned();
    Err(Diagnostic::new(Message::Selection(SelectionMessage::Serials { written, fault })))
}

fn is_digit(character: char) -> bool {
    character.is_ascii_digit()
}

fn condition(written: &str) -> Result<RowCondition, Diagnostic> {
    let unclear = || {
        let written = written.to_owned();
        Diagnostic::new(Message::Selection(SelectionMessage::Condition { written }))
    };
    let at = written.find(['=', '~']).ok_or_else(unclear)?;
    let (field, value) = (&written[..at], &written[at + 1..]);
    let (field, relation) = match (field.strip_suffix('!'), &written[at..=at]) {
        (Some(field), "=") => (field, Comparison::IsNot),
        (None, "=") => (field, Comparison::Is),
        (None, _) => (field, Comparison::Contains),
        (Some(_), _) => return Err(unclear()),
    };
    let field = nfc(field.trim());
    if field.is_empty() {
        return Err(unclear());
    }
    // An empty value asks for rows where nothing is given.
    let values = value.split(',').map(|value| nfc(value.trim())).collect();
    Ok(RowCondition { written: written.to_owned(), field, relation, values })
}

/// The rows that a selection is made from.
#[derive(Clone, Copy)]
pub(crate) struct SelectableRows<'j> {
    pub(crate) invitees: &'j [Invitee],
    pub(crate) rejected: &'j [RejectedRow],
    pub(crate) event: &'j Event,
}

/// Rows that a selection chooses.
pub(crate) struct ChosenRows {
    /// Positions of rows, at least one.
    pub(crate) positions: BTreeSet<usize>,
    /// Columns of its conditions that some lists do not have.
    pub(crate) lacking: Vec<SelectionMessage>,
}

impl<'j> SelectableRows<'j> {
    pub(crate) fn test(self, condition: &RowCondition) -> Result<RowTest<'_>, Diagnostic> {
        let refuse = |message| Diagnostic::new(Message::Selection(message));
        let mut keys: Vec<String> =
            condition.values.iter().map(|value| value_key(value)).collect();
        let asked = match Field::of_heading(&condition.field) {
            Some(Field::Advocate) => {
                let index = AdvocateIndex::new(&self.event.advocates);
                let find = |value: &String| {
                    index.find(value).map_err(|_| {
                        let nearest = index.nearest(value);
                        refuse(SelectionMessage::Advocate { value: value.clone(), nearest })
                    })
                };
                AskedColumn::Advocates(
                    condition
                        .values
                        .iter()
                        .filter(|value| !value.is_empty())
                        .map(find)
                        .collect::<Result<_, _>>()?,
                )
            }
            Some(Field::Gender) => {
                for (key, value) in keys.iter_mut().zip(&condition.values) {
                    let unknown =
                        || Diagnostic::new(Message::GenderUnknown { value: value.clone() });
                    if !value.is_empty() {
                        gender_key(parse_gender(&word_key(value)).ok_or_else(unknown)?)
                            .clone_into(key);
                    }
                }
                AskedColumn::Text(Field::Gender)
            }
            Some(field) => AskedColumn::Text(field),
            None => {
                let missing =
                    own_column_missing(&condition.field, self.invitees, self.rejected);
                if let Some(message) = missing {
                    return Err(refuse(message));
                }
                AskedColumn::Own {
                    heading: condition.field.clone(),
                    key: word_key(&condition.field),
                }
            }
        };
        Ok(RowTest { condition, keys, asked })
    }

    /// The column of a test, if some lists do not have it.
    pub(crate) fn lacking(self, test: &RowTest<'_>) -> Option<SelectionMessage> {
        lists_without(test.asked.name()?, self.invitees, self.rejected)
    }

    fn all(self) -> impl Iterator<Item = AnyRow<'j>> {
        self.invitees
            .iter()
            .map(AnyRow::Valid)
            .chain(self.rejected.iter().map(AnyRow::Rejected))
    }

    /// The reason why nobody is chosen: the first condition that no row fulfils, else all together.
    fn nobody(self, tests: &[RowTest<'_>]) -> Diagnostic {
        let message = match tests.iter().find(|test| !self.all().any(|row| test.holds(&row))) {
            Some(test) => self.no_row(test),
            None => SelectionMessage::Nobody,
        };
        Diagnostic::new(Message::Selection(message))
    }
}

impl SelectableRows<'_> {
    /// The reason why no row fulfils a condition.
    fn no_row(self, test: &RowTest<'_>) -> SelectionMessage {
        if let AskedColumn::Advocates(wanted) = &test.asked
            && test.condition.relation == Comparison::Is
            && !wanted.is_empty()
        {
            let advocates: Vec<&Advocate> =
                wanted.iter().filter_map(|index| self.event.advocates.get(*index)).collect();
            let names: Vec<&str> = advocates.iter().map(|own| own.name.as_str()).collect();
            return SelectionMessage::NoLetters {
                names: names.join(", "),
                only_sign: advocates.iter().all(|own| !own.issues),
            };
        }
        let named: Vec<&str> = match &test.asked {
            AskedColumn::Text(Field::Paper) => {
                self.event.papers.iter().map(|own| own.name.as_str()).collect()
            }
            AskedColumn::Text(Field::Variant) => {
                self.event.variants.iter().map(|own| own.name.as_str()).collect()
            }
            _ => Vec::new(),
        };
        let named: Vec<&str> = named.into_iter().filter(|name| !name.is_empty()).collect();
        let values: BTreeSet<String> = if named.is_empty() {
            self.all().filter_map(|row| test.text(&row)).collect()
        } else {
            named.iter().map(|name| (*name).to_owned()).collect()
        };
        let near = |value: &String| nearest(value, values.iter().map(String::as_str));
        SelectionMessage::NoRow {
            condition: test.condition.written.clone(),
            // What is written already needs no other spelling.
            nearest: test
                .condition
                .values
                .iter()
                .find_map(near)
                .filter(|own| !test.condition.values.contains(own)),
            named: (!named.is_empty()).then(|| named.join(", ")),
        }
    }
}

impl AskedColumn {
    /// The column that is asked for, if it is one.
    fn name(&self) -> Option<&str> {
        match self {
            Self::Text(field) => Some(field.name()),
            Self::Own { heading, .. } => Some(heading),
            Self::Advocates(_) => None,
        }
    }
}

impl<'a> RowTest<'a> {
    pub(crate) fn condition(&self) -> &'a RowCondition {
        self.condition
    }

    pub(crate) fn holds(&self, row: &AnyRow<'_>) -> bool {
        let is = if let AskedColumn::Advocates(wanted) = &self.asked {
            row.advocate().map_or_else(
                || self.keys.iter().any(String::is_empty),
                |own| wanted.contains(&own),
            )
        } else {
            let text = self.text(row).unwrap_or_default();
            let (key, answer) = (value_key(&text), yes_or_no(&text));
            self.keys.iter().any(|wanted| match self.condition.relation {
                Comparison::Contains => key.contains(wanted.as_str()),
                _ => key == *wanted || answer.is_some() && answer == yes_or_no(wanted),
            })
        };
        is != (self.condition.relation == Comparison::IsNot)
    }

    /// The value of a row that does not fulfil the condition, if it is so close to one that is
    /// asked for that the same may be meant: where yes is asked for, all that is neither yes nor
    /// no; else a word of which a few letters differ.
    pub(crate) fn nearly(&self, row: &AnyRow<'_>) -> Option<String> {
        /// Words of fewer letters are near to many.
        const LEAST: usize = 4;
        let text = self.text(row).filter(|text| !text.is_empty() && !self.holds(row))?;
        if self.keys.iter().any(|wanted| yes_or_no(wanted).is_some()) {
            return yes_or_no(&text).is_none().then_some(text);
        }
        let key = value_key(&text);
        let is_word = key.chars().count() >= LEAST && !key.contains(char::is_numeric);
        let is_near = is_word && nearest(&key, self.keys.iter().map(String::as_str)).is_some();
        is_near.then_some(text)
    }

    fn text(&self, row: &AnyRow<'_>) -> Option<String> {
        let is_it = |name: &str| match &self.asked {
            AskedColumn::Text(field) => field.name() == name,
            AskedColumn::Own { key, .. } => word_key(name) == *key,
            AskedColumn::Advocates(_) => false,
        };
        match row {
            AnyRow::Valid(invitee)
                if matches!(self.asked, AskedColumn::Text(Field::Gender)) =>
            {
                Some(gender_key(invitee.gender).to_owned())
            }
            AnyRow::Rejected(rejected)
                if matches!(self.asked, AskedColumn::Text(Field::Gender)) =>
            {
                let written = rejected.fields.get(Field::Gender.name())?;
                Some(gender_key(parse_gender(&word_key(written)).flatten()).to_owned())
            }
            AnyRow::Valid(invitee) => {
                invitee.fields().find(|(name, _)| is_it(name)).map(|(_, text)| text.to_owned())
            }
            AnyRow::Rejected(rejected) => rejected
                .fields
                .iter()
                .find(|(name, _)| is_it(name))
                .map(|(_, text)| text.clone()),
        }
    }
}

/// By what genders are compared; one that is neither man nor woman is as good as none.
fn gender_key(gender: Option<Gender>) -> &'static str {
    match gender {
        Some(Gender::M) => "m",
        Some(Gender::F) => "f",
        None => "",
    }
}

#[cfg(test)]
mod tests {
    use super::Selection;
    use crate::input::Job;
    use crate::support::case::Case;

    const LIST: &str = "नाम,ग्राम,वार्ड,दल,अधिवक्ता\nक,बेला,3,नीला,a\nख,ज्ञानपुर,,हरा,b\n\
                        ,बेला,4,नीला,a\nघ,संझौली टोला,3,,b\n";

    fn job() -> Job {
        Case::bare()
            .letter("first_serial = 11")
            .advocates(
                "[[advocate]]\nname = \"a\"\n[[advocate]]\nid = \"b\"\nname = \"मोहन लाल\"",
            )
            .list(LIST)
            .valid_job()
    }

    /// The serials chosen, or the code of what is wrong.
    fn chosen(only: &[&str], conditions: &[&str]) -> Result<Vec<usize>, &'static str> {
        let own =
            |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        let selection = Selection::parse(&own(only), &own(conditions)).map_err(|e| e.code())?;
        let mut job = job();
        job.select(&selection).map_err(|e| e.code())?;
        Ok((0..job.rows).filter(|at| job.is_chosen(*at)).map(|at| at + 11).collect())
    }

    #[test]
    fn by_serial() {
        assert_eq!(chosen(&[], &[]), Ok(vec![11, 12, 13, 14]));
        assert_eq!(chosen(&["12"], &[]), Ok(vec![12]));
        assert_eq!(chosen(&["११, 13-20"], &[]), Ok(vec![11, 13, 14]));
        assert_eq!(chosen(&["11", "14"], &[]), Ok(vec![11, 14]));
        for wrong in ["", "x", "5-", "9-7", "0"] {
            assert_eq!(chosen(&[wrong], &[]), Err("A0701"), "{wrong}");
        }
        assert_eq!(chosen(&["99"], &[]), Err("A0706"));
    }

    #[test]
    fn by_fields_columns_and_advocates() {
        for (conditions, expected) in [
            (&["village=बेला"][..], vec![11, 13]),
            (&["ग्राम = बेला, ज्ञानपुर"], vec![11, 12, 13]),
            (&["village!=बेला"], vec![12, 14]),
            (&["वार्ड=३"], vec![11, 14]),
            (&["गाँव~संझौली"], vec![14]),
            (&["ward="], vec![12]),
            (&["दल=नीला"], vec![11, 13]),
            (&["अधिवक्ता=मोहन लाल"], vec![12, 14]),
            (&["advocate!=b"], vec![11, 13]),
            (&["advocate=b", "ward=3"], vec![14]),
        ] {
            assert_eq!(chosen(&[], conditions), Ok(expected), "{conditions:?}");
        }
        assert_eq!(chosen(&["11"], &["ward=3"]), Ok(vec![11]));
    }

    #[test]
    fn what_is_repaired_is_compared_as_it_stands_and_as_it_is_printed() {
        let list = "नाम,थाना\nक,गजराजगंज ओ०पी०\nख,उदवन्तनगर\nग,आरा नं० 5\n";
        for repair in ["", "repair = \"abbreviation\""] {
            for (condition, expected) in [
                ("थाना=गजराजगंज ओ०पी०", 0),
                ("थाना=गजराजगंज ओ.पी.", 0),
                ("थाना=उदवंतनगर", 1),
                ("थाना=आरा नं० 5", 2),
                ("थाना=आरा नं. ५", 2),
            ] {
                let mut job = Case::bare().list_keys(repair).list(list).valid_job();
                let selection = Selection::parse(&[], &[condition.to_owned()]).unwrap();
                job.select(&selection).unwrap();
                let chosen: Vec<usize> = (0..3).filter(|at| job.is_chosen(*at)).collect();
                assert_eq!(chosen, [expected], "{repair} {condition}");
            }
        }
    }

    #[test]
    fn what_nobody_fulfils_is_refused() {
        assert_eq!(chosen(&[], &["बेला"]), Err("A0702"));
        assert_eq!(chosen(&[], &["=बेला"]), Err("A0702"));
        assert_eq!(chosen(&[], &["vilage=बेला"]), Err("A0703"));
        assert_eq!(chosen(&[], &["advocate=c"]), Err("A0704"));
        assert_eq!(chosen(&[], &["village=बेल"]), Err("A0705"));
        assert_eq!(chosen(&["12"], &["ward=3"]), Err("A0706"));
    }
}
