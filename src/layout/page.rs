//! Finished pages: what is drawn where. Distances count from the page's upper left corner.

use crate::geom::{Pt, Size};
use crate::shape::WordId;

/// A page ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width and height of the sheet.
    pub size: Size,
    /// Marks in reading order.
    pub marks: Vec<Mark>,
}

/// One thing drawn on a page.
#[derive(Clone, Debug, PartialEq)]
pub enum Mark {
    /// A line of text.
    Text(TextLine),
    /// A filled rectangle.
    Rule(Rule),
}

/// Words on one baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// Left end.
    pub x: Pt,
    /// Baseline.
    pub y: Pt,
    /// Words and gaps from left to right.
    pub parts: Vec<LinePart>,
}

/// A word, or the space after one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum LinePart {
    /// A shaped word at a size.
    Word {
        /// The word.
        word: WordId,
        /// Size of the type.
        size: Pt,
    },
    /// A space, itself a shaped word, and what it is wider than by nature.
    Gap {
        /// The space.
        word: WordId,
        /// Size of the type.
        size: Pt,
        /// Added to the natural width; negative when the line is set tight.
        extra: Pt,
    },
    /// Empty room that is not read as a space, such as a blank to be filled by hand.
    Skip(Pt),
}

/// A filled black rectangle: rules, frames, blanks to write on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rule {
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width.
    pub width: Pt,
    /// Height; the thickness of a horizontal rule.
    pub height: Pt,
}

impl Mark {
    /// Moves the mark.
    pub fn shift(&mut self, dx: Pt, dy: Pt) {
        let (x, y) = match self {
            Self::Text(line) => (&mut line.x, &mut line.y),
            Self::Rule(rule) => (&mut rule.x, &mut rule.y),
        };
        *x += dx;
        *y += dy;
    }
}
