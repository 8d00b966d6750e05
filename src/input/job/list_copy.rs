//! The rows of the lists as they were written, to be handed back with remarks.

use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, Message, shown_path};
use crate::hindi::{krutidev_evidence, other_font};
use crate::input::event::{Event, ListSpec};
use crate::input::field::Field;
use crate::input::file::budget::Budget;
use crate::input::file::read::{FileBytes, read_file, read_part};
use crate::input::job::{Job, corrections};
use crate::input::list::column::header_row::headings;
use crate::input::list::column::krutidev::{
    self, CERTAIN, MOST_OF_A_CELL, declared, is_to_be_converted, wanted_of_cell,
};
use crate::input::list::column::remarks::is_remarks;
use crate::input::list::format::LARGEST_FILE;
use crate::input::list::read::read_table;
use crate::input::list::repair::corrections::CorrectedCell;

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
    /// The cells that corrections changed.
    pub corrected: Vec<CorrectedCell>,
    /// The number of the row of headings.
    pub header: usize,
    /// The headings as messages name them.
    pub headings: Vec<String>,
    /// Of each row, the places of its cells that are in Kruti Dev, from 0.
    pub krutidev: Vec<Vec<usize>>,
    /// The font that a workbook has for them, if it names one.
    pub old_font: Option<String>,
}

impl Job {
    /// Reads the lists of a job once more. `event` is the event file's path.
    ///
    /// # Errors
    /// Lists that cannot be read any more.
    pub fn list_copies(&self, event: &Path) -> Result<Vec<ListCopy>, Diagnostics> {
        let folder = event.parent().unwrap_or(Path::new(""));
        let budget = Budget::new();
        let read = |name: &str, most| {
            let path = folder.join(name);
            read_file(&path, most, &budget).map_err(|why| why.message(&shown_path(&path)))
        };
        copies(&self.event, &budget, read)
    }

    /// The same of an event whose files are in memory, by their names.
    ///
    /// # Errors
    /// As [`Job::list_copies`].
    #[doc(hidden)]
    pub fn list_copies_of_parts(
        &self,
        files: &[(&str, &[u8])],
    ) -> Result<Vec<ListCopy>, Diagnostics> {
        let budget = Budget::new();
        let read = |name: &str, most| read_part(files, name, most, &budget);
        copies(&self.event, &budget, read)
    }
}

fn copies(
    event: &Event,
    budget: &Budget,
    read: impl Fn(&str, usize) -> Result<FileBytes, Message>,
) -> Result<Vec<ListCopy>, Diagnostics> {
    let mut copies = Vec::new();
    let mut faults = Diagnostics::new();
    let mut corrections = corrections(event, &read, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    for spec in &event.lists {
        let FileBytes { shown: file, bytes, .. } =
            read(&spec.file, LARGEST_FILE).map_err(Diagnostic::new)?;
        let mut table = read_table(&file, &bytes, spec, budget)?;
        let made = corrections.make(&mut table, spec);
        let spec = &*made.spec(spec);
        let mut corrected = made.cells.clone();
        let header = headings(&file, &table, spec)?;
        let old: Vec<usize> = (0..header.headings.len())
            .filter(|&column| is_remarks(&header.headings[column]))
            .collect();
        for cell in &mut corrected {
            cell.column -= old.iter().filter(|own| **own < cell.column).count();
        }
        let rows = table.rows.into_iter().map(|row| {
            let cells = row.cells.into_iter().enumerate();
            let kept = cells.filter(|(column, _)| !old.contains(column));
            (row.number, kept.map(|(_, cell)| cell.text).collect())
        });
        let rows: Vec<(usize, Vec<String>)> = rows.collect();
        let own = header.headings.into_iter().enumerate();
        let kept = own.filter(|(column, _)| !old.contains(column));
        let written: Vec<String> = kept.map(|(_, heading)| heading).collect();
        let mut headings = written.clone();
        krutidev::headings(&mut headings, spec);
        let krutidev = in_krutidev(&rows, header.number, (&written, &headings), spec);
        copies.push(ListCopy {
            file,
            sheet: table.sheet,
            rows,
            corrected,
            header: header.number,
            headings,
            krutidev,
            old_font: table.old_font,
        });
    }
    Ok(copies)
}

/// Of each row, the places of its cells that are in Kruti Dev: as their columns are declared, else
/// as they seem. `headings` are those of the columns, as written and in Unicode.
fn in_krutidev(
    rows: &[(usize, Vec<String>)],
    header: usize,
    (written, headings): (&[String], &[String]),
    spec: &ListSpec,
) -> Vec<Vec<usize>> {
    /// Rows that tell what a column is in.
    const LOOKED_AT: usize = 500;
    let wanted: Vec<Option<f64>> = headings
        .iter()
        .enumerate()
        .map(|(column, heading)| {
            let named = spec.columns.iter().find(|(_, own)| *own == heading);
            let field = match named {
                Some((field, _)) => Field::of_heading(field),
                None => Field::of_heading(heading),
            };
            match declared(spec, heading, field) {
                Some(true) => Some(-CERTAIN),
                Some(false) => None,
                None => {
                    let body = rows.iter().filter(|(number, _)| *number > header);
                    let cells = body.take(LOOKED_AT).filter_map(|(_, cells)| cells.get(column));
                    Some(wanted_of_cell(cells.map(|cell| of_cell(cell)).sum()))
                }
            }
        })
        .collect();
    // Headings that mean something only as Kruti Dev.
    let unicode = krutidev::in_unicode(written.iter().map(String::as_str)).into_iter();
    let is_known = |text: &str| Field::of_heading(text).is_some();
    let known: Vec<usize> = unicode
        .zip(written)
        .enumerate()
        .filter(|(_, (unicode, written))| !is_known(written) && is_known(unicode))
        .map(|(column, _)| column)
        .collect();
    let is_old = |number: usize, column: usize, cell: &String| {
        if number == header {
            return written.get(column) != headings.get(column) || known.contains(&column);
        }
        let is_title = number < header;
        let wanted =
            if is_title { Some(CERTAIN) } else { wanted.get(column).copied().flatten() };
        wanted.is_some_and(|wanted| {
            is_to_be_converted(cell)
                && krutidev_evidence(cell) > wanted
                && other_font(cell).is_none()
        })
    };
    rows.iter()
        .map(|(number, cells)| {
            let cells = cells.iter().enumerate();
            let old = cells.filter(|(column, cell)| is_old(*number, *column, cell));
            old.map(|(column, _)| column).collect()
        })
        .collect()
}

/// Evidence of a cell for Kruti Dev.
fn of_cell(cell: &str) -> f64 {
    if is_to_be_converted(cell) {
        krutidev_evidence(cell).clamp(-MOST_OF_A_CELL, MOST_OF_A_CELL)
    } else {
        0.0
    }
}
