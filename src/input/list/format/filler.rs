//! Rows filled cell by cell, in any order that a workbook has.

use super::fault::ListFault;
use super::limits;
use super::room::ListRoom;
use super::table::{ListCell, ListRow, Merge};

/// Puts cells into rows as they come, in the order of rows.
#[derive(Debug, Default)]
pub(super) struct Filler {
    pub(super) rows: Vec<ListRow>,
    pub(super) merged: Vec<Merge>,
    /// True if the rows that come are hidden.
    pub(super) hides: bool,
}

impl Filler {
    /// Notes which rows are hidden, by their numbers.
    pub(super) fn hide(&mut self, is_hidden: impl Fn(usize) -> bool) {
        for row in &mut self.rows {
            row.hidden = is_hidden(row.number);
        }
    }

    /// Notes that a cell is merged with those below it; rows and column from 0. Cells merged side
    /// by side alone are no news.
    pub(super) fn merge(&mut self, first: usize, last: usize, column: usize) {
        if last > first && column < limits::COLUMNS && self.merged.len() < limits::ROWS {
            self.merged.push(Merge { first: first + 1, last: last.saturating_add(1), column });
        }
    }

    /// Puts a cell at a row and a column, both from 0. Empty cells take no room.
    pub(super) fn put(
        &mut self,
        row: usize,
        column: usize,
        cell: ListCell,
        room: &mut ListRoom,
    ) -> Result<(), ListFault> {
        if cell.text.is_empty() {
            return Ok(());
        }
        ListRoom::row(row)?;
        ListRoom::column(column)?;
        room.cell(cell.text.len())?;
        let number = row + 1;
        match self.rows.last() {
            Some(last) if last.number > number => {
                return Err(ListFault::Damaged("rows out of order".to_owned()));
            }
            Some(last) if last.number == number => {}
            _ => {
                room.filled_row()?;
                room.any_row()?;
                self.rows.push(ListRow { number, hidden: self.hides, ..ListRow::default() });
            }
        }
        let Some(last) = self.rows.last_mut() else { return Ok(()) };
        if last.cells.len() <= column {
            // The room of an empty cell is a cell's room, too.
            room.cells(column - last.cells.len())?;
            last.cells.resize_with(column + 1, ListCell::default);
        }
        last.cells[column] = cell;
        Ok(())
    }
}
