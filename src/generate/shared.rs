//! The fonts and pictures that files have in common.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Message};
use crate::generate::batch::Batch;
use crate::generate::fault;
use crate::geom::Size;
use crate::pdf::{Codes, Fonts, Images, SharedObjects};
use crate::picture::PictureId;

/// Makes the fonts of the batch that have these codes, and its pictures, on so many threads.
///
/// # Errors
///
/// When a face is damaged, or something cannot be deflated.
pub(super) fn shared_objects(
    batch: &Batch<'_>,
    codes: &Codes,
    pictures: &BTreeMap<PictureId, Size>,
    threads: usize,
) -> Result<SharedObjects, Diagnostic> {
    let fonts =
        Fonts::new(codes, &batch.library).map_err(|error| fault::of_font(batch, error))?;
    let failed = |detail: String| Diagnostic::new(Message::PdfWrite { detail });
    let images = Images::new(&batch.job.base().pictures, pictures)
        .map_err(|error| failed(error.to_string()))?;
    SharedObjects::new(&fonts, &batch.library, images, threads)
        .map_err(|error| failed(error.to_string()))
}
