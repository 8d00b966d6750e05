//! The front door: a job goes in, finished files come out of a sink.
//!
//! The first pass composes, shapes and lays every letter out: it finds all faults before any
//! file appears, and all words that the fonts must have. Then the fonts are made, once for the
//! batch. A letter's own file begins with the fonts, so the second pass goes through the
//! letters again, encodes each and writes its file. Files of many letters end with the fonts:
//! if there are no others, the first pass encodes, too, and there is no second.
//!
//! Either way letters are handed on in the order of the list, whatever order the threads
//! finish in, and a letter is the same bytes.

mod arrangement;
mod batch;
mod collected;
mod content;
mod coverage;
mod fault;
mod first_pass;
mod fitting;
mod information;
mod kinds;
mod made;
mod models;
mod outlet;
mod plan;
mod remarks;
mod second_pass;
mod turns;
mod watch;
mod window;

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::input::{HeldRow, Job};
use crate::output::{FileNames, Sink};
use crate::parallel::cores;
use crate::pdf::{Fonts, Images, MOST_OBJECTS, Skeleton};

pub use arrangement::files_of_all;
pub use content::{Content, contents};
pub use coverage::{Coverage, coverage};
pub use watch::{Observer, Stage};

use arrangement::Arrangement;
use batch::Batch;
use first_pass::{AtOnce, Sound};
use made::Encode;
use outlet::Outlet;
use watch::Latched;

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
    let observer = &Latched::new(observer);
    let batch = Batch::new(job)?;
    let mut order: Vec<usize> = (0..job.invitees.len()).collect();
    plan::sort(job, &mut order);
    let due = order.iter().copied();
    let due: Vec<usize> =
        due.filter(|&place| job.is_chosen(job.invitees[place].position)).collect();
    let (arrangement, names) = Arrangement::new(job, &due);
    drop(due);
    let run = Run { batch: &batch, order, arrangement, options, observer };
    let made = if run.is_at_once() {
        run.at_once(names, sink)
    } else {
        run.in_two_passes(names, sink)
    };
    let mut summary = made.map_err(|faults| remarks::with_faults(&batch, faults))?;
    summary.notices.extend(remarks::remarks(&batch));
    Ok(summary)
}

/// A run and what is settled before its first letter.
struct Run<'a> {
    batch: &'a Batch<'a>,
    /// All invitees in the order of the letters.
    order: Vec<usize>,
    arrangement: Arrangement,
    options: &'a Options,
    observer: &'a dyn Observer,
}

impl Run<'_> {
    /// Whether letters can be written before the fonts are made, and it is likely that they
    /// will be asked for: a row that was refused when it was read stops the run.
    fn is_at_once(&self) -> bool {
        let is_split = self.batch.job.event.output.bundle_split.is_some();
        let is_sound = self.batch.job.held.is_empty() || self.options.hold_back;
        !self.arrangement.destination().one && !is_split && is_sound && !self.options.proof
    }

    fn at_once<S: Sink>(self, names: FileNames, sink: &S) -> Result<Summary, Diagnostics> {
        let Self { batch, order, arrangement, options, observer } = self;
        let mut outlet =
            Outlet::new(batch, (&arrangement, names), None, most_objects(options), sink);
        let at_once = AtOnce {
            destination: arrangement.destination(),
            hold_back: options.hold_back,
            take: &mut |made| outlet.letter(made),
        };
        let sound = first_pass::run(batch, &order, threads(options), observer, Some(at_once))?;
        let sound = wanted(sound, options)?;
        let lacking = sound.places.len().abs_diff(outlet.count());
        if lacking > 0 {
            let detail = format!("{lacking} letters are lacking");
            return Err(Diagnostic::new(Message::PdfWrite { detail }).into());
        }
        let skeleton = skeleton(batch, &sound, threads(options))?;
        observer.begin(Stage::Finish, sound.places.len());
        outlet.finish(&skeleton, sound.held)
    }

    fn in_two_passes<S: Sink>(
        self,
        names: FileNames,
        sink: &S,
    ) -> Result<Summary, Diagnostics> {
        let Self { batch, order, arrangement, options, observer } = self;
        let sound = first_pass::run(batch, &order, threads(options), observer, None)?;
        drop(order);
        let mut sound = wanted(sound, options)?;
        if options.proof {
            sound.places = plan::proof(batch, sound.places);
        }
        let skeleton = skeleton(batch, &sound, threads(options))?;
        let Sound { places, codes, common, held, mut workers, .. } = sound;
        for worker in &mut workers {
            worker.codes = codes.clone();
        }
        let names = (&arrangement, names);
        let mut outlet =
            Outlet::new(batch, names, Some(&skeleton), most_objects(options), sink);
        outlet.begin(&places)?;
        let encode = Encode { common: &common, destination: arrangement.destination() };
        let run = second_pass::Run {
            places: &places,
            arrangement: &arrangement,
            skeleton: &skeleton,
            encode,
        };
        second_pass::run(batch, run, workers, observer, sink, |made| outlet.letter(made))?;
        observer.begin(Stage::Finish, places.len());
        outlet.finish(&skeleton, held)
    }
}

