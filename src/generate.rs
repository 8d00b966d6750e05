//! The front door of the library.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::input::{HeldRow, Job};
use crate::output::Sink;

/// How to run.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Only a few letters to look at.
    pub proof: bool,
    /// Make the sound letters although rows have errors.
    pub hold_back: bool,
    /// Number of threads; as many as there are processors by default.
    pub threads: Option<usize>,
}

/// What a run made.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// The letters made.
    pub letters: Vec<LetterRecord>,
    /// The rows held back.
    pub held: Vec<HeldRow>,
    /// All files made.
    pub files: BTreeSet<String>,
}

/// One letter made.
#[derive(Clone, Debug)]
pub struct LetterRecord {
    /// Serial.
    pub serial: u32,
    /// Letter number.
    pub number: Option<String>,
    /// The invitee's name.
    pub invitee: String,
    /// Who issued it.
    pub advocate: Option<usize>,
    /// Its file.
    pub file: String,
    /// Its pages.
    pub pages: u32,
}

/// Makes the letters.
///
/// # Errors
/// What is wrong.
pub fn generate(
    job: &Job,
    options: &Options,
    sink: &mut impl Sink,
) -> Result<Summary, Diagnostics> {
    let _ = (job, options, sink);
    Err(Diagnostics::new())
}

/// Everything that `generate` would find wrong.
pub fn check(job: &Job) -> Diagnostics {
    let _ = job;
    Diagnostics::new()
}
