//! The front door: a job goes in, finished files come out of a sink.
//!
//! A letter goes through five stages, which `letter.rs` shows; `typeset.rs` takes all letters
//! through them, on the threads of `ordered.rs`. `check.rs` stops there. `write.rs`
//! adds the files: those of many letters grow while letters come, in their order; a letter's own
//! file begins with the fonts, so encoded letters wait in `kept.rs` until all glyphs are known.
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

/// Settings of a run.
///
/// ```
/// let options = aamantran::Options::new().threads(2).hold_back(true);
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Options {
    pub(crate) proof: bool,
    pub(crate) hold_back: bool,
    pub(crate) threads: Option<usize>,
    /// The most objects that a file may have: PDF/A's 8,388,607 when not given. A file of many
    /// letters that would have more becomes several.
    pub(crate) most_objects: Option<usize>,
}

impl Options {
    /// All letters, on as many threads as the machine runs at once, and none if a row is bad.
    pub fn new() -> Self {
        Self::default()
    }

    /// Makes only a few letters to look at: the first, the one with the longest name, and the
    /// first of each advocate.
    #[must_use]
    pub fn proof(mut self, proof: bool) -> Self {
        self.proof = proof;
        self
    }

    /// Makes the valid letters although other rows must be held back.
    #[must_use]
    pub fn hold_back(mut self, hold_back: bool) -> Self {
        self.hold_back = hold_back;
        self
    }

    /// Sets the number of threads, at least 1.
    #[must_use]
    pub fn threads(mut self, threads: usize) -> Self {
        self.threads = Some(threads);
        self
    }
}

/// Makes a file have at most so many objects, so that tests see it become several.
pub fn with_most_objects(mut options: Options, most: usize) -> Options {
    options.most_objects = Some(most);
    options
}

/// Result of a run: letters, rows held back, files.
///
/// ```
/// # fn main() -> Result<(), aamantran::Diagnostics> {
/// # let event = "version = 1\n[event]\nname = \"सभा\"\ndate = 2025-09-21\n[[advocate]]\nname = \"सीमा देवी\"\ngender = \"f\"\n[[list]]\nfile = \"list.csv\"\n";
/// # let job = aamantran::Job::from_parts(event, &[("list.csv", "उपाधि,नाम\nश्री,क्षितिज कुमार\n".as_bytes())])?;
/// let sink = aamantran::MemorySink::new();
/// let summary = aamantran::generate(&job, &aamantran::Options::new(), &sink)?;
/// for letter in &summary.letters {
///     println!("{}: {} ({} pages)", letter.serial, letter.invitee, letter.pages);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Summary {
    /// The letters made, in the order of the files of many.
    pub letters: Vec<LetterRecord>,
    /// The rows held back, in the order of the lists.
    pub held: Vec<RejectedRow>,
    /// All files made, as paths below the output folder.
    pub files: BTreeSet<String>,
    /// Findings worth knowing, though nothing is wrong.
    pub notices: Diagnostics,
}

/// One letter made; see [`Summary`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
    /// The fingerprint of all that makes it look as it does.
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
