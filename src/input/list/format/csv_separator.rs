//! Separator of the cells of a CSV file: found by looking at its first rows.

use super::csv_rows::CsvRows;
use crate::input::field::Field;

/// Those that occur, the usual one first.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Bytes and rows that are looked at.
const LOOKED_AT: usize = 1 << 16;
const ROWS: usize = 100;

/// A first line `sep=;`, which Excel understands and which is no row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    /// No such line.
    No,
    As(u8),
    /// Something that divides no cells: nothing, a letter, several characters. As it is written.
    Unusable(String),
}

/// Evidence of the first line on the separator.
pub(super) fn named(bytes: &[u8]) -> Named {
    let end =
        bytes.iter().position(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len());
    let line = &bytes[..end];
    // A program that saved the file once more has quoted the line, or given it empty cells.
    let bare = line.strip_prefix(b"\"").unwrap_or(line);
    let Some((start, value)) = bare.split_at_checked(4) else { return Named::No };
    if !start.eq_ignore_ascii_case(b"sep=") {
        return Named::No;
    }
    let value = value.strip_suffix(b"\"").filter(|_| bare.len() < line.len()).unwrap_or(value);
    if has_more(value) {
        return Named::No;
    }
    let divides = |byte: u8| {
        byte == b'\t' || byte.is_ascii_punctuation() && !matches!(byte, b'"' | b'\'' | b'=')
    };
    let only = |value: &[u8]| match value {
        [only] if divides(*only) => Some(*only),
        _ => None,
    };
    let blanks = |value: &[u8]| value.trim_ascii().to_vec();
    match only(value).or_else(|| only(&blanks(value))) {
        Some(separator) => Named::As(separator),
        None => Named::Unusable(String::from_utf8_lossy(value.trim_ascii()).into_owned()),
    }
}

/// True if more than one character stands there, letters among them: other cells, so that the
/// line is a row whose first cell happens to begin so.
fn has_more(value: &[u8]) -> bool {
    let text = String::from_utf8_lossy(value);
    text.chars().skip(1).any(char::is_alphabetic)
}

/// The separator under which a row has most headings that are known; else the one that gives
/// most rows the same number of cells, which letters of old Hindi fonts (`;` is य in Kruti Dev)
/// do not; else the comma.
pub(super) fn find(bytes: &[u8]) -> u8 {
    let start = &bytes[..bytes.len().min(LOOKED_AT)];
    let mut best = (b',', (0, 0, 0));
    for separator in CANDIDATES {
        let score = score(start, separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    if best.1.0 == 0 && is_single_column(start) {
        return b',';
    }
    best.0
}

/// The separator of a table whose headings are known: the one that parts most of them.
pub(super) fn of_table(bytes: &[u8], is_heading: impl Fn(&str) -> bool) -> u8 {
    let headings = |separator| {
        let mut rows = CsvRows::new(bytes, separator).map_while(Result::ok);
        let first = rows.find(|row| !row.is_empty()).map(|row| row.cells).unwrap_or_default();
        first.iter().filter(|cell| std::str::from_utf8(cell).is_ok_and(&is_heading)).count()
    };
    let best = CANDIDATES.into_iter().rev().max_by_key(|separator| headings(*separator));
    best.filter(|separator| headings(*separator) > 1).unwrap_or_else(|| find(bytes))
}

/// A first line that is one heading: what divides the cells below is none of theirs.
fn is_single_column(start: &[u8]) -> bool {
    let mut lines = start.split(|byte| matches!(byte, b'\n' | b'\r'));
    lines
        .find(|line| !line.trim_ascii().is_empty())
        .and_then(|line| std::str::from_utf8(line).ok())
        .is_some_and(|line| Field::of_heading(line).is_some())
}

/// Known headings of one row if there are several, how many of 100 rows have the usual number of
/// cells, and that number.
fn score(start: &[u8], separator: u8) -> (usize, usize, usize) {
    let mut headings = 0;
    let mut widths = Vec::new();
    for row in CsvRows::new(start, separator).take(ROWS) {
        let Ok(row) = row else { break };
        if row.is_empty() {
            continue;
        }
        let known = |cell: &&Vec<u8>| {
            std::str::from_utf8(cell).is_ok_and(|text| Field::of_heading(text).is_some())
        };
        let found = row.cells.iter().filter(known).count();
        headings = headings.max(if found > 1 { found } else { 0 });
        widths.push(row.cells.len());
    }
    let shared = |width: usize| widths.iter().filter(|other| **other == width).count();
    let usual =
        widths.iter().copied().filter(|width| *width > 1).max_by_key(|w| (shared(*w), *w));
    match usual {
        Some(width) => (headings, shared(width) * 100 / widths.len(), width),
        None => (0, 0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::{Named, find, named};

    #[test]
    fn a_first_line_may_name_it() {
        for (text, separator) in [
            ("sep=;\nनाम;पता\n", b';'),
            ("sep=,\r\n", b','),
            ("SEP=|", b'|'),
            ("sep=\t\r", b'\t'),
            ("\"sep=;\"\n", b';'),
            ("sep=; \n", b';'),
        ] {
            assert_eq!(named(text.as_bytes()), Named::As(separator), "{text:?}");
        }
        for (text, written) in [
            ("sep=\nनाम\n", ""),
            ("sep=\r\n", ""),
            ("sep=", ""),
            ("sep=।\n", "।"),
            ("sep=¦\nनाम¦पता\n", "¦"),
            ("sep=;;\n", ";;"),
            ("sep=;,,,\n", ";,,,"),
            ("sep=a\n", "a"),
            ("sep=\"\n", "\""),
        ] {
            assert_eq!(named(text.as_bytes()), Named::Unusable(written.into()), "{text:?}");
        }
        for text in
            ["", "sep", "नाम\nsep=;\n", "separator;नाम\n", "sep=|,नाम\n", "\"sep=|\",नाम\n"]
        {
            assert_eq!(named(text.as_bytes()), Named::No, "{text:?}");
        }
    }

    #[test]
    fn by_headings_then_by_even_rows() {
        for (text, separator) in [
            ("a,b\nc,d\n", b','),
            ("a;b,c;f\nd;e;\n", b';'),
            ("a\tb\n", b'\t'),
            ("a|b\nc|d\n", b'|'),
            ("\"a;b;c\",d\n", b','),
            ("नाम|पता\nराम, सिंह, यादव|बेला, पीरो, आरा\n", b'|'),
            ("सम्मेलन, 2027, सूची\n\nनाम;पता\nक;ख\n", b';'),
            ("uke,irk\nlhrk ;kno;,vkjk\njke,;k;\nx,y\n", b','),
            ("नाम\nराम | श्याम\n", b','),
            ("one column\nनाम\n", b','),
            ("", b','),
        ] {
            assert_eq!(find(text.as_bytes()), separator, "{text:?}");
        }
    }
}
