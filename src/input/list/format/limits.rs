//! Limits of a list that the program takes on: more than any list of people has, and little enough
//! that a hostile file costs neither memory nor time.

use crate::diagnostic::ListLimit;
pub(super) use crate::input::file::budget::MIB;

/// Bytes of a file.
pub(crate) const FILE: usize = 64 * MIB;
/// Bytes of an xls, whose reader keeps several times its size.
pub(super) const SMALL_FILE: usize = 16 * MIB;
/// Bytes of a TOML file, whose reader keeps a hundred times its size.
pub(super) const TREE_FILE: usize = 4 * MIB;
/// Bytes of a workbook when unpacked.
pub(super) const UNPACKED: usize = 256 * MIB;
/// Bytes between two marks of a workbook's XML, which its reader keeps at once: a cell with every
/// character as an entity, and its style.
pub(super) const PIECE: usize = 2 * MIB;
/// Bytes of the XML of one cell, with the formats of its letters.
pub(super) const WHOLE: usize = 8 * MIB;
/// Bytes that the reader of a workbook keeps of it beside the cells.
pub(super) const KEPT: usize = 256 * MIB;
/// Parts of a workbook.
pub(super) const PARTS: usize = 2_000;
/// Rows, empty ones included: as many as Excel has.
pub(super) const ROWS: usize = 1_048_576;
/// Rows that are not empty, of people.
pub(super) const FILLED: usize = 200_000;
/// Columns.
pub(super) const COLUMNS: usize = 1_024;
/// Cells, the empty ones before a filled one in its row included.
pub(super) const CELLS: usize = 3_000_000;
/// Bytes of all cells together.
pub(super) const TEXT: usize = 128 * MIB;
/// Bytes of one cell, before rows are looked at; Excel has 32,767 characters.
pub(super) const CELL: usize = MIB;

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
