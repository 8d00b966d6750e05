//! The lines on the papers for handing out.

use std::collections::BTreeMap;

use crate::cli::console::Console;
use crate::cli::tally::count;
use crate::generate::DeliveryRecord;

/// Says of each paper how many there are, and where.
pub(super) fn report(papers: &[DeliveryRecord], console: &mut Console<'_>) {
    let mut order: Vec<&str> = Vec::new();
    let mut sums: BTreeMap<&str, (usize, usize, bool, bool)> = BTreeMap::new();
    for own in papers {
        let sum = sums.entry(&own.name).or_insert_with(|| {
            order.push(&own.name);
            Default::default()
        });
        sum.0 += 1;
        sum.1 += own.pages;
        sum.2 |= own.is_in_bundle;
        sum.3 |= own.file.is_some();
    }
    for name in order {
        let (papers, pages, in_bundles, in_files) = sums[name];
        let places: Vec<&str> = [("bundles/", in_bundles), ("papers/", in_files)]
            .into_iter()
            .filter_map(|(folder, is_there)| is_there.then_some(folder))
            .collect();
        let places = places.join(", ");
        console.say(
            &format!("  {name}: {papers}, {pages} पृष्ठ ({places})"),
            &format!("  {name}: {papers}, {} ({places})", count(pages, "page")),
        );
    }
}
