//! A file that is read, changed and written back whole by one run at a time, with a copy beside
//! it of what was written last.

use std::ffi::OsString;
use std::fmt;
use std::fs::{self, File};
use std::io::{self, BufWriter, IntoInnerError, Read as _, Write};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use super::claim::{
    Holder, Locked, Refused, is_at, is_locked, locked, read_note, remove, write_note,
};
use super::lock::process_of;
use super::whole::{PREFIX, persist, temporary_named};

/// A file that is read, changed and written back whole, in a folder or in memory, with a copy of what
/// was written last.
pub trait Versioned: fmt::Debug + Send {
    /// Its path.
    fn path(&self) -> &Path;

    /// The path of its copy.
    fn copy(&self) -> &Path;

    /// Reads the file, if there is one.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn read(&mut self) -> io::Result<Option<Vec<u8>>>;

    /// True if the file is another than what was read or written last.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn has_changed(&self) -> io::Result<bool>;

    /// Reads the copy, if there is one and it is another than what was read or written last.
    ///
    /// # Errors
    /// When it is there and cannot be read.
    fn read_other_copy(&self) -> io::Result<Option<Vec<u8>>>;

    /// Writes the file as `content` does, unless it says the same already. First the copy is
    /// written, then the file takes its new content in one step: whenever the machine stops,
    /// each of the two is whole, and the copy is not older than the file.
    ///
    /// # Errors
    /// When it has been changed since it was read, or cannot be written.
    fn write(
        &mut self,
        content: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), VersionError>;

    /// True if another run has the file now.
    fn is_taken_by_another(&self) -> bool;

    /// Lets others have the file.
    fn release(&mut self);
}

/// Such a file in a folder.
#[derive(Debug)]
pub struct VersionedFile {
    path: PathBuf,
    copy: PathBuf,
    /// A hash of what was read or written last; none if there was no file.
    seen: Option<blake3::Hash>,
    right: Right,
}

/// The right of a run to write.
#[derive(Debug)]
enum Right {
    /// It has not asked.
    NotTaken,
    Locked(Claim),
    /// As far as anybody knows: the file system has no locks that can be relied on.
    Unlocked {
        // What there is of a lock lasts as long as it is open.
        _file: File,
    },
    /// The lock cannot be made, as in a folder that may not be written. What is not to be
    /// changed can be read all the same.
    Denied {
        lock: PathBuf,
        error: io::Error,
    },
}

/// The way in which a run has a [`VersionedFile`].
#[derive(Debug)]
pub enum Taken {
    /// No other run can write it.
    Alone,
    /// The file system has no locks, and says this: others may write it, too.
    Unlocked(io::Error),
}

/// A lock on a file of its own, and a note beside it of who has it. The file that is kept cannot
/// be locked itself: it gives way to a new one whenever it is written.
#[derive(Debug)]
struct Claim {
    // Closing it unlocks it.
    file: File,
    lock: PathBuf,
    note: PathBuf,
    /// True if the lock stays behind: it was there before, or something was written.
    is_kept: bool,
}

impl Drop for Claim {
    fn drop(&mut self) {
        // Another run's note cannot be there as long as its lock is this one.
        if is_at(&self.file, &self.lock) {
            let _ = fs::remove_file(&self.note);
        }
        if !self.is_kept {
            remove(&self.file, &self.lock);
        }
    }
}

/// Times that a run which finds the file taken tries again, and the wait each time: some five
/// seconds in all, enough for a command that only notes something.
const TRIES: u32 = 200;
const PAUSE: Duration = Duration::from_millis(25);

