//! The second pass: every letter into bytes, and on to its files in order.

use std::collections::BTreeMap;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

use crate::diagnostic::{Diagnostic, Diagnostics, Message};
use crate::generate::Summary;
use crate::generate::arrangement::Arrangement;
use crate::generate::batch::{Batch, Worker};
use crate::generate::first_pass::CHUNK;
use crate::generate::information;
use crate::generate::outlet::{Made, Outlet};
use crate::generate::watch::{Observer, Stage, go_on};
use crate::input::{FileSet, HeldRow};
use crate::output::Sink;
use crate::pdf::{
    ContentEncoder, Deflater, DocumentInfo, DocumentWriter, EncodedLetter, FontError, Fonts,
    Images, Skeleton,
};
use crate::shape::{FrozenWords, Words};

/// What the pass is to do.
pub(super) struct Run<'a> {
    /// The invitees whose letters are made, by their place in the job.
    pub(super) places: &'a [usize],
    /// All words of their letters.
    pub(super) words: &'a Words,
    pub(super) threads: usize,
    /// The most objects that a file may have.
    pub(super) most_objects: usize,
}

/// Runs the pass: threads encode, the calling thread writes.
///
/// # Errors
///
/// When the fonts cannot be made, or the sink fails.
pub(super) fn run(
    batch: &Batch<'_>,
    run: &Run<'_>,
    observer: &dyn Observer,
    images: Images,
    held: Vec<HeldRow>,
    sink: &impl Sink,
) -> Result<Summary, Diagnostics> {
    let Run { places, words, threads, most_objects } = *run;
    let fonts = fonts(batch, words)?;
    let skeleton = Skeleton::new(&fonts, &batch.library, images)
        .map_err(|error| Diagnostic::new(Message::PdfWrite { detail: error.to_string() }))?;
    let arrangement = Arrangement::new(batch.job, places);
    let mut outlet = Outlet::new(batch, &skeleton, arrangement, most_objects, sink)?;
    let singles = batch.job.event.output.makes(FileSet::Letters);
    observer.begin(Stage::Write, places.len());
    let next = AtomicUsize::new(0);
    let work = |send: &mpsc::SyncSender<(usize, Result<Vec<Made>, Diagnostic>)>| {
        let mut worker = Worker::new(batch, FrozenWords(words));
        let encoder = ContentEncoder::new(&fonts, batch.job.event.letter.language.tag());
        let mut deflater = Deflater::default();
        loop {
            let start = next.fetch_add(CHUNK, Ordering::Relaxed);
            let Some(rest) = places.get(start..).filter(|rest| !rest.is_empty()) else {
                return;
            };
            let chunk: Result<Vec<Made>, Diagnostic> = rest
                .iter()
                .take(CHUNK)
                .map(|&place| {
                    let invitee = &batch.job.invitees[place];
                    let serial = batch.job.serial(invitee.position);
                    let laid = worker.letter(invitee, serial)?;
                    let letter = encoder.letter(&laid.pages, &laid.structure);
                    let file = singles.then(|| {
                        let info = information::letter(batch.job, invitee);
                        single(&skeleton, &letter, &info, &mut deflater)
                    });
                    let file = file.transpose().map_err(|error| {
                        Diagnostic::new(Message::PdfWrite { detail: error.to_string() })
                    })?;
                    Ok(Made { place, serial, number: laid.number, letter, file })
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
        let (send, receive) = mpsc::sync_channel(threads * 2);
        for _ in 0..threads {
            let send = send.clone();
            scope.spawn(move || work(&send));
        }
        drop(send);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (start, chunk) in receive {
            waiting.insert(start, chunk);
            while let Some(chunk) = waiting.remove(&due) {
                let chunk = chunk?;
                for made in &chunk {
                    go_on(observer)?;
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

/// Room for a letter's file to begin with, in bytes.
const SINGLE: usize = 32 << 10;

/// The file of one letter.
fn single(
    skeleton: &Skeleton,
    letter: &EncodedLetter,
    info: &DocumentInfo,
    deflater: &mut Deflater,
) -> io::Result<Vec<u8>> {
    let mut writer = DocumentWriter::new(skeleton, Vec::with_capacity(SINGLE))?;
    writer.letter(&info.title, letter, None, deflater)?;
    writer.finish(info, deflater)
}

/// Makes the fonts of the batch.
///
/// # Errors
///
/// When a face is damaged or has not enough codes for all words.
pub(super) fn fonts(batch: &Batch<'_>, words: &Words) -> Result<Fonts, Diagnostic> {
    Fonts::new(words, &batch.library).map_err(|error| {
        Diagnostic::new(match error {
            FontError::TooManyCodes(_) => Message::TooManyGlyphs,
            FontError::Damaged(face) => {
                Message::FontInvalid { detail: batch.library.face(face).name.clone() }
            }
        })
    })
}
