//! The right to something that one run at a time may have.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::Path;

/// Who has something, as far as it is known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Holder {
    /// The event that the run is for; empty if that is not known.
    pub event: String,
    /// Its command, such as `make`; empty if that is not known.
    pub command: String,
    /// Its process.
    pub process: Option<u32>,
    /// For how many minutes it has been running.
    pub minutes: u64,
}

/// The reason why a file was not locked.
#[derive(Debug)]
pub(super) enum Refused {
    /// Somebody else has it.
    Busy,
    /// The file is open, but that nobody else has it is not sure: some network drives have no
    /// locks, and some do not say which file is at a path. What there is of a lock lasts as long
    /// as the file is open.
    Unknown(File, io::Error),
    /// It cannot be opened so that it could be locked.
    Io(io::Error),
}

/// A file that is locked.
#[derive(Debug)]
pub(super) struct Locked {
    /// Closing it unlocks it, and the system closes the files of a process that dies.
    pub(super) file: File,
    /// True if it was not there before.
    pub(super) is_new: bool,
}

/// Times that a file may be gone from its path when it is locked: a run that made nothing takes
/// its lock away, but not so often in a row.
const TRIES: u32 = 100;

/// Locks a file that is there for nothing else, and makes it if need be. The file stays behind,
/// empty: whoever removed it could take away the lock of another run, unless it is removed while
/// it is locked.
pub(super) fn locked(path: &Path) -> Result<Locked, Refused> {
    locked_where(path, is_at)
}

/// The same, by what `is_at` says of the file that is open and the one at the path.
fn locked_where(path: &Path, is_at: impl Fn(&File, &Path) -> bool) -> Result<Locked, Refused> {
    let mut tries = TRIES;
    loop {
        let Opened { file, is_new, read_only } = open(path).map_err(Refused::Io)?;
        tries -= 1;
        match file.try_lock() {
            Ok(()) if is_at(&file, path) => return Ok(Locked { file, is_new }),
            // A run that made nothing may just have taken the file away.
            Ok(()) if tries > 0 => {}
            // Some drives over the network and some made by programs number a file that is open
            // in another way than the one at its path. It is as good as locked, but not proven.
            Ok(()) => {
                let error = io::Error::other("another file at the path of the lock");
                return Err(Refused::Unknown(file, error));
            }
            Err(TryLockError::WouldBlock) => return Err(Refused::Busy),
            Err(TryLockError::Error(error)) => return Err(unlocked(file, read_only, error)),
        }
    }
}

/// The reason why a file that is open could not be locked. NFS locks no file that may only be read,
/// though it has locks: there others may well be at work.
fn unlocked(file: File, read_only: Option<io::Error>, error: io::Error) -> Refused {
    match read_only {
        Some(denied) => Refused::Io(denied),
        None => Refused::Unknown(file, error),
    }
}

/// Takes away the file of a lock that is still held, unless another one is at its path by now.
pub(super) fn remove(file: &File, path: &Path) {
    // Elsewhere it is not known whether an open file is still the one at its path, and one that
    // is taken away may be open for another run, which would lock what nobody else finds.
    if cfg!(unix) && is_at(file, path) {
        // Left behind, it is in nobody's way.
        let _ = fs::remove_file(path);
    }
}

/// True if somebody has locked the file, which need not be there.
pub(super) fn is_locked(path: &Path) -> bool {
    File::open(path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

/// A file that is open to be locked.
struct Opened {
    file: File,
    is_new: bool,
    /// The reason why it may only be read, if that is so.
    read_only: Option<io::Error>,
}

fn open(path: &Path) -> io::Result<Opened> {
    let made = File::options().create_new(true).write(true).open(path);
    let opened = match made {
        Ok(file) => return Ok(Opened { file, is_new: true, read_only: None }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            File::options().create(true).truncate(false).write(true).open(path)
        }
        Err(error) => Err(error),
    };
    match opened {
        // In a folder of many people another one may have made it; mostly to lock it is enough
        // to read.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            match File::open(path) {
                Ok(file) => Ok(Opened { file, is_new: false, read_only: Some(error) }),
                Err(_) => Err(error),
            }
        }
        opened => Ok(Opened { file: opened?, is_new: false, read_only: None }),
    }
}

