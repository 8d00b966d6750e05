//! Names and texts in another script than their letters.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, EditionMessage, Message, ScriptMessage};
use crate::hindi::{Language, is_devanagari};
use crate::input::event::Advocate;
use crate::input::job::edition::Edition;
use crate::input::list::repair::conversion::LatinColumn;
use crate::input::list::row::invitee::Invitee;

/// The names in Latin letters that are not of letters in English, which the warnings on the columns
/// that they stand in are about. `columns` are those of all lists, by which `[[list]]` they are of.
pub(super) fn latin_names(
    editions: &[Edition],
    invitees: &[Invitee],
    columns: Vec<(usize, LatinColumn)>,
    faults: &mut Diagnostics,
) -> Vec<String> {
    let of_english: BTreeSet<(usize, usize)> = if columns.is_empty() {
        BTreeSet::new()
    } else {
        let row = |own: &Invitee| (own.origin.headers.list, own.origin.row);
        in_english(editions, invitees).map(row).collect()
    };
    let mut names = Vec::new();
    for (list, mut column) in columns {
        column.cells.retain(|cell| !of_english.contains(&(list, cell.row)));
        if let Some(message) = column.message() {
            faults.push(Diagnostic::at(message.into(), column.place));
        }
        names.extend(column.cells.into_iter().map(|cell| cell.text));
    }
    names
}

/// Those whose letters are in English.
fn in_english<'i>(
    editions: &'i [Edition],
    invitees: &'i [Invitee],
) -> impl Iterator<Item = &'i Invitee> {
    let is_english: Vec<bool> =
        editions.iter().map(|own| own.event.letter.language == Language::English).collect();
    invitees.iter().filter(move |own| is_english.get(own.edition).is_some_and(|own| *own))
}

/// The warning that letters in English are to names in Devanagari, at the first of them.
pub(super) fn hindi_in_english(
    editions: &[Edition],
    invitees: &[Invitee],
) -> Option<Diagnostic> {
    let is_hindi = |invitee: &&Invitee| invitee.name().contains(is_devanagari);
    let mut found = in_english(editions, invitees).filter(is_hindi);
    let first = found.next()?;
    let message =
        ScriptMessage::HindiNames { letters: 1 + found.count(), name: first.name().to_owned() };
    Some(Diagnostic::at(message.into(), first.place("name")))
}

/// The warnings that variants in English have texts in Devanagari, which mostly are the event's.
pub(super) fn hindi_in_variants(editions: &[Edition]) -> Vec<Diagnostic> {
    let mut variants: Vec<usize> = Vec::new();
    let mut said = Vec::new();
    for edition in editions {
        let (event, key) = (&edition.event, edition.key);
        // A variant on several papers is several editions.
        let variant = key.variant.filter(|own| !variants.contains(own));
        let Some((index, variant)) =
            variant.and_then(|index| Some((index, event.variants.get(index)?)))
        else {
            continue;
        };
        variants.push(index);
        if event.letter.language != Language::English {
            continue;
        }
        let own = [
            ("event.name", Some(event.facts.name.as_str())),
            ("letter.body", event.letter.body.as_deref()),
        ];
        let texts = own
            .into_iter()
            .chain(event.facts.texts.all())
            .chain(event.letter.texts.all())
            .chain(event.wording.texts.all());
        let is_hindi = |text: &&str| text.contains(is_devanagari);
        let texts = texts.filter(|(_, text)| text.as_ref().is_some_and(is_hindi));
        let mut keys: Vec<String> = texts.map(|(key, _)| format!("`{key}`")).collect();
        let printed = |own: &Advocate| {
            let english = own.english.name.as_deref();
            english.unwrap_or(&own.name).contains(is_devanagari)
        };
        if event.advocates.iter().any(printed) {
            keys.push("`advocate.name`".to_owned());
        }
        if !keys.is_empty() {
            let (name, keys) = (variant.name.clone(), keys.join(", "));
            let message = Message::Edition(EditionMessage::VariantInHindi { name, keys });
            said.push(Diagnostic::at(message, edition.places.place("letter.language")));
        }
    }
    said
}
