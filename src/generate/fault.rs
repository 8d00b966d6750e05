//! Where a word that cannot be printed came from.

use crate::diagnostic::{Diagnostic, Message, Place};
use crate::input::{Invitee, Job, SourceText};
use crate::shape::{Fault, WordFault};

/// The diagnostic for a faulty word: at the cell of the list it stands in, else at its
/// place in the event file or in the template.
pub(super) fn diagnostic(fault: &WordFault, invitee: &Invitee, job: &Job) -> Diagnostic {
    let part: String = match &fault.fault {
        Fault::Missing(character) => character.to_string(),
        Fault::Broken(text) => text.to_string(),
    };
    let (field, place) = cell(&fault.word, &part, invitee)
        .or_else(|| source(&part, job))
        .unwrap_or_else(|| ("name".to_owned(), invitee.origin.place()));
    let message = match &fault.fault {
        Fault::Missing(character) => Message::MissingGlyph { field, character: *character },
        Fault::Broken(text) => Message::BrokenCluster { field, text: text.to_string() },
    };
    Diagnostic::at(message, place)
}

/// Whether the fault is one of this row and not of the event.
pub(super) fn is_of_row(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.place(), Place::Cell { .. })
}

/// The field that holds the word, or at least the part of it that is at fault.
fn cell(word: &str, part: &str, invitee: &Invitee) -> Option<(String, Place)> {
    let find = |wanted: &str| invitee.fields().find(|(_, text)| text.contains(wanted));
    let (field, _) = find(word).or_else(|| find(part))?;
    Some((field.to_owned(), invitee.place(field)))
}

fn source(part: &str, job: &Job) -> Option<(String, Place)> {
    let templates = job.template.layers.iter().filter_map(|layer| layer.letter.as_ref());
    std::iter::once(job.source()).chain(templates).find_map(|SourceText { file, text }| {
        let at = text.find(part)?;
        Some((file.clone(), Place::in_text(file, text, &(at..at + part.len()))))
    })
}
