//! Which letters are made, and under which serials.

use std::collections::BTreeSet;

use unicode_segmentation::UnicodeSegmentation;

use crate::generate::batch::Batch;
use crate::input::HeldRow;

/// The letters to look at before printing all: the first, the one with the longest name, and
/// the first of each advocate.
pub(super) fn proof(batch: &Batch<'_>, places: Vec<usize>) -> Vec<usize> {
    let invitee = |place: usize| &batch.job.invitees[place];
    let longest = places
        .iter()
        .copied()
        .rev()
        .max_by_key(|&place| invitee(place).name.graphemes(true).count());
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
