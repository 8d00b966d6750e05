//! Paths as PDF has them.

use crate::geom::{BezPath, PathEl, Point, QuadBez};

/// Gives each step of a path as operands and operator: `m`, `l`, `c` or `h` (ISO 32000-1,
/// 8.5.2.1). PDF has cubic curves only, so quadratic ones are raised.
pub(super) fn operators(path: &BezPath, mut put: impl FnMut(&[Point], u8)) {
    let mut pen = Point::ORIGIN;
    for step in path {
        match step {
            PathEl::MoveTo(to) => put(&[to], b'm'),
            PathEl::LineTo(to) => put(&[to], b'l'),
            PathEl::QuadTo(control, to) => {
                let own = QuadBez::new(pen, control, to).raise();
                put(&[own.p1, own.p2, own.p3], b'c');
            }
            PathEl::CurveTo(first, second, to) => put(&[first, second, to], b'c'),
            PathEl::ClosePath => put(&[], b'h'),
        }
        pen = step.end_point().unwrap_or(pen);
    }
}
