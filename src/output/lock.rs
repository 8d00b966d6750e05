//! One run at a time in a folder, and what a killed one left there.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use super::claim::{Holder, Locked, Refused, locked, read_note, remove, write_note};
use super::guard::FOLDERS;
use super::sink::SinkError;
use super::whole::PREFIX;
use crate::diagnostic::shown_path;

/// Held open and locked as long as a run writes.
const LOCK: &str = ".aamantran-lock";

/// Says who runs. Gone when a run has ended by itself, well or not, unless something half-written
/// could not be taken away.
const NOTE: &str = ".aamantran-run";

/// The right to write into a folder. The system takes it back from a process that dies.
#[derive(Debug)]
pub(super) struct Lock {
    // Closing it unlocks it.
    file: File,
    folder: PathBuf,
    own: &'static [&'static str],
    /// True if everything that was begun is whole.
    is_done: bool,
}

impl Lock {
    /// Takes the folder, which exists, for the `event`, and clears away what an earlier run left
    /// half-written in it and in the folders `own`.
    ///
    /// # Errors
    /// When another run has it, or the system refuses.
    pub(super) fn take(
        folder: &Path,
        event: &str,
        own: &'static [&'static str],
    ) -> Result<Self, SinkError> {
        let failed =
            |name: &str, source| SinkError::Io { path: shown_path(&folder.join(name)), source };
        let file = match locked(&folder.join(LOCK)) {
            // Where there are no locks letters are made all the same.
            Ok(Locked { file, .. }) | Err(Refused::Unknown(file, _)) => file,
            Err(Refused::Busy) => return Err(holder(folder)),
            Err(Refused::Io(error)) => return Err(failed(LOCK, error)),
        };
        let note = folder.join(NOTE);
        if note.exists() {
            sweep(folder, own);
        }
        write_note(&note, event, "make").map_err(|error| failed(NOTE, error))?;
        Ok(Self { file, folder: folder.to_owned(), own, is_done: false })
    }

    /// Says that everything that was begun is whole.
    pub(super) fn done(&mut self) {
        self.is_done = true;
    }
}

impl Lock {
    /// Takes away the folders that a run made of which nothing came, outer ones first in
    /// `made`. Until they are gone nobody else can have them. Where the lock stays, so do they.
    pub(super) fn give_up(self, made: &[PathBuf]) {
        self.clear();
        if made.contains(&self.folder) {
            remove(&self.file, &self.folder.join(LOCK));
        }
        for folder in made.iter().rev() {
            // One that is not empty is somebody else's by now, and stays.
            let _ = fs::remove_dir(folder);
        }
    }

    fn clear(&self) {
        // Who lost the permission to write cannot take away either; the next run tries again.
        if self.is_done || sweep(&self.folder, self.own) {
            // Left behind, it only makes the next run look for half-written files.
            let _ = fs::remove_file(self.folder.join(NOTE));
        }
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        self.clear();
    }
}

/// Who has the folder, as far as the note says.
fn holder(folder: &Path) -> SinkError {
    let Holder { event, process, minutes, .. } = read_note(&folder.join(NOTE));
    SinkError::Busy { folder: shown_path(folder), event, process, minutes }
}

/// Removes what this process is writing into a folder, or a killed one was. Only who has the
/// folder may.
pub fn remove_temporary(folder: &Path) {
    sweep(folder, &FOLDERS);
}

/// Removes the temporary files in a folder, in its folders `own` and those right below them;
/// whether none is left.
fn sweep(folder: &Path, own: &[&str]) -> bool {
    let mut is_clear = sweep_one(folder, &mut Vec::new());
    for name in own {
        let mut folders = Vec::new();
        is_clear &= sweep_one(&folder.join(name), &mut folders);
        for below in folders {
            is_clear &= sweep_one(&below, &mut Vec::new());
        }
    }
    is_clear
}

