//! The remedies of problems of rows: for each code, what mends it with one click.

use serde_json::{Value, json};

use crate::desk::command::CellCorrection;
use crate::desk::reading::RowView;
use crate::desk::written_row::WrittenRow;
use crate::diagnostic::{
    AssignMessage, CellMessage, Diagnostic, DuplicateMessage, EditionMessage, Lang,
    LedgerMessage, Message, ScriptMessage, nearest,
};
use crate::hindi::{
    Curled, Gender, Kin, form_of_address, from_krutidev, is_devanagari, krutidev_evidence,
    names_of_several, split_honorific, split_kin, suggest_name, together, with_full_stops,
    with_visarga, with_vowel_signs,
};
use crate::input::{Advocate, Invitee, Job, RowOrigin};

/// The ways in which a problem is mended.
type Ways = fn(&Fault<'_>) -> Vec<Remedy>;

/// A way to mend a problem with one click: its words, and the command.
#[derive(Clone, Debug)]
pub(super) struct Remedy {
    label: String,
    command: Value,
}

impl Remedy {
    pub(super) fn json(&self) -> Value {
        json!({ "label": self.label, "command": self.command })
    }
}

/// Every code of rows (A03), and the others that a row can have and that have remedies. There are
/// two at most, but for the question of the ledger, which of several people it is. Leaving the row out is one only
/// where it is the usual one: the page offers it for every row that is held back.
const REMEDIES: [(&str, Ways); 63] = [
    ("A0139", none),
    ("A0231", full_stops),
    ("A0232", visarga),
    ("A0234", vowel_signs),
    ("A0235", none),
    ("A0301", none),
    ("A0302", leave_out),
    ("A0303", advocate),
    ("A0304", one_of_two_advocates),
    ("A0305", any_advocate),
    ("A0306", either_gender),
    ("A0307", gender_or_address),
    ("A0308", relation_or_gender),
    ("A0309", none),
    ("A0310", empty),
    ("A0311", both_readings_of_date),
    ("A0312", empty),
    ("A0313", known_area),
    ("A0314", none),
    ("A0315", as_above),
    ("A0316", none),
    ("A0317", none),
    ("A0318", empty),
    ("A0319", none),
    ("A0321", from_kruti_dev),
    ("A0322", from_kruti_dev_or_latin),
    ("A0323", both_readings_of_quotes),
    ("A0324", none),
    ("A0325", none),
    ("A0326", sign_later),
    ("A0327", none),
    ("A0328", sign_later),
    ("A0329", none),
    ("A0331", none),
    ("A0332", in_hindi),
    ("A0333", in_digits),
    ("A0334", empty),
    ("A0335", none),
    ("A0336", none),
    ("A0337", leave_out),
    ("A0338", together_or_one),
    ("A0339", either_address),
    ("A0340", without_part),
    ("A0341", keep_one_row),
    ("A0342", keep_one_row),
    ("A0343", leave_out),
    ("A0344", none),
    ("A0345", none),
    ("A0346", from_kruti_dev_or_latin),
    ("A0350", known_paper_or_text),
    ("A0412", none),
    ("A0413", none),
    ("A0414", none),
    ("A0415", none),
    ("A0416", none),
    ("A0417", none),
    ("A0424", none),
    ("A0429", none),
    ("A0457", none),
    ("A0501", without_character),
    ("A0502", vowel_signs),
    ("A0809", same_person_or_new),
    ("A0825", none),
];

/// A problem of a row, with all that its remedies need.
pub(super) struct Fault<'f> {
    pub(super) said: &'f Diagnostic,
    pub(super) row: &'f RowView<'f>,
    pub(super) cells: &'f WrittenRow<'f>,
    pub(super) job: &'f Job,
    /// The heading of the cell that is meant.
    pub(super) heading: Option<&'f str>,
    pub(super) lang: Lang,
}

