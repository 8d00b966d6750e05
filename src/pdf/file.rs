//! The objects of a PDF file, written from front to back.
//!
//! Streams stand in the file by themselves; all other objects go into object streams, which
//! are deflated, and the cross-reference table is a stream, too (ISO 32000-1, 7.5.7 and
//! 7.5.8).

use std::io::{self, Write};

use crate::pdf::deflate::Deflater;
use crate::pdf::number::push_integer;
use crate::pdf::string::byte_string;
use crate::pdf::xref::{self, Xref, XrefEntry};

/// The header, and the comment that marks the file as binary (ISO 19005-2, 6.1.2).
const HEADER: &[u8] = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";

/// Objects that an object stream takes: a reader must go through all of them to get at one.
pub(super) const OBJECTS: usize = 400;

/// The beginning of a file, the same for many.
#[derive(Debug)]
pub(super) struct FilePrefix {
    pub(super) bytes: Vec<u8>,
    xref: Xref,
    /// Stands for the bytes: it is quicker to hash than they.
    pub(super) hash: blake3::Hash,
}

/// Writes objects and keeps where they are, for the cross-reference table.
#[derive(Debug)]
pub(super) struct FileWriter<W> {
    out: W,
    position: u64,
    /// Of what tells the file apart.
    hash: blake3::Hasher,
    xref: Xref,
    /// Objects of the object stream to come: their numbers and where they begin in `bodies`.
    waiting: Vec<(u32, usize)>,
    bodies: Vec<u8>,
    /// True if it becomes so long that writing it quickly counts for more than its size.
    is_long: bool,
}

impl FileWriter<Vec<u8>> {
    /// Ends the beginning.
    pub(super) fn into_beginning(mut self, deflater: &mut Deflater) -> io::Result<FilePrefix> {
        self.flush(deflater)?;
        Ok(FilePrefix { hash: blake3::hash(&self.out), bytes: self.out, xref: self.xref })
    }
}

impl<W: Write> FileWriter<W> {
    /// Begins a file.
    pub(super) fn new(mut out: W) -> io::Result<Self> {
        out.write_all(HEADER)?;
        Ok(Self {
            out,
            position: HEADER.len() as u64,
            hash: blake3::Hasher::new(),
            xref: Xref::default(),
            waiting: Vec::new(),
            bodies: Vec::new(),
            is_long: false,
        })
    }

    /// Goes on behind a beginning.
    pub(super) fn resume(beginning: &FilePrefix, mut out: W) -> io::Result<Self> {
        out.write_all(&beginning.bytes)?;
        let mut hash = blake3::Hasher::new();
        hash.update(beginning.hash.as_bytes());
        Ok(Self {
            out,
            position: beginning.bytes.len() as u64,
            hash,
            xref: beginning.xref.clone(),
            waiting: Vec::new(),
            bodies: Vec::new(),
            is_long: false,
        })
    }

    /// Says that the file becomes long.
    pub(super) fn go_on_long(&mut self) {
        self.is_long = true;
        self.xref.go_on_long();
    }

    /// The number of an object that is written later.
    pub(super) fn reserve(&mut self) -> u32 {
        self.xref.reserve()
    }

    /// Takes in what tells the file apart from others with the same beginning.
    pub(super) fn identify(&mut self, by: &[u8]) {
        self.hash.update(by);
    }

    /// Number of objects so far, those reserved and the stream of the objects that
    /// wait included.
    pub(super) fn count(&self) -> usize {
        self.xref.len() + 1
    }

    /// The output.
    pub(super) fn out(&mut self) -> &mut W {
        &mut self.out
    }

    fn put(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.out.write_all(bytes)?;
        self.position += bytes.len() as u64;
        Ok(())
    }

    /// Writes an object that is no stream.
    pub(super) fn object(
        &mut self,
        number: u32,
        body: &[u8],
        deflater: &mut Deflater,
    ) -> io::Result<()> {
        self.waiting.push((number, self.bodies.len()));
        self.bodies.extend(body);
        self.bodies.push(b'\n');
        if self.waiting.len() < OBJECTS { Ok(()) } else { self.flush(deflater) }
    }

