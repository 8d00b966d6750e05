//! The line along which a slip is cut off: dashes across the whole sheet, and scissors.

use std::sync::Arc;

use crate::geom::Pt;
use crate::layout::page::{Colour, Drawing, Drawn, Mark, Point, Segment, Stroke};
use crate::style::PageStyle;

/// Height of the strip that the line and its scissors take: 5 mm.
pub(super) const HEIGHT: Pt = Pt(14.17);

const THICK: Pt = Pt(0.5);
const DASHES: [Pt; 2] = [Pt(4.0), Pt(3.0)];

/// How long the scissors are, and how far the line stays away from them, in millimetres.
const LENGTH: f64 = 8.0;
const GAP: f64 = 1.2;
/// The scissors stand left of the text, but not where printers leave the sheet blank.
const LEAST_LEFT: f64 = 5.0;

/// The line across a sheet, its strip beginning at a height.
pub(super) fn line(page: &PageStyle, top: Pt) -> Vec<Mark> {
    let y = top + HEIGHT / 2.0;
    let left = (page.margin.left - Pt::mm(LENGTH + GAP)).max(Pt::mm(LEAST_LEFT));
    let (from, to) = (left - Pt::mm(GAP), left + Pt::mm(LENGTH + GAP));
    // Each half is painted by itself: where they cross, windings of both would cancel out.
    let [one, other] = [1.0, -1.0].map(|side| Drawing {
        x: left,
        y,
        path: Arc::from(half(side)),
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
    let path =
        [Segment::Move(Point::default()), Segment::Line(Point { x: to - from, y: Pt::ZERO })];
    let stroke = Stroke { colour: Colour::BLACK, width: THICK, dashes: DASHES.to_vec() };
    Drawing { x: from, y, path: Arc::from(path), fill: None, stroke: Some(stroke) }
}

/// A step of the outline, in hundredths of the scissors' length from the left end of their
/// middle line, downwards.
enum Step {
    Move(f64, f64),
    Line(f64, f64),
    Curve([f64; 6]),
}

/// One half, its blade above the middle line and its ring below: the blade with its shank,
/// then the ring, outside clockwise and inside the other way, so that it stays open.
const HALF: [Step; 16] = [
    Step::Move(100.0, -13.0),
    Step::Line(46.0, 4.5),
    Step::Curve([39.0, 6.5, 34.0, 7.0, 28.5, 10.5]),
    Step::Line(25.0, 5.5),
    Step::Curve([31.0, 1.5, 36.0, -1.0, 41.0, -3.5]),
    Step::Curve([58.0, -11.0, 84.0, -15.5, 100.0, -13.0]),
    // The ring.
    Step::Move(30.0, 11.0),
    Step::Curve([30.0, 17.0, 23.5, 22.5, 15.0, 22.5]),
    Step::Curve([6.5, 22.5, 0.0, 19.5, 0.0, 14.0]),
    Step::Curve([0.0, 8.0, 6.5, 3.0, 15.0, 3.0]),
    Step::Curve([23.5, 3.0, 30.0, 5.5, 30.0, 11.0]),
    // Its opening.
    Step::Move(25.5, 11.3),
    Step::Curve([25.5, 8.5, 21.5, 7.0, 15.5, 7.0]),
    Step::Curve([9.0, 7.0, 4.5, 10.0, 4.5, 14.0]),
    Step::Curve([4.5, 17.0, 8.5, 18.5, 14.5, 18.5]),
    Step::Curve([21.0, 18.5, 25.5, 15.3, 25.5, 11.3]),
];

/// One half as it is (1), or in a mirror (-1).
fn half(side: f64) -> Vec<Segment> {
    let unit = Pt::mm(LENGTH) / 100.0;
    let at = |x: f64, y: f64| Point { x: unit * x, y: unit * (y * side) };
    let mut path = Vec::new();
    for step in &HALF {
        match *step {
            Step::Move(x, y) => {
                if !path.is_empty() {
                    path.push(Segment::Close);
                }
                path.push(Segment::Move(at(x, y)));
            }
            Step::Line(x, y) => path.push(Segment::Line(at(x, y))),
            Step::Curve(by) => {
                let [first, second, end] =
                    [0, 2, 4].map(|at_pair| at(by[at_pair], by[at_pair + 1]));
                path.push(Segment::Curve(first, second, end));
            }
        }
    }
    path.push(Segment::Close);
    path
}
