//! XML in pieces: readers of XML keep the whole of a tag or text, however long, so a source that
//! gives too much of one ends.

use std::io::{self, BufRead, Read};

use super::fault::ListFault;
use super::limits;
use crate::diagnostic::ListLimit;

/// The most elements that may lie in each other: readers keep the names of all that are open.
/// Sheets have a dozen.
pub(super) const DEEPEST: usize = 200;

/// A source that gives no more than [`limits::PIECE`] bytes, and what it has at hand, of a piece.
pub(super) struct XmlPieces<R> {
    inner: R,
    /// Bytes of this piece.
    piece: usize,
    /// Bytes of all.
    read: usize,
}

impl<R> XmlPieces<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, piece: 0, read: 0 }
    }

    /// Begins a piece.
    pub(super) fn begin(&mut self) {
        self.piece = 0;
    }

    /// The source.
    pub(super) fn into_inner(self) -> R {
        self.inner
    }

    /// Bytes that were given.
    pub(super) fn position(&self) -> usize {
        self.read
    }
}

impl<R: BufRead> BufRead for XmlPieces<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.piece > limits::PIECE {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.piece += count;
        self.read += count;
        self.inner.consume(count);
    }
}

impl<R: BufRead> Read for XmlPieces<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let found = self.fill_buf()?;
        let count = found.len().min(out.len());
        out[..count].copy_from_slice(&found[..count]);
        self.consume(count);
        Ok(count)
    }
}

/// The fault that an error of reading XML tells.
pub(super) fn fault(error: &quick_xml::Error) -> ListFault {
    match error {
        quick_xml::Error::Io(io) if io.kind() == io::ErrorKind::FileTooLarge => {
            ListFault::too_large(ListLimit::Cell)
        }
        other => ListFault::Damaged(other.to_string()),
    }
}
