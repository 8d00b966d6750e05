//! The front door: a job goes in, finished files come out of a sink.
//!
//! A letter goes through five stages, which [`letter`] shows; [`typeset`] takes all letters
//! through them, on the threads of [`ordered`]. [`check`](mod@check) stops there. [`write`](mod@write)
//! adds the files: those of many letters grow while letters come, in their order; a letter's own
//! file begins with the fonts, so encoded letters wait in [`kept`] until all glyphs are known.
//!
//! A letter is the same bytes whatever others are made, on any number of threads.

mod batch;
mod check;
mod content;
mod coverage;
mod fault;
mod fit;
mod information;
mod kept;
mod kinds;
mod letter;
mod merged;
mod ordered;
mod plan;
mod remarks;
mod report;
mod typeset;
mod watch;
mod write;

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::input::RejectedRow;
use crate::parallel::cores;

pub use check::{Checked, check};
pub use content::{Content, contents};
pub use coverage::{Coverage, coverage};
pub use plan::files_of_all;
pub use watch::{Observer, Stage};
pub use write::{generate, generate_observed};

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Make only a few letters to look at: the first, the one with the longest name, and the
    /// first of each advocate.
    pub proof: bool,
    /// Make the sound letters although others must be held back.
    pub hold_back: bool,
    /// Number of threads; as many as the machine runs at once when not given.
    pub threads: Option<usize>,
    /// The most objects that a file may have: PDF/A's 8,388,607 when not given. A file of many
    /// letters that would have more becomes several.
    pub most_objects: Option<usize>,
}

/// What a run made.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The letters made, in the order of the files of many.
    pub letters: Vec<LetterRecord>,
    /// The rows held back, in the order of the lists.
    pub held: Vec<RejectedRow>,
    /// All files made, as paths below the output folder.
    pub files: BTreeSet<String>,
    /// What is worth knowing, though nothing is wrong.
    pub notices: Diagnostics,
}

/// One letter made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterRecord {
    /// Its serial.
    pub serial: u32,
    /// The letter number as printed; empty when the event has no pattern.
    pub number: String,
    /// The invitee's name.
    pub invitee: String,
    /// Who issued it: an index into the event's advocates.
    pub advocate: Option<usize>,
    /// Its own file; empty if the event asks for none.
    pub file: String,
    /// Its pages.
    pub pages: usize,
    /// What makes it look as it does.
    pub content: Content,
}

/// Letters that a thread takes at a time, and whose codes are numbered together: another number
/// gives other bytes.
const CHUNK: usize = 32;

/// The letters of a chunk.
fn chunk(places: &[usize], index: usize) -> Option<&[usize]> {
    let rest = places.get(index * CHUNK..).filter(|rest| !rest.is_empty())?;
    Some(&rest[..CHUNK.min(rest.len())])
}

fn threads(options: &Options) -> usize {
    options.threads.unwrap_or_else(cores).max(1)
}
