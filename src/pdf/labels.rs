//! Page labels (ISO 32000-1, 12.4.2) of a document of many letters: what its reader shows as
//! the number of a page, and takes when it is told to go to one.

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::file::FileWriter;
use crate::pdf::number::push_integer;
use crate::pdf::number_tree::NumberTree;
use crate::pdf::string::text_string;

/// The thing after which the pages of a part of a document are called.
#[derive(Clone, Copy, Debug)]
pub enum PageLabel<'t> {
    /// A letter, by its serial: the first page `12`, the others `12-2`, `12-3` …
    Serial(u32),
    /// Anything else, by its name: `पंजी 1`, `पंजी 2` …
    Name(&'t str),
}

/// The labels of pages, growing.
#[derive(Debug, Default)]
pub(super) struct PageLabels {
    /// An entry for each range of pages whose labels are counted on.
    tree: NumberTree,
    /// The label that the next page has without an entry of its own, if it is a serial.
    next: Option<u32>,
}

impl PageLabels {
    /// Labels the pages of a part, of which the first is `first`, counted from 0.
    pub(super) fn add(
        &mut self,
        label: PageLabel<'_>,
        first: u32,
        pages: usize,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        let serial = match label {
            PageLabel::Serial(serial) => serial,
            PageLabel::Name(name) => {
                let entry = self.tree.entry(first, file, deflater)?;
                entry.extend(b"<</P");
                text_string(entry, &format!("{name} "));
                entry.extend(b"/S/D>>");
                self.next = None;
                return Ok(());
            }
        };
        if self.next != Some(serial) {
            let entry = self.tree.entry(first, file, deflater)?;
            entry.extend(b"<</S/D/St ");
            push_integer(entry, u64::from(serial));
            entry.extend(b">>");
        }
        self.next = serial.checked_add(1).filter(|_| pages == 1);
        if pages > 1 {
            let entry = self.tree.entry(first + 1, file, deflater)?;
            entry.extend(b"<</P(");
            push_integer(entry, u64::from(serial));
            entry.extend(b"-)/S/D/St 2>>");
        }
        Ok(())
    }

    /// Writes what is left of them and gives the number of the root.
    pub(super) fn finish(
        self,
        file: &mut FileWriter<impl Write>,
        deflater: &mut Deflater,
    ) -> io::Result<u32> {
        self.tree.finish(file, deflater)
    }
}
