//! One list: its bytes become valid invitees and rows that are rejected.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::diagnostic::{
    Diagnostic, Diagnostics, ListMessage, ListRead, Message, Place, RowNumbers, Severity,
    SheetMessage,
};
use crate::input::event::advocate_index::AdvocateIndex;
use crate::input::event::list_options::HiddenRows;
use crate::input::event::{Event, ListSpec, Signing};
use crate::input::field::Field;
use crate::input::file::budget::Budget;
use crate::input::file::read::FileBytes;
use crate::input::list::column::header_row::Header;
use crate::input::list::column::mapping::{Columns, REMARKS, columns};
use crate::input::list::column::{header_row, krutidev};
use crate::input::list::format;
use crate::input::list::format::Table;
use crate::input::list::format::missing_value::says_nothing;
use crate::input::list::format::program_text::has_no_value;
use crate::input::list::format::{Cell, Row, letters};
use crate::input::list::repair::cells::{
    LONGEST_CELL, Lines, Remark, RepairedCells, repair_cells,
};
use crate::input::list::repair::conversion::{Recoder, UnconvertedCell};
use crate::input::list::repair::missing_values::NoNames;
use crate::input::list::repair::name_book::NameBook;
use crate::input::list::repair::{dates, merged_cells, missing_values};
use crate::input::list::row::invitee::Invitee;
use crate::input::list::row::origin::{Headings, RowOrigin};
use crate::input::list::row::read::ValidRow;
use crate::input::list::row::rejected::RejectedRow;
use crate::input::list::row::{read, warnings};
use crate::input::text::cell_text;
use crate::parallel::{Shares, cores, in_parallel};

/// Content of a list.
#[derive(Debug, Default)]
pub(in crate::input) struct List {
    pub(in crate::input) invitees: Vec<Invitee>,
    pub(in crate::input) rejected: Vec<RejectedRow>,
    pub(in crate::input) empty_rows: usize,
    /// How it was read, and what is worth saying of it as a whole.
    pub(in crate::input) said: Diagnostics,
    /// The names in Latin letters for which there is nothing in `names.toml`.
    pub(in crate::input) latin: Vec<String>,
}

/// The rows of a list as they are written.
pub(in crate::input) fn read_table(
    file: &str,
    bytes: &[u8],
    spec: &ListSpec,
    budget: &Budget,
) -> Result<Table, Diagnostic> {
    let is_list = |rows: &[Row]| {
        // Only headings are looked for, but they may need cleaning, too.
        let cleaned: Vec<Row> = rows
            .iter()
            .filter(|row| !row.is_empty())
            .take(30)
            .map(|row| Row {
                number: row.number,
                cells: row
                    .cells
                    .iter()
                    .map(|c| Cell::text(cell_text(start(&c.text))))
                    .collect(),
                ..Row::default()
            })
            .collect();
        header_row::is_list(&cleaned, spec)
    };
    format::read(file, bytes, spec, budget, &is_list)
}

/// The part of a cell in which a heading would end: no heading is longer than this.
fn start(text: &str) -> &str {
    const HEADING: usize = 1_000;
    &text[..text.floor_char_boundary(HEADING)]
}

/// Rows that a thread takes at a time.
const CHUNK: usize = 128;

/// How work on the rows of a list is shared out.
pub(in crate::input) fn shares(count: usize) -> Shares {
    Shares { count, chunk: CHUNK, threads: cores() }
}

