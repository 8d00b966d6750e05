//! A table of the program's own that went through a spreadsheet program: rows of texts. It may be
//! longer than any list, and is never held as a whole.

use super::csv_rows::CsvRows;
use super::csv_separator::Named;
use super::fault::ListFault;
use super::kind::FileKind;
use super::room::ListRoom;
use super::{csv_separator, decode, detect};
use crate::diagnostic::Diagnostic;
use crate::text::cell_text;

/// True if such a table in a file of this name would be read again: by their names alone other
/// files are taken for workbooks or documents.
pub(crate) fn is_plain_name(file: &str) -> bool {
    detect::of_name(file) == FileKind::Csv
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
    each: impl FnMut(usize, Vec<String>) -> bool,
) -> Result<bool, Diagnostic> {
    let kind = detect::of(file, bytes);
    if kind != FileKind::Csv && !bytes.is_empty() {
        return Ok(false);
    }
    rows(bytes, is_heading, each)
        .map(|()| true)
        .map_err(|fault| fault.diagnostic(&kind, file, bytes))
}

fn rows(
    bytes: &[u8],
    is_heading: impl Fn(&str) -> bool,
    mut each: impl FnMut(usize, Vec<String>) -> bool,
) -> Result<(), ListFault> {
    let (bytes, _) = decode::decoded(bytes, None)?;
    let named = csv_separator::named(&bytes);
    let separator = match named {
        Named::As(separator) => separator,
        _ => csv_separator::of_table(&bytes, is_heading),
    };
    for row in CsvRows::new(&bytes, separator).of_any_length() {
        let row = row?;
        ListRoom::row(row.number - 1)?;
        if row.is_empty() || row.number == 1 && named != Named::No {
            continue;
        }
        if !each(row.number, row.cells.into_iter().map(cell).collect()) {
            break;
        }
    }
    Ok(())
}

/// The text of a cell. Most are as they are to be.
fn cell(bytes: Vec<u8>) -> String {
    let text = String::from_utf8(bytes)
        .unwrap_or_else(|other| decode::windows_1252(other.as_bytes()).into_owned());
    let clean = plain_text(&text);
    if clean == text { text } else { clean }
}
