//! Files that are kept in memory, where there is no folder for them.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::versioned::{VersionError, Versioned};

/// Files by their paths, with `/` between the parts of one. Clones have the same files.
#[derive(Clone, Debug, Default)]
pub struct MemoryFiles {
    files: Arc<Mutex<BTreeMap<String, Vec<u8>>>>,
}

impl MemoryFiles {
    fn locked(&self) -> MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        // A map is whole, whatever became of the thread that had it last.
        self.files.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A file, if there is one.
    pub fn read(&self, path: &str) -> Option<Vec<u8>> {
        self.locked().get(path).cloned()
    }

    /// Puts a file in place of any earlier one.
    pub fn write(&self, path: &str, bytes: Vec<u8>) {
        self.locked().insert(path.to_owned(), bytes);
    }

    /// Takes a file out.
    pub fn remove(&self, path: &str) -> Option<Vec<u8>> {
        self.locked().remove(path)
    }

    /// True if there is such a file.
    pub fn has(&self, path: &str) -> bool {
        self.locked().contains_key(path)
    }

    /// Gives what `reading` makes of all files, each with its path; it must not ask for files itself.
    pub fn with_all<T>(&self, reading: impl FnOnce(&[(&str, &[u8])]) -> T) -> T {
        let files = self.locked();
        let all: Vec<(&str, &[u8])> =
            files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())).collect();
        reading(&all)
    }

    /// The paths of all files, in their order.
    pub fn paths(&self) -> Vec<String> {
        self.locked().keys().cloned().collect()
    }
}

/// One of these files, read, changed and written back whole.
#[derive(Debug)]
pub struct VersionedMemory {
    files: MemoryFiles,
    path: PathBuf,
    copy: PathBuf,
    /// The content that was read or written last; none if there was no file.
    seen: Option<Vec<u8>>,
}

impl VersionedMemory {
    /// The file at a path; its copy has `.bak` after the name.
    pub fn new(files: MemoryFiles, path: &str) -> Self {
        Self { files, path: path.into(), copy: format!("{path}.bak").into(), seen: None }
    }

    fn at(&self, path: &Path) -> Option<Vec<u8>> {
        self.files.read(&path.to_string_lossy())
    }
}

impl Versioned for VersionedMemory {
    fn path(&self) -> &Path {
        &self.path
    }

    fn copy(&self) -> &Path {
        &self.copy
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        self.seen = self.at(&self.path);
        Ok(self.seen.clone())
    }

    fn has_changed(&self) -> io::Result<bool> {
        Ok(self.at(&self.path) != self.seen)
    }

    fn read_other_copy(&self) -> io::Result<Option<Vec<u8>>> {
        Ok(self.at(&self.copy).filter(|copy| self.seen.as_ref() != Some(copy)))
    }

    fn write(
        &mut self,
        content: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), VersionError> {
        if self.has_changed()? {
            return Err(VersionError::Changed);
        }
        let mut new = Vec::new();
        content(&mut new)?;
        for path in [&self.copy, &self.path] {
            self.files.write(&path.to_string_lossy(), new.clone());
        }
        self.seen = Some(new);
        Ok(())
    }

    fn is_taken_by_another(&self) -> bool {
        false
    }

    fn release(&mut self) {}
}

#[cfg(test)]
mod tests {
    use super::{MemoryFiles, VersionedMemory};
    use crate::output::versioned::{VersionError, Versioned as _};

    #[test]
    fn what_somebody_else_wrote_stays() {
        let files = MemoryFiles::default();
        let mut one = VersionedMemory::new(files.clone(), "a.csv");
        assert_eq!(one.read().unwrap(), None);
        one.write(&|out| out.write_all(b"one")).unwrap();
        assert_eq!(files.paths(), ["a.csv", "a.csv.bak"]);
        let mut other = VersionedMemory::new(files.clone(), "a.csv");
        assert_eq!(other.read().unwrap().unwrap(), b"one");
        assert_eq!(other.read_other_copy().unwrap(), None);
        other.write(&|out| out.write_all(b"two")).unwrap();
        let refused = one.write(&|out| out.write_all(b"three"));
        assert!(matches!(refused, Err(VersionError::Changed)), "{refused:?}");
        assert_eq!(files.read("a.csv").unwrap(), b"two");
    }
}
