//! The desk, as far as the server knows it.

use std::fmt;
use std::fs::File;
use std::io::{self, Write};

use serde_json::Value;
use tokio::sync::watch;

use crate::diagnostic::Lang;
use crate::generate::Stage;

/// A desk, as the server sees it.
///
/// The server calls one method at a time, in the order in which requests came, each in a thread
/// that may block; all others wait meanwhile. A method therefore answers soon. What takes longer
/// and does not change the desk (drawing a page, writing a zip) is handed back as
/// [`Reply::Later`] or [`Content::Written`] with a copy of what it needs: the server does it
/// when the desk is free for others again. A run that [`Hands::apply`] starts works in a thread of
/// its own, and has sent [`RunProgress::Running`] before `apply` comes back.
///
/// A method that panics is answered with 500, and the next request calls the same desk.
pub trait Hands: Send + 'static {
    /// The state of the desk: JSON.
    fn state(&mut self, lang: Lang) -> Reply;

    /// The answer to a command of the page, a JSON object with the key `do`.
    fn apply(&mut self, command: Value, lang: Lang) -> Reply;

    /// The answer to a file handed in. The name has no separator, no control character, no drive
    /// and is no `..`; whether a file may be called so is for the desk to say.
    fn put(&mut self, kind: UploadKind, name: &str, bytes: Vec<u8>, lang: Lang) -> Reply;

    /// Rows of the lists: JSON.
    fn rows(&mut self, wanted: &RowsWanted, lang: Lang) -> Reply;

    /// Letters: JSON.
    fn letters(&mut self, wanted: &LettersWanted, lang: Lang) -> Reply;

    /// One letter: JSON.
    fn letter(&mut self, serial: u32, lang: Lang) -> Reply;

    /// A picture of a page: [`Reply::Picture`], or [`Reply::Missing`] if the content has another
    /// hash by now, since browsers keep the picture under its hash.
    fn picture(&mut self, wanted: &PictureWanted) -> Reply;

    /// A file: [`Reply::Download`]. A path is looked up in the list of what was made and never
    /// joined to a folder.
    fn file(&mut self, wanted: &FileWanted, lang: Lang) -> Reply;

    /// The progress of the run; asked for once, when the server begins.
    fn progress(&self) -> watch::Receiver<RunProgress>;

    /// Called once when the server ends: stops a run and comes back when what it wrote is whole.
    fn end(&mut self);
}

/// Work that comes to a reply.
pub type Later = Box<dyn FnOnce() -> Reply + Send>;

/// A function that writes the content of a file.
pub type ContentWriter = Box<dyn FnOnce(&mut dyn Write) -> io::Result<()> + Send>;

/// An answer of the desk.
pub enum Reply {
    /// JSON of the contract; 200. A conflict is an answer, too.
    Answer(Vec<u8>),
    /// JSON with `"is": "refused"` and problems; 422.
    Refused(Vec<u8>),
    /// A PNG that never changes under its address; 200.
    Picture(Vec<u8>),
    /// A file; 200.
    Download(Download),
    /// There is no such thing; 404.
    Missing,
    /// Work that needs the desk no longer.
    Later(Later),
}

impl fmt::Debug for Reply {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Answer(json) => write!(f, "Answer({})", String::from_utf8_lossy(json)),
            Self::Refused(json) => write!(f, "Refused({})", String::from_utf8_lossy(json)),
            Self::Picture(png) => write!(f, "Picture({} bytes)", png.len()),
            Self::Download(download) => write!(f, "Download({download:?})"),
            Self::Missing => f.write_str("Missing"),
            Self::Later(_) => f.write_str("Later"),
        }
    }
}

/// A file that is handed out.
#[derive(Debug)]
pub struct Download {
    /// Its name, without a folder.
    pub name: String,
    /// Its media type. PDF, PNG, JPEG and plain text are shown by the browser, all else is saved.
    pub media_type: &'static str,
    /// Its content.
    pub content: Content,
}

/// The content of a file that is handed out.
pub enum Content {
    /// All of it.
    Bytes(Vec<u8>),
    /// An open file, read from where it stands to its end.
    File(File),
    /// Written by a function, while it is being sent. If it fails the browser sees a download
    /// that broke off.
    Written(ContentWriter),
}

impl fmt::Debug for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bytes(bytes) => write!(f, "Bytes({})", bytes.len()),
            Self::File(file) => write!(f, "File({file:?})"),
            Self::Written(_) => f.write_str("Written"),
        }
    }
}

/// The purpose of a file handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UploadKind {
    /// A list of invitees.
    List,
    /// A picture of the event: emblem, signature, stamp.
    Picture,
    /// A photograph of a paper.
    Photo,
}

/// Which rows are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowsWanted {
    /// The state of the rows.
    pub show: RowsShown,
    /// Words that rows have; empty for all.
    pub search: String,
    /// So many are passed over.
    pub from: usize,
    /// So many at most.
    pub count: usize,
}

/// The state of rows that are wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowsShown {
    /// Those without a letter.
    Held,
    /// Those with a letter and a warning.
    Attention,
    /// All.
    All,
}

/// Which letters are wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LettersWanted {
    /// Words that letters have; empty for all.
    pub search: String,
    /// The advocate who issues them; empty for all.
    pub advocate: String,
    /// So many are passed over.
    pub from: usize,
    /// So many at most.
    pub count: usize,
}

/// Which page of a letter is wanted as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PictureWanted {
    /// The hash of all that letters depend on.
    pub hash: String,
    /// The letter.
    pub serial: u32,
    /// The page, from 1.
    pub page: u32,
    /// Another template than that of the event.
    pub template: Option<String>,
    /// In pixels, 16 to 4000.
    pub width: u32,
}

/// Which file is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileWanted {
    /// The letter with this serial as it would be printed.
    Letter(u32),
    /// One of the files made, by its path in the state.
    Made(String),
    /// All files made, in one.
    Zip,
    /// A list with its corrections, by the name of its file.
    Remarks(String),
    /// An empty list.
    Form,
}

/// The progress of a run.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum RunProgress {
    /// Nothing has run yet.
    #[default]
    Idle,
    /// A run works.
    Running {
        /// Its work just now.
        stage: Stage,
        /// Letters done.
        done: usize,
        /// Letters of the stage.
        of: usize,
    },
    /// The last run has ended; `status`, `problems`, `letters` and `held` of the contract.
    Finished(Value),
}

impl RunProgress {
    /// True while a run works.
    pub fn is_running(&self) -> bool {
        matches!(self, Self::Running { .. })
    }
}
