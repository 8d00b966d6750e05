//! All letters of a run through the pipeline, asked for or not: so all faults are found before any
//! file appears, and a letter is the same bytes whichever others are made.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::batch::Batch;
use crate::generate::chunk::{CHUNK, chunk};
use crate::generate::letter::{LaidOutLetter, MadeLetter, Typesetter, enlarge};
use crate::generate::ordered::{Turn, in_order};
use crate::generate::overlap::Overlap;
use crate::generate::watch::{Observer, Stage, go_on};
use crate::generate::{fault, overlap, plan};
use crate::geom::Size;
use crate::input::RejectedRow;
use crate::pdf::{Codes, Common, Destination, Needs, PieceDigests};
use crate::picture::PictureId;

/// Letters among which it is found what letters have in common: the first that can be set of the
/// first chunk, whose codes have the lowest numbers, and the first of each edition that it lacks.
const MODELS: usize = 24;

const _: () = assert!(MODELS <= CHUNK, "the first chunk has all models");

/// A run through all letters.
#[derive(Clone, Copy)]
pub(super) struct Pass<'r, 'b> {
    pub(super) batch: &'b Batch<'b>,
    /// All invitees, by their place in the job, in the order of the letters.
    pub(super) order: &'r [usize],
    pub(super) threads: usize,
    pub(super) observer: &'r dyn Observer,
    /// The stage that it is told of: [`Stage::Write`] counts the letters that are asked for alone.
    pub(super) stage: Stage,
    /// If letters are to be made; without it they are only checked.
    pub(super) making: Option<Making>,
}

/// The way in which letters are made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Making {
    /// The kinds of files that they go into.
    pub(super) destination: Destination,
    /// True if a letter that cannot be made leaves the others to be made.
    pub(super) skip_invalid: bool,
}

/// Result of a run through all letters.
#[derive(Debug)]
pub(super) struct PassResult {
    /// The invitees whose letters can be made and are asked for, by their place in the job, in
    /// the order of the letters.
    pub(super) valid: Vec<usize>,
    /// The rows asked for that are rejected, those of the reading included.
    pub(super) rejected: Vec<RejectedRow>,
    /// All rows that are rejected, asked for or not, in the order of the lists.
    pub(super) held: Vec<RejectedRow>,
    /// The pages of the letter to each invitee, by their place in the job; 0 if it has none.
    pub(super) pages: Vec<usize>,
    /// The codes that all letters, asked for or not, need of the fonts.
    pub(super) codes: Codes,
    /// The pictures printed, each with its largest size.
    pub(super) pictures: BTreeMap<PictureId, Size>,
    /// The pieces that letters have in common, if any were made.
    pub(super) common: Common,
    /// Findings of letters that can be made.
    pub(super) notices: Diagnostics,
}

/// The things that a thread has of its own.
pub(super) struct Worker<'b> {
    batch: &'b Batch<'b>,
    destination: Option<Destination>,
    /// By the number of their setting.
    pub(super) typesetters: BTreeMap<usize, Typesetter<'b>>,
    faults: Vec<(usize, Diagnostic)>,
    /// The pages of letters, by the places of their invitees.
    pages: Vec<(usize, usize)>,
    /// Parts of letters that are printed over each other, by the places of their invitees.
    overlaps: Vec<(usize, Overlap)>,
}

impl<'b> Worker<'b> {
    pub(super) fn new(batch: &'b Batch<'b>, destination: Option<Destination>) -> Self {
        Self {
            batch,
            destination,
            typesetters: BTreeMap::new(),
            faults: Vec::new(),
            pages: Vec::new(),
            overlaps: Vec::new(),
        }
    }

    pub(super) fn typesetter(&mut self, edition: usize) -> &mut Typesetter<'b> {
        self.typesetter_for(edition, self.destination)
    }

    /// The typesetter of an edition whose letters go into such files.
    pub(super) fn typesetter_for(
        &mut self,
        edition: usize,
        destination: Option<Destination>,
    ) -> &mut Typesetter<'b> {
        let batch = self.batch;
        self.typesetters
            .entry(edition)
            .or_insert_with(|| Typesetter::new(batch, batch.numbered(edition), destination))
    }

    /// The codes without a number that each edition needs.
    pub(super) fn needs(&mut self) -> Vec<(usize, Needs)> {
        let all = self.typesetters.iter_mut();
        all.map(|(edition, typesetter)| (*edition, typesetter.needs())).collect()
    }

    /// Gives numbers to codes that editions need.
    pub(super) fn number(
        &mut self,
        needs: Vec<(usize, Needs)>,
        codes: &mut Codes,
    ) -> Result<(), Diagnostics> {
        for (edition, needs) in needs {
            let numbered = codes.number(needs);
            let numbered = numbered.map_err(|error| fault::of_font(self.batch, error))?;
            self.typesetter(edition).learn(numbered);
        }
        Ok(())
    }
}

