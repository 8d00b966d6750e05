//! Cells that are not in Devanagari: Kruti Dev becomes Unicode where the event file says so, and
//! names in Latin letters become what `names.toml` says.

use crate::diagnostic::{Example, Message, ScriptMessage, nearest};
use crate::hindi::{
    Curled, FontSigns, Language, OldFont, curled_evidence, from_krutidev, has_latin_separator,
    has_straight_quotes, is_devanagari, krutidev_evidence, other_font,
};
use crate::input::event::ListSpec;
use crate::input::field::Field;
use crate::input::list::repair::dates::has_month;
use crate::input::list::repair::name_book::NameBook;
use crate::input::list::row::read::is_shortened;

/// How certain it must be that a cell is Kruti Dev, as the logarithm of the odds: 20 to 1.
const CERTAIN: f64 = 3.0;

/// The same for a cell of a column whose other cells are not.
const AGAINST_COLUMN: f64 = 6.0;

/// One cell does not decide about its column.
const MOST_OF_A_CELL: f64 = 6.0;

/// How many cells of a column, that are neither empty nor Devanagari, decide about it.
const SAMPLE: usize = 500;

/// How many cells are shown as they are and as they will be.
const EXAMPLES: usize = 5;

/// A list being recoded.
pub(in crate::input) struct Recoder<'a> {
    names: &'a NameBook,
    columns: Vec<Column>,
    /// Whether the letters are in Latin letters themselves.
    in_latin: bool,
    /// Names in Latin letters, as often as they occur.
    latin: Vec<String>,
}

/// A column, and what was found in it.
struct Column {
    heading: String,
    field: Option<Field>,
    /// Whether it is in Kruti Dev, if the event file says so.
    declared: Option<bool>,
    /// How likely it is Kruti Dev, from all its cells.
    evidence: f64,
    /// How many cells that comes from.
    sampled: usize,
    /// How many cells are in Devanagari.
    unicode: usize,
    /// What its cells say of curled quote marks.
    quotes: Quotes,
    /// What its cells say of fonts that are no Kruti Dev.
    signs: FontSigns,
    /// The first such font, and the cells in it.
    font: Option<OldFont>,
    foreign: Found,
    converted: Found,
    suspected: Found,
    latin: Found,
}

/// What the cells of a column say of the curled quote marks in it.
#[derive(Default)]
struct Quotes {
    /// The sum of what the cells say, as the logarithm of the odds that they were typed straight.
    evidence: f64,
    /// Whether some cell is certain that they were, or that they were not.
    typed: bool,
    drawn: bool,
    /// Whether there are straight ones.
    straight: bool,
    /// How many cells were read in either way.
    read: [usize; 2],
}

impl Quotes {
    fn look_at(&mut self, text: &str) {
        self.straight |= has_straight_quotes(text);
        if let Some(odds) = curled_evidence(text) {
            self.evidence += odds.clamp(-MOST_OF_A_CELL, MOST_OF_A_CELL);
            self.typed |= odds >= CERTAIN;
            self.drawn |= odds <= -CERTAIN;
        }
    }

    /// How those of a cell are to be read: by its own words, else as the column has them. A column
    /// without straight ones went through a word processor that curled them all, unless its words
    /// say otherwise. None if that decides nothing.
    fn reading(&mut self, text: &str) -> Option<Curled> {
        let Some(odds) = curled_evidence(text) else { return Some(Curled::Drawn) };
        let of_column = || {
            let all = self.evidence + if self.straight { 0.0 } else { CERTAIN };
            if self.typed && self.drawn { 0.0 } else { all }
        };
        let odds = if odds.abs() >= CERTAIN { odds } else { of_column() };
        if odds.abs() < CERTAIN {
            return None;
        }
        let reading = if odds > 0.0 { Curled::Typed } else { Curled::Drawn };
        self.read[usize::from(reading == Curled::Typed)] += 1;
        Some(reading)
    }
}

/// Cells of one sort in a column.
#[derive(Default)]
struct Found {
    cells: usize,
    examples: Vec<Example>,
}

impl Found {
    fn add(&mut self, from: &str, to: &str) {
        self.cells += 1;
        if self.examples.len() < EXAMPLES
            && self.examples.iter().all(|known| known.from != from)
        {
            self.examples.push(Example { from: shortened(from), to: shortened(to) });
        }
    }
}

