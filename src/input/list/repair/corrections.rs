//! `corrections.csv`: cells of lists that somebody made right beside the list, whose own file
//! stays as it is. Each is made only where the cell still reads as it did.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::{CorrectionMessage, Diagnostic, Diagnostics, Message, Place};
use crate::hindi::latin_digits;
use crate::input::event::ListSpec;
use crate::input::list::column::header_row::{self, Header};
use crate::input::list::column::krutidev;
use crate::input::list::format::plain::{plain_rows, plain_text};
use crate::input::list::format::{ListCell, ListRow, ListTable};

/// Where the corrections stand: beside the event file.
pub const CORRECTIONS_FILE: &str = "corrections.csv";

/// The headings of the file, in their order.
pub const CORRECTION_HEADINGS: [&str; 7] =
    ["file", "sheet", "row", "heading", "name", "was", "now"];

/// Stands between the cells of a row that is to be left out.
const BETWEEN_CELLS: &str = " | ";

/// A cell that is made right, or a row that is left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Correction {
    /// The list, as the event file names it.
    pub file: String,
    /// The sheet of a workbook; empty for any.
    pub sheet: String,
    /// The row, as messages name it: where the cell was when it was corrected.
    pub row: usize,
    /// The heading of its column; empty if the whole row is left out.
    pub heading: String,
    /// The name in that row, by which it is known again when rows have moved; where it has none
    /// or one that others have, too, its cells as in `was` of a row that is left out.
    pub name: String,
    /// The text of the cell as it stands in the list; of a row that is left out, its cells that
    /// are not empty, with ` | ` between them.
    pub was: String,
    /// The text that is read in its place.
    pub now: String,
}

/// The corrections of an event.
#[derive(Clone, Debug, Default)]
pub struct Corrections {
    /// The file as messages name it.
    file: String,
    /// Each with its row in the file.
    own: Vec<(usize, Correction)>,
    /// True of those that are of a list that was read.
    are_of_lists: Vec<bool>,
}

impl Corrections {
    /// Reads a `corrections.csv`, however a spreadsheet program has saved it.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn read(file: &str, bytes: &[u8]) -> Result<Self, Diagnostics> {
        let at = |row, value, message: CorrectionMessage| {
            let place =
                Place::Cell { file: file.to_owned(), sheet: None, row, column: None, value };
            Diagnostic::at(Message::Correction(message), place)
        };
        let is_heading = |cell: &str| CORRECTION_HEADINGS.contains(&cell);
        let (mut columns, mut own) = (None, Vec::new());
        let mut faults = Diagnostics::new();
        let is_csv = plain_rows(file, bytes, is_heading, |number, cells| {
            let Some(columns) = &columns else {
                let found = CORRECTION_HEADINGS.map(|heading| {
                    cells.iter().position(|cell| cell == heading).ok_or(heading)
                });
                let missing = found.iter().filter_map(|own| own.err());
                faults.extend(missing.map(|heading| {
                    at(number, None, CorrectionMessage::HeadingMissing { heading })
                }));
                columns = Some(found.map(Result::unwrap_or_default));
                return faults.is_empty();
            };
            let cell = |at: usize| {
                let cell = columns.get(at).and_then(|column: &usize| cells.get(*column));
                unguarded(cell.map_or("", String::as_str)).to_owned()
            };
            let [file, sheet, row, heading, name, was, now] = [0, 1, 2, 3, 4, 5, 6].map(cell);
            if let Ok(row) = latin_digits(&row).parse() {
                let correction = Correction { file, sheet, row, heading, name, was, now };
                own.push((number, correction));
            } else {
                let message = CorrectionMessage::RowUnknown { written: row.clone() };
                faults.push(at(number, Some(row), message));
            }
            true
        })?;
        if !is_csv {
            let message = Message::Correction(CorrectionMessage::NotCsv);
            return Err(Diagnostic::at(message, Place::file(file)).into());
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let are_of_lists = vec![false; own.len()];
        Ok(Self { file: file.to_owned(), own, are_of_lists })
    }

    /// The corrections, in the order of the file.
    pub fn iter(&self) -> impl Iterator<Item = &Correction> {
        self.own.iter().map(|(_, own)| own)
    }

    /// The file, and those of the file of a list, with their rows.
    pub(crate) fn of_file(&self, spec: &ListSpec) -> (&str, Vec<&(usize, Correction)>) {
        (&self.file, self.own.iter().filter(|(_, own)| own.file == spec.file).collect())
    }

    /// The same, of which none is known to be of a list.
    pub(crate) fn unmarked(&self) -> Self {
        Self { are_of_lists: vec![false; self.own.len()], ..self.clone() }
    }

    /// Which of [`Corrections::of_file`] are known to be of a list.
    pub(crate) fn marks(&self, spec: &ListSpec) -> Vec<bool> {
        let all = self.own.iter().zip(&self.are_of_lists);
        all.filter(|((_, own), _)| own.file == spec.file).map(|(_, mark)| *mark).collect()
    }

