//! The outlines of frames whose corners are no right angles.

use std::f64::consts::{FRAC_PI_2, PI};

use crate::geom::{Arc, BezPath, PathEl, Point, Pt, Shape as _, Size};

/// Radius of corners at the outer edge: 5 mm, or a third of a low or narrow box.
fn radius(size: Size) -> Pt {
    Pt::mm(5.0).min(size.width / 3.0).min(size.height / 3.0)
}

/// Distance that a curve may lie from its arc, in points: one curve is always near enough to a
/// quarter.
const TOLERANCE: f64 = 0.1;

/// The arcs of a box this far inside another, clockwise from the upper left corner. The arcs
/// of all strokes have one centre: rounded ones inside the box, scooped ones at its corners.
fn arcs(size: Size, inset: Pt, is_scooped: bool) -> [Arc; 4] {
    let corner = radius(size);
    let (radius, centre) =
        if is_scooped { (corner + inset, Pt::ZERO) } else { (corner - inset, corner) };
    // Where the arc of a scooped corner meets the sides.
    let short = (inset.0 / radius.0).asin();
    [0.0, 1.0, 2.0, 3.0].map(|quarter| {
        let turn = FRAC_PI_2 * quarter;
        let is_right = (1.0..3.0).contains(&quarter);
        let x = if is_right { size.width - centre } else { centre };
        let y = if quarter >= 2.0 { size.height - centre } else { centre };
        let (from, to) = if is_scooped {
            (turn + FRAC_PI_2 - short, turn + short)
        } else {
            (turn + PI, turn + PI + FRAC_PI_2)
        };
        Arc::new((x.0, y.0), (radius.0, radius.0), from, to - from, 0.0)
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
) -> BezPath {
    let [upper_left, upper_right, lower_right, lower_left] = arcs(size, inset, is_scooped);
    let (left, right) = (inset, size.width - inset);
    let at = |x: Pt, y: Pt| Point::new(x.0, y.0);
    let mut path = BezPath::new();
    if above && below {
        join(&mut path, &[upper_left, upper_right, lower_right, lower_left]);
        path.close_path();
    } else if above {
        path.move_to(at(left, size.height));
        join(&mut path, &[upper_left, upper_right]);
        path.line_to(at(right, size.height));
    } else if below {
        path.move_to(at(right, Pt::ZERO));
        join(&mut path, &[lower_right, lower_left]);
        path.line_to(at(left, Pt::ZERO));
    } else {
        for x in [left, right] {
            path.move_to(at(x, Pt::ZERO));
            path.line_to(at(x, size.height));
        }
    }
    path
}

/// Goes on through arcs, with straight lines between them.
fn join(path: &mut BezPath, arcs: &[Arc]) {
    for arc in arcs {
        let own = arc.path_elements(TOLERANCE);
        let is_first = path.elements().is_empty();
        path.extend(own.map(|step| match step {
            PathEl::MoveTo(start) if !is_first => PathEl::LineTo(start),
            step => step,
        }));
    }
}
