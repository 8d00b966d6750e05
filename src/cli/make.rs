//! `make`: the letters.

use std::path::Path;

use super::tally::{self, count};
use super::{Chosen, Console, DONE, ERRORS, HELD_BACK, STOPPED, read_job};
use crate::diagnostic::{Diagnostic, Message};
use crate::generate::{Options, Summary, generate};
use crate::input::Job;
use crate::output::{FolderSink, leftovers, obstacles};

/// How many names of a long list are shown.
const SHOWN: usize = 10;

pub(super) fn run(
    event: &Path,
    chosen: &Chosen,
    out: &Path,
    options: &Options,
    console: &mut Console<'_>,
) -> u8 {
    let job = match read_job(event, chosen) {
        Ok(job) => job,
        Err(diagnostics) => {
            console.complain(&diagnostics);
            return ERRORS;
        }
    };
    console.complain(&job.warnings);
    // A part must not take the place of the bundles and the report of a full run.
    let part = match chosen {
        _ if options.proof => Some("proof"),
        Chosen { only, conditions } if only.is_empty() && conditions.is_empty() => None,
        _ => Some("selected"),
    };
    let folder = part.map(|part| out.join(part));
    let out = folder.as_deref().unwrap_or(out);
    let obstacles = obstacles(out, &job.inputs);
    if !obstacles.is_empty() {
        console.complain(&obstacles);
        return ERRORS;
    }
    let sink = FolderSink::new(out);
    match generate(&job, options, &sink) {
        Ok(summary) => {
            console.complain(summary.held.iter().flat_map(|row| &row.diagnostics));
            console.complain(&summary.notices);
            tell(&job, &summary, out, console);
            tell_leftovers(&leftovers(out, &summary.files), console);
            if summary.held.is_empty() { DONE } else { HELD_BACK }
        }
        Err(diagnostics) => {
            console.complain(&diagnostics);
            match sink.written() {
                0 => ERRORS,
                files => {
                    console.complain(&[Diagnostic::new(Message::WritingStopped { files })]);
                    STOPPED
                }
            }
        }
    }
}

fn tell(job: &Job, summary: &Summary, out: &Path, console: &mut Console<'_>) {
    let letters = summary.letters.len();
    let pages: usize = summary.letters.iter().map(|letter| letter.pages).sum();
    let out = out.display();
    console.say(
        &format!("{letters} पत्र, {pages} पृष्ठ: {out}"),
        &format!("{}, {}: {out}", count(letters, "letter"), count(pages, "page")),
    );
    tally::tell(&job.event, summary.letters.iter().map(|letter| letter.advocate), console);
    tally::tell_empty(job.empty_rows, console);
    if !summary.held.is_empty() {
        let rows = summary.held.len();
        console.say(
            &format!("रोकी गई पंक्तियाँ: {rows} (कारण letters.csv में भी हैं)"),
            &format!("held back: {} (the reasons are in letters.csv, too)", count(rows, "row")),
        );
    }
}

fn tell_leftovers(left: &[String], console: &mut Console<'_>) {
    if left.is_empty() {
        return;
    }
    let files = left.len();
    console.say(
        &format!("पहले बनी {files} PDF, जो इस बार नहीं बनीं, वैसी ही पड़ी हैं:"),
        &format!(
            "{} of an earlier run, not made this time, left as they are:",
            count(files, "PDF")
        ),
    );
    for file in left.iter().take(SHOWN) {
        console.line(&format!("  {file}"));
    }
    if files > SHOWN {
        let rest = files - SHOWN;
        console.say(&format!("  … और {rest}"), &format!("  … and {rest} more"));
    }
}
