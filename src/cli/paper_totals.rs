//! Sheets of each paper.

use crate::generate::Summary;
use crate::input::{Job, Sides};

/// The name, letters and sheets of each paper, if there are several.
pub(super) fn paper_totals<'j>(
    job: &'j Job,
    summary: &Summary,
) -> impl Iterator<Item = (&'j str, usize, usize)> {
    let sides = match job.event.output.sides {
        Sides::One => 1,
        Sides::Two => 2,
    };
    let mut each = vec![(0, 0); job.event.papers.len()];
    for letter in &summary.letters {
        let (letters, sheets) = &mut each[letter.paper];
        *letters += 1;
        *sheets += letter.pages.div_ceil(sides);
    }
    let are_several = each.len() > 1;
    let all = job.event.papers.iter().zip(each).filter(move |_| are_several);
    all.map(|(paper, (letters, sheets))| (paper.name.as_str(), letters, sheets))
}
