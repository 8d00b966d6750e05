//! Page decoration, which stands around the text: borders, fold marks and page numbers. None
//! of it belongs to what the letter says.

use crate::geom::Pt;
use crate::layout::border::Frame;
use crate::layout::fault::{LayoutFault, Overflow};
use crate::layout::overflow;
use crate::layout::page::{LinePart, Mark, Page, Rule, TextLine};
use crate::layout::paragraph::MIDDLE;
use crate::shape::{WordFault, WordTable};
use crate::style::{Align, Corners, PageBorder, PageNumber, PageStyle, Style};

/// Fold marks: where they begin, their length and thickness. Printers leave the outermost
/// 4 mm of a sheet blank.
const FOLD_LEFT: f64 = 4.5;
const FOLD_LENGTH: f64 = 3.0;
const FOLD_THICK: Pt = Pt(0.25);

/// Puts their decoration onto finished pages.
///
/// # Errors
///
/// When a page number cannot be shaped, or would stand beyond the edge of the sheet.
pub(super) fn decorate(
    pages: &mut [Page],
    style: &PageStyle,
    number_style: &Style,
    words: &mut impl WordTable,
) -> Result<(), LayoutFault> {
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
            let line = page_number(&text, number.at_top, style, number_style, words)
                .map_err(|fault| LayoutFault::PageNumber(Box::new(fault.into())))?;
            if !overflow::is_on(page.size, &line) {
                let overflow = LayoutFault::Overflow(Overflow::Text(text));
                return Err(LayoutFault::PageNumber(Box::new(overflow)));
            }
            let mark = Mark::text(line);
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

/// The number, in the middle of the margin above or below, as far as a border leaves it.
fn page_number(
    text: &str,
    at_top: bool,
    page: &PageStyle,
    style: &Style,
    words: &mut impl WordTable,
) -> Result<TextLine, WordFault> {
    let size = style.size;
    let mut parts = Vec::new();
    let mut width = Pt::ZERO;
    for own in text.split_whitespace() {
        if !parts.is_empty() {
            let word = words.word(style.chain, " ")?;
            width += size * words.get(word).width;
            parts.push(LinePart::Gap { word, size, extra: Pt::ZERO });
        }
        let word = words.word(style.chain, own)?;
        width += size * words.get(word).width;
        parts.push(LinePart::Word { word, size });
    }
    let (margin, sheet) = (page.margin, page.size);
    let rest = sheet.width - margin.left - margin.right - width;
    let x = margin.left
        + match style.align {
            Align::Left | Align::Justify => Pt::ZERO,
            Align::Center => rest / 2.0,
            Align::Right => rest,
        };
    let middle = |margin: Pt| {
        // Beside a border it stands between that and the text, if there is room for it.
        let border = &page.border;
        let inner = border.margin + border.lines.thickness(border.thick);
        let has_room = border.thick > Pt::ZERO && margin - inner >= size;
        if has_room { (margin + inner) / 2.0 } else { margin / 2.0 }
    };
    let middle = if at_top { middle(margin.top) } else { sheet.height - middle(margin.bottom) };
    Ok(TextLine::new(x, middle + size * MIDDLE, parts, words))
}

fn border(border: &PageBorder, page: &mut Page) {
    let margin = border.margin;
    let frame = Frame {
        width: page.size.width - margin * 2.0,
        thick: border.thick,
        lines: border.lines,
        corners: border.corners,
        above: true,
        below: true,
    };
    let mut marks = Vec::new();
    frame.draw(Pt::ZERO, page.size.height - margin * 2.0, &mut marks);
    for mark in &mut marks {
        mark.shift(margin, margin);
        if let Some(colour) = border.colour {
            mark.draw_in(colour);
        }
    }
    // Below everything else, and read before it.
    page.marks.splice(0..0, marks);
}

/// Has a border at the edges of the page run over them by its bleed.
pub(super) fn run_over(style: &PageStyle, pages: &mut [Page]) {
    let PageStyle { border, bleed, shift, size, .. } = style;
    if !border.is_at_edge() || *bleed <= Pt::ZERO {
        return;
    }
    // Over the stroke, so that no seam is seen; at corners that are no right angles beside it.
    let strokes = border.lines.strokes(border.thick);
    let outer = strokes.first().filter(|_| border.corners == Corners::Square);
    let thick = *bleed + outer.map_or(Pt::ZERO, |(_, thick)| *thick);
    let (width, height) = (size.width + *bleed * 2.0, size.height + *bleed * 2.0);
    let (x, y) = (-*bleed, -*bleed);
    let rules = [
        Rule { x, y, width, height: thick },
        Rule { x, y: y + height - thick, width, height: thick },
        Rule { x, y, width: thick, height },
        Rule { x: x + width - thick, y, width: thick, height },
    ];
    let marks: Vec<Mark> = rules
        .into_iter()
        .map(|rule| {
            let mut mark = Mark::rule(rule);
            mark.shift(shift.0, shift.1);
            if let Some(colour) = border.colour {
                mark.draw_in(colour);
            }
            mark
        })
        .collect();
    for page in pages {
        page.marks.splice(0..0, marks.iter().cloned());
    }
}
