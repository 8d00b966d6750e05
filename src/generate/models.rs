//! The first letters of a batch: what letters have in common is found among them.

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::batch::{Batch, Worker};
use crate::generate::{CHUNK, fault};
use crate::pdf::{Codes, Common, ContentEncoder, Destination, EncodedLetter};

/// Letters among which it is found what letters have in common.
const MODELS: usize = 24;

/// What a batch begins with, whichever of its letters are asked for.
#[derive(Debug)]
pub(super) struct Models<'b> {
    /// Who laid the models out.
    pub(super) worker: Worker<'b>,
    /// The codes that they need, numbered.
    pub(super) codes: Codes,
    pub(super) common: Common,
}

impl<'b> Models<'b> {
    /// Lays out the first letters of an order. Those that have faults are passed over.
    ///
    /// # Errors
    ///
    /// When a face has not enough codes.
    pub(super) fn new(batch: &'b Batch<'b>, order: &[usize]) -> Result<Self, Diagnostics> {
        let mut worker = Worker::new(batch);
        let mut codes = Codes::default();
        // One letter has nothing in common with others.
        if order.len() < 2 {
            return Ok(Self { worker, codes, common: Common::default() });
        }
        let mut models = Vec::new();
        for &place in order.iter().take(CHUNK) {
            let invitee = &batch.job.invitees[place];
            let laid = worker.letter(invitee, batch.job.serial(invitee.position));
            models.extend(laid.ok());
            if models.len() == MODELS {
                break;
            }
        }
        let needs = worker.needs();
        worker.codes.learn(codes.number(needs).map_err(|error| fault::of_font(batch, error))?);
        let nothing = Common::default();
        // Only the pieces are looked at.
        let destination = Destination { one: false, many: false };
        let language = batch.job.event.letter.language.tag();
        let mut encoder = ContentEncoder::new(&batch.library, language, &nothing, destination);
        let letters = models.into_iter().map(|laid| {
            Ok(encoder.letter(&laid.pages, laid.structure, &worker.words, &worker.codes)?)
        });
        let letters: Vec<EncodedLetter> = letters.collect::<Result<_, Diagnostic>>()?;
        Ok(Self { worker, codes, common: Common::of(&letters) })
    }
}
