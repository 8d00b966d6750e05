//! Drawing a letter together until it comes onto one page: first the room between its parts
//! is taken up, then the leading, then the size of the type.

use crate::geom::Pt;
use crate::style::{Fit, Measure};

/// The measure in which a letter is drawn together.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FitStep {
    /// The rest of the room above and below parts, as a share.
    spacing: f64,
    /// The rest of the leading above the least, as a share.
    leading: f64,
    least_leading: f64,
    /// The rest of the sizes of type, as a share.
    size: f64,
}

/// The largest steps: small enough that two neighbours look alike, large enough that most
/// letters of a batch come to the same.
const SPACING_STEP: f64 = 0.05;
const LEADING_STEP: f64 = 0.1;
const SIZE_STEP: f64 = 0.01;

impl FitStep {
    /// Nothing is drawn together.
    pub const NONE: Self = Self { spacing: 1.0, leading: 1.0, least_leading: 0.0, size: 1.0 };

    /// All steps from none to what the limits allow, each tighter than the one before.
    pub(super) fn all(fit: &Fit, text_size: Pt) -> Vec<Self> {
        let least_size = match fit.least_size {
            Measure::Em(share) => share,
            length => length.resolve(text_size, Pt::ZERO).0 / text_size.0.max(1.0),
        };
        let mut last = Self { least_leading: fit.least_leading, ..Self::NONE };
        let mut steps = vec![last];
        let mut add = |step: f64, least: f64, set: fn(&mut Self, f64)| {
            for value in descent(step, least) {
                set(&mut last, value);
                steps.push(last);
            }
        };
        add(SPACING_STEP, fit.least_spacing, |own, value| own.spacing = value);
        add(LEADING_STEP, 0.0, |own, value| own.leading = value);
        add(SIZE_STEP, least_size, |own, value| own.size = value);
        steps
    }

    /// The rest of the room above or below a part.
    pub(super) fn space(&self, space: Pt) -> Pt {
        space * self.spacing
    }

    /// The rest of a leading. One that is below the least as it is stays so.
    pub(super) fn leading(&self, leading: f64) -> f64 {
        let above = (leading - self.least_leading).max(0.0);
        leading - above * (1.0 - self.leading)
    }

    /// The rest of a size of type.
    pub(super) fn size(&self, size: Pt) -> Pt {
        size * self.size
    }
}

/// Equal steps from 1, exclusive, down to the least.
fn descent(largest_step: f64, least: f64) -> impl Iterator<Item = f64> {
    let way = (1.0 - least).max(0.0);
    // A hair less, so that rounding makes no step more.
    let count = (way / largest_step - 1e-9).ceil().max(0.0);
    (1_u32..)
        .map(f64::from)
        .take_while(move |&step| step <= count)
        .map(move |step| 1.0 - way * step / count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spacing_goes_first_then_leading_then_size() {
        let fit = Fit {
            to_page: true,
            least_spacing: 0.4,
            least_leading: 1.3,
            least_size: Measure::Absolute(Pt(10.8)),
        };
        let steps = FitStep::all(&fit, Pt(12.0));
        assert_eq!((steps.len(), steps[0].size), (1 + 12 + 10 + 10, 1.0));
        let at = |step: usize| (steps[step].spacing, steps[step].leading, steps[step].size);
        assert_eq!(at(12), (0.4, 1.0, 1.0));
        assert_eq!(at(22), (0.4, 0.0, 1.0));
        assert!((at(32).2 - 0.9).abs() < 1e-9);
        assert!((steps[22].leading(1.45) - 1.3).abs() < 1e-9);
        assert!((steps[17].leading(1.45) - 1.375).abs() < 1e-9);
        assert!((steps[22].leading(1.2) - 1.2).abs() < 1e-9);
    }

    #[test]
    fn limits_that_allow_nothing_give_no_steps() {
        let fit = Fit {
            to_page: true,
            least_spacing: 1.0,
            least_leading: 5.0,
            least_size: Measure::Absolute(Pt(14.0)),
        };
        let steps = FitStep::all(&fit, Pt(12.0));
        assert!(steps.iter().all(|step| step.space(Pt(3.0)) == Pt(3.0)));
        assert!(steps.iter().all(|step| step.size(Pt(12.0)) == Pt(12.0)));
    }
}
