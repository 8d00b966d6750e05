//! Something that must be done before the first file appears.

use std::collections::BTreeSet;
use std::io;
use std::sync::{Mutex, PoisonError};

use super::{Sink, SinkError, Spool, Written};

/// A sink that does something before its first file can appear, and lets none appear if that
/// fails.
#[derive(Debug)]
pub struct GatedSink<'a, S, F> {
    inner: &'a S,
    gate: Mutex<Gate<F>>,
}

#[derive(Debug)]
enum Gate<F> {
    /// Nobody has come yet.
    Closed(F),
    Open,
    /// It failed.
    Shut,
}

impl<'a, S: Sink, F: FnOnce() -> Result<(), SinkError> + Send> GatedSink<'a, S, F> {
    /// Files go to `inner`, after `first` was done.
    pub fn new(inner: &'a S, first: F) -> Self {
        Self { inner, gate: Mutex::new(Gate::Closed(first)) }
    }

    /// The first to come does it, the others wait.
    fn pass(&self) -> Result<(), SinkError> {
        let mut gate = self.gate.lock().unwrap_or_else(PoisonError::into_inner);
        match std::mem::replace(&mut *gate, Gate::Shut) {
            Gate::Open => *gate = Gate::Open,
            Gate::Closed(first) => {
                first()?;
                *gate = Gate::Open;
            }
            Gate::Shut => {
                let source = io::Error::other("nothing may be written");
                return Err(SinkError::Io { path: String::new(), source });
            }
        }
        Ok(())
    }
}

impl<S: Sink, F: FnOnce() -> Result<(), SinkError> + Send> Sink for GatedSink<'_, S, F> {
    type File = S::File;

    fn create(&self, path: &str) -> Result<S::File, SinkError> {
        self.inner.create(path)
    }

    fn rename(&self, file: &mut S::File, path: &str) -> Result<(), SinkError> {
        self.inner.rename(file, path)
    }

    fn commit(&self, file: S::File) -> Result<Written, SinkError> {
        self.pass()?;
        self.inner.commit(file)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, SinkError> {
        self.pass()?;
        self.inner.put(path, bytes)
    }

    fn archive(&self, path: &str, files: &BTreeSet<String>) -> Result<Written, SinkError> {
        self.pass()?;
        self.inner.archive(path, files)
    }

    fn spool(&self) -> Result<Option<Spool>, SinkError> {
        self.inner.spool()
    }

    fn finish(&self) -> Result<(), SinkError> {
        self.inner.finish()
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::{GatedSink, Sink, SinkError};
    use crate::output::{FolderSink, MemorySink};

    #[test]
    fn done_once_and_first() {
        let memory = MemorySink::new();
        let done = AtomicUsize::new(0);
        let gated = GatedSink::new(&memory, || {
            done.fetch_add(1, Ordering::Relaxed);
            Ok(())
        });
        assert_eq!(done.load(Ordering::Relaxed), 0);
        let mut file = gated.create("a").unwrap();
        file.write_all(b"x").unwrap();
        gated.rename(&mut file, "a2").unwrap();
        assert_eq!(done.load(Ordering::Relaxed), 0, "nothing has appeared yet");
        gated.commit(file).unwrap();
        assert_eq!(done.load(Ordering::Relaxed), 1);
        std::thread::scope(|scope| {
            for path in ["b", "c"] {
                scope.spawn(|| gated.put(path, b"y").unwrap());
            }
        });
        gated.finish().unwrap();
        assert_eq!(done.load(Ordering::Relaxed), 1);
        assert_eq!(memory.into_files().keys().collect::<Vec<_>>(), ["a2", "b", "c"]);
    }

    #[test]
    fn there_is_room_for_letters_that_wait() {
        let folder = tempfile::tempdir().unwrap();
        let sink = FolderSink::new(folder.path());
        let gated = GatedSink::new(&sink, || panic!("nothing has appeared yet"));
        assert!(gated.spool().unwrap().is_some());
    }

    #[test]
    fn nothing_appears_if_it_fails() {
        let memory = MemorySink::new();
        let fails = || Err(SinkError::Path { path: "x".to_owned() });
        let gated = GatedSink::new(&memory, fails);
        let file = || gated.create("a").unwrap();
        assert!(matches!(gated.commit(file()), Err(SinkError::Path { .. })));
        assert!(gated.commit(file()).is_err() && gated.put("b", b"").is_err());
        assert!(memory.into_files().is_empty());
    }
}
