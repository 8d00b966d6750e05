//! Findings that say the same of many rows, told once: an advocate or a paper
//! that the event file does not name is in half the rows of a list.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, EditionMessage, Message, Place};

/// The findings, of those that name the same unknown advocate in one list the first only, with the
/// number of rows.
pub(super) fn grouped<'d>(all: impl IntoIterator<Item = &'d Diagnostic>) -> Vec<Diagnostic> {
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut first: BTreeMap<RowsKey, usize> = BTreeMap::new();
    for found in all {
        let Some(key) = key(found) else {
            told.push(found.clone());
            continue;
        };
        if let Some(&at) = first.get(&key) {
            if let Some(both) = together(&told[at], found) {
                told[at] = both;
            }
        } else {
            first.insert(key, told.len());
            told.push(found.clone());
        }
    }
    told
}

/// The list or the event file, what is asked for by name, and the name: by these findings belong together.
type RowsKey = (String, &'static str, String);

fn key(found: &Diagnostic) -> Option<RowsKey> {
    let (table, value) = match found.message() {
        Message::AdvocateUnknown { value, .. } => ("advocate", value),
        Message::Edition(EditionMessage::Unknown { value, table, .. }) => (*table, value),
        _ => return None,
    };
    match found.place() {
        Place::Cell { file, .. } | Place::Text { file, .. } => {
            Some((file.clone(), table, value.clone()))
        }
        _ => None,
    }
}

/// One finding for the rows of two.
fn together(one: &Diagnostic, other: &Diagnostic) -> Option<Diagnostic> {
    let mut message = one.message().clone();
    match (&mut message, other.message()) {
        (
            Message::AdvocateUnknown { rows, .. },
            Message::AdvocateUnknown { rows: more, .. },
        )
        | (
            Message::Edition(EditionMessage::Unknown { rows, .. }),
            Message::Edition(EditionMessage::Unknown { rows: more, .. }),
        ) => *rows += more,
        _ => return None,
    }
    Some(Diagnostic::at(message, one.place().clone()))
}
