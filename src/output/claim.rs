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

/// Why a file was not locked.
#[derive(Debug)]
pub(super) enum Refused {
    /// Somebody else has it.
    Busy,
    /// The file is open, but its file system has no locks: some network drives have none.
    Unknown(File, io::Error),
    /// It cannot be opened.
    Io(io::Error),
}

/// A file that is locked.
#[derive(Debug)]
pub(super) struct Locked {
    /// Closing it unlocks it, and the system closes the files of a process that dies.
    pub(super) file: File,
    /// Whether it was not there before.
    pub(super) is_new: bool,
}

/// Locks a file that is there for nothing else, and makes it if need be. The file stays behind,
/// empty: whoever removed it could take away the lock of another run, unless it is removed while
/// it is locked.
pub(super) fn locked(path: &Path) -> Result<Locked, Refused> {
    loop {
        let Locked { file, is_new } = open(path).map_err(Refused::Io)?;
        match file.try_lock() {
            // A run that made nothing may just have taken the file away.
            Ok(()) if !is_at(&file, path) => {}
            Ok(()) => return Ok(Locked { file, is_new }),
            Err(TryLockError::WouldBlock) => return Err(Refused::Busy),
            Err(TryLockError::Error(error)) => return Err(Refused::Unknown(file, error)),
        }
    }
}

/// Whether somebody has locked the file, which need not be there.
pub(super) fn is_locked(path: &Path) -> bool {
    File::open(path)
        .is_ok_and(|file| matches!(file.try_lock_shared(), Err(TryLockError::WouldBlock)))
}

fn open(path: &Path) -> io::Result<Locked> {
    let made = File::options().create_new(true).write(true).open(path);
    let opened = match made {
        Ok(file) => return Ok(Locked { file, is_new: true }),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            File::options().create(true).truncate(false).write(true).open(path)
        }
        Err(error) => Err(error),
    };
    let file = match opened {
        // In a folder of many people another one may have made it; to lock it is enough to read.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            File::open(path).map_err(|_| error)?
        }
        opened => opened?,
    };
    Ok(Locked { file, is_new: false })
}

/// Whether an open file is still the one at its path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt as _;
    let [own, there] = [file.metadata(), fs::metadata(path)]
        .map(|found| found.ok().map(|found| (found.dev(), found.ino())));
    own.is_some() && own == there
}

/// Other systems do not let go of the name of a file that somebody has open.
#[cfg(not(unix))]
fn is_at(_: &File, path: &Path) -> bool {
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
