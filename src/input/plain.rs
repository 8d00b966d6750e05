//! A table of the program's own that went through a spreadsheet program: rows of texts.

use super::sheet;
use super::text::cell_text;
use crate::diagnostic::Diagnostic;

/// Reads a CSV file however a spreadsheet program has saved it: its separator and encoding are
/// found by looking. Gives `each` row that is not empty, with the number that a spreadsheet
/// program shows and its cells cleaned, until it says that it has enough. False for a file of
/// another format.
///
/// # Errors
/// A file that is damaged.
pub(crate) fn plain_rows(
    file: &str,
    bytes: &[u8],
    mut each: impl FnMut(usize, Vec<String>) -> bool,
) -> Result<bool, Diagnostic> {
    sheet::each_row(file, bytes, |number, mut cells| {
        for cell in &mut cells {
            if cell.contains(char::is_control) {
                *cell = cell.replace(char::is_control, " ");
            }
            let clean = cell_text(cell);
            if clean != *cell {
                *cell = clean;
            }
        }
        each(number, cells)
    })
}
