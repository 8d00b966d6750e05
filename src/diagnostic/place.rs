use std::ops::Range;

/// The place that a diagnostic points at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Place {
    /// Nowhere in particular.
    #[default]
    None,
    /// A whole file.
    File {
        /// The file, as the user would name it.
        file: String,
    },
    /// A place in a text file: the event file, a template, a style.
    Text {
        /// The file, as the user would name it.
        file: String,
        /// Line, from 1.
        line: usize,
        /// Column in characters (not bytes), from 1.
        column: usize,
        /// The line itself, without its end.
        excerpt: String,
    },
    /// A row of a list, or one cell of it.
    Cell {
        /// The list, as the user would name it.
        file: String,
        /// The sheet, if the list has several.
        sheet: Option<String>,
        /// The row as a spreadsheet program numbers it: the header is row 1. 0 for a whole column
        /// of a file without rows, such as JSON or contacts.
        row: usize,
        /// The column's header, if one cell is meant.
        column: Option<String>,
        /// The text of the cell, if known.
        value: Option<String>,
    },
}

impl Place {
    /// A whole file.
    pub fn file(file: impl Into<String>) -> Self {
        Self::File { file: file.into() }
    }

    /// The line of a text file, from 1; 0 for other places.
    pub(crate) fn line(&self) -> usize {
        if let Self::Text { line, .. } = self { *line } else { 0 }
    }

    /// The place in a text file at which `bytes` begins. A range beyond the end or inside a
    /// character is moved back to the nearest character before it.
    pub fn in_text(file: &str, source: &str, bytes: &Range<usize>) -> Self {
        let start = source.floor_char_boundary(bytes.start);
        let before = &source[..start];
        let line_start = before.rfind('\n').map_or(0, |at| at + 1);
        in_line(file, source, before.matches('\n').count() + 1, line_start..start)
    }
}

/// A text file whose lines are counted once, for many places in it.
#[derive(Clone, Debug)]
pub struct Lines<'s> {
    file: &'s str,
    source: &'s str,
    /// The byte at which each line begins.
    starts: Vec<usize>,
}

impl<'s> Lines<'s> {
    /// The lines of a file, as the user would name it.
    pub fn new(file: &'s str, source: &'s str) -> Self {
        let behind = source.match_indices('\n').map(|(at, _)| at + 1);
        Self { file, source, starts: std::iter::once(0).chain(behind).collect() }
    }

    /// The place of a byte, as [`Place::in_text`] gives it.
    pub fn place(&self, at: usize) -> Place {
        let at = self.source.floor_char_boundary(at);
        let line = self.starts.partition_point(|start| *start <= at);
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        in_line(self.file, self.source, line, start.copied().unwrap_or_default()..at)
    }
}

/// The place behind a part of a line that begins it.
fn in_line(file: &str, source: &str, line: usize, before: Range<usize>) -> Place {
    let line_end = source[before.end..].find('\n').map_or(source.len(), |at| before.end + at);
    Place::Text {
        file: file.to_owned(),
        line,
        column: source[before.clone()].chars().count() + 1,
        excerpt: source[before.start..line_end].trim_end_matches('\r').to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Place};

    fn text(line: usize, column: usize, excerpt: &str) -> Place {
        Place::Text { file: "e.toml".into(), line, column, excerpt: excerpt.into() }
    }

    #[test]
    fn counts_lines_and_characters_from_one() {
        let source = "a = 1\r\nनाम = x\n";
        assert_eq!(Place::in_text("e.toml", source, &(0..1)), text(1, 1, "a = 1"));
        let at = source.find('x').unwrap();
        assert_eq!(Place::in_text("e.toml", source, &(at..at + 1)), text(2, 7, "नाम = x"));
    }

    #[test]
    fn survives_ranges_outside_and_inside_characters() {
        assert_eq!(Place::in_text("e.toml", "अ", &(99..100)), text(1, 2, "अ"));
        assert_eq!(Place::in_text("e.toml", "अ", &(1..2)), text(1, 1, "अ"));
        assert_eq!(Place::in_text("e.toml", "", &(0..0)), text(1, 1, ""));
    }

    #[test]
    fn lines_counted_once_give_the_same_places() {
        for source in ["", "\n", "अ\nक ख\r\n\nग", "अ\n"] {
            let lines = Lines::new("e.toml", source);
            for at in 0..source.len() + 2 {
                let expected = Place::in_text("e.toml", source, &(at..at));
                assert_eq!(lines.place(at), expected, "{source:?} {at}");
            }
        }
    }
}