impl Fault<'_> {
    pub(super) fn remedies(&self) -> Vec<Remedy> {
        let code = self.said.code();
        let ways = REMEDIES.iter().find(|(own, _)| *own == code);
        ways.map_or_else(Vec::new, |(_, ways)| ways(self))
    }

    fn words(&self, hi: &str, en: &str) -> String {
        (if self.lang == Lang::Hi { hi } else { en }).to_owned()
    }

    /// The cell that is meant, as it is read.
    fn text(&self) -> String {
        self.heading.map(|heading| self.cells.now(heading)).unwrap_or_default()
    }

    /// The heading of a field.
    fn heading_of(&self, field: &str) -> Option<&str> {
        self.row.origin.headers.fields.get(field).map(String::as_str)
    }

    /// The heading of a field and its cell, if there is something in it.
    fn filled(&self, field: &str) -> Option<(&str, String)> {
        let heading = self.heading_of(field)?;
        Some((heading, self.cells.now(heading))).filter(|(_, text)| !text.is_empty())
    }

    /// Cells, by their headings, that are to read otherwise.
    fn cells(&self, label: String, cells: &[(&str, &str)]) -> Remedy {
        let headers = &self.row.origin.headers;
        let correction = |(heading, now): &(&str, &str)| CellCorrection {
            file: self.cells.file.to_owned(),
            sheet: headers.sheet.clone(),
            row: self.row.origin.row,
            heading: (*heading).to_owned(),
            was: self.cells.cell(heading),
            now: Some((*now).to_owned()),
        };
        let corrections: Vec<CellCorrection> = cells.iter().map(correction).collect();
        Remedy { label, command: json!({ "do": "correct", "corrections": corrections }) }
    }

    /// The same of one cell, called like its field.
    fn field(&self, field: &str, heading: &str, now: &str) -> Remedy {
        self.cells(format!("{}: {now}", Invitee::called(field)), &[(heading, now)])
    }

    /// The cell that is meant reads otherwise; none if it reads so already.
    fn to(&self, now: &str) -> Option<Remedy> {
        let heading = self.heading.filter(|_| now != self.text())?;
        let label = if now.is_empty() {
            self.words("खाली छोड़ें", "leave empty")
        } else {
            now.to_owned()
        };
        Some(self.cells(label, &[(heading, now)]))
    }
}

/// A row is left out.
fn without_row(label: String, file: &str, origin: &RowOrigin) -> Remedy {
    let command = json!({
        "do": "leave-out", "file": file, "sheet": origin.headers.sheet, "row": origin.row,
        "is_out": true,
    });
    Remedy { label, command }
}

fn none(_: &Fault<'_>) -> Vec<Remedy> {
    Vec::new()
}

fn leave_out(of: &Fault<'_>) -> Vec<Remedy> {
    let label = of.words("यह पंक्ति छोड़ दें", "leave this row out");
    vec![without_row(label, of.cells.file, of.row.origin)]
}

fn empty(of: &Fault<'_>) -> Vec<Remedy> {
    of.to("").into_iter().collect()
}

/// One person in two rows: either is left out.
fn keep_one_row(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Duplicate(DuplicateMessage::Rejected(rows) | DuplicateMessage::Reported(rows)) =
        of.said.message()
    else {
        return Vec::new();
    };
    let headers = &of.row.origin.headers;
    let is_list = |other: &RowOrigin| match (&rows.other_file, &other.headers.sheet) {
        (None, sheet) => other.file() == headers.file && *sheet == headers.sheet,
        (Some(file), Some(sheet)) => *file == format!("{} [{sheet}]", other.file()),
        (Some(file), None) => file == other.file(),
    };
    let is_other = |other: &&RowOrigin| other.row == rows.other_row && is_list(other);
    let other = of.job.invitees.iter().map(|own| &own.origin).find(is_other);
    let other = other.and_then(|other| {
        let file = &of.job.event.lists.get(other.headers.list)?.file;
        let (row, name) = (other.row, &rows.other_name);
        let hi = format!("पंक्ति {row} छोड़ दें: {name}");
        let en = format!("leave row {row} out: {name}");
        Some(without_row(of.words(&hi, &en), file, other))
    });
    leave_out(of).into_iter().chain(other).collect()
}

/// Those who issue letters.
fn issuers<'f>(of: &'f Fault<'_>) -> impl Iterator<Item = &'f Advocate> {
    of.job.event.advocates.iter().filter(|own| own.issues)
}

/// A known advocate is meant, or somebody new; who is written in other letters is added in Hindi, and
/// known by what the list says, too.
fn advocate(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::AdvocateUnknown { value, .. } = of.said.message() else { return Vec::new() };
    let hindi = if krutidev_evidence(value) > 0.0 {
        Some(from_krutidev(value, Curled::default()).text)
    } else {
        suggest_name(value).map(|own| own.name)
    };
    let names = || issuers(of).map(|own| &*own.name);
    let written = hindi.as_deref().unwrap_or(value);
    let known = nearest(written, names()).or_else(|| nearest(value, names()));
    let known = known.and_then(|own| of.to(&own));
    let add = |label: String, advocate: Value| Remedy {
        label,
        command: json!({ "do": "add", "key": "advocate", "value": advocate }),
    };
    let new = match hindi.as_deref() {
        None => add(of.words("इन्हें जोड़ें", "add this advocate"), json!({ "name": value })),
        Some(hindi) => add(
            of.words(&format!("इन्हें जोड़ें: {hindi}"), &format!("add {hindi}")),
            json!({ "name": hindi, "alias": value, "show_alias": false }),
        ),
    };
    let new = Some(new).filter(|_| is_hindi_name(written));
    known.into_iter().chain(new).collect()
}

