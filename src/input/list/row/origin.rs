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
        let lettered = |header: String| match self.headers.letters.get(&header) {
            Some(letters) => format!("{letters} ({header})"),
            None => header,
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