    /// Notes of more of [`Corrections::of_file`] that they are of a list.
    pub(crate) fn mark(&mut self, spec: &ListSpec, marks: &[bool]) {
        let all = self.own.iter().zip(&mut self.are_of_lists);
        let of_file = all.filter(|((_, own), _)| own.file == spec.file).map(|(_, mark)| mark);
        of_file.zip(marks).for_each(|(mark, is_of_list)| *mark |= is_of_list);
    }

    /// Makes those that are of a list, and says which could not be made.
    pub(crate) fn make(&mut self, table: &mut ListTable, spec: &ListSpec) -> MadeCorrections {
        let mut made = MadeCorrections::default();
        if self.own.is_empty() {
            return made;
        }
        // A list without headings is refused for that.
        let Ok(header) = header_row::headings(&self.file, table, spec) else { return made };
        let headings = Headings::new(&header, spec);
        let is_own = |own: &Correction| {
            let is_sheet = table.sheet.as_deref().is_none_or(|sheet| sheet == own.sheet);
            own.file == spec.file && (is_sheet || own.sheet.is_empty())
        };
        // All are looked for before the first is made: one would hide the row of another.
        let body = table.rows.get(header.body..).unwrap_or_default();
        let mut found = Vec::new();
        for ((line, own), is_of_list) in self.own.iter().zip(&mut self.are_of_lists) {
            if is_own(own) {
                *is_of_list = true;
                found.push((*line, own, headings.place(body, own)));
            }
        }
        let (mut left_out, mut corrected) = (BTreeSet::new(), BTreeMap::new());
        for (line, own, found) in found {
            let is_made = match found {
                Some(Found::Row(at)) => left_out.insert(header.body + at),
                Some(Found::Cell(at, column)) => {
                    let before = corrected.insert((at, column), &*own.now);
                    if before.is_none() {
                        let row = &mut table.rows[header.body + at];
                        made.cells.push(headings.correct(row, column, own));
                    }
                    before.is_none_or(|before| before == own.now)
                }
                Some(Found::Right) => true,
                None => false,
            };
            if !is_made {
                made.said.push(not_made(&self.file, line, own));
            }
        }
        for at in left_out.iter().rev() {
            table.rows.remove(*at);
        }
        let (cells, rows) = (made.cells.len(), left_out.len());
        if cells + rows > 0 {
            made.header = u32::try_from(header.number).ok().filter(|_| !table.keyed);
            let message = Message::Correction(CorrectionMessage::Made { cells, rows });
            made.said.push(Diagnostic::at(message, Place::file(&spec.file)));
        }
        made
    }

    /// Says of each that is of no list that it is.
    pub(crate) fn of_no_list(&self) -> Diagnostics {
        let lost =
            self.own.iter().zip(&self.are_of_lists).filter(|(_, is_of_list)| !*is_of_list);
        let fault = |((line, own), _): (&(usize, Correction), _)| {
            let message = CorrectionMessage::ListUnknown { list: own.file.clone() };
            Diagnostic::at(Message::Correction(message), place(&self.file, *line))
        };
        lost.map(fault).collect()
    }
}

/// The outcome of the corrections of a list.
#[derive(Debug, Default)]
pub(crate) struct MadeCorrections {
    /// The cells that read otherwise now.
    pub(crate) cells: Vec<CorrectedCell>,
    /// A note of how many were made, and a warning for each that was not.
    pub(crate) said: Diagnostics,
    /// The row of the headings, if anything was made: headings that stand in the list once more are
    /// not to be taken for them when there are fewer rows before them.
    header: Option<u32>,
}

impl MadeCorrections {
    /// The way in which the list is to be read now.
    pub(crate) fn spec<'s>(&self, spec: &'s ListSpec) -> Cow<'s, ListSpec> {
        match self.header {
            Some(_) => Cow::Owned(ListSpec { header: self.header, ..spec.clone() }),
            None => Cow::Borrowed(spec),
        }
    }
}

/// A cell that a correction changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CorrectedCell {
    /// The number of its row, as messages name it.
    pub row: usize,
    /// Its column, from 0.
    pub column: usize,
    /// Its text in the list.
    pub was: String,
}

/// The place of a row of the corrections.
fn place(file: &str, row: usize) -> Place {
    Place::Cell { file: file.to_owned(), sheet: None, row, column: None, value: None }
}

fn not_made(file: &str, line: usize, own: &Correction) -> Diagnostic {
    let (heading, was) = (own.heading.clone(), own.was.clone());
    let name = if own.name == own.was { String::new() } else { own.name.clone() };
    let message = CorrectionMessage::NotMade { heading, was, name };
    Diagnostic::at(Message::Correction(message), place(file, line))
}

/// A cell without the mark that keeps a spreadsheet program from changing it.
fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').unwrap_or(cell)
}

/// The cells of a row that are not empty, as a correction has them.
pub(crate) fn whole(row: &ListRow) -> String {
    cells_as_one(row.texts().map(plain_text))
}

