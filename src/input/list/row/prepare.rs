//! Rows before they are read: passed over, or their cells brought under the headings and recoded.
//! All go through it in the order of the list, since it counts what it meets.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, ListMessage, Message, Severity};
use crate::input::event::list_options::HiddenRows;
use crate::input::event::{Event, ListSpec};
use crate::input::field::Field;
use crate::input::list::column::header_row::{self, Header};
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::format::program_text::has_no_value;
use crate::input::list::format::{ListCell, ListRow, ListTable};
use crate::input::list::repair::cells::{CellLines, LONGEST_CELL};
use crate::input::list::repair::conversion::{Recoder, UnconvertedCell};
use crate::input::list::repair::missing_values::NoNames;
use crate::input::list::row::origin::{Headings, RowOrigin};

/// A list whose columns are known and whose cells are repaired.
pub(crate) struct RepairedList<'a> {
    pub(crate) file: &'a str,
    /// The table without its rows.
    pub(crate) table: &'a ListTable,
    pub(crate) header: &'a Header,
    pub(crate) columns: &'a ListColumns,
    pub(crate) spec: &'a ListSpec,
    pub(crate) event: &'a Event,
    /// The cells that have several lines.
    pub(crate) lines: &'a CellLines,
    /// Texts in place of names.
    pub(crate) no_names: &'a NoNames,
}

impl RepairedList<'_> {
    /// The first column of advocates.
    pub(crate) fn advocate_column(&self) -> Option<usize> {
        self.columns.fields.get(&Field::Advocate)?.first().copied()
    }
}

/// A fault of a row as such, and the heading of the column that it is about, if there is one.
pub(crate) type RowFault = (Message, Option<String>);

/// A row whose cells are cleaned and recoded.
pub(crate) struct PreparedRow {
    pub(crate) cells: Vec<ListCell>,
    pub(crate) origin: RowOrigin,
    pub(crate) fault: Option<RowFault>,
    pub(crate) unconverted: Vec<UnconvertedCell>,
    /// The remark of its reader on it.
    pub(crate) said: Option<Diagnostic>,
}

/// Prepares the rows of a list.
pub(crate) struct Preparer<'a, 'n> {
    list: &'a RepairedList<'a>,
    headings: Arc<Headings>,
    recoder: &'a mut Recoder<'n>,
    /// Number of rows that were passed over.
    pub(crate) empty_rows: usize,
    /// Number of the row before.
    last: usize,
    /// The texts of the column of advocates, with how many rows have each.
    pub(crate) advocates: BTreeMap<String, usize>,
}

impl<'a, 'n> Preparer<'a, 'n> {
    pub(crate) fn new(
        list: &'a RepairedList<'a>,
        headings: Arc<Headings>,
        recoder: &'a mut Recoder<'n>,
    ) -> Self {
        Self {
            list,
            headings,
            recoder,
            empty_rows: 0,
            last: list.header.number,
            advocates: BTreeMap::new(),
        }
    }

    /// Prepares a row. None if it is passed over; the remark if it only adds others up.
    pub(crate) fn prepare(&mut self, row: ListRow) -> Option<Result<PreparedRow, Diagnostic>> {
        // Workbooks leave empty rows out.
        self.empty_rows += (row.number - self.last).saturating_sub(1);
        self.last = row.number;
        let RepairedList { table, header, spec, .. } = self.list;
        if row.hidden && spec.hidden == Some(HiddenRows::Skip) {
            return None;
        }
        let is_empty = row.said.is_none() && row.is_empty();
        if is_empty || !table.keyed && header_row::is_repeated(&row, header) {
            self.empty_rows += 1;
            return None;
        }
        let origin = RowOrigin { row: row.number, headers: Arc::clone(&self.headings) };
        if let Some(words) = (!table.keyed).then(|| header_row::sum(&row)).flatten() {
            self.empty_rows += 1;
            let message = ListMessage::SumRow { words: words.to_owned() };
            return Some(Err(Diagnostic::at(message.into(), origin.place())));
        }
        let (fault, said) = match row.said.map(|said| *said) {
            Some(fault) if fault.0.severity() == Severity::Error => (Some(fault), None),
            Some((message, column)) => {
                (None, Some(Diagnostic::at(message, origin.cell(column, None))))
            }
            None => (None, None),
        };
        let found = row.cells.len();
        let mut cells = self.under_headings(row.cells);
        let fault = fault.or_else(|| self.fault(&cells, found));
        let unconverted = self.recode(&mut cells);
        self.count_advocate(&cells);
        Some(Ok(PreparedRow { cells, origin, fault, unconverted, said }))
    }

    /// As many cells as there are headings, where rows have no length of their own. Empty cells
    /// beyond the headings are harmless everywhere.
    fn under_headings(&self, mut cells: Vec<ListCell>) -> Vec<ListCell> {
        let RepairedList { table, header, .. } = self.list;
        let count = header.headings.len();
        while cells.len() > count
            && (table.lettered || cells.last().is_some_and(|cell| cell.text.is_empty()))
        {
            cells.pop();
        }
        if table.lettered || table.keyed {
            cells.resize_with(count, Default::default);
        }
        cells
    }

    /// The fault of a row that has a cell beyond all measure, or more or fewer cells than there
    /// are headings; `found` is how many the file has.
    fn fault(&self, cells: &[ListCell], found: usize) -> Option<RowFault> {
        let headings = &self.list.header.headings;
        let too_long = cells.iter().position(|cell| {
            cell.text.len() > LONGEST_CELL && cell.text.chars().count() > LONGEST_CELL
        });
        if let Some(column) = too_long {
            let length = cells[column].text.chars().count();
            let message = Message::CellTooLong { length, most: LONGEST_CELL };
            return Some((message, headings.get(column).cloned()));
        }
        let expected = headings.len();
        (cells.len() != expected).then_some((Message::RowRagged { found, expected }, None))
    }

    /// Recodes the cells of a row. Gives those that cannot be used.
    fn recode(&mut self, cells: &mut [ListCell]) -> Vec<UnconvertedCell> {
        // A formula is in no script.
        let formulas: Vec<(usize, String)> = cells
            .iter_mut()
            .enumerate()
            .filter(|(_, cell)| has_no_value(cell))
            .map(|(column, cell)| (column, std::mem::take(&mut cell.text)))
            .collect();
        let unconverted = self.recoder.row(cells.iter_mut().map(|cell| &mut cell.text));
        for (column, text) in formulas {
            cells[column].text = text;
        }
        unconverted
    }

    fn count_advocate(&mut self, cells: &[ListCell]) {
        let column = self.list.columns.counting(Field::Advocate, cells).first();
        let Some(cell) = column.and_then(|column| cells.get(*column)) else {
            return;
        };
        match self.advocates.get_mut(&cell.text) {
            Some(rows) => *rows += 1,
            None => drop(self.advocates.insert(cell.text.clone(), 1)),
        }
    }
}
