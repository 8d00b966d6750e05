//! The answer of `check` for other programs.

use serde::Serialize;

use crate::diagnostic::{Diagnostic, Diagnostics, Lang, Place, Severity};
use crate::generate::Checked;
use crate::input::Job;

/// All that `check` found, as one object. Keys are only ever added.
#[derive(Serialize)]
struct Answer<'a> {
    /// Rows that are not empty; absent, as the other numbers, if the event itself is faulty.
    #[serde(skip_serializing_if = "Option::is_none")]
    counts: Option<Counts<'a>>,
    errors: usize,
    warnings: usize,
    diagnostics: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Counts<'a> {
    rows: usize,
    letters: usize,
    held_back: usize,
    empty_rows: usize,
    advocates: Vec<Share<'a>>,
    /// Empty if all letters are on one paper.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    papers: Vec<EditionShare<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    variants: Vec<EditionShare<'a>>,
}

#[derive(Serialize)]
struct EditionShare<'a> {
    name: &'a str,
    letters: usize,
}

#[derive(Serialize)]
struct Share<'a> {
    id: &'a str,
    name: &'a str,
    letters: usize,
}

#[derive(Serialize)]
pub(super) struct Entry<'a> {
    code: &'a str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(flatten)]
    place: Where<'a>,
}

#[derive(Default, Serialize)]
struct Where<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    /// Of a list, as a spreadsheet program numbers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    /// The column's heading in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    /// Text of the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    /// Of a text file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The character in the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<usize>,
}

impl<'a> Where<'a> {
    fn of(place: &'a Place) -> Self {
        match place {
            Place::None => Self::default(),
            Place::File { file } => Self { file: Some(file), ..Self::default() },
            Place::Text { file, line, column, .. } => Self {
                file: Some(file),
                line: Some(*line),
                character: Some(*column),
                ..Self::default()
            },
            Place::Cell { file, sheet, row, column, value } => Self {
                file: Some(file),
                sheet: sheet.as_deref(),
                row: Some(*row).filter(|row| *row > 0),
                column: column.as_deref(),
                cell: value.as_deref(),
                ..Self::default()
            },
        }
    }
}

pub(super) fn entry(found: &Diagnostic, lang: Lang) -> Entry<'_> {
    Entry {
        code: found.code(),
        severity: match found.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: found.message().text(lang),
        help: found.message().hint(lang),
        place: Where::of(found.place()),
    }
}

/// The answer on one line, in the language of the messages.
pub(super) fn answer(
    checked: Option<(&Job, &Checked)>,
    found: &Diagnostics,
    lang: Lang,
) -> serde_json::Result<String> {
    let counts = checked.map(|(job, checked)| Counts {
        rows: checked.valid.len() + checked.rejected.len(),
        letters: checked.valid.len(),
        held_back: checked.rejected.len(),
        empty_rows: job.empty_rows,
        advocates: job
            .event
            .advocates
            .iter()
            .enumerate()
            .map(|(index, advocate)| Share {
                id: &advocate.id,
                name: &advocate.name,
                letters: checked
                    .valid
                    .iter()
                    .filter(|&&place| job.invitees[place].advocate == Some(index))
                    .count(),
            })
            .collect(),
        papers: papers(job, checked),
        variants: variants(job, checked),
    });
    serde_json::to_string(&Answer {
        counts,
        errors: found.error_count(),
        warnings: found.warning_count(),
        diagnostics: found.iter().map(|found| entry(found, lang)).collect(),
    })
}

fn papers<'j>(job: &'j Job, checked: &Checked) -> Vec<EditionShare<'j>> {
    let own = |place: &usize| job.edition(&job.invitees[*place]).key.paper;
    let all = job.event.papers.iter().enumerate().filter(|_| job.event.papers.len() > 1);
    all.map(|(index, paper)| EditionShare {
        name: &paper.name,
        letters: checked.valid.iter().filter(|place| own(place) == index).count(),
    })
    .collect()
}

fn variants<'j>(job: &'j Job, checked: &Checked) -> Vec<EditionShare<'j>> {
    let own = |place: &usize| job.edition(&job.invitees[*place]).key.variant;
    let all = job.event.variants.iter().enumerate();
    all.map(|(index, variant)| EditionShare {
        name: &variant.name,
        letters: checked.valid.iter().filter(|place| own(place) == Some(index)).count(),
    })
    .collect()
}