/// State that threads share.
#[derive(Default)]
struct Shared {
    /// Numbered in the order of the letters.
    codes: Mutex<Codes>,
    /// Found by the first chunk.
    common: OnceLock<Common>,
    /// True once there is a fault for which no letters are made.
    is_refused: AtomicBool,
}

impl<'b> Pass<'_, 'b> {
    /// Typesets all letters on several threads. `take` gets those that are asked for in their
    /// order; what it took is to be thrown away if they turn out not to be made.
    ///
    /// # Errors
    ///
    /// Faults of the event or the template, which no row is to blame for; and what `take` says.
    pub(super) fn run(
        self,
        mut take: impl FnMut(MadeLetter) -> Result<(), Diagnostics>,
    ) -> Result<PassResult, Diagnostics> {
        self.observer.begin(self.stage, self.count(self.order));
        let shared = Shared::default();
        let destination = self.making.map(|making| making.destination);
        let start = || Worker::new(self.batch, destination);
        let work = |worker: &mut Worker<'b>, turn: &Turn<'_>| self.chunk(worker, turn, &shared);
        let taken = |index, made: Result<Vec<MadeLetter>, Diagnostics>| {
            for letter in made? {
                if !shared.is_refused.load(Ordering::Relaxed) {
                    take(letter)?;
                }
            }
            self.observer.advance(chunk(self.order, index).map_or(0, |own| self.count(own)));
            Ok(())
        };
        let chunks = self.order.len().div_ceil(CHUNK);
        let (workers, taken) = in_order(chunks, self.threads, start, work, taken);
        // Which faults were found by then is chance.
        taken?;
        go_on(self.observer)?;
        let mut faults = Vec::new();
        let mut pictures = BTreeMap::new();
        let mut overlaps = Vec::new();
        let mut pages = vec![0; self.batch.job.invitees.len()];
        for own in workers {
            overlaps.extend(own.overlaps);
            faults.extend(own.faults);
            for (place, count) in own.pages {
                pages[place] = count;
            }
            for (picture, size) in own.typesetters.into_values().flat_map(|own| own.pictures) {
                enlarge(&mut pictures, picture, size);
            }
        }
        faults.sort_by_key(|(place, _)| *place);
        let (valid, held) = split_faults(self.batch, self.order, faults)?;
        let mut rejected = held.clone();
        rejected.retain(|row| self.batch.job.is_chosen(row.position));
        let codes = shared.codes.into_inner().unwrap_or_else(PoisonError::into_inner);
        let common = shared.common.into_inner().unwrap_or_default();
        let notices = overlap::told(self.batch, overlaps);
        Ok(PassResult { valid, rejected, held, pages, codes, pictures, common, notices })
    }

    /// The number of these letters that the observer is told of.
    fn count(&self, places: &[usize]) -> usize {
        let is_counted =
            |place: &&usize| self.stage == Stage::Check || self.batch.is_chosen(**place);
        places.iter().filter(is_counted).count()
    }

    /// Takes the letters of a chunk through the pipeline; none if the run was asked to end.
    fn chunk(
        &self,
        worker: &mut Worker<'b>,
        turn: &Turn<'_>,
        shared: &Shared,
    ) -> Option<Result<Vec<MadeLetter>, Diagnostics>> {
        let job = self.batch.job;
        worker.typesetters.values_mut().for_each(Typesetter::tidy);
        let is_first = turn.index == 0 && self.making.is_some();
        let mut letters: Vec<(usize, LaidOutLetter)> = Vec::new();
        let mut needs = None;
        for &place in chunk(self.order, turn.index)? {
            if self.observer.is_cancelled() {
                return None;
            }
            let invitee = &job.invitees[place];
            let serial = job.serial(invitee.position);
            let typesetter = worker.typesetter(invitee.edition);
            let typeset = typesetter.typeset(invitee, serial);
            if let Ok(letter) = &typeset {
                worker.pages.push((place, letter.pages.len()));
                if self.batch.is_chosen(place) {
                    let own = letter.overlaps.iter().cloned();
                    worker.overlaps.extend(own.map(|own| (place, own)));
                }
            }
            let typesetter = worker.typesetter(invitee.edition);
            match typeset {
                Ok(letter)
                    if is_first || self.making.is_some() && self.batch.is_chosen(place) =>
                {
                    letters.push((place, letter));
                }
                Ok(_) => {}
                Err(fault) => {
                    let fault = fault::diagnostic(fault, invitee, serial, typesetter);
                    self.note(place, &fault, shared);
                    worker.faults.push((place, fault));
                }
            }
            if is_first && letters.len() == MODELS {
                needs.get_or_insert_with(|| worker.needs());
            }
        }
        let others = if is_first { self.models_of_others(worker) } else { Vec::new() };
        let needs = needs.unwrap_or_else(|| worker.needs());
        let numbered = turn.alone(|| {
            let mut codes = shared.codes.lock().unwrap_or_else(PoisonError::into_inner);
            worker.number(needs, &mut codes)?;
            if is_first {
                let rest = worker.needs();
                worker.number(rest, &mut codes)?;
                let models = letters[..letters.len().min(MODELS)].iter().chain(&others);
                let parts = models.map(|(place, letter)| {
                    worker.typesetter(job.invitees[*place].edition).parts(letter)
                });
                let parts: Vec<PieceDigests> = parts.collect::<Result<_, Diagnostics>>()?;
                shared.common.get_or_init(|| Common::of(&parts));
            }
            Ok(())
        })?;
        let common = shared.common.get();
        let Some(common) = common.filter(|_| !shared.is_refused.load(Ordering::Relaxed)) else {
            return Some(numbered.map(|()| Vec::new()));
        };
        let made = || {
            numbered?;
            let asked = letters.into_iter().filter(|(place, _)| self.batch.is_chosen(*place));
            asked
                .map(|(place, letter)| {
                    let typesetter = worker.typesetter(job.invitees[place].edition);
                    typesetter.encode(place, letter, common)
                })
                .collect()
        };
        Some(made())
    }

    /// Letters of the editions that the first chunk has none of, among which it is found what
    /// those have in common. What is wrong with one is told in its turn.
    fn models_of_others(&self, worker: &mut Worker<'b>) -> Vec<(usize, LaidOutLetter)> {
        let job = self.batch.job;
        let edition = |place: &usize| job.invitees[*place].edition;
        let first = chunk(self.order, 0).unwrap_or_default();
        let known: BTreeSet<usize> = first.iter().map(edition).collect();
        let mut found: Vec<(usize, LaidOutLetter)> = Vec::new();
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        if known.len() == job.editions.len() {
            return found;
        }
        for &place in self.order.iter().filter(|place| !known.contains(&edition(place))) {
            let invitee = &job.invitees[place];
            let count = counts.entry(invitee.edition).or_default();
            if *count < MODELS {
                *count += 1;
                let serial = job.serial(invitee.position);
                let letter = worker.typesetter(invitee.edition).typeset(invitee, serial);
                found.extend(letter.ok().map(|letter| (place, letter)));
            }
        }
        found
    }

    /// Stops the making of letters if a fault is one for which none are made.
    fn note(&self, place: usize, fault: &Diagnostic, shared: &Shared) {
        // A row that is not asked for stops nothing.
        let skip_invalid = self.making.is_some_and(|making| making.skip_invalid);
        let leaves_others = skip_invalid || !self.batch.is_chosen(place);
        if !leaves_others || !fault::is_of_row(fault) {
            shared.is_refused.store(true, Ordering::Relaxed);
        }
    }
}

