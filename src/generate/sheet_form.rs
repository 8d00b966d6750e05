//! The sheets that `[print]` asks for.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Message, OutputMessage, Place, PrintMessage};
use crate::geom::{Pt, Size, in_mm};
use crate::impose::{CutMarks, Duplex, Grid, Ruler, Scheme};
use crate::input::{Job, Product, Sides};
use crate::style::{PageStyle, paper};

/// The sheets for letters on one paper, as `[print]` asks for them.
#[derive(Clone, Copy, Debug)]
pub(super) struct SheetForm {
    pub(super) scheme: Scheme,
    pub(super) grid: Grid,
    pub(super) marks: CutMarks,
    /// The rulers of a test sheet.
    pub(super) ruler: Option<Ruler>,
}

impl SheetForm {
    /// The sheets for the letters of each paper, whose pages are of these sizes and have these
    /// bleeds; none if sheets are not asked for. `place` gives where a key stands in the event file.
    ///
    /// # Errors
    ///
    /// A sheet that is none, a paper with pages of several sizes, or such as have no room on the
    /// sheet.
    pub(super) fn of_papers(
        job: &Job,
        sizes: &BTreeMap<usize, Vec<(Size, Pt)>>,
        place: impl Fn(&str) -> Place,
    ) -> Result<BTreeMap<usize, Self>, Diagnostic> {
        let Some(scheme) = job.event.print.scheme else { return Ok(BTreeMap::new()) };
        let form = |(&paper, sizes): (&usize, &Vec<(Size, Pt)>)| {
            Ok((paper, Self::new(job, scheme, sizes, &place)?))
        };
        sizes.iter().map(form).collect()
    }

    fn new(
        job: &Job,
        scheme: Scheme,
        sizes: &[(Size, Pt)],
        place: impl Fn(&str) -> Place,
    ) -> Result<Self, Diagnostic> {
        let spec = &job.event.print;
        let at = |key: &str, message| Diagnostic::at(message, place(key));
        let page = sizes.first().map(|own| own.0).unwrap_or_default();
        let bleed = sizes.iter().map(|own| own.1).fold(Pt::ZERO, Pt::max);
        let mut shown: Vec<String> = Vec::new();
        for size in sizes.iter().map(|own| in_mm(own.0)) {
            if !shown.contains(&size) {
                shown.push(size);
            }
        }
        if shown.len() > 1 {
            let message = OutputMessage::PageSizesDiffer { sizes: shown.join(", ") };
            return Err(at("print.scheme", Message::Output(message)));
        }
        if let (Scheme::Labels { .. }, Some(labels)) = (scheme, &job.event.labels) {
            let grid = Grid::labels(&labels.sheet, labels.shift);
            return Ok(Self { scheme, grid, marks: spec.cut, ruler: spec.ruler });
        }
        if let (Product::Envelopes, Some(envelopes)) = (job.product, &job.event.envelopes) {
            let grid = Grid::envelope(envelopes.size, envelopes.feed, envelopes.shift);
            return Ok(Self { scheme, grid, marks: spec.cut, ruler: spec.ruler });
        }
        if scheme == Scheme::Booklet && spec.sides == Some(Duplex::Simplex) {
            return Err(at("print.sides", Message::Print(PrintMessage::BookletOneSide)));
        }
        let sides = |sheet: Size| spec.sides.unwrap_or_else(|| usual_sides(job, scheme, sheet));
        if scheme == Scheme::Press {
            let grid = Grid::press(page, bleed, sides);
            return Ok(Self { scheme, grid, marks: CutMarks::Crop, ruler: spec.ruler });
        }
        let given = |own: Option<u32>| own.and_then(|own| usize::try_from(own).ok());
        let asked = match scheme {
            Scheme::Single => (Some(1), Some(1)),
            Scheme::Booklet => (Some(2), Some(1)),
            _ => (given(spec.across), given(spec.down)),
        };
        let most = (asked.0.unwrap_or(usize::MAX), asked.1.unwrap_or(usize::MAX));
        let is_less = |asked: Option<usize>, has: usize| asked.is_some_and(|asked| has < asked);
        let has_asked =
            |own: &Grid| !is_less(asked.0, own.across()) && !is_less(asked.1, own.down());
        let grid = |sheet: Size| Grid::new(sheet, page, most, sides(sheet)).with_bleed(bleed);
        let grid = if let Some(written) = &spec.sheet {
            let invalid = |problem| {
                let key = "print.sheet".to_owned();
                at("print.sheet", Message::StyleInvalid { key, problem })
            };
            grid(paper(written).map_err(invalid)?)
        } else {
            let upright = PageStyle::default().size;
            let lying = Size { width: upright.height, height: upright.width };
            let [upright, lying] = [upright, lying].map(grid);
            let worth = |grid: &Grid| (has_asked(grid), grid.slots());
            if worth(&lying) > worth(&upright) { lying } else { upright }
        };
        let key = if spec.sheet.is_some() { "print.sheet" } else { "print.scheme" };
        let is_counted = spec.across.is_some() || spec.down.is_some();
        if is_counted && !has_asked(&grid) {
            let count = |asked: Option<usize>, has: usize| asked.unwrap_or(has.max(1));
            let message = PrintMessage::TooMany {
                across: count(asked.0, grid.across()),
                down: count(asked.1, grid.down()),
                page: in_mm(page),
                sheet: in_mm(grid.sheet),
            };
            return Err(at(key, Message::Print(message)));
        }
        let least = if scheme == Scheme::Single || is_counted { 1 } else { 2 };
        if grid.slots() < least {
            let (page, sheet) = (in_mm(page), in_mm(grid.sheet));
            let message = OutputMessage::SheetTooSmall { page, sheet, least };
            return Err(at(key, Message::Output(message)));
        }
        Ok(Self { scheme, grid, marks: spec.cut, ruler: spec.ruler })
    }
}

/// The sides of sheets if `[print]` does not say: those of `[output]`, and of booklets both, turned like the leaf of a
/// book.
fn usual_sides(job: &Job, scheme: Scheme, sheet: Size) -> Duplex {
    let is_both = scheme == Scheme::Booklet;
    match job.event.output.sides {
        Sides::One if !is_both => Duplex::Simplex,
        _ if sheet.width > sheet.height => Duplex::ShortEdge,
        _ => Duplex::LongEdge,
    }
}
