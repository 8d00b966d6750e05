//! Aids for setting up a card that is printed already: the card under its words, to be looked at,
//! and a test sheet, to be held with a card against the light. None of it is ever on a letter.

use std::sync::Arc;

use crate::geom::{BezPath, Colour, POINTS_PER_MM, Pt};
use crate::layout::page::{Drawing, Drawn, LinePart, Mark, Page, Stroke, TextLine};
use crate::layout::underlay;
use crate::shape::{ShapedLetter, WordFault, WordTable};
use crate::style::{PageAid, PageStyle, SheetPlace, Style, Underlay};

/// The words across what is shown with the card, and the same for faces without Devanagari.
const WARNING: [&str; 2] = ["नमूना – न छापें", "SAMPLE – DO NOT PRINT"];
const WARNING_COLOUR: Colour = Colour { red: 0xec, green: 0xc0, blue: 0xc0 };
/// Width of the words, as a share of the sheet's, and where their lines stand, of its height: above
/// and below the middle, where most cards have the name.
const WARNING_WIDTH: f64 = 0.6;
const WARNING_LINES: [f64; 2] = [0.2, 0.93];

/// The strokes of the test sheet: thickness, and half the length of a cross.
const THICK: Pt = Pt(0.3);
const CROSS: Pt = Pt(6.0 * POINTS_PER_MM);
/// Half the height of the mark that ends the room of a part.
const END: Pt = Pt(2.0 * POINTS_PER_MM);
/// The scales stand so far from the edges: printers leave the outermost 4 mm blank.
const SCALE_AT: Pt = Pt(7.0 * POINTS_PER_MM);
const SCALE_SIZE: Pt = Pt(6.0);
/// Their first and last millimetres, counted from the edges: where they would meet, and what would
/// be cut off.
const SCALE_FROM: u32 = 15;
const SCALE_END: f64 = 5.0;

/// Puts the aids that are asked for onto finished pages.
///
/// # Errors
///
/// When no face has the words or figures that they need.
pub(super) fn put(
    letter: &ShapedLetter,
    style: &PageStyle,
    pages: &mut [Page],
    words: &mut impl WordTable,
) -> Result<(), WordFault> {
    match &style.aid {
        PageAid::None => Ok(()),
        PageAid::Guide(guide) => {
            for page in pages {
                show(guide, page, &letter.page_number, words)?;
            }
            Ok(())
        }
        PageAid::TestSheet => match pages.first_mut() {
            Some(page) => test(letter, style, page, words),
            None => Ok(()),
        },
    }
}

/// Puts the picture of the card under a page, and the warning between that and the words.
fn show(
    guide: &Underlay,
    page: &mut Page,
    style: &Style,
    words: &mut impl WordTable,
) -> Result<(), WordFault> {
    let [hindi, english] = WARNING;
    let parts = line(hindi, style, words).or_else(|_| line(english, style, words))?;
    let natural = TextLine::new(Pt::ZERO, Pt::ZERO, parts.clone(), words).width;
    let scale = page.size.width.0 * WARNING_WIDTH / natural.0.max(1.0);
    let parts: Vec<LinePart> = parts.into_iter().map(|part| scaled(part, scale)).collect();
    let x = page.size.width * ((1.0 - WARNING_WIDTH) / 2.0);
    let warnings = WARNING_LINES.map(|share| {
        let line = TextLine::new(x, page.size.height * share, parts.clone(), words);
        Mark { colour: Some(WARNING_COLOUR), ..Mark::text(line) }
    });
    page.marks.splice(0..0, warnings);
    underlay::lay(guide, Pt::ZERO, std::slice::from_mut(page));
    Ok(())
}

/// The words of a line in the face of page numbers, a point in size.
fn line(
    text: &str,
    style: &Style,
    words: &mut impl WordTable,
) -> Result<Vec<LinePart>, WordFault> {
    let mut parts = Vec::new();
    for own in text.split(' ') {
        if !parts.is_empty() {
            let word = words.word(style.chain, " ")?;
            parts.push(LinePart::Gap { word, size: Pt(1.0), extra: Pt::ZERO });
        }
        parts.push(LinePart::Word { word: words.word(style.chain, own)?, size: Pt(1.0) });
    }
    Ok(parts)
}

fn scaled(part: LinePart, scale: f64) -> LinePart {
    match part {
        LinePart::Word { word, size } => LinePart::Word { word, size: size * scale },
        LinePart::Gap { word, size, extra } => {
            LinePart::Gap { word, size: size * scale, extra: extra * scale }
        }
        LinePart::Skip(width) => LinePart::Skip(width * scale),
    }
}

/// Crosses at the places of parts, marks where their rooms end, and scales at the left and the
/// upper edge. All of it is shifted as the words are.
fn test(
    letter: &ShapedLetter,
    style: &PageStyle,
    page: &mut Page,
    words: &mut impl WordTable,
) -> Result<(), WordFault> {
    let mut path = BezPath::new();
    let mut stroke = |from: (Pt, Pt), to: (Pt, Pt)| {
        path.move_to((from.0.0, from.1.0));
        path.line_to((to.0.0, to.1.0));
    };
    for part in &letter.blocks {
        let Some(SheetPlace { x, y }) = part.style.at else { continue };
        stroke((x - CROSS, y), (x + CROSS, y));
        stroke((x, y - CROSS), (x, y + CROSS));
        if let Some(width) = part.style.width {
            let end = x + width.resolve(part.style.size, page.size.width - x);
            stroke((end, y - END), (end, y + END));
        }
    }
    let mut numbers = Vec::new();
    for (is_across, length) in [(true, page.size.width), (false, page.size.height)] {
        let last = (length.0 / POINTS_PER_MM - SCALE_END + 0.01).floor();
        for at in (SCALE_FROM..).take_while(|at| f64::from(*at) <= last) {
            let along = Pt::mm(f64::from(at));
            let tick = match at {
                at if at.is_multiple_of(10) => 4.0,
                at if at.is_multiple_of(5) => 2.5,
                _ => 1.5,
            };
            let (from, to) = (SCALE_AT, SCALE_AT + Pt::mm(tick));
            if is_across {
                stroke((along, from), (along, to));
            } else {
                stroke((from, along), (to, along));
            }
            if at.is_multiple_of(10) {
                let beside = SCALE_AT + Pt::mm(4.6);
                let place = if is_across {
                    (along - SCALE_SIZE / 2.0, beside + SCALE_SIZE)
                } else {
                    (beside, along + SCALE_SIZE / 3.0)
                };
                numbers.push((at, place));
            }
        }
    }
    let stroke = Stroke { colour: Colour::BLACK, width: THICK, dashes: Vec::new() };
    let (x, y) = style.shift;
    let drawing = Drawing { x, y, path: Arc::new(path), fill: None, stroke: Some(stroke) };
    page.marks.push(Mark { tag: None, drawn: Drawn::Drawing(drawing), colour: None });
    for (number, (left, baseline)) in numbers {
        let parts = line(&number.to_string(), &letter.page_number, words)?;
        let parts = parts.into_iter().map(|part| scaled(part, SCALE_SIZE.0)).collect();
        page.marks.push(Mark::text(TextLine::new(left + x, baseline + y, parts, words)));
    }
    Ok(())
}
