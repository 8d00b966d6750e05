//! Printable Hindi invitation letters: one exact, typeset PDF for each invitee.
//!
//! ```text
//!  event.toml ─┐
//!  list.csv   ─┼─ input ─► Job ─ compose ─► Letter ─ shape ─► words ─ layout ─► pages
//!  template   ─┘                 (tera,       (harfrust)      (Knuth and        │
//!                                 Djot)                        Plass)           ▼
//!                                       files ◄─ output ◄─ bytes ◄─ pdf (printpdf)
//! ```
//!
//! Each stage is a folder: [`input`], [`compose`], [`shape`], [`layout`], [`pdf`], [`output`].
//! What they share stands beside them: the language tables of [`hindi`], the faces of [`font`],
//! the looks of [`style`], lengths in [`geom`], the logical [`structure`], messages in
//! [`diagnostic`]. [`generate`] runs the stages over a whole batch and is the front door:
//!
//! ```
//! use aamantran::generate::{Options, generate};
//! use aamantran::input::Job;
//! use aamantran::output::MemorySink;
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
//! let summary = generate(&job, &Options::default(), &sink)?;
//!
//! assert_eq!(summary.letters.len(), 2);
//! let files = sink.into_files();
//! assert!(files["letters/001-क्षितिज कुमार.pdf"].starts_with(b"%PDF-1.7"));
//! # Ok::<(), aamantran::diagnostic::Diagnostics>(())
//! ```
//!
//! The same input gives the same bytes, on any machine and any number of threads. A letter
//! with a character that no face has, or with a broken one, is never made.

// What tests share speaks of the program from outside.
#[cfg(test)]
extern crate self as aamantran;
#[cfg(test)]
#[path = "../tests/support/mod.rs"]
mod support;

mod cache;
#[cfg(feature = "cli")]
pub mod cli;
pub mod compose;
pub mod diagnostic;
pub mod font;
pub mod generate;
pub mod geom;
pub mod hindi;
pub mod input;
pub mod layout;
pub mod ledger;
pub mod output;
mod parallel;
pub mod pdf;
pub mod picture;
pub mod shape;
pub mod structure;
pub mod style;
