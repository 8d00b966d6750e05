//! `make`: the letters.

use std::collections::BTreeMap;
use std::path::Path;

use super::{Console, DONE, ERRORS, HELD_BACK, STOPPED};
use crate::diagnostic::{Diagnostic, Message};
use crate::generate::{Options, Summary, generate};
use crate::input::Job;
use crate::output::{FolderSink, leftovers, obstacles};

/// How many names of a long list are shown.
const SHOWN: usize = 10;

pub(super) fn run(
    event: &Path,
    out: &Path,
    options: &Options,
    console: &mut Console<'_>,
) -> u8 {
    let job = match Job::read(event) {
        Ok(job) => job,
        Err(diagnostics) => {
            console.complain(&diagnostics);
            return ERRORS;
        }
    };
    console.complain(&job.warnings);
    // A proof must not take the place of the bundles and the report of a full run.
    let proof = out.join("proof");
    let out = if options.proof { &proof } else { out };
    let obstacles = obstacles(out, &job.inputs);
    if !obstacles.is_empty() {
        console.complain(&obstacles);
        return ERRORS;
    }
    let mut sink = FolderSink::new(out);
    match generate(&job, options, &mut sink) {
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
    let mut each: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for letter in &summary.letters {
        *each.entry(letter.advocate).or_default() += 1;
    }
    for (advocate, letters) in each {
        if let Some(advocate) = advocate.and_then(|index| job.event.advocates.get(index)) {
            console.line(&format!("  {letters:>5}  {}", advocate.name));
        } else {
            console.say(
                &format!("  {letters:>5}  (किसी एक अधिवक्ता के नहीं)"),
                &format!("  {letters:>5}  (of no single advocate)"),
            );
        }
    }
    if job.empty_rows > 0 {
        let rows = job.empty_rows;
        console.say(
            &format!("खाली पंक्तियाँ छोड़ी गईं: {rows}"),
            &format!("passed over: {}", count(rows, "empty row")),
        );
    }
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

fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
