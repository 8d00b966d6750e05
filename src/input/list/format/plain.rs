//! A table of the program's own that went through a spreadsheet program: rows of texts.

use crate::diagnostic::Diagnostic;
use crate::input::list::format;
use crate::text::cell_text;

/// True if such a table in a file of this name would be read again: by their names alone other
/// files are taken for workbooks or documents.
pub(crate) fn is_plain_name(file: &str) -> bool {
    format::is_csv_name(file)
}

/// A text as it stands in a cell of such a table and is read from it: cleaned, on one line.
pub(crate) fn plain_text(text: &str) -> String {
    if text.contains(char::is_control) {
        cell_text(&text.replace(char::is_control, " "))
    } else {
        cell_text(text)
    }
}

/// Reads a CSV file however a spreadsheet program has saved it: its encoding is found by looking,
/// its separator is the one that parts most headings of which `is_heading` says that they are
/// the table's. Gives `each` row that is not empty, with the number that a spreadsheet
/// program shows and its cells cleaned, until it says that it has enough. False for a file of
/// another format.
///
/// # Errors
/// A file that is damaged.
pub(crate) fn plain_rows(
    file: &str,
    bytes: &[u8],
    is_heading: impl Fn(&str) -> bool,
    mut each: impl FnMut(usize, Vec<String>) -> bool,
) -> Result<bool, Diagnostic> {
    format::each_row(file, bytes, is_heading, |number, mut cells| {
        for cell in &mut cells {
            let clean = plain_text(cell);
            if clean != *cell {
                *cell = clean;
            }
        }
        each(number, cells)
    })
}
