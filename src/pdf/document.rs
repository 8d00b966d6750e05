//! Complete PDF files: the skeleton's bytes, then a document's own objects.
//!
//! A document is written from front to back, so that a merged file of any number of letters
//! needs no more memory than its page numbers.

use std::io::{self, Write};

use crate::geom::Size;
use crate::pdf::content::Content;
use crate::pdf::number::push;
use crate::pdf::skeleton::Skeleton;

/// What a document says of itself (ISO 32000-1, 14.3.3).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentInfo {
    /// Shown in the reader's title bar.
    pub title: String,
    /// Who issues the letter.
    pub author: String,
    /// The subject line.
    pub subject: String,
    /// Language of the text (BCP 47).
    pub language: String,
}

/// The kids of one node of the page tree: readers open a page after reading few objects.
const KIDS: usize = 64;

/// Writes one document.
#[derive(Debug)]
pub struct DocumentWriter<'a, W: Write> {
    skeleton: &'a Skeleton,
    out: Counting<W>,
    /// Where each of the document's own objects begins; 0 until it is written.
    offsets: Vec<u64>,
    /// The first 64 pages, then a node for every 64 more.
    root_kids: Vec<u32>,
    node: Option<Node>,
    pages: usize,
    bookmarks: Vec<(String, u32)>,
    buffer: Vec<u8>,
}

#[derive(Debug)]
struct Node {
    number: u32,
    kids: Vec<u32>,
}

impl<'a, W: Write> DocumentWriter<'a, W> {
    /// Begins a document.
    ///
    /// # Errors
    ///
    /// What `out` reports.
    pub fn new(skeleton: &'a Skeleton, out: W) -> io::Result<Self> {
        let mut out = Counting { out, position: 0, hash: blake3::Hasher::new() };
        // The skeleton is the same for the batch: its hash stands for it, and is quicker.
        out.hash.update(skeleton.hash.as_bytes());
        out.out.write_all(&skeleton.bytes)?;
        out.position = skeleton.bytes.len() as u64;
        let mut writer = Self {
            skeleton,
            out,
            offsets: Vec::new(),
            root_kids: Vec::new(),
            node: None,
            pages: 0,
            bookmarks: Vec::new(),
            buffer: Vec::new(),
        };
        // Catalogue, page tree root and information come last but are referred to before.
        for _ in 0..3 {
            writer.reserve();
        }
        Ok(writer)
    }

    fn catalogue(&self) -> u32 {
        self.number(0)
    }

    fn root(&self) -> u32 {
        self.number(1)
    }

    fn information(&self) -> u32 {
        self.number(2)
    }

    fn number(&self, index: usize) -> u32 {
        u32::try_from(self.skeleton.offsets.len() + index + 1).unwrap_or(u32::MAX)
    }

    fn reserve(&mut self) -> u32 {
        self.offsets.push(0);
        self.number(self.offsets.len() - 1)
    }

    /// Writes the object of a reserved number.
    fn object(&mut self, number: u32, body: &[&[u8]]) -> io::Result<()> {
        let index = number as usize - self.skeleton.offsets.len() - 1;
        self.offsets[index] = self.out.position;
        writeln!(self.out, "{number} 0 obj")?;
        for part in body {
            self.out.write_all(part)?;
        }
        self.out.write_all(b"\nendobj\n")
    }

    /// Appends a page.
    ///
    /// # Errors
    ///
    /// What the output reports.
    pub fn page(&mut self, size: Size, content: &Content) -> io::Result<()> {
        let parent = self.parent()?;
        let (page, stream) = (self.reserve(), self.reserve());
        let mut body = std::mem::take(&mut self.buffer);
        body.clear();
        write!(body, "<</Type/Page/Parent {parent} 0 R/MediaBox[0 0 ")?;
        push(&mut body, size.width.0);
        body.push(b' ');
        push(&mut body, size.height.0);
        let resources = self.skeleton.resources;
        write!(body, "]/Resources {resources} 0 R/Contents {stream} 0 R>>")?;
        self.object(page, &[&body])?;
        body.clear();
        writeln!(body, "<</Length {}/Filter/FlateDecode>>stream", content.deflated.len())?;
        self.object(stream, &[&body, &content.deflated, b"\nendstream"])?;
        self.buffer = body;
        match &mut self.node {
            Some(node) => node.kids.push(page),
            None => self.root_kids.push(page),
        }
        self.pages += 1;
        Ok(())
    }

    /// The node that the next page hangs on.
    fn parent(&mut self) -> io::Result<u32> {
        let is_full = match &self.node {
            Some(node) => node.kids.len() >= KIDS,
            None => self.root_kids.len() >= KIDS,
        };
        if is_full {
            self.close_node()?;
            let number = self.reserve();
            self.root_kids.push(number);
            self.node = Some(Node { number, kids: Vec::new() });
        }
        Ok(self.node.as_ref().map_or(self.root(), |node| node.number))
    }

    fn close_node(&mut self) -> io::Result<()> {
        let Some(node) = self.node.take() else { return Ok(()) };
        let mut body = Vec::new();
        let root = self.root();
        write!(body, "<</Type/Pages/Parent {root} 0 R/Count {}/Kids[", node.kids.len())?;
        references(&mut body, &node.kids)?;
        body.extend(b"]>>");
        self.object(node.number, &[&body])
    }

