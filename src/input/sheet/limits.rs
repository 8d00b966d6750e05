//! How much of a list the program takes on: more than any list of people has, and little enough
//! that a hostile file costs neither memory nor time.

use super::Fault;
use crate::diagnostic::{ListLimit, ListMessage};

pub(super) const MIB: usize = 1 << 20;

/// Bytes of a file.
pub(in crate::input) const FILE: usize = 64 * MIB;
/// Bytes of an xls, whose reader keeps several times its size.
pub(super) const SMALL_FILE: usize = 16 * MIB;
/// Bytes of a TOML file, whose reader keeps a hundred times its size.
pub(super) const TREE_FILE: usize = 4 * MIB;
/// Bytes of a workbook when unpacked.
pub(super) const UNPACKED: usize = 256 * MIB;
/// Parts of a workbook.
pub(super) const PARTS: usize = 2_000;
/// Rows, empty ones included: as many as Excel has.
pub(super) const ROWS: usize = 1_048_576;
/// Rows that are not empty, of people.
pub(super) const FILLED: usize = 200_000;
/// The same of titles and headings, which are not told from people so early.
const HEADING: usize = 20;
/// Columns.
pub(super) const COLUMNS: usize = 1_024;
/// Cells, the empty ones before a filled one in its row included.
pub(super) const CELLS: usize = 3_000_000;
/// Bytes of all cells together.
pub(super) const TEXT: usize = 128 * MIB;
/// Bytes of one cell, before rows are looked at; Excel has 32,767 characters.
pub(super) const CELL: usize = MIB;

/// What is left of the limits while a list is read.
#[derive(Debug)]
pub(super) struct Room {
    cells: usize,
    text: usize,
    rows: usize,
}

impl Room {
    pub(super) fn new() -> Self {
        Self { cells: CELLS, text: TEXT, rows: FILLED + HEADING }
    }

    /// Room for a row of this index, from 0.
    pub(super) fn row(index: usize) -> Result<(), Fault> {
        if index < ROWS {
            return Ok(());
        }
        Err(ListMessage::TooLarge { limit: ListLimit::Rows, most: ROWS }.into())
    }

    /// Takes the room of a row that is not empty.
    pub(super) fn filled_row(&mut self) -> Result<(), Fault> {
        self.rows =
            self.rows.checked_sub(1).ok_or_else(|| Fault::too_large(ListLimit::FilledRows))?;
        Ok(())
    }

    /// Room for a column of this index, from 0.
    pub(super) fn column(index: usize) -> Result<(), Fault> {
        if index < COLUMNS { Ok(()) } else { Err(Fault::too_large(ListLimit::Columns)) }
    }

    /// Takes the room of one cell with so many bytes.
    pub(super) fn cell(&mut self, bytes: usize) -> Result<(), Fault> {
        if bytes > CELL {
            return Err(Fault::too_large(ListLimit::Cell));
        }
        self.cells(1)?;
        self.text =
            self.text.checked_sub(bytes).ok_or_else(|| Fault::too_large(ListLimit::Text))?;
        Ok(())
    }

    /// Takes the room of empty cells.
    pub(super) fn cells(&mut self, count: usize) -> Result<(), Fault> {
        self.cells =
            self.cells.checked_sub(count).ok_or_else(|| Fault::too_large(ListLimit::Cells))?;
        Ok(())
    }
}

/// The number of a limit as messages show it: of bytes in MiB.
pub(super) fn shown(limit: ListLimit) -> usize {
    match limit {
        ListLimit::File => FILE / MIB,
        ListLimit::Unpacked => UNPACKED / MIB,
        ListLimit::Rows => ROWS,
        ListLimit::FilledRows => FILLED,
        ListLimit::Columns => COLUMNS,
        ListLimit::Cells => CELLS,
        ListLimit::Text => TEXT / MIB,
        ListLimit::Cell => CELL / MIB,
    }
}
