//! Every message comes about, at its place, and says what it should: an example for each code.
//!
//! What each example says, in both languages, is kept in `snapshots/`. A text that changes fails
//! the test and leaves the new one beside the old as `.snap.new`; `INSTA_UPDATE=always cargo
//! test messages` takes all of them over.

mod event;
mod ledger;
mod list;
mod output;
mod row;
mod template;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::Path;

use aamantran::internals::diagnostic::{CodeEntry, code_entries};
use aamantran::{Diagnostic, Job, Options, check};

use crate::support::case::{Case, messages, without};
use crate::support::program::command;

/// What is said in a case that brings about a code.
struct Example {
    code: &'static str,
    /// As people read it.
    said: String,
}

/// What a check says.
fn checked(code: &'static str, case: &Case) -> Example {
    told(code, &case.check())
}

/// Why nothing is made.
fn made(code: &'static str, case: &Case) -> Example {
    let faults = case.make().err().unwrap_or_default();
    told(code, faults.iter())
}

fn told<'d>(code: &'static str, said: impl IntoIterator<Item = &'d Diagnostic>) -> Example {
    Example { code, said: messages(said) }
}

/// What is said of an event in a folder, which `change` alters first. Paths are told from there.
fn in_folder(code: &'static str, case: &Case, change: impl FnOnce(&Path)) -> Example {
    let folder = tempfile::tempdir().unwrap();
    let event = case.write_to(folder.path());
    change(folder.path());
    let said = match Job::read(&event) {
        Ok(job) => match check(&job, &Options::new()) {
            Ok(checked) => {
                let held = checked.rejected.iter().flat_map(|row| &row.diagnostics);
                messages(job.warnings.iter().chain(held))
            }
            Err(faults) => messages(&faults),
        },
        Err(faults) => messages(&faults),
    };
    Example { code, said: without(&said, folder.path()) }
}

/// What a command says on its way out.
fn commanded(code: &'static str, root: &Path, arguments: &[&str]) -> Example {
    Example { code, said: without(&command(arguments).err, root) }
}

/// The examples as one text, which holds each example's own code.
fn shown(examples: &[Example]) -> String {
    let mut text = String::new();
    for Example { code, said } in examples {
        assert!(said.contains(&format!("[{code}]")), "{code} is not in: {said}");
        let _ = writeln!(text, "=== {code}\n\n{}\n", said.trim_end());
    }
    text
}

/// Codes that no input brings about here: a face that can be read but not cut down, one of which
/// more than 65,535 glyphs are in use, a fault of the library that writes PDF; a folder that
/// vanishes and a file that changes while letters are made (`tests/safety/safety.py` has both).
const OUT_OF_REACH: [&str; 5] = ["A0503", "A0504", "A0505", "A0613", "A0616"];

#[test]
fn every_code_has_an_example() {
    let families = [
        event::examples(),
        list::examples(),
        row::examples(),
        template::examples(),
        output::examples(),
        ledger::examples(),
    ];
    let seen: BTreeSet<&str> = families.iter().flatten().map(|example| example.code).collect();
    let codes = code_entries().map(CodeEntry::code);
    let wanted: BTreeSet<&str> = codes.filter(|code| !OUT_OF_REACH.contains(code)).collect();
    assert_eq!(seen, wanted);
}

#[test]
fn of_the_event_file() {
    insta::assert_snapshot!(shown(&event::examples()));
}

#[test]
fn of_lists() {
    insta::assert_snapshot!(shown(&list::examples()));
}

#[test]
fn of_rows() {
    insta::assert_snapshot!(shown(&row::examples()));
}

#[test]
fn of_templates_and_letters() {
    insta::assert_snapshot!(shown(&template::examples()));
}

#[test]
fn of_files_and_choices() {
    insta::assert_snapshot!(shown(&output::examples()));
}

#[test]
fn of_ledgers() {
    insta::assert_snapshot!(shown(&ledger::examples()));
}