    /// Writes an object that is no stream by itself, since it differs from file to file.
    pub(super) fn own_object(&mut self, number: u32, body: &[u8]) -> io::Result<()> {
        self.xref.set(number, XrefEntry::At(self.position));
        let mut head = Vec::with_capacity(16);
        push_integer(&mut head, u64::from(number));
        head.extend(b" 0 obj\n");
        self.put(&head)?;
        self.put(body)?;
        self.put(b"\nendobj\n")
    }

    /// Writes a stream that is deflated already. `keys` are those of its dictionary other
    /// than `/Length` and `/Filter`.
    pub(super) fn stream(
        &mut self,
        number: u32,
        keys: &[u8],
        deflated: &[u8],
    ) -> io::Result<()> {
        self.any_stream(number, &[keys, b"/Filter/FlateDecode"], deflated)
    }

    /// Writes a stream as it is.
    pub(super) fn plain_stream(
        &mut self,
        number: u32,
        keys: &[u8],
        plain: &[u8],
    ) -> io::Result<()> {
        self.any_stream(number, &[keys], plain)
    }

    fn any_stream(&mut self, number: u32, keys: &[&[u8]], data: &[u8]) -> io::Result<()> {
        self.xref.set(number, XrefEntry::At(self.position));
        let mut head = Vec::with_capacity(128);
        push_integer(&mut head, u64::from(number));
        head.extend(b" 0 obj\n<<");
        head.extend(keys.concat());
        head.extend(b"/Length ");
        push_integer(&mut head, data.len() as u64);
        head.extend(b">>stream\n");
        self.put(&head)?;
        self.put(data)?;
        // Data that end with a carriage return would make one end of line of it and the next
        // byte, and the stream a byte shorter.
        let end = if data.ends_with(b"\r") { b"\r\n".as_slice() } else { b"\n" };
        self.put(end)?;
        self.put(b"endstream\nendobj\n")
    }

    /// Writes the waiting objects into an object stream.
    fn flush(&mut self, deflater: &mut Deflater) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let stream = self.reserve();
        let mut plain = Vec::with_capacity(self.bodies.len() + self.waiting.len() * 12);
        let waiting = std::mem::take(&mut self.waiting);
        for (&(number, start), index) in waiting.iter().zip(0..) {
            push_integer(&mut plain, u64::from(number));
            plain.push(b' ');
            push_integer(&mut plain, start as u64);
            plain.push(b' ');
            self.xref.set(number, XrefEntry::Within(stream, index));
        }
        let mut keys = b"/Type/ObjStm/N ".to_vec();
        push_integer(&mut keys, waiting.len() as u64);
        keys.extend(b"/First ");
        push_integer(&mut keys, plain.len() as u64);
        plain.append(&mut self.bodies);
        let deflated = if self.is_long {
            deflater.deflate_quick(&plain)?
        } else {
            deflater.deflate_again(&plain)?
        };
        self.stream(stream, &keys, &deflated)?;
        self.xref.flush(deflater)
    }

    /// Writes what is left and the cross-reference stream; gives the output back.
    pub(super) fn finish(
        mut self,
        catalogue: u32,
        information: u32,
        deflater: &mut Deflater,
    ) -> io::Result<W> {
        self.flush(deflater)?;
        let own = self.reserve();
        self.xref.set(own, XrefEntry::At(self.position));
        let start = self.position;
        let mut keys = xref::KEYS.to_vec();
        push_integer(&mut keys, self.xref.len() as u64 + 1);
        keys.extend(b"/Root ");
        push_integer(&mut keys, u64::from(catalogue));
        keys.extend(b" 0 R/Info ");
        push_integer(&mut keys, u64::from(information));
        // The identifier depends on the content alone (ISO 32000-1, 14.4, permits any way).
        self.hash.update(&start.to_be_bytes());
        let hash = self.hash.finalize();
        let id = &hash.as_bytes()[..16];
        keys.extend(b" 0 R/ID[");
        byte_string(&mut keys, id.iter().copied());
        byte_string(&mut keys, id.iter().copied());
        keys.push(b']');
        let table = self.xref.stream(deflater)?;
        self.stream(own, &keys, &table)?;
        write!(self.out, "startxref\n{start}\n%%EOF\n")?;
        Ok(self.out)
    }
}
