//! The front door: a job goes in, finished files come out of a sink.
//!
//! Letters are gone through twice. The first pass composes, shapes and lays every letter
//! out: it finds all faults before anything is written, and all words that the fonts must
//! have. Then the fonts are made, once for the batch. The second pass encodes each letter
//! and hands it on in the order of the list, whatever order the threads finish in.

mod arrangement;
mod batch;
mod collected;
mod content;
mod coverage;
mod fault;
mod first_pass;
mod fitting;
mod information;
mod outlet;
mod plan;
mod second_pass;
mod watch;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::input::{HeldRow, Job};
use crate::output::Sink;
use crate::pdf::{Images, MOST_OBJECTS};

pub use content::{Content, contents};
pub use coverage::{Coverage, coverage};
pub use watch::{Observer, Stage};

use batch::Batch;
use first_pass::Sound;

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
    pub held: Vec<HeldRow>,
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

/// Makes the files that the event asks for: the letters, the bundles, the merged file, and the
/// report.
///
/// # Errors
///
/// Everything that is wrong with the event or, unless [`Options::hold_back`] is set, with a
/// row. Nothing was written then, except when the sink itself failed.
pub fn generate(
    job: &Job,
    options: &Options,
    sink: &impl Sink,
) -> Result<Summary, Diagnostics> {
    generate_observed(job, options, sink, &())
}

/// As [`generate`], telling an observer how far it is, who may stop it.
///
/// # Errors
///
/// As [`generate`]. A run that was stopped leaves whole files only, and another one that is
/// asked for the same goes on from there.
pub fn generate_observed(
    job: &Job,
    options: &Options,
    sink: &impl Sink,
    observer: &dyn Observer,
) -> Result<Summary, Diagnostics> {
    let batch = Batch::new(job)?;
    let threads = options.threads.unwrap_or_else(default_threads).max(1);
    let Sound { mut places, models, needs, pictures, held, workers } =
        first_pass::run(&batch, threads, observer)?;
    plan::sort(job, &mut places);
    if !held.is_empty() && !options.hold_back {
        return Err(refused(&held, Message::RowsHeld { count: held.len() }));
    }
    if places.is_empty() {
        let reason =
            if held.is_empty() { Message::InviteesMissing } else { Message::AllRowsHeld };
        return Err(refused(&held, reason));
    }
    let places = if options.proof { plan::proof(&batch, places) } else { places };
    let images = Images::new(&job.pictures, &pictures);
    let run = second_pass::Run {
        places: &places,
        models: &models,
        needs: &needs,
        most_objects: options.most_objects.unwrap_or(MOST_OBJECTS),
    };
    second_pass::run(&batch, &run, workers, observer, (images, held), sink)
}

/// What [`generate`] would make of a job.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The invitees whose letters can be made: indices into [`Job::invitees`].
    pub sound: Vec<usize>,
    /// The rows that would be held back, in the order of the lists.
    pub held: Vec<HeldRow>,
}

/// Goes as far as [`generate`] goes before it writes, and writes nothing.
///
/// # Errors
///
/// Everything that is wrong with the event. Faults of rows are in [`Checked::held`].
pub fn check(job: &Job, options: &Options) -> Result<Checked, Diagnostics> {
    let threads = options.threads.unwrap_or_else(default_threads).max(1);
    let batch = Batch::new(job)?;
    let Sound { places, needs, held, .. } = first_pass::run(&batch, threads, &())?;
    second_pass::fonts(&batch, &needs)?;
    Ok(Checked { sound: places, held })
}

/// All faults of the rows held back, and why nothing is made.
fn refused(held: &[HeldRow], reason: Message) -> Diagnostics {
    let mut diagnostics: Diagnostics =
        held.iter().flat_map(|row| row.diagnostics.iter().cloned()).collect();
    diagnostics.push(Diagnostic::new(reason));
    diagnostics
}

fn default_threads() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
