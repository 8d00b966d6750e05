//! A picture under the text of whole pages.

use crate::geom::Pt;
use crate::layout::page::{Drawn, Mark, Page, Placed};
use crate::style::Underlay;

/// Proportions that differ by less than this are taken for those of the sheet.
const ALIKE: f64 = 0.01;

/// Puts the picture under all that is there: over the whole sheet if it has its proportions,
/// else as large as it goes, in the middle.
pub(super) fn lay(underlay: &Underlay, pages: &mut [Page]) {
    let count = if underlay.first_only { 1 } else { pages.len() };
    for page in pages.iter_mut().take(count) {
        let own = underlay.natural;
        let by_width = page.size.width.0 / own.width.0.max(0.01);
        let by_height = page.size.height.0 / own.height.0.max(0.01);
        let size = if (by_width / by_height - 1.0).abs() < ALIKE {
            page.size
        } else {
            own * by_width.min(by_height)
        };
        let x = (page.size.width - size.width) / 2.0;
        let y = (page.size.height - size.height).max(Pt::ZERO) / 2.0;
        let drawn = Drawn::Picture(Placed { picture: underlay.picture, x, y, size });
        page.marks.insert(0, Mark { tag: None, drawn, colour: None });
    }
}
