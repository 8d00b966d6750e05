//! A file that is read, changed and written back whole, with a copy beside it of what was written
//! last.

use std::fs;
use std::io::{self, BufWriter, IntoInnerError, Read as _, Write};
use std::path::{Path, PathBuf};

use super::whole::Temporary;

/// Such a file.
#[derive(Debug)]
pub struct KeptFile {
    path: PathBuf,
    copy: PathBuf,
    /// A hash of what was read or written last; none if there was no file.
    seen: Option<blake3::Hash>,
}

/// Why a [`KeptFile`] was not written.
#[derive(Debug, thiserror::Error)]
pub enum KeptError {
    /// Somebody else has written it since it was read.
    #[error("the file was changed meanwhile")]
    Changed,
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl KeptFile {
    /// The file at a path; its copy has `.bak` after the name.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = path.into();
        let mut copy = path.clone().into_os_string();
        copy.push(".bak");
        Self { path, copy: copy.into(), seen: None }
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where its copy is.
    pub fn copy(&self) -> &Path {
        &self.copy
    }

    /// Reads the file, if there is one.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let bytes = read(&self.path)?;
        self.seen = bytes.as_deref().map(blake3::hash);
        Ok(bytes)
    }

    /// Reads the copy, if there is one and it is another than what was read or written last.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    pub fn read_other_copy(&self) -> io::Result<Option<Vec<u8>>> {
        if hash(&self.copy)? == self.seen { Ok(None) } else { read(&self.copy) }
    }

    /// Writes the file as `content` does, unless it says the same already. First the copy is
    /// written, then the file takes its new content in one step: whenever the machine stops,
    /// each of the two is whole, and the copy is not older than the file.
    ///
    /// # Errors
    /// When it has been changed since it was read, or cannot be written.
    pub fn write(
        &mut self,
        content: impl Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), KeptError> {
        let now = hash(&self.path)?;
        if now != self.seen {
            return Err(KeptError::Changed);
        }
        let mut hashed = Hashed::default();
        content(&mut hashed)?;
        let new = Some(hashed.0.finalize());
        if new == now {
            return Ok(());
        }
        let folder = match self.path.parent() {
            Some(folder) if !folder.as_os_str().is_empty() => folder,
            _ => Path::new("."),
        };
        replace(folder, &self.copy, &content)?;
        replace(folder, &self.path, &content)?;
        sync_folder(folder)?;
        self.seen = new;
        Ok(())
    }
}

/// Bytes that are read or written at a time.
const PART: usize = 64 << 10;

/// The hash of what is written into it.
#[derive(Default)]
struct Hashed(blake3::Hasher);

impl Write for Hashed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn read(path: &Path) -> io::Result<Option<Vec<u8>>> {
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// The hash of a file, if there is one, without keeping it.
fn hash(path: &Path) -> io::Result<Option<blake3::Hash>> {
    let mut file = match fs::File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut hasher = blake3::Hasher::new();
    let mut part = vec![0; PART];
    loop {
        match file.read(&mut part)? {
            0 => return Ok(Some(hasher.finalize())),
            length => hasher.update(&part[..length]),
        };
    }
}

fn replace(
    folder: &Path,
    path: &Path,
    content: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let (temporary, file) = Temporary::create(folder)?;
    let mut out = BufWriter::with_capacity(PART, file);
    content(&mut out)?;
    let file = out.into_inner().map_err(IntoInnerError::into_error)?;
    file.sync_all()?;
    // Some systems do not rename what is open.
    drop(file);
    temporary.persist(path)
}

/// A rename is on the disk only when its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "other systems can fail here")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{KeptError, KeptFile};

    fn write(file: &mut KeptFile, content: &str) -> Result<(), KeptError> {
        file.write(|out| out.write_all(content.as_bytes()))
    }

    #[test]
    fn file_and_copy_are_written_whole() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        let mut file = KeptFile::new(&path);
        assert_eq!(file.read().unwrap(), None);
        write(&mut file, "one").unwrap();
        write(&mut file, "two").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), fs::read(file.copy()).unwrap()),
            (b"two".into(), b"two".into())
        );
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);

        // What is the same already is not written.
        let mut again = KeptFile::new(&path);
        again.read().unwrap();
        fs::remove_file(again.copy()).unwrap();
        write(&mut again, "two").unwrap();
        assert!(!again.copy().exists());
        fs::write(again.copy(), "two").unwrap();
        assert_eq!(again.read_other_copy().unwrap(), None);
        fs::write(again.copy(), "three").unwrap();
        assert_eq!(again.read_other_copy().unwrap(), Some(b"three".into()));
    }

    #[test]
    fn what_somebody_else_wrote_stays() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        let mut file = KeptFile::new(&path);
        file.read().unwrap();
        fs::write(&path, "mine").unwrap();
        assert!(matches!(write(&mut file, "one"), Err(KeptError::Changed)));
        file.read().unwrap();
        fs::remove_file(&path).unwrap();
        assert!(matches!(write(&mut file, "one"), Err(KeptError::Changed)));
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        let mut file = KeptFile::new(root.path().join("none/a.csv"));
        assert_eq!(file.read().unwrap(), None);
        assert!(matches!(write(&mut file, "one"), Err(KeptError::Io(_))));
    }
}
