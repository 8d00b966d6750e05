use std::collections::BTreeMap;
use std::ops::Range;
use std::path::Path;

use super::{Event, Invitee, RowOrigin, SourceText, TemplateSource};
use crate::diagnostic::{Diagnostics, Place};

/// Everything one run needs, read and checked: after this nothing reads a file.
#[derive(Clone, Debug)]
pub struct Job {
    /// What the event file says.
    pub event: Event,
    /// The template.
    pub template: TemplateSource,
    /// The invitees whose rows are sound, in the order of the lists.
    pub invitees: Vec<Invitee>,
    /// The rows that have errors, in the order of the lists.
    pub held: Vec<HeldRow>,
    /// What is worth saying but stops nothing.
    pub warnings: Diagnostics,
    /// How many rows of the lists were empty and passed over.
    pub empty_rows: usize,
    pub(super) source: SourceText,
    /// Dotted key (`letter.body`) → where its value stands in the event file.
    pub(super) spans: BTreeMap<String, Range<usize>>,
}

/// A row for which no letter can be made.
#[derive(Clone, Debug)]
pub struct HeldRow {
    /// Where it stands.
    pub origin: RowOrigin,
    /// The name in it, possibly empty.
    pub name: String,
    /// The advocate, if that much is known.
    pub advocate: Option<usize>,
    /// What is wrong with it.
    pub diagnostics: Diagnostics,
}

impl Job {
    /// Reads the event file and what it names: lists and a template, relative to it.
    ///
    /// # Errors
    /// Everything that is wrong with the event itself. Errors of single rows are in
    /// [`Job::held`] instead.
    pub fn read(event: &Path) -> Result<Self, Diagnostics> {
        let _ = event;
        Err(Diagnostics::new())
    }

    /// The same from parts in memory: the text of the event file, and the lists by the names
    /// that it gives them. The template must be a built-in one.
    ///
    /// # Errors
    /// As [`Job::read`].
    pub fn from_parts(event: &str, lists: &[(&str, &[u8])]) -> Result<Self, Diagnostics> {
        let _ = (event, lists);
        Err(Diagnostics::new())
    }

    /// Where the value of a dotted key, such as `letter.body` or `advocate.0.name`, stands in
    /// the event file; the whole file if it is not given.
    pub fn place(&self, key: &str) -> Place {
        match self.spans.get(key) {
            Some(span) => Place::in_text(&self.source.file, &self.source.text, span),
            None => Place::file(&self.source.file),
        }
    }

    /// The event file.
    pub fn source(&self) -> &SourceText {
        &self.source
    }
}