/// The text, cut off where it is too long for an example.
fn shortened(text: &str) -> String {
    const MOST: usize = 60;
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A cell that cannot be used: its heading, its text, and why.
pub(in crate::input) struct Unread {
    pub(in crate::input) heading: String,
    pub(in crate::input) text: String,
    pub(in crate::input) message: Message,
}

/// The headings in Unicode, where they are in Kruti Dev and the event file says that the list
/// is.
pub(in crate::input) fn headings(headings: &mut [String], spec: &ListSpec) {
    if !spec.krutidev {
        return;
    }
    let converted = in_unicode(headings.iter().map(String::as_str));
    for (heading, converted) in headings.iter_mut().zip(converted) {
        if Field::of_heading(heading).is_none()
            && is_to_be_converted(heading)
            && (Field::of_heading(&converted).is_some() || krutidev_evidence(heading) > 0.0)
        {
            *heading = converted;
        }
    }
}

/// Headings of one list in Unicode.
pub(in crate::input) fn in_unicode<'h>(
    headings: impl Iterator<Item = &'h str> + Clone,
) -> Vec<String> {
    let mut quotes = Quotes::default();
    let converted = headings.clone().filter(|heading| is_to_be_converted(heading));
    converted.for_each(|own| quotes.look_at(own));
    headings.map(|heading| heading_in_unicode(heading, &mut quotes)).collect()
}

/// A heading in Unicode: its curled quote marks as a heading that is known has them, else as cells
/// are read.
fn heading_in_unicode(heading: &str, quotes: &mut Quotes) -> String {
    let read = |curled| from_krutidev(heading, curled).text;
    let is_known = |text: &String| Field::of_heading(text).is_some();
    let known = [Curled::Drawn, Curled::Typed].map(read).into_iter().find(is_known);
    known.unwrap_or_else(|| read(quotes.reading(heading).unwrap_or_default()))
}

/// What to say if the headings mean nothing as they are, but some do as Kruti Dev.
pub(in crate::input) fn headings_in_krutidev(headings: &[&str]) -> Option<Message> {
    let mut found = Found::default();
    for (heading, converted) in headings.iter().zip(in_unicode(headings.iter().copied())) {
        if Field::of_heading(heading).is_none() && Field::of_heading(&converted).is_some() {
            found.add(heading, &converted);
        }
    }
    let Found { cells, examples } = found;
    (cells > 0).then(|| ScriptMessage::KrutiDevHeadings { examples }.into())
}

impl<'a> Recoder<'a> {
    /// `field` is what the column of a number means; `texts` are all cells with the numbers of
    /// their columns.
    pub(in crate::input) fn new<'t>(
        headings: &[String],
        field: impl Fn(usize) -> Option<Field>,
        (spec, language): (&ListSpec, Language),
        names: &'a NameBook,
        texts: impl Iterator<Item = (usize, &'t str)>,
    ) -> Result<Self, Vec<Message>> {
        let declared = |heading: &str, field: Option<Field>| {
            let by_field = field.and_then(|field| spec.encodings.get(field.name()));
            let by_name = by_field.or_else(|| spec.encodings.get(heading)).copied();
            by_name.or(spec.krutidev.then_some(true))
        };
        let mut columns: Vec<Column> = headings
            .iter()
            .enumerate()
            .map(|(index, heading)| Column {
                heading: heading.clone(),
                field: field(index),
                declared: declared(heading, field(index)),
                evidence: 0.0,
                sampled: 0,
                unicode: 0,
                quotes: Quotes::default(),
                signs: FontSigns::default(),
                font: None,
                foreign: Found::default(),
                converted: Found::default(),
                suspected: Found::default(),
                latin: Found::default(),
            })
            .collect();
        let unknown: Vec<Message> = spec
            .encodings
            .keys()
            .filter(|key| {
                !columns.iter().any(|column| {
                    column.heading == **key || column.field.is_some_and(|f| f.name() == *key)
                })
            })
            .map(|key| Message::ColumnMissing {
                header: key.clone(),
                headers: headings.join(", "),
                nearest: nearest(key, headings.iter().map(String::as_str)),
            })
            .collect();
        if !unknown.is_empty() {
            return Err(unknown);
        }
        for (index, text) in texts {
            let Some(column) = columns.get_mut(index) else { continue };
            if !is_to_be_converted(text) {
                column.unicode += usize::from(text.contains(is_devanagari));
                continue;
            }
            column.quotes.look_at(text);
            if column.sampled < SAMPLE {
                column.sampled += 1;
                column.evidence +=
                    krutidev_evidence(text).clamp(-MOST_OF_A_CELL, MOST_OF_A_CELL);
                column.signs = column.signs.with(FontSigns::of(text));
            }
        }
        // A list is in one font: a column that does not tell is in that of the others.
        let of_list = columns
            .iter()
            .map(|column| column.signs)
            .fold(FontSigns::default(), FontSigns::with);
        for column in &mut columns {
            if column.signs == FontSigns::default() {
                column.signs = of_list;
            }
        }
        Ok(Self { names, columns, in_latin: language == Language::English, latin: Vec::new() })
    }

