//! CSV taken apart into rows as a spreadsheet program would number them.
//!
//! Our own reader, because a list must be exact about two things that general readers are not:
//! the number of each row, blank lines counted, and a quote mark that is never closed or closed
//! by one of another row, which would otherwise swallow rows in silence.

/// One row: its number, from 1, and its cells as bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Row {
    pub(super) number: usize,
    pub(super) cells: Vec<Vec<u8>>,
}

impl Row {
    /// True for a blank line, and for a row of nothing but empty cells.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.iter().all(u8::is_ascii_whitespace))
    }
}

/// A quote mark that opens a cell, and the row in which it does.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum QuoteFault {
    /// It is never closed.
    Open(usize),
    /// What closes it is not at the end of a cell.
    Inside(usize),
}

/// Where in a cell the reader is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    Start,
    Plain,
    Quoted,
    /// After the quote mark that closes.
    Closed,
}

/// Reads all rows. Cells are divided by comma, semicolon or tab, whichever the first line has
/// most; rows end with LF, CRLF or CR. A quote mark counts only at the beginning of a cell; only
/// blanks may follow the one that closes it.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, QuoteFault> {
    let separator = separator(bytes);
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = Vec::new();
    let mut at = At::Start;
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'"' if at == At::Quoted => {
                if rest.next_if_eq(&b'"').is_some() {
                    cell.push(b'"');
                } else {
                    at = At::Closed;
                }
            }
            byte if at == At::Quoted => cell.push(byte),
            b'"' if at == At::Start => at = At::Quoted,
            byte if byte == separator => {
                cells.push(std::mem::take(&mut cell));
                at = At::Start;
            }
            b'\n' | b'\r' => {
                if byte == b'\r' {
                    rest.next_if_eq(&b'\n');
                }
                cells.push(std::mem::take(&mut cell));
                let cells = std::mem::take(&mut cells);
                rows.push(Row { number: rows.len() + 1, cells });
                at = At::Start;
            }
            b' ' | b'\t' if at == At::Closed => {}
            _ if at == At::Closed => return Err(QuoteFault::Inside(rows.len() + 1)),
            byte => {
                cell.push(byte);
                at = At::Plain;
            }
        }
    }
    if at == At::Quoted {
        return Err(QuoteFault::Open(rows.len() + 1));
    }
    if !cell.is_empty() || !cells.is_empty() || at != At::Start {
        cells.push(cell);
        rows.push(Row { number: rows.len() + 1, cells });
    }
    Ok(rows)
}

fn separator(bytes: &[u8]) -> u8 {
    let line = bytes.split(|byte| matches!(byte, b'\n' | b'\r')).next().unwrap_or_default();
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in line {
        quoted ^= *byte == b'"';
        for (separator, count) in &mut counts {
            if byte == separator && !quoted {
                *count += 1;
            }
        }
    }
    let mut best = counts[0];
    for other in &counts[1..] {
        if other.1 > best.1 {
            best = *other;
        }
    }
    best.0
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{QuoteFault, rows};

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
        assert_eq!(rows(b"a\nb,\"c\nd\ne"), Err(QuoteFault::Open(2)));
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
            assert_eq!(rows(text.as_bytes()), Err(QuoteFault::Inside(2)), "{text:?}");
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
        /// What another program writes we read as another program would.
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