/// True if a text can be printed as the name of somebody in Hindi.
fn is_hindi_name(text: &str) -> bool {
    let is_of_name = |c: char| {
        is_devanagari(c) && !c.is_numeric() && c != '।'
            || matches!(c, ' ' | '.' | '-' | '\u{200D}')
    };
    text.chars().all(is_of_name) && text.chars().filter(|c| c.is_alphabetic()).count() > 1
}

fn one_of_two_advocates(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::AdvocateAmbiguous { first, second, .. } = of.said.message() else {
        return Vec::new();
    };
    // Messages have the id in brackets behind the name.
    let own = |shown: &str| {
        let mut all = of.job.event.advocates.iter();
        all.find(|own| own.name == shown || format!("{} ({})", own.name, own.id) == shown)
    };
    let found = [own(first), own(second)].into_iter().flatten();
    found.filter_map(|own| of.to(&own.name)).collect()
}

/// One of two who issue letters; of more, whoever is right is written into the cell.
fn any_advocate(of: &Fault<'_>) -> Vec<Remedy> {
    if issuers(of).count() > 2 {
        return Vec::new();
    }
    issuers(of).filter_map(|own| of.to(&own.name)).collect()
}

fn either_gender(of: &Fault<'_>) -> Vec<Remedy> {
    [MALE, FEMALE].iter().filter_map(|own| of.to(own)).collect()
}

const MALE: &str = "पु";
const FEMALE: &str = "स्त्री";

