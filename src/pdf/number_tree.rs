//! Number trees (ISO 32000-1, 7.9.7), written as their entries come.

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number::push_integer;
use crate::pdf::pages::kids;

/// The entries of one leaf.
const ENTRIES: usize = 64;

/// A number tree whose keys grow.
#[derive(Debug, Default)]
pub(super) struct NumberTree {
    leaves: Vec<u32>,
    /// The leaf to come: its entries, how many they are, its first and last key.
    entries: Vec<u8>,
    count: usize,
    first: u32,
    last: u32,
}

impl NumberTree {
    /// Begins an entry; its value is to be appended to what is given back.
    pub(super) fn entry(
        &mut self,
        key: u32,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<&mut Vec<u8>> {
        if self.count == ENTRIES {
            self.close_leaf(file, deflater)?;
        }
        if self.count == 0 {
            self.first = key;
        }
        self.count += 1;
        self.last = key;
        push_integer(&mut self.entries, u64::from(key));
        Ok(&mut self.entries)
    }

    fn close_leaf(
        &mut self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let mut body = b"<</Limits[".to_vec();
        push_integer(&mut body, u64::from(self.first));
        body.push(b' ');
        push_integer(&mut body, u64::from(self.last));
        body.extend(b"]/Nums[");
        body.append(&mut self.entries);
        body.extend(b"]>>");
        self.count = 0;
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
