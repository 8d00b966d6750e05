//! Printable Hindi invitation letters: one exact, typeset PDF for each invitee.
//!
//! A job is an event file, lists of invitees and a template. Everything wrong in them comes back
//! as [`Diagnostics`], in Hindi and in English, with file, row and column; a letter with a
//! character that no face has, or with a broken one, is never made. The same input gives the
//! same bytes, on any machine and any number of threads.
//!
//! ```text
//!  event.toml ─┐
//!  list.csv   ─┼─ input ─► Job ─ compose ─► Letter ─ shape ─► words ─ layout ─► pages
//!  template   ─┘                 (tera,       (harfrust)      (Knuth and        │
//!                                 Djot)                        Plass)           ▼
//!                                        files ◄─ Sink ◄─ bytes ◄─ pdf (printpdf, lopdf)
//! ```
//!
//! # Example
//!
//! ```
//! use aamantran::{Job, MemorySink, Options, generate};
//!
//! let event = r#"
//! version = 1
//! [event]
//! name = "वार्षिक सभा"
//! date = 2025-09-21
//! [[advocate]]
//! name = "सीमा देवी"
//! gender = "f"
//! [[list]]
//! file = "list.csv"
//! "#;
//! let list = "उपाधि,नाम,ग्राम\nश्री,क्षितिज कुमार,ज्ञानपुर\nडॉ.,शृंखला सिंह,हर्षपुर\n";
//!
//! let job = Job::from_parts(event, &[("list.csv", list.as_bytes())])?;
//! let sink = MemorySink::new();
//! let summary = generate(&job, &Options::new(), &sink)?;
//!
//! assert_eq!(summary.letters.len(), 2);
//! let files = sink.into_files();
//! assert!(files["letters/001-क्षितिज कुमार.pdf"].starts_with(b"%PDF-1.7"));
//! # Ok::<(), aamantran::Diagnostics>(())
//! ```
//!
//! # Where to look
//!
//! | To | use |
//! |---|---|
//! | read an event and its lists | [`Job::read`], or [`Job::from_parts`] from memory |
//! | see who was read, and who was not | [`Invitee`], [`RejectedRow`] |
//! | make a part of the letters | [`Selection`] with [`Job::select`] |
//! | check without writing | [`check()`], which gives [`Checked`] |
//! | see one letter before | [`Preview`], which gives a [`PreviewLetter`] |
//! | make the files | [`generate()`] with [`Options`], which gives a [`Summary`] of [`LetterRecord`]s |
//! | show progress, or stop | [`generate_observed`] with an [`Observer`] |
//! | say where files go | [`FolderSink`], [`MemorySink`], or a [`Sink`] of your own |
//! | say what is wrong | [`render`] a [`Diagnostic`] in a [`Lang`] |
//!
//! # What writes the PDF
//!
//! printpdf takes the fonts, builds their dictionaries, and hands over the lopdf document that
//! becomes ours. lopdf holds the objects of the fonts. Writing them, and everything else, is this
//! crate's own: the codes that make text exact when it is copied, the content of pages, tags,
//! pictures, metadata, and the file, written from front to back. `docs/pdf.md` says why.

// What tests share speaks of the program from outside.
#[cfg(test)]
extern crate self as aamantran;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod support;

mod cache;
#[cfg(feature = "cli")]
#[doc(hidden)]
pub mod cli;
mod compose;
#[cfg(feature = "serve")]
mod desk;
mod diagnostic;
mod font;
mod generate;
mod geom;
mod guard;
mod hindi;
mod impose;
mod input;
mod layout;
mod ledger;
mod output;
mod parallel;
mod pdf;
mod picture;
#[cfg(feature = "serve")]
mod serve;
#[cfg(feature = "cli")]
mod session;
mod shape;
#[cfg(feature = "cli")]
mod starter;
mod structure;
mod style;
mod text;
mod toml;

pub use diagnostic::{Diagnostic, Diagnostics, Lang, Severity, render};
pub use generate::{
    Checked, Fingerprint, LetterRecord, Observer, Options, Preview, PreviewLetter, Stage,
    Summary, check, generate, generate_observed,
};
pub use input::{Invitee, Job, RejectedRow, Selection};
pub use output::{
    FolderFile, FolderSink, MemoryFile, MemorySink, Sink, SinkError, Spool, Written,
};

/// The stages, for this project's own tests, benchmarks and fuzz targets. Anything in here may
/// change in any release.
#[doc(hidden)]
pub mod internals {
    pub mod compose {
        pub use crate::compose::*;
    }
    #[cfg(feature = "serve")]
    pub mod desk {
        pub use crate::desk::*;
    }
    pub mod diagnostic {
        pub use crate::diagnostic::*;
    }
    pub mod font {
        pub use crate::font::*;
    }
    pub mod generate {
        pub use crate::generate::*;
    }
    pub mod geom {
        pub use crate::geom::*;
    }
    pub mod hindi {
        pub use crate::hindi::*;
    }
    pub mod impose {
        pub use crate::impose::*;
    }
    pub mod input {
        pub use crate::input::*;
    }
    pub mod layout {
        pub use crate::layout::*;
    }
    pub mod ledger {
        pub use crate::ledger::*;
    }
    pub mod output {
        pub use crate::output::*;
    }
    pub mod pdf {
        pub use crate::pdf::*;
    }
    pub mod picture {
        pub use crate::picture::*;
    }
    #[cfg(feature = "serve")]
    pub mod serve {
        pub use crate::serve::*;
    }
    pub mod shape {
        pub use crate::shape::*;
    }
    pub mod structure {
        pub use crate::structure::*;
    }
    pub mod style {
        pub use crate::style::*;
    }
}
