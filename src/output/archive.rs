//! A zip of a run's files, for handing on.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read, Seek, Write};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, System, ZipWriter};

/// Writes a zip of the files, which `open` gives with their lengths. They are stored as they
/// are, since PDFs are compressed already, and all under the same time.
///
/// # Errors
/// What `out` or one of the files reports.
pub fn archive<W: Write + Seek, R: Read>(
    out: W,
    files: &BTreeSet<String>,
    open: impl Fn(&str) -> io::Result<(R, u64)>,
) -> io::Result<W> {
    let usual = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::default())
        // Else it would be the one that the program runs on.
        .system(System::Unix)
        .unix_permissions(0o644);
    let mut zip = ZipWriter::new(out);
    for path in files {
        let (mut file, length) = open(path)?;
        zip.start_file(path.as_str(), usual.large_file(length >= u64::from(u32::MAX)))?;
        io::copy(&mut file, &mut zip)?;
    }
    Ok(zip.finish()?)
}

/// A zip of files of a folder, in a file that vanishes when it is closed.
///
/// # Errors
/// What the system reports of one of the files.
pub fn zipped(folder: &Path, files: &BTreeSet<String>) -> io::Result<File> {
    let open = |path: &str| {
        let file = File::open(folder.join(path))?;
        let length = file.metadata()?.len();
        Ok((file, length))
    };
    let mut zip = archive(tempfile::tempfile()?, files, open)?;
    zip.rewind()?;
    Ok(zip)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::io::{Cursor, Read as _};

    use super::archive;

    #[test]
    fn files_as_they_are_and_always_the_same() {
        let files = BTreeSet::from(["all.pdf".to_owned(), "letters/001-राम.pdf".to_owned()]);
        let make = || {
            let open = |path: &str| Ok((Cursor::new(path.to_owned()), path.len() as u64));
            archive(Cursor::new(Vec::new()), &files, open).unwrap().into_inner()
        };
        let bytes = make();
        assert_eq!(bytes, make());
        // "Version made by" of the first central header (APPNOTE 4.4.2): 3 is Unix.
        let central = bytes.windows(4).position(|at| at == b"PK\x01\x02").unwrap();
        assert_eq!(bytes[central + 5], 3);
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        assert_eq!(zip.len(), 2);
        for path in &files {
            let mut file = zip.by_name(path).unwrap();
            let mut content = String::new();
            file.read_to_string(&mut content).unwrap();
            assert_eq!(&content, path);
            assert_eq!(file.compressed_size(), file.size());
        }
    }

    #[test]
    fn a_file_that_is_gone_is_an_error() {
        let files = BTreeSet::from(["all.pdf".to_owned()]);
        let open = |_: &str| -> std::io::Result<(std::io::Empty, u64)> {
            Err(std::io::ErrorKind::NotFound.into())
        };
        assert!(archive(Cursor::new(Vec::new()), &files, open).is_err());
    }
}
