use std::collections::BTreeMap;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::diagnostic::{Diagnostic, Message};

/// Where the made files go.
///
/// A file that is created but not committed leaves nothing behind.
pub trait Sink {
    /// A file being written.
    type File: Write;

    /// Begins a file. `path` is relative, with `/` between its parts.
    ///
    /// # Errors
    /// A path that would leave the sink, or one that cannot be written.
    fn create(&mut self, path: &str) -> Result<Self::File, SinkError>;

    /// Gives a file another name in its folder before it appears.
    ///
    /// # Errors
    /// A path that would leave the sink.
    fn rename(&mut self, file: &mut Self::File, path: &str) -> Result<(), SinkError>;

    /// Makes a file appear, whole, in place of any earlier one.
    ///
    /// # Errors
    /// When it cannot be written.
    fn commit(&mut self, file: Self::File) -> Result<(), SinkError>;
}

/// Why a file could not be written.
#[derive(Debug, thiserror::Error)]
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
        /// Why.
        source: io::Error,
    },
}

impl From<SinkError> for Diagnostic {
    fn from(error: SinkError) -> Self {
        Self::new(match error {
            SinkError::Path { path } => Message::PathUnsafe { path },
            SinkError::Io { path, source } => {
                Message::FileWrite { path, detail: source.to_string() }
            }
        })
    }
}

/// Files in a folder and its sub-folders.
#[derive(Debug)]
pub struct FolderSink {
    root: PathBuf,
    written: usize,
}

/// A file of a [`FolderSink`] being written: temporary until it is committed.
#[derive(Debug)]
pub struct FolderFile {
    // Bundles come in many small pieces.
    temporary: BufWriter<NamedTempFile>,
    target: PathBuf,
}

impl FolderSink {
    /// A sink into `root`, which is made when the first file is.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into(), written: 0 }
    }

    fn target(&self, path: &str) -> PathBuf {
        path.split('/').fold(self.root.clone(), |folder, part| folder.join(part))
    }

    /// How many files have appeared so far.
    pub fn written(&self) -> usize {
        self.written
    }
}

impl Sink for FolderSink {
    type File = FolderFile;

    fn create(&mut self, path: &str) -> Result<FolderFile, SinkError> {
        check(path)?;
        let target = self.target(path);
        let folder = target.parent().unwrap_or(&self.root);
        fs::create_dir_all(folder).map_err(|source| failed(folder, source))?;
        // In the target's own folder, so that the rename stays within one file system.
        let temporary = builder()
            .prefix(".aamantran-")
            .tempfile_in(folder)
            .map_err(|source| failed(&target, source))?;
        Ok(FolderFile { temporary: BufWriter::new(temporary), target })
    }

    fn rename(&mut self, file: &mut FolderFile, path: &str) -> Result<(), SinkError> {
        check(path)?;
        file.target = self.target(path);
        Ok(())
    }

    fn commit(&mut self, file: FolderFile) -> Result<(), SinkError> {
        let FolderFile { temporary, target } = file;
        let temporary =
            temporary.into_inner().map_err(|error| failed(&target, error.into_error()))?;
        temporary.persist(&target).map_err(|error| failed(&target, error.error))?;
        self.written += 1;
        Ok(())
    }
}

impl Write for FolderFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.temporary.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.temporary.flush()
    }
}

/// Files in memory, by path.
#[derive(Debug, Default)]
pub struct MemorySink {
    /// The committed files.
    pub files: BTreeMap<String, Vec<u8>>,
}

/// A file of a [`MemorySink`] being written.
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
}

impl Sink for MemorySink {
    type File = MemoryFile;

    fn create(&mut self, path: &str) -> Result<MemoryFile, SinkError> {
        check(path)?;
        Ok(MemoryFile { path: path.to_owned(), bytes: Vec::new() })
    }

    fn rename(&mut self, file: &mut MemoryFile, path: &str) -> Result<(), SinkError> {
        check(path)?;
        path.clone_into(&mut file.path);
        Ok(())
    }

    fn commit(&mut self, file: MemoryFile) -> Result<(), SinkError> {
        self.files.insert(file.path, file.bytes);
        Ok(())
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

/// Temporary files are private by default; made letters are files like any other.
#[cfg(unix)]
fn builder<'a>() -> tempfile::Builder<'a, 'a> {
    use std::os::unix::fs::PermissionsExt as _;
    let mut builder = tempfile::Builder::new();
    // The umask takes away what the user does not want.
    builder.permissions(fs::Permissions::from_mode(0o666));
    builder
}

#[cfg(not(unix))]
fn builder<'a>() -> tempfile::Builder<'a, 'a> {
    tempfile::Builder::new()
}

/// Lets pass only a path that stays inside the folder on every system.
fn check(path: &str) -> Result<(), SinkError> {
    let safe = path.split('/').all(|part| {
        !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':', '\0'])
    });
    if safe { Ok(()) } else { Err(SinkError::Path { path: path.to_owned() }) }
}

fn failed(path: &Path, source: io::Error) -> SinkError {
    SinkError::Io { path: path.display().to_string(), source }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Write as _;

    use super::{FolderSink, MemorySink, Sink, SinkError};

    #[test]
    fn files_appear_on_commit_and_not_before() {
        let root = tempfile::tempdir().unwrap();
        let mut sink = FolderSink::new(root.path().join("new"));
        let mut file = sink.create("letters/001-राम.pdf").unwrap();
        file.write_all(b"one").unwrap();
        let target = root.path().join("new/letters/001-राम.pdf");
        assert!(!target.exists());
        assert_eq!(sink.written(), 0);
        sink.commit(file).unwrap();
        assert_eq!(sink.written(), 1);
        assert_eq!(fs::read(&target).unwrap(), b"one");

        let mut again = sink.create("letters/001-राम.pdf").unwrap();
        again.write_all(b"two").unwrap();
        sink.commit(again).unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"two");
    }

    #[test]
    fn dropped_files_leave_nothing() {
        let root = tempfile::tempdir().unwrap();
        let mut sink = FolderSink::new(root.path());
        let mut file = sink.create("all.pdf").unwrap();
        file.write_all(b"half").unwrap();
        drop(file);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[cfg(unix)]
    #[test]
    fn files_have_the_permissions_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt as _;
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("plain"), b"").unwrap();
        let mut sink = FolderSink::new(root.path());
        let file = sink.create("all.pdf").unwrap();
        sink.commit(file).unwrap();
        let mode = |name| fs::metadata(root.path().join(name)).unwrap().permissions().mode();
        assert_eq!(mode("all.pdf"), mode("plain"));
    }

    #[test]
    fn paths_cannot_leave() {
        let root = tempfile::tempdir().unwrap();
        let mut folder = FolderSink::new(root.path().join("out"));
        let mut memory = MemorySink::new();
        for path in ["", "/etc/x", "../x", "a/../../x", "a//b", "./x", "a\\..\\x", "C:x", "a/"]
        {
            assert!(matches!(folder.create(path), Err(SinkError::Path { .. })), "{path}");
            assert!(matches!(memory.create(path), Err(SinkError::Path { .. })), "{path}");
        }
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