    /// Marks the page that comes next in the reader's outline.
    pub fn bookmark(&mut self, title: &str) {
        let is_full =
            self.node.as_ref().map_or(&self.root_kids, |node| &node.kids).len() >= KIDS;
        // A full node is followed by a new one, which takes a number before the page does.
        let next = self.offsets.len() + usize::from(is_full);
        self.bookmarks.push((title.to_owned(), self.number(next)));
    }

    /// Writes the rest and gives the output back.
    ///
    /// # Errors
    ///
    /// What the output reports.
    pub fn finish(mut self, info: &DocumentInfo) -> io::Result<W> {
        self.close_node()?;
        let outlines = self.outlines()?;
        let mut body = Vec::new();
        write!(body, "<</Type/Pages/Count {}/Kids[", self.pages)?;
        references(&mut body, &self.root_kids)?;
        body.extend(b"]>>");
        self.object(self.root(), &[&body])?;

        body.clear();
        write!(body, "<</Type/Catalog/Pages {} 0 R/Lang", self.root())?;
        text_string(&mut body, &info.language)?;
        body.extend(b"/ViewerPreferences<</DisplayDocTitle true>>");
        if let Some(number) = outlines {
            write!(body, "/Outlines {number} 0 R/PageMode/UseOutlines")?;
        }
        body.extend(b">>");
        self.object(self.catalogue(), &[&body])?;

        let producer = concat!("aamantran ", env!("CARGO_PKG_VERSION"));
        body.clear();
        body.extend(b"<<");
        for (key, value) in [
            ("Title", &*info.title),
            ("Author", &*info.author),
            ("Subject", &*info.subject),
            ("Creator", producer),
            ("Producer", producer),
        ] {
            if !value.is_empty() {
                write!(body, "/{key}")?;
                text_string(&mut body, value)?;
            }
        }
        body.extend(b">>");
        self.object(self.information(), &[&body])?;
        self.trailer()
    }

    /// The outline of all bookmarks (ISO 32000-1, 12.3.3); its root's number.
    fn outlines(&mut self) -> io::Result<Option<u32>> {
        let bookmarks = std::mem::take(&mut self.bookmarks);
        if bookmarks.is_empty() {
            return Ok(None);
        }
        let root = self.reserve();
        let items: Vec<u32> = bookmarks.iter().map(|_| self.reserve()).collect();
        let mut body = Vec::new();
        for (index, (title, page)) in bookmarks.iter().enumerate() {
            body.clear();
            body.extend(b"<</Title");
            text_string(&mut body, title)?;
            write!(body, "/Parent {root} 0 R")?;
            if let Some(previous) = index.checked_sub(1).and_then(|at| items.get(at)) {
                write!(body, "/Prev {previous} 0 R")?;
            }
            if let Some(next) = items.get(index + 1) {
                write!(body, "/Next {next} 0 R")?;
            }
            write!(body, "/Dest[{page} 0 R/Fit]>>")?;
            self.object(items[index], &[&body])?;
        }
        let (first, last) = (items[0], items[items.len() - 1]);
        let body = format!(
            "<</Type/Outlines/First {first} 0 R/Last {last} 0 R/Count {}>>",
            items.len()
        );
        self.object(root, &[body.as_bytes()])?;
        Ok(Some(root))
    }

    fn trailer(mut self) -> io::Result<W> {
        let start = self.out.position;
        let size = self.skeleton.offsets.len() + self.offsets.len() + 1;
        let mut table = Vec::with_capacity(size * 20 + 200);
        writeln!(table, "xref\n0 {size}\n0000000000 65535 f ")?;
        for offset in self.skeleton.offsets.iter().chain(&self.offsets) {
            writeln!(table, "{offset:010} 00000 n ")?;
        }
        // The identifier depends on the content alone (ISO 32000-1, 14.4, permits any way).
        let hash = self.out.hash.finalize();
        let id = &hash.to_hex()[..32];
        writeln!(
            table,
            "trailer\n<</Size {size}/Root {} 0 R/Info {} 0 R/ID[<{id}><{id}>]>>\nstartxref\n{start}\n%%EOF",
            self.catalogue(),
            self.information(),
        )?;
        self.out.write_all(&table)?;
        Ok(self.out.out)
    }
}

fn references(out: &mut Vec<u8>, numbers: &[u32]) -> io::Result<()> {
    for number in numbers {
        write!(out, "{number} 0 R ")?;
    }
    Ok(())
}

/// A text string (ISO 32000-1, 7.9.2.2): ASCII as it is, everything else as UTF-16BE.
fn text_string(out: &mut Vec<u8>, text: &str) -> io::Result<()> {
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b" .-_".contains(&byte)) {
        return write!(out, "({text})");
    }
    out.extend(b"<FEFF");
    for unit in text.encode_utf16() {
        write!(out, "{unit:04X}")?;
    }
    out.push(b'>');
    Ok(())
}

/// Counts and hashes what goes through.
#[derive(Debug)]
struct Counting<W> {
    out: W,
    position: u64,
    hash: blake3::Hasher,
}

impl<W: Write> Write for Counting<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.position += written as u64;
        self.hash.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
