//! The files of events, wherever they are kept: in folders, or in memory where there are none, as in
//! a browser. What the desk does with an event it does through these.

mod folder;
mod memory;
mod recent;

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde_json::Value;

pub(super) use folder::FolderStore;
pub(super) use memory::MemoryStore;

use crate::diagnostic::Diagnostics;
use crate::generate::{Observer, Options, Summary, generate_observed};
use crate::input::{Job, KeptLists, ListCopy, Selection};
use crate::output::Sink;
use crate::session::LedgerSession;

/// The event file.
const EVENT_FILE: &str = "event.toml";
/// The folder of the files that are made.
const MADE: &str = "छपाई";
/// The folder of files that were replaced or taken out.
const OLD: &str = "पुराना";

/// The files of one event.
pub(super) type Files = Arc<dyn EventFiles>;

/// The place of events: where new ones are made, and those that were open lately are found.
pub(super) trait Store: std::fmt::Debug + Send {
    /// The place, for the page.
    fn place(&self) -> String;

    /// Makes room for a new event, called like `stem` and not like any other.
    fn create(&mut self, stem: &str) -> io::Result<Files>;

    /// The files of the event at a path: its folder, or its event file.
    fn at(&self, path: &Path) -> Files;

    /// The events that were open lately, for the page.
    fn latest(&self) -> Value;

    /// One of those.
    fn find(&self, id: &str) -> Option<Files>;

    /// The folder, if it is that of one of those.
    fn known_folder(&self, folder: PathBuf) -> Option<PathBuf>;

    /// Notes that an event is open.
    fn note(&mut self, files: &Files, name: &str, letters: u64);
}

/// The files of one event: what the user hands in, the ledger, and what is made of them.
pub(super) trait EventFiles: std::fmt::Debug + Send + Sync {
    /// Their place, for the page.
    fn place(&self) -> String;

    /// The folder that is shown to the user: that of the files that are made, if it is there and
    /// asked for. None in memory.
    fn folder(&self, of_made: bool) -> Option<PathBuf>;

    fn read_event(&self) -> io::Result<Vec<u8>>;

    fn write_event(&self, bytes: &[u8]) -> io::Result<()>;

    /// A file of the event; none if it is not there.
    fn read(&self, name: &str) -> io::Result<Option<Vec<u8>>>;

    fn write(&self, name: &str, bytes: &[u8]) -> io::Result<()>;

    /// Stands for the content of a file; none if it is not there.
    fn stamp(&self, name: &str) -> Option<String>;

    /// Takes out a file that the desk itself has written.
    fn remove(&self, name: &str) -> io::Result<()>;

    /// Moves a file to those that are no longer needed: nothing of the user's is deleted.
    fn set_aside(&self, name: &str) -> io::Result<()>;

    /// Stands for all that letters are made of: the files of the event and of folders in it, but for
    /// those that are made.
    fn content(&self) -> String;

    /// The event with its ledger, to look at all rows; see [`Job::reread`].
    fn reread(
        &self,
        text: &str,
        kept: &mut KeptLists,
    ) -> Result<(Job, LedgerSession), Diagnostics>;

    /// The event without its ledger.
    fn reread_job(&self, text: &str, kept: &mut KeptLists) -> Result<Job, Diagnostics>;

    /// The same of the event file as it stands.
    fn read_job(&self) -> Result<Job, Diagnostics>;

    /// The lists of an event as they are written.
    fn list_copies(&self, job: &Job) -> Result<Vec<ListCopy>, Diagnostics>;

    /// The ledger, to be written.
    fn ledger(&self) -> Result<LedgerSession, Diagnostics>;

    /// The event and its ledger, for a run for those that are selected.
    fn for_run(&self, selection: &Selection) -> Result<(Job, LedgerSession), Diagnostics>;

    /// Makes the letters of a run.
    fn make(
        &self,
        job: &Job,
        session: &mut LedgerSession,
        options: &Options,
        observer: &dyn Observer,
    ) -> Result<MadeRun, Diagnostics>;

    /// The place of the files that are made, for the page.
    fn place_of_made(&self) -> String;

    /// The files that are made, as paths below their folder, in their order.
    fn made(&self) -> Vec<String>;

    /// One of the files that are made.
    fn open_made(&self, path: &str) -> io::Result<MadeFile>;

    /// All files that are made, in a zip.
    fn zip_of_made(&self) -> io::Result<MadeFile>;
}

/// The letters that a run has made.
pub(super) struct MadeRun {
    pub(super) summary: Summary,
    /// Files of which it is not known whether they are this run's.
    pub(super) unknown: Vec<String>,
}

/// A file that is handed to the user.
#[derive(Debug)]
pub enum MadeFile {
    /// An open one of a folder.
    File(File),
    /// One in memory.
    Bytes(Vec<u8>),
}

/// Makes letters into a sink, their numbers guarded by the ledger.
fn make_into<S: Sink>(
    job: &Job,
    session: &mut LedgerSession,
    sink: &S,
    options: &Options,
    observer: &dyn Observer,
) -> Result<Summary, Diagnostics> {
    if session.is_read_only() {
        generate_observed(job, options, sink, observer)
    } else {
        session.guard(job, sink, |sink| generate_observed(job, options, sink, observer))
    }
}

/// The first of `name`, `name-2`, … before the ending that is free.
fn free_name(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let (stem, ending) = name.rsplit_once('.').unwrap_or((name, ""));
    let mut names = (1..).map(|number| match number {
        1 => name.to_owned(),
        number => format!("{stem}-{number}.{ending}"),
    });
    names.find(|own| !is_taken(own)).unwrap_or_default()
}

/// The first of `stem`, `stem 2`, … that is free.
fn free_folder(stem: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut names = (1..).map(|number| match number {
        1 => stem.to_owned(),
        number => format!("{stem} {number}"),
    });
    names.find(|own| !is_taken(own)).unwrap_or_default()
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
