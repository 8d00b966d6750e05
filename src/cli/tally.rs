//! Counts of the letters of each advocate, variant and paper.

use std::collections::BTreeMap;

use crate::cli::console::Console;
use crate::input::{Event, Job};

/// A line for each advocate who issues letters, in the event's order, those without a letter
/// included unless the run is for a part; then what is no single advocate's.
pub(super) fn report(
    job: &Job,
    is_part: bool,
    issuers: impl Iterator<Item = Option<usize>>,
    console: &mut Console<'_>,
) {
    let mut each: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for issuer in issuers {
        *each.entry(issuer).or_default() += 1;
    }
    let nobodys = each.remove(&None);
    if nobodys.is_none() || !each.is_empty() {
        let advocates = job.event.advocates.iter().enumerate();
        for (index, advocate) in advocates.filter(|(_, advocate)| advocate.issues) {
            let letters = each.get(&Some(index)).copied().unwrap_or_default();
            if letters > 0 || !is_part {
                console.line(&format!("  {letters:>5}  {}", advocate.name));
            }
        }
    }
    if let Some(letters) = nobodys {
        let (hindi, english) = if job.has_issuers() {
            ("बाँटने वाले का नाम नहीं", "nobody named to hand them out")
        } else {
            ("संयुक्त हस्ताक्षर वाले", "signed jointly")
        };
        console.say(
            &format!("  {letters:>5}  ({hindi})"),
            &format!("  {letters:>5}  ({english})"),
        );
    }
}

/// A line for each variant of the event.
pub(super) fn report_variants(
    event: &Event,
    variants: impl Iterator<Item = Option<usize>>,
    console: &mut Console<'_>,
) {
    let mut letters = vec![0; event.variants.len()];
    for variant in variants.flatten() {
        letters[variant] += 1;
    }
    for (variant, letters) in event.variants.iter().zip(letters) {
        console.say(
            &format!("  {letters:>5}  (पत्र का प्रकार \"{}\")", variant.name),
            &format!("  {letters:>5}  (variant \"{}\")", variant.name),
        );
    }
}

/// A line for each paper of the event, if there are several.
pub(super) fn report_papers(
    event: &Event,
    papers: impl Iterator<Item = usize>,
    console: &mut Console<'_>,
) {
    let mut letters = vec![0; event.papers.len()];
    for paper in papers {
        letters[paper] += 1;
    }
    let are_several = letters.len() > 1;
    for (paper, letters) in event.papers.iter().zip(letters).filter(|_| are_several) {
        console.say(
            &format!("  {letters:>5}  (काग़ज़ \"{}\")", paper.name),
            &format!("  {letters:>5}  (paper \"{}\")", paper.name),
        );
    }
}

/// Letters without a name, which are of no row, behind a number of rows, in both languages.
pub(super) fn and_blanks(blanks: usize) -> [String; 2] {
    match blanks {
        0 => [String::new(), String::new()],
        _ => [format!(" + {blanks} खाली पत्र"), format!(" + {}", count(blanks, "blank letter"))],
    }
}

/// Rows of the lists that were passed over, if there are any.
pub(super) fn report_empty(rows: usize, console: &mut Console<'_>) {
    if rows > 0 {
        console.say(
            &format!("खाली या जोड़ की पंक्तियाँ छोड़ी गईं: {rows}"),
            &format!("passed over, empty or sums: {}", count(rows, "row")),
        );
    }
}

/// `1 letter`, `2 letters`.
pub(super) fn count(number: usize, what: &str) -> String {
    if number == 1 { format!("1 {what}") } else { format!("{number} {what}s") }
}
