//! The rows of the lists as they were written, to be handed back with remarks.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, shown_path};
use crate::input::event::Event;
use crate::input::file::budget::Budget;
use crate::input::file::read::{FileBytes, read_file};
use crate::input::job::Job;
use crate::input::list::column::header_row::headings;
use crate::input::list::column::remarks::is_remarks;
use crate::input::list::format::LARGEST_FILE;
use crate::input::list::read::read_table;

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
        let budget = Budget::new();
        copies(&self.event, &budget, |name| {
            let path = folder.join(name);
            read_file(&path, LARGEST_FILE, &budget)
                .map_err(|why| Diagnostic::new(why.message(&shown_path(&path))))
        })
    }
}

fn copies(
    event: &Event,
    budget: &Budget,
    read: impl Fn(&str) -> Result<FileBytes, Diagnostic>,
) -> Result<Vec<ListCopy>, Diagnostics> {
    let mut copies = Vec::new();
    for spec in &event.lists {
        let FileBytes { shown: file, bytes, .. } = read(&spec.file)?;
        let table = read_table(&file, &bytes, spec, budget)?;
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