/// The form of address for somebody of a gender.
fn address_of(of: &Fault<'_>, gender: Gender) -> &'static str {
    match gender {
        Gender::M => "श्री",
        Gender::F if of.filled("husband").is_some() => "श्रीमती",
        Gender::F => "सुश्री",
    }
}

/// The form of address becomes another, in its own column or before the name.
fn other_address(of: &Fault<'_>, new: &str) -> Option<Remedy> {
    if let Some((heading, _)) = of.filled("prefix") {
        return Some(of.field("prefix", heading, new));
    }
    let (heading, name) = of.filled("name")?;
    let (_, rest) = split_honorific(&name)?;
    Some(of.field("name", heading, &format!("{new} {rest}")))
}

/// Gender and form of address disagree, or two forms of address: either is right.
fn gender_or_address(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::GenderClash { gender, prefix } = of.said.message() else { return Vec::new() };
    let Some(heading) = of.heading else { return Vec::new() };
    if of.heading_of("prefix") == Some(heading) {
        // `gender` is the form of address before the name.
        let before = of.filled("name").and_then(|(own, name)| {
            let rest = name.strip_prefix(gender.as_str())?.trim_start();
            Some(of.field("name", own, rest))
        });
        return [of.field("prefix", heading, gender)].into_iter().chain(before).collect();
    }
    let Some(shown) = form_of_address(prefix).gender else { return Vec::new() };
    let (word, other) = match shown {
        Gender::M => (MALE, Gender::F),
        Gender::F => (FEMALE, Gender::M),
    };
    let other = other_address(of, address_of(of, other));
    [of.field("gender", heading, word)].into_iter().chain(other).collect()
}

/// A man with a husband: it is his father, or she is a woman.
fn relation_or_gender(of: &Fault<'_>) -> Vec<Remedy> {
    let Some(heading) = of.heading else { return Vec::new() };
    let text = of.text();
    let (kin, name) = split_kin(&text);
    let father = of.heading_of("father").filter(|own| *own != heading);
    let relation = match father.filter(|own| of.cells.now(own).is_empty()) {
        // राम (पति – श्याम) in the place of the name.
        _ if of.heading_of("name") == Some(heading) => of.to(&text.replacen("पति", "पिता", 1)),
        Some(father) => {
            let label = format!("{}: {name}", Invitee::called("father"));
            Some(of.cells(label, &[(heading, ""), (father, name)]))
        }
        None if kin == Some(Kin::Father) => None,
        None => of.to(&format!("पिता – {name}")),
    };
    let of_gender = of.filled("gender").map(|(own, _)| (own, FEMALE));
    let of_address = of.filled("prefix").map(|(own, _)| (own, "श्रीमती"));
    let woman: Vec<(&str, &str)> = of_gender.into_iter().chain(of_address).collect();
    let woman = match woman[..] {
        [] => other_address(of, "श्रीमती"),
        _ => Some(of.cells(of.words("महिला हैं", "she is a woman"), &woman)),
    };
    relation.into_iter().chain(woman).collect()
}

fn both_readings_of_date(of: &Fault<'_>) -> Vec<Remedy> {
    let readings = readings_of_date(&of.text());
    readings.iter().filter_map(|own| of.to(own)).collect()
}

/// The texts of which a spreadsheet program may have made this date.
fn readings_of_date(cell: &str) -> Vec<String> {
    let parts: Vec<&str> = cell.split(['.', '-', '/']).map(str::trim).collect();
    let number = |text: &str| text.parse::<u32>().ok();
    // 03-Apr of a spreadsheet program that speaks English.
    let month = |text: &str| {
        let short = text.get(..3)?.to_lowercase();
        let at = MONTHS.iter().position(|own| *own == short)?;
        u32::try_from(at + 1).ok()
    };
    let (day, month) = match parts[..] {
        [year, second, day] if year.len() == 4 => (number(day), number(second)),
        [first, second, _] => (number(first), number(second).or_else(|| month(second))),
        [first, second] => match (number(first), number(second)) {
            (Some(first), None) => (Some(first), month(second)),
            (None, Some(second)) => (Some(second), month(first)),
            _ => (None, None),
        },
        _ => (None, None),
    };
    let (Some(day), Some(month)) = (day, month) else { return Vec::new() };
    let mut readings = vec![format!("{day}/{month}"), format!("{month}/{day}")];
    readings.dedup();
    readings
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

fn known_area(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Assign(AssignMessage::AreaUnknown { nearest, .. }) = of.said.message() else {
        return Vec::new();
    };
    nearest.iter().filter_map(|own| of.to(own)).collect()
}

fn known_paper_or_text(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Edition(EditionMessage::Unknown { nearest, .. }) = of.said.message() else {
        return Vec::new();
    };
    nearest.iter().filter_map(|own| of.to(own)).collect()
}

/// The text of the cell above, or nothing.
fn as_above(of: &Fault<'_>) -> Vec<Remedy> {
    let above = of.heading.and_then(|heading| of.cells.above(heading));
    above.and_then(|own| of.to(&own)).into_iter().chain(of.to("")).collect()
}

fn converted(of: &Fault<'_>) -> Option<Remedy> {
    of.to(&from_krutidev(&of.text(), Curled::default()).text)
}

/// The cell alone is in Kruti Dev, or the whole column is.
fn from_kruti_dev(of: &Fault<'_>) -> Vec<Remedy> {
    let Some(heading) = of.heading else { return Vec::new() };
    let all = Remedy {
        label: of.words("इस स्तंभ के सब", "all of this column"),
        command: json!({
            "do": "list", "at": of.row.origin.headers.list, "krutidev": { (heading): true },
        }),
    };
    converted(of).into_iter().chain([all]).collect()
}

/// A cell of a column in Kruti Dev that is not, or not wholly.
fn from_kruti_dev_or_latin(of: &Fault<'_>) -> Vec<Remedy> {
    let unknown = match of.said.message() {
        Message::Script(ScriptMessage::KrutiDevUnclear { unknown, .. }) => !unknown.is_empty(),
        _ => false,
    };
    if unknown {
        return Vec::new();
    }
    if krutidev_evidence(&of.text()) < 0.0 {
        in_hindi(of)
    } else {
        converted(of).into_iter().collect()
    }
}

fn both_readings_of_quotes(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Script(ScriptMessage::KrutiDevQuotes { typed, drawn }) = of.said.message()
    else {
        return Vec::new();
    };
    [typed, drawn].into_iter().filter_map(|own| of.to(own)).collect()
}

fn in_hindi(of: &Fault<'_>) -> Vec<Remedy> {
    suggest_name(&of.text()).and_then(|own| of.to(&own.name)).into_iter().collect()
}

fn sign_later(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Cell(
        CellMessage::SignTooEarly { word, meant }
        | CellMessage::SignPerhapsTooEarly { word, meant },
    ) = of.said.message()
    else {
        return Vec::new();
    };
    of.to(&of.text().replace(word.as_str(), meant)).into_iter().collect()
}

fn vowel_signs(of: &Fault<'_>) -> Vec<Remedy> {
    with_vowel_signs(&of.text()).and_then(|own| of.to(&own.text)).into_iter().collect()
}

fn full_stops(of: &Fault<'_>) -> Vec<Remedy> {
    with_full_stops(&of.text()).and_then(|own| of.to(&own)).into_iter().collect()
}

fn visarga(of: &Fault<'_>) -> Vec<Remedy> {
    with_visarga(&of.text()).and_then(|own| of.to(&own)).into_iter().collect()
}

fn in_digits(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Cell(CellMessage::LikeDigits { repaired }) = of.said.message() else {
        return Vec::new();
    };
    of.to(repaired).into_iter().collect()
}

fn without_part(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Cell(CellMessage::PartMissing { part }) = of.said.message() else {
        return Vec::new();
    };
    let text = of.text();
    let parts = text.split(',').map(str::trim).filter(|own| own != part);
    of.to(&parts.collect::<Vec<_>>().join(", ")).into_iter().collect()
}

fn without_character(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::MissingGlyph { character, .. } = of.said.message() else { return Vec::new() };
    let text = of.text();
    if !text.contains(*character) {
        return Vec::new();
    }
    let rest: Vec<String> =
        text.split_whitespace().map(|word| word.replace(*character, "")).collect();
    let rest: Vec<&str> =
        rest.iter().map(String::as_str).filter(|own| !own.is_empty()).collect();
    of.to(&rest.join(" ")).into_iter().collect()
}

/// Several people in one cell are invited together if it is known how both are addressed; else the
/// row is one's.
fn together_or_one(of: &Fault<'_>) -> Vec<Remedy> {
    let text = of.text();
    let names = names_of_several(&text);
    let [first, second] = &names[..] else { return Vec::new() };
    match together(first, second) {
        Some(both) => of.to(&both).into_iter().collect(),
        None => [first, second].into_iter().filter_map(|own| of.to(own)).collect(),
    }
}

/// A form of address that leaves open which: each of them.
fn either_address(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Cell(CellMessage::PrefixOpen { written, .. }) = of.said.message() else {
        return Vec::new();
    };
    let either = |c: char| matches!(c, '/' | '|' | '\\' | '-' | '–');
    let forms: Vec<&str> = written.split(either).map(str::trim).collect();
    let [first, second] = forms[..] else { return Vec::new() };
    let text = of.text();
    let to = |own: &str| of.to(&text.replacen(written.as_str(), own, 1));
    [first, second].into_iter().filter_map(to).collect()
}

/// The ledger has somebody who may be the same person.
fn same_person_or_new(of: &Fault<'_>) -> Vec<Remedy> {
    let Message::Ledger(LedgerMessage::Doubtful { known, row, .. }) = of.said.message() else {
        return Vec::new();
    };
    let settle = |serial: Option<u32>| json!({ "do": "settle", "row": row, "serial": serial });
    let same = known.iter().map(|own| {
        let (serial, person) = (own.serial, &own.person);
        let hi = format!("वही हैं: {serial} {person}");
        let label = of.words(&hi, &format!("the same: {serial} {person}"));
        Remedy { label, command: settle(Some(serial)) }
    });
    let new = Remedy {
        label: of.words("नए आमंत्रित हैं", "somebody new"), command: settle(None)
    };
    same.chain([new]).collect()
}

#[cfg(test)]
mod tests {
    use super::{REMEDIES, is_hindi_name, readings_of_date};
    use crate::diagnostic::{CodeEntry, code_entries};

    #[test]
    fn every_code_of_rows_has_its_place_in_the_table() {
        let placed: Vec<&str> = REMEDIES.iter().map(|(code, _)| *code).collect();
        assert!(placed.is_sorted_by(|one, next| one < next), "in order, each once");
        let codes: Vec<&str> = code_entries().map(CodeEntry::code).collect();
        for code in codes.iter().filter(|code| code.starts_with("A03")) {
            assert!(placed.contains(code), "{code}: what mends it, or `none`");
        }
        for code in placed {
            assert!(codes.contains(&code), "{code} is no code any more");
        }
    }

    #[test]
    fn dates_have_two_readings() {
        for (date, readings) in [
            ("03.04.2026", &["3/4", "4/3"][..]),
            ("2026-04-03", &["3/4", "4/3"]),
            ("3-Apr", &["3/4", "4/3"]),
            ("Apr-03", &["3/4", "4/3"]),
            ("5/5/2026", &["5/5"]),
            ("45000", &[]),
        ] {
            assert_eq!(readings_of_date(date), readings, "{date}");
        }
    }

    #[test]
    fn names_that_an_advocate_may_have() {
        for name in ["राम", "मो. फ़िरोज़ आलम", "आर. के. सिंह"]
        {
            assert!(is_hindi_name(name), "{name}");
        }
        for other in ["trilok", "f=yksd", "१२", "र", "", "राम Singh", "राम।"]
        {
            assert!(!is_hindi_name(other), "{other}");
        }
    }
}