    /// Recodes the cells of a row in place, and says which of them cannot be used.
    pub(in crate::input) fn row<'c>(
        &mut self,
        cells: impl Iterator<Item = &'c mut String>,
    ) -> Vec<Unread> {
        let mut unread = Vec::new();
        for (column, cell) in self.columns.iter_mut().zip(cells) {
            if !column.may_be_hindi() {
                continue;
            }
            if !is_to_be_converted(cell) {
                if column.is_name() && cell.contains(|c: char| c.is_ascii_alphabetic()) {
                    // Words in both scripts: said of the cell itself.
                    match self.names.get(cell) {
                        Some(name) => name.clone_into(cell),
                        None if !self.in_latin => self.latin.push(cell.clone()),
                        None => {}
                    }
                }
            } else if let Some(name) = self.names.get(cell) {
                name.clone_into(cell);
            } else if let Some(message) = column.recode(cell, self.in_latin, &mut self.latin) {
                let (heading, text) = (column.heading.clone(), cell.clone());
                unread.push(Unread { heading, text, message });
            }
        }
        unread
    }

    /// What there is to say of each column, with its heading; and the names in Latin letters.
    pub(in crate::input) fn finish(self) -> (Vec<(String, Message)>, Vec<String>) {
        let mut said = Vec::new();
        for column in self.columns {
            let certainty = column.certainty();
            let is_of_few = column.is_suspected_of_few();
            let Column {
                heading,
                field,
                font,
                foreign,
                converted,
                suspected,
                latin,
                quotes,
                ..
            } = column;
            let key = field.map_or_else(|| heading.clone(), |field| field.name().to_owned());
            let messages = [
                (converted.cells > 0).then_some(ScriptMessage::KrutiDevConverted {
                    cells: converted.cells,
                    examples: converted.examples,
                    curled: quotes.read,
                }),
                font.filter(|_| foreign.cells > 0).map(|font| ScriptMessage::OtherFontColumn {
                    font: font.name(),
                    cells: foreign.cells,
                    examples: foreign.examples.into_iter().map(|own| own.from).collect(),
                }),
                (suspected.cells > 0 && !is_of_few).then_some(ScriptMessage::KrutiDevColumn {
                    key,
                    cells: suspected.cells,
                    certainty,
                    examples: suspected.examples,
                }),
                (latin.cells > 0).then_some(ScriptMessage::LatinNames {
                    cells: latin.cells,
                    examples: latin.examples,
                }),
            ];
            let messages = messages.into_iter().flatten();
            said.extend(messages.map(|message| (heading.clone(), message.into())));
        }
        (said, self.latin)
    }
}

impl Column {
    /// How certain it is that the column is in Kruti Dev, in hundredths; never wholly.
    fn certainty(&self) -> u8 {
        match self.evidence {
            odds if odds >= 5.0 => 99,
            odds if odds >= 4.0 => 98,
            odds if odds >= 3.0 => 95,
            odds if odds >= 2.0 => 88,
            odds if odds >= 1.0 => 73,
            _ => 50,
        }
    }

    /// Whether only a few of its cells seem to be in Kruti Dev and the rest is not, so that each is
    /// to be typed anew. It is said of the cells themselves.
    fn is_suspected_of_few(&self) -> bool {
        const OTHERS: usize = 3;
        self.field.is_some() && self.unicode >= OTHERS * self.suspected.cells
    }

    /// Numbers and ids are in no script.
    fn may_be_hindi(&self) -> bool {
        !matches!(self.field, Some(Field::Pin | Field::Phone | Field::Id))
    }

