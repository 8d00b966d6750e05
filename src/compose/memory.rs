//! The parts read for earlier letters, for use again.

use std::borrow::Cow;
use std::sync::Arc;

use crate::compose::block::Block;
use crate::compose::markup::{self, MarkupFault};
use crate::compose::segments::segments;
use crate::hindi::Digits;
use crate::picture::Pictures;
use crate::recent::{Met, Recent};

/// What a piece of text is read as.
type Parts = Arc<[Arc<Block>]>;

/// What a thread has read lately. Text that comes again becomes the same [`Arc`]; what no
/// other letter has is held by its own letter alone.
#[derive(Debug, Default)]
pub struct Memory {
    /// The last piece that was known in each place of a letter.
    last: Vec<(Box<[u8]>, Parts)>,
    recent: Recent<Box<[u8]>, Parts>,
    met: Met,
}

impl Memory {
    /// Reads a letter.
    pub(super) fn blocks(
        &mut self,
        source: &[u8],
        digits: Digits,
        pictures: &Pictures,
    ) -> Result<Vec<Arc<Block>>, MarkupFault> {
        let mut blocks = Vec::with_capacity(self.last.len());
        for (index, range) in segments(source).into_iter().enumerate() {
            let piece = &source[range];
            if let Some(parts) = self.known(index, piece) {
                blocks.extend(parts.iter().cloned());
                continue;
            }
            let Some(read) = markup::parse_piece(&text(piece), digits, pictures) else {
                let whole = markup::parse(&text(source), digits, pictures)?;
                return Ok(whole.into_iter().map(Arc::new).collect());
            };
            let start = blocks.len();
            blocks.extend(read.into_iter().map(Arc::new));
            // What comes once, as a name does, is not worth keeping.
            if self.met.again(piece) {
                self.recent.insert(piece.into(), blocks[start..].into());
            }
        }
        Ok(blocks)
    }

    /// What a piece was read as before.
    fn known(&mut self, index: usize, piece: &[u8]) -> Option<&Parts> {
        // To compare is quicker than to hash.
        if self.last.get(index).is_none_or(|(text, _)| **text != *piece) {
            let parts = Arc::clone(self.recent.get(piece)?);
            let nothing = || (Box::default(), Parts::default());
            self.last.resize_with(self.last.len().max(index + 1), nothing);
            self.last[index] = (piece.into(), parts);
        }
        self.last.get(index).map(|(_, parts)| parts)
    }
}

/// What tera writes are texts.
fn text(bytes: &[u8]) -> Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Memory;
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
            let mut memory = Memory::default();
            for _ in 0..4 {
                let pieces = memory.blocks(source.as_bytes(), Digits::Latin, &pictures);
                let pieces: Result<Vec<_>, _> =
                    pieces.map(|blocks| blocks.iter().map(|block| (**block).clone()).collect());
                prop_assert_eq!(&pieces, &whole);
            }
        }
    }
}
