//! A table that the program itself has written, row by row: it may be longer than any list, and
//! is never held as a whole.

use super::csv_rows::Rows;
use super::csv_separator::Named;
use super::fault::Fault;
use super::kind::FileKind;
use super::room::Room;
use super::{csv_separator, decode, detect};
use crate::diagnostic::Diagnostic;

/// True if a file of this name is taken for CSV as long as its content does not say otherwise.
pub(crate) fn is_csv_name(file: &str) -> bool {
    detect::of(file, b"") == FileKind::Csv
}

/// Gives each row that is not empty with its number, however a spreadsheet program has saved the
/// file, until `each` says that it has enough. False for a file that is not CSV.
///
/// # Errors
/// A file that is damaged.
pub(crate) fn each_row(
    file: &str,
    bytes: &[u8],
    is_heading: impl Fn(&str) -> bool,
    each: impl FnMut(usize, Vec<String>) -> bool,
) -> Result<bool, Diagnostic> {
    let kind = detect::of(file, bytes);
    if kind != FileKind::Csv {
        return Ok(false);
    }
    rows(bytes, is_heading, each)
        .map(|()| true)
        .map_err(|fault| fault.diagnostic(kind, file, bytes))
}

fn rows(
    bytes: &[u8],
    is_heading: impl Fn(&str) -> bool,
    mut each: impl FnMut(usize, Vec<String>) -> bool,
) -> Result<(), Fault> {
    let (bytes, _) = decode::decoded(bytes, None)?;
    let named = csv_separator::named(&bytes);
    let separator = match named {
        Named::As(separator) => separator,
        _ => csv_separator::of_table(&bytes, is_heading),
    };
    for row in Rows::new(&bytes, separator).of_any_length() {
        let row = row?;
        Room::row(row.number - 1)?;
        if row.is_empty() || row.number == 1 && named != Named::No {
            continue;
        }
        let text = |cell: Vec<u8>| {
            String::from_utf8(cell)
                .unwrap_or_else(|other| decode::windows_1252(other.as_bytes()).into_owned())
        };
        if !each(row.number, row.cells.into_iter().map(text).collect()) {
            break;
        }
    }
    Ok(())
}
