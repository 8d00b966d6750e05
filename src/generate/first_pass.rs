//! The first pass: every letter up to its pages, to find faults and words.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::batch::{Batch, Worker, enlarge};
use crate::generate::watch::{Observer, Stage, go_on};
use crate::generate::{fault, plan};
use crate::geom::Size;
use crate::input::HeldRow;
use crate::pdf::Needs;
use crate::picture::PictureId;

/// Letters that a thread takes at a time.
pub(super) const CHUNK: usize = 64;

/// Letters among which it is found what letters have in common.
const MODELS: usize = 24;

/// What the first pass found.
#[derive(Debug)]
pub(super) struct Sound<'b> {
    /// The invitees whose letters can be made and are asked for, by their place in the job.
    pub(super) places: Vec<usize>,
    /// The first sound letters, asked for or not.
    pub(super) models: Vec<usize>,
    /// What all letters, asked for or not, need of the fonts.
    pub(super) needs: Needs,
    /// The pictures printed, each with its largest size.
    pub(super) pictures: BTreeMap<PictureId, Size>,
    /// The rows asked for that must be held back, those of the reading included.
    pub(super) held: Vec<HeldRow>,
    /// The threads' tables, for the second pass.
    pub(super) workers: Vec<Worker<'b>>,
}

/// What a thread found: needs of the fonts, its tables, faults by their place in the job.
type Found<'b> = (Needs, Worker<'b>, Vec<(usize, Diagnostic)>);

/// Runs the pass on several threads.
///
/// # Errors
///
/// Faults of the event or the template, which no row is to blame for.
pub(super) fn run<'b>(
    batch: &'b Batch<'b>,
    threads: usize,
    observer: &dyn Observer,
) -> Result<Sound<'b>, Diagnostics> {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut worker = Worker::new(batch);
        let mut needs = Needs::default();
        let mut faults: Vec<(usize, Diagnostic)> = Vec::new();
        loop {
            let start = next.fetch_add(CHUNK, Ordering::Relaxed);
            let rest = batch.job.invitees.get(start..).filter(|rest| !rest.is_empty());
            let Some(rest) = rest.filter(|_| !observer.is_cancelled()) else {
                needs.add(worker.words.list(), &batch.library);
                return (needs, worker, faults);
            };
            for (place, invitee) in (start..).zip(rest.iter().take(CHUNK)) {
                if worker.is_full() {
                    needs.add(worker.words.list(), &batch.library);
                    worker.clear();
                }
                if let Err(diagnostic) =
                    worker.letter(invitee, batch.job.serial(invitee.position))
                {
                    faults.push((place, diagnostic));
                }
            }
            observer.advance(rest.len().min(CHUNK));
        }
    };
    observer.begin(Stage::Check, batch.job.invitees.len());
    let mut needs = Needs::default();
    let mut workers: Vec<Worker<'b>> = Vec::new();
    let mut faults = Vec::new();
    std::thread::scope(|scope| {
        let handles: Vec<_> = (1..threads).map(|_| scope.spawn(work)).collect();
        let mut take = |(found, worker, mut wrong): Found<'b>| {
            needs.merge(found);
            workers.push(worker);
            faults.append(&mut wrong);
        };
        take(work());
        for handle in handles {
            // A thread that panicked has lost letters: the panic goes on here.
            take(handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
    go_on(observer)?;
    faults.sort_by_key(|(place, _)| *place);
    sort_out(batch, needs, workers, faults)
}

/// Parts the faults of rows from those of the event; one of the event is told once.
fn sort_out<'b>(
    batch: &'b Batch<'b>,
    needs: Needs,
    workers: Vec<Worker<'b>>,
    faults: Vec<(usize, Diagnostic)>,
) -> Result<Sound<'b>, Diagnostics> {
    let mut of_event: Vec<&Diagnostic> = Vec::new();
    for (_, fault) in &faults {
        if !fault::is_of_row(fault) && !of_event.contains(&fault) {
            of_event.push(fault);
        }
    }
    if !of_event.is_empty() {
        let of_rows =
            faults.iter().map(|(_, fault)| fault).filter(|fault| fault::is_of_row(fault));
        let read = batch.job.held.iter().flat_map(|row| &row.diagnostics);
        return Err(of_event.into_iter().chain(read).chain(of_rows).cloned().collect());
    }
    let mut held = batch.job.held.clone();
    let mut is_sound = vec![true; batch.job.invitees.len()];
    for (place, diagnostic) in faults {
        let invitee = &batch.job.invitees[place];
        is_sound[place] = false;
        held.push(invitee.held_for(diagnostic.into()));
    }
    let is_due = |place: usize| {
        is_sound[place] && batch.job.is_chosen(batch.job.invitees[place].position)
    };
    let places = (0..is_sound.len()).filter(|&place| is_due(place)).collect();
    let models = (0..is_sound.len()).filter(|&place| is_sound[place]).take(MODELS).collect();
    held.retain(|row| batch.job.is_chosen(row.position));
    let mut pictures = BTreeMap::new();
    for (&picture, &size) in workers.iter().flat_map(|worker| &worker.pictures) {
        enlarge(&mut pictures, picture, size);
    }
    Ok(Sound { places, models, needs, pictures, held: plan::in_order(held), workers })
}
