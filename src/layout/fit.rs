//! Nothing is printed beyond the edge of the sheet without being said.

use crate::geom::{Pt, Size};
use crate::layout::LayoutFault;
use crate::layout::page::{Drawn, LinePart, Page, Placed, TextLine};
use crate::shape::WordTable;

/// What rounding may add up to.
const SLACK: Pt = Pt(0.5);

/// The first line of text or picture that does not stand on the sheet.
pub(super) fn beyond_sheet(pages: &[Page], words: &impl WordTable) -> Option<LayoutFault> {
    pages.iter().flat_map(|page| page.marks.iter().map(|mark| (page.size, mark))).find_map(
        |(size, mark)| match &mark.drawn {
            Drawn::Text(line) if !is_on(size, line, words) => {
                Some(LayoutFault::DoesNotFit(text(line, words)))
            }
            Drawn::Picture(placed) if !is_within(size, placed) => {
                Some(LayoutFault::PictureDoesNotFit)
            }
            _ => None,
        },
    )
}

fn is_within(sheet: Size, placed: &Placed) -> bool {
    placed.x >= -SLACK
        && placed.y >= -SLACK
        && placed.x + placed.size.width <= sheet.width + SLACK
        && placed.y + placed.size.height <= sheet.height + SLACK
}

fn is_on(size: Size, line: &TextLine, words: &impl WordTable) -> bool {
    let width: Pt = line
        .parts
        .iter()
        .map(|part| match *part {
            LinePart::Word { word, size } => size * words.get(word).width,
            LinePart::Gap { word, size, extra } => size * words.get(word).width + extra,
            LinePart::Skip(width) => width,
        })
        .sum();
    // The space at the end of a line may hang over.
    let hanging = match line.parts.last() {
        Some(LinePart::Gap { word, size, extra }) => *size * words.get(*word).width + *extra,
        _ => Pt::ZERO,
    };
    line.x >= -SLACK
        && line.x + width - hanging <= size.width + SLACK
        && line.y >= Pt::ZERO
        && line.y <= size.height
}

fn text(line: &TextLine, words: &impl WordTable) -> String {
    line.parts
        .iter()
        .map(|part| match *part {
            LinePart::Word { word, .. } | LinePart::Gap { word, .. } => words.get(word).text(),
            LinePart::Skip(_) => String::new(),
        })
        .collect()
}
