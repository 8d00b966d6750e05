//! The pictures of a run: those that templates name by their file, and those of the event.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, PictureProblem, Place};
use crate::input::event::Event;
use crate::input::event::picture_file::PictureFile;
use crate::input::file::budget::{Budget, spent};
use crate::input::file::read::FileBytes;
use crate::input::template::event_places::EventPlaces;
use crate::input::template::layers::TemplateSource;
use crate::input::template::path::is_inside;
use crate::input::template::picture_names::named_in;
use crate::input::template::source::SourceText;
use crate::picture::{LARGEST_FILE, Picture, PictureId, PictureList, White};

/// The keys of the event's pictures, as markup and messages call them, with their files.
pub fn event_pictures(event: &Event) -> Vec<(String, PictureFile)> {
    let plain = |file: &Option<String>| {
        file.as_ref().map(|file| PictureFile { file: file.clone(), white: White::Kept })
    };
    let mut found = vec![
        ("event.logo".to_owned(), plain(&event.facts.logo)),
        ("event.logo_right".to_owned(), plain(&event.facts.logo_right)),
        ("paper.underlay".to_owned(), plain(&event.paper().underlay)),
        ("paper.guide".to_owned(), plain(&event.paper().guide)),
    ];
    for (index, advocate) in event.advocates.iter().enumerate() {
        found.push((format!("advocate.{index}.signature"), advocate.signature.clone()));
        found.push((format!("advocate.{index}.seal"), advocate.seal.clone()));
    }
    found.into_iter().filter_map(|(key, file)| Some((key, file?))).collect()
}

/// Decodes the pictures of editions, one after the other; a file that several name is kept once.
pub(crate) struct PictureReading<'b, R> {
    budget: &'b Budget,
    read: R,
    list: PictureList,
    faults: Diagnostics,
    /// Files that the event names; one that is no picture is told once.
    known: BTreeMap<(String, White), Option<PictureId>>,
    /// Files that a template names, by its name.
    of_templates: BTreeMap<(String, String), Option<PictureId>>,
}

/// The names that an edition calls its pictures by.
type Names = BTreeMap<String, PictureId>;

impl<'b, R: Fn(&str, usize) -> Result<FileBytes, Message>> PictureReading<'b, R> {
    /// `read` gives a file by its path relative to the event file, with its name for messages.
    pub(crate) fn new(budget: &'b Budget, read: R) -> Self {
        Self {
            budget,
            read,
            list: PictureList::default(),
            faults: Diagnostics::new(),
            known: BTreeMap::new(),
            of_templates: BTreeMap::new(),
        }
    }

    /// Decodes the pictures of an edition that are not known; gives the names by which it calls
    /// its own, and what is wrong.
    pub(crate) fn read(
        &mut self,
        event: &Event,
        template: &TemplateSource,
        places: &EventPlaces,
    ) -> (Names, Diagnostics) {
        let mut names = Names::new();
        for (key, file) in event_pictures(event) {
            if let Some(id) = self.of_event(&file, || places.place(&key)) {
                names.insert(key, id);
            }
        }
        for layer in &template.layers {
            let Some(letter) = &layer.letter else { continue };
            for (at, name) in named_in(&letter.text) {
                if !names.contains_key(name) {
                    let id = self.of_template(template, letter, at, name);
                    names.extend(id.map(|id| (name.to_owned(), id)));
                }
            }
        }
        let body = event.letter.body.as_deref().unwrap_or_default();
        let in_body = |at: usize| places.text_places("letter.body").place(at);
        for (at, name) in named_in(body) {
            if !names.contains_key(name) {
                let file = PictureFile { file: name.to_owned(), white: White::Kept };
                let id = self.of_event(&file, || in_body(body[..at].chars().count()));
                names.extend(id.map(|id| (name.to_owned(), id)));
            }
        }
        (names, std::mem::take(&mut self.faults))
    }

    /// All that were decoded.
    pub(crate) fn finish(self) -> PictureList {
        self.list
    }

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
    ) -> Option<PictureId> {
        let main = template.layers.last().map(|layer| layer.name.clone()).unwrap_or_default();
        let key = (main, name.to_owned());
        if let Some(&known) = self.of_templates.get(&key) {
            return known;
        }
        let place = || Place::in_text(&letter.file, &letter.text, &(at..at + name.len()));
        let own = template.layers.iter().rev().find_map(|layer| layer.pictures.get(name));
        let id = match own {
            _ if !is_inside(name) => {
                self.refuse(name, PictureProblem::OutsideFolder, place());
                None
            }
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
        self.of_templates.insert(key, id);
        id
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
                Some(self.list.add(picture, source(bytes, white)))
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
