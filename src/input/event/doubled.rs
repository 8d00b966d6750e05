//! Texts of the event file that hold what every template prints itself.

use crate::diagnostic::{DoubledPart, Message};
use crate::input::event::{Facts, LetterSpec};
use crate::text::word_key;
use crate::toml::document::TomlTable;

/// Lines with which letters begin.
const SALUTATIONS: [&str; 16] = [
    "महोदय",
    "महोदया",
    "प्रिय महोदय",
    "प्रिय महोदया",
    "महोदय/महोदया",
    "माननीय महोदय",
    "मान्यवर",
    "महाशय",
    "श्रीमान",
    "श्रीमान जी",
    "प्रिय साथी",
    "साथियो",
    "Sir",
    "Dear Sir",
    "Dear Madam",
    "Dear Sir/Madam",
];

/// Lines with which letters end.
const CLOSINGS: [&str; 11] = [
    "भवदीय",
    "भवदीया",
    "निवेदक",
    "निवेदकगण",
    "प्रार्थी",
    "विनीत",
    "आपका",
    "आपकी",
    "Yours faithfully",
    "Yours sincerely",
    "Yours truly",
];

/// Warns of agenda points with numbers of their own, and of a hall whose town is that of `place`.
/// Of a variant's table only what it gives itself is looked at.
pub(super) fn check_facts(table: &TomlTable<'_, '_>, facts: &Facts) {
    if table.has("agenda")
        && let Some(point) = facts.agenda.iter().find(|point| is_numbered(point))
    {
        report(table, "agenda", point, DoubledPart::PointNumber);
    }
    let last = facts.texts.venue.as_deref().and_then(|venue| venue.rsplit_once(','));
    let last = last.map(|(_, town)| word_key(town));
    if table.has("venue")
        && let Some(venue) = &facts.texts.venue
        && let Some(place) = &facts.texts.place
        // Templates leave out a `place` that `venue` has whole.
        && !venue.contains(place.as_str())
        && place.split(',').next().map(word_key) == last
    {
        report(table, "venue", venue, DoubledPart::Town);
    }
}

/// Warns of a body that begins with a salutation or ends with a closing.
pub(super) fn check_letter(table: &TomlTable<'_, '_>, letter: &LetterSpec) {
    let Some(body) = letter.body.as_ref().filter(|_| table.has("body")) else { return };
    let mut lines = body.lines().map(str::trim).filter(|line| !line.is_empty());
    let is_one = |line: &str, known: &[&str]| {
        let key = word_key(line);
        known.iter().any(|own| word_key(own) == key)
    };
    let Some(first) = lines.next() else { return };
    if is_one(first, &SALUTATIONS) {
        report(table, "body", first, DoubledPart::Salutation);
    }
    if let Some(last) = lines.next_back().filter(|last| is_one(last, &CLOSINGS)) {
        report(table, "body", last, DoubledPart::Closing);
    }
}

/// True if a text begins with a number and its mark, like `1. ` or `(२) `.
fn is_numbered(text: &str) -> bool {
    let text = text.trim_start().trim_start_matches('(');
    let behind =
        text.trim_start_matches(|c: char| c.is_ascii_digit() || ('०'..='९').contains(&c));
    let digits = text.len() - behind.len();
    let is_mark = behind.starts_with([')', '.', '-', '।', '–']);
    digits > 0 && is_mark && !behind[1..].starts_with(|c: char| c.is_ascii_digit())
}

fn report(table: &TomlTable<'_, '_>, key: &str, text: &str, part: DoubledPart) {
    table.report(key, Message::TextDoubled { text: text.to_owned(), part });
}
