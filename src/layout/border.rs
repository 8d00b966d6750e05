//! Frames and the rules of tables.

use std::sync::Arc;

use crate::geom::{Colour, Pt, Size};
use crate::layout::corners::outline;
use crate::layout::page::{Drawing, Drawn, Mark, Rule, Stroke};
use crate::style::{Corners, Strokes};

/// Borders around the parts of a row.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Border {
    /// A frame.
    Frame(Frame),
    /// The rules of one row of a table.
    Grid(Grid),
}

/// A frame around a part.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    /// Width of the whole.
    pub(super) width: Pt,
    /// Thickness of its strokes.
    pub(super) thick: Pt,
    /// Its strokes, from outside.
    pub(super) lines: Strokes,
    /// Its corners.
    pub(super) corners: Corners,
    /// True if it is drawn above.
    pub(super) above: bool,
    /// True if it is drawn below.
    pub(super) below: bool,
}

/// The rules of one row. They lie on the edges of the cells, half of them outside.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Grid {
    /// Thickness.
    pub(super) thick: Pt,
    /// Widths of the cells.
    pub(super) columns: Vec<Pt>,
    /// True if there are rules between the cells.
    pub(super) between: bool,
    /// True if there is one above.
    pub(super) above: bool,
    /// True if there is one below.
    pub(super) below: bool,
}

impl Border {
    /// The row goes on below: its end is not drawn.
    pub(super) fn open_below(&mut self) {
        match self {
            Self::Frame(frame) => frame.below = false,
            Self::Grid(grid) => grid.below = false,
        }
    }

    /// The row has begun above.
    pub(super) fn open_above(&mut self) {
        match self {
            Self::Frame(frame) => frame.above = false,
            Self::Grid(grid) => grid.above = false,
        }
    }

    /// Draws it for a row of a height.
    pub(super) fn draw(&self, x: Pt, height: Pt, marks: &mut Vec<Mark>) {
        match self {
            Self::Frame(frame) => frame.draw(x, height, marks),
            Self::Grid(grid) => grid.draw(x, height, marks),
        }
    }
}

impl Frame {
    /// Draws it around a box of a height.
    pub(super) fn draw(&self, x: Pt, height: Pt, marks: &mut Vec<Mark>) {
        if self.corners != Corners::Square {
            return self.draw_outlines(x, height, marks);
        }
        for (at, thick) in self.lines.strokes(self.thick) {
            let top = if self.above { at } else { Pt::ZERO };
            let bottom = if self.below { height - at } else { height };
            let (left, width) = (x + at, self.width - at * 2.0);
            let mut rule = |x, y, width, height| {
                marks.push(Mark::rule(Rule { x, y, width, height }));
            };
            if self.above {
                rule(left, top, width, thick);
            }
            if self.below {
                rule(left, bottom - thick, width, thick);
            }
            rule(left, top, thick, bottom - top);
            rule(left + width - thick, top, thick, bottom - top);
        }
    }

    fn draw_outlines(&self, x: Pt, height: Pt, marks: &mut Vec<Mark>) {
        let size = Size { width: self.width, height };
        let is_scooped = self.corners == Corners::Scooped;
        for (at, thick) in self.lines.strokes(self.thick) {
            let middle = at + thick / 2.0;
            let path = outline(size, middle, is_scooped, self.above, self.below);
            let stroke = Stroke { colour: Colour::BLACK, width: thick, dashes: Vec::new() };
            let drawing = Drawing {
                x,
                y: Pt::ZERO,
                path: Arc::new(path),
                fill: None,
                stroke: Some(stroke),
            };
            marks.push(Mark { tag: None, drawn: Drawn::Drawing(drawing), colour: None });
        }
    }
}

impl Grid {
    fn draw(&self, x: Pt, height: Pt, marks: &mut Vec<Mark>) {
        let half = self.thick / 2.0;
        let total: Pt = self.columns.iter().copied().sum();
        let mut rule =
            |x, y, width, height| marks.push(Mark::rule(Rule { x, y, width, height }));
        // Without rules at the sides those across end where the cells do.
        let over = if self.between { half } else { Pt::ZERO };
        if self.above {
            rule(x - over, -half, total + over * 2.0, self.thick);
        }
        if self.below {
            rule(x - over, height - half, total + over * 2.0, self.thick);
        }
        if self.between {
            let mut at = x;
            rule(at - half, Pt::ZERO, self.thick, height);
            for &column in &self.columns {
                at += column;
                rule(at - half, Pt::ZERO, self.thick, height);
            }
        }
    }
}
