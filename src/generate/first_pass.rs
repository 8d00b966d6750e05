//! The first pass: every letter up to its pages, to find faults and words; and, if no file
//! needs the fonts before its letters are written, into bytes at once.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{OnceLock, mpsc};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::batch::{Batch, Laid, Worker, enlarge};
use crate::generate::made::{Encode, Made};
use crate::generate::models::Models;
use crate::generate::turns::Turns;
use crate::generate::watch::{Observer, Stage, go_on};
use crate::generate::window::Window;
use crate::generate::{CHUNK, chunk, fault, plan};
use crate::geom::Size;
use crate::input::HeldRow;
use crate::pdf::{Codes, Common, ContentEncoder, Destination};
use crate::picture::PictureId;

/// What the first pass found.
#[derive(Debug)]
pub(super) struct Sound<'b> {
    /// The invitees whose letters can be made and are asked for, by their place in the job, in
    /// the order of the letters.
    pub(super) places: Vec<usize>,
    /// The codes that all letters, asked for or not, need of the fonts.
    pub(super) codes: Codes,
    /// What letters have in common.
    pub(super) common: Common,
    /// The pictures printed, each with its largest size.
    pub(super) pictures: BTreeMap<PictureId, Size>,
    /// The rows asked for that must be held back, those of the reading included.
    pub(super) held: Vec<HeldRow>,
    /// The threads' tables, for the second pass.
    pub(super) workers: Vec<Worker<'b>>,
}

/// Letters that are encoded as soon as they are laid out.
pub(super) struct AtOnce<'t> {
    pub(super) destination: Destination,
    /// Whether a letter that cannot be made leaves the others to be made.
    pub(super) hold_back: bool,
    /// Takes them in their order. What it took is to be thrown away if the pass finds a fault
    /// for which letters are not made.
    pub(super) take: &'t mut dyn FnMut(&Made) -> Result<(), Diagnostics>,
}

/// What a thread sends: letters of a chunk, encoded, if they are to be.
type Sent = (usize, Result<Vec<Made>, Diagnostics>);

