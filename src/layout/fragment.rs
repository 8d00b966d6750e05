//! Content of pages: fragments across the text, and rows of fragments side by side. A
//! fragment has a row, and a row has cells with fragments.

use std::sync::Arc;

use crate::geom::{Colour, Pt};
use crate::layout::border::Border;
use crate::layout::page::{Drawn, Mark};
use crate::style::Valign;

/// A piece of the flow across the text (CSS Fragmentation) that no page break parts, unless it is a
/// row taller than a page.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "each says one thing of its own")]
pub(super) struct Fragment {
    /// Room above it, dropped at the top of a page.
    pub(super) above: Pt,
    /// Its height.
    pub(super) height: Pt,
    /// The marks in it, counted from its upper left corner.
    pub(super) marks: Vec<Mark>,
    /// The parts that stand in it side by side, drawn after the marks; shared with other letters
    /// that have the same.
    pub(super) row: Option<Arc<FragmentRow>>,
    /// True if the next fragment must stand on the same page.
    pub(super) keep_next: bool,
    /// True if the next fragment is to stand on the same page as long as all that belongs
    /// together fits on one.
    pub(super) keep_group: bool,
    /// True if it is a heading that stands here a second time.
    pub(super) is_repeated: bool,
    /// The fragments that are repeated above it at the top of a page.
    pub(super) head: Option<Arc<Vec<Fragment>>>,
    /// The marks that are drawn, too, if the page ends with it.
    pub(super) closing: Vec<Mark>,
    /// True if the sheet is to be cut above it.
    pub(super) is_cut: bool,
    /// True if it begins a new page.
    pub(super) is_on_new_page: bool,
    /// True if it is a row that is counted.
    pub(super) is_counted: bool,
    /// The empty rows that it stands for.
    pub(super) filler: Option<Arc<Filler>>,
}

/// Empty rows that end a table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filler {
    /// One of them.
    pub(super) row: Fragment,
    /// The rule below the last of them, counted from its lower left corner.
    pub(super) end: Vec<Mark>,
    /// The least number of them.
    pub(super) least: usize,
}

/// Parts side by side. A page break parts it only if it is taller than a page.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FragmentRow {
    /// Left edge.
    pub(super) x: Pt,
    /// Room between its upper and lower edge and what is in it.
    pub(super) inset: Pt,
    /// The parts from left to right.
    pub(super) cells: Vec<FragmentCell>,
    /// The frame or rules around them.
    pub(super) border: Option<Border>,
    /// The colour of what is drawn around them.
    pub(super) colour: Option<Colour>,
}

/// One of the parts.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FragmentCell {
    /// Left edge, from that of the row.
    pub(super) x: Pt,
    /// Where it stands if the row is higher.
    pub(super) valign: Valign,
    /// Its content.
    pub(super) fragments: Vec<Fragment>,
}

impl Fragment {
    /// A fragment of things side by side.
    pub(super) fn of(row: FragmentRow) -> Self {
        Self { height: row.height(), row: Some(Arc::new(row)), ..Self::default() }
    }

    /// The fragment with no more of its row than this.
    pub(super) fn first_part(&self, row: FragmentRow) -> Self {
        let (marks, is_counted) = (self.marks.clone(), self.is_counted);
        Self { above: self.above, marks, is_counted, ..Self::of(row) }
    }

    /// Parts room that is merely kept free: so much of it, and the rest.
    pub(super) fn part_room(&self, height: Pt) -> Option<(Self, Self)> {
        let is_room = self.marks.is_empty()
            && self.row.is_none()
            && self.filler.is_none()
            && !self.is_cut;
        (is_room && height > Pt::ZERO).then(|| {
            let rest = Self { height: self.height - height, ..self.clone() };
            (
                Self { height, above: self.above, ..Self::default() },
                Self { above: Pt::ZERO, ..rest },
            )
        })
    }

    /// Moves everything to the right.
    pub(super) fn shift(&mut self, dx: Pt) {
        for mark in self.marks.iter_mut().chain(&mut self.closing) {
            mark.shift(dx, Pt::ZERO);
        }
        if let Some(row) = &mut self.row {
            Arc::make_mut(row).x += dx;
        }
        if let Some(filler) = &mut self.filler {
            let filler = Arc::make_mut(filler);
            filler.row.shift(dx);
            filler.end.iter_mut().for_each(|mark| mark.shift(dx, Pt::ZERO));
        }
        if let Some(head) = &mut self.head {
            for fragment in Arc::make_mut(head) {
                fragment.shift(dx);
            }
        }
    }

    /// Gives its colour to what no part inside has given one.
    pub(super) fn paint(&mut self, colour: Colour) {
        for mark in self.marks.iter_mut().chain(&mut self.closing) {
            mark.colour.get_or_insert(colour);
        }
        if let Some(row) = &mut self.row {
            let row = Arc::make_mut(row);
            row.colour.get_or_insert(colour);
            let fragments = row.cells.iter_mut().flat_map(|cell| &mut cell.fragments);
            fragments.for_each(|fragment| fragment.paint(colour));
        }
        if let Some(filler) = &mut self.filler {
            let filler = Arc::make_mut(filler);
            filler.row.paint(colour);
            for mark in &mut filler.end {
                mark.colour.get_or_insert(colour);
            }
        }
        if let Some(head) = &mut self.head {
            for fragment in Arc::make_mut(head) {
                fragment.paint(colour);
            }
        }
    }

    /// Draws everything with its upper left corner in a place.
    pub(super) fn draw(&self, x: Pt, y: Pt, marks: &mut Vec<Mark>) {
        let first = marks.len();
        marks.extend_from_slice(&self.marks);
        if let Some(row) = &self.row {
            row.draw(self.height, marks);
        }
        for mark in &mut marks[first..] {
            mark.shift(x, y);
        }
    }

    /// The number of counted rows in it.
    pub(super) fn counted_rows(&self) -> usize {
        let cells = self.row.iter().flat_map(|row| &row.cells);
        let inner = cells.flat_map(|cell| &cell.fragments).map(Self::counted_rows);
        usize::from(self.is_counted) + inner.sum::<usize>()
    }

    /// The baseline of the first line of text in it.
    pub(super) fn baseline(&self) -> Option<Pt> {
        let own = self.marks.iter().find_map(|mark| match &mark.drawn {
            Drawn::Text(line) => Some(line.y),
            _ => None,
        });
        own.or_else(|| self.row.as_ref().and_then(|row| row.baseline()))
    }

    /// Makes everything in it no part of the text, as what stands there a second time.
    pub(super) fn untag(&mut self) {
        for mark in &mut self.marks {
            mark.tag = None;
        }
        for cell in self.row.iter_mut().flat_map(|row| &mut Arc::make_mut(row).cells) {
            cell.fragments.iter_mut().for_each(Self::untag);
        }
    }
}

/// The height of fragments and the room between them, without that above the first.
pub(super) fn height(fragments: &[Fragment]) -> Pt {
    let all: Pt = fragments.iter().map(|fragment| fragment.above + fragment.height).sum();
    all - fragments.first().map_or(Pt::ZERO, |fragment| fragment.above)
}
