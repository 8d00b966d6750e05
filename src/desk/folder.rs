//! The folder of an event. All files of an event are read and written here.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use crate::desk::event_text::EventText;
use crate::output::write_whole;

/// The event file.
pub(super) const EVENT_FILE: &str = "event.toml";
/// The folder of the files that are made.
pub(super) const MADE: &str = "छपाई";
/// The folder of files that were replaced or taken out.
const OLD: &str = "पुराना";

/// The folder of an event.
#[derive(Clone, Debug)]
pub(super) struct EventFolder {
    path: PathBuf,
    event: PathBuf,
}

impl EventFolder {
    /// That of an event file, or a folder with one.
    pub(super) fn of(path: &Path) -> Self {
        if path.extension().is_some_and(|own| own == "toml") {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            return Self { path: folder, event: path.to_owned() };
        }
        Self { path: path.to_owned(), event: path.join(EVENT_FILE) }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn event(&self) -> &Path {
        &self.event
    }

    /// The folder of the files that are made.
    pub(super) fn made(&self) -> PathBuf {
        self.path.join(MADE)
    }

    pub(super) fn read_event(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.event)
    }

    pub(super) fn write_event(&self, bytes: &[u8]) -> io::Result<()> {
        write_whole(&self.event, bytes)
    }

    /// A file of the event; none if it is not there.
    pub(super) fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The length of a file and the time of its last change.
    pub(super) fn stamp(&self, name: &str) -> Option<(u64, SystemTime)> {
        let data = fs::metadata(self.path.join(name)).ok().filter(fs::Metadata::is_file)?;
        Some((data.len(), data.modified().ok()?))
    }

    pub(super) fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        write_whole(&self.path.join(name), bytes)
    }

    pub(super) fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    /// Moves a file to those that are no longer needed: nothing of the user's is deleted.
    pub(super) fn set_aside(&self, name: &str) -> io::Result<()> {
        let from = self.path.join(name);
        if !from.exists() {
            return Ok(());
        }
        let folder = self.path.join(OLD);
        fs::create_dir_all(&folder)?;
        let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
        let mut names = (1..).map(|number| match number {
            1 => name.to_owned(),
            number => format!("{stem}-{number}.{ending}"),
        });
        let free = names.find(|own| !folder.join(own).exists()).unwrap_or_default();
        fs::rename(from, folder.join(free))
    }

    /// Stands for all that letters are made of: the files of the event and of folders in it, but for
    /// those that are made, each by its length and the time of its last change.
    pub(super) fn content(&self) -> String {
        let mut found = Vec::new();
        stamps(&self.path, 2, &mut found);
        found.sort_unstable();
        EventText::hash(found.join("\n").as_bytes())
    }
}

fn stamps(folder: &Path, depth: usize, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        let name = entry.file_name();
        if name == MADE || name == OLD || name.to_string_lossy().starts_with('.') {
            continue;
        }
        let Ok(data) = entry.metadata() else { continue };
        if data.is_dir() {
            if depth > 0 {
                stamps(&path, depth - 1, found);
            }
            continue;
        }
        let time = data.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let time = time.map_or(0, |time| time.as_nanos());
        found.push(format!("{}\t{}\t{time}", path.display(), data.len()));
    }
}

/// The name by which a file is kept that somebody handed in: nothing in it leads elsewhere, and
/// all file systems take it.
pub(super) fn kept_name(name: &str) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 5 => (stem, ending),
        _ => (name, ""),
    };
    let ending: String = ending.chars().filter(char::is_ascii_alphanumeric).collect();
    crate::output::FileNames::new().kept(stem, &ending.to_lowercase())
}
