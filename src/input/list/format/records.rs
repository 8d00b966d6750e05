//! Records with names, as JSON, TOML and contacts have them, made rows under headings.

use std::collections::BTreeMap;

use super::fault::ListFault;
use super::room::ListRoom;
use super::table::{ListCell, ListRow, ListTable};
use crate::diagnostic::Message;

/// Makes a table of records, a cell at a time: the names of cells become the headings in the order
/// in which they are first met.
#[derive(Debug, Default)]
pub(super) struct Records {
    headings: Vec<String>,
    columns: BTreeMap<String, usize>,
    /// By column, the number of the last row that has it.
    last: Vec<usize>,
    rows: Vec<ListRow>,
}

impl Records {
    /// Begins the next record.
    pub(super) fn begin(&mut self, room: &mut ListRoom) -> Result<(), ListFault> {
        room.filled_row()?;
        room.any_row()?;
        let number = self.rows.len() + 1;
        self.rows.push(ListRow { number, ..ListRow::default() });
        Ok(())
    }

    /// The column of a name in the record that was begun.
    ///
    /// # Errors
    /// A record that has it already.
    pub(super) fn column(
        &mut self,
        name: &str,
        room: &mut ListRoom,
    ) -> Result<usize, ListFault> {
        let row = self.rows.len();
        let column = if let Some(column) = self.columns.get(name) {
            *column
        } else {
            let column = self.headings.len();
            ListRoom::column(column)?;
            // It is a heading, too.
            room.cell(name.len())?;
            room.memory(2 * name.len())?;
            self.headings.push(name.to_owned());
            self.columns.insert(name.to_owned(), column);
            self.last.push(0);
            column
        };
        if self.last[column] == row {
            return Err(ListFault::Said(Message::HeaderTwice { header: name.to_owned() }));
        }
        self.last[column] = row;
        Ok(column)
    }

    /// The name of a column.
    pub(super) fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map(String::as_str).unwrap_or_default()
    }

    /// Puts a cell at a column of the record that was begun.
    pub(super) fn put(
        &mut self,
        column: usize,
        cell: ListCell,
        room: &mut ListRoom,
    ) -> Result<(), ListFault> {
        room.cell(cell.text.len())?;
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        if row.cells.len() <= column {
            room.cells(column - row.cells.len())?;
            row.cells.resize_with(column + 1, ListCell::default);
        }
        row.cells[column] = cell;
        Ok(())
    }

    /// The table of all records.
    pub(super) fn table(mut self, format: &'static str) -> ListTable {
        let cells = self.headings.into_iter().map(ListCell::text).collect();
        self.rows.insert(0, ListRow { cells, ..ListRow::default() });
        ListTable { format, keyed: true, rows: self.rows, ..ListTable::default() }
    }
}

/// A table from records: names and cells, in the order of the file.
pub(super) fn from_records(
    format: &'static str,
    records: Vec<Vec<(String, ListCell)>>,
    room: &mut ListRoom,
) -> Result<ListTable, ListFault> {
    let mut table = Records::default();
    for record in records {
        table.begin(room)?;
        for (name, cell) in record {
            let column = table.column(&name, room)?;
            table.put(column, cell, room)?;
        }
    }
    Ok(table.table(format))
}