/// Reads a list.
///
/// Faults of the whole list are errors; those of single rows are in [`List::rejected`].
#[expect(clippy::too_many_lines, reason = "steps in order, each on what the last one left")]
pub(in crate::input) fn read_list(
    list: FileBytes,
    spec: &ListSpec,
    event: &Event,
    names: &NameBook,
    budget: &Budget,
) -> Result<List, Diagnostics> {
    let FileBytes { shown, bytes, reserved } = list;
    let file = shown.as_str();
    let mut table = read_table(file, &bytes, spec, budget)?;
    // A list may be long, and what it is made of as well.
    drop((bytes, reserved));
    forget_remarks(&mut table);
    let RepairedCells { cells: repaired, said: of_cells, lines } =
        repair_cells(&mut table, spec);
    let header = headings(file, &table, spec).map(|mut header| {
        krutidev::headings(&mut header.headings, spec);
        header
    });
    let named = header.as_ref().map_or(&[][..], |header| &header.headings);
    let mut said: Diagnostics =
        of_cells.into_iter().map(|remark| remark.diagnostic(file, &table, named)).collect();
    // Cells of which the letters are lost: the list is refused, but read to its end, so that all
    // that is wrong with it is said at once. What follows from them is not said.
    let is_refused = said.has_errors();
    if is_refused && header.is_err() {
        return Err(said);
    }
    if spec.sheet.is_some() && !table.lettered {
        let message = ListMessage::SheetNeedless { format: table.format };
        said.push(Diagnostic::at(Message::List(message), Place::file(file)));
    }
    let header = header?;
    let header_place = if table.keyed {
        // Keys stand in no row.
        Place::file(file)
    } else {
        let (file, sheet) = (file.to_owned(), table.sheet.clone());
        Place::Cell { file, sheet, row: header.number, column: None, value: None }
    };
    let mut columns = match columns(&header.headings, spec, &header_place) {
        Err(_) if is_refused => return Err(said),
        columns => columns?,
    };
    said.extend(std::mem::take(&mut columns.warnings));
    let body = &mut table.rows[header.body..];
    let no_names = missing_values::clear(body, &header.headings, &columns, spec);
    let of_sheet = |message: SheetMessage| {
        let place = match &table.sheet {
            // A sheet as a whole.
            Some(_) => header_place.clone(),
            None => Place::file(file),
        };
        Diagnostic::at(message.into(), place)
    };
    said.extend(hidden_rows(body, spec).map(of_sheet));
    let of_dates = dates::remarks(body, &header.headings, &columns);
    said.extend(table.said.take().map(of_sheet));
    let shown = |remark: Remark| remark.diagnostic(file, &table, &header.headings);
    said.extend(of_dates.into_iter().map(shown));
    said.extend(
        unheaded(&table, &header)
            .map(|message| Diagnostic::at(Message::List(message), header_place.clone())),
    );

    if let Some(header_text) = advocates_elsewhere(&table, &header, &columns, event) {
        let message = ListMessage::AdvocateColumn { header: header_text };
        said.push(Diagnostic::at(Message::List(message), header_place.clone()));
    }

    for (column, rows) in merged_cells::fill(&mut table, &header, &columns) {
        let header = header.headings.get(column).cloned().unwrap_or_default();
        let message = ListMessage::MergedCells { header, rows };
        said.push(Diagnostic::at(Message::List(message), header_place.clone()));
    }

    let rows = std::mem::take(&mut table.rows);
    let texts = rows
        .iter()
        .skip(header.body)
        .flat_map(|row| row.cells.iter().enumerate())
        .filter(|(_, cell)| !has_no_value(cell))
        .map(|(column, cell)| (column, cell.text.as_str()));
    let field =
        |index| columns.fields.iter().find(|(_, at)| at.contains(&index)).map(|(f, _)| *f);
    let mut recoder =
        Recoder::new(&header.headings, field, (spec, event.letter.language), names, texts)
            .map_err(|messages| {
                let fault = |message| Diagnostic::at(message, header_place.clone());
                let before =
                    if is_refused { std::mem::take(&mut said) } else { Diagnostics::new() };
                let faults = messages.into_iter().map(fault);
                before.into_iter().chain(faults).collect::<Diagnostics>()
            })?;
    let mut list = rows_of(
        file,
        &table,
        rows,
        &header,
        &columns,
        spec,
        event,
        &mut recoder,
        &lines,
        &no_names,
    );
    let open = list.invitees.iter().filter(|invitee| invitee.guardian().is_some());
    let open: Vec<usize> = open.map(|invitee| invitee.origin.row).collect();
    if let Some(column) = columns.fields.get(&Field::Guardian).and_then(|c| c.first())
        && !open.is_empty()
    {
        let header_text = header.headings[*column].clone();
        let message = ListMessage::GuardianOpen { header: header_text, rows: RowNumbers(open) };
        said.push(Diagnostic::at(Message::List(message), header_place.clone()));
    }
    let (of_columns, latin) = recoder.finish();
    list.latin = latin;
    said.extend(of_columns.into_iter().map(|(heading, message)| {
        let place = Place::Cell {
            file: file.to_owned(),
            sheet: table.sheet.clone(),
            row: header.number,
            column: Some(heading),
            value: None,
        };
        Diagnostic::at(message, place)
    }));
    let read = ListRead {
        format: table.format,
        encoding: table.encoding,
        separator: table.separator,
        sheet: table.sheet,
        header_row: (!table.keyed).then_some(header.number),
        rows: list.invitees.len() + list.rejected.len(),
        repaired,
        own: columns.own.into_iter().map(|(_, heading)| heading).collect(),
    };
    said.push(Diagnostic::at(
        Message::List(ListMessage::Read(Box::new(read))),
        Place::file(file),
    ));
    said.extend(std::mem::take(&mut list.said));
    if is_refused {
        said.extend(list.rejected.into_iter().flat_map(|row| row.diagnostics));
        let is_fault = |said: &Diagnostic| said.severity() != Severity::Note;
        return Err(said.into_iter().filter(is_fault).collect());
    }
    list.said = said;
    Ok(list)
}

