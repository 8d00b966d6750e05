//! The pictures of a run: those that templates name by their file, and those of the event.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, PictureProblem, Place};
use crate::input::event::Event;
use crate::input::event::picture_file::PictureFile;
use crate::input::file::budget::{Budget, spent};
use crate::input::file::read::FileBytes;
use crate::input::template::layers::TemplateSource;
use crate::input::template::path::is_inside;
use crate::input::template::picture_names::named_in;
use crate::input::template::source::SourceText;
use crate::picture::{LARGEST_FILE, Picture, PictureId, Pictures, White};

/// The keys of the event's pictures, as markup and messages call them, with their files.
pub fn event_pictures(event: &Event) -> Vec<(String, PictureFile)> {
    let plain = |file: &Option<String>| {
        file.as_ref().map(|file| PictureFile { file: file.clone(), white: White::Kept })
    };
    let mut found = vec![
        ("event.logo".to_owned(), plain(&event.facts.logo)),
        ("event.logo_right".to_owned(), plain(&event.facts.logo_right)),
        ("paper.underlay".to_owned(), plain(&event.paper.underlay)),
    ];
    for (index, advocate) in event.advocates.iter().enumerate() {
        found.push((format!("advocate.{index}.signature"), advocate.signature.clone()));
        found.push((format!("advocate.{index}.seal"), advocate.seal.clone()));
    }
    found.into_iter().filter_map(|(key, file)| Some((key, file?))).collect()
}

/// Decodes all pictures. `read` gives a file by its path relative to the event file, with
/// its name for messages; `place` tells where a key stands in the event file, `in_body` where a
/// character of the body does.
pub(crate) fn read_pictures(
    event: &Event,
    template: &TemplateSource,
    budget: &Budget,
    read: impl Fn(&str, usize) -> Result<FileBytes, Message>,
    place: impl Fn(&str) -> Place,
    in_body: impl Fn(usize) -> Place,
) -> (Pictures, Diagnostics) {
    let mut reading = PictureReading {
        budget,
        read,
        pictures: Pictures::default(),
        faults: Diagnostics::new(),
        known: BTreeMap::new(),
    };
    for (key, file) in event_pictures(event) {
        if let Some(id) = reading.of_event(&file, || place(&key)) {
            reading.pictures.name(&key, id);
        }
    }
    for layer in &template.layers {
        let Some(letter) = &layer.letter else { continue };
        for (at, name) in named_in(&letter.text) {
            reading.of_template(template, letter, at, name);
        }
    }
    let body = event.letter.body.as_deref().unwrap_or_default();
    for (at, name) in named_in(body) {
        if reading.pictures.find(name).is_none() {
            let file = PictureFile { file: name.to_owned(), white: White::Kept };
            if let Some(id) = reading.of_event(&file, || in_body(body[..at].chars().count())) {
                reading.pictures.name(name, id);
            }
        }
    }
    (reading.pictures, reading.faults)
}

struct PictureReading<'b, R> {
    budget: &'b Budget,
    read: R,
    pictures: Pictures,
    faults: Diagnostics,
    /// A file that several keys name is kept once; one that is no picture is told once.
    known: BTreeMap<(String, White), Option<PictureId>>,
}

impl<R: Fn(&str, usize) -> Result<FileBytes, Message>> PictureReading<'_, R> {
    fn of_event(&mut self, file: &PictureFile, place: impl Fn() -> Place) -> Option<PictureId> {
        let key = (file.file.clone(), file.white);
        if let Some(&known) = self.known.get(&key) {
            return known;
        }
        let id = match (self.read)(&file.file, LARGEST_FILE) {
            Ok(found) => self.decoded(&found.shown, &found.bytes, file.white, place()),
            Err(message) => {
                self.faults.push(Diagnostic::at(message, place()));
                None
            }
        };
        self.known.insert(key, id);
        id
    }

    /// A file beside the template that names it, or beside the event file. One that is in
    /// neither is told when a letter is to show it.
    fn of_template(
        &mut self,
        template: &TemplateSource,
        letter: &SourceText,
        at: usize,
        name: &str,
    ) {
        if self.pictures.find(name).is_some() {
            return;
        }
        let place = || Place::in_text(&letter.file, &letter.text, &(at..at + name.len()));
        if !is_inside(name) {
            self.refuse(name, PictureProblem::OutsideFolder, place());
            return;
        }
        let own = template.layers.iter().rev().find_map(|layer| layer.pictures.get(name));
        let id = match own {
            Some(bytes) => self.decoded(name, bytes, White::Kept, place()),
            None => match (self.read)(name, LARGEST_FILE) {
                Ok(found) => self.decoded(&found.shown, &found.bytes, White::Kept, place()),
                // What is nowhere is told when a letter is to show it.
                Err(Message::FileMissing { .. }) => None,
                Err(message) => {
                    self.faults.push(Diagnostic::at(message, place()));
                    None
                }
            },
        };
        if let Some(id) = id {
            self.pictures.name(name, id);
        }
    }

    fn decoded(
        &mut self,
        shown: &str,
        bytes: &[u8],
        white: White,
        place: Place,
    ) -> Option<PictureId> {
        let memory = match Picture::memory(bytes) {
            Ok(memory) => memory,
            Err(problem) => {
                self.refuse(shown, problem, place);
                return None;
            }
        };
        let Ok(asked) = self.budget.hold(memory.kept + memory.decoding) else {
            self.faults.push(Diagnostic::at(spent(shown), place));
            return None;
        };
        match Picture::read(bytes, white) {
            Ok(picture) => {
                drop(asked);
                // Not more than was asked for.
                let kept = self.budget.hold(picture.kept().min(memory.kept));
                kept.ok()?.keep();
                Some(self.pictures.add(picture, source(bytes, white)))
            }
            Err(problem) => {
                self.refuse(shown, problem, place);
                None
            }
        }
    }

    fn refuse(&mut self, path: &str, problem: PictureProblem, place: Place) {
        let message = Message::PictureInvalid { path: path.to_owned(), problem };
        self.faults.push(Diagnostic::at(message, place));
    }
}

/// The hash of a file, and of what becomes of its white.
fn source(bytes: &[u8], white: White) -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    hasher.update(&[u8::from(white == White::Transparent)]).update(bytes);
    *hasher.finalize().as_bytes()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_of_pictures_are_found() {
        let text =
            "![a](x.png) ![b]({{ event.logo }}) [c](y.png) ![d](देव.SVG){.logo} ![e](z.gif)";
        let names: Vec<_> = named_in(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["x.png", "देव.SVG"]);
    }

    #[test]
    fn a_template_names_no_file_outside_its_folder() {
        for name in ["../x.png", "/x.png", "a/../../x.png", "C:\\x.png", "a\\..\\x.png"] {
            assert!(!is_inside(name), "{name}");
        }
        assert!(is_inside("pictures/a..b.png"));
    }
}
