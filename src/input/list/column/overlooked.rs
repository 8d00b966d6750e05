//! Columns that may have been overlooked: without a heading, or with advocates under a heading
//! that is not known to be theirs.

use std::collections::BTreeMap;

use crate::diagnostic::ListMessage;
use crate::input::event::advocate_index::AdvocateIndex;
use crate::input::event::list_event::ListEvent;
use crate::input::field::Field;
use crate::input::list::column::header_row::Header;
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::format::missing_value::says_nothing;
use crate::input::list::format::{ListTable, letters};

/// A column of the list's own in which advocates are named, if no column is known to be theirs.
pub(crate) fn advocates_elsewhere(
    table: &ListTable,
    header: &Header,
    columns: &ListColumns,
    event: &ListEvent,
) -> Option<ListMessage> {
    /// So many cells tell.
    const SAMPLE: usize = 50;
    if columns.fields.contains_key(&Field::Advocate) || event.advocates.len() < 2 {
        return None;
    }
    let index = AdvocateIndex::new(&event.advocates);
    let found = columns.own.iter().find(|(column, _)| {
        let rows = table.rows.iter().skip(header.body);
        let cells = rows.filter_map(|row| row.cells.get(*column)).map(|cell| &*cell.text);
        let sample: Vec<&str> = cells.filter(|text| !text.is_empty()).take(SAMPLE).collect();
        let known = sample.iter().filter(|text| index.find(text).is_ok()).count();
        known > 0 && known * 2 >= sample.len()
    });
    found.map(|(_, heading)| ListMessage::AdvocateColumn { header: heading.clone() })
}

/// Columns of a workbook that have cells but no heading. A row of CSV with cells beyond the
/// headings is a fault of the row.
pub(crate) fn unheaded(
    table: &ListTable,
    header: &Header,
) -> impl Iterator<Item = ListMessage> {
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
