//! Where a text that cannot be printed came from.

use crate::diagnostic::{Diagnostic, Diagnostics, LayoutMessage, Message, Place};
use crate::generate::batch::Batch;
use crate::geom::POINTS_PER_MM;
use crate::input::{Invitee, Job, SourceText, event_pictures};
use crate::layout::{LayoutFault, Stray};
use crate::pdf::{FontError, Unforeseen};
use crate::shape::{Fault, WordFault};

/// The diagnostic for a fault: at the cell of the list that is to blame, else at the value of
/// the event file or the line of the template.
pub(super) fn diagnostic(
    fault: &LayoutFault,
    invitee: &Invitee,
    batch: &Batch<'_>,
) -> Diagnostic {
    let job = batch.job;
    match fault {
        LayoutFault::TooLong { excess, line } => {
            let whole = |number: f64| format!("{:.0}", number.ceil().max(1.0));
            let message = LayoutMessage::TooLong {
                name: invitee.name().to_owned(),
                millimetres: whole(excess.0 / POINTS_PER_MM),
                lines: whole(excess.0 / line.0.max(1.0)),
            };
            Diagnostic::at(Message::Layout(message), invitee.place("name"))
        }
        LayoutFault::Word(WordFault { word, fault: Fault::Missing(character) }) => {
            let (field, place) = origin(word, &character.to_string(), invitee, job);
            Diagnostic::at(Message::MissingGlyph { field, character: *character }, place)
        }
        LayoutFault::Word(WordFault { word, fault: Fault::Broken(text) }) => {
            let (field, place) = origin(word, text, invitee, job);
            Diagnostic::at(Message::BrokenCluster { field, text: text.to_string() }, place)
        }
        LayoutFault::PageNumber(fault) => {
            let own = diagnostic(fault, invitee, batch);
            Diagnostic::at(own.message().clone(), batch.sheet.place("page_number"))
        }
        LayoutFault::TooNarrow(text) => {
            let (text, place) = of_text(text, invitee, job);
            Diagnostic::at(Message::Layout(LayoutMessage::TooNarrow { text }), place)
        }
        LayoutFault::Idle { property, text } => {
            let message = LayoutMessage::PropertyIdle { property, text: text.clone() };
            Diagnostic::at(Message::Layout(message), style(job))
        }
        LayoutFault::Beyond(stray) => beyond(stray, invitee, job),
    }
}

/// What would stand beyond the edge of the sheet, at its own place.
fn beyond(stray: &Stray, invitee: &Invitee, job: &Job) -> Diagnostic {
    let (message, place) = match stray {
        Stray::Text(text) => {
            let (text, place) = of_text(text, invitee, job);
            (LayoutMessage::TextBeyond { text }, place)
        }
        Stray::Picture(picture) => {
            let key = job.pictures.name_of(*picture).unwrap_or_default();
            let (name, place) =
                match event_pictures(&job.event).into_iter().find(|own| own.0 == key) {
                    Some((_, own)) => (own.file, job.place(key)),
                    None => (key.to_owned(), origin(key, key, invitee, job).1),
                };
            (LayoutMessage::PictureBeyond { name }, place)
        }
        Stray::Code => (LayoutMessage::CodeBeyond, style(job)),
        // The words beside it only help to find it: the style is to blame, not the row.
        Stray::Line { near } => (LayoutMessage::LineBeyond { near: near.clone() }, style(job)),
    };
    Diagnostic::at(Message::Layout(message), place)
}

/// A text, and where it came from.
fn of_text(text: &str, invitee: &Invitee, job: &Job) -> (String, Place) {
    let text = text.trim();
    (text.to_owned(), origin(text, text, invitee, job).1)
}

/// The last style file that counts.
fn style(job: &Job) -> Place {
    let styles = job.template.layers.iter().rev().find_map(|layer| layer.style.as_ref());
    styles.map_or(Place::None, |style| Place::file(&style.file))
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

/// Why the fonts of a batch cannot be made.
pub(super) fn of_font(batch: &Batch<'_>, error: FontError) -> Diagnostic {
    Diagnostic::new(match error {
        FontError::TooManyCodes(_) => Message::TooManyGlyphs,
        FontError::Damaged(face) => {
            Message::FontInvalid { detail: batch.library.face(face).name.clone() }
        }
    })
}

impl From<Unforeseen> for Diagnostic {
    fn from(word: Unforeseen) -> Self {
        Self::new(Message::TemplateRender { detail: word.to_string() })
    }
}

impl From<Unforeseen> for Diagnostics {
    fn from(word: Unforeseen) -> Self {
        Diagnostic::from(word).into()
    }
}
