//! The line along which a slip is cut off: dashes across the whole sheet, and scissors.

use std::sync::Arc;

use crate::geom::{Affine, BezPath, Colour, PathEl, Point, Pt};
use crate::layout::page::{Drawing, Drawn, Mark, Stroke};
use crate::style::PageStyle;

/// Height of the fragment that the line and its scissors take: 5 mm.
pub(super) const HEIGHT: Pt = Pt(14.17);

const THICK: Pt = Pt(0.5);
const DASHES: [Pt; 2] = [Pt(4.0), Pt(3.0)];

/// Length of the scissors, and distance of the line from them, in millimetres.
const LENGTH: f64 = 8.0;
const GAP: f64 = 1.2;
/// The scissors stand left of the text, but not where printers leave the sheet blank.
const LEAST_LEFT: f64 = 5.0;

/// The line across a sheet, its fragment beginning at a height.
pub(super) fn line(page: &PageStyle, top: Pt) -> Vec<Mark> {
    let y = top + HEIGHT / 2.0;
    let left = (page.margin.left - Pt::mm(LENGTH + GAP)).max(Pt::mm(LEAST_LEFT));
    let (from, to) = (left - Pt::mm(GAP), left + Pt::mm(LENGTH + GAP));
    // Each half is painted by itself: where they cross, windings of both would cancel out.
    let [one, other] = [1.0, -1.0].map(|side| Drawing {
        x: left,
        y,
        path: Arc::new(half(side)),
        fill: Some(Colour::BLACK),
        stroke: None,
    });
    // From the scissors outwards, so that the dashes begin alike on both sides.
    [dashes(from, Pt::ZERO, y), dashes(to, page.size.width, y), one, other]
        .into_iter()
        .map(|drawing| Mark { tag: None, drawn: Drawn::Drawing(drawing), colour: None })
        .collect()
}

fn dashes(from: Pt, to: Pt, y: Pt) -> Drawing {
    let mut path = BezPath::new();
    path.move_to(Point::ORIGIN);
    path.line_to(((to - from).0, 0.0));
    let stroke = Stroke { colour: Colour::BLACK, width: THICK, dashes: DASHES.to_vec() };
    Drawing { x: from, y, path: Arc::new(path), fill: None, stroke: Some(stroke) }
}

/// A line of the outline, in hundredths of the scissors' length from the left end of their
/// middle line, downwards.
const fn line_to(x: f64, y: f64) -> PathEl {
    PathEl::LineTo(Point::new(x, y))
}

/// A curve of it, by its two control points and its end.
const fn curve_to([x0, y0, x1, y1, x, y]: [f64; 6]) -> PathEl {
    PathEl::CurveTo(Point::new(x0, y0), Point::new(x1, y1), Point::new(x, y))
}

/// One half, its blade above the middle line and its ring below: the blade with its shank,
/// then the ring, outside clockwise and inside the other way, so that it stays open.
const HALF: [PathEl; 19] = [
    PathEl::MoveTo(Point::new(100.0, -13.0)),
    line_to(46.0, 4.5),
    curve_to([39.0, 6.5, 34.0, 7.0, 28.5, 10.5]),
    line_to(25.0, 5.5),
    curve_to([31.0, 1.5, 36.0, -1.0, 41.0, -3.5]),
    curve_to([58.0, -11.0, 84.0, -15.5, 100.0, -13.0]),
    PathEl::ClosePath,
    // The ring.
    PathEl::MoveTo(Point::new(30.0, 11.0)),
    curve_to([30.0, 17.0, 23.5, 22.5, 15.0, 22.5]),
    curve_to([6.5, 22.5, 0.0, 19.5, 0.0, 14.0]),
    curve_to([0.0, 8.0, 6.5, 3.0, 15.0, 3.0]),
    curve_to([23.5, 3.0, 30.0, 5.5, 30.0, 11.0]),
    PathEl::ClosePath,
    // Its opening.
    PathEl::MoveTo(Point::new(25.5, 11.3)),
    curve_to([25.5, 8.5, 21.5, 7.0, 15.5, 7.0]),
    curve_to([9.0, 7.0, 4.5, 10.0, 4.5, 14.0]),
    curve_to([4.5, 17.0, 8.5, 18.5, 14.5, 18.5]),
    curve_to([21.0, 18.5, 25.5, 15.3, 25.5, 11.3]),
    PathEl::ClosePath,
];

/// One half as it is (1), or in a mirror (-1).
fn half(side: f64) -> BezPath {
    let unit = (Pt::mm(LENGTH) / 100.0).0;
    let scale = Affine::scale_non_uniform(unit, unit * side);
    HALF.into_iter().map(|step| scale * step).collect()
}
