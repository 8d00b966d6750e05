//! The parent tree: from the marked-content sequences of each page to the elements they
//! belong to (ISO 32000-1, 14.7.4.4), written as the pages come.

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number_tree::NumberTree;
use crate::pdf::pages::references;

/// A number tree whose keys are the pages that have content, counted from 0.
#[derive(Debug, Default)]
pub(super) struct ParentTree {
    tree: NumberTree,
    /// The key of the next page.
    pub(super) next: u32,
}

impl ParentTree {
    /// Takes in the elements of a page, in the order of their sequences; gives the page's key.
    pub(super) fn add(
        &mut self,
        elements: &[u32],
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<u32> {
        let key = self.next;
        let entry = self.tree.entry(key, file, deflater)?;
        entry.push(b'[');
        references(entry, elements);
        entry.push(b']');
        self.next += 1;
        Ok(key)
    }

    /// Writes what is left of the tree and gives the number of its root.
    pub(super) fn finish(
        self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<u32> {
        self.tree.finish(file, deflater)
    }
}