/// The reason why a [`VersionedFile`] was not written.
#[derive(Debug, thiserror::Error)]
pub enum VersionError {
    /// Somebody else has written it since it was read.
    #[error("the file was changed meanwhile")]
    Changed,
    /// The file that is locked cannot be opened, so that others may be at work.
    #[error("the lock {} cannot be opened: {source}", lock.display())]
    Denied {
        /// The file that would be locked.
        lock: PathBuf,
        /// The system's reason.
        source: io::Error,
    },
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl VersionedFile {
    /// The file at a path, or where a link there leads; its copy has `.bak` after the name.
    pub fn new(path: impl Into<PathBuf>) -> Self {
        let path = followed(path.into());
        let mut copy = path.clone().into_os_string();
        copy.push(".bak");
        Self { path, copy: copy.into(), seen: None, right: Right::NotTaken }
    }

    /// Takes the file for a `command` of an `event`, before it is read, until it is
    /// [released](Versioned::release) or the process ends. By whatever path a file is called, one run
    /// at a time has it; another one is waited for some seconds.
    ///
    /// # Errors
    /// When another run still has it: which.
    pub fn take(&mut self, event: &str, command: &str) -> Result<Taken, Holder> {
        self.take_within(TRIES, event, command)
    }

    /// The same with so many tries.
    pub(crate) fn take_within(
        &mut self,
        tries: u32,
        event: &str,
        command: &str,
    ) -> Result<Taken, Holder> {
        let (lock, note) = (self.beside(".lock"), self.beside(".run"));
        let mut left = tries;
        loop {
            match self.try_take(&lock, &note, event, command) {
                Ok(()) => return Ok(Taken::Alone),
                Err(Refused::Busy) if left > 1 => {
                    left -= 1;
                    thread::sleep(PAUSE);
                }
                Err(Refused::Busy) => return Err(read_note(&note)),
                Err(Refused::Unknown(file, error)) => {
                    self.right = Right::Unlocked { _file: file };
                    return Ok(Taken::Unlocked(error));
                }
                Err(Refused::Io(error)) => {
                    self.right = Right::Denied { lock, error };
                    return Ok(Taken::Alone);
                }
            }
        }
    }

    fn try_take(
        &mut self,
        lock: &Path,
        note: &Path,
        event: &str,
        command: &str,
    ) -> Result<(), Refused> {
        let Locked { file, is_new } = locked(lock)?;
        // Who has ended by itself has taken its note away.
        if let Some(killed) = read_note(note).process {
            sweep(&self.path, killed);
        }
        // Without it the run has no name for others.
        let _ = write_note(note, event, command);
        let (lock, note) = (lock.to_owned(), note.to_owned());
        self.right = Right::Locked(Claim { file, lock, note, is_kept: !is_new });
        Ok(())
    }

    /// A hidden file in the real folder, named after this one: the same one by whatever path
    /// the folder is called.
    fn beside(&self, ending: &str) -> PathBuf {
        let folder = folder(&self.path);
        let real = fs::canonicalize(folder).or_else(|_| std::path::absolute(folder));
        let mut name = OsString::from(".");
        name.push(self.path.file_name().unwrap_or_default());
        name.push(ending);
        real.unwrap_or_else(|_| folder.to_owned()).join(name)
    }
}

impl Versioned for VersionedFile {
    fn path(&self) -> &Path {
        &self.path
    }

    fn copy(&self) -> &Path {
        &self.copy
    }

    fn read(&mut self) -> io::Result<Option<Vec<u8>>> {
        let bytes = read(&self.path)?;
        self.seen = bytes.as_deref().map(blake3::hash);
        Ok(bytes)
    }

    fn has_changed(&self) -> io::Result<bool> {
        Ok(hash(&self.path)? != self.seen)
    }

    fn read_other_copy(&self) -> io::Result<Option<Vec<u8>>> {
        if hash(&self.copy)? == self.seen { Ok(None) } else { read(&self.copy) }
    }