/// The cells of a row that are not empty, in one text.
pub fn cells_as_one<T: AsRef<str>>(cells: impl IntoIterator<Item = T>) -> String {
    let mut one = String::new();
    for cell in cells {
        let cell = cell.as_ref();
        if !cell.is_empty() {
            if !one.is_empty() {
                one.push_str(BETWEEN_CELLS);
            }
            one.push_str(cell);
        }
    }
    one
}

/// The row of a correction's number, if it is meant.
fn here(
    body: &[ListRow],
    own: &Correction,
    is_meant: &dyn Fn(&ListRow) -> bool,
) -> Option<usize> {
    let here = body.binary_search_by_key(&own.row, |row| row.number).ok();
    here.filter(|at| is_meant(&body[*at]))
}

/// The only row that is meant.
fn only(body: &[ListRow], is_meant: &dyn Fn(&ListRow) -> bool) -> Option<usize> {
    let mut meant = (0..body.len()).filter(|at| is_meant(&body[*at]));
    meant.next().filter(|_| meant.next().is_none())
}

/// The thing that a correction is of.
enum Found {
    /// A row below the headings, to be left out.
    Row(usize),
    /// A cell, by its row below the headings and its column.
    Cell(usize, usize),
    /// A cell that reads as it is to read: the list itself was corrected.
    Right,
}

/// The headings of a list by which corrections find columns.
struct Headings {
    /// As they stand there, and as messages name them.
    names: Vec<[String; 2]>,
}

impl Headings {
    fn new(header: &Header, spec: &ListSpec) -> Self {
        let mut named = header.headings.clone();
        krutidev::headings(&mut named, spec);
        let names = header.headings.iter().zip(&named);
        Self { names: names.map(|(own, named)| [plain_text(own), plain_text(named)]).collect() }
    }

    /// The columns that a correction is of.
    fn columns(&self, own: &Correction) -> impl Iterator<Item = usize> {
        let named = move |(_, names): &(usize, &[String; 2])| names.contains(&own.heading);
        self.names.iter().enumerate().filter(named).map(|(column, _)| column)
    }

    /// The thing that a correction is of: that of its row, or if another's row stands there now,
    /// the only one that it can be. None if there is none, or the list was corrected and the row
    /// that still reads so may be another's.
    fn place(&self, body: &[ListRow], own: &Correction) -> Option<Found> {
        if own.heading.is_empty() {
            let is_meant = |row: &ListRow| whole(row) == own.was;
            let found = here(body, own, &is_meant).or_else(|| only(body, &is_meant));
            return found.map(Found::Row);
        }
        let was = |column| move |row: &ListRow| is_of(row, column, &own.was, own);
        let now = |column| move |row: &ListRow| is_of(row, column, &own.now, own);
        for column in self.columns(own) {
            // A row without a name may be anybody's, wherever it stands.
            let is_sure =
                |at: &usize| !own.name.is_empty() || only(body, &was(column)) == Some(*at);
            if let Some(at) = here(body, own, &was(column)).filter(is_sure) {
                return Some(Found::Cell(at, column));
            }
            if !own.name.is_empty() && here(body, own, &now(column)).is_some() {
                return Some(Found::Right);
            }
        }
        if own.name.is_empty() {
            return None;
        }
        let is_right = self.columns(own).any(|column| only(body, &now(column)).is_some());
        let to_correct = self
            .columns(own)
            .find_map(|column| Some(Found::Cell(only(body, &was(column))?, column)));
        match (to_correct, is_right) {
            (Some(_), true) | (None, false) => None,
            (Some(cell), false) => Some(cell),
            (None, true) => Some(Found::Right),
        }
    }

    /// Makes a correction in a cell.
    fn correct(&self, row: &mut ListRow, column: usize, own: &Correction) -> CorrectedCell {
        if row.cells.len() <= column {
            row.cells.resize_with(column + 1, ListCell::default);
        }
        let was = std::mem::replace(&mut row.cells[column], ListCell::text(&*own.now)).text;
        // What its reader said of the cell holds no more.
        let heading = row.said.as_ref().and_then(|said| said.1.as_deref());
        if heading.is_some_and(|heading| self.names[column].contains(&plain_text(heading))) {
            row.said = None;
        }
        CorrectedCell { row: row.number, column, was }
    }
}

/// True if a cell has this text, and its row is that of a correction: it has its name, or reads as
/// a whole like that, as it stood before the correction.
fn is_of(row: &ListRow, column: usize, text: &str, own: &Correction) -> bool {
    let cell = |text: &str| plain_text(text);
    let is_text = cell(row.cells.get(column).map_or("", |cell| &cell.text)) == text;
    // A name that was corrected is no longer the one to look for.
    let name = if own.name == own.was { text } else { &*own.name };
    let has_name = || name.is_empty() || row.texts().any(|text| cell(text) == name);
    is_text && (has_name() || written(row, column, &own.was) == own.name)
}

/// The cells of a row that are not empty, as [`whole`] has them, one of them with another text.
fn written(row: &ListRow, column: usize, text: &str) -> String {
    let mut cells: Vec<String> = row.texts().map(plain_text).collect();
    cells.resize(cells.len().max(column + 1), String::new());
    text.clone_into(&mut cells[column]);
    cells_as_one(cells)
}