/// Runs the pass on several threads, through all letters, asked for or not, in an order.
///
/// # Errors
///
/// Faults of the event or the template, which no row is to blame for; and what
/// [`AtOnce::take`] says.
pub(super) fn run<'b>(
    batch: &'b Batch<'b>,
    order: &[usize],
    threads: usize,
    observer: &dyn Observer,
    mut at_once: Option<AtOnce<'_>>,
) -> Result<Sound<'b>, Diagnostics> {
    let destination = at_once.as_ref().map(|own| own.destination);
    let hold_back = at_once.as_ref().is_some_and(|own| own.hold_back);
    let next = AtomicUsize::new(0);
    let is_refused = AtomicBool::new(false);
    // Known before the first turn.
    let common = OnceLock::new();
    let encoder = || {
        let encode = Encode { common: common.get()?, destination: destination? };
        Some(encode.encoder(batch))
    };
    let threads = threads.clamp(1, order.len().div_ceil(CHUNK).max(1));
    let turns = Turns::new();
    let window = Window::new(threads);
    let end = || {
        turns.end();
        window.end();
    };
    let work = |mut worker: Worker<'b>, send: &mpsc::Sender<Sent>| {
        let _watch = (turns.watch(), window.watch());
        let mut own_encoder: Option<ContentEncoder<'_>> = None;
        let mut faults: Vec<(usize, Diagnostic)> = Vec::new();
        loop {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            let Some(places) = chunk(order, turn) else { break };
            if !window.begin(turn) {
                end();
                break;
            }
            if worker.is_full() {
                worker.clear();
                own_encoder = None;
            }
            let mut laid: Vec<(usize, Laid)> = Vec::new();
            for &place in places {
                if observer.is_cancelled() {
                    end();
                    return (worker, faults);
                }
                let invitee = &batch.job.invitees[place];
                match worker.letter(invitee, batch.job.serial(invitee.position)) {
                    Ok(own)
                        if destination.is_some() && batch.job.is_chosen(invitee.position) =>
                    {
                        laid.push((place, own));
                    }
                    Ok(_) => {}
                    Err(fault) => {
                        // A row that is not asked for stops nothing.
                        let is_held = hold_back || !batch.job.is_chosen(invitee.position);
                        if !is_held || !fault::is_of_row(&fault) {
                            is_refused.store(true, Ordering::Relaxed);
                        }
                        faults.push((place, fault));
                    }
                }
            }
            let needs = match own_encoder.as_mut() {
                Some(encoder) => encoder.prepare(&worker.words, &worker.codes),
                None => worker.needs(),
            };
            let made = match turns.number(turn, needs) {
                None => {
                    window.end();
                    break;
                }
                Some(Err(error)) => Err(fault::of_font(batch, error).into()),
                Some(Ok(numbered)) => {
                    worker.codes.learn(numbered);
                    let is_wanted = !is_refused.load(Ordering::Relaxed);
                    own_encoder = own_encoder.or_else(encoder);
                    let encoder = own_encoder.as_mut().filter(|_| is_wanted);
                    encoder.map_or(Ok(Vec::new()), |encoder| {
                        let made = laid
                            .into_iter()
                            .map(|(place, laid)| Made::new(place, laid, &worker, encoder));
                        made.collect()
                    })
                }
            };
            // Nobody listens any more once writing has failed.
            if send.send((turn, made)).is_err() {
                end();
                break;
            }
        }
        // No second pass will ask for it.
        if destination.is_some() {
            worker.clear();
        }
        (worker, faults)
    };
    // All are checked; what is written are those that are asked for.
    let counted = |places: &[usize]| {
        let is_counted = |place: &&usize| {
            destination.is_none() || batch.job.is_chosen(batch.job.invitees[**place].position)
        };
        places.iter().filter(is_counted).count()
    };
    let stage = if destination.is_some() { Stage::Write } else { Stage::Check };
    observer.begin(stage, counted(order));
    let mut workers: Vec<Worker<'b>> = Vec::new();
    let mut faults = Vec::new();
    let mut written = Ok(());
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        let _watch = (turns.watch(), window.watch());
        let mut done = Vec::new();
        let mut handles = Vec::new();
        let mut begin = |worker| {
            let (send, work) = (send.clone(), &work);
            // What is sent of one chunk waits for nobody, so no other thread is needed.
            if order.len() <= CHUNK {
                done.push(work(worker, &send));
            } else {
                handles.push(scope.spawn(move || work(worker, &send)));
            }
        };
        // The others lay letters out while the models are made.
        (1..threads).for_each(|_| begin(Worker::new(batch)));
        let begun = Models::new(batch, order).map(|models| {
            common.get_or_init(|| models.common);
            turns.begin(models.codes);
            begin(models.worker);
        });
        if begun.is_err() {
            end();
        }
        drop(send);
        let taken = window.in_order(receive, |turn, made| {
            if let Some(own) = at_once.as_mut()
                && !is_refused.load(Ordering::Relaxed)
            {
                made.iter().try_for_each(&mut *own.take)?;
            }
            observer.advance(chunk(order, turn).map_or(0, counted));
            Ok(())
        });
        written = begun.and(taken);
        for handle in handles {
            // A thread that panicked has lost letters: the panic goes on here.
            done.push(handle.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        for (worker, mut wrong) in done {
            workers.push(worker);
            faults.append(&mut wrong);
        }
    });
    go_on(observer)?;
    faults.sort_by_key(|(place, _)| *place);
    if let Err(mut wrong) = written {
        wrong.extend(faults.into_iter().map(|(_, fault)| fault));
        return Err(wrong);
    }
    let common = common.into_inner().unwrap_or_default();
    sort_out(batch, order, (turns.into_codes(), common), workers, faults)
}

/// Parts the faults of rows from those of the event; one of the event is told once.
fn sort_out<'b>(
    batch: &'b Batch<'b>,
    order: &[usize],
    (codes, common): (Codes, Common),
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
    let mut unsound = BTreeSet::new();
    for (place, diagnostic) in faults {
        unsound.insert(place);
        held.push(batch.job.invitees[place].held_for(diagnostic.into()));
    }
    let is_due = |place: &usize| {
        !unsound.contains(place) && batch.job.is_chosen(batch.job.invitees[*place].position)
    };
    let places = order.iter().copied().filter(is_due).collect();
    held.retain(|row| batch.job.is_chosen(row.position));
    let mut pictures = BTreeMap::new();
    for (&picture, &size) in workers.iter().flat_map(|worker| &worker.pictures) {
        enlarge(&mut pictures, picture, size);
    }
    Ok(Sound { places, codes, common, pictures, held: plan::in_order(held), workers })
}
