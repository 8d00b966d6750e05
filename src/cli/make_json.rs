//! Output of `make --json`: one object on a line. Keys and events are only ever added.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;

use crate::cli::paper_totals::paper_totals;
use crate::cli::stage_progress::StageProgress;
use crate::diagnostic::{Diagnostic, Entry, Lang, entry, shown_path};
use crate::generate::{Stage, Summary};
use crate::input::Job;
use crate::output::FolderSink;

#[derive(Serialize)]
#[serde(tag = "event", rename_all = "snake_case")]
pub(super) enum Event<'a> {
    /// The lists were read.
    Started {
        out: String,
        rows: usize,
    },
    Progress {
        stage: &'static str,
        done: usize,
        letters: usize,
        #[serde(skip_serializing_if = "Option::is_none")]
        letters_per_second: Option<f64>,
        #[serde(skip_serializing_if = "Option::is_none")]
        seconds_left: Option<f64>,
    },
    Diagnostic(Entry<'a>),
    /// A set of files that was made; those of single letters are in `letters.csv`.
    Files {
        set: &'static str,
        count: usize,
        #[serde(skip_serializing_if = "Vec::is_empty")]
        files: Vec<&'a str>,
        /// Where in files of many letters the paper is changed; empty if all letters are on one.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        pages: Vec<PagesOfPaper<'a>>,
        /// Of each file with several letters to a sheet.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        sheets: Vec<SheetsOfFile<'a>>,
    },
    /// Always the last.
    Finished {
        status: u8,
        #[serde(flatten)]
        totals: Option<Totals>,
        written: usize,
        unchanged: usize,
    },
}

#[derive(Serialize)]
pub(super) struct Totals {
    letters: usize,
    pages: usize,
    held_back: usize,
    empty_rows: usize,
    /// Empty if all letters are on one paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    papers: Vec<PaperTotals>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<VariantTotals>,
}

#[derive(Serialize)]
struct VariantTotals {
    name: String,
    letters: usize,
}

/// Pages of a file that are on one paper, from 1.
#[derive(Serialize)]
pub(super) struct PagesOfPaper<'a> {
    file: &'a str,
    paper: &'a str,
    first: usize,
    last: usize,
}

/// Letters and sheets of paper of a file.
#[derive(Serialize)]
pub(super) struct SheetsOfFile<'a> {
    file: &'a str,
    letters: usize,
    sheets: usize,
}

#[derive(Serialize)]
struct PaperTotals {
    name: String,
    letters: usize,
    sheets: usize,
}

pub(super) fn started(out: &Path, rows: usize) -> Event<'static> {
    Event::Started { out: shown_path(out), rows }
}

pub(super) fn progress(state: &StageProgress) -> Event<'static> {
    let stage = match state.stage {
        Stage::Check => "check",
        Stage::Write => "write",
        Stage::Finish => "finish",
    };
    // A tenth is enough.
    let tenths = |number: f64| (number * 10.0).round() / 10.0;
    Event::Progress {
        stage,
        done: state.done,
        letters: state.letters,
        letters_per_second: state.rate().map(tenths),
        seconds_left: state.rest().map(tenths),
    }
}

pub(super) fn diagnostic(found: &Diagnostic, lang: Lang) -> Event<'_> {
    Event::Diagnostic(entry(found, lang))
}

/// The files made, set by set, in a fixed order.
pub(super) fn files<'s>(job: &'s Job, summary: &'s Summary) -> Vec<Event<'s>> {
    let mut sets: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for file in &summary.files {
        let set = match file.as_str() {
            file if file.starts_with("letters/") => 0,
            file if file.starts_with("bundles/") => 1,
            file if file.starts_with("print/") => 5,
            file if file.starts_with("papers/") => 7,
            "letters.csv" => 3,
            "sheets.csv" => 6,
            "all.zip" => 4,
            _ => 2,
        };
        sets.entry(set).or_default().push(file);
    }
    let names = ["letters", "bundles", "merged", "report", "zip", "print", "pile", "papers"];
    sets.into_iter()
        .map(|(set, files)| Event::Files {
            set: names[set],
            count: files.len(),
            pages: summary
                .paper_pages
                .iter()
                .filter(|own| files.contains(&own.file.as_str()))
                .map(|own| PagesOfPaper {
                    file: &own.file,
                    paper: &job.event.papers[own.paper].name,
                    first: *own.pages.start(),
                    last: *own.pages.end(),
                })
                .collect(),
            sheets: summary
                .printed
                .iter()
                .filter(|own| files.contains(&own.file.as_str()))
                .map(|own| SheetsOfFile {
                    file: &own.file,
                    letters: own.letters,
                    sheets: own.sheets,
                })
                .collect(),
            // A hundred thousand names help nobody on one line.
            files: if set == 0 { Vec::new() } else { files },
        })
        .collect()
}

pub(super) fn totals(job: &Job, summary: &Summary) -> Totals {
    let papers = paper_totals(job, summary).map(|(name, letters, sheets)| PaperTotals {
        name: name.to_owned(),
        letters,
        sheets,
    });
    Totals {
        letters: summary.letters.len(),
        pages: summary.letters.iter().map(|letter| letter.pages).sum(),
        held_back: summary.rejected.len(),
        empty_rows: job.empty_rows,
        papers: papers.collect(),
        variants: variant_totals(job, summary),
    }
}

fn variant_totals(job: &Job, summary: &Summary) -> Vec<VariantTotals> {
    let mut letters = vec![0; job.event.variants.len()];
    for variant in summary.letters.iter().filter_map(|letter| letter.variant) {
        letters[variant] += 1;
    }
    let all = job.event.variants.iter().zip(letters);
    all.map(|(own, letters)| VariantTotals { name: own.name.clone(), letters }).collect()
}

pub(super) fn finished(
    status: u8,
    totals: Option<Totals>,
    sink: Option<&FolderSink>,
) -> Event<'static> {
    let (written, unchanged) = sink.map_or((0, 0), |sink| (sink.written(), sink.kept()));
    Event::Finished { status, totals, written, unchanged }
}