/// True if an open file is still the one at its path.
#[cfg(unix)]
pub(super) fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let [own, there] = [file.metadata(), fs::metadata(path)]
        .map(|found| found.ok().map(|found| (found.dev(), found.ino())));
    own.is_some() && own == there
}

/// Other systems do not say so, and [`remove`] takes nothing away there.
#[cfg(not(unix))]
pub(super) fn is_at(_: &File, path: &Path) -> bool {
    path.exists()
}

/// Says in a file of its own who runs, since a locked file cannot be read everywhere.
pub(super) fn write_note(note: &Path, event: &str, command: &str) -> io::Result<()> {
    let line = |text: &str| text.replace(char::is_control, " ");
    let text = format!("{}\n{}\n{}\n", std::process::id(), line(event), line(command));
    // Somebody else's, who was killed, may not be written over.
    let _ = fs::remove_file(note);
    fs::write(note, text)
}

/// Who runs, as far as the note says.
pub(super) fn read_note(note: &Path) -> Holder {
    let text = fs::read_to_string(note).unwrap_or_default();
    let mut lines = text.lines();
    let process = lines.next().and_then(|line| line.parse().ok());
    let event = lines.next().unwrap_or_default().to_owned();
    let command = lines.next().unwrap_or_default().to_owned();
    let age = fs::metadata(note).and_then(|note| note.modified()).ok();
    let minutes =
        age.and_then(|since| since.elapsed().ok()).map_or(0, |age| age.as_secs() / 60);
    Holder { event, command, process, minutes }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::fs::{self, File, TryLockError};
    use std::io::{Error, ErrorKind};

    use super::{Refused, TRIES, is_at, locked, locked_where, remove, unlocked};

    #[test]
    fn a_drive_that_does_not_say_which_file_is_at_a_path_stops_nothing() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lock");
        let asked = Cell::new(0);
        let never = |_: &File, _: &std::path::Path| {
            asked.set(asked.get() + 1);
            false
        };
        let Err(Refused::Unknown(file, _)) = locked_where(&path, never) else { panic!() };
        assert_eq!(asked.get(), TRIES);
        // It is kept from others as far as it can be.
        assert!(matches!(locked(&path), Err(Refused::Busy)));
        drop(file);
        // A file that was taken away a few times is locked in the end.
        let sometimes = |file: &File, path: &std::path::Path| {
            asked.set(asked.get() + 1);
            asked.get() > TRIES + 3 && is_at(file, path)
        };
        assert!(locked_where(&path, sometimes).is_ok());
    }

    #[test]
    fn a_lock_that_may_only_be_read_and_cannot_be_taken_is_denied() {
        let root = tempfile::tempdir().unwrap();
        let file = || File::create(root.path().join("lock")).unwrap();
        let bad = || Error::from(ErrorKind::InvalidInput);
        let denied = || Some(Error::from(ErrorKind::PermissionDenied));
        match unlocked(file(), denied(), bad()) {
            Refused::Io(error) => assert_eq!(error.kind(), ErrorKind::PermissionDenied),
            other => panic!("{other:?}"),
        }
        // One that may be written is where there are no locks.
        assert!(matches!(unlocked(file(), None, bad()), Refused::Unknown(..)));
    }

    #[cfg(unix)]
    #[test]
    fn the_lock_of_another_run_is_not_taken_away() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("lock");
        let Ok(own) = locked(&path) else { panic!() };
        fs::remove_file(&path).unwrap();
        let Ok(other) = locked(&path) else { panic!() };
        remove(&own.file, &path);
        let found = File::open(&path).unwrap();
        assert!(matches!(found.try_lock_shared(), Err(TryLockError::WouldBlock)));
        remove(&other.file, &path);
        assert!(!path.exists());
    }
}
