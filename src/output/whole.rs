//! Files that appear whole: written under a temporary name, then renamed.

use std::fs::{self, File};
use std::io::{self, Read as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use tempfile::{Builder, TempPath};

use super::sink::{Written, is_in_use};

/// Prefix of the names of temporary files; process and number follow.
pub(super) const PREFIX: &str = ".aamantran-";

/// A new file in `folder`: the target's own, so that a rename stays within one file system. Its
/// name is taken away again unless the file gets its own.
pub(super) fn temporary(folder: &Path) -> io::Result<(File, TempPath)> {
    temporary_named(folder, PREFIX)
}

/// The same with a name that begins otherwise.
///
/// Names are counted rather than made by chance: so a killed run's are known by its process
/// ([`process_of`](super::lock::process_of)). The system opens the file as any other, since
/// what is renamed keeps its rights, and those of tempfile let nobody else read.
pub(super) fn temporary_named(folder: &Path, prefix: &str) -> io::Result<(File, TempPath)> {
    // One count for all sinks of the process.
    static NUMBER: AtomicU64 = AtomicU64::new(0);
    loop {
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("{prefix}{}-{number}", std::process::id());
        let create =
            |path: &Path| File::options().read(true).write(true).create_new(true).open(path);
        match Builder::new().prefix(&name).rand_bytes(0).make_in(folder, create) {
            Ok(file) => return Ok(file.into_parts()),
            // Left by a killed run that had the same process number.
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
        }
    }
}

/// Gives a temporary file its own name, in place of any earlier one.
pub(super) fn persist(temporary: TempPath, target: &Path) -> io::Result<()> {
    temporary.persist(target).map_err(|failed| failed.error)
}

/// Writes a file that appears whole or not at all, in a folder that exists. It is not looked
/// at whether the same is there already.
///
/// # Errors
/// When the system refuses.
pub fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let (mut file, temporary) = temporary(folder)?;
    file.write_all(bytes)?;
    // Some systems do not rename what is open.
    drop(file);
    persist(temporary, target)
}

/// As [`write_whole`], but a file of the same bytes is left untouched.
pub(super) fn write_different(target: &Path, bytes: &[u8]) -> io::Result<Written> {
    replace(is_same(target, bytes), || write_whole(target, bytes))
}

/// Puts a file in place of one that was compared with it, unless they are the same. One that
/// cannot be read is another, and gives way if it can. One that another program lets nobody
/// read or replace stops nothing: it may well be the same, but that is not claimed.
pub(super) fn replace(
    is_same: io::Result<bool>,
    write: impl FnOnce() -> io::Result<()>,
) -> io::Result<Written> {
    let unread = match is_same {
        Ok(true) => return Ok(Written::Same),
        Ok(false) => None,
        Err(error) => Some(error),
    };
    match write() {
        Ok(()) => Ok(Written::New),
        Err(error)
            if unread.is_some_and(|unread| is_in_use(&unread))
                && (is_in_use(&error) || error.kind() == io::ErrorKind::PermissionDenied) =>
        {
            Ok(Written::Unknown)
        }
        Err(error) => Err(error),
    }
}

/// True if a plain file has these bytes.
fn is_same(target: &Path, bytes: &[u8]) -> io::Result<bool> {
    if !has_length(target, bytes.len() as u64) {
        return Ok(false);
    }
    let mut file = File::open(target)?;
    let mut rest = bytes;
    let mut buffer = [0; PIECE];
    loop {
        let count = file.read(&mut buffer)?;
        if count == 0 {
            return Ok(rest.is_empty());
        }
        match rest.strip_prefix(&buffer[..count]) {
            Some(after) => rest = after,
            None => return Ok(false),
        }
    }
}

/// True if two plain files have the same bytes.
pub(super) fn are_same(one: &Path, other: &Path) -> io::Result<bool> {
    let length = fs::symlink_metadata(one)?.len();
    if !has_length(other, length) {
        return Ok(false);
    }
    let (mut one, mut other) = (File::open(one)?, File::open(other)?);
    let (mut left, mut right) = (vec![0; PIECE], vec![0; PIECE]);
    let mut rest = length;
    while rest > 0 {
        let count = usize::try_from(rest).unwrap_or(PIECE).min(PIECE);
        one.read_exact(&mut left[..count])?;
        other.read_exact(&mut right[..count])?;
        if left[..count] != right[..count] {
            return Ok(false);
        }
        rest -= count as u64;
    }
    Ok(true)
}

