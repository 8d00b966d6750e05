//! Bringing a letter onto one page, if it must come onto one.

use crate::compose::{Letter, Traced};
use crate::generate::letter::Typesetter;
use crate::geom::Pt;
use crate::layout::{self, LayoutFault, Page, excess, layout};
use crate::shape::{self, ShapedLetter, TaggedWords, shape};
use crate::style::{Cascade, FitStep};

/// A letter on its pages.
pub(super) type OnPages = (Vec<Page>, ShapedLetter);

impl Typesetter<'_> {
    /// Lays a letter out. If it must come onto one page and does not, it is drawn together by
    /// the least of the steps at which it does. The steps are the same for all letters, so
    /// that letters of like length look alike; none is stretched.
    ///
    /// # Errors
    ///
    /// [`LayoutFault::TooLong`] if the tightest step leaves it too long, too.
    pub(super) fn fit(&mut self, letter: &Letter) -> Result<OnPages, LayoutFault> {
        let as_is = self.set(letter, 0)?;
        if !self.own.sheet.page.fit.to_page || as_is.0.len() == 1 {
            return Ok(as_is);
        }
        let (mut too_long, mut short_enough) = (0, self.own.fit_steps.len().saturating_sub(1));
        let mut best = self.set(letter, short_enough)?;
        if best.0.len() > 1 {
            return Err(self.too_long(&best.1, short_enough));
        }
        while short_enough - too_long > 1 {
            let middle = usize::midpoint(too_long, short_enough);
            let laid = self.set(letter, middle)?;
            if laid.0.len() == 1 {
                (short_enough, best) = (middle, laid);
            } else {
                too_long = middle;
            }
        }
        Ok(best)
    }

    /// The fault of a letter whose characters tell where they came from: the first of all
    /// steps by which it is drawn together.
    pub(super) fn fault_of(&mut self, traced: &Traced<'_>) -> Option<LayoutFault> {
        let own = self.own;
        let page = &own.sheet.page;
        let steps = if page.fit.to_page { &own.fit_steps[..] } else { &[FitStep::NONE] };
        steps.iter().find_map(|step| {
            let mut cascade = Cascade::at_step(&own.sheet, *step);
            let mut words = TaggedWords::new(&mut self.words, traced);
            let (mut shaped, mut laid) =
                (shape::ShapeCache::default(), layout::LayoutCache::default());
            let pictures = &own.edition.pictures;
            shape(&traced.letter, &mut cascade, pictures, &mut words, &mut shaped)
                .map_err(LayoutFault::from)
                .and_then(|letter| layout(&letter, page, &mut words, &mut laid))
                .err()
        })
    }

    fn too_long(&mut self, letter: &ShapedLetter, step: usize) -> LayoutFault {
        let Some(at_step) = self.set_at.get_mut(&step) else {
            return LayoutFault::TooLong { excess: Pt::ZERO, line: Pt::ZERO };
        };
        let page = &self.own.sheet.page;
        match excess(letter, page, &mut self.words, &mut at_step.laid) {
            Ok(excess) => {
                let line = at_step.cascade.style(Cascade::LETTER).line_height();
                LayoutFault::TooLong { excess, line }
            }
            Err(fault) => fault,
        }
    }
}
