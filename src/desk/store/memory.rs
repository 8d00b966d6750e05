//! Events in memory, for a desk without folders.

use std::io::{self, Cursor};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::{Value, json};

use crate::desk::event_text::EventText;
use crate::desk::store::{
    EVENT_FILE, EventFiles, Files, MADE, MadeFile, MadeRun, OLD, Store, free_folder, free_name,
    make_into,
};
use crate::diagnostic::Diagnostics;
use crate::generate::{Observer, Options};
use crate::input::{Job, KeptLists, ListCopy, Selection};
use crate::output::{MemoryFiles, MemorySink, archive};
use crate::session::{self, LedgerSession};

/// Events in memory, the last one first.
#[derive(Debug, Default)]
pub(in crate::desk) struct MemoryStore {
    events: Vec<MemoryEvent>,
}

impl Store for MemoryStore {
    fn place(&self) -> String {
        String::new()
    }

    fn create(&mut self, stem: &str) -> io::Result<Files> {
        let name = free_folder(stem, |own| self.events.iter().any(|event| event.name == own));
        let event = MemoryEvent { name, ..MemoryEvent::default() };
        self.events.insert(0, event.clone());
        Ok(Arc::new(event))
    }

    fn at(&self, path: &Path) -> Files {
        let known = self.events.iter().find(|own| Path::new(&own.name) == path);
        Arc::new(known.cloned().unwrap_or_default())
    }

    fn latest(&self) -> Value {
        let shown = self.events.iter().map(|own| {
            json!({ "id": own.name, "folder": "", "name": own.name, "letters": own.letters })
        });
        shown.collect()
    }

    fn find(&self, id: &str) -> Option<Files> {
        let found = self.events.iter().find(|own| own.name == id)?;
        Some(Arc::new(found.clone()))
    }

    fn known_folder(&self, _: PathBuf) -> Option<PathBuf> {
        None
    }

    fn note(&mut self, files: &Files, _: &str, letters: u64) {
        let place = files.place();
        if let Some(at) = self.events.iter().position(|own| own.name == place) {
            self.events[at].letters = letters;
            self.events[..=at].rotate_right(1);
        }
    }
}

/// The files of an event in memory. Clones have the same files.
#[derive(Clone, Debug, Default)]
struct MemoryEvent {
    /// By which it is told from others.
    name: String,
    letters: u64,
    files: MemoryFiles,
}

impl MemoryEvent {
    /// The text of the event file.
    fn text(&self) -> String {
        let bytes = self.files.read(EVENT_FILE).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    }

    /// The path of a file that is made.
    fn path_of_made(path: &str) -> String {
        format!("{MADE}/{path}")
    }
}

impl EventFiles for MemoryEvent {
    fn place(&self) -> String {
        self.name.clone()
    }

    fn folder(&self, _: bool) -> Option<PathBuf> {
        None
    }

    fn read_event(&self) -> io::Result<Vec<u8>> {
        self.files.read(EVENT_FILE).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn write_event(&self, bytes: &[u8]) -> io::Result<()> {
        self.write(EVENT_FILE, bytes)
    }

    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>> {
        Ok(self.files.read(name))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.files.write(name, bytes.to_vec());
        Ok(())
    }

    fn stamp(&self, name: &str) -> Option<String> {
        self.files.read(name).map(|bytes| EventText::hash(&bytes))
    }

    fn remove(&self, name: &str) -> io::Result<()> {
        drop(self.files.remove(name));
        Ok(())
    }

    fn set_aside(&self, name: &str) -> io::Result<()> {
        if let Some(bytes) = self.files.remove(name) {
            let old = |own: &str| format!("{OLD}/{own}");
            let free = free_name(name, |own| self.files.has(&old(own)));
            self.files.write(&old(&free), bytes);
        }
        Ok(())
    }

    /// Each file counts by its bytes.
    fn content(&self) -> String {
        let is_made = |path: &str| [MADE, OLD].iter().any(|own| path.starts_with(own));
        let hashes: Vec<String> = self.files.with_all(|all| {
            let own = all.iter().filter(|(path, _)| !is_made(path));
            own.map(|(path, bytes)| format!("{path}\t{}", EventText::hash(bytes))).collect()
        });
        EventText::hash(hashes.join("\n").as_bytes())
    }

    fn reread(
        &self,
        text: &str,
        kept: &mut KeptLists,
    ) -> Result<(Job, LedgerSession), Diagnostics> {
        session::read_job_in_memory(&self.files, text, &Selection::parse(&[], &[])?, kept)
    }

    fn reread_job(&self, text: &str, kept: &mut KeptLists) -> Result<Job, Diagnostics> {
        self.files.with_all(|parts| Job::reread_parts(text, parts, kept))
    }

    fn read_job(&self) -> Result<Job, Diagnostics> {
        self.reread_job(&self.text(), &mut KeptLists::default())
    }

    fn list_copies(&self, job: &Job) -> Result<Vec<ListCopy>, Diagnostics> {
        self.files.with_all(|parts| job.list_copies_of_parts(parts))
    }

    fn ledger(&self) -> Result<LedgerSession, Diagnostics> {
        LedgerSession::open_in_memory(&self.files, &self.text()).map(|(session, _)| session)
    }

    fn for_run(&self, selection: &Selection) -> Result<(Job, LedgerSession), Diagnostics> {
        let mut kept = KeptLists::default();
        session::read_job_in_memory(&self.files, &self.text(), selection, &mut kept)
    }

    fn make(
        &self,
        job: &Job,
        session: &mut LedgerSession,
        options: &Options,
        observer: &dyn Observer,
    ) -> Result<MadeRun, Diagnostics> {
        let sink = MemorySink::new();
        let summary = make_into(job, session, &sink, options, observer)?;
        for (path, bytes) in sink.into_files() {
            self.files.write(&Self::path_of_made(&path), bytes);
        }
        Ok(MadeRun { summary, unknown: Vec::new() })
    }

    fn place_of_made(&self) -> String {
        MADE.to_owned()
    }

    fn made(&self) -> Vec<String> {
        let below = Self::path_of_made("");
        let paths = self.files.paths();
        paths.iter().filter_map(|own| own.strip_prefix(&below)).map(str::to_owned).collect()
    }

    fn open_made(&self, path: &str) -> io::Result<MadeFile> {
        let bytes = self.files.read(&Self::path_of_made(path));
        bytes.map(MadeFile::Bytes).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn zip_of_made(&self) -> io::Result<MadeFile> {
        let open = |path: &str| {
            let bytes = self.files.read(&Self::path_of_made(path)).unwrap_or_default();
            let length = bytes.len() as u64;
            Ok((Cursor::new(bytes), length))
        };
        let files = self.made().into_iter().collect();
        let zip = archive(Cursor::new(Vec::new()), &files, open)?;
        Ok(MadeFile::Bytes(zip.into_inner()))
    }
}
