//! Nothing is printed beyond the edge of the sheet without being said.

use crate::geom::{Pt, Rect, Size, Vec2};
use crate::layout::fault::{LayoutFault, Overflow};
use crate::layout::page::{Drawn, LinePart, Mark, Page, TextLine};
use crate::shape::WordTable;

/// Room for rounding, and for half of a rule that lies on an edge, in points.
const SLACK: f64 = 0.5;

/// Reach of letters above and below the baseline at least, in em: their headline and
/// their feet. Marks may reach further, and stand there without anything being cut off that
/// is read.
const ABOVE: f64 = 0.7;
const BELOW: f64 = 0.2;

/// The first thing that does not stand on the sheet whole.
pub(super) fn overflow(pages: &[Page], words: &impl WordTable) -> Option<LayoutFault> {
    pages.iter().find_map(|page| {
        let is_off = |mark: &Mark| bounds(mark).is_some_and(|own| !is_inside(page.size, own));
        let at = page.marks.iter().position(is_off)?;
        let overflow = match &page.marks[at].drawn {
            Drawn::Text(line) => Overflow::Text(text(line, words)),
            Drawn::Picture(placed) => Overflow::Picture(placed.picture),
            // Of all that is drawn only codes are filled and belong to the text.
            Drawn::Drawing(_) if page.marks[at].tag.is_some() => Overflow::Code,
            Drawn::Drawing(_) | Drawn::Rule(_) => {
                Overflow::Line { near: near(&page.marks, at, words) }
            }
        };
        Some(LayoutFault::Overflow(overflow))
    })
}

/// True if the number of a page stands on its sheet.
pub(super) fn is_on(size: Size, line: &TextLine) -> bool {
    of_text(line).is_none_or(|own| is_inside(size, own))
}

fn is_inside(sheet: Size, own: Rect) -> bool {
    let sheet = Rect::new(0.0, 0.0, sheet.width.0, sheet.height.0);
    sheet.inflate(SLACK, SLACK).contains_rect(own)
}

/// The box around what is drawn; of a path that around all its points, in which it lies.
fn bounds(mark: &Mark) -> Option<Rect> {
    match &mark.drawn {
        Drawn::Text(line) => of_text(line),
        Drawn::Rule(rule) => Some(of_box(rule.x, rule.y, rule.width, rule.height)),
        Drawn::Picture(own) => Some(of_box(own.x, own.y, own.size.width, own.size.height)),
        Drawn::Drawing(own) => {
            let place = Vec2::new(own.x.0, own.y.0);
            (!own.path.is_empty()).then(|| own.path.control_box() + place)
        }
    }
}

fn of_box(x: Pt, y: Pt, width: Pt, height: Pt) -> Rect {
    Rect::new(x.0, y.0, (x + width).0, (y + height).0)
}

fn of_text(line: &TextLine) -> Option<Rect> {
    let (top, bottom) = (line.y - line.size * ABOVE, line.y + line.size * BELOW);
    let right = line.x + line.width;
    (!line.parts.is_empty()).then(|| Rect::new(line.x.0, top.0, right.0, bottom.0))
}

/// The text nearest to a mark in the order of drawing: that before it, else that after it.
fn near(marks: &[Mark], at: usize, words: &impl WordTable) -> String {
    let of = |mark: &Mark| match &mark.drawn {
        Drawn::Text(line) => Some(text(line, words)).filter(|text| !text.trim().is_empty()),
        _ => None,
    };
    let before = marks[..at].iter().rev().find_map(of);
    before.or_else(|| marks[at..].iter().find_map(of)).unwrap_or_default().trim().to_owned()
}

fn text(line: &TextLine, words: &impl WordTable) -> String {
    line.parts
        .iter()
        .map(|part| match *part {
            LinePart::Word { word, .. } | LinePart::Gap { word, .. } => words.asked(word),
            LinePart::Skip(_) => String::new(),
        })
        .collect()
}
