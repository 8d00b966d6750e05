//! Files read within the memory that is left for reading.

use std::fs;
use std::io::{self, Read as _};
use std::path::Path;

use crate::diagnostic::{Diagnostic, Message, Place, ReadingMessage, nearest, shown_path};
use crate::input::file::budget::{Budget, MIB, Reservation, Spent, spent};
use crate::input::file::foreign::foreign_to_text;
use crate::input::file::utf16::ByteOrder;

/// Bytes of an event file, and of a text of a template.
pub(crate) const TEXT_FILE: usize = 4 * MIB;

/// Bytes of a `names.toml`: 200,000 names and more.
pub(crate) const LARGEST_NAMES: usize = 16 * MIB;

/// Bytes of a font file; the font stage takes no larger one.
pub(crate) const FONT_FILE: usize = 32 * MIB;

/// Bytes that a file without a length of its own, such as a pipe, is read at a time.
const PART: usize = 64 << 10;

/// The reason why a file was not read.
#[derive(Debug)]
pub(crate) enum NotRead {
    /// The system says why.
    Io(io::Error),
    /// No memory is left for it.
    Spent,
}

impl From<io::Error> for NotRead {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl From<Spent> for NotRead {
    fn from(_: Spent) -> Self {
        Self::Spent
    }
}

impl NotRead {
    /// The message for a file of this name.
    pub(crate) fn message(&self, path: &str) -> Message {
        match self {
            Self::Io(error) => unreadable(path, error),
            Self::Spent => spent(path),
        }
    }
}

/// The errors of Windows on files that are kept elsewhere (`ERROR_CLOUD_FILE_…`). Other systems
/// have no such numbers.
fn is_of_cloud(code: i32) -> bool {
    matches!(code, 358..=398 | 404)
}

/// Says why the system does not give a file.
pub(crate) fn unreadable(path: &str, error: &io::Error) -> Message {
    let path = path.to_owned();
    if error.kind() == io::ErrorKind::NotFound {
        let beside = beside(Path::new(&path));
        Message::FileMissing { path, is_on_command_line: false, beside }
    } else if error.raw_os_error().is_some_and(is_of_cloud) {
        Message::FileInCloud { path, detail: error.to_string() }
    } else if Path::new(&path).is_dir() {
        Message::FileIsFolder { path, is_list: false }
    } else {
        Message::FileRead { path, detail: error.to_string() }
    }
}

/// The file that may be meant by one that is not there: of the same name with one ending more,
/// which Windows hides, a shortcut to it, with another ending, or spelt nearly so.
fn beside(path: &Path) -> Option<String> {
    /// The endings that programs give to texts and lists.
    const ENDINGS: [&str; 13] = [
        "txt", "toml", "xlsx", "xls", "xlsm", "ods", "csv", "tsv", "vcf", "json", "png", "jpg",
        "lnk",
    ];
    let name = path.file_name()?.to_str()?.to_lowercase();
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let found = fs::read_dir(folder.unwrap_or(Path::new("."))).ok()?;
    let mut names: Vec<String> = found
        .flatten()
        .filter_map(|entry| entry.file_name().into_string().ok())
        .filter(|own| {
            own.rsplit_once('.')
                .is_some_and(|(_, end)| ENDINGS.contains(&end.to_lowercase().as_str()))
        })
        .collect();
    names.sort();
    let stem = |name: &str| name.rsplit_once('.').map(|(stem, _)| stem.to_owned());
    let own_stem = stem(&name);
    let of_name = |own: &&String| stem(&own.to_lowercase()).as_ref() == Some(&name);
    let of_stem = |own: &&String| own_stem.is_some() && stem(&own.to_lowercase()) == own_stem;
    // Windows calls a shortcut `list.xlsx - Shortcut.lnk`.
    let of_shortcut = |own: &&String| {
        let is_link =
            Path::new(own).extension().is_some_and(|end| end.eq_ignore_ascii_case("lnk"));
        is_link && own.to_lowercase().starts_with(&name)
    };
    let found = names.iter().find(of_name).or_else(|| names.iter().find(of_shortcut));
    let found = found.or_else(|| names.iter().find(of_stem));
    found.cloned().or_else(|| {
        // A misspelt name, of a file with the same ending.
        let ending = name.rsplit_once('.').map(|(_, end)| end)?;
        let alike = |own: &String| {
            let (stem, end) = own.rsplit_once('.')?;
            end.eq_ignore_ascii_case(ending).then(|| stem.to_owned())
        };
        let stems: Vec<String> = names.iter().filter_map(alike).collect();
        let stem = nearest(own_stem.as_deref()?, stems.iter().map(String::as_str))?;
        names.into_iter().find(|own| alike(own).as_ref() == Some(&stem))
    })
}

/// A file that was read.
#[derive(Debug)]
pub(crate) struct FileBytes {
    /// Its name for messages.
    pub(crate) shown: String,
    /// Its content; one byte more than was asked for if it is too long.
    pub(crate) bytes: Vec<u8>,
    /// The memory of the bytes.
    pub(crate) reserved: Reservation,
}

impl FileBytes {
    /// A file from memory, as [`read_file`] gives it.
    pub(crate) fn copied(
        shown: &str,
        bytes: &[u8],
        most: usize,
        budget: &Budget,
    ) -> Result<Self, Message> {
        let bytes = &bytes[..bytes.len().min(most.saturating_add(1))];
        let reserved = budget.hold(bytes.len()).map_err(|_| spent(shown))?;
        Ok(Self { shown: shown.to_owned(), bytes: bytes.to_vec(), reserved })
    }

    /// The memory that is held for it.
    pub(crate) fn reserved_bytes(&self) -> usize {
        self.reserved.bytes
    }

