//! Records with names, as JSON, TOML and contacts have them, made rows under headings.

use std::collections::BTreeMap;

use super::fault::Fault;
use super::room::Room;
use super::table::{Cell, Row, Table};
use crate::diagnostic::Message;

/// Makes a table of records, a cell at a time: the names of cells become the headings in the order
/// in which they are first met.
#[derive(Debug, Default)]
pub(super) struct Records {
    headings: Vec<String>,
    columns: BTreeMap<String, usize>,
    /// By column, the number of the last row that has it.
    last: Vec<usize>,
    rows: Vec<Row>,
}

impl Records {
    /// Begins the next record.
    pub(super) fn begin(&mut self, room: &mut Room) -> Result<(), Fault> {
        room.filled_row()?;
        room.any_row()?;
        let number = self.rows.len() + 1;
        self.rows.push(Row { number, ..Row::default() });
        Ok(())
    }

    /// The column of a name in the record that was begun.
    ///
    /// # Errors
    /// A record that has it already.
    pub(super) fn column(&mut self, name: &str, room: &mut Room) -> Result<usize, Fault> {
        let row = self.rows.len();
        let column = if let Some(column) = self.columns.get(name) {
            *column
        } else {
            let column = self.headings.len();
            Room::column(column)?;
            // It is a heading, too.
            room.cell(name.len())?;
            room.memory(2 * name.len())?;
            self.headings.push(name.to_owned());
            self.columns.insert(name.to_owned(), column);
            self.last.push(0);
            column
        };
        if self.last[column] == row {
            return Err(Fault::Said(Message::HeaderTwice { header: name.to_owned() }));
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
        cell: Cell,
        room: &mut Room,
    ) -> Result<(), Fault> {
        room.cell(cell.text.len())?;
        let Some(row) = self.rows.last_mut() else { return Ok(()) };
        if row.cells.len() <= column {
            room.cells(column - row.cells.len())?;
            row.cells.resize_with(column + 1, Cell::default);
        }
        row.cells[column] = cell;
        Ok(())
    }

    /// The table of all records.
    pub(super) fn table(mut self, format: &'static str) -> Table {
        let cells = self.headings.into_iter().map(Cell::text).collect();
        self.rows.insert(0, Row { cells, ..Row::default() });
        Table { format, keyed: true, rows: self.rows, ..Table::default() }
    }
}

/// A table from records: names and cells, in the order of the file.
pub(super) fn from_records(
    format: &'static str,
    records: Vec<Vec<(String, Cell)>>,
    room: &mut Room,
) -> Result<Table, Fault> {
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