/// Parts the faults of rows from those of the event: the invitees whose letters can be made and
/// are asked for, and all rows that are rejected.
///
/// # Errors
///
/// Faults of the event, each told once, with those of rows behind them.
fn split_faults(
    batch: &Batch<'_>,
    order: &[usize],
    faults: Vec<(usize, Diagnostic)>,
) -> Result<(Vec<usize>, Vec<RejectedRow>), Diagnostics> {
    let job = batch.job;
    let mut told = BTreeSet::new();
    let is_new = |fault: &&Diagnostic| told.insert(format!("{fault:?}"));
    let of_event = faults.iter().map(|(_, fault)| fault);
    let of_event: Vec<&Diagnostic> =
        of_event.filter(|fault| !fault::is_of_row(fault)).filter(is_new).collect();
    if !of_event.is_empty() {
        let of_rows =
            faults.iter().map(|(_, fault)| fault).filter(|fault| fault::is_of_row(fault));
        let read = job.rejected.iter().flat_map(|row| &row.diagnostics);
        return Err(of_event.into_iter().chain(read).chain(of_rows).cloned().collect());
    }
    let mut rejected = job.rejected.clone();
    let mut invalid = BTreeSet::new();
    for (place, diagnostic) in faults {
        invalid.insert(place);
        rejected.push(job.invitees[place].rejected_for(diagnostic.into()));
    }
    let is_due = |place: &usize| !invalid.contains(place) && batch.is_chosen(*place);
    let valid = order.iter().copied().filter(is_due).collect();
    Ok((valid, plan::by_position(rejected)))
}
