//! Diagnostics for other programs.

use serde::Serialize;

use super::{Diagnostic, Lang, Place, Severity};

/// A diagnostic as other programs get it. Keys are only ever added.
#[derive(Serialize)]
pub(crate) struct Entry<'a> {
    code: &'a str,
    severity: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(flatten)]
    place: Where<'a>,
}

#[derive(Default, Serialize)]
struct Where<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    file: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    /// Of a list, as a spreadsheet program numbers it.
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<usize>,
    /// The column's heading in a list.
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<&'a str>,
    /// Text of the cell.
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<&'a str>,
    /// Of a text file, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    /// The character in the line, from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    character: Option<usize>,
}

impl<'a> Where<'a> {
    fn of(place: &'a Place) -> Self {
        match place {
            Place::None => Self::default(),
            Place::File { file } => Self { file: Some(file), ..Self::default() },
            Place::Text { file, line, column, .. } => Self {
                file: Some(file),
                line: Some(*line),
                character: Some(*column),
                ..Self::default()
            },
            Place::Cell { file, sheet, row, column, value } => Self {
                file: Some(file),
                sheet: sheet.as_deref(),
                row: Some(*row).filter(|row| *row > 0),
                column: column.as_deref(),
                cell: value.as_deref(),
                ..Self::default()
            },
        }
    }
}

/// A diagnostic in one of the languages.
pub(crate) fn entry(found: &Diagnostic, lang: Lang) -> Entry<'_> {
    Entry {
        code: found.code(),
        severity: match found.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "note",
        },
        message: found.message().text(lang),
        help: found.message().hint(lang),
        place: Where::of(found.place()),
    }
}
