//! Finished pages: what is drawn where. Distances count from the page's upper left corner.

use std::sync::Arc;

use crate::geom::{BezPath, Colour, Pt, Size};
use crate::picture::PictureId;
use crate::shape::{WordId, WordTable};
use crate::structure::NodeId;

/// A page ready to be drawn.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Page {
    /// Width and height of the sheet.
    pub size: Size,
    /// Marks in reading order.
    pub marks: Vec<Mark>,
}

/// One thing on a page.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The node of the letter's structure that it belongs to; `None` for what is no part of
    /// the text, such as rules and page numbers.
    pub tag: Option<NodeId>,
    /// The drawing.
    pub drawn: Drawn,
    /// The colour of text or a rule; black if there is none.
    pub colour: Option<Colour>,
}

/// Drawing of a mark.
#[derive(Clone, Debug, PartialEq)]
pub enum Drawn {
    /// A line of text.
    Text(TextLine),
    /// A filled rectangle.
    Rule(Rule),
    /// Lines and curves.
    Drawing(Drawing),
    /// A picture.
    Picture(Placed),
}

/// A picture in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Placed {
    /// The picture.
    pub picture: PictureId,
    /// Left edge.
    pub x: Pt,
    /// Upper edge.
    pub y: Pt,
    /// Width and height.
    pub size: Size,
}

/// Lines and curves, filled or stroked or both.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// Left edge of its box; the path counts from here.
    pub x: Pt,
    /// Upper edge of its box; the path counts from here downwards.
    pub y: Pt,
    /// The path, shared with other letters that have the same.
    pub path: Arc<BezPath>,
    /// Colour inside, by the non-zero rule.
    pub fill: Option<Colour>,
    /// The pen.
    pub stroke: Option<Stroke>,
}

/// Stroke of a path.
#[derive(Clone, Debug, PartialEq)]
pub struct Stroke {
    /// Colour of the line.
    pub colour: Colour,
    /// Its thickness.
    pub width: Pt,
    /// Lengths of dashes and gaps in turn; empty: one unbroken line.
    pub dashes: Vec<Pt>,
}

/// Words on one baseline.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLine {
    /// Left end.
    pub x: Pt,
    /// Baseline.
    pub y: Pt,
    /// Words and gaps from left to right, shared with other letters that have the same line.
    pub parts: Arc<[LinePart]>,
    /// Its length to the right, without the space at its end.
    pub width: Pt,
    /// The largest size of its type.
    pub size: Pt,
}

impl TextLine {
    /// A line of words of this table.
    pub fn new(x: Pt, y: Pt, parts: Vec<LinePart>, words: &impl WordTable) -> Self {
        let (mut pen, mut width, mut largest) = (Pt::ZERO, Pt::ZERO, Pt::ZERO);
        for part in &parts {
            match *part {
                LinePart::Word { word, size } => {
                    largest = largest.max(size);
                    pen += size * words.get(word).width;
                    width = pen;
                }
                // The space at the end of a line may hang over.
                LinePart::Gap { word, size, extra } => {
                    pen += size * words.get(word).width + extra;
                }
                LinePart::Skip(own) => {
                    pen += own;
                    width = pen;
                }
            }
        }
        Self { x, y, parts: parts.into(), width, size: largest }
    }
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

/// A filled rectangle in the colour of its mark: rules, frames, blanks to write on.
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
    /// A line of text, not yet told what it belongs to.
    pub fn text(line: TextLine) -> Self {
        Self { tag: None, drawn: Drawn::Text(line), colour: None }
    }

    /// A rule, which belongs to nothing.
    pub fn rule(rule: Rule) -> Self {
        Self { tag: None, drawn: Drawn::Rule(rule), colour: None }
    }

    /// Gives it a colour, the stroke of a drawing included.
    pub(super) fn draw_in(&mut self, colour: Colour) {
        self.colour = Some(colour);
        if let Drawn::Drawing(Drawing { stroke: Some(stroke), .. }) = &mut self.drawn {
            stroke.colour = colour;
        }
    }

    /// Moves the mark.
    pub fn shift(&mut self, dx: Pt, dy: Pt) {
        let (x, y) = match &mut self.drawn {
            Drawn::Text(line) => (&mut line.x, &mut line.y),
            Drawn::Rule(rule) => (&mut rule.x, &mut rule.y),
            Drawn::Drawing(drawing) => (&mut drawing.x, &mut drawing.y),
            Drawn::Picture(placed) => (&mut placed.x, &mut placed.y),
        };
        *x += dx;
        *y += dy;
    }
}
