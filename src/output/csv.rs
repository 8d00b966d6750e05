//! CSV as it is written: UTF-8 that Excel opens rightly, and what a spreadsheet program would make of a
//! cell.

use std::borrow::Cow;

use crate::hindi::ENGLISH_MONTHS;

/// A file begins with a byte order mark: without it Excel takes it for another encoding.
pub(crate) const START: char = '\u{FEFF}';

/// Ends a row (RFC 4180, 2.1).
pub(crate) const ROW_END: &str = "\r\n";

/// Appends a row's cell, the first of which has the index 0, in quote marks if it needs them. A
/// semicolon or a tab needs them, too: in some countries it is what divides cells.
pub(crate) fn push_cell(out: &mut String, index: usize, text: &str) {
    if text.bytes().any(|byte| matches!(byte, b',' | b'"' | b'\n' | b'\r' | b';' | b'\t')) {
        return push_quoted(out, index, text);
    }
    if index > 0 {
        out.push(',');
    }
    out.push_str(text);
}

/// The same, in quote marks.
pub(crate) fn push_quoted(out: &mut String, index: usize, text: &str) {
    out.push_str(if index > 0 { ",\"" } else { "\"" });
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

/// Appends a row.
pub(crate) fn push_row<C: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = C>) {
    for (index, cell) in cells.into_iter().enumerate() {
        push_cell(out, index, cell.as_ref());
    }
    out.push_str(ROW_END);
}

/// A cell that a spreadsheet program does not take for a formula.
pub(crate) fn harmless(cell: &str) -> Cow<'_, str> {
    match cell.trim_start_matches(' ').chars().next() {
        Some('=' | '+' | '-' | '@' | '\t' | '\r' | '\n' | '＝' | '＋' | '－' | '＠') => {
            Cow::Owned(format!("'{cell}"))
        }
        _ => Cow::Borrowed(cell),
    }
}

/// A cell that a spreadsheet program neither takes for a formula nor shows otherwise than it stands.
pub(crate) fn unchanging(cell: &str) -> Cow<'_, str> {
    if is_apt_to_change(cell) { Cow::Owned(format!("'{cell}")) } else { harmless(cell) }
}

/// The longest number that a spreadsheet program shows, and so saves, digit by digit.
const LONGEST_NUMBER: usize = 11;

/// True if a spreadsheet program would take a text for a date or for a number with other digits.
pub(crate) fn is_apt_to_change(text: &str) -> bool {
    if !text.is_ascii() || !text.bytes().any(|byte| byte.is_ascii_digit()) {
        return false;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.len() > LONGEST_NUMBER || text.len() > 1 && text.starts_with('0');
    }
    let lower = text.to_lowercase();
    let hour = lower.strip_suffix(" am").or(lower.strip_suffix(" pm"));
    let is_part = |byte| b"0123456789/-.:,%e+$ ()".contains(&byte);
    let is_reckoned = hour.unwrap_or(&lower).bytes().all(is_part);
    // An office's date with full stops stays what it is.
    // Of what begins with a month's letters spreadsheet programs make dates: MAR-1.
    let has = |month: &&str| lower.contains(&month[..3].to_ascii_lowercase());
    if is_reckoned { !is_date(text) } else { ENGLISH_MONTHS.iter().any(has) }
}

/// 21.09.2025, with or without an hour.
fn is_date(text: &str) -> bool {
    let day = text.split(' ').next().unwrap_or_default();
    let parts: Vec<&str> = day.split('.').collect();
    matches!(parts[..], [d, m, y] if d.len() == 2 && m.len() == 2 && y.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::{harmless, unchanging};

    #[test]
    fn no_formulas() {
        for cell in ["=1", "+91", "-1", "@x", "\t=1", "\r=1", "  =1", "＝1"] {
            assert_eq!(harmless(cell), format!("'{cell}"), "{cell:?}");
        }
        assert_eq!(harmless("राम = श्याम"), "राम = श्याम");
    }

    #[test]
    fn digits_stay_as_they_stand() {
        for cell in ["007", "1/2025", "919431012345", "+91 94310 12345", "=1"] {
            assert_eq!(unchanging(cell), format!("'{cell}"), "{cell:?}");
        }
        for cell in ["", "7", "9431012345", "94300•••00", "स./001", "राम"] {
            assert_eq!(unchanging(cell), cell);
        }
    }
}
