//! The part of an event that the reading of its lists depends on.

use crate::hindi::Language;
use crate::input::event::{Advocate, Event, Signing};

/// All that rows of lists are read by, beside what their `[[list]]` says: two events that have the
/// same read the same lists in the same way.
#[derive(Debug)]
pub(crate) struct ListEvent {
    /// The advocates, with that alone by which rows name them, and if they issue letters.
    pub(crate) advocates: Vec<Advocate>,
    /// True if each row must say who issues its letter.
    pub(crate) must_name_advocate: bool,
    /// The language of the letters.
    pub(crate) language: Language,
}

impl ListEvent {
    pub(crate) fn of(event: &Event) -> Self {
        let advocate = |own: &Advocate| Advocate {
            id: own.id.clone(),
            name: own.name.clone(),
            alias: own.alias.clone(),
            issues: own.issues,
            ..Advocate::default()
        };
        Self {
            advocates: event.advocates.iter().map(advocate).collect(),
            must_name_advocate: event.letter.signing == Signing::Issuing
                && event.assignment.is_none(),
            language: event.letter.language,
        }
    }
}
