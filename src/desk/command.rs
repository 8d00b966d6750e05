//! The things that a page asks of the desk, and the answers to them.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::desk::clipboard::PastedText;
use crate::desk::run::{MakeWanted, RunOrder};
use crate::diagnostic::Diagnostics;

/// A command of the page: a JSON object whose `do` says which.
#[derive(Debug, Deserialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
#[allow(missing_docs, reason = "fields and words are those of the page")]
pub enum Command {
    /// Makes a folder for a new event, and opens it.
    New { name: String },
    /// Opens a copy of the sample.
    Sample,
    /// Opens an event: one of the latest, or a folder that the user names.
    Open { id: Option<String>, folder: Option<PathBuf> },
    /// Goes back to the start.
    Leave,
    /// Shows the folder of the event, of one of the latest, or of a file made.
    ShowFolder { file: Option<String>, folder: Option<PathBuf> },
    /// Sets a key of the event file; `null` empties it.
    Set { key: String, value: Value, hash: Option<String> },
    /// Adds an entry to a list of tables.
    Add { key: String, value: BTreeMap<String, Value>, hash: Option<String> },
    /// Takes a key or an entry out.
    Remove { key: String, hash: Option<String> },
    /// Moves an entry.
    Move { key: String, to: usize, hash: Option<String> },
    /// Takes the last change of the event file back.
    Undo { hash: Option<String> },
    /// Makes it again.
    Redo { hash: Option<String> },
    /// The text of the event file.
    Text,
    /// The event file as a whole.
    WriteText { text: String, hash: Option<String> },
    /// Says how a list is to be read.
    List {
        at: usize,
        sheet: Option<String>,
        header_row: Option<u32>,
        #[serde(default)]
        columns: BTreeMap<String, Option<String>>,
        #[serde(default)]
        krutidev: BTreeMap<String, bool>,
        hash: Option<String>,
    },
    /// Takes a list out of the event.
    RemoveList { at: usize, hash: Option<String> },
    /// Makes a list of cells that were copied from a spreadsheet program.
    Paste { name: String, text: String, hash: Option<String> },
    /// Says who issues whose letters.
    Issuers {
        by: IssuersBy,
        advocate: Option<String>,
        #[serde(default)]
        areas: BTreeMap<String, Vec<String>>,
        hash: Option<String>,
    },
    /// Makes cells right.
    Correct { corrections: Vec<CellCorrection> },
    /// Leaves a row out, or takes it back in.
    LeaveOut(RowLeftOut),
    /// Writes HTML of another program as the letter's text is written.
    Djot { html: String },
    /// Writes a text in Devanagari.
    Convert { text: String, from: ConvertFrom },
    /// Makes letters.
    Make(MakeWanted),
    /// Stops the run.
    Stop,
    /// Notes what became of letters.
    Mark {
        serials: String,
        mark: MarkWord,
        #[serde(default)]
        undo: bool,
        on: Option<String>,
    },
    /// Says of a row that the ledger's person of a serial is meant, or without one somebody new.
    Settle { row: String, serial: Option<u32> },
    /// Notes that the letter of a code or number was handed over.
    Scan { text: String },
}

/// By what it is said who issues a letter.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum IssuersBy {
    /// The column of the list.
    Column,
    /// One advocate issues all.
    One,
    /// All issue as many as the others.
    Equal,
    /// Each has areas.
    Area,
}

/// The writing of a text that is to be in Devanagari.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum ConvertFrom {
    /// Kruti Dev.
    Krutidev,
    /// Latin letters.
    Latin,
}

/// A cell that is to be made right; see [`crate::input::Correction`].
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct CellCorrection {
    /// The list.
    pub file: String,
    /// Its sheet.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The row.
    pub row: usize,
    /// The heading of the column.
    pub heading: String,
    /// The cell as it stands in the list.
    pub was: String,
    /// The cell as it is to be read; none takes the correction back.
    pub now: Option<String>,
}

/// A row that is left out, or taken back in.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
pub struct RowLeftOut {
    /// The list.
    pub file: String,
    /// Its sheet.
    #[serde(default)]
    pub sheet: Option<String>,
    /// The row.
    pub row: usize,
    /// False if it is taken back in.
    pub is_out: bool,
}

/// The things that become of letters.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "fields and words are those of the page")]
pub enum MarkWord {
    Printed,
    HandedOver,
    NotFound,
    Returned,
    Cancelled,
}

/// The answer to a command.
#[derive(Debug)]
#[allow(missing_docs, reason = "fields and words are those of the page")]
pub enum Answer {
    /// The state, as it is now.
    State,
    /// The state, and whose letters something was noted of.
    Noted(Noted),
    /// The text of the event file, and its hash.
    Text { text: String, hash: String },
    /// Djot for HTML.
    Djot(PastedText),
    /// Texts to choose from.
    Texts(Vec<String>),
    /// The event file is another than the page saw: that, and what would have been written.
    Conflict { theirs: String, mine: String, hash: String },
    /// It was not done, for these reasons.
    Refused(Diagnostics),
    /// It was not done: this is wrong with what was asked.
    Misunderstood { hi: String, en: String },
    /// A run that is to be performed.
    Run(Box<RunOrder>),
    /// The run is to be stopped.
    Stop,
    /// A folder that is to be shown.
    Show(PathBuf),
}

/// Letters of which something was noted.
#[derive(Debug, Serialize)]
pub struct Noted {
    /// Their serials: `1–12, 15`.
    pub serials: String,
    /// The first of their people.
    pub people: Vec<String>,
}

impl From<Diagnostics> for Answer {
    fn from(faults: Diagnostics) -> Self {
        Self::Refused(faults)
    }
}