    /// The file as text in UTF-8, which stays for the rest of the run.
    ///
    /// # Errors
    /// A file of more than `most` bytes, in another encoding, or that is no text.
    pub(crate) fn text(self, most: usize) -> Result<String, Diagnostic> {
        if self.bytes.len() > most {
            let most = most / MIB;
            let message = ReadingMessage::FileTooLarge { path: self.shown, most };
            return Err(Diagnostic::new(Message::Reading(message)));
        }
        if let Some(foreign) = foreign_to_text(&self.shown, &self.bytes) {
            let path = self.shown;
            return Err(Diagnostic::new(Message::TextIsOther { path, foreign }));
        }
        self.reserved.keep();
        let order = ByteOrder::of(&self.bytes);
        let not_utf8 = |wide: Option<ByteOrder>| {
            let wide = wide.map(ByteOrder::name);
            Diagnostic::at(Message::FileNotUtf8 { wide }, Place::file(&self.shown))
        };
        if order.is_some() {
            return Err(not_utf8(order));
        }
        String::from_utf8(self.bytes).map_err(|_| not_utf8(None))
    }
}

/// The bytes of a file, at most one more than `most`: what is longer is refused for its length
/// by its reader.
pub(crate) fn read_file(
    path: &Path,
    most: usize,
    budget: &Budget,
) -> Result<FileBytes, NotRead> {
    let mut file = fs::File::open(path)?;
    // One byte more shows that the file ends there.
    let known = usize::try_from(file.metadata()?.len()).unwrap_or(usize::MAX);
    let mut room = known.min(most).saturating_add(1);
    let mut reserved = budget.hold(0)?;
    let mut bytes = Vec::new();
    loop {
        reserved.more(room)?;
        bytes.reserve_exact(room);
        let read = file.by_ref().take(room as u64).read_to_end(&mut bytes)?;
        if read < room || bytes.len() > most {
            return Ok(FileBytes { shown: shown_path(path), bytes, reserved });
        }
        // It has no length, or has grown.
        room = bytes.len().max(PART).min(most + 1 - bytes.len());
    }
}

/// Reads one of several files in memory, by its name.
///
/// # Errors
/// When there is none of that name, or it is larger than `most`.
pub(crate) fn read_part(
    files: &[(&str, &[u8])],
    name: &str,
    most: usize,
    budget: &Budget,
) -> Result<FileBytes, Message> {
    match files.iter().find(|(known, _)| *known == name) {
        Some((_, bytes)) => FileBytes::copied(name, bytes, most, budget),
        None => Err(Message::FileMissing {
            path: name.to_owned(),
            is_on_command_line: false,
            beside: None,
        }),
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;
    use std::{fs, io};

    use super::{FileBytes, NotRead, beside, read_file, unreadable};
    use crate::diagnostic::Message;
    use crate::input::file::budget::Budget;

    #[test]
    fn no_more_of_a_file_is_read_than_its_reader_wants() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        fs::write(&path, vec![b'x'; 100_000]).unwrap();
        let budget = Budget::of(300_000);
        let length = |path: &Path, most| {
            read_file(path, most, &budget).map(|file| (file.bytes.len(), file.bytes.capacity()))
        };
        assert_eq!(length(&path, 200_000).unwrap(), (100_000, 100_001));
        assert_eq!(length(&path, 100_000).unwrap(), (100_000, 100_001));
        assert_eq!(length(&path, 99_999).unwrap(), (100_000, 100_000));
        assert_eq!(length(&path, 9).unwrap(), (10, 10));
        let small = Budget::of(100_000);
        assert!(matches!(read_file(&path, 200_000, &small), Err(NotRead::Spent)));
        assert_eq!(small.left.get(), 100_000);
        assert!(matches!(length(&folder.path().join("none"), 9), Err(NotRead::Io(_))));
    }

    #[test]
    fn files_of_a_cloud_are_told_from_those_that_are_locked() {
        let said = |code| unreadable("list.xlsx", &io::Error::from_raw_os_error(code));
        assert!(matches!(said(362), Message::FileInCloud { .. }));
        assert!(matches!(said(32), Message::FileRead { .. }));
    }

    #[test]
    fn a_missing_file_is_looked_for_under_the_names_that_are_not_shown() {
        let folder = tempfile::tempdir().unwrap();
        for name in [
            "event.toml.txt",
            "list.xls",
            "list.xlsx.xlsx",
            "event.toml.lock",
            "seats.xlsx - Shortcut.lnk",
        ] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        for (name, found) in [
            ("event.toml", Some("event.toml.txt")),
            ("list.xlsx", Some("list.xlsx.xlsx")),
            ("list.csv", Some("list.xls")),
            ("List", Some("list.xls")),
            ("seats.xlsx", Some("seats.xlsx - Shortcut.lnk")),
            ("lists.xls", Some("list.xls")),
            ("other.csv", None),
        ] {
            assert_eq!(beside(&folder.path().join(name)).as_deref(), found, "{name}");
        }
        assert_eq!(beside(&folder.path().join("no/list.csv")), None);
    }

    #[cfg(unix)]
    #[test]
    fn a_file_without_end_is_read_up_to_the_limit() {
        let budget = Budget::of(1_000_000);
        let FileBytes { bytes, reserved, .. } =
            read_file(Path::new("/dev/zero"), 300_000, &budget).unwrap();
        assert_eq!(
            (bytes.len(), bytes.capacity(), reserved.bytes),
            (300_001, 300_001, 300_001)
        );
        let small = Budget::of(200_000);
        assert!(matches!(
            read_file(Path::new("/dev/zero"), 300_000, &small),
            Err(NotRead::Spent)
        ));
    }
}
