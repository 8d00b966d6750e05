//! Where a row stands, for messages.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::Place;

/// Where a row stands, for messages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RowOrigin {
    /// The row as a spreadsheet program numbers it, from 1; in a file without rows, such as JSON
    /// or contacts, the number of the record.
    pub row: usize,
    /// Shared by all rows of a list.
    pub headers: Arc<Headings>,
}

/// Values that the rows of a list have in common.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Headings {
    /// Which `[[list]]` of the event file it is, from 0.
    pub list: usize,
    /// The list, as the user would name it.
    pub file: String,
    /// Field → header; of a field in several columns, that of the first.
    pub fields: BTreeMap<&'static str, String>,
    /// The headers of the columns that mean nothing to the program, in their order.
    pub own: Vec<String>,
    /// Header → the letters of its column, in a workbook.
    pub letters: BTreeMap<String, String>,
    /// The sheet, in a workbook.
    pub sheet: Option<String>,
    /// The headers and cells whose spelling was repaired, as they are written.
    pub(crate) written: AsWritten,
}

/// The headers and cells of a list that were repaired, as they are written: messages show what a
/// user finds in the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct AsWritten {
    /// By the header as it was repaired.
    pub(crate) headers: BTreeMap<String, String>,
    /// By the row and the header: the cell as it was repaired, and as it is written.
    pub(crate) cells: BTreeMap<usize, Vec<(String, [String; 2])>>,
}

impl AsWritten {
    fn header(&self, header: String) -> String {
        self.headers.get(&header).cloned().unwrap_or(header)
    }

    fn cell<'v>(&'v self, row: usize, header: &str, value: &'v str) -> &'v str {
        let cells = self.cells.get(&row).into_iter().flatten();
        let mut cells = cells.filter(|(own, [repaired, _])| own == header && repaired == value);
        cells.next().map_or(value, |(_, [_, written])| written)
    }
}

impl RowOrigin {
    /// The list, as the user would name it.
    pub fn file(&self) -> &str {
        &self.headers.file
    }

    /// The whole row.
    pub fn place(&self) -> Place {
        self.cell(None, None)
    }

    /// One cell of the row. In a workbook the letters of the column stand before its header.
    pub fn cell(&self, column: Option<String>, value: Option<String>) -> Place {
        let Headings { letters, written, .. } = &*self.headers;
        let lettered = |header: String| match letters.get(&header) {
            Some(letters) => format!("{letters} ({})", written.header(header)),
            None => written.header(header),
        };
        let value = match &column {
            Some(column) => {
                value.map(|value| written.cell(self.row, column, &value).to_owned())
            }
            None => value,
        };
        Place::Cell {
            file: self.file().to_owned(),
            sheet: self.headers.sheet.clone(),
            row: self.row,
            column: column.map(lettered),
            value,
        }
    }
}
