//! Lengths, paths and colours. One unit inside the program: the PDF point. Paths are those of
//! kurbo, in points, and count to the right and downwards.

use std::iter::Sum;
use std::ops::{Add, AddAssign, Div, Mul, Neg, Sub, SubAssign};

pub use kurbo::{
    Affine, Arc, BezPath, PathEl, Point, QuadBez, Rect, Shape, Stroke, StrokeOpts, Vec2, stroke,
};
use serde::{Deserialize, Serialize};

/// A length in points of 1/72 inch, the default user space unit of PDF
/// (ISO 32000-1, 8.3.2.3).
#[derive(Clone, Copy, Debug, Default, PartialEq, PartialOrd, Serialize, Deserialize)]
pub struct Pt(pub f64);

/// One millimetre in points: 72 / 25.4.
pub const POINTS_PER_MM: f64 = 72.0 / 25.4;

impl Pt {
    /// No length.
    pub const ZERO: Self = Self(0.0);

    /// A length given in millimetres (1 mm = 72/25.4 pt).
    #[must_use]
    pub fn mm(value: f64) -> Self {
        Self(value * POINTS_PER_MM)
    }

    /// The larger of two lengths.
    #[must_use]
    pub fn max(self, other: Self) -> Self {
        Self(self.0.max(other.0))
    }

    /// The smaller of two lengths.
    #[must_use]
    pub fn min(self, other: Self) -> Self {
        Self(self.0.min(other.0))
    }
}

impl Add for Pt {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Pt {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Pt {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl SubAssign for Pt {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}

impl Neg for Pt {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Mul<f64> for Pt {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

impl Div<f64> for Pt {
    type Output = Self;
    fn div(self, divisor: f64) -> Self {
        Self(self.0 / divisor)
    }
}

impl Sum for Pt {
    fn sum<I: Iterator<Item = Self>>(items: I) -> Self {
        items.fold(Self::ZERO, Add::add)
    }
}

/// Width and height of a sheet or box, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Size {
    /// Horizontal extent.
    pub width: Pt,
    /// Vertical extent.
    pub height: Pt,
}

/// A size as it is said, in millimetres: `148 × 210`, `63.5 × 38.1`.
pub fn in_mm(size: Size) -> String {
    let [width, height] = [size.width, size.height].map(|length| {
        let tenths = (length.0 / POINTS_PER_MM * 10.0).round();
        format!("{}", tenths / 10.0)
    });
    format!("{width} × {height}")
}

impl Size {
    /// The same proportions with another height.
    #[must_use]
    pub fn with_height(self, height: Pt) -> Self {
        self * (height.0 / self.height.0.max(0.01))
    }
}

impl Mul<f64> for Size {
    type Output = Self;
    fn mul(self, factor: f64) -> Self {
        Self { width: self.width * factor, height: self.height * factor }
    }
}

/// The four distances around a box, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Edges {
    /// Distance at the top.
    pub top: Pt,
    /// Distance at the right.
    pub right: Pt,
    /// Distance at the bottom.
    pub bottom: Pt,
    /// Distance at the left.
    pub left: Pt,
}

/// A colour in sRGB, each part from 0 to 255.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
}

impl Colour {
    /// Black.
    pub const BLACK: Self = Self { red: 0, green: 0, blue: 0 };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a4_is_595_by_842_points() {
        assert!((Pt::mm(210.0).0 - 595.2756).abs() < 1e-3);
        assert!((Pt::mm(297.0).0 - 841.8898).abs() < 1e-3);
    }
}
