//! The parent tree: from the marked-content sequences of each page to the elements they
//! belong to (ISO 32000-1, 14.7.4.4), written as the pages come.

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number::push_integer;
use crate::pdf::pages::{kids, references};

/// The pages of one leaf.
const PAGES: u32 = 64;

/// A number tree whose keys are the pages, counted from 0.
#[derive(Debug, Default)]
pub(super) struct ParentTree {
    leaves: Vec<u32>,
    /// The entries of the leaf to come.
    entries: Vec<u8>,
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
        if self.next > 0 && self.next.is_multiple_of(PAGES) {
            self.close_leaf(file, deflater)?;
        }
        let key = self.next;
        push_integer(&mut self.entries, u64::from(key));
        self.entries.push(b'[');
        references(&mut self.entries, elements);
        self.entries.push(b']');
        self.next += 1;
        Ok(key)
    }

    fn close_leaf(
        &mut self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let last = self.next.saturating_sub(1);
        let mut body = b"<</Limits[".to_vec();
        push_integer(&mut body, u64::from(last - last % PAGES));
        body.push(b' ');
        push_integer(&mut body, u64::from(last));
        body.extend(b"]/Nums[");
        body.append(&mut self.entries);
        body.extend(b"]>>");
        let number = file.reserve();
        self.leaves.push(number);
        file.object(number, &body, deflater)
    }

    /// Writes what is left of the tree and gives the number of its root.
    pub(super) fn finish(
        mut self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<u32> {
        let mut body = b"<<".to_vec();
        if self.leaves.is_empty() {
            body.extend(b"/Nums[");
            body.append(&mut self.entries);
            body.push(b']');
        } else {
            self.close_leaf(file, deflater)?;
            kids(&mut body, &self.leaves);
        }
        body.extend(b">>");
        let root = file.reserve();
        file.object(root, &body, deflater)?;
        Ok(root)
    }
}
