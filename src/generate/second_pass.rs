//! The second pass: every letter into bytes and its own file, and on to the files of many in
//! order.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::Summary;
use crate::generate::arrangement::Arrangement;
use crate::generate::batch::{Batch, Worker};
use crate::generate::first_pass::CHUNK;
use crate::generate::outlet::{Made, Outlet};
use crate::generate::watch::{Observer, Stage, go_on};
use crate::generate::{content, information};
use crate::input::HeldRow;
use crate::output::Sink;
use crate::pdf::{
    Common, ContentEncoder, Deflater, Destination, DocumentInfo, DocumentWriter, EncodedLetter,
    FontError, Fonts, Images, Needs, Skeleton,
};

/// What the pass is to do.
pub(super) struct Run<'a> {
    /// The invitees whose letters are made, by their place in the job.
    pub(super) places: &'a [usize],
    /// The first of all sound letters, asked for or not.
    pub(super) models: &'a [usize],
    /// What all letters need of the fonts.
    pub(super) needs: &'a Needs,
    /// The most objects that a file may have.
    pub(super) most_objects: usize,
}

/// Runs the pass: threads encode and write single files, the calling thread those of many.
///
/// # Errors
///
/// When the fonts cannot be made, or the sink fails.
pub(super) fn run<'b>(
    batch: &'b Batch<'b>,
    run: &Run<'_>,
    mut workers: Vec<Worker<'b>>,
    observer: &dyn Observer,
    (images, held): (Images, Vec<HeldRow>),
    sink: &impl Sink,
) -> Result<Summary, Diagnostics> {
    let Run { places, needs, most_objects, .. } = *run;
    let fonts = fonts(batch, needs)?;
    let skeleton = Skeleton::new(&fonts, &batch.library, images)
        .map_err(|error| Diagnostic::new(Message::PdfWrite { detail: error.to_string() }))?;
    let (arrangement, names) = Arrangement::new(batch.job, places);
    let arranged = (&arrangement, names);
    let mut outlet = Outlet::new(batch, &skeleton, arranged, most_objects, sink)?;
    let language = batch.job.event.letter.language.tag();
    let common = match workers.first_mut() {
        // One letter has nothing in common with others.
        Some(worker) if run.models.len() > 1 => common(worker, run.models, &fonts, language)?,
        _ => Common::default(),
    };
    observer.begin(Stage::Write, places.len());
    let next = AtomicUsize::new(0);
    let work =
        |mut worker: Worker<'b>,
         send: &mpsc::SyncSender<(usize, Result<Vec<Made>, Diagnostic>)>| {
            let destination = arrangement.destination();
            let mut encoder =
                ContentEncoder::new(&fonts, &batch.library, language, &common, destination);
            let mut deflater = Deflater::default();
            let mut file = Vec::new();
            loop {
                let start = next.fetch_add(CHUNK, Ordering::Relaxed);
                let Some(rest) = places.get(start..).filter(|rest| !rest.is_empty()) else {
                    return;
                };
                let chunk: Result<Vec<Made>, Diagnostic> = rest
                    .iter()
                    .take(CHUNK)
                    .map(|&place| {
                        go_on(observer)?;
                        if worker.is_full() {
                            worker.clear();
                            encoder.clear();
                        }
                        let invitee = &batch.job.invitees[place];
                        let serial = batch.job.serial(invitee.position);
                        let laid = worker.letter(invitee, serial)?;
                        let letter =
                            encoder.letter(&laid.pages, laid.structure, &worker.words)?;
                        let info = information::letter(batch.job, invitee);
                        if let Some(path) = arrangement.path(place) {
                            file.clear();
                            single(&skeleton, &letter, &info, &mut file, &mut deflater)
                                .map_err(|error| {
                                    let detail = error.to_string();
                                    Diagnostic::new(Message::PdfWrite { detail })
                                })?;
                            sink.put(path, &file)?;
                        }
                        let content =
                            content::of_letter(batch, &laid.digest, &laid.pictures, &info);
                        Ok(Made { place, serial, number: laid.number, letter, content })
                    })
                    .collect();
                // Nobody listens any more once writing has failed.
                if send.send((start, chunk)).is_err() {
                    return;
                }
            }
        };
    std::thread::scope(|scope| {
        // The bound keeps threads from running far ahead of the disk.
        let (send, receive) = mpsc::sync_channel(workers.len() * 2);
        for worker in workers {
            let (send, work) = (send.clone(), &work);
            scope.spawn(move || work(worker, &send));
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (start, chunk) in receive {
            waiting.insert(start, chunk);
            while let Some(chunk) = waiting.remove(&due) {
                let chunk = chunk?;
                for made in &chunk {
                    outlet.letter(made)?;
                }
                observer.advance(chunk.len());
                due += CHUNK;
            }
        }
        Ok::<(), Diagnostics>(())
    })?;
    observer.begin(Stage::Finish, places.len());
    outlet.finish(held)
}

/// What the models have in common.
fn common(
    worker: &mut Worker<'_>,
    models: &[usize],
    fonts: &Fonts,
    language: &'static str,
) -> Result<Common, Diagnostic> {
    let nothing = Common::default();
    let batch = worker.batch;
    // Only the pieces are looked at.
    let destination = Destination { one: false, many: false };
    let mut encoder =
        ContentEncoder::new(fonts, &batch.library, language, &nothing, destination);
    let letters = models.iter().map(|&place| {
        let invitee = &batch.job.invitees[place];
        let laid = worker.letter(invitee, batch.job.serial(invitee.position))?;
        Ok(encoder.letter(&laid.pages, laid.structure, &worker.words)?)
    });
    let letters: Vec<EncodedLetter> = letters.collect::<Result<_, Diagnostic>>()?;
    Ok(Common::of(&letters))
}

/// The file of one letter.
fn single(
    skeleton: &Skeleton,
    letter: &EncodedLetter,
    info: &DocumentInfo,
    out: &mut Vec<u8>,
    deflater: &mut Deflater,
) -> io::Result<()> {
    let mut writer = DocumentWriter::new(skeleton, out)?;
    writer.letter(&info.title, letter, deflater)?;
    writer.finish(info, deflater).map(drop)
}

/// Makes the fonts of the batch.
///
/// # Errors
///
/// When a face is damaged or has not enough codes for all words.
pub(super) fn fonts(batch: &Batch<'_>, needs: &Needs) -> Result<Fonts, Diagnostic> {
    Fonts::new(needs, &batch.library).map_err(|error| {
        Diagnostic::new(match error {
            FontError::TooManyCodes(_) => Message::TooManyGlyphs,
            FontError::Damaged(face) => {
                Message::FontInvalid { detail: batch.library.face(face).name.clone() }
            }
        })
    })
}
