//! The memory that reading may take: one amount for all files of a run, asked for before it is
//! taken, so that a hostile file is refused instead of using up the machine.

use std::cell::Cell;
use std::rc::Rc;

use crate::diagnostic::{Message, ReadingMessage};

/// Bytes in a MiB.
pub(crate) const MIB: usize = 1 << 20;

/// The memory that all files of an event may take together, in MiB: four lists of the greatest
/// size, or a million rows of common length.
pub(crate) const MEMORY: usize = 1536;

/// The memory that is left for reading. Its copies share it.
#[derive(Clone, Debug)]
pub(crate) struct Budget {
    pub(super) left: Rc<Cell<usize>>,
}

/// Nothing is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spent;

impl Budget {
    /// That of a run.
    pub(crate) fn new() -> Self {
        Self::of(MEMORY * MIB)
    }

    /// So many bytes.
    pub(crate) fn of(bytes: usize) -> Self {
        Self { left: Rc::new(Cell::new(bytes)) }
    }

    /// The bytes that are left.
    pub(crate) fn left(&self) -> usize {
        self.left.get()
    }

    /// Asks for so many bytes, which are given back when the answer is dropped.
    ///
    /// # Errors
    /// [`Spent`] if less is left.
    pub(crate) fn hold(&self, bytes: usize) -> Result<Reservation, Spent> {
        let mut reserved = Reservation { budget: self.clone(), bytes: 0 };
        reserved.more(bytes)?;
        Ok(reserved)
    }
}

/// Memory that was asked for.
#[derive(Debug)]
pub(crate) struct Reservation {
    budget: Budget,
    pub(super) bytes: usize,
}

impl Reservation {
    /// Asks for so many bytes more.
    ///
    /// # Errors
    /// [`Spent`] if less is left.
    pub(crate) fn more(&mut self, bytes: usize) -> Result<(), Spent> {
        let left = self.budget.left.get().checked_sub(bytes).ok_or(Spent)?;
        self.budget.left.set(left);
        self.bytes += bytes;
        Ok(())
    }

    /// Memory of the same run, none yet.
    pub(crate) fn aside(&self) -> Result<Self, Spent> {
        self.budget.hold(0)
    }

    /// Keeps the memory for the rest of the run.
    pub(crate) fn keep(mut self) {
        self.bytes = 0;
    }
}

impl Drop for Reservation {
    fn drop(&mut self) {
        self.budget.left.set(self.budget.left.get() + self.bytes);
    }
}

/// Says that no memory is left for a file.
pub(crate) fn spent(path: &str) -> Message {
    Message::Reading(ReadingMessage::MemorySpent { path: path.to_owned(), most: MEMORY })
}

#[cfg(test)]
mod tests {
    use super::{Budget, Spent};

    #[test]
    fn what_is_held_is_given_back_unless_it_is_kept() {
        let budget = Budget::of(10);
        let mut first = budget.hold(6).unwrap();
        assert_eq!(budget.hold(5).err(), Some(Spent));
        first.more(4).unwrap();
        assert_eq!(first.more(1), Err(Spent));
        drop(first);
        budget.clone().hold(7).unwrap().keep();
        assert_eq!(budget.left.get(), 3);
    }
}
