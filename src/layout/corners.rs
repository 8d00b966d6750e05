//! The outlines of frames whose corners are no right angles.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::geom::{Pt, Size};
use crate::layout::page::{Point, Segment};

/// Radius of corners at the outer edge: 5 mm, or a third of a low or narrow box.
fn radius(size: Size) -> Pt {
    Pt::mm(5.0).min(size.width / 3.0).min(size.height / 3.0)
}

/// The arcs of a box this far inside another, clockwise from the upper left corner. The arcs
/// of all strokes have one centre: rounded ones inside the box, scooped ones at its corners.
fn arcs(size: Size, inset: Pt, is_scooped: bool) -> [[Point; 4]; 4] {
    let corner = radius(size);
    let (radius, centre) =
        if is_scooped { (corner + inset, Pt::ZERO) } else { (corner - inset, corner) };
    // Where the arc of a scooped corner meets the sides.
    let short = (inset.0 / radius.0).asin();
    [0.0, 1.0, 2.0, 3.0].map(|quarter| {
        let turn = FRAC_PI_2 * quarter;
        let is_right = (1.0..3.0).contains(&quarter);
        let centre = Point {
            x: if is_right { size.width - centre } else { centre },
            y: if quarter >= 2.0 { size.height - centre } else { centre },
        };
        if is_scooped {
            arc(centre, radius, turn + FRAC_PI_2 - short, turn + short)
        } else {
            arc(centre, radius, turn + PI, turn + PI + FRAC_PI_2)
        }
    })
}

/// The outline of a box this far inside another; open above or below if that side is not
/// drawn.
pub(super) fn outline(
    size: Size,
    inset: Pt,
    is_scooped: bool,
    above: bool,
    below: bool,
) -> Vec<Segment> {
    let [upper_left, upper_right, lower_right, lower_left] = arcs(size, inset, is_scooped);
    let (left, right) = (inset, size.width - inset);
    let at = |x, y| Point { x, y };
    let mut path = Vec::new();
    if above && below {
        join(&mut path, &[upper_left, upper_right, lower_right, lower_left]);
        path.push(Segment::Close);
    } else if above {
        path.push(Segment::Move(at(left, size.height)));
        join(&mut path, &[upper_left, upper_right]);
        path.push(Segment::Line(at(right, size.height)));
    } else if below {
        path.push(Segment::Move(at(right, Pt::ZERO)));
        join(&mut path, &[lower_right, lower_left]);
        path.push(Segment::Line(at(left, Pt::ZERO)));
    } else {
        for x in [left, right] {
            path.push(Segment::Move(at(x, Pt::ZERO)));
            path.push(Segment::Line(at(x, size.height)));
        }
    }
    path
}

/// Goes on through arcs, with straight lines between them.
fn join(path: &mut Vec<Segment>, arcs: &[[Point; 4]]) {
    for &[start, first, second, end] in arcs {
        path.push(if path.is_empty() { Segment::Move(start) } else { Segment::Line(start) });
        path.push(Segment::Curve(first, second, end));
    }
}

/// An arc of a circle, of a quarter at most, as a Bézier curve. Angles grow clockwise.
fn arc(centre: Point, radius: Pt, from: f64, to: f64) -> [Point; 4] {
    let reach = 4.0 / 3.0 * ((to - from) / 4.0).tan();
    let at = |angle: f64, aside: f64| Point {
        x: centre.x + radius * (angle.cos() - aside * angle.sin()),
        y: centre.y + radius * (angle.sin() + aside * angle.cos()),
    };
    [at(from, 0.0), at(from, reach), at(to, -reach), at(to, 0.0)]
}
