//! Lists: taken in as copies, taken out again, and their cells made right beside them.

use std::collections::BTreeMap;

use crate::desk::command::{Answer, CellCorrection, RowLeftOut};
use crate::desk::event_text::{EventText, Value};
use crate::desk::open_event::{OpenEvent, OpenFault};
use crate::desk::reading::{ReadEvent, RowView};
use crate::desk::rows::WrittenLists;
use crate::desk::store::kept_name;
use crate::input::{
    CORRECTION_HEADINGS, CORRECTIONS_FILE, Correction, Corrections, ListCopy, cells_as_one,
};
use crate::output::csv::{START, push_row, unchanging};

/// Keeps a list in the folder of the event, and makes it one of the event's.
pub(super) fn put(
    open: &mut OpenEvent,
    name: &str,
    bytes: &[u8],
    seen: Option<&str>,
) -> Result<(), OpenFault> {
    let name = kept_name(name);
    let is_known = |text: &EventText| {
        let values = text.values();
        let lists = values["list"].as_array().cloned().unwrap_or_default();
        lists.iter().any(|own| own["file"].as_str() == Some(&name))
    };
    open.refresh()?;
    open.files.set_aside(&name)?;
    open.files.write(&name, bytes)?;
    open.change(seen, |text| {
        if is_known(text) {
            return Ok(());
        }
        text.add("list", &[("file".to_owned(), Value::Text(name.clone()))]).map(drop)
    })
}

/// Takes a list out of the event; its file is set aside.
pub(super) fn remove(
    open: &mut OpenEvent,
    at: usize,
    seen: Option<&str>,
) -> Result<(), OpenFault> {
    let file = open.text.values()["list"][at]["file"].as_str().unwrap_or_default().to_owned();
    open.change(seen, |text| text.remove(&format!("list.{at}")))?;
    let is_file = !file.is_empty() && kept_name(&file) == file;
    let values = open.text.values();
    let others = values["list"].as_array().cloned().unwrap_or_default();
    // Two lists may be sheets of one file.
    if is_file && others.iter().all(|own| own["file"].as_str() != Some(&file)) {
        open.files.set_aside(&file)?;
    }
    Ok(())
}

/// The cells that a spreadsheet program copies, as a list: CSV that has no other reading.
pub(super) fn csv_of_paste(text: &str) -> String {
    let mut out = String::from(START);
    let mut rows = vec![vec![String::new()]];
    let mut chars = text.strip_prefix('\u{feff}').unwrap_or(text).chars().peekable();
    let mut is_quoted = false;
    while let Some(c) = chars.next() {
        let row = rows.len() - 1;
        let column = rows[row].len() - 1;
        match c {
            '"' if is_quoted && chars.peek() == Some(&'"') => {
                chars.next();
                rows[row][column].push('"');
            }
            '"' if is_quoted => is_quoted = false,
            // Only a cell with a line break or a tab in it stands in quote marks.
            '"' if rows[row][column].is_empty() => is_quoted = true,
            '\t' if !is_quoted => rows[row].push(String::new()),
            '\n' if !is_quoted => rows.push(vec![String::new()]),
            '\r' if !is_quoted => {}
            c => rows[row][column].push(c),
        }
    }
    for row in rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty())) {
        push_row(&mut out, row);
    }
    out
}

/// Makes cells right, or takes that back, in `corrections.csv`.
pub(super) fn correct(
    open: &mut OpenEvent,
    wanted: &[CellCorrection],
) -> Result<(), OpenFault> {
    let mut all = read(open)?;
    let mut made = Vec::new();
    for own in wanted {
        let is_same = |other: &Correction| {
            is_of_row(other, &own.file, own.sheet.as_deref(), own.row)
                && other.heading == own.heading
                && other.was == own.was
        };
        all.retain(|other| !is_same(other));
        if let Some(now) = own.now.as_ref().filter(|now| **now != own.was) {
            made.push(Correction {
                file: own.file.clone(),
                sheet: own.sheet.clone().unwrap_or_default(),
                row: own.row,
                heading: own.heading.clone(),
                name: String::new(),
                was: own.was.clone(),
                now: now.clone(),
            });
        }
    }
    if !made.is_empty() {
        let files = open.files.clone();
        let Some(event) = open.event() else { return write(open, &all) };
        let copies = event.copies(&*files).as_ref().cloned().unwrap_or_default();
        let people = People::new(event, &copies);
        for own in &mut made {
            own.name = people.of(own);
        }
    }
    all.append(&mut made);
    write(open, &all)
}

/// The rows of an event with that by which each is known again.
struct People<'e> {
    lists: WrittenLists<'e>,
    rows: Vec<RowView<'e>>,
    /// The number of rows of each name as it is written.
    names: BTreeMap<String, usize>,
}

