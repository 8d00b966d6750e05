//! `check`: everything that `make` would find wrong.

use std::path::Path;

use super::{Console, DONE, ERRORS};
use crate::diagnostic::Diagnostics;
use crate::generate::{Options, check};
use crate::input::Job;

pub(super) fn run(event: &Path, console: &mut Console<'_>) -> u8 {
    let (found, letters) = match Job::read(event) {
        Ok(job) => {
            console.complain(&job.warnings);
            for note in &job.notes {
                console.note(note);
            }
            (check(&job, &Options::default()), job.invitees.len() + job.held.len())
        }
        Err(diagnostics) => (diagnostics, 0),
    };
    console.complain(&found);
    tell(&found, letters, console);
    if found.has_errors() { ERRORS } else { DONE }
}

fn tell(found: &Diagnostics, letters: usize, console: &mut Console<'_>) {
    match found.error_count() {
        0 if letters == 1 => {
            console.say("सब ठीक है: 1 पत्र बन सकता है", "All is well: 1 letter can be made");
        }
        0 => console.say(
            &format!("सब ठीक है: {letters} पत्र बन सकते हैं"),
            &format!("All is well: {letters} letters can be made"),
        ),
        1 => console.say("1 ग़लती मिली", "1 error found"),
        errors => {
            console.say(&format!("{errors} ग़लतियाँ मिलीं"), &format!("{errors} errors found"));
        }
    }
}