    fn write(
        &mut self,
        content: &dyn Fn(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), VersionError> {
        let now = hash(&self.path)?;
        if now != self.seen {
            return Err(VersionError::Changed);
        }
        let mut hashed = Hashed::default();
        content(&mut hashed)?;
        let new = Some(hashed.0.finalize());
        if new == now {
            return Ok(());
        }
        if let Right::Denied { lock, error } = &self.right {
            let source = io::Error::new(error.kind(), error.to_string());
            return Err(VersionError::Denied { lock: lock.clone(), source });
        }
        if let Right::Locked(claim) = &mut self.right {
            claim.is_kept = true;
        }
        let folder = folder(&self.path);
        replace(folder, &temporary(&self.path), [&self.copy, &self.path], content)?;
        sync_folder(folder)?;
        self.seen = new;
        Ok(())
    }

    fn is_taken_by_another(&self) -> bool {
        !matches!(self.right, Right::Locked(_) | Right::Unlocked { .. })
            && is_locked(&self.beside(".lock"))
    }

    fn release(&mut self) {
        self.right = Right::NotTaken;
    }
}

/// Links that are followed at most, as many as Linux follows.
const LINKS: usize = 40;

/// The path that a link leads to, which need not be one of a file: what is written in place of
/// a link would be another file than the one it leads to.
fn followed(mut path: PathBuf) -> PathBuf {
    for _ in 0..LINKS {
        let Ok(target) = fs::read_link(&path) else { break };
        path = path.parent().unwrap_or(Path::new("")).join(target);
    }
    path
}

/// The folder that a path is in.
fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// The beginning of the names of a file's temporary files: no other file's do, and those of
/// letters do not. The name itself may be as long as a name can be.
fn temporary(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default();
    let hash = blake3::hash(name.as_encoded_bytes()).to_hex();
    format!("{PREFIX}{}-", &hash[..16])
}

/// Takes away what a process that was killed has half-written of a file.
fn sweep(path: &Path, killed: u32) {
    let (prefix, killed) = (temporary(path), killed.to_string());
    for entry in fs::read_dir(folder(path)).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.strip_prefix(&prefix).and_then(process_of) == Some(&*killed) {
            // What cannot be taken away is in nobody's way.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Bytes of a kept file: more than the ledger of a million letters has. A longer one is no ledger.
pub const LARGEST: u64 = 512 << 20;

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
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(error),
    };
    let known = file.metadata()?.len();
    if known > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(known).unwrap_or_default());
    // It may have no length of its own.
    file.take(LARGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(Some(bytes))
}

/// The hash of a file, if there is one, without keeping it.
fn hash(path: &Path) -> io::Result<Option<blake3::Hash>> {
    let mut file = match File::open(path) {
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

/// Gives files their content, one after the other.
fn replace(
    folder: &Path,
    prefix: &str,
    paths: [&Path; 2],
    content: impl Fn(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    let [(one, first), (other, second)] =
        [temporary_named(folder, prefix)?, temporary_named(folder, prefix)?];
    let [one, other] = [one, other].map(|file| BufWriter::with_capacity(PART, file));
    let mut both = Both { one, other };
    content(&mut both)?;
    for file in [both.one, both.other] {
        file.into_inner().map_err(IntoInnerError::into_error)?.sync_all()?;
        // Closed here: some systems do not rename what is open.
    }
    persist(first, paths[0])?;
    persist(second, paths[1])
}

/// Two files that get the same.
struct Both<W> {
    one: W,
    other: W,
}

impl<W: Write> Write for Both<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.one.write_all(bytes)?;
        self.other.write_all(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.one.flush()?;
        self.other.flush()
    }
}

/// A rename is on the disk only when its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "other systems can fail here")]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Taken, VersionError, Versioned as _, VersionedFile, temporary};

    fn write(file: &mut VersionedFile, content: &str) -> Result<(), VersionError> {
        file.write(&|out| out.write_all(content.as_bytes()))
    }

    #[test]
    fn file_and_copy_are_written_whole() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        let mut file = VersionedFile::new(&path);
        assert_eq!(file.read().unwrap(), None);
        write(&mut file, "one").unwrap();
        write(&mut file, "two").unwrap();
        assert_eq!(
            (fs::read(&path).unwrap(), fs::read(file.copy()).unwrap()),
            (b"two".into(), b"two".into())
        );
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);

        // What is the same already is not written.
        let mut again = VersionedFile::new(&path);
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
        let mut file = VersionedFile::new(&path);
        file.read().unwrap();
        fs::write(&path, "mine").unwrap();
        assert!(matches!(write(&mut file, "one"), Err(VersionError::Changed)));
        file.read().unwrap();
        fs::remove_file(&path).unwrap();
        assert!(matches!(write(&mut file, "one"), Err(VersionError::Changed)));
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn one_run_at_a_time_has_it_and_is_named() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        let mut first = VersionedFile::new(&path);
        assert!(matches!(first.take("सभा", "make"), Ok(Taken::Alone)));
        write(&mut first, "one").unwrap();
        let mut second = VersionedFile::new(root.path().join(".").join("a.csv"));
        let holder = second.take_within(2, "ब", "mark").unwrap_err();
        assert_eq!((&*holder.event, &*holder.command), ("सभा", "make"));
        assert_eq!((holder.process, holder.minutes), (Some(std::process::id()), 0));
        assert!(second.is_taken_by_another());
        first.release();
        assert!(!second.is_taken_by_another());
        assert!(matches!(second.take_within(1, "ब", "mark"), Ok(Taken::Alone)));
        assert!(!second.is_taken_by_another() && first.is_taken_by_another());
        drop(second);
        // Of the lock nothing stays behind but an empty file.
        let mut names: Vec<_> = fs::read_dir(root.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name())
            .collect();
        names.sort();
        assert_eq!(names, [".a.csv.lock", "a.csv", "a.csv.bak"]);
        assert_eq!(fs::read(root.path().join(".a.csv.lock")).unwrap(), b"");
    }

