//! CSV taken apart into rows as a spreadsheet program would number them.
//!
//! Our own reader, because a list must be exact about two things that general readers are not:
//! the number of each row, blank lines counted, and a quote mark that is never closed or closed
//! by one of another row, which would otherwise swallow rows in silence.

use super::fault::ListFault;
use super::limits;
use crate::diagnostic::{ListLimit, Message};

/// One row: its number, from 1, and its cells as bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ByteRow {
    pub(super) number: usize,
    pub(super) cells: Vec<Vec<u8>>,
}

impl ByteRow {
    /// True for a blank line, and for a row of nothing but empty cells.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.iter().all(u8::is_ascii_whitespace))
    }
}

/// The reason why no row can be read from here on, and the number of the row.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum CsvRowFault {
    /// A quote mark that opens a cell is never closed.
    Open(usize),
    /// A closing mark that is not at the end of a cell.
    Inside(usize),
    /// More cells than any spreadsheet program has columns.
    Wide,
    /// A cell of more bytes than one may have.
    Long,
}

/// Cells of a row, as many as Excel has columns.
const WIDEST: usize = 16_384;

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum CsvState {
    Start,
    Plain,
    Quoted,
    /// After the quote mark that closes.
    Closed,
}

/// The rows of a file. Rows end with LF, CRLF or CR. A quote mark counts only at the beginning of
/// a cell; only blanks may follow the one that closes it.
pub(super) struct CsvRows<'a> {
    rest: &'a [u8],
    separator: u8,
    number: usize,
    /// Bytes that a cell may have.
    longest: usize,
}

impl<'a> CsvRows<'a> {
    pub(super) fn new(bytes: &'a [u8], separator: u8) -> Self {
        Self { rest: bytes, separator, number: 0, longest: limits::CELL }
    }

    /// The same with cells of any length.
    pub(super) fn of_any_length(self) -> Self {
        Self { longest: usize::MAX, ..self }
    }

    /// The next byte, if it is this one.
    fn next_if_eq(&mut self, wanted: u8) -> bool {
        let found = self.rest.first() == Some(&wanted);
        if found {
            self.rest = &self.rest[1..];
        }
        found
    }

    /// As many bytes as stand before anything that ends a plain or a quoted cell.
    fn run(&mut self, quoted: bool) -> &'a [u8] {
        let separator = self.separator;
        let ends = |byte: &u8| {
            if quoted {
                *byte == b'"'
            } else {
                *byte == separator || matches!(byte, b'\n' | b'\r')
            }
        };
        // What is longer than a cell is looked at no further.
        let seen = &self.rest[..self.rest.len().min(self.longest.saturating_add(1))];
        let length = seen.iter().position(ends).unwrap_or(seen.len());
        let (run, rest) = self.rest.split_at(length);
        self.rest = rest;
        run
    }
}

impl From<CsvRowFault> for ListFault {
    fn from(fault: CsvRowFault) -> Self {
        match fault {
            CsvRowFault::Open(row) => Self::Row(row, Message::QuoteOpen),
            CsvRowFault::Inside(row) => Self::Row(row, Message::QuoteInside),
            CsvRowFault::Wide => Self::too_large(ListLimit::Columns),
            CsvRowFault::Long => Self::too_large(ListLimit::Cell),
        }
    }
}