impl<'e> People<'e> {
    fn new(event: &'e ReadEvent, copies: &'e [ListCopy]) -> Self {
        let files = event.job.event.lists.iter().map(|own| &*own.file).collect();
        let (lists, rows) = (WrittenLists::new(copies, files), event.rows());
        let mut names = BTreeMap::new();
        for row in &rows {
            *names.entry(lists.row(row).0.name(row)).or_default() += 1;
        }
        Self { lists, rows, names }
    }

    /// The name in the row of a correction, or all its cells if there is none or others have it.
    fn of(&self, own: &Correction) -> String {
        let is_row = |row: &&RowView<'_>| {
            let sheet = row.origin.headers.sheet.as_deref();
            is_of_row(own, self.lists.file(row), sheet, row.origin.row)
        };
        let Some(row) = self.rows.iter().find(is_row) else { return String::new() };
        let (written, _) = self.lists.row(row);
        let name = written.name(row);
        let is_alone = !name.is_empty() && self.names.get(&name) == Some(&1);
        if is_alone { name } else { cells_as_one(&written.cells) }
    }
}

/// True if a correction is of this row.
fn is_of_row(own: &Correction, file: &str, sheet: Option<&str>, row: usize) -> bool {
    let sheet = sheet.unwrap_or_default();
    let is_sheet = own.sheet.is_empty() || sheet.is_empty() || own.sheet == sheet;
    own.file == file && is_sheet && own.row == row
}

/// Leaves a row out, or takes it back in.
pub(super) fn leave_out(
    open: &mut OpenEvent,
    wanted: &RowLeftOut,
) -> Result<Option<Answer>, OpenFault> {
    let RowLeftOut { file, sheet, row: number, is_out } = wanted;
    let (sheet, number) = (sheet.as_deref(), *number);
    let gone = || Answer::Misunderstood {
        hi: "यह पंक्ति अब सूची में नहीं है".to_owned(),
        en: "this row is no longer in the list".to_owned(),
    };
    let mut all = read(open)?;
    let is_left_out =
        |own: &Correction| own.heading.is_empty() && is_of_row(own, file, sheet, number);
    if !is_out {
        let Some(at) = all.iter().rposition(is_left_out) else { return Ok(Some(gone())) };
        all.remove(at);
        return write(open, &all).map(|()| None);
    }
    let files = open.files.clone();
    let Some(event) = open.event() else { return Ok(Some(gone())) };
    let copies = event.copies(&*files).as_ref().cloned().unwrap_or_default();
    let rows = event.rows();
    let files = event.job.event.lists.iter().map(|own| &*own.file).collect();
    let lists = WrittenLists::new(&copies, files);
    let is_row = |row: &&RowView<'_>| {
        let own = row.origin.headers.sheet.as_deref();
        lists.file(row) == file && own == sheet && row.origin.row == number
    };
    let Some(row) = rows.iter().find(is_row) else { return Ok(Some(gone())) };
    let (written, _) = lists.row(row);
    all.retain(|own| !is_left_out(own));
    all.push(Correction {
        file: file.clone(),
        sheet: sheet.unwrap_or_default().to_owned(),
        row: number,
        heading: String::new(),
        name: written.name(row),
        was: cells_as_one(&written.cells),
        now: String::new(),
    });
    write(open, &all).map(|()| None)
}

/// The corrections as they are.
fn read(open: &OpenEvent) -> Result<Vec<Correction>, OpenFault> {
    let Some(bytes) = open.files.read(CORRECTIONS_FILE)? else { return Ok(Vec::new()) };
    let read = Corrections::read(CORRECTIONS_FILE, &bytes);
    let read = read.map_err(|faults| std::io::Error::other(faults.to_string()))?;
    Ok(read.iter().cloned().collect())
}

fn write(open: &OpenEvent, all: &[Correction]) -> Result<(), OpenFault> {
    if all.is_empty() {
        return Ok(open.files.remove(CORRECTIONS_FILE)?);
    }
    let mut out = String::from(START);
    push_row(&mut out, CORRECTION_HEADINGS);
    for Correction { file, sheet, row, heading, name, was, now } in all {
        let row = row.to_string();
        let cells = [file, sheet, &row, heading, name, was, now];
        push_row(&mut out, cells.map(|cell| guarded(cell)));
    }
    Ok(open.files.write(CORRECTIONS_FILE, out.as_bytes())?)
}

/// A cell that a spreadsheet program leaves as it is, and that is read as it stands.
fn guarded(cell: &str) -> String {
    if cell.starts_with('\'') { format!("'{cell}") } else { unchanging(cell).into_owned() }
}
