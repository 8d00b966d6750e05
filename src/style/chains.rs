//! The chains of faces of a style sheet, by font key and weight.

use crate::font::{Chain, ChainId};

/// The chains of all font keys, each in all weights.
#[derive(Debug, Default)]
pub(super) struct FontChains {
    /// Font key and weight of each chain.
    keys: Vec<(String, u16)>,
    chains: Vec<Chain>,
}

impl FontChains {
    pub(super) fn add(&mut self, font: &str, weight: u16, chain: Chain) {
        self.keys.push((font.to_owned(), weight));
        self.chains.push(chain);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.chains.is_empty()
    }

    /// All chains; a [`ChainId`] is an index into them.
    pub(super) fn all(&self) -> &[Chain] {
        &self.chains
    }

    /// The font key and weight of the first chain.
    pub(super) fn first(&self) -> (String, u16) {
        self.keys.first().cloned().unwrap_or_default()
    }

    /// The chain of a font key and weight; the first if there is none.
    pub(super) fn id(&self, font: &str, weight: u16) -> ChainId {
        let at = self.keys.iter().position(|(name, own)| name == font && *own == weight);
        ChainId(u16::try_from(at.unwrap_or(0)).unwrap_or(0))
    }
}
