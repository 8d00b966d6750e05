//! CSV as it is written: UTF-8 that Excel opens rightly. What a spreadsheet program would make of
//! a cell is the writer's matter.

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
