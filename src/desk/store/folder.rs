//! Events in folders of the file system.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::UNIX_EPOCH;

use serde_json::Value;

use crate::desk::event_text::EventText;
use crate::desk::store::recent::Recent;
use crate::desk::store::{
    EVENT_FILE, EventFiles, Files, MADE, MadeFile, MadeRun, OLD, Store, free_folder, free_name,
    make_into,
};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::{Observer, Options};
use crate::input::{Job, KeptLists, ListCopy, Product, Selection};
use crate::output::{FolderSink, obstacles, write_whole, zipped};
use crate::session::{self, GivenLedger, LedgerSession, Purpose};

/// Events in folders; new ones are made in one of these.
#[derive(Debug)]
pub(in crate::desk) struct FolderStore {
    place: PathBuf,
    recent: Recent,
}

impl FolderStore {
    /// Makes new events in the folder `place`, and notes in `memory` which were open.
    pub(in crate::desk) fn new(place: PathBuf, memory: Option<PathBuf>) -> Self {
        Self { place, recent: Recent::read(memory) }
    }
}

impl Store for FolderStore {
    fn place(&self) -> String {
        self.place.display().to_string()
    }

    fn create(&mut self, stem: &str) -> io::Result<Files> {
        let path = self.place.join(free_folder(stem, |own| self.place.join(own).exists()));
        fs::create_dir_all(&path)?;
        Ok(self.at(&path))
    }

    fn at(&self, path: &Path) -> Files {
        Arc::new(EventFolder::of(path))
    }

    fn latest(&self) -> Value {
        self.recent.shown()
    }

    fn find(&self, id: &str) -> Option<Files> {
        self.recent.folder(id).map(|folder| self.at(&folder))
    }

    fn known_folder(&self, folder: PathBuf) -> Option<PathBuf> {
        Some(folder).filter(|own| self.recent.knows(own))
    }

    fn note(&mut self, files: &Files, name: &str, letters: u64) {
        if let Some(folder) = files.folder(false) {
            self.recent.note(&folder, name, letters);
        }
    }
}

/// The folder of an event.
#[derive(Clone, Debug)]
struct EventFolder {
    path: PathBuf,
    event: PathBuf,
}

impl EventFolder {
    /// That of an event file, or a folder with one.
    fn of(path: &Path) -> Self {
        if path.extension().is_some_and(|own| own == "toml") {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            return Self { path: folder, event: path.to_owned() };
        }
        Self { path: path.to_owned(), event: path.join(EVENT_FILE) }
    }

    /// The folder of the files that are made.
    fn folder_of_made(&self) -> PathBuf {
        self.path.join(MADE)
    }
}

impl EventFiles for EventFolder {
    fn place(&self) -> String {
        self.path.display().to_string()
    }

    fn folder(&self, of_made: bool) -> Option<PathBuf> {
        let made = self.folder_of_made();
        Some(if of_made && made.is_dir() { made } else { self.path.clone() })
    }

    fn read_event(&self) -> io::Result<Vec<u8>> {
        fs::read(&self.event)
    }

    fn write_event(&self, bytes: &[u8]) -> io::Result<()> {
        write_whole(&self.event, bytes)
    }

    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        match fs::read(self.path.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        write_whole(&self.path.join(name), bytes)
    }

    /// Its length and the time of its last change.
    fn stamp(&self, name: &str) -> Option<String> {
        let data = fs::metadata(self.path.join(name)).ok().filter(fs::Metadata::is_file)?;
        Some(format!("{} {:?}", data.len(), data.modified().ok()?))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        match fs::remove_file(self.path.join(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn set_aside(&self, name: &str) -> io::Result<()> {
        let from = self.path.join(name);
        if !from.exists() {
            return Ok(());
        }
        let folder = self.path.join(OLD);
        fs::create_dir_all(&folder)?;
        let free = free_name(name, |own| folder.join(own).exists());
        fs::rename(from, folder.join(free))
    }

    /// Each file counts by its length and the time of its last change.
    fn content(&self) -> String {
        let mut found = Vec::new();
        stamps(&self.path, 2, &mut found);
        found.sort_unstable();
        EventText::hash(found.join("\n").as_bytes())
    }

    fn reread(
        &self,
        text: &str,
        kept: &mut KeptLists,
    ) -> Result<(Job, LedgerSession), Diagnostics> {
        session::reread_job(&self.event, text, kept)
    }

    fn reread_job(&self, text: &str, kept: &mut KeptLists) -> Result<Job, Diagnostics> {
        Job::reread(&self.event, text, kept)
    }

    fn read_job(&self) -> Result<Job, Diagnostics> {
        Job::read(&self.event)
    }

    fn list_copies(&self, job: &Job) -> Result<Vec<ListCopy>, Diagnostics> {
        job.list_copies(&self.event)
    }

    fn ledger(&self) -> Result<LedgerSession, Diagnostics> {
        let given = GivenLedger::default();
        let opened = LedgerSession::open(&self.event, &given, Purpose::Write("serve"), || ());
        opened.map(|(session, _)| session)
    }

    fn for_run(&self, selection: &Selection) -> Result<(Job, LedgerSession), Diagnostics> {
        let (given, purpose) = (GivenLedger::default(), Purpose::Write("serve"));
        session::read_job(&self.event, selection, &given, purpose, Product::Letters)
    }

    fn make(
        &self,
        job: &Job,
        session: &mut LedgerSession,
        options: &Options,
        observer: &dyn Observer,
    ) -> Result<MadeRun, Diagnostics> {
        let out = self.folder_of_made();
        let obstacles = obstacles(&out, &job.inputs);
        if !obstacles.is_empty() {
            return Err(obstacles);
        }
        let sink = FolderSink::new(&out).for_event(&job.event.facts.name);
        sink.claim().map_err(Diagnostic::from)?;
        let summary = make_into(job, session, &sink, options, observer)?;
        Ok(MadeRun { summary, unknown: sink.unknown() })
    }

    fn place_of_made(&self) -> String {
        self.folder_of_made().display().to_string()
    }

    fn made(&self) -> Vec<String> {
        let mut files = Vec::new();
        files_in(&self.folder_of_made(), "", &mut files);
        files.sort_unstable();
        files
    }

    fn open_made(&self, path: &str) -> io::Result<MadeFile> {
        File::open(self.folder_of_made().join(path)).map(MadeFile::File)
    }

    fn zip_of_made(&self) -> io::Result<MadeFile> {
        let files = self.made().into_iter().collect();
        zipped(&self.folder_of_made(), &files).map(MadeFile::File)
    }
}

/// The files of a folder, as paths below it.
fn files_in(folder: &Path, below: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let Ok(name) = entry.file_name().into_string() else { continue };
        if name.starts_with('.') || name == crate::output::OLD {
            continue;
        }
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        match entry.file_type() {
            Ok(own) if own.is_dir() => files_in(&entry.path(), &path, found),
            Ok(own) if own.is_file() => found.push(path),
            _ => {}
        }
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
