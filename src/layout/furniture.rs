//! What pages have around the text: borders, fold marks and page numbers. None of it belongs
//! to what the letter says.

use std::f64::consts::{FRAC_PI_2, PI};
use std::sync::Arc;

use crate::geom::{Pt, Size};
use crate::layout::border::Frame;
use crate::layout::page::{
    Colour, Drawing, Drawn, LinePart, Mark, Page, Point, Rule, Segment, Stroke, TextLine,
};
use crate::layout::paragraph::MIDDLE;
use crate::shape::{WordFault, WordTable};
use crate::style::{Align, Corners, PageBorder, PageNumber, PageStyle, Style};

/// Fold marks: where they begin, their length and thickness. Printers leave the outermost
/// 4 mm of a sheet blank.
const FOLD_LEFT: f64 = 4.5;
const FOLD_LENGTH: f64 = 3.0;
const FOLD_THICK: Pt = Pt(0.25);

/// Radius of a border's corners in millimetres, at its outer edge.
const CORNER: f64 = 5.0;

/// Puts onto finished pages what they have around the text.
///
/// # Errors
///
/// When a page number cannot be shaped.
pub(super) fn furnish(
    pages: &mut [Page],
    style: &PageStyle,
    number_style: &Style,
    words: &mut impl WordTable,
) -> Result<(), WordFault> {
    if style.border.thick > Pt::ZERO {
        for page in &mut *pages {
            border(&style.border, page);
        }
    }
    if let Some(page) = pages.first_mut() {
        page.marks.extend(style.folds.on(page.size.height).into_iter().map(fold));
    }
    let count = pages.len();
    if let Some(number) = &style.number.as_ref().filter(|number| !number.pattern.is_empty()) {
        for (index, page) in pages.iter_mut().enumerate().skip(1) {
            let text = numbered(number, index + 1, count);
            let mark = page_number(&text, number.at_top, style, number_style, words)?;
            // What stands above the text is read before it.
            page.marks.insert(if number.at_top { 0 } else { page.marks.len() }, mark);
        }
    }
    Ok(())
}

fn fold(at: Pt) -> Mark {
    Mark::rule(Rule {
        x: Pt::mm(FOLD_LEFT),
        y: at - FOLD_THICK / 2.0,
        width: Pt::mm(FOLD_LENGTH),
        height: FOLD_THICK,
    })
}

/// The text of a page's number.
fn numbered(number: &PageNumber, page: usize, pages: usize) -> String {
    let digits = |number_of: usize| -> String {
        let digits = number_of.to_string();
        let digits = digits.chars().filter_map(|digit| digit.to_digit(10));
        digits.filter_map(|digit| number.numerals.get(digit as usize)).collect()
    };
    number.pattern.replace("{pages}", &digits(pages)).replace("{page}", &digits(page))
}

/// The number, in the middle of the margin above or below.
fn page_number(
    text: &str,
    at_top: bool,
    page: &PageStyle,
    style: &Style,
    words: &mut impl WordTable,
) -> Result<Mark, WordFault> {
    let size = style.size;
    let mut line = TextLine::default();
    let mut width = Pt::ZERO;
    for own in text.split_whitespace() {
        if !line.parts.is_empty() {
            let word = words.word(style.chain, " ")?;
            width += size * words.get(word).width;
            line.parts.push(LinePart::Gap { word, size, extra: Pt::ZERO });
        }
        let word = words.word(style.chain, own)?;
        width += size * words.get(word).width;
        line.parts.push(LinePart::Word { word, size });
    }
    let (margin, sheet) = (page.margin, page.size);
    let rest = sheet.width - margin.left - margin.right - width;
    line.x = margin.left
        + match style.align {
            Align::Left | Align::Justify => Pt::ZERO,
            Align::Center => rest / 2.0,
            Align::Right => rest,
        };
    let middle = if at_top { margin.top / 2.0 } else { sheet.height - margin.bottom / 2.0 };
    line.y = middle + size * MIDDLE;
    Ok(Mark::text(line))
}

fn border(border: &PageBorder, page: &mut Page) {
    let margin = border.margin;
    let size =
        Size { width: page.size.width - margin * 2.0, height: page.size.height - margin * 2.0 };
    let mut marks = Vec::new();
    if border.corners == Corners::Square {
        let (thick, lines) = (border.thick, border.lines);
        let frame = Frame { width: size.width, thick, lines, above: true, below: true };
        frame.draw(Pt::ZERO, size.height, &mut marks);
    } else {
        for (at, thick) in border.lines.strokes(border.thick) {
            let path = outline(size, at + thick / 2.0, border.corners);
            let stroke = Stroke { colour: Colour::BLACK, width: thick, dashes: Vec::new() };
            let drawing = Drawing {
                x: Pt::ZERO,
                y: Pt::ZERO,
                path: Arc::from(path),
                fill: None,
                stroke: Some(stroke),
            };
            marks.push(Mark { tag: None, drawn: Drawn::Drawing(drawing), colour: None });
        }
    }
    for mark in &mut marks {
        mark.shift(margin, margin);
    }
    // Below everything else, and read before it.
    page.marks.splice(0..0, marks);
}

/// A box this far inside another, with arcs for corners. The arcs of all strokes have one
/// centre: rounded ones inside the box, scooped ones at its corners.
fn outline(size: Size, inset: Pt, corners: Corners) -> Vec<Segment> {
    let corner = Pt::mm(CORNER);
    let is_scooped = corners == Corners::Scooped;
    let (radius, centre) =
        if is_scooped { (corner + inset, Pt::ZERO) } else { (corner - inset, corner) };
    // Where the arc of a scooped corner meets the sides.
    let short = (inset.0 / radius.0).asin();
    let mut path = Vec::new();
    for index in 0..4_u8 {
        let turn = FRAC_PI_2 * f64::from(index);
        let centre = Point {
            x: if matches!(index, 1 | 2) { size.width - centre } else { centre },
            y: if index >= 2 { size.height - centre } else { centre },
        };
        let (from, to) = if is_scooped {
            (turn + FRAC_PI_2 - short, turn + short)
        } else {
            (turn + PI, turn + PI + FRAC_PI_2)
        };
        let [start, first, second, end] = arc(centre, radius, from, to);
        path.push(if index == 0 { Segment::Move(start) } else { Segment::Line(start) });
        path.push(Segment::Curve(first, second, end));
    }
    path.push(Segment::Close);
    path
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
