//! The state of files when they were read, to be compared at the end of a run.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Length and time of a file when it was about to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Stamp {
    path: PathBuf,
    state: Option<(u64, Option<SystemTime>)>,
}

impl Stamp {
    pub(crate) fn of(path: &Path) -> Self {
        let state = fs::metadata(path).ok().map(|found| (found.len(), found.modified().ok()));
        Self { path: path.to_owned(), state }
    }

    /// The file's path if it has become another since.
    pub(crate) fn changed(&self) -> Option<&Path> {
        (Self::of(&self.path) != *self).then_some(self.path.as_path())
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::time::Duration;

    use super::Stamp;

    #[test]
    fn a_file_that_becomes_another_is_noticed() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("list.csv");
        let absent = Stamp::of(&path);
        assert_eq!(absent.changed(), None);
        fs::write(&path, "one").unwrap();
        assert_eq!(absent.changed(), Some(path.as_path()));
        let stamp = Stamp::of(&path);
        assert_eq!(stamp.changed(), None);
        fs::write(&path, "three").unwrap();
        assert_eq!(stamp.changed(), Some(path.as_path()));
        // The same length, saved later.
        let stamp = Stamp::of(&path);
        let file = fs::File::options().write(true).open(&path).unwrap();
        let time = file.metadata().unwrap().modified().unwrap();
        file.set_modified(time + Duration::from_secs(2)).unwrap();
        assert_eq!(stamp.changed(), Some(path.as_path()));
    }
}
