//! Nothing is printed beyond the edge of the sheet without being said.

use crate::geom::{Pt, Segment, Size};
use crate::layout::fault::{LayoutFault, Stray};
use crate::layout::page::{Drawing, Drawn, LinePart, Mark, Page, TextLine};
use crate::shape::WordTable;

/// What rounding, and half of a rule that lies on an edge, may add up to.
const SLACK: Pt = Pt(0.5);

/// How far letters reach above and below the baseline at least, in em: their headline and
/// their feet. Marks may reach further, and stand there without anything being cut off that
/// is read.
const ABOVE: f64 = 0.7;
const BELOW: f64 = 0.2;

/// Left, upper, right and lower edge of what is drawn.
struct Bounds([Pt; 4]);

/// The first thing that does not stand on the sheet whole.
pub(super) fn beyond_sheet(pages: &[Page], words: &impl WordTable) -> Option<LayoutFault> {
    pages.iter().find_map(|page| {
        let is_off = |mark: &Mark| bounds(mark).is_some_and(|own| !own.is_on(page.size));
        let at = page.marks.iter().position(is_off)?;
        let stray = match &page.marks[at].drawn {
            Drawn::Text(line) => Stray::Text(text(line, words)),
            Drawn::Picture(placed) => Stray::Picture(placed.picture),
            // Of all that is drawn only codes are filled and belong to the text.
            Drawn::Drawing(_) if page.marks[at].tag.is_some() => Stray::Code,
            Drawn::Drawing(_) | Drawn::Rule(_) => {
                Stray::Line { near: near(&page.marks, at, words) }
            }
        };
        Some(LayoutFault::Beyond(stray))
    })
}

/// True if the number of a page stands on its sheet.
pub(super) fn is_on(size: Size, line: &TextLine) -> bool {
    of_text(line).is_none_or(|own| own.is_on(size))
}

impl Bounds {
    fn is_on(&self, sheet: Size) -> bool {
        let [left, top, right, bottom] = self.0;
        left >= -SLACK
            && top >= -SLACK
            && right <= sheet.width + SLACK
            && bottom <= sheet.height + SLACK
    }
}

fn bounds(mark: &Mark) -> Option<Bounds> {
    let of_box = |x: Pt, y: Pt, width: Pt, height: Pt| Bounds([x, y, x + width, y + height]);
    match &mark.drawn {
        Drawn::Text(line) => of_text(line),
        Drawn::Rule(rule) => Some(of_box(rule.x, rule.y, rule.width, rule.height)),
        Drawn::Picture(own) => Some(of_box(own.x, own.y, own.size.width, own.size.height)),
        Drawn::Drawing(drawing) => of_drawing(drawing),
    }
}

fn of_text(line: &TextLine) -> Option<Bounds> {
    let (top, bottom) = (line.y - line.size * ABOVE, line.y + line.size * BELOW);
    (!line.parts.is_empty()).then(|| Bounds([line.x, top, line.x + line.width, bottom]))
}

/// The box around all points of the path; a curve lies inside that of its own.
fn of_drawing(drawing: &Drawing) -> Option<Bounds> {
    let points = drawing.path.iter().flat_map(|segment| match *segment {
        Segment::Move(to) | Segment::Line(to) => vec![to],
        Segment::Curve(first, second, to) => vec![first, second, to],
        Segment::Close => Vec::new(),
    });
    points
        .map(|point| {
            let (x, y) = (drawing.x + point.x, drawing.y + point.y);
            [x, y, x, y]
        })
        .reduce(|one, other| {
            [
                one[0].min(other[0]),
                one[1].min(other[1]),
                one[2].max(other[2]),
                one[3].max(other[3]),
            ]
        })
        .map(Bounds)
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
