//! A picture under the text of whole pages.

use crate::geom::{Pt, Size};
use crate::layout::page::{Drawn, Mark, Page, Placed};
use crate::style::Underlay;

/// Proportions that differ by less than this are taken for those of the sheet.
const ALIKE: f64 = 0.01;

/// Puts the picture under all that is there, in the middle of the sheet.
pub(super) fn lay(underlay: &Underlay, bleed: Pt, pages: &mut [Page]) {
    let count = if underlay.first_only { 1 } else { pages.len() };
    for page in pages.iter_mut().take(count) {
        let size = underlay_size(underlay.natural, page.size, bleed);
        let x = (page.size.width - size.width) / 2.0;
        let y = (page.size.height - size.height) / 2.0;
        let drawn = Drawn::Picture(Placed { picture: underlay.picture, x, y, size });
        page.marks.insert(0, Mark { tag: None, drawn, colour: None });
    }
}

/// The size at which a picture comes under the text: that of the sheet if it has its proportions,
/// else as large as it goes. With a bleed the sheet is so much larger on each side, and a picture
/// with the proportions of the page alone covers all of it, too.
pub fn underlay_size(own: Size, page: Size, bleed: Pt) -> Size {
    let sheet = Size { width: page.width + bleed * 2.0, height: page.height + bleed * 2.0 };
    let (by_width, by_height) = scales(own, sheet);
    let is_alike = |(width, height): (f64, f64)| (width / height - 1.0).abs() < ALIKE;
    if is_alike((by_width, by_height)) {
        sheet
    } else if is_alike(scales(own, page)) {
        own * by_width.max(by_height)
    } else {
        own * by_width.min(by_height)
    }
}

/// By how much a picture is to be scaled to be as wide and as high as a sheet.
fn scales(own: Size, sheet: Size) -> (f64, f64) {
    (sheet.width.0 / own.width.0.max(0.01), sheet.height.0 / own.height.0.max(0.01))
}