/// What there is to say of the rows that a spreadsheet program does not show. If the event file
/// asks for it, they are emptied.
fn hidden_rows(body: &mut [Row], spec: &ListSpec) -> Option<SheetMessage> {
    let filled = body.iter().filter(|row| !row.is_empty());
    let (hidden, shown): (Vec<&Row>, Vec<&Row>) = filled.partition(|row| row.hidden);
    let rows = RowNumbers(hidden.iter().map(|row| row.number).collect());
    let (count, are_all) = (hidden.len(), shown.is_empty());
    if count == 0 {
        return None;
    }
    Some(match spec.hidden {
        None => SheetMessage::RowsHidden { rows },
        Some(HiddenRows::Keep) => SheetMessage::HiddenKept { rows },
        Some(HiddenRows::Skip) => {
            for row in body.iter_mut().filter(|row| row.hidden) {
                row.cells.clear();
            }
            if are_all {
                SheetMessage::AllHidden { count }
            } else {
                SheetMessage::HiddenSkipped { rows }
            }
        }
    })
}

/// Empties the column of remarks that `check` wrote: it speaks of the list, and is none of it.
fn forget_remarks(table: &mut Table) {
    /// Titles may stand above the headings.
    const LOOKED_AT: usize = 50;
    let place = table.rows.iter().take(LOOKED_AT).enumerate().find_map(|(row, own)| {
        Some((row, own.cells.iter().position(|cell| cell.text.trim() == REMARKS)?))
    });
    let Some((header, column)) = place else { return };
    for row in table.rows.iter_mut().skip(header + 1) {
        if let Some(cell) = row.cells.get_mut(column) {
            cell.text.clear();
        }
    }
}

pub(in crate::input) fn headings(
    file: &str,
    table: &Table,
    spec: &ListSpec,
) -> Result<Header, Diagnostic> {
    let rows = &table.rows;
    if rows.iter().all(Row::is_empty) {
        return Err(Diagnostic::at(Message::ListEmpty, Place::file(file)));
    }
    if table.keyed {
        let headings = rows[0].cells.iter().map(|cell| cell.text.clone()).collect();
        return Ok(Header { body: 1, number: 0, headings, rows: Vec::new() });
    }
    match spec.header {
        Some(number) => {
            let row = number as usize;
            rows.iter()
                .position(|candidate| candidate.number == row && !candidate.is_empty())
                .map(|index| header_row::at(rows, index, spec))
                .ok_or_else(|| {
                    let message = ListMessage::HeaderRowEmpty { row };
                    Diagnostic::at(Message::List(message), Place::file(file))
                })
        }
        None => header_row::find(rows, spec)
            .ok_or_else(|| Diagnostic::at(Message::ListEmpty, Place::file(file))),
    }
}

/// The heading of a column of the list's own in which advocates are named, if no column is known
/// to be theirs.
fn advocates_elsewhere(
    table: &Table,
    header: &Header,
    columns: &Columns,
    event: &Event,
) -> Option<String> {
    /// So many cells tell.
    const SAMPLE: usize = 50;
    if columns.fields.contains_key(&Field::Advocate) || event.advocates.len() < 2 {
        return None;
    }
    let roster = AdvocateIndex::new(&event.advocates);
    let found = columns.own.iter().find(|(column, _)| {
        let rows = table.rows.iter().skip(header.body);
        let cells = rows.filter_map(|row| row.cells.get(*column)).map(|cell| &*cell.text);
        let sample: Vec<&str> = cells.filter(|text| !text.is_empty()).take(SAMPLE).collect();
        let known = sample.iter().filter(|text| roster.find(text).is_ok()).count();
        known > 0 && known * 2 >= sample.len()
    });
    found.map(|(_, heading)| heading.clone())
}

