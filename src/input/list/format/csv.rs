//! A list in CSV: its encoding and separator found, its cells as text.

use super::csv_formula::shown;
use super::csv_rows::CsvRows;
use super::csv_separator::Named;
use super::fault::ListFault;
use super::room::ListRoom;
use super::table::{ListRow, ListTable};
use super::{csv_separator, decode};
use crate::diagnostic::{Example, Message, ScriptMessage, SheetMessage};
use crate::hindi::{Curled, curled_evidence, from_krutidev, krutidev_evidence, other_font};
use crate::input::event::ListSpec;
use crate::text::cell_text;

/// Characters of a cell that is shown in two forms.
const LONGEST_SHOWN: usize = 200;

/// Reads a whole list. The separator is the one that the event file names; that of a first line
/// `sep=;`, which Excel understands; the tab in a file called .tsv that has any; else one found by
/// looking.
pub(super) fn read(
    bytes: &[u8],
    spec: &ListSpec,
    file: &str,
    room: &mut ListRoom,
) -> Result<ListTable, ListFault> {
    let (bytes, lines) = decode::decoded(bytes, spec.encoding)?;
    let named = csv_separator::named(&bytes);
    let is_tsv = file.to_lowercase().ends_with(".tsv") && bytes.contains(&b'\t');
    let separator = spec
        .separator
        .or(match named {
            Named::As(separator) => Some(separator),
            _ => None,
        })
        .or(is_tsv.then_some(b'\t'))
        .unwrap_or_else(|| csv_separator::find(&bytes));
    let is_krutidev = spec.krutidev || spec.encodings.values().any(|own| *own);
    let mut table = ListTable {
        format: "CSV",
        encoding: Some(lines.name),
        separator: Some(char::from(separator)),
        ..ListTable::default()
    };
    if let Named::Unusable(written) = &named
        && spec.separator.is_none()
    {
        let separator = char::from(separator);
        table.said =
            Some(SheetMessage::SeparatorUnusable { written: written.clone(), separator });
    }
    for row in CsvRows::new(&bytes, separator) {
        let row = row?;
        ListRoom::row(row.number - 1)?;
        room.any_row()?;
        if row.number == 1 && named != Named::No {
            continue;
        }
        let blank = row.is_empty();
        if !blank {
            room.filled_row()?;
        }
        let mut cells = Vec::with_capacity(if blank { 0 } else { row.cells.len() });
        for (column, cell) in row.cells.into_iter().enumerate() {
            // Rows of nothing but separators cost no room.
            if blank {
                break;
            }
            ListRoom::column(column)?;
            let text = match String::from_utf8(cell) {
                Ok(text) => text,
                Err(error) => lines
                    .text(error.as_bytes())
                    .ok_or_else(|| ListFault::Row(row.number, not_utf8(error.as_bytes())))?
                    .into_owned(),
            };
            room.cell(text.len())?;
            cells.push(shown(text, is_krutidev));
        }
        table.rows.push(ListRow { number: row.number, cells, ..ListRow::default() });
    }
    Ok(table)
}

/// The message on a cell that is not UTF-8: most often an old program has saved Kruti Dev.
fn not_utf8(cell: &[u8]) -> Message {
    /// 20 to 1, as a logarithm.
    const CERTAIN: f64 = 3.0;
    let from = cell_text(&decode::windows_1252(cell));
    if from.chars().count() > LONGEST_SHOWN
        || krutidev_evidence(&from) < CERTAIN
        || other_font(&from).is_some()
    {
        return Message::ListNotUtf8;
    }
    let is_typed = curled_evidence(&from).is_some_and(|evidence| evidence > 0.0);
    let curled = if is_typed { Curled::Typed } else { Curled::Drawn };
    let to = from_krutidev(&from, curled).text;
    ScriptMessage::KrutiDevBytes { example: Example { from, to } }.into()
}
