//! The rows of the lists as they were written, to be handed back with remarks.

use std::path::Path;

use super::columns::is_remarks;
use super::job::read_file;
use super::list::{headings, read_table};
use super::{Event, Job};
use crate::diagnostic::{Diagnostic, Diagnostics, Message, shown_path};

/// A list as it was written, titles and empty rows included, without the remarks of an earlier
/// check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListCopy {
    /// The list as messages name it.
    pub file: String,
    /// The sheet that was read, in a workbook.
    pub sheet: Option<String>,
    /// Rows with their numbers: those that messages give, and 0 for the headings of a file
    /// without rows, such as JSON.
    pub rows: Vec<(usize, Vec<String>)>,
    /// The number of the row of headings.
    pub header: usize,
}

impl Job {
    /// Reads the lists of a job once more. `event` is the event file's path.
    ///
    /// # Errors
    /// Lists that cannot be read any more.
    pub fn list_copies(&self, event: &Path) -> Result<Vec<ListCopy>, Diagnostics> {
        let folder = event.parent().unwrap_or(Path::new(""));
        copies(&self.event, |name| {
            let path = folder.join(name);
            let shown = shown_path(&path);
            let read = read_file(&path);
            read.map(|bytes| (shown.clone(), bytes)).map_err(|error| {
                let detail = error.to_string();
                Diagnostic::new(Message::FileRead { path: shown, detail })
            })
        })
    }
}

fn copies(
    event: &Event,
    read: impl Fn(&str) -> Result<(String, Vec<u8>), Diagnostic>,
) -> Result<Vec<ListCopy>, Diagnostics> {
    let mut copies = Vec::new();
    for spec in &event.lists {
        let (file, bytes) = read(&spec.file)?;
        let table = read_table(&file, &bytes, spec)?;
        let header = headings(&file, &table, spec)?;
        let old: Vec<usize> = (0..header.headings.len())
            .filter(|&column| is_remarks(&header.headings[column]))
            .collect();
        let rows = table.rows.into_iter().map(|row| {
            let cells = row.cells.into_iter().enumerate();
            let kept = cells.filter(|(column, _)| !old.contains(column));
            (row.number, kept.map(|(_, cell)| cell.text).collect())
        });
        let rows = rows.collect();
        copies.push(ListCopy { file, sheet: table.sheet, rows, header: header.number });
    }
    Ok(copies)
}