/// Columns of a workbook that have cells but no heading. A row of CSV with cells beyond the
/// headings is a fault of the row.
fn unheaded(table: &Table, header: &Header) -> impl Iterator<Item = ListMessage> {
    let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
    let width = header.headings.len();
    for row in &table.rows[header.body..] {
        for (column, cell) in row.cells.iter().enumerate() {
            let headed = header.headings.get(column).is_some_and(|text| !text.is_empty());
            if !headed && !says_nothing(&cell.text) && (table.lettered || column < width) {
                *counts.entry(column).or_default() += 1;
            }
        }
    }
    counts
        .into_iter()
        .map(|(column, cells)| ListMessage::ColumnUnheaded { letter: letters(column), cells })
}

/// A row whose cells are cleaned and recoded.
struct Prepared {
    cells: Vec<Cell>,
    origin: RowOrigin,
    fault: Option<(Message, Option<String>)>,
    unread: Vec<UnconvertedCell>,
    /// Remarks of its reader on it.
    said: Option<Diagnostic>,
}

#[expect(clippy::too_many_arguments, reason = "each is what another step of reading gave")]
#[expect(
    clippy::too_many_lines,
    reason = "steps in order, then the rows in parallel over all that they gave"
)]
fn rows_of(
    file: &str,
    table: &Table,
    rows: Vec<Row>,
    header: &Header,
    columns: &Columns,
    spec: &ListSpec,
    event: &Event,
    recoder: &mut Recoder<'_>,
    lines: &Lines,
    no_names: &NoNames,
) -> List {
    let headings = &header.headings;
    let fields = columns
        .fields
        .iter()
        .filter_map(|(field, columns)| {
            Some((field.name(), headings[*columns.first()?].clone()))
        })
        .collect();
    let letters = if table.lettered {
        headings.iter().cloned().zip((0..).map(letters)).collect()
    } else {
        BTreeMap::new()
    };
    let sheet = table.sheet.clone();
    let mut own: Vec<(&str, usize)> =
        columns.own.iter().map(|(index, heading)| (heading.as_str(), *index)).collect();
    own.sort_unstable();
    let (own_headings, own): (Vec<String>, Vec<usize>) =
        own.into_iter().map(|(heading, index)| (heading.to_owned(), index)).unzip();
    let file = file.to_owned();
    let list = spec.index;
    let headers = Arc::new(Headings { list, file, fields, own: own_headings, letters, sheet });
    let file = &headers.file;
    let roster = AdvocateIndex::new(&event.advocates);
    let must_name_advocate =
        event.letter.signing == Signing::Issuing && event.assignment.is_none();
    let context = read::Context {
        columns,
        own: &own,
        spec,
        must_name_advocate,
        roster: &roster,
        no_names,
    };
    let count = rows.len().saturating_sub(header.body);
    let mut list = List { invitees: Vec::with_capacity(count), ..List::default() };
    let advocate_column = columns.fields.get(&Field::Advocate).and_then(|at| at.first());
    let mut advocates: BTreeMap<String, usize> = BTreeMap::new();
    let mut last = header.number;
    let prepared = rows.into_iter().skip(header.body).filter_map(|row| {
        // Workbooks leave empty rows out.
        list.empty_rows += (row.number - last).saturating_sub(1);
        last = row.number;
        if row.hidden && spec.hidden == Some(HiddenRows::Skip) {
            return None;
        }
        let is_empty = row.said.is_none() && row.is_empty();
        if is_empty || !table.keyed && header_row::is_repeated(&row, header) {
            list.empty_rows += 1;
            return None;
        }
        let origin = RowOrigin { row: row.number, headers: Arc::clone(&headers) };
        if let Some(words) = (!table.keyed).then(|| header_row::sum(&row)).flatten() {
            list.empty_rows += 1;
            let message = ListMessage::SumRow { words: words.to_owned() };
            let place = origin.cell(None, None);
            return Some(Err(Diagnostic::at(Message::List(message), place)));
        }
        let (said, said_of_file) = match row.said.map(|said| *said) {
            Some((message, column)) if message.severity() == Severity::Error => {
                (Some((message, column)), None)
            }
            Some((message, column)) => {
                (None, Some(Diagnostic::at(message, origin.cell(column, None))))
            }
            None => (None, None),
        };
        let mut cells = row.cells;
        let found = cells.len();
        // Empty cells beyond the headings are harmless.
        while cells.len() > headings.len()
            && (table.lettered || cells.last().is_some_and(|cell| cell.text.is_empty()))
        {
            cells.pop();
        }
        if table.lettered || table.keyed {
            cells.resize_with(headings.len(), Default::default);
        }
        let too_long = cells.iter().position(|cell| {
            cell.text.len() > LONGEST_CELL && cell.text.chars().count() > LONGEST_CELL
        });
        let fault = if said.is_some() {
            said
        } else if let Some(column) = too_long {
            let length = cells[column].text.chars().count();
            let heading = headings.get(column).cloned();
            Some((Message::CellTooLong { length, most: LONGEST_CELL }, heading))
        } else if cells.len() != headings.len() {
            Some((Message::RowRagged { found, expected: headings.len() }, None))
        } else {
            None
        };
        // A formula is in no script.
        let formulas: Vec<(usize, String)> = cells
            .iter_mut()
            .enumerate()
            .filter(|(_, cell)| has_no_value(cell))
            .map(|(column, cell)| (column, std::mem::take(&mut cell.text)))
            .collect();
        let unread = recoder.row(cells.iter_mut().map(|cell| &mut cell.text));
        for (column, text) in formulas {
            cells[column].text = text;
        }
        if let Some(cell) = advocate_column.and_then(|column| cells.get(*column)) {
            match advocates.get_mut(&cell.text) {
                Some(rows) => *rows += 1,
                None => drop(advocates.insert(cell.text.clone(), 1)),
            }
        }
        Some(Ok(Prepared { cells, origin, fault, unread, said: said_of_file }))
    });
    let read = |(): &mut (), row: Result<Prepared, Diagnostic>| {
        let row = match row {
            Ok(row) => row,
            Err(of_sum) => return (vec![of_sum], None),
        };
        let mut of_row = match row.fault {
            None => warnings::of_row(&row.cells, columns, headings, &row.origin, lines),
            Some(_) => Vec::new(),
        };
        of_row.splice(0..0, row.said);
        let (faults, said) = of_row.into_iter().partition(Diagnostic::is_error);
        let Prepared { cells, origin, fault, unread, .. } = row;
        (said, Some(read::invitee(&context, cells, origin, fault, (unread, faults))))
    };
    let read = in_parallel(prepared, shares(count), || (), read);
    let (mut named_kins, mut first_kin) = (0, None);
    for (said, row) in read {
        list.said.extend(said);
        match row {
            None => {}
            Some(Ok(ValidRow { invitee, named_kin })) => {
                if named_kin {
                    named_kins += 1;
                    first_kin.get_or_insert(list.invitees.len());
                }
                list.invitees.push(invitee);
            }
            Some(Err(rejected)) => list.rejected.push(rejected),
        }
    }
    if let Some(first) = first_kin.and_then(|first: usize| list.invitees.get(first)) {
        let message = ListMessage::KinInName {
            rows: named_kins,
            name: first.name().to_owned(),
            father: first.father().map(str::to_owned),
            husband: first.husband().unwrap_or_default().to_owned(),
        };
        list.said.push(Diagnostic::at(Message::List(message), first.place("name")));
    }
    let heading = advocate_column.and_then(|column| headings.get(*column));
    list.said.extend(advocates.into_iter().filter_map(|(written, rows)| {
        let advocate = roster.shown(roster.find_otherwise_spelt(&written)?);
        let place = Place::Cell {
            file: file.to_owned(),
            sheet: table.sheet.clone(),
            row: header.number,
            column: heading.cloned(),
            value: None,
        };
        let message = ListMessage::AdvocateSpelt { written, advocate, rows };
        Some(Diagnostic::at(Message::List(message), place))
    }));
    list
}
