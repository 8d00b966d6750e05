//! Strips across the text, one below the other, with the room around them.

use crate::geom::Pt;
use crate::layout::fragment::{Strip, height};
use crate::style::Keep;

/// Strips, with the room that they want around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Flow {
    /// Least room above the first strip.
    pub(super) before: Pt,
    /// The strips from top to bottom.
    pub(super) strips: Vec<Strip>,
    /// Least room below the last strip.
    pub(super) after: Pt,
    /// True if it stays with the last two lines before it.
    pub(super) holds_previous: bool,
}

impl Flow {
    /// Puts another flow below this one. The larger of the two rooms counts, not their sum.
    pub(super) fn append(&mut self, mut below: Self) {
        if below.holds_previous {
            self.hold_last();
        }
        if self.strips.is_empty() {
            self.before = self.before.max(below.before);
        } else if let Some(first) = below.strips.first_mut() {
            first.above = self.after.max(below.before);
        }
        if !below.strips.is_empty() {
            self.after = below.after;
        }
        self.strips.append(&mut below.strips);
    }

    /// Leaves room at the very top, if there is any to leave.
    pub(super) fn leave_free(&mut self, height: Pt) {
        if height > Pt::ZERO {
            let strip = Strip { height, keep_next: true, ..Strip::default() };
            self.strips.insert(0, strip);
        }
    }

    /// Keeps the last two lines of what is there with what will be appended.
    fn hold_last(&mut self) {
        if self.strips.is_empty() {
            self.holds_previous = true;
        }
        for strip in self.strips.iter_mut().rev().take(2) {
            strip.keep_next = true;
        }
    }

    /// Keeps all strips on one page, and with what stands around if that is wanted.
    pub(super) fn keep(&mut self, keep: Keep) {
        if keep == Keep::None {
            return;
        }
        if let [inner @ .., last] = &mut self.strips[..] {
            for strip in inner {
                strip.keep_group = true;
            }
            last.keep_next |= keep == Keep::WithNext;
        }
        self.holds_previous |= keep == Keep::WithPrevious;
    }

    /// The height of all strips and the room between them.
    pub(super) fn height(&self) -> Pt {
        height(&self.strips)
    }

    /// Moves everything to the right.
    pub(super) fn shift(&mut self, dx: Pt) {
        if dx != Pt::ZERO {
            for strip in &mut self.strips {
                strip.shift(dx);
            }
        }
    }
}
