//! Which letters are made, and under which serials.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use unicode_segmentation::UnicodeSegmentation;

use crate::generate::batch::Batch;
use crate::hindi::Collation;
use crate::input::{HeldRow, Job};

/// Sorts letters as `[output]` asks, with the language's collation. Forms of address do not
/// count; a field that is empty comes first.
pub(super) fn sort(job: &Job, places: &mut [usize]) {
    let order = &job.event.output.order;
    if order.is_empty() {
        return;
    }
    let collation = Collation::new(job.event.letter.language);
    let keys: BTreeMap<usize, Vec<&str>> = places
        .iter()
        .map(|&place| {
            let invitee = &job.invitees[place];
            (place, order.iter().map(|key| invitee.field(key)).collect())
        })
        .collect();
    let by_key = |one: usize, other: usize, at: usize| match order[at].as_str() {
        "advocate" => job.invitees[one].advocate.cmp(&job.invitees[other].advocate),
        _ => collation.compare(keys[&one][at], keys[&other][at]),
    };
    places.sort_by(|&one, &other| {
        let mut each = (0..order.len()).map(|at| by_key(one, other, at));
        each.find(|found| found.is_ne()).unwrap_or(Ordering::Equal)
    });
}

/// The letters to look at before printing all: the first, the one with the longest name, and
/// the first of each advocate.
pub(super) fn proof(batch: &Batch<'_>, places: Vec<usize>) -> Vec<usize> {
    let invitee = |place: usize| &batch.job.invitees[place];
    let longest = places
        .iter()
        .copied()
        .rev()
        .max_by_key(|&place| invitee(place).name().graphemes(true).count());
    let mut seen = BTreeSet::new();
    let first = places.first().copied();
    places
        .into_iter()
        .filter(|&place| {
            let is_new = seen.insert(invitee(place).advocate);
            is_new || Some(place) == first || Some(place) == longest
        })
        .collect()
}

/// Rows in the order of the lists.
pub(super) fn in_order(mut held: Vec<HeldRow>) -> Vec<HeldRow> {
    held.sort_by_key(|row| row.position);
    held
}
