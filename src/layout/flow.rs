//! What pages are filled with: strips across the text, one below the other.

use crate::geom::Pt;
use crate::layout::page::Mark;
use crate::style::Keep;

/// A strip across the text that no page break parts: a line, a row, a framed box.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Strip {
    /// Room above it, dropped at the top of a page.
    pub(super) above: Pt,
    /// Its height.
    pub(super) height: Pt,
    /// What is drawn, counted from its upper left corner.
    pub(super) marks: Vec<Mark>,
    /// Whether the next strip must stand on the same page.
    pub(super) keep_next: bool,
}

/// Strips, with the room that they want around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Flow {
    /// Least room above the first strip.
    pub(super) before: Pt,
    /// The strips from top to bottom.
    pub(super) strips: Vec<Strip>,
    /// Least room below the last strip.
    pub(super) after: Pt,
    /// How many strips the part appended last has.
    pub(super) last_part: usize,
}

impl Flow {
    /// Puts another flow below this one. The larger of the two rooms counts, not their sum.
    pub(super) fn append(&mut self, mut below: Self) {
        if self.strips.is_empty() {
            self.before = self.before.max(below.before);
        } else if let Some(first) = below.strips.first_mut() {
            first.above = self.after.max(below.before);
        }
        if !below.strips.is_empty() {
            self.after = below.after;
            self.last_part = below.strips.len();
        }
        self.strips.append(&mut below.strips);
    }

    /// Keeps the last two lines of what is there with what will be appended.
    pub(super) fn hold_last(&mut self) {
        let count = self.last_part.min(2);
        for strip in self.strips.iter_mut().rev().take(count) {
            strip.keep_next = true;
        }
    }

    /// Keeps all strips on one page, and with what follows if that is wanted.
    pub(super) fn keep(&mut self, keep: Keep) {
        if keep == Keep::None {
            return;
        }
        let count = self.strips.len();
        for (index, strip) in self.strips.iter_mut().enumerate() {
            strip.keep_next |= index + 1 < count || keep == Keep::WithNext;
        }
    }

    /// The height of all strips and the room between them.
    pub(super) fn height(&self) -> Pt {
        let all: Pt = self.strips.iter().map(|strip| strip.above + strip.height).sum();
        all - self.strips.first().map_or(Pt::ZERO, |strip| strip.above)
    }

    /// One strip of all strips, which must stay together.
    pub(super) fn merged(self) -> Strip {
        let height = self.height();
        let mut marks = Vec::new();
        let mut y = Pt::ZERO;
        for (index, strip) in self.strips.into_iter().enumerate() {
            if index > 0 {
                y += strip.above;
            }
            for mut mark in strip.marks {
                mark.shift(Pt::ZERO, y);
                marks.push(mark);
            }
            y += strip.height;
        }
        Strip { height, marks, ..Strip::default() }
    }

    /// Moves everything to the right.
    pub(super) fn shift(&mut self, dx: Pt) {
        if dx != Pt::ZERO {
            for mark in self.strips.iter_mut().flat_map(|strip| &mut strip.marks) {
                mark.shift(dx, Pt::ZERO);
            }
        }
    }
}