/// Size of the pieces that are compared, in bytes.
const PIECE: usize = 16 << 10;

/// A link is no plain file: it gives way to one.
fn has_length(path: &Path, length: u64) -> bool {
    fs::symlink_metadata(path).is_ok_and(|found| found.is_file() && found.len() == length)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use std::io::{Error, ErrorKind};

    use super::{Written, are_same, replace, temporary, write_different, write_whole};

    #[test]
    fn a_file_that_another_program_has_stops_nothing_and_is_not_called_the_same() {
        let error = |kind: ErrorKind| Error::from(kind);
        let busy = || Err(error(ErrorKind::ResourceBusy));
        let denied = || error(ErrorKind::PermissionDenied);
        assert_eq!(replace(busy(), || Err(denied())).unwrap(), Written::Unknown);
        assert_eq!(
            replace(busy(), || Err(error(ErrorKind::ResourceBusy))).unwrap(),
            Written::Unknown
        );
        // One that can be replaced is, one that is the same is not touched.
        assert_eq!(replace(busy(), || Ok(())).unwrap(), Written::New);
        assert_eq!(replace(Ok(true), || panic!("it is the same")).unwrap(), Written::Same);
        // One that would change, or that nobody has open, stops the run.
        for compared in [Ok(false), Err(denied()), Err(error(ErrorKind::NotFound))] {
            assert!(replace(compared, || Err(denied())).is_err());
        }
        assert!(replace(busy(), || Err(error(ErrorKind::StorageFull))).is_err());
    }

    #[test]
    fn the_same_bytes_are_left_untouched() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("x");
        let mut bytes = vec![7; 100_000];
        assert_eq!(write_different(&target, &bytes).unwrap(), Written::New);
        let before = fs::metadata(&target).unwrap().modified().unwrap();
        assert_eq!(write_different(&target, &bytes).unwrap(), Written::Same);
        assert_eq!(fs::metadata(&target).unwrap().modified().unwrap(), before);
        // The last byte counts, and so does the length.
        bytes[99_999] = 8;
        assert_eq!(write_different(&target, &bytes).unwrap(), Written::New);
        assert_eq!(fs::read(&target).unwrap(), bytes);
        assert_eq!(write_different(&target, &bytes[..99_999]).unwrap(), Written::New);
        assert_eq!(write_different(&target, b"").unwrap(), Written::New);
        assert_eq!(write_different(&target, b"").unwrap(), Written::Same);
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn files_compared() {
        let root = tempfile::tempdir().unwrap();
        let file = |name: &str, bytes: &[u8]| {
            let path = root.path().join(name);
            fs::write(&path, bytes).unwrap();
            path
        };
        let long = vec![1; 40_000];
        let mut other = long.clone();
        other[39_999] = 2;
        let (a, b, c) = (file("a", &long), file("b", &long), file("c", &other));
        assert!(are_same(&a, &b).unwrap());
        assert!(!are_same(&a, &c).unwrap());
        assert!(!are_same(&a, &file("d", b"")).unwrap());
        assert!(!are_same(&a, &root.path().join("none")).unwrap());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_gives_way_to_a_file() {
        let root = tempfile::tempdir().unwrap();
        let (mine, target) = (root.path().join("mine"), root.path().join("x"));
        fs::write(&mine, b"one").unwrap();
        std::os::unix::fs::symlink(&mine, &target).unwrap();
        assert_eq!(write_different(&target, b"one").unwrap(), Written::New);
        assert!(target.symlink_metadata().unwrap().is_file());
        write_whole(&target, b"two").unwrap();
        assert_eq!(fs::read(&mine).unwrap(), b"one");
    }

    #[test]
    fn a_temporary_file_goes_away() {
        let root = tempfile::tempdir().unwrap();
        let (file, temporary) = temporary(root.path()).unwrap();
        assert!(temporary.exists());
        drop((file, temporary));
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn what_cannot_be_renamed_leaves_nothing() {
        let root = tempfile::tempdir().unwrap();
        let target = root.path().join("folder");
        fs::create_dir(&target).unwrap();
        assert!(write_whole(&target, b"x").is_err());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }
}
