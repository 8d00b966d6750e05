//! Bookmarks (ISO 32000-1, 12.3.3), written while the document grows.

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number::{push_integer, push_reference};
use crate::pdf::string::text_string;

/// The outline of a document of many letters: a line for each.
#[derive(Debug)]
pub(super) struct Outline {
    root: u32,
    first: u32,
    count: u64,
    /// The last item, which still lacks the number of the next.
    last: Option<Item>,
}

#[derive(Debug)]
struct Item {
    number: u32,
    /// Its dictionary so far.
    body: Vec<u8>,
}

impl Outline {
    /// An empty outline whose root has a number.
    pub(super) fn new(root: u32) -> Self {
        Self { root, first: 0, count: 0, last: None }
    }

    /// Appends a line that leads to a page and to an element.
    pub(super) fn add(
        &mut self,
        title: &str,
        page: u32,
        element: u32,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let number = file.reserve();
        let mut body = b"<</Parent ".to_vec();
        push_reference(&mut body, self.root);
        if let Some(Item { number: before, body: mut known }) = self.last.take() {
            body.extend(b"/Prev ");
            push_reference(&mut body, before);
            known.extend(b"/Next ");
            push_reference(&mut known, number);
            known.extend(b">>");
            file.object(before, &known, deflater)?;
        } else {
            self.first = number;
        }
        body.extend(b"/SE ");
        push_reference(&mut body, element);
        body.extend(b"/Dest[");
        push_reference(&mut body, page);
        body.extend(b"/Fit]/Title");
        text_string(&mut body, title);
        self.last = Some(Item { number, body });
        self.count += 1;
        Ok(())
    }

    /// Writes the rest and gives the number of the root; `None` when nothing is in it.
    pub(super) fn finish(
        self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<Option<u32>> {
        let Some(Item { number, mut body }) = self.last else { return Ok(None) };
        body.extend(b">>");
        file.object(number, &body, deflater)?;
        body.clear();
        body.extend(b"<</Type/Outlines/First ");
        push_reference(&mut body, self.first);
        body.extend(b"/Last ");
        push_reference(&mut body, number);
        body.extend(b"/Count ");
        push_integer(&mut body, self.count);
        body.extend(b">>");
        file.object(self.root, &body, deflater)?;
        Ok(Some(self.root))
    }
}
