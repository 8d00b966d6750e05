//! The answer of `check` for other programs.

use serde::Serialize;

use crate::diagnostic::{Diagnostics, Entry, Lang, entry};
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
