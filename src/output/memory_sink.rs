//! Files in memory.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Cursor, Write};
use std::sync::{Mutex, PoisonError};

use super::archive::archive;
use super::sink::{Sink, SinkError, Spool, Written, check};

/// Files in memory, by path.
///
/// ```
/// use aamantran::{MemorySink, Sink};
///
/// let sink = MemorySink::new();
/// sink.put("letters/note.txt", b"note")?;
/// assert_eq!(sink.into_files()["letters/note.txt"], b"note");
/// # Ok::<(), aamantran::SinkError>(())
/// ```
#[derive(Debug, Default)]
pub struct MemorySink {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

/// A file of a [`MemorySink`] being written.
///
/// ```
/// use std::io::Write as _;
///
/// use aamantran::{MemorySink, Sink as _};
///
/// let sink = MemorySink::new();
/// let mut file = sink.create("note.txt")?;
/// file.write_all(b"note").unwrap();
/// sink.commit(file)?;
/// assert_eq!(sink.into_files()["note.txt"], b"note");
/// # Ok::<(), aamantran::SinkError>(())
/// ```
#[derive(Debug)]
pub struct MemoryFile {
    path: String,
    bytes: Vec<u8>,
}

impl MemorySink {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// The committed files.
    pub fn into_files(self) -> BTreeMap<String, Vec<u8>> {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, path: String, bytes: Vec<u8>) -> Written {
        // A map is whole, whatever became of the thread that had it last.
        let mut files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        if files.get(&path) == Some(&bytes) {
            return Written::Same;
        }
        files.insert(path, bytes);
        Written::New
    }
}

impl Sink for MemorySink {
    type File = MemoryFile;

    fn create(&self, path: &str) -> Result<MemoryFile, SinkError> {
        check(path)?;
        Ok(MemoryFile { path: path.to_owned(), bytes: Vec::new() })
    }

    fn rename(&self, file: &mut MemoryFile, path: &str) -> Result<(), SinkError> {
        check(path)?;
        path.clone_into(&mut file.path);
        Ok(())
    }

    fn commit(&self, file: MemoryFile) -> Result<Written, SinkError> {
        Ok(self.keep(file.path, file.bytes))
    }

    fn spool(&self) -> Result<Option<Spool>, SinkError> {
        Ok(None)
    }

    fn archive(&self, path: &str, files: &BTreeSet<String>) -> Result<Written, SinkError> {
        check(path)?;
        let there = self.files.lock().unwrap_or_else(PoisonError::into_inner);
        let zip = archive(Cursor::new(Vec::new()), files, |path| {
            let bytes = there.get(path).ok_or(io::ErrorKind::NotFound)?;
            Ok((bytes.as_slice(), bytes.len() as u64))
        });
        drop(there);
        let zip =
            zip.map_err(|source| SinkError::Io { path: path.to_owned(), source })?.into_inner();
        Ok(self.keep(path.to_owned(), zip))
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, SinkError> {
        check(path)?;
        Ok(self.keep(path.to_owned(), bytes.to_vec()))
    }
}

impl Write for MemoryFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::{MemorySink, Sink as _, SinkError, Written};

    #[test]
    fn committed_files_are_kept() {
        let sink = MemorySink::new();
        let mut file = sink.create("all.pdf").unwrap();
        file.write_all(b"one").unwrap();
        drop(sink.create("other.pdf").unwrap());
        sink.rename(&mut file, "all-1.pdf").unwrap();
        assert_eq!(sink.commit(file).unwrap(), Written::New);
        assert_eq!(sink.put("a/b.pdf", b"two").unwrap(), Written::New);
        assert_eq!(sink.put("a/b.pdf", b"two").unwrap(), Written::Same);
        assert_eq!(sink.put("a/b.pdf", b"three").unwrap(), Written::New);
        let files: Vec<(String, Vec<u8>)> = sink.into_files().into_iter().collect();
        assert_eq!(
            files,
            [("a/b.pdf".into(), b"three".to_vec()), ("all-1.pdf".into(), b"one".to_vec())]
        );
    }

    #[test]
    fn paths_cannot_leave() {
        let sink = MemorySink::new();
        for path in ["", "/etc/x", "../x", "a//b", "./x", "a\\..\\x", "C:x", "a/"] {
            assert!(matches!(sink.create(path), Err(SinkError::Path { .. })), "{path}");
            assert!(matches!(sink.put(path, b""), Err(SinkError::Path { .. })), "{path}");
        }
    }
}
