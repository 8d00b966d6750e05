//! Texts that spreadsheet programs write in place of what was typed: formulas and their errors,
//! numbers without their last digits.

use super::table::{CellKind, ListCell};

/// A number that a spreadsheet program wrote with an exponent, and so without its last digits.
pub(crate) fn is_shortened(text: &str) -> bool {
    if !text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((digits, exponent)) = text.split_once(['E', 'e']) else { return false };
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    exponent.strip_prefix('+').is_some_and(is_number)
        && digits.split_once('.').is_none_or(|(_, rest)| is_number(rest))
        && is_number(digits.split('.').next().unwrap_or_default())
}

/// The errors of formulas as a CSV file has them.
/// `#N/A` is none of them: it says that there is nothing.
const ERRORS: [&str; 15] = [
    "#REF!",
    "#NAME?",
    "#VALUE!",
    "#DIV/0!",
    "#NULL!",
    "#NUM!",
    "#SPILL!",
    "#CALC!",
    "#FIELD!",
    "#BLOCKED!",
    "#CONNECT!",
    "#UNKNOWN!",
    "#BUSY!",
    "#GETTING_DATA",
    "#ERROR!",
];

/// True if a cell holds a formula or its error, as Excel, Google or `LibreOffice` (Err:502) write
/// it.
pub(crate) fn has_no_value(cell: &ListCell) -> bool {
    let text = cell.text.as_str();
    let is_number = |code: &str| code.len() == 3 && code.bytes().all(|b| b.is_ascii_digit());
    let is_error = || {
        text.starts_with('#') && ERRORS.contains(&text)
            || text.strip_prefix("Err:").is_some_and(is_number)
    };
    match cell.kind {
        CellKind::Error | CellKind::Formula => true,
        CellKind::Text => is_error(),
        CellKind::Number | CellKind::Date => false,
    }
}
