//! Remainder of the limits while a list is read.

use super::fault::ListFault;
use super::limits::{CELL, CELLS, COLUMNS, FILLED, ROWS, TEXT};
use super::table::{ListCell, ListRow};
use crate::diagnostic::{ListLimit, ListMessage};
use crate::input::file::budget::{Budget, Reservation};

/// Bytes that a cell takes beside its text, and one with text for being elsewhere.
const CELL_MEMORY: usize = size_of::<ListCell>();

const TEXT_MEMORY: usize = 2 * size_of::<usize>();

/// The same of titles and headings, which are not told from people so early.
const HEADING: usize = 20;

/// Remainder of the limits, and of the memory of the run, while a list is read.
#[derive(Debug)]
pub(super) struct ListRoom {
    cells: usize,
    text: usize,
    rows: usize,
    reserved: Reservation,
}

impl ListRoom {
    /// The room of a list in a run.
    pub(super) fn within(budget: &Budget) -> Result<Self, ListFault> {
        Ok(Self { cells: CELLS, text: TEXT, rows: FILLED + HEADING, reserved: budget.hold(0)? })
    }

    /// That of a list alone.
    #[cfg(test)]
    pub(super) fn new() -> Self {
        Self::within(&Budget::new()).unwrap()
    }

    /// Keeps the memory for the rest of the run: the list was read.
    pub(super) fn keep(self) {
        self.reserved.keep();
    }

    /// Memory of the run for what is no part of the list; nothing yet.
    pub(super) fn aside(&self) -> Result<Reservation, ListFault> {
        Ok(self.reserved.aside()?)
    }

    /// Takes memory for something else than cells.
    pub(super) fn memory(&mut self, bytes: usize) -> Result<(), ListFault> {
        Ok(self.reserved.more(bytes)?)
    }

    /// Room for a row of this index, from 0.
    pub(super) fn row(index: usize) -> Result<(), ListFault> {
        if index < ROWS {
            return Ok(());
        }
        Err(ListMessage::TooLarge { limit: ListLimit::Rows, most: ROWS }.into())
    }

    /// Takes the memory of a row, be it empty.
    pub(super) fn any_row(&mut self) -> Result<(), ListFault> {
        self.memory(size_of::<ListRow>())
    }

    /// Takes the room of a row that is not empty.
    pub(super) fn filled_row(&mut self) -> Result<(), ListFault> {
        self.rows = self
            .rows
            .checked_sub(1)
            .ok_or_else(|| ListFault::too_large(ListLimit::FilledRows))?;
        Ok(())
    }

    /// Room for a column of this index, from 0.
    pub(super) fn column(index: usize) -> Result<(), ListFault> {
        if index < COLUMNS { Ok(()) } else { Err(ListFault::too_large(ListLimit::Columns)) }
    }

    /// Checks that one cell may have so many bytes.
    pub(super) fn text(bytes: usize) -> Result<(), ListFault> {
        if bytes > CELL { Err(ListFault::too_large(ListLimit::Cell)) } else { Ok(()) }
    }

    /// Checks that there is room for texts of so many bytes.
    pub(super) fn has(&self, bytes: usize) -> Result<(), ListFault> {
        if bytes > self.text { Err(ListFault::too_large(ListLimit::Text)) } else { Ok(()) }
    }

    /// Takes the room of one cell with so many bytes.
    pub(super) fn cell(&mut self, bytes: usize) -> Result<(), ListFault> {
        Self::text(bytes)?;
        self.cells(1)?;
        self.text = self
            .text
            .checked_sub(bytes)
            .ok_or_else(|| ListFault::too_large(ListLimit::Text))?;
        self.memory(bytes + TEXT_MEMORY)
    }

    /// Takes the room of empty cells.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), ListFault> {
        self.cells = self
            .cells
            .checked_sub(count)
            .ok_or_else(|| ListFault::too_large(ListLimit::Cells))?;
        self.memory(count * CELL_MEMORY)
    }
}
