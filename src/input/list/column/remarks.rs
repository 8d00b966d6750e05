//! The column of remarks that `check` writes into a copy of a list.

use crate::input::list::format::ListTable;

/// The heading of the column in which `check` writes its remarks. Read back, it says nothing.
pub const REMARKS: &str = "जाँच (remarks)";

/// True if a column has the remarks of an earlier check.
pub(crate) fn is_remarks(heading: &str) -> bool {
    heading.trim() == REMARKS
}

/// Empties the column of remarks that `check` wrote: it speaks of the list, and is none of it.
pub(crate) fn forget_remarks(table: &mut ListTable) {
    /// Titles may stand above the headings.
    const LOOKED_AT: usize = 50;
    let found = table.rows.iter().take(LOOKED_AT).enumerate().find_map(|(row, own)| {
        Some((row, own.cells.iter().position(|cell| cell.text.trim() == REMARKS)?))
    });
    let Some((header, column)) = found else { return };
    for row in table.rows.iter_mut().skip(header + 1) {
        if let Some(cell) = row.cells.get_mut(column) {
            cell.text.clear();
        }
    }
}
