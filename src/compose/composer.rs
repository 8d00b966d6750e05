//! Filling in the template.

use std::collections::BTreeMap;

use tera::{ErrorKind, Tera};

use crate::compose::block::Letter;
use crate::compose::cap::{self, Capped};
use crate::compose::context::Shared;
use crate::compose::escape::escape;
use crate::compose::filters;
use crate::compose::markup::MarkupFault;
use crate::compose::memory::{Digest, Memory, Reading};
use crate::compose::meter::Metered;
use crate::diagnostic::{Diagnostic, Message, Place};
use crate::hindi;
use crate::input::{Event, Invitee, Letterhead, SourceText, TemplateSource};
use crate::picture::{PictureId, Pictures};

/// Composes the letters of a batch. Shared by all threads.
#[derive(Debug)]
pub struct Composer<'a> {
    event: &'a Event,
    pictures: &'a Pictures,
    tera: Tera,
    shared: Shared,
    main: String,
    /// The file behind each name that tera knows a template by.
    files: Files<'a>,
}

/// The files of a template, and as they are given to tera, by the names that it knows them by.
type Files<'a> = BTreeMap<String, (&'a SourceText, Metered)>;

/// A composed letter with what the papers say about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Composed {
    /// Its parts.
    pub letter: Letter,
    /// The letter number as printed; empty when the event has no pattern.
    pub number: String,
    /// Of the Djot that it was read from, the template with all data filled in.
    pub digest: Digest,
    /// The pictures that it shows, in reading order.
    pub pictures: Vec<PictureId>,
}

impl<'a> Composer<'a> {
    /// Compiles a template.
    ///
    /// # Errors
    ///
    /// What is wrong in the template, with its place.
    pub fn new(
        event: &'a Event,
        template: &'a TemplateSource,
        pictures: &'a Pictures,
    ) -> Result<Self, Diagnostic> {
        let mut tera = Tera::new();
        tera.autoescape_on([""]);
        tera.set_escape_fn(escape);
        filters::register(&mut tera, &event.wording, event.letter.language);
        cap::register(&mut tera);
        let mut files = Files::new();
        let mut main = String::new();
        for layer in &template.layers {
            if let Some(source) = &layer.letter {
                main = format!("{}/letter.dj", layer.name);
                files.insert(main.clone(), (source, Metered::new(&source.text)));
            }
        }
        // All at once, since one may extend the other.
        tera.add_raw_templates(files.iter().map(|(name, (_, metered))| (name, &metered.text)))
            .map_err(|error| diagnostic(&error, &files))?;
        let shared = Shared::new(event, files.values().map(|(source, _)| source.text.as_str()));
        Ok(Self { event, pictures, tera, shared, main, files })
    }

    /// Composes the letter to an invitee.
    ///
    /// # Errors
    ///
    /// When the template cannot be filled in or gives markup that a letter has no use for.
    pub fn compose(&self, invitee: &Invitee, serial: u32) -> Result<Composed, Diagnostic> {
        self.compose_with(invitee, serial, &mut Memory::default())
    }

    /// The same with what was read for earlier letters of this composer.
    ///
    /// # Errors
    ///
    /// As [`Composer::compose`].
    pub fn compose_with(
        &self,
        invitee: &Invitee,
        serial: u32,
        memory: &mut Memory,
    ) -> Result<Composed, Diagnostic> {
        let pattern = self.event.letter.number.as_ref();
        let number = pattern.map(|pattern| pattern.format(serial)).unwrap_or_default();
        let number = hindi::digits(&number, self.event.wording.digits);
        let markup = self.render(invitee, serial, &number)?;
        let Reading { blocks, digest } = memory
            .read(&markup, self.event.wording.digits, self.pictures)
            .map_err(|fault| self.diagnostic(fault))?;
        let mut letter = Letter { blocks };
        if self.event.paper.letterhead == Letterhead::Printed {
            letter.remove("letterhead");
        }
        let pictures = if self.pictures.is_empty() { Vec::new() } else { letter.pictures() };
        Ok(Composed { letter, number, digest, pictures })
    }

    /// The template filled in: text in UTF-8.
    fn render(
        &self,
        invitee: &Invitee,
        serial: u32,
        number: &str,
    ) -> Result<Vec<u8>, Diagnostic> {
        let context = self.shared.with_letter(self.event, invitee, serial, number);
        let mut markup = Capped::new();
        if let Err(error) = self.tera.render_to(&self.main, &context, &mut markup) {
            let mut found = diagnostic(&error, &self.files);
            if markup.is_full {
                found = Diagnostic::at(Message::TemplateTooMuch, found.place().clone());
            }
            return Err(found);
        }
        Ok(markup.text())
    }

