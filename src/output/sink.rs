//! Destinations of made files.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, OutputMessage, shown_path};

/// A destination of made files. Threads share it.
///
/// A file appears whole or not at all: one that is created but not committed leaves nothing
/// behind.
///
/// ```
/// use aamantran::{MemorySink, Sink, Written};
///
/// let sink = MemorySink::new();
/// assert_eq!(sink.put("letters/note.txt", b"note")?, Written::New);
/// assert_eq!(sink.put("letters/note.txt", b"note")?, Written::Same);
/// assert!(sink.put("../note.txt", b"note").is_err());
/// # Ok::<(), aamantran::SinkError>(())
/// ```
pub trait Sink: Sync {
    /// A file being written.
    type File: Write + Send;

    /// Begins a file that comes in pieces. `path` is relative, with `/` between its parts.
    ///
    /// # Errors
    /// A path that would leave the sink, or one that cannot be written.
    fn create(&self, path: &str) -> Result<Self::File, SinkError>;

    /// Gives a file another name in its folder before it appears.
    ///
    /// # Errors
    /// A path that would leave the sink.
    fn rename(&self, file: &mut Self::File, path: &str) -> Result<(), SinkError>;

    /// Makes a file appear, whole, in place of any earlier one.
    ///
    /// # Errors
    /// When it cannot be written.
    fn commit(&self, file: Self::File) -> Result<Written, SinkError>;

    /// Writes a whole file.
    ///
    /// # Errors
    /// A path that would leave the sink, or one that cannot be written.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, SinkError> {
        let mut file = self.create(path)?;
        let written = file.write_all(bytes);
        written.map_err(|error| SinkError::io(path, error))?;
        self.commit(file)
    }

    /// Writes a zip of files that are there.
    ///
    /// # Errors
    /// When one of them is not there, or the zip cannot be written.
    fn archive(&self, path: &str, files: &BTreeSet<String>) -> Result<Written, SinkError>;

    /// Room for what is read again in the same run; none if that is to stay in memory.
    ///
    /// # Errors
    /// When there is no room.
    fn spool(&self) -> Result<Option<Spool>, SinkError>;

    /// Sees to it that what was written outlasts a power cut. Called once, at the end of a run.
    ///
    /// # Errors
    /// When the system cannot promise that.
    fn finish(&self) -> Result<(), SinkError> {
        Ok(())
    }
}

/// A file that nobody else sees, and which is gone when the run is.
///
/// ```
/// # let folder = tempfile::tempdir().unwrap();
/// use aamantran::{FolderSink, MemorySink, Sink as _};
///
/// let sink = FolderSink::new(folder.path().join("out"));
/// assert_eq!(sink.spool()?.unwrap().file.metadata().unwrap().len(), 0);
/// assert!(MemorySink::new().spool()?.is_none());
/// # Ok::<(), aamantran::SinkError>(())
/// ```
#[derive(Debug)]
pub struct Spool {
    /// Empty, for writing and reading.
    pub file: File,
    /// The folder whose disk it is on, for messages.
    pub folder: String,
}

/// The fate of a file.
///
/// ```
/// use aamantran::{MemorySink, Sink as _, Written};
///
/// let sink = MemorySink::new();
/// assert_eq!(sink.put("note.txt", b"one")?, Written::New);
/// assert_eq!(sink.put("note.txt", b"one")?, Written::Same);
/// assert_eq!(sink.put("note.txt", b"two")?, Written::New);
/// # Ok::<(), aamantran::SinkError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// It was written.
    New,
    /// The same bytes were there already, and were left untouched.
    Same,
    /// Another program has the file open and lets nobody read or replace it: whether it is the
    /// same is not known.
    Unknown,
}

