//! The parts read for earlier letters, for use again.

use std::borrow::Cow;
use std::sync::Arc;

use crate::compose::block::Block;
use crate::compose::markup::{self, MarkupFault};
use crate::compose::segments::segments;
use crate::hindi::Digits;
use crate::picture::Pictures;
use crate::recent::Recent;

/// What a piece of text is read as.
type Parts = Arc<[Arc<Block>]>;

/// What a thread has read lately. Equal text becomes the same [`Arc`].
#[derive(Debug, Default)]
pub struct Memory {
    /// The pieces of the letter before, in their order.
    last: Vec<(Box<[u8]>, Parts)>,
    recent: Recent<Box<[u8]>, Parts>,
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
            let Some(parts) = self.parts(index, piece, digits, pictures) else {
                let whole = markup::parse(&text(source), digits, pictures)?;
                return Ok(whole.into_iter().map(Arc::new).collect());
            };
            blocks.extend(parts.iter().cloned());
        }
        Ok(blocks)
    }

    /// Reads a piece; `None` if it cannot be read by itself.
    fn parts(
        &mut self,
        index: usize,
        piece: &[u8],
        digits: Digits,
        pictures: &Pictures,
    ) -> Option<&Parts> {
        // To compare is quicker than to hash.
        let is_last = self.last.get(index).is_some_and(|(text, _)| **text == *piece);
        if !is_last {
            let parts = if let Some(known) = self.recent.get(piece) {
                Arc::clone(known)
            } else {
                let read = markup::parse_piece(&text(piece), digits, pictures)?;
                let parts: Parts = read.into_iter().map(Arc::new).collect();
                self.recent.insert(piece.into(), Arc::clone(&parts));
                parts
            };
            let own = (piece.into(), parts);
            match self.last.get_mut(index) {
                Some(last) => *last = own,
                None => self.last.push(own),
            }
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
            for _ in 0..2 {
                let pieces = memory.blocks(source.as_bytes(), Digits::Latin, &pictures);
                let pieces: Result<Vec<_>, _> =
                    pieces.map(|blocks| blocks.iter().map(|block| (**block).clone()).collect());
                prop_assert_eq!(&pieces, &whole);
            }
        }
    }
}
