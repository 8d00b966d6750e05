//! What divides the cells of a CSV file: found by looking at its first rows.

use super::csv::Rows;
use crate::input::field::Field;

/// Those that occur, the usual one first.
const CANDIDATES: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Bytes and rows that are looked at.
const LOOKED_AT: usize = 1 << 16;
const ROWS: usize = 100;

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
        let mut rows = Rows::new(bytes, separator).map_while(Result::ok);
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
    for row in Rows::new(start, separator).take(ROWS) {
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
    use super::find;

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