/// Removes the temporary files of a folder, and gives the folders in it; whether none is left.
fn sweep_one(folder: &Path, folders: &mut Vec<PathBuf>) -> bool {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // Not every run has every folder.
        Err(error) => return error.kind() == io::ErrorKind::NotFound,
    };
    let mut is_clear = true;
    for entry in entries.flatten() {
        let Ok(kind) = entry.file_type() else { continue };
        if kind.is_dir() {
            folders.push(entry.path());
        } else if kind.is_file() && is_temporary(&entry.file_name().to_string_lossy()) {
            is_clear &= fs::remove_file(entry.path()).is_ok();
        }
    }
    is_clear
}

/// True if a name is one of ours: `.aamantran-812-7`.
fn is_temporary(name: &str) -> bool {
    name.strip_prefix(PREFIX).is_some_and(|rest| process_of(rest).is_some())
}

/// The process that has made a temporary file, by how its name ends: `812-7`.
pub(super) fn process_of(ending: &str) -> Option<&str> {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let (process, number) = ending.split_once('-')?;
    (is_number(process) && is_number(number)).then_some(process)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{LOCK, Lock, NOTE, SinkError};
    use crate::output::Sink as _;

    #[test]
    fn runs_that_make_nothing_take_nothing_from_others() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("x/out");
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    for _ in 0..200 {
                        let sink = crate::output::FolderSink::new(&folder);
                        match sink.create("a.pdf") {
                            // Nothing comes of it.
                            Ok(file) => drop(file),
                            Err(SinkError::Busy { .. }) => {}
                            Err(other) => panic!("{other}"),
                        }
                    }
                });
            }
        });
    }

    #[test]
    fn the_second_is_refused_by_name_of_the_first() {
        let root = tempfile::tempdir().unwrap();
        let first = Lock::take(root.path(), "वार्षिक\nसभा", &[]).unwrap();
        match Lock::take(root.path(), "b", &[]).unwrap_err() {
            SinkError::Busy { event, process, minutes, .. } => {
                assert_eq!((&*event, process), ("वार्षिक सभा", Some(std::process::id())));
                assert_eq!(minutes, 0);
            }
            other => panic!("{other}"),
        }
        drop(first);
        assert!(!root.path().join(NOTE).exists());
        drop(Lock::take(root.path(), "b", &[]).unwrap());
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_away_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::create_dir_all(path("letters/बेला/deep")).unwrap();
        fs::create_dir(path("mine")).unwrap();
        let left =
            [".aamantran-812-7", "letters/.aamantran-812-8", "letters/बेला/.aamantran-1-1"];
        let kept = [
            LOCK,
            ".aamantran-x-1",
            ".aamantran-1-",
            "letters/001-राम.pdf",
            "mine/.aamantran-812-9",
            "letters/बेला/deep/.aamantran-812-9",
        ];
        for name in left.iter().chain(&kept) {
            fs::write(path(name), b"").unwrap();
        }
        // A run that made everything whole has left nothing to look for.
        let mut lock = Lock::take(root.path(), "a", &["letters"]).unwrap();
        lock.done();
        drop(lock);
        assert!(left.iter().all(|name| path(name).exists()));
        fs::write(path(NOTE), "812\na\n").unwrap();
        drop(Lock::take(root.path(), "a", &["letters", "none"]).unwrap());
        assert!(!left.iter().any(|name| path(name).exists()));
        assert!(kept.iter().all(|name| path(name).exists()));
    }

    #[test]
    fn a_failed_run_clears_away_or_leaves_it_to_the_next() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("letters");
        let lock = Lock::take(root.path(), "a", &["letters"]).unwrap();
        // A folder that cannot be looked into, even by the superuser.
        fs::write(&folder, b"").unwrap();
        drop(lock);
        assert!(root.path().join(NOTE).exists());
        fs::remove_file(&folder).unwrap();
        fs::create_dir(&folder).unwrap();
        fs::write(folder.join(".aamantran-812-7"), b"").unwrap();
        let lock = Lock::take(root.path(), "a", &["letters"]).unwrap();
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        fs::write(folder.join(".aamantran-812-8"), b"").unwrap();
        drop(lock);
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        assert!(!root.path().join(NOTE).exists());
    }
}