/// What is to be made of what is sound.
///
/// # Errors
///
/// When that is nothing, or rows must be held back and may not be.
fn wanted<'b>(sound: Sound<'b>, options: &Options) -> Result<Sound<'b>, Diagnostics> {
    if !sound.held.is_empty() && !options.hold_back {
        let count = sound.held.len();
        return Err(refused(&sound.held, Message::RowsHeld { count }));
    }
    if sound.places.is_empty() {
        let reason =
            if sound.held.is_empty() { Message::InviteesMissing } else { Message::AllRowsHeld };
        return Err(refused(&sound.held, reason));
    }
    Ok(sound)
}

/// Makes the fonts of the batch, and its pictures.
///
/// # Errors
///
/// When a face is damaged, or something cannot be deflated.
fn skeleton(
    batch: &Batch<'_>,
    sound: &Sound<'_>,
    threads: usize,
) -> Result<Skeleton, Diagnostic> {
    let fonts = Fonts::new(&sound.codes, &batch.library)
        .map_err(|error| fault::of_font(batch, error))?;
    let failed = |detail: String| Diagnostic::new(Message::PdfWrite { detail });
    let images = Images::new(&batch.job.pictures, &sound.pictures)
        .map_err(|error| failed(error.to_string()))?;
    Skeleton::new(&fonts, &batch.library, images, threads)
        .map_err(|error| failed(error.to_string()))
}

/// Letters that a thread takes at a time.
const CHUNK: usize = 32;

/// The letters that a thread takes at its turn.
fn chunk(places: &[usize], turn: usize) -> Option<&[usize]> {
    let rest = places.get(turn * CHUNK..).filter(|rest| !rest.is_empty())?;
    Some(&rest[..CHUNK.min(rest.len())])
}

/// What [`generate`] would make of a job.
#[derive(Clone, Debug)]
pub struct Checked {
    /// The invitees whose letters can be made: indices into [`Job::invitees`].
    pub sound: Vec<usize>,
    /// The rows that would be held back, in the order of the lists.
    pub held: Vec<HeldRow>,
    /// What is worth knowing, though nothing is wrong.
    pub notices: Diagnostics,
}

/// Goes as far as [`generate`] goes before it writes, and writes nothing.
///
/// # Errors
///
/// Everything that is wrong with the event. Faults of rows are in [`Checked::held`].
pub fn check(job: &Job, options: &Options) -> Result<Checked, Diagnostics> {
    let batch = Batch::new(job)?;
    let order: Vec<usize> = (0..job.invitees.len()).collect();
    let Sound { places, codes, held, .. } =
        first_pass::run(&batch, &order, threads(options), &(), None)
            .map_err(|faults| remarks::with_faults(&batch, faults))?;
    Fonts::new(&codes, &batch.library).map_err(|error| fault::of_font(&batch, error))?;
    Ok(Checked { sound: places, held, notices: remarks::remarks(&batch) })
}

/// All faults of the rows held back, and why nothing is made.
fn refused(held: &[HeldRow], reason: Message) -> Diagnostics {
    let mut diagnostics: Diagnostics =
        held.iter().flat_map(|row| row.diagnostics.iter().cloned()).collect();
    diagnostics.push(Diagnostic::new(reason));
    diagnostics
}

fn threads(options: &Options) -> usize {
    options.threads.unwrap_or_else(cores).max(1)
}

fn most_objects(options: &Options) -> usize {
    options.most_objects.unwrap_or(MOST_OBJECTS)
}