    fn is_name(&self) -> bool {
        matches!(
            self.field,
            Some(
                Field::Name
                    | Field::Surname
                    | Field::Alias
                    | Field::Father
                    | Field::Husband
                    | Field::Guardian
            )
        )
    }

    /// The font of a cell that is in an old one but not in Kruti Dev; most cells show it only by
    /// their column.
    fn other_font(&self, cell: &str, evidence: f64) -> Option<OldFont> {
        other_font(cell).or_else(|| {
            let own = FontSigns::of(cell);
            let is_walkman = self.signs.are_walkman() && own.krutidev == 0 && evidence > 0.0;
            is_walkman.then_some(OldFont::WalkmanChanakya)
        })
    }

    /// Recodes a cell, or says why it cannot be used.
    fn recode(
        &mut self,
        cell: &mut String,
        in_latin: bool,
        latin: &mut Vec<String>,
    ) -> Option<Message> {
        let evidence = krutidev_evidence(cell);
        if self.declared != Some(false)
            && let Some(font) = self.other_font(cell, evidence)
        {
            self.font.get_or_insert(font);
            self.foreign.add(cell, "");
            let is_printed = self.declared == Some(true) || self.field.is_some();
            return is_printed
                .then(|| ScriptMessage::OtherFontCell { font: font.name() }.into());
        }
        if self.declared == Some(true) {
            return match self.converted(cell, evidence, latin) {
                Ok(converted) => {
                    self.converted.add(cell, &converted);
                    *cell = converted;
                    None
                }
                Err(message) => Some(message.into()),
            };
        }
        let limit = match self.evidence {
            column if column > AGAINST_COLUMN => 0.0,
            column if column >= 0.0 => CERTAIN,
            _ => AGAINST_COLUMN,
        };
        if evidence > limit && self.declared.is_none() {
            let read = |curled| from_krutidev(cell, curled).text;
            let converted = match self.quotes.reading(cell) {
                Some(curled) => shortened(&read(curled)),
                None => {
                    shortened(&format!("{} / {}", read(Curled::Typed), read(Curled::Drawn)))
                }
            };
            self.suspected.add(cell, &converted);
            // A column of the list's own is printed by no template of the program.
            return self.field.map(|_| ScriptMessage::KrutiDevCell { converted }.into());
        }
        if !in_latin && self.is_name() && cell.contains(|c: char| c.is_ascii_alphabetic()) {
            let name = crate::hindi::suggest_name(cell).map(|suggestion| suggestion.name);
            self.latin.add(cell, &name.unwrap_or_default());
            latin.push(cell.clone());
        }
        None
    }

    /// A cell of Kruti Dev in Unicode, or what is doubtful about it.
    fn converted(
        &mut self,
        cell: &str,
        evidence: f64,
        latin: &mut Vec<String>,
    ) -> Result<String, ScriptMessage> {
        let reading = self.quotes.reading(cell);
        let converted = from_krutidev(cell, reading.unwrap_or_default());
        if converted.doubts > 0 || evidence < -CERTAIN || !converted.unknown.is_empty() {
            if evidence < -CERTAIN && self.is_name() {
                latin.push(cell.to_owned());
            }
            return Err(ScriptMessage::KrutiDevUnclear {
                converted: shortened(&converted.text),
                unknown: converted.unknown,
            });
        }
        if reading.is_none() {
            return Err(ScriptMessage::KrutiDevQuotes {
                typed: shortened(&from_krutidev(cell, Curled::Typed).text),
                drawn: shortened(&converted.text),
            });
        }
        if self.is_name() && has_latin_separator(cell) {
            let converted = shortened(&converted.text);
            return Err(ScriptMessage::KrutiDevSeparator { converted });
        }
        Ok(converted.text)
    }
}

/// Whether a cell could be other than it seems: it has letters, none of them Devanagari. Figures
/// stay as they are, except with `@` or `&`, which in Kruti Dev are / and -, and so do dates and
/// numbers that a spreadsheet program has made.
fn is_to_be_converted(cell: &str) -> bool {
    !cell.contains(is_devanagari)
        && (cell.contains(char::is_alphabetic)
            || cell.contains(|c: char| c.is_ascii_digit()) && cell.contains(['@', '&']))
        && !has_month(cell)
        && !is_shortened(cell)
}
