//! The markers of a JPEG file (ITU-T T.81, annex B): what it is, and what of it is needed.

use crate::diagnostic::PictureProblem;

/// A JPEG file that a PDF can carry as it is.
#[derive(Debug)]
pub(super) struct Jpeg {
    pub(super) width: u32,
    pub(super) height: u32,
    /// One or three.
    pub(super) components: u8,
    /// The file without notes of camera and place, thumbnails and profiles.
    pub(super) lean: Vec<u8>,
}

const START_OF_SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// Goes through a file from marker to marker, up to its end.
///
/// # Errors
///
/// A file that ends too early, or of a form that not every PDF reader shows.
pub(super) fn walk(file: &[u8]) -> Result<Jpeg, PictureProblem> {
    let mut lean = vec![0xFF, 0xD8];
    let mut frame = None;
    let mut at = 2;
    loop {
        let (marker, start) = next_marker(file, at).ok_or(PictureProblem::Truncated)?;
        if marker == END {
            lean.extend([0xFF, END]);
            break;
        }
        let length = file
            .get(start..start + 2)
            .map(|bytes| usize::from(bytes[0]) << 8 | usize::from(bytes[1]))
            .ok_or(PictureProblem::Truncated)?;
        let segment = file.get(start..start + length).ok_or(PictureProblem::Truncated)?;
        let body = segment.get(2..).unwrap_or_default();
        match marker {
            // Frames: baseline, extended, progressive.
            0xC0..=0xC2 => frame = Some(self::frame(body)?),
            // Lossless, hierarchical, arithmetic: C4, C8 and CC are no frames.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => {
                return Err(PictureProblem::JpegForm);
            }
            _ => {}
        }
        // Of the application segments only JFIF's and Adobe's say how to show the picture.
        let is_note = matches!(marker, 0xE1..=0xED | 0xEF | 0xFE);
        if !is_note {
            lean.extend([0xFF, marker]);
            lean.extend(segment);
        }
        at = start + length;
        if marker == START_OF_SCAN {
            let end = scan_end(file, at).ok_or(PictureProblem::Truncated)?;
            lean.extend(&file[at..end]);
            at = end;
        }
    }
    let (width, height, components) = frame.ok_or(PictureProblem::Truncated)?;
    match components {
        1 | 3 => Ok(Jpeg { width, height, components, lean }),
        4 => Err(PictureProblem::Cmyk),
        _ => Err(PictureProblem::JpegForm),
    }
}

/// The next marker, and where its segment begins.
fn next_marker(file: &[u8], at: usize) -> Option<(u8, usize)> {
    if *file.get(at)? != 0xFF {
        return None;
    }
    // Any number of FF may stand before a marker.
    let more = file[at..].iter().position(|&byte| byte != 0xFF)?;
    Some((file[at + more], at + more + 1))
}

/// Where the coded data of a scan ends: at a marker that is no restart and no stuffed byte.
fn scan_end(file: &[u8], at: usize) -> Option<usize> {
    let rest = file.get(at..)?;
    rest.windows(2)
        .position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0 | 0xD0..=0xD7 | 0xFF))
        .map(|end| at + end)
}

fn frame(body: &[u8]) -> Result<(u32, u32, u8), PictureProblem> {
    let &[precision, h1, h0, w1, w0, components, ..] = body else {
        return Err(PictureProblem::Truncated);
    };
    let height = u32::from(h1) << 8 | u32::from(h0);
    let width = u32::from(w1) << 8 | u32::from(w0);
    // A height of 0 is told behind the first scan, which few readers know.
    if precision != 8 || width == 0 || height == 0 {
        return Err(PictureProblem::JpegForm);
    }
    Ok((width, height, components))
}
