//! Cells that are merged over several rows: what the one says holds for all of its rows.

use std::collections::BTreeMap;

use crate::input::field::Field;
use crate::input::list::column::header_row::Header;
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::format::ListTable;
use crate::input::list::format::Merge;

/// A person's own: merged over several rows it would make people of the rows of one.
const OWN: [Field; 3] = [Field::Name, Field::Surname, Field::Id];

/// So many rows are looked at in all, which no honest workbook needs.
const MOST: usize = 3_000_000;

/// Gives the rows of merged cells what the first of them says. Gives the columns with how many
/// rows got it.
pub(crate) fn fill(
    table: &mut ListTable,
    header: &Header,
    columns: &ListColumns,
) -> Vec<(usize, usize)> {
    let merges = std::mem::take(&mut table.merged);
    let is_own = |column: usize| {
        OWN.iter().any(|own| columns.fields.get(own).is_some_and(|at| at.contains(&column)))
    };
    let body = &mut table.rows[header.body..];
    let mut counts = BTreeMap::new();
    let mut looked_at = 0;
    for Merge { first, last, column } in merges {
        if is_own(column) {
            continue;
        }
        let Ok(at) = body.binary_search_by_key(&first, |row| row.number) else { continue };
        let Some(cell) = body[at].cells.get(column).cloned() else { continue };
        if cell.text.is_empty() {
            continue;
        }
        let below = body[at + 1..].iter_mut().take_while(|row| row.number <= last);
        for row in below {
            looked_at += 1;
            if looked_at > MOST {
                return counts.into_iter().collect();
            }
            if row.is_empty() {
                continue;
            }
            if row.cells.len() <= column {
                row.cells.resize_with(column + 1, Default::default);
            }
            if row.cells[column].text.is_empty() {
                row.cells[column] = cell.clone();
                *counts.entry(column).or_insert(0) += 1;
            }
        }
    }
    counts.into_iter().collect()
}