    /// Djot came from the template or from the event's `letter.body`; the template is named.
    fn diagnostic(&self, fault: MarkupFault) -> Diagnostic {
        let file = self.files.get(&self.main).map_or(&*self.main, |(source, _)| &source.file);
        let whole = Place::file(file);
        match fault {
            MarkupFault::Unsupported(what) => {
                Diagnostic::at(Message::MarkupUnsupported { what }, whole)
            }
            MarkupFault::PictureUnknown(name) => {
                let place = self.place_of(&name).unwrap_or(whole);
                Diagnostic::at(Message::PictureUnknown { name }, place)
            }
            MarkupFault::PictureWithoutText(name) => {
                let place = self.place_of(&name).unwrap_or(whole);
                Diagnostic::at(Message::PictureWithoutText { name }, place)
            }
            MarkupFault::LanguageUnknown(code) => {
                let place = self.place_of_text(&format!("lang={code}"));
                let place = place.or_else(|| self.place_of_text(&format!("lang=\"{code}\"")));
                let known = hindi::CODES.join(", ");
                let message = Message::LanguageUnknown { code, known };
                Diagnostic::at(message, place.unwrap_or(whole))
            }
            MarkupFault::QrTooLong(text) => Diagnostic::at(Message::QrTooLong { text }, whole),
        }
    }

    /// Where a template has a text; that it extends last.
    fn place_of_text(&self, text: &str) -> Option<Place> {
        self.files.values().rev().find_map(|(source, _)| {
            let at = source.text.find(text)?;
            Some(Place::in_text(&source.file, &source.text, &(at..at + text.len())))
        })
    }

    /// Where a template names a picture; that it extends last.
    fn place_of(&self, name: &str) -> Option<Place> {
        self.files.values().rev().find_map(|(source, _)| {
            let at = source.text.find(&format!("]({name}"))? + 2;
            Some(Place::in_text(&source.file, &source.text, &(at..at + name.len())))
        })
    }
}

/// One of our messages around one of tera's.
fn diagnostic(error: &tera::Error, files: &Files<'_>) -> Diagnostic {
    let (report, is_syntax) = match error.kind() {
        ErrorKind::SyntaxError(report) => (Some(report), true),
        ErrorKind::RenderingError(report) => (Some(report), false),
        _ => (None, true),
    };
    let detail = report.map_or_else(
        // Without a report the text is several lines for a terminal.
        || error.to_string().split_whitespace().collect::<Vec<_>>().join(" "),
        |report| report.message().to_owned(),
    );
    let message =
        if detail.contains(filters::UNSAFE) || error.to_string().contains(filters::UNSAFE) {
            Message::UnsafeFilter
        } else if detail.contains(cap::TOO_MUCH) {
            Message::TemplateTooMuch
        } else if is_syntax {
            Message::TemplateSyntax { detail }
        } else {
            Message::TemplateRender { detail }
        };
    let place = report
        .and_then(|report| {
            let (source, metered) = files.get(report.filename())?;
            let range = &report.span().range;
            let range = metered.original(range.start)..metered.original(range.end);
            Some(Place::in_text(&source.file, &source.text, &range))
        })
        .or_else(|| files.values().next_back().map(|(source, _)| Place::file(&source.file)))
        .unwrap_or_default();
    Diagnostic::at(message, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose::markup;
    use crate::compose::segments::segments;
    use crate::input::Job;

    #[test]
    fn letters_read_in_pieces_are_those_read_as_a_whole() {
        let samples = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("samples");
        let mut events = 0;
        for sample in std::fs::read_dir(samples).unwrap() {
            let event = sample.unwrap().path().join("event.toml");
            if !event.exists() {
                continue;
            }
            events += 1;
            let job = Job::read(&event).unwrap();
            let composer = Composer::new(&job.event, &job.template, &job.pictures).unwrap();
            let digits = job.event.wording.digits;
            let mut memory = Memory::default();
            for invitee in &job.invitees {
                let markup = composer.render(invitee, 7, "7").unwrap();
                let text = str::from_utf8(&markup).unwrap();
                let whole = markup::parse(text, digits, &job.pictures).unwrap();
                let pieces = memory.read(&markup, digits, &job.pictures).unwrap();
                assert!(pieces.blocks.iter().map(|block| &**block).eq(&whole), "{text}");
                let cut = segments(&markup);
                assert!(cut.len() > 4, "{event:?}: {cut:?}");
                for piece in cut {
                    let read = markup::parse_piece(&text[piece.clone()], digits, &job.pictures);
                    assert!(read.is_some(), "{}", &text[piece]);
                }
            }
        }
        assert!(events > 5);
    }
}
