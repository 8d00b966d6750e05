//! Where a text that cannot be printed came from.

use crate::diagnostic::{Diagnostic, Message, Place};
use crate::geom::POINTS_PER_MM;
use crate::input::{Invitee, Job, SourceText};
use crate::layout::LayoutFault;
use crate::shape::{Fault, WordFault};

/// The diagnostic for a fault: at the cell of the list that is to blame, else at the value of
/// the event file or the line of the template.
pub(super) fn diagnostic(fault: &LayoutFault, invitee: &Invitee, job: &Job) -> Diagnostic {
    match fault {
        LayoutFault::TooLong { excess, line } => {
            let whole = |number: f64| format!("{:.0}", number.ceil().max(1.0));
            let message = Message::TooLongForPage {
                name: invitee.name.clone(),
                millimetres: whole(excess.0 / POINTS_PER_MM),
                lines: whole(excess.0 / line.0.max(1.0)),
            };
            Diagnostic::at(message, invitee.place("name"))
        }
        LayoutFault::Word(WordFault { word, fault: Fault::Missing(character) }) => {
            let (field, place) = origin(word, &character.to_string(), invitee, job);
            Diagnostic::at(Message::MissingGlyph { field, character: *character }, place)
        }
        LayoutFault::Word(WordFault { word, fault: Fault::Broken(text) }) => {
            let (field, place) = origin(word, text, invitee, job);
            Diagnostic::at(Message::BrokenCluster { field, text: text.to_string() }, place)
        }
        LayoutFault::Word(WordFault { word, fault: Fault::Unforeseen }) => {
            let detail = format!("the template gave `{word}` only the second time");
            Diagnostic::new(Message::TemplateRender { detail })
        }
        LayoutFault::PictureDoesNotFit => Diagnostic::new(Message::PictureDoesNotFit),
        LayoutFault::DoesNotFit(text) => {
            let text = text.trim();
            let (_, place) = origin(text, text, invitee, job);
            Diagnostic::at(Message::DoesNotFit { text: text.to_owned() }, place)
        }
    }
}

/// Whether the fault is one of this row and not of the event.
pub(super) fn is_of_row(diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.place(), Place::Cell { .. })
}

/// The heading (or the field, where it has none) and place of a word, or at least of the part of it that is at fault.
fn origin(word: &str, part: &str, invitee: &Invitee, job: &Job) -> (String, Place) {
    let cell = |wanted: &str| invitee.fields().find(|(_, text)| text.contains(wanted));
    if let Some((field, _)) = cell(word).or_else(|| cell(part)) {
        let heading = invitee.heading(field).unwrap_or(field);
        return (heading.to_owned(), invitee.place(field));
    }
    let file = &job.source().file;
    let template = || {
        let letters = job.template.layers.iter().filter_map(|layer| layer.letter.as_ref());
        letters.rev().find_map(|SourceText { file, text }| {
            let at = text.find(part)?;
            Some((file.clone(), Place::in_text(file, text, &(at..at + part.len()))))
        })
    };
    job.place_of(word)
        .or_else(|| job.place_of(part))
        .map(|place| (file.clone(), place))
        .or_else(template)
        // Written another way, as with an escape, it can only stand in the event file.
        .unwrap_or_else(|| (file.clone(), Place::file(file)))
}
