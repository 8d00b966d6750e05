//! Content that letters have in common, found as they come.
//!
//! In a document of many letters the same paragraph stands on page after page. A page's
//! content may be several streams, told as one (ISO 32000-1, 7.8.2), and pages may share
//! them: a piece of content that was met in an earlier letter of the run becomes a stream of
//! its own, written once a document; what is new goes into streams of the page's own.

use std::collections::HashSet;
use std::ops::Range;

use crate::pdf::content::{Content, EncodedLetter};
use crate::pdf::deflate::Deflater;

/// Identifies a piece of content.
pub(super) type Digest = [u8; 16];

/// Less than this, in bytes before deflating, is not worth a stream of its own between
/// others.
const LEAST: usize = 300;

/// The pieces met so far in a run.
#[derive(Debug, Default)]
pub struct Recurring {
    met: HashSet<Digest>,
}

/// How the pages of a letter are put together.
#[derive(Debug)]
pub struct Cut {
    pub(super) pages: Vec<Vec<Part>>,
}

/// A stream of a page's content.
#[derive(Debug)]
pub(super) enum Part {
    /// Shared by pages: its piece, and where it is in the content of this one.
    Shared(Digest, Range<usize>),
    /// Of this page alone, deflated.
    Own(Vec<u8>),
}

impl Recurring {
    /// Tells what of a letter was met before; from now on all of it counts as met.
    pub fn cut(&mut self, letter: &EncodedLetter, deflater: &mut Deflater) -> Cut {
        let pages = letter.pages.iter().map(|content| self.page(content, deflater)).collect();
        Cut { pages }
    }

    fn page(&mut self, content: &Content, deflater: &mut Deflater) -> Vec<Part> {
        let mut start = 0;
        let mut pieces = Vec::with_capacity(content.pieces.len());
        for piece in &content.pieces {
            let is_known = !self.met.insert(piece.digest);
            pieces.push((is_known, piece.digest, start..piece.end));
            start = piece.end;
        }
        let mut parts = Vec::new();
        let mut own = 0..0;
        let mut end_own = |own: &mut Range<usize>, parts: &mut Vec<Part>| {
            if own.start < own.end {
                parts.push(Part::Own(deflater.deflate(&content.plain[own.clone()])));
            }
        };
        for run in pieces.chunk_by(|one, next| one.0 == next.0) {
            let (Some(first), Some(last)) = (run.first(), run.last()) else { continue };
            let whole = first.2.start..last.2.end;
            let is_known = first.0;
            if is_known && whole.len() >= LEAST {
                end_own(&mut own, &mut parts);
                own = whole.end..whole.end;
                parts.extend(
                    run.iter().map(|(_, digest, at)| Part::Shared(*digest, at.clone())),
                );
            } else {
                own.end = whole.end;
            }
        }
        end_own(&mut own, &mut parts);
        parts
    }
}