impl Iterator for CsvRows<'_> {
    type Item = Result<ByteRow, CsvRowFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        self.number += 1;
        let number = self.number;
        let mut cells = Vec::new();
        let mut cell = Vec::new();
        let mut at = CsvState::Start;
        let mut long = false;
        while let Some((&byte, rest)) = self.rest.split_first() {
            // It is not kept, but where its quote mark closes still counts.
            if cell.len() > self.longest {
                cell.clear();
                long = true;
            }
            self.rest = rest;
            match byte {
                b'"' if at == CsvState::Quoted => {
                    if self.next_if_eq(b'"') {
                        cell.push(b'"');
                    } else {
                        at = CsvState::Closed;
                    }
                }
                byte if at == CsvState::Quoted => {
                    cell.push(byte);
                    cell.extend_from_slice(self.run(true));
                }
                b'"' if at == CsvState::Start => at = CsvState::Quoted,
                byte if byte == self.separator => {
                    // A row may be as long as the file: nothing is gathered for nothing.
                    if cells.len() >= WIDEST {
                        self.rest = &[];
                        return Some(Err(CsvRowFault::Wide));
                    }
                    cells.push(std::mem::take(&mut cell));
                    at = CsvState::Start;
                }
                b'\n' | b'\r' => {
                    if byte == b'\r' {
                        self.next_if_eq(b'\n');
                    }
                    return Some(if long {
                        Err(CsvRowFault::Long)
                    } else {
                        cells.push(cell);
                        Ok(ByteRow { number, cells })
                    });
                }
                b' ' | b'\t' if at == CsvState::Closed => {}
                _ if at == CsvState::Closed => {
                    self.rest = &[];
                    return Some(Err(CsvRowFault::Inside(number)));
                }
                byte => {
                    cell.push(byte);
                    cell.extend_from_slice(self.run(false));
                    at = CsvState::Plain;
                }
            }
        }
        if at == CsvState::Quoted {
            return Some(Err(CsvRowFault::Open(number)));
        }
        long |= cell.len() > self.longest;
        cells.push(cell);
        Some(if long { Err(CsvRowFault::Long) } else { Ok(ByteRow { number, cells }) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::csv_separator;
    use super::{ByteRow, CsvRowFault, CsvRows};

    fn rows(bytes: &[u8]) -> Result<Vec<ByteRow>, CsvRowFault> {
        CsvRows::new(bytes, csv_separator::find(bytes)).collect()
    }

    fn read(text: &str) -> Vec<(usize, Vec<String>)> {
        rows(text.as_bytes())
            .unwrap()
            .into_iter()
            .map(|row| {
                let cell = |cell| String::from_utf8(cell).unwrap();
                (row.number, row.cells.into_iter().map(cell).collect())
            })
            .collect()
    }

    fn row(number: usize, cells: &[&str]) -> (usize, Vec<String>) {
        (number, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    #[test]
    fn all_line_ends() {
        let expected = vec![row(1, &["a", "b"]), row(2, &["c", ""])];
        for text in ["a,b\nc,\n", "a,b\r\nc,", "a,b\rc,\r"] {
            assert_eq!(read(text), expected, "{text:?}");
        }
        assert_eq!(read(""), vec![]);
    }

    #[test]
    fn quotes() {
        assert_eq!(
            read("\"a,\"\"b\"\"\",c \"d\" e\n\"x\ny\",\"\"\nz,w"),
            vec![row(1, &["a,\"b\"", "c \"d\" e"]), row(2, &["x\ny", ""]), row(3, &["z", "w"])]
        );
        assert_eq!(read("a,\"\""), vec![row(1, &["a", ""])]);
        assert_eq!(rows(b"a\nb,\"c\nd\ne"), Err(CsvRowFault::Open(2)));
    }

    #[test]
    fn nothing_but_blanks_follows_a_closing_quote() {
        assert_eq!(read("\"a\" ,\"b\"\t\n\"c\"  "), vec![row(1, &["a", "b"]), row(2, &["c"])]);
        assert_eq!(read("\"a\" \t\"b\"\n"), vec![row(1, &["a", "b"])], "tabs divide here");
        for text in [
            "n,v\n\"a,x\nb,\"y\nc,z\n",
            "n,v\n\"a,x\nb,\"y\"\nc,z\n",
            "n,v\n\"a\" b,x\n",
            "n,v\n\"a\"b\n",
        ] {
            assert_eq!(rows(text.as_bytes()), Err(CsvRowFault::Inside(2)), "{text:?}");
        }
    }

    #[test]
    fn blank_lines_count_as_rows() {
        assert_eq!(
            read("a\n\n\nb\n"),
            vec![row(1, &["a"]), row(2, &[""]), row(3, &[""]), row(4, &["b"])]
        );
        assert!(rows(b" , ,\n").unwrap()[0].is_empty());
    }

    proptest! {
        /// Files that another program writes are read as another program reads them.
        #[test]
        fn another_reader_agrees(table in prop::collection::vec(
            prop::collection::vec("[a-c ,;\"\n\rक]{0,6}", 3),
            1..6,
        )) {
            let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
            // The first row decides the separator.
            writer.write_record(["x", "y", "z"]).unwrap();
            for cells in &table {
                writer.write_record(cells).unwrap();
            }
            let bytes = writer.into_inner().unwrap();
            let ours: Vec<Vec<String>> =
                read(std::str::from_utf8(&bytes).unwrap()).into_iter().map(|row| row.1).collect();
            prop_assert_eq!(&ours[1..], &table[..]);
        }
    }

    #[test]
    fn other_separators() {
        assert_eq!(
            read("a;b,c;f\nd;e;"),
            vec![row(1, &["a", "b,c", "f"]), row(2, &["d", "e", ""])]
        );
        assert_eq!(read("a\tb\n"), vec![row(1, &["a", "b"])]);
        assert_eq!(read("\"a;b;c\",d\n"), vec![row(1, &["a;b;c", "d"])]);
    }
}