    #[cfg(unix)]
    #[test]
    fn who_writes_nothing_leaves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        let count = || fs::read_dir(root.path()).unwrap().count();
        let take =
            |file: &mut VersionedFile| assert!(file.take_within(1, "सभा", "make").is_ok());
        let mut file = VersionedFile::new(&path);
        take(&mut file);
        file.read().unwrap();
        assert_eq!(count(), 2);
        file.release();
        assert_eq!(count(), 0);
        take(&mut file);
        write(&mut file, "one").unwrap();
        file.release();
        assert_eq!(count(), 3);
        take(&mut file);
        file.release();
        assert_eq!(count(), 3, "the lock that was there stays");
    }

    #[test]
    fn what_a_killed_run_left_is_cleared_away_and_nothing_else() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::write(path(".a.csv.run"), "812\nसभा\nmake\n").unwrap();
        let [own, other] = ["a.csv", "b.csv"].map(|name| temporary(&path(name)));
        // Another process's, another ledger's, a letter's, and the office's own.
        let kept = [
            format!("{own}813-3"),
            format!("{other}812-3"),
            ".aamantran-812-3".to_owned(),
            format!("{own}812-x"),
        ];
        for name in kept.iter().chain([&format!("{own}812-3")]) {
            fs::write(path(name), "half").unwrap();
        }
        let mut file = VersionedFile::new(path("a.csv"));
        assert!(matches!(file.take_within(1, "ब", "mark"), Ok(Taken::Alone)));
        assert!(!path(&format!("{own}812-3")).exists());
        assert!(kept.iter().all(|name| path(name).exists()));
        drop(file);
        assert!(!path(".a.csv.run").exists());
    }

    #[test]
    fn without_a_lock_what_stays_as_it_is_can_be_had() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.csv");
        fs::write(&path, "one").unwrap();
        // The lock cannot be opened, even by the superuser.
        fs::create_dir(root.path().join(".a.csv.lock")).unwrap();
        let mut file = VersionedFile::new(&path);
        assert!(matches!(file.take_within(1, "सभा", "make"), Ok(Taken::Alone)));
        assert_eq!(file.read().unwrap(), Some(b"one".into()));
        write(&mut file, "one").unwrap();
        match write(&mut file, "two") {
            Err(VersionError::Denied { lock, .. }) => {
                assert_eq!(lock.file_name(), Some(".a.csv.lock".as_ref()));
            }
            other => panic!("{other:?}"),
        }
        assert_eq!(fs::read(&path).unwrap(), b"one");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_what_it_leads_to_are_one_file() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::create_dir_all(path("real/in")).unwrap();
        std::os::unix::fs::symlink(path("real/in"), path("folder")).unwrap();
        std::os::unix::fs::symlink("real/in/a.csv", path("link.csv")).unwrap();
        let mut first = VersionedFile::new(path("link.csv"));
        assert!(matches!(first.take_within(1, "सभा", "make"), Ok(Taken::Alone)));
        for other in ["real/in/a.csv", "folder/a.csv", "real/../folder/a.csv", "link.csv"] {
            let mut other = VersionedFile::new(path(other));
            assert!(other.take_within(1, "ब", "make").is_err());
        }
        // What is written goes where the link leads, though there was nothing.
        assert_eq!(first.read().unwrap(), None);
        write(&mut first, "one").unwrap();
        assert!(path("link.csv").symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read(path("real/in/a.csv")).unwrap(), b"one");
        assert_eq!(fs::read(path("real/in/a.csv.bak")).unwrap(), b"one");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let root = tempfile::tempdir().unwrap();
        let mut file = VersionedFile::new(root.path().join("none/a.csv"));
        assert_eq!(file.read().unwrap(), None);
        assert!(matches!(write(&mut file, "one"), Err(VersionError::Io(_))));
    }
}
