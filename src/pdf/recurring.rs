//! Content that letters have in common, found as they come.
//!
//! In a document of many letters the same paragraph stands on page after page. A page's
//! content may be several streams, told as one (ISO 32000-1, 7.8.2), and pages may share
//! them: a piece of content that was met in an earlier letter of the run becomes a stream of
//! its own, written once a document; what is new goes into streams of the page's own.

use std::collections::HashSet;
use std::sync::Arc;

use crate::pdf::content::{Content, EncodedLetter};
use crate::pdf::piece::{Digest, Piece};

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
    /// Shared by pages.
    Shared(Arc<Piece>),
    /// Of this page alone.
    Own(Vec<Arc<Piece>>),
}

impl Recurring {
    /// Tells what of a letter was met before; from now on all of it counts as met.
    pub fn cut(&mut self, letter: &EncodedLetter) -> Cut {
        Cut { pages: letter.pages.iter().map(|content| self.page(content)).collect() }
    }

    fn page(&mut self, content: &Content) -> Vec<Part> {
        let pieces: Vec<(bool, &Arc<Piece>)> = content
            .pieces
            .iter()
            .map(|piece| (!self.met.insert(piece.digest), piece))
            .collect();
        let mut parts = Vec::new();
        let mut own = Vec::new();
        for run in pieces.chunk_by(|one, next| one.0 == next.0) {
            let is_known = run.first().is_some_and(|(is_known, _)| *is_known);
            let length: usize = run.iter().map(|(_, piece)| piece.length).sum();
            let run = run.iter().map(|&(_, piece)| Arc::clone(piece));
            if is_known && length >= LEAST {
                if !own.is_empty() {
                    parts.push(Part::Own(std::mem::take(&mut own)));
                }
                parts.extend(run.map(Part::Shared));
            } else {
                own.extend(run);
            }
        }
        if !own.is_empty() {
            parts.push(Part::Own(own));
        }
        parts
    }
}
