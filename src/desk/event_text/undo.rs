//! Texts that an event file had before.

use std::collections::VecDeque;

/// Texts that are kept.
const KEPT: usize = 50;

/// The texts that an event file had before, and those that were undone; 50 of each at most.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    before: VecDeque<Vec<u8>>,
    undone: Vec<Vec<u8>>,
}

impl Undo {
    /// Keeps the text that a change is about to replace; what was undone is forgotten.
    pub fn keep(&mut self, before: Vec<u8>) {
        self.undone.clear();
        self.push(before);
    }

    fn push(&mut self, before: Vec<u8>) {
        if self.before.back() == Some(&before) {
            return;
        }
        if self.before.len() == KEPT {
            self.before.pop_front();
        }
        self.before.push_back(before);
    }

    /// The text before the last change, in place of the present one.
    pub fn undo(&mut self, now: Vec<u8>) -> Option<Vec<u8>> {
        let before = self.before.pop_back()?;
        self.undone.push(now);
        Some(before)
    }

    /// The text that was undone last, in place of the present one.
    pub fn redo(&mut self, now: Vec<u8>) -> Option<Vec<u8>> {
        let undone = self.undone.pop()?;
        self.push(now);
        Some(undone)
    }

    /// True if there is something to undo.
    pub fn can_undo(&self) -> bool {
        !self.before.is_empty()
    }

    /// True if there is something to redo.
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_fifty_texts_return_in_turn() {
        let mut undo = Undo::default();
        for n in 0..60_u8 {
            undo.keep(vec![n]);
        }
        let mut now = vec![60];
        for n in (10..60).rev() {
            now = undo.undo(now).unwrap();
            assert_eq!(now, [n]);
        }
        assert!(!undo.can_undo() && undo.undo(now.clone()).is_none());
        for n in 11..=60 {
            now = undo.redo(now).unwrap();
            assert_eq!(now, [n]);
        }
        assert!(!undo.can_redo());
        undo.undo(now).unwrap();
        undo.keep(vec![70]);
        assert!(!undo.can_redo(), "a new change forgets what was undone");
    }
}
