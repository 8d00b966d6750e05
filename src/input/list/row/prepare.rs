//! Rows before they are read: passed over, or their cells brought under the headings and recoded.
//! All go through it in the order of the list, since it counts what it meets.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, ListMessage, Message, Place, Severity};
use crate::hindi::{is_devanagari, with_full_stops, with_visarga};
use crate::input::event::ListSpec;
use crate::input::event::list_event::ListEvent;
use crate::input::event::list_options::HiddenRows;
use crate::input::field::Field;
use crate::input::list::column::header_row::{self, Header};
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::column::nobody::sum;
use crate::input::list::format::program_text::has_no_value;
use crate::input::list::format::{ListCell, ListRow, ListTable};
use crate::input::list::repair::cells::{
    CellLines, LONGEST_CELL, Spelling, WrittenCells, repair_spelling,
};
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
    pub(crate) event: &'a ListEvent,
    /// The cells that have several lines.
    pub(crate) lines: &'a CellLines,
    /// The cells whose spelling was repaired.
    pub(crate) written: &'a WrittenCells,
    /// Texts in place of names.
    pub(crate) no_names: &'a NoNames,
    /// True if the template may print columns of the list's own.
    pub(crate) own_may_print: bool,
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
    /// Remarks of its reader on it, and on the spelling of its cells.
    pub(crate) said: Vec<Diagnostic>,
}

/// Cells that are alike in what is to be said of them, and the first of them.
#[derive(Default)]
pub(crate) struct AlikeCells {
    cells: usize,
    first: Option<(Place, String)>,
}

impl AlikeCells {
    fn add(&mut self, place: impl FnOnce() -> Place, text: &str) {
        self.cells += 1;
        self.first.get_or_insert_with(|| (place(), text.to_owned()));
    }
}

/// Findings of the spelling of cells that were converted, which could not be looked at before.
#[derive(Default)]
pub(crate) struct ConvertedSpelling {
    zeros: AlikeCells,
    colons: AlikeCells,
    /// Number of cells that were repaired.
    pub(crate) repaired: usize,
}

impl ConvertedSpelling {
    /// The remarks on all of them.
    pub(crate) fn remarks(self) -> impl Iterator<Item = Diagnostic> {
        let say = |own: AlikeCells, message: fn(usize, String) -> Option<ListMessage>| {
            let (place, found) = own.first?;
            Some(Diagnostic::at(message(own.cells, found)?.into(), place))
        };
        let zeros = say(self.zeros, |cells, found| {
            let repaired = with_full_stops(&found)?;
            Some(ListMessage::ZeroMark { cells, found, repaired })
        });
        let colons = say(self.colons, |cells, found| {
            let repaired = with_visarga(&found)?;
            Some(ListMessage::ColonForVisarga { cells, found, repaired })
        });
        zeros.into_iter().chain(colons)
    }
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
    /// The texts of the column of advocates, with how many rows have each, and the first of them.
    pub(crate) advocates: BTreeMap<String, (usize, usize)>,
    pub(crate) spelling: ConvertedSpelling,
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
            spelling: ConvertedSpelling::default(),
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
        if let Some(words) = (!table.keyed).then(|| sum(row.texts())).flatten() {
            let message = ListMessage::SumRow { words: words.to_owned() };
            return Some(Err(self.pass_over(message, &origin)));
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
        let (unconverted, of_spelling) = self.recode(&mut cells, &origin);
        // Words in Kruti Dev are known only now.
        let texts = || cells.iter().map(|cell| cell.text.as_str());
        if let Some(words) = (!table.keyed).then(|| sum(texts())).flatten() {
            let message = ListMessage::SumRow { words: words.to_owned() };
            return Some(Err(self.pass_over(message, &origin)));
        }
        self.count_advocate(&cells, origin.row);
        let said = said.into_iter().chain(of_spelling).collect();
        Some(Ok(PreparedRow { cells, origin, fault, unconverted, said }))
    }

    /// The remark on a row that is nobody's.
    fn pass_over(&mut self, message: ListMessage, origin: &RowOrigin) -> Diagnostic {
        self.empty_rows += 1;
        Diagnostic::at(message.into(), origin.place())
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

    /// Recodes the cells of a row, and repairs the spelling of those that were not in Devanagari.
    /// Gives those that cannot be used, and remarks on the others.
    fn recode(
        &mut self,
        cells: &mut [ListCell],
        origin: &RowOrigin,
    ) -> (Vec<UnconvertedCell>, Vec<Diagnostic>) {
        // A formula is in no script.
        let formulas: Vec<(usize, String)> = cells
            .iter_mut()
            .enumerate()
            .filter(|(_, cell)| has_no_value(cell))
            .map(|(column, cell)| (column, std::mem::take(&mut cell.text)))
            .collect();
        let is_other = |cell: &ListCell| !cell.text.contains(is_devanagari);
        let others: Vec<usize> =
            (0..).zip(&*cells).filter(|(_, cell)| is_other(cell)).map(|(at, _)| at).collect();
        let unconverted =
            self.recoder.row(origin.row, cells.iter_mut().map(|cell| &mut cell.text));
        let mut said = Vec::new();
        for column in others {
            let cell = &mut cells[column];
            if !is_other(cell) {
                let spelling = repair_spelling(&mut cell.text, self.list.spec);
                said.extend(self.remarks(spelling, column, &cells[column].text, origin));
            }
        }
        for (column, text) in formulas {
            cells[column].text = text;
        }
        (unconverted, said)
    }

    /// The remarks on the spelling of a cell; what many have in common is counted.
    fn remarks(
        &mut self,
        spelling: Spelling,
        column: usize,
        text: &str,
        origin: &RowOrigin,
    ) -> Vec<Diagnostic> {
        let RepairedList { columns, header, own_may_print, .. } = self.list;
        self.spelling.repaired += usize::from(spelling.written.is_some());
        if !columns.is_printed(column, *own_may_print) {
            return Vec::new();
        }
        let heading = header.headings.get(column);
        let place = || origin.cell(heading.cloned(), Some(text.to_owned()));
        if spelling.zero {
            self.spelling.zeros.add(place, text);
        }
        if spelling.colon {
            self.spelling.colons.add(place, text);
        }
        let said = spelling.said.into_iter();
        said.map(|message| Diagnostic::at(message.into(), place())).collect()
    }

    fn count_advocate(&mut self, cells: &[ListCell], row: usize) {
        let column = self.list.columns.counting(Field::Advocate, cells).first();
        let Some(cell) = column.and_then(|column| cells.get(*column)) else {
            return;
        };
        match self.advocates.get_mut(&cell.text) {
            Some((rows, _)) => *rows += 1,
            None => drop(self.advocates.insert(cell.text.clone(), (1, row))),
        }
    }
}
