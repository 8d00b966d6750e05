//! A letter in its encoded form.

use crate::diagnostic::Diagnostics;
use crate::generate::batch::{Batch, Laid, Worker};
use crate::generate::{Content, content, information};
use crate::pdf::{Common, ContentEncoder, Destination, DocumentInfo, EncodedLetter};

/// How letters are encoded.
#[derive(Clone, Copy, Debug)]
pub(super) struct Encode<'e> {
    pub(super) common: &'e Common,
    /// Which files they go into.
    pub(super) destination: Destination,
}

impl<'e> Encode<'e> {
    /// A thread's own.
    pub(super) fn encoder<'a>(self, batch: &'a Batch<'_>) -> ContentEncoder<'a>
    where
        'e: 'a,
    {
        let language = batch.job.event.letter.language.tag();
        ContentEncoder::new(&batch.library, language, self.common, self.destination)
    }
}

/// A letter in its encoded form.
#[derive(Debug)]
pub(super) struct Made {
    /// The invitee's place in the job.
    pub(super) place: usize,
    pub(super) serial: u32,
    pub(super) number: String,
    pub(super) letter: EncodedLetter,
    /// What its own file says of itself.
    pub(super) info: DocumentInfo,
    pub(super) content: Content,
}

impl Made {
    /// Encodes a letter that was laid out by the same worker.
    ///
    /// # Errors
    ///
    /// When a word of it needs a code that has no number.
    pub(super) fn new(
        place: usize,
        laid: Laid,
        worker: &Worker<'_>,
        encoder: &mut ContentEncoder<'_>,
    ) -> Result<Self, Diagnostics> {
        let batch = worker.batch;
        let invitee = &batch.job.invitees[place];
        let Laid { number, pages, structure, digest, pictures } = laid;
        let letter = encoder.letter(&pages, structure, &worker.words, &worker.codes)?;
        let info = information::letter(batch.job, invitee);
        let content = content::of_letter(batch, digest, &pictures, &info);
        let serial = batch.job.serial(invitee.position);
        Ok(Self { place, serial, number, letter, info, content })
    }
}
