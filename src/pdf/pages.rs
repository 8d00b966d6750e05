//! The page tree (ISO 32000-1, 7.7.3), written as the pages come.

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number::{push_integer, push_reference};

/// The kids of one node: readers open a page after reading few objects.
const KIDS: usize = 64;

/// The first 64 pages hang on the root, then every 64 more on a node of their own.
#[derive(Debug)]
pub(super) struct PageTree {
    pub(super) root: u32,
    root_kids: Vec<u32>,
    node: Option<PageTreeNode>,
    /// Number of pages.
    pub(super) count: u32,
}

#[derive(Debug)]
struct PageTreeNode {
    number: u32,
    kids: Vec<u32>,
}

impl PageTree {
    pub(super) fn new(root: u32) -> Self {
        Self { root, root_kids: Vec::new(), node: None, count: 0 }
    }

    /// Takes a page in and gives the number of the node it hangs on.
    pub(super) fn add(
        &mut self,
        page: u32,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<u32> {
        self.count += 1;
        let is_full =
            self.node.as_ref().map_or(&self.root_kids, |node| &node.kids).len() >= KIDS;
        if is_full {
            self.close_node(file, deflater)?;
            let number = file.reserve();
            self.root_kids.push(number);
            self.node = Some(PageTreeNode { number, kids: Vec::new() });
        }
        Ok(if let Some(node) = &mut self.node {
            node.kids.push(page);
            node.number
        } else {
            self.root_kids.push(page);
            self.root
        })
    }

    fn close_node(
        &mut self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let Some(node) = self.node.take() else { return Ok(()) };
        let mut body = b"<</Type/Pages/Parent ".to_vec();
        push_reference(&mut body, self.root);
        body.extend(b"/Count ");
        push_integer(&mut body, node.kids.len() as u64);
        kids(&mut body, &node.kids);
        body.extend(b">>");
        file.object(node.number, &body, deflater)
    }

    /// Writes what is left of the tree.
    pub(super) fn finish(
        mut self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        self.close_node(file, deflater)?;
        let mut body = b"<</Type/Pages/Count ".to_vec();
        push_integer(&mut body, u64::from(self.count));
        kids(&mut body, &self.root_kids);
        body.extend(b">>");
        file.object(self.root, &body, deflater)
    }
}

/// The entry of the kids of a node.
pub(super) fn kids(out: &mut Vec<u8>, numbers: &[u32]) {
    out.extend(b"/Kids[");
    references(out, numbers);
    out.push(b']');
}

/// References with a space between them.
pub(super) fn references(out: &mut Vec<u8>, numbers: &[u32]) {
    for (index, &number) in numbers.iter().enumerate() {
        if index > 0 {
            out.push(b' ');
        }
        push_reference(out, number);
    }
}
