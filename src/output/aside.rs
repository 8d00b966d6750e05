//! Files of an earlier run, moved out of the way.

use std::ffi::OsStr;
use std::fs;
use std::io::{self, Read as _, Seek as _, SeekFrom};
use std::path::{Path, PathBuf};

use zip::{CompressionMethod, ZipArchive};

use super::leftovers::is_of_run;
use super::pile::SHEETS;
use super::report::REPORT;
use super::sink::in_the_way;
use crate::diagnostic::{Diagnostic, Message, shown_path};

/// The folder in the output folder that files are moved to.
pub const OLD: &str = "old";

/// By this a PDF is known as one of this program's (the producer in its metadata).
const MARK: &[u8] = b"pdf:Producer=\"aamantran ";

/// Bytes at either end of a file in which the mark is looked for.
const ENDS: u64 = 256 << 10;

/// Moves files, as relative paths, from `out` to its folder `old`, under the same paths. Nothing is
/// deleted or written over: a name that is taken gets a number. A file that this program has not
/// made stays where it is. Gives those moved.
///
/// # Errors
/// The file that cannot be moved; those before it were.
pub fn set_aside(out: &Path, files: &[String]) -> Result<Vec<String>, Diagnostic> {
    let mut moved = Vec::new();
    for file in files {
        let from = out.join(file);
        let to = free(&out.join(OLD).join(file));
        let failed = |error: io::Error| {
            Diagnostic::new(in_the_way(&to, &error).unwrap_or_else(|| Message::FileWrite {
                path: shown_path(&from),
                detail: error.to_string(),
            }))
        };
        if !is_ours(&from).map_err(failed)? {
            continue;
        }
        fs::create_dir_all(to.parent().unwrap_or(out)).map_err(failed)?;
        fs::rename(&from, &to).map_err(failed)?;
        moved.push(file.clone());
    }
    Ok(moved)
}

/// Moves a file that somebody has written in, whoever made it, to the folder `old`, likewise; gives its
/// path there.
pub(super) fn keep_aside(out: &Path, file: &str) -> io::Result<PathBuf> {
    let to = free(&out.join(OLD).join(file));
    fs::create_dir_all(to.parent().unwrap_or(out))?;
    fs::rename(out.join(file), &to)?;
    Ok(to)
}

/// The path, or the next one with a number that nothing has.
fn free(path: &Path) -> PathBuf {
    let part = |part: Option<&OsStr>| part.unwrap_or_default().display().to_string();
    let (stem, extension) = (part(path.file_stem()), part(path.extension()));
    let mut paths = (1_u32..).map(|number| match number {
        1 => path.to_owned(),
        number => path.with_file_name(format!("{stem}-{number}.{extension}")),
    });
    paths.find(|path| path.symlink_metadata().is_err()).unwrap_or_else(|| path.to_owned())
}

fn is_ours(path: &Path) -> io::Result<bool> {
    if !path.symlink_metadata()?.is_file() {
        return Ok(false);
    }
    let mut file = fs::File::open(path)?;
    if path.extension().is_some_and(|extension| extension == "zip") {
        return Ok(is_own_zip(file));
    }
    let length = file.metadata()?.len();
    let mut bytes = Vec::new();
    file.by_ref().take(ENDS).read_to_end(&mut bytes)?;
    file.seek(SeekFrom::Start(length.saturating_sub(ENDS).max(ENDS.min(length))))?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes.starts_with(b"%PDF-") && bytes.windows(MARK.len()).any(|part| part == MARK))
}

/// True if a zip is one of a run's files: the report is in it, and nothing else but PDFs, all
/// stored as they are.
fn is_own_zip(file: fs::File) -> bool {
    let Ok(mut zip) = ZipArchive::new(file) else { return false };
    let is_own = |name: &str| [REPORT, SHEETS].contains(&name) || is_of_run(name);
    zip.index_for_name(REPORT).is_some()
        && (0..zip.len()).all(|index| {
            zip.by_index_raw(index).is_ok_and(|entry| {
                entry.compression() == CompressionMethod::Stored
                    && entry.name().is_ok_and(|name| is_own(&name))
            })
        })
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::io::Cursor;

    use super::set_aside;
    use crate::output::archive::archive;

    #[test]
    fn only_our_own_files_are_moved_and_none_is_lost() {
        let root = tempfile::tempdir().unwrap();
        let path = |name: &str| root.path().join(name);
        fs::create_dir_all(path("letters/folder.pdf")).unwrap();
        let ours = |text: &str| {
            let filler = " ".repeat(300 << 10);
            format!("%PDF-1.7{filler}<x pdf:Producer=\"aamantran 0.1.0\">{text}")
        };
        fs::write(path("letters/001-a.pdf"), ours("one")).unwrap();
        fs::write(path("letters/mine.pdf"), "%PDF-1.7 of somebody else").unwrap();
        let files = ["letters/001-a.pdf", "letters/folder.pdf", "letters/mine.pdf"];
        let files = files.map(str::to_owned);
        assert_eq!(set_aside(root.path(), &files).unwrap(), files[..1]);
        assert_eq!(fs::read_to_string(path("old/letters/001-a.pdf")).unwrap(), ours("one"));
        assert!(path("letters/mine.pdf").exists() && !path("letters/001-a.pdf").exists());

        fs::write(path("letters/001-a.pdf"), ours("two")).unwrap();
        set_aside(root.path(), &files[..1]).unwrap();
        assert_eq!(fs::read_to_string(path("old/letters/001-a.pdf")).unwrap(), ours("one"));
        assert_eq!(fs::read_to_string(path("old/letters/001-a-2.pdf")).unwrap(), ours("two"));
        assert!(set_aside(root.path(), &["none.pdf".to_owned()]).is_err());
    }

    #[test]
    fn a_zip_of_an_earlier_run_is_moved_and_no_other() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("all.zip");
        let zip = |files: &[&str]| {
            let files = files.iter().map(|name| (*name).to_owned()).collect();
            let open = |name: &str| Ok((Cursor::new(name.to_owned()), name.len() as u64));
            let bytes = archive(Cursor::new(Vec::new()), &files, open).unwrap().into_inner();
            fs::write(&path, bytes).unwrap();
        };
        let all = ["all.zip".to_owned()];
        for others in
            [&["letters.csv", "mine.txt"][..], &["all.pdf"], &["letters.csv", "x.pdf"]]
        {
            zip(others);
            assert!(set_aside(root.path(), &all).unwrap().is_empty(), "{others:?}");
        }
        fs::write(&path, "no zip").unwrap();
        assert!(set_aside(root.path(), &all).unwrap().is_empty());
        let own = [
            "letters.csv",
            "sheets.csv",
            "all-02.pdf",
            "letters/बेला/001-a.pdf",
            "bundles/a.pdf",
        ];
        for _ in 0..2 {
            zip(&own);
            assert_eq!(set_aside(root.path(), &all).unwrap(), all);
        }
        assert!(root.path().join("old/all.zip").exists());
        assert!(root.path().join("old/all-2.zip").exists() && !path.exists());
    }
}
