//! The second pass: the letters into bytes and their own files, and on to the files of many in
//! order.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::diagnostic::Diagnostics;
use crate::generate::arrangement::Arrangement;
use crate::generate::batch::{Batch, Worker};
use crate::generate::made::{Encode, Made};
use crate::generate::watch::{Observer, Stage, go_on};
use crate::generate::window::Window;
use crate::generate::{CHUNK, chunk, outlet};
use crate::input::Sides;
use crate::output::Sink;
use crate::pdf::{Deflater, DocumentWriter, Skeleton};

/// What the pass is to do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run<'a> {
    /// The invitees whose letters are made, by their place in the job, in the order of the
    /// letters.
    pub(super) places: &'a [usize],
    pub(super) arrangement: &'a Arrangement,
    pub(super) skeleton: &'a Skeleton,
    pub(super) encode: Encode<'a>,
}

/// Runs the pass: threads encode and write single files; the calling thread takes the letters
/// in their order.
///
/// # Errors
///
/// When the sink fails, or `take` does.
pub(super) fn run<'b>(
    batch: &'b Batch<'b>,
    run: Run<'_>,
    workers: Vec<Worker<'b>>,
    observer: &dyn Observer,
    sink: &impl Sink,
    mut take: impl FnMut(&Made) -> Result<(), Diagnostics>,
) -> Result<(), Diagnostics> {
    let next = AtomicUsize::new(0);
    let window = Window::new(workers.len());
    let work = |mut worker: Worker<'b>,
                send: &mpsc::Sender<(usize, Result<Vec<Made>, Diagnostics>)>| {
        let _watch = window.watch();
        let mut encoder = run.encode.encoder(batch);
        let mut deflater = Deflater::default();
        let mut file = Vec::new();
        let sides = batch.job.event.output.sides;
        loop {
            let turn = next.fetch_add(1, Ordering::Relaxed);
            let Some(places) = chunk(run.places, turn) else { return };
            if !window.begin(turn) {
                return;
            }
            let made = places.iter().map(|&place| {
                go_on(observer)?;
                if worker.is_full() {
                    worker.clear();
                    encoder = run.encode.encoder(batch);
                }
                let invitee = &batch.job.invitees[place];
                let laid = worker.letter(invitee, batch.job.serial(invitee.position))?;
                let made = Made::new(place, laid, &worker, &mut encoder)?;
                if let Some(path) = run.arrangement.path(place) {
                    file.clear();
                    single(&made, run.skeleton, sides, &mut file, &mut deflater)
                        .map_err(|error| outlet::failed(path, error))?;
                    sink.put(path, &file).map_err(outlet::sink_failed)?;
                }
                Ok(made)
            });
            // Nobody listens any more once writing has failed.
            if send.send((turn, made.collect())).is_err() {
                return;
            }
        }
    };
    observer.begin(Stage::Write, run.places.len());
    std::thread::scope(|scope| {
        let (send, receive) = mpsc::channel();
        for worker in workers {
            let (send, work) = (send.clone(), &work);
            if run.places.len() <= CHUNK {
                work(worker, &send);
            } else {
                scope.spawn(move || work(worker, &send));
            }
        }
        drop(send);
        window.in_order(receive, |turn, made| {
            made.iter().try_for_each(&mut take)?;
            observer.advance(chunk(run.places, turn).map_or(0, <[_]>::len));
            Ok(())
        })
    })
}

/// The file of one letter.
fn single(
    made: &Made,
    skeleton: &Skeleton,
    sides: Sides,
    out: &mut Vec<u8>,
    deflater: &mut Deflater,
) -> io::Result<()> {
    let mut writer = DocumentWriter::new(skeleton, out)?;
    if sides == Sides::Two {
        writer.print_on_both_sides();
    }
    writer.letter(made.serial, &made.info.title, &made.letter, deflater)?;
    writer.finish(&made.info, skeleton, deflater).map(drop)
}
