//! Sinks that fail, and one that is slow: nothing is lost unsaid, and nobody runs ahead.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Write};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

use aamantran::{
    Diagnostic, Job, MemoryFile, MemorySink, Options, Sink, SinkError, Spool, Written, generate,
};

use crate::support::case::Case;

/// Counts down to the operation that fails.
#[derive(Clone, Default)]
struct Fuse(Arc<AtomicUsize>);

impl Fuse {
    /// Fails from one operation on: a disk that is full stays full.
    fn burn(&self, path: &str) -> Result<(), SinkError> {
        let left = |left: usize| left.checked_sub(1);
        let burnt = self.0.fetch_update(Ordering::Relaxed, Ordering::Relaxed, left);
        let source = io::Error::from(io::ErrorKind::StorageFull);
        burnt.map(drop).map_err(|_| SinkError::Io { path: path.to_owned(), source })
    }
}

/// A sink whose operations fail from one on.
struct Failing {
    inner: MemorySink,
    fuse: Fuse,
}

struct FailingFile {
    inner: MemoryFile,
    fuse: Fuse,
    written: usize,
}

/// So many bytes count as one operation: a file comes in thousands of small pieces.
const PIECE: usize = 64 << 10;

impl Write for FailingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let before = self.written / PIECE;
        self.written += bytes.len();
        if self.written / PIECE > before {
            self.fuse.burn("a file").map_err(|_| io::ErrorKind::StorageFull)?;
        }
        self.inner.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

impl Sink for Failing {
    type File = FailingFile;

    fn create(&self, path: &str) -> Result<FailingFile, SinkError> {
        self.fuse.burn(path)?;
        let inner = self.inner.create(path)?;
        Ok(FailingFile { inner, fuse: self.fuse.clone(), written: 0 })
    }

    fn rename(&self, file: &mut FailingFile, path: &str) -> Result<(), SinkError> {
        self.fuse.burn(path)?;
        self.inner.rename(&mut file.inner, path)
    }

    fn commit(&self, file: FailingFile) -> Result<Written, SinkError> {
        self.fuse.burn("a file")?;
        self.inner.commit(file.inner)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, SinkError> {
        self.fuse.burn(path)?;
        self.inner.put(path, bytes)
    }

    fn spool(&self) -> Result<Option<Spool>, SinkError> {
        self.inner.spool()
    }

    fn archive(&self, path: &str, files: &BTreeSet<String>) -> Result<Written, SinkError> {
        self.fuse.burn(path)?;
        self.inner.archive(path, files)
    }

    fn finish(&self) -> Result<(), SinkError> {
        self.fuse.burn("the folder")
    }
}

fn job(letters: usize, output: &str) -> Job {
    let case = (0..letters).fold(Case::new().output(output), |case, at| {
        case.row(&["राम कुमार", &format!("ग्राम {at}"), "सीमा देवी"])
    });
    case.job().unwrap()
}

/// The codes of a run whose operations fail from one on, if they do, and its files.
fn failing(job: &Job, after: usize) -> (Option<Vec<&'static str>>, BTreeMap<String, Vec<u8>>) {
    let fuse = Fuse(Arc::new(AtomicUsize::new(after)));
    let sink = Failing { inner: MemorySink::new(), fuse };
    let options = Options::new().threads(2);
    let codes = generate(job, &options, &sink)
        .err()
        .map(|wrong| wrong.iter().map(Diagnostic::code).collect());
    (codes, sink.inner.into_files())
}

/// For every operation of a run, from the first to the last: what fails is told once, and only
/// whole files are there.
fn fails_everywhere(output: &str, last: &str, least: usize) {
    // More than the threads take at a time.
    let job = job(33, output);
    let (codes, whole) = failing(&job, usize::MAX);
    assert_eq!(codes, None);
    assert!(whole.contains_key(last));
    let mut after = 0;
    loop {
        let (codes, files) = failing(&job, after);
        for (path, bytes) in &files {
            assert!(whole[path] == *bytes, "{path}, {after}");
        }
        let Some(codes) = codes else { break };
        assert_eq!(codes, ["A0610"], "{after}");
        after += 1;
    }
    assert!(after >= least, "{after}");
}

#[test]
fn a_sink_that_fails_anywhere_leaves_whole_files_and_is_told() {
    fails_everywhere("sets = [\"letters\", \"merged\"]\nzip = true", "all.zip", 33 + 6);
}

#[test]
fn a_sink_that_fails_anywhere_in_one_pass_is_told() {
    fails_everywhere("sets = [\"bundles\", \"merged\"]", "all.pdf", 7);
}

/// A sink that does not end with its first letter before the others have gone as far as they
/// can.
struct Slow {
    inner: MemorySink,
    /// How many letters came, the first not counted.
    others: Mutex<usize>,
    changed: Condvar,
    /// How many must come before the first one ends.
    wanted: usize,
    /// How many had come when it ended.
    seen: AtomicUsize,
}

impl Sink for Slow {
    type File = MemoryFile;

    fn create(&self, path: &str) -> Result<MemoryFile, SinkError> {
        self.inner.create(path)
    }

    fn rename(&self, file: &mut MemoryFile, path: &str) -> Result<(), SinkError> {
        self.inner.rename(file, path)
    }

    fn commit(&self, file: MemoryFile) -> Result<Written, SinkError> {
        self.inner.commit(file)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, SinkError> {
        let mut others = self.others.lock().unwrap();
        if path.starts_with("letters/001-") {
            while *others < self.wanted {
                others = self.changed.wait(others).unwrap();
            }
            drop(others);
            // Time to go on, for those who should not.
            std::thread::sleep(Duration::from_millis(100));
            self.seen.store(*self.others.lock().unwrap(), Ordering::Relaxed);
        } else {
            *others += 1;
            self.changed.notify_all();
        }
        self.inner.put(path, bytes)
    }

    fn spool(&self) -> Result<Option<Spool>, SinkError> {
        self.inner.spool()
    }

    fn archive(&self, path: &str, files: &BTreeSet<String>) -> Result<Written, SinkError> {
        self.inner.archive(path, files)
    }
}

/// Two threads may have three turns of 32 letters each in flight; of the first turn no letter
/// but the first has come.
#[test]
fn letters_do_not_pile_up_behind_a_slow_one() {
    const IN_FLIGHT: usize = 2 * 3 * 32;
    let sink = Slow {
        inner: MemorySink::new(),
        others: Mutex::default(),
        changed: Condvar::new(),
        wanted: IN_FLIGHT - 32,
        seen: AtomicUsize::new(0),
    };
    let options = Options::new().threads(2);
    let job = job(2 * IN_FLIGHT, "sets = [\"letters\"]");
    generate(&job, &options, &sink).unwrap();
    assert_eq!(sink.seen.into_inner(), IN_FLIGHT - 32);
    // The letters, `letters.csv` and `sheets.csv`.
    assert_eq!(sink.inner.into_files().len(), 2 * IN_FLIGHT + 2);
}
