//! Fragments across the text, one below the other, with the room around them.

use crate::geom::Pt;
use crate::layout::fragment::{Fragment, height};
use crate::style::Keep;

/// Fragments, with the room that they want around them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Stack {
    /// Least room above the first fragment.
    pub(super) before: Pt,
    /// The fragments from top to bottom.
    pub(super) fragments: Vec<Fragment>,
    /// Least room below the last fragment.
    pub(super) after: Pt,
    /// True if it stays with the last two lines before it.
    pub(super) holds_previous: bool,
}

impl Stack {
    /// Puts another stack below this one. The larger of the two rooms counts, not their sum.
    pub(super) fn append(&mut self, mut below: Self) {
        if below.holds_previous {
            self.hold_last();
        }
        if self.fragments.is_empty() {
            self.before = self.before.max(below.before);
        } else if let Some(first) = below.fragments.first_mut() {
            first.above = self.after.max(below.before);
        }
        if !below.fragments.is_empty() {
            self.after = below.after;
        }
        self.fragments.append(&mut below.fragments);
    }

    /// Leaves room at the very top, if there is any to leave.
    pub(super) fn leave_free(&mut self, height: Pt) {
        if height > Pt::ZERO {
            let fragment = Fragment { height, keep_next: true, ..Fragment::default() };
            self.fragments.insert(0, fragment);
        }
    }

    /// Keeps the last two lines of what is there with what will be appended.
    fn hold_last(&mut self) {
        if self.fragments.is_empty() {
            self.holds_previous = true;
        }
        for fragment in self.fragments.iter_mut().rev().take(2) {
            fragment.keep_next = true;
            // Empty rows are as many lines as are wanted.
            if fragment.filler.is_some() {
                break;
            }
        }
    }

    /// Keeps all fragments on one page, and with what stands around if that is wanted.
    pub(super) fn keep(&mut self, keep: Keep) {
        if keep == Keep::None {
            return;
        }
        if let [inner @ .., last] = &mut self.fragments[..] {
            for fragment in inner {
                fragment.keep_group = true;
            }
            last.keep_next |= keep == Keep::WithNext;
        }
        self.holds_previous |= keep == Keep::WithPrevious;
    }

    /// The number of counted rows.
    pub(super) fn counted_rows(&self) -> usize {
        self.fragments.iter().map(Fragment::counted_rows).sum()
    }

    /// Height that the least number of empty rows adds.
    pub(super) fn filled_height(&self) -> Pt {
        let fillers = self.fragments.iter().filter_map(|own| Some((own, own.filler.as_ref()?)));
        fillers.map(|(own, filler)| filler.row.height * filler.least as f64 - own.height).sum()
    }

    /// The height of all fragments and the room between them.
    pub(super) fn height(&self) -> Pt {
        height(&self.fragments)
    }

    /// Moves everything to the right.
    pub(super) fn shift(&mut self, dx: Pt) {
        if dx != Pt::ZERO {
            for fragment in &mut self.fragments {
                fragment.shift(dx);
            }
        }
    }
}
