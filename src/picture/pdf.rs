//! The first page of a PDF as a drawing, read within limits: the file may come from anywhere.

use std::io::Read as _;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::Duration;

use flate2::read::ZlibDecoder;
use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use crate::diagnostic::{PdfPart, PictureProblem};
use crate::guard::guarded;
use crate::picture::vector::{MOST_SEGMENTS, STEP, Vector};
use crate::picture::{Memory, pdf_page};

/// A letterhead is a page; with a photo of the whole sheet it has a few megabytes.
const LARGEST: usize = 16 << 20;
/// Bytes that the streams of a file may have when they are unpacked.
const MOST_UNPACKED: usize = 128 << 20;
/// Bytes packed more than so many times inside each other are not looked into.
const MOST_PACKINGS: usize = 4;
/// A page of a letterhead takes a fraction of a second.
const PATIENCE: Duration = Duration::from_secs(10);
/// For forms inside each other, as deep as the reader goes.
const STACK: usize = 64 << 20;

/// The memory that a PDF takes.
pub(super) fn memory(file: &[u8]) -> Result<Memory, PictureProblem> {
    if file.len() > LARGEST {
        return Err(PictureProblem::PdfTooLarge);
    }
    let unpacked = unpacked(file)?;
    let pixels = usize::try_from(pdf_page::pixels(file)).unwrap_or(usize::MAX);
    let kept = MOST_SEGMENTS * STEP + 4 * pixels;
    Ok(Memory { kept, decoding: file.len() + 3 * unpacked + 12 * pixels })
}

/// Reads the first page of a file.
///
/// # Errors
///
/// The fault of it, or the first part of it that cannot be drawn.
pub(super) fn read(file: &[u8]) -> Result<Vector, PictureProblem> {
    memory(file)?;
    let own = file.to_vec();
    let (send, receive) = channel();
    let work = move || {
        // A page that is given up unwinds with its fault; anything else is one of the reader.
        let drawn = guarded(|| page(own)).unwrap_or_else(|fault| {
            let fault = fault.downcast::<PictureProblem>();
            Err(fault.map_or(PictureProblem::PdfDamaged, |own| *own))
        });
        // Nobody waits any more for what took too long.
        let _ = send.send(drawn);
    };
    let begun = std::thread::Builder::new().stack_size(STACK).spawn(work);
    begun.map_err(|_| PictureProblem::PdfTooLarge)?;
    receive.recv_timeout(PATIENCE).unwrap_or_else(|error| {
        Err(match error {
            RecvTimeoutError::Timeout => PictureProblem::PdfTooLarge,
            RecvTimeoutError::Disconnected => PictureProblem::PdfDamaged,
        })
    })
}

fn page(file: Vec<u8>) -> Result<Vector, PictureProblem> {
    let pixels = pdf_page::pixels(&file);
    let pdf = Pdf::new(file).map_err(|error| match error {
        LoadPdfError::Decryption(_) => PictureProblem::PdfLocked,
        LoadPdfError::Invalid => PictureProblem::PdfDamaged,
    })?;
    let page = pdf.pages().first().ok_or(PictureProblem::PdfDamaged)?;
    pdf_page::draw(page, pixels)
}

/// The bytes that the streams of a file have when they are unpacked, counted before anything is
/// understood: a file of a kilobyte can hold gigabytes of nothing.
fn unpacked(file: &[u8]) -> Result<usize, PictureProblem> {
    // What is locked cannot be looked into.
    if memchr::memmem::find(file, b"/Encrypt").is_some() {
        return Err(PictureProblem::PdfLocked);
    }
    let mut sum = 0;
    refuse_packing(file)?;
    for at in memchr::memmem::find_iter(file, b"stream") {
        let rest = &file[at + b"stream".len()..];
        let skipped = rest.iter().take(8).take_while(|byte| byte.is_ascii_whitespace()).count();
        unpack(&rest[skipped..], &mut sum, 0)?;
    }
    Ok(sum)
}

/// Adds up what is in a stream, and what is packed in it.
fn unpack(packed: &[u8], sum: &mut usize, depth: usize) -> Result<(), PictureProblem> {
    let is_packed = matches!(packed, [head, check, ..]
        if head & 0x0F == 8 && (u16::from(*head) << 8 | u16::from(*check)).is_multiple_of(31));
    if !is_packed {
        return Ok(());
    }
    let room = MOST_UNPACKED.saturating_sub(*sum) + 1;
    let mut inside = Vec::new();
    // What can be unpacked of a damaged one counts.
    let _ = ZlibDecoder::new(packed).take(room as u64).read_to_end(&mut inside);
    *sum += inside.len();
    if *sum > MOST_UNPACKED || depth == MOST_PACKINGS {
        return Err(PictureProblem::PdfTooLarge);
    }
    refuse_packing(&inside)?;
    unpack(&inside, sum, depth + 1)
}

/// Refuses ways of packing whose size is not counted.
fn refuse_packing(bytes: &[u8]) -> Result<(), PictureProblem> {
    let names: [&[u8]; 2] = [b"/LZWDecode", b"/RunLengthDecode"];
    if names.iter().any(|name| memchr::memmem::find(bytes, name).is_some()) {
        return Err(PictureProblem::PdfPart { part: PdfPart::Packing });
    }
    Ok(())
}
