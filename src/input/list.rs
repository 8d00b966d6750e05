//! One list: its bytes become sound invitees and rows that are held back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::csv::{self, QuoteFault, Row};
use super::event::{Event, ListSpec};
use super::field::Field;
use super::invitee::{Invitee, RowOrigin};
use super::job::HeldRow;
use super::roster::Roster;
use super::row;
use super::text::{one_line, word_key};
use crate::diagnostic::{Diagnostic, Diagnostics, Message, Place, nearest};

/// What a list contains.
#[derive(Debug, Default)]
pub(super) struct List {
    pub(super) invitees: Vec<Invitee>,
    pub(super) held: Vec<HeldRow>,
    pub(super) empty_rows: usize,
}

/// What each column means.
pub(super) struct Columns {
    /// Field → column.
    pub(super) fields: BTreeMap<Field, usize>,
    /// The columns of the list's own, with their headings.
    pub(super) own: Vec<(usize, String)>,
}

/// Reads a list. `file` is its name for messages.
///
/// Faults of the whole list are errors; those of single rows are in [`List::held`].
pub(super) fn read_list(
    file: &str,
    bytes: &[u8],
    spec: &ListSpec,
    event: &Event,
) -> Result<List, Diagnostics> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if looks_like_a_workbook(file, bytes) {
        let message = Message::ListFormat { path: file.to_owned() };
        return Err(Diagnostic::at(message, Place::file(file)).into());
    }
    let whole_row = |row: usize| Place::Cell {
        file: file.to_owned(),
        sheet: None,
        row,
        column: None,
        value: None,
    };
    let rows = csv::rows(bytes).map_err(|fault| match fault {
        QuoteFault::Open(row) => Diagnostic::at(Message::QuoteOpen, whole_row(row)),
        QuoteFault::Inside(row) => Diagnostic::at(Message::QuoteInside, whole_row(row)),
    })?;
    let mut rows = decoded(&rows, &whole_row)?.into_iter();
    let Some((header_row, headings)) = rows.find(|(_, cells)| !is_empty(cells)) else {
        return Err(Diagnostic::at(Message::ListEmpty, Place::file(file)).into());
    };
    let columns = columns(&headings, spec, &whole_row(header_row))?;
    let headers: BTreeMap<&'static str, String> = columns
        .fields
        .iter()
        .map(|(field, index)| (field.name(), headings[*index].clone()))
        .collect();
    let headers = Arc::new(headers);

    let roster = Roster::new(&event.advocates);
    let context = row::Context {
        columns: &columns,
        spec,
        signing: event.letter.signing,
        roster: &roster,
    };
    let mut list = List::default();
    for (number, mut cells) in rows {
        if is_empty(&cells) {
            list.empty_rows += 1;
            continue;
        }
        let origin =
            RowOrigin { file: file.to_owned(), row: number, headers: Arc::clone(&headers) };
        let found = cells.len();
        // Empty cells beyond the headings are harmless.
        while cells.len() > headings.len() && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        let ragged = (cells.len() != headings.len())
            .then_some(Message::RowRagged { found, expected: headings.len() });
        match row::invitee(&context, cells, origin, ragged) {
            Ok(invitee) => list.invitees.push(invitee),
            Err(held) => list.held.push(held),
        }
    }
    Ok(list)
}

/// A spreadsheet program's own file, by its name or by its first bytes.
fn looks_like_a_workbook(file: &str, bytes: &[u8]) -> bool {
    let name = file.to_ascii_lowercase();
    [".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"].iter().any(|end| name.ends_with(end))
        || bytes.starts_with(b"PK\x03\x04")
        || bytes.starts_with(b"\xD0\xCF\x11\xE0")
}

/// The rows as text, trimmed, in NFC; or the first cell that is not UTF-8.
fn decoded(
    rows: &[Row],
    place: &impl Fn(usize) -> Place,
) -> Result<Vec<(usize, Vec<String>)>, Diagnostic> {
    let text = |row: &Row| {
        if row.is_empty() {
            return Ok((row.number, vec![String::new(); row.cells.len()]));
        }
        let cells: Result<Vec<String>, _> =
            row.cells.iter().map(|cell| std::str::from_utf8(cell).map(one_line)).collect();
        let cells =
            cells.map_err(|_| Diagnostic::at(Message::ListNotUtf8, place(row.number)))?;
        Ok((row.number, cells))
    };
    rows.iter().map(text).collect()
}

fn is_empty(cells: &[String]) -> bool {
    cells.iter().all(String::is_empty)
}

/// Finds out what the columns mean: by the event file's `columns`, else by the headings.
fn columns(
    headings: &[String],
    spec: &ListSpec,
    place: &Place,
) -> Result<Columns, Diagnostics> {
    let mut faults = Diagnostics::new();
    let mut fault = |message| faults.push(Diagnostic::at(message, place.clone()));
    let seen: Vec<&str> =
        headings.iter().map(String::as_str).filter(|heading| !heading.is_empty()).collect();
    let shown = || seen.join(", ");

    let mut keys = BTreeSet::new();
    for heading in &seen {
        if !keys.insert(heading_key(heading)) {
            fault(Message::HeaderTwice { header: (*heading).to_owned() });
        }
    }

    let mut fields: BTreeMap<Field, usize> = BTreeMap::new();
    for field in Field::ALL {
        let Some(wanted) = spec.columns.get(field.name()) else { continue };
        let wanted_key = heading_key(wanted);
        match headings.iter().position(|heading| heading_key(heading) == wanted_key) {
            Some(index) => {
                fields.insert(field, index);
            }
            None => fault(Message::ColumnMissing {
                header: wanted.clone(),
                headers: shown(),
                nearest: nearest(wanted, seen.iter().copied()),
            }),
        }
    }
    let chosen: Vec<Field> = fields.keys().copied().collect();
    let taken: Vec<usize> = fields.values().copied().collect();
    let mut own = Vec::new();
    for (index, heading) in headings.iter().enumerate() {
        if heading.is_empty() || taken.contains(&index) {
            continue;
        }
        let field = Field::of_heading(heading).filter(|field| {
            !chosen.contains(field) && !spec.columns.contains_key(field.name())
        });
        let Some(field) = field else {
            own.push((index, heading.clone()));
            continue;
        };
        if let Some(first) = fields.get(&field) {
            let first = headings[*first].clone();
            // The same heading twice has been said already.
            if heading_key(&first) != heading_key(heading) {
                let field = field.name().to_owned();
                fault(Message::FieldTwice { field, first, second: heading.clone() });
            }
        } else {
            fields.insert(field, index);
        }
    }
    if !fields.contains_key(&Field::Name) && !spec.columns.contains_key(Field::Name.name()) {
        let nearest = Field::Name.nearest_heading(seen.iter().copied());
        fault(Message::NameColumnMissing { headers: shown(), nearest });
    }
    if faults.is_empty() { Ok(Columns { fields, own }) } else { Err(faults) }
}

/// By what two headings are the same: the letters, or everything if there are none.
fn heading_key(heading: &str) -> String {
    match word_key(heading) {
        key if key.is_empty() => heading.to_owned(),
        key => key,
    }
}
