//! CSV taken apart into rows as a spreadsheet program would number them.
//!
//! Our own reader, because a list must be exact about two things that general readers are not:
//! the number of each row, blank lines counted, and a quote mark that is never closed, which
//! would otherwise swallow the rest of the list in silence.

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

/// A quote mark that opens a cell in this row is never closed.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct OpenQuote(pub(super) usize);

/// Reads all rows. Cells are divided by comma, semicolon or tab, whichever the first line has
/// most; rows end with LF, CRLF or CR. A quote mark counts only at the beginning of a cell.
pub(super) fn rows(bytes: &[u8]) -> Result<Vec<Row>, OpenQuote> {
    let separator = separator(bytes);
    let mut rows = Vec::new();
    let mut cells = Vec::new();
    let mut cell = Vec::new();
    let mut quoted = false;
    let mut at_start = true;
    let mut rest = bytes.iter().copied().peekable();
    while let Some(byte) = rest.next() {
        match byte {
            b'"' if quoted => {
                if rest.next_if_eq(&b'"').is_some() {
                    cell.push(b'"');
                } else {
                    quoted = false;
                }
            }
            byte if quoted => cell.push(byte),
            b'"' if at_start => {
                quoted = true;
                at_start = false;
            }
            byte if byte == separator => {
                cells.push(std::mem::take(&mut cell));
                at_start = true;
            }
            b'\n' | b'\r' => {
                if byte == b'\r' {
                    rest.next_if_eq(&b'\n');
                }
                cells.push(std::mem::take(&mut cell));
                let cells = std::mem::take(&mut cells);
                rows.push(Row { number: rows.len() + 1, cells });
                at_start = true;
            }
            byte => {
                cell.push(byte);
                at_start = false;
            }
        }
    }
    if quoted {
        return Err(OpenQuote(rows.len() + 1));
    }
    if !cell.is_empty() || !cells.is_empty() || !at_start {
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

    use super::{OpenQuote, rows};

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
        assert_eq!(rows(b"a\nb,\"c\nd\ne"), Err(OpenQuote(2)));
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