/// The reason that a file could not be written; becomes a [`Diagnostic`].
///
/// ```
/// use aamantran::{Diagnostic, MemorySink, Sink as _, SinkError};
///
/// let error = MemorySink::new().put("../note.txt", b"note").unwrap_err();
/// assert!(matches!(error, SinkError::Path { .. }));
/// eprint!("{}", Diagnostic::from(error));
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SinkError {
    /// The path is empty, absolute, or leaves the folder.
    #[error("the path {path} would leave the output folder")]
    Path {
        /// The path as given.
        path: String,
    },
    /// The system refused.
    #[error("{path} could not be written: {source}")]
    Io {
        /// The file or folder.
        path: String,
        /// The system's reason.
        source: io::Error,
    },
    /// The folder was there, and is not any more.
    #[error("the folder {folder} vanished")]
    Vanished {
        /// The folder.
        folder: String,
    },
    /// Another run writes into the folder.
    #[error("another run writes to {folder}: {event}")]
    Busy {
        /// The folder.
        folder: String,
        /// The event of the other run; empty if that is not known.
        event: String,
        /// Its process.
        process: Option<u32>,
        /// For how long it has been running.
        minutes: u64,
    },
}

impl SinkError {
    /// The system refused to write a file or folder.
    pub fn io(path: impl Into<String>, source: io::Error) -> Self {
        Self::Io { path: path.into(), source }
    }
}

impl From<SinkError> for Diagnostics {
    fn from(error: SinkError) -> Self {
        Diagnostic::from(error).into()
    }
}

impl From<SinkError> for Diagnostic {
    fn from(error: SinkError) -> Self {
        Self::new(match error {
            SinkError::Path { path } => Message::PathUnsafe { path },
            SinkError::Io { path, source } => refused(path, &source),
            SinkError::Vanished { folder } => {
                Message::Output(OutputMessage::Vanished { folder })
            }
            SinkError::Busy { folder, event, process, minutes } => {
                Message::Output(OutputMessage::Busy { folder, event, process, minutes })
            }
        })
    }
}

/// The reason why the system refused, as far as it says so.
fn refused(path: String, error: &io::Error) -> Message {
    use io::ErrorKind as Kind;
    if is_in_use(error) {
        return Message::Output(OutputMessage::InUse { path });
    }
    Message::Output(match error.kind() {
        Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge => {
            OutputMessage::DiskFull { path }
        }
        Kind::PermissionDenied | Kind::ReadOnlyFilesystem => OutputMessage::Forbidden { path },
        _ => {
            return in_the_way(Path::new(&path), error)
                .unwrap_or_else(|| Message::FileWrite { path, detail: error.to_string() });
        }
    })
}

/// The folder in the place of a file that cannot be written, or the file in the place of a folder
/// for it, if the system refused for that.
pub(super) fn in_the_way(path: &Path, error: &io::Error) -> Option<Message> {
    use io::ErrorKind as Kind;
    let is_that = matches!(
        error.kind(),
        Kind::AlreadyExists
            | Kind::IsADirectory
            | Kind::NotADirectory
            | Kind::DirectoryNotEmpty
    );
    let found = match path.is_dir() {
        _ if !is_that => return None,
        true => path,
        false => path.ancestors().find(|own| own.is_file())?,
    };
    Some(Message::InTheWay { path: shown_path(found), is_folder: path.is_dir() })
}

/// True if another program has the file.
pub(super) fn is_in_use(error: &io::Error) -> bool {
    use io::ErrorKind as Kind;
    // Windows: a sharing violation, and a range that is locked.
    (cfg!(windows) && matches!(error.raw_os_error(), Some(32 | 33)))
        || matches!(error.kind(), Kind::ResourceBusy | Kind::ExecutableFileBusy)
}

/// Lets pass only a path that stays inside the folder on every system.
pub(super) fn check(path: &str) -> Result<(), SinkError> {
    let safe = path.split('/').all(|part| {
        !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0'])
    });
    if safe { Ok(()) } else { Err(SinkError::Path { path: path.to_owned() }) }
}

#[cfg(test)]
mod tests {
    use std::io;

    use super::{Diagnostic, SinkError};

    #[test]
    fn what_the_system_says_is_told_apart() {
        for (kind, code) in [
            (io::ErrorKind::StorageFull, "A0610"),
            (io::ErrorKind::QuotaExceeded, "A0610"),
            (io::ErrorKind::PermissionDenied, "A0611"),
            (io::ErrorKind::ReadOnlyFilesystem, "A0611"),
            (io::ErrorKind::ResourceBusy, "A0612"),
            (io::ErrorKind::IsADirectory, "A0601"),
        ] {
            let error = SinkError::Io { path: "x".into(), source: kind.into() };
            assert_eq!(Diagnostic::from(error).code(), code, "{kind}");
        }
    }
}
