//! The parts read for earlier letters, for use again.

use std::borrow::Cow;
use std::sync::Arc;

use twox_hash::XxHash3_128;

use crate::cache::{Cache, Seen};
use crate::compose::block::Block;
use crate::compose::markup;
use crate::compose::markup_fault::MarkupFault;
use crate::compose::segments::segments;
use crate::hindi::Digits;
use crate::picture::Pictures;

/// Equal for equal texts. It stays the same from release to release, and does not depend on how
/// a text is cut: XXH3 of 128 bits, which is fixed once and for all and costs next to nothing.
pub type Digest = u128;

/// A letter as it was read.
#[derive(Debug)]
pub(super) struct Reading {
    pub(super) blocks: Vec<Arc<Block>>,
    /// Of the text.
    pub(super) digest: Digest,
}

/// The blocks of a piece, each shared by all letters that have it.
type Blocks = Arc<[Arc<Block>]>;

/// Pieces of letters that a thread has read lately. Text that comes again becomes the same
/// [`Arc`]; what no other letter has is held by its own letter alone.
#[derive(Debug, Default)]
pub struct ComposeCache {
    /// The last piece that was known in each place of a letter.
    last: Vec<(Box<[u8]>, Blocks)>,
    pieces: Cache<Box<[u8]>, Blocks>,
    seen: Seen,
}

impl ComposeCache {
    /// Reads a letter.
    pub(super) fn read(
        &mut self,
        source: &[u8],
        digits: Digits,
        pictures: &Pictures,
    ) -> Result<Reading, MarkupFault> {
        let mut blocks = Vec::with_capacity(self.last.len());
        let mut is_whole = true;
        for (index, range) in segments(source).into_iter().enumerate() {
            let piece = &source[range];
            if let Some(known) = self.known(index, piece) {
                blocks.extend(known.iter().cloned());
                continue;
            }
            let read = if is_whole {
                markup::parse_piece(&text(piece), digits, pictures)
            } else {
                None
            };
            let Some(read) = read else {
                is_whole = false;
                continue;
            };
            let start = blocks.len();
            blocks.extend(read.into_iter().map(Arc::new));
            // What comes once, as a name does, is not worth keeping.
            if self.seen.again(piece) {
                self.pieces.insert(piece.into(), blocks[start..].into());
            }
        }
        if !is_whole {
            let whole = markup::parse(&text(source), digits, pictures)?;
            blocks = whole.into_iter().map(Arc::new).collect();
        }
        Ok(Reading { blocks, digest: XxHash3_128::oneshot(source) })
    }

    /// The blocks of a piece that was read before.
    fn known(&mut self, index: usize, piece: &[u8]) -> Option<&[Arc<Block>]> {
        // To compare is quicker than to hash.
        if self.last.get(index).is_none_or(|(text, _)| **text != *piece) {
            let known = Arc::clone(self.pieces.get(piece)?);
            self.last.resize_with(self.last.len().max(index + 1), Default::default);
            self.last[index] = (piece.into(), known);
        }
        self.last.get(index).map(|(_, known)| &**known)
    }
}

/// The text of a piece, as tera wrote it.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::ComposeCache;
    use crate::compose::markup;
    use crate::hindi::Digits;
    use crate::picture::Pictures;

    /// Lines that make blocks, open and close them, or go on with them.
    fn line() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "",
            "",
            "",
            "क ख",
            "# ग",
            "## ग",
            "::: to",
            ":::",
            ":::: a",
            "::::",
            "- क",
            "1. ख",
            "| क | ख |",
            "|---|---|",
            "^ घ",
            "{.x}",
            "{.y lang=en}",
            "> ङ",
            "  च",
            "a. छ",
            "क\\",
            "*क",
            "ख*",
            "\"क",
            "[क](#)",
            "***",
            "{.z",
            "}",
            "[क]: ख",
            "[ख][क]",
            ": क",
        ])
    }

    proptest! {
        #[test]
        fn pieces_make_the_whole(lines in prop::collection::vec(line(), 0..24)) {
            let source = lines.join("\n");
            let pictures = Pictures::default();
            let whole = markup::parse(&source, Digits::Latin, &pictures);
            let mut cache = ComposeCache::default();
            let mut digest = None;
            for _ in 0..4 {
                let reading = cache.read(source.as_bytes(), Digits::Latin, &pictures);
                if let Ok(reading) = &reading {
                    // Known or not, the text is the same.
                    prop_assert_eq!(*digest.get_or_insert(reading.digest), reading.digest);
                }
                let pieces: Result<Vec<_>, _> = reading
                    .map(|read| read.blocks.iter().map(|block| (**block).clone()).collect());
                prop_assert_eq!(&pieces, &whole);
            }
        }
    }
}
