//! New files beside which nothing may be lost.

use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::sink::in_the_way;
use crate::diagnostic::{Diagnostic, Diagnostics, Message, shown_path};

/// Writes files into a folder, which is made if need be. All are written or none: nothing that
/// exists is touched, and what was begun is taken away again.
///
/// # Errors
/// The files that are in the way, or the one that cannot be written.
pub fn write_new(folder: &Path, files: &[(&str, &[u8])]) -> Result<(), Diagnostics> {
    // Also a link that leads nowhere is in the way.
    let in_the_way: Diagnostics = files
        .iter()
        .map(|(name, _)| folder.join(name))
        .filter(|path| path.symlink_metadata().is_ok())
        .map(|path| exists(&path))
        .collect();
    if !in_the_way.is_empty() {
        return Err(in_the_way);
    }
    let mut made = Made::default();
    for (name, bytes) in files {
        let path = folder.join(name);
        if let Err(error) = made.write(&path, bytes) {
            made.take_back();
            return Err(failed(&path, &error).into());
        }
    }
    Ok(())
}

fn failed(path: &Path, error: &io::Error) -> Diagnostic {
    if error.kind() == io::ErrorKind::AlreadyExists && path.symlink_metadata().is_ok() {
        return exists(path);
    }
    Diagnostic::new(in_the_way(path, error).unwrap_or_else(|| Message::FileWrite {
        path: shown_path(path),
        detail: error.to_string(),
    }))
}

fn exists(path: &Path) -> Diagnostic {
    Diagnostic::new(Message::FileExists { path: shown_path(path) })
}

/// All that was made so far.
#[derive(Default)]
struct Made {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
}

impl Made {
    fn write(&mut self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let folder = path.parent().unwrap_or(Path::new(""));
        let missing: Vec<PathBuf> = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !folder.exists())
            .map(Path::to_owned)
            .collect();
        self.folders.extend(missing.into_iter().rev());
        if !folder.as_os_str().is_empty() {
            fs::create_dir_all(folder)?;
        }
        // Fails if the file has come into being meanwhile.
        let mut file = fs::File::options().write(true).create_new(true).open(path)?;
        self.files.push(path.to_owned());
        file.write_all(bytes)
    }

    fn take_back(self) {
        // What cannot be taken away stays: the fault that led here is the one to be told.
        for file in self.files {
            let _ = fs::remove_file(file);
        }
        // Only empty folders can be removed, so nothing of anybody else's goes.
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::write_new;

    #[test]
    fn files_in_new_folders() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        write_new(&folder, &[("one", b"1"), ("sub/two", b"2")]).unwrap();
        assert_eq!(fs::read(folder.join("one")).unwrap(), b"1");
        assert_eq!(fs::read(folder.join("sub/two")).unwrap(), b"2");
    }

    #[test]
    fn even_an_empty_file_is_kept() {
        let root = tempfile::tempdir().unwrap();
        fs::write(root.path().join("two"), b"").unwrap();
        let faults = write_new(root.path(), &[("one", b"1"), ("two", b"2")]).unwrap_err();
        assert_eq!(faults.iter().next().unwrap().code(), "A0603");
        assert_eq!(fs::read(root.path().join("two")).unwrap(), b"");
        assert!(!root.path().join("one").exists());
    }

    #[test]
    fn a_failure_half_way_leaves_nothing_new() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("a/b");
        // The second file would have to lie in the first.
        let faults = write_new(&folder, &[("one", b"1"), ("one/two", b"2")]).unwrap_err();
        assert_eq!(faults.len(), 1, "{faults}");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }
}
