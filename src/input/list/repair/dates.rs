//! Cells of which a spreadsheet program has made a date, where the file no longer tells: in CSV,
//! JSON or a table that was pasted, ward 3/4 is `03-Apr`, and 45000 where the cell was shown as a
//! number.

use std::collections::BTreeMap;

use crate::diagnostic::{RowNumbers, SheetMessage};
use crate::input::field::Field;
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::format::ListRow;
use crate::input::list::format::program_date::{ProgramDate, program_date};
use crate::input::list::repair::cells::Remark;

/// True if a cell that looks so was hardly meant so in its column.
type DateTest = fn(ProgramDate) -> bool;

/// Remarks on the columns of a list, at the first cell of each.
pub(crate) fn remarks(
    body: &[ListRow],
    headings: &[String],
    columns: &ListColumns,
) -> Vec<Remark> {
    let of_fields = columns.fields.iter().flat_map(|(field, at)| {
        let test = test(*field);
        at.iter().filter_map(move |column| Some((*column, test?)))
    });
    let of_numbers: DateTest = |date| date == ProgramDate::Named;
    let own = columns.own.iter().filter(|(_, heading)| is_of_numbers(heading));
    let own = own.map(|(column, _)| (*column, of_numbers));
    let wanted: Vec<(usize, DateTest)> =
        of_fields.chain(own).filter(|(column, _)| *column < headings.len()).collect();
    let mut found: BTreeMap<usize, (String, Vec<usize>)> = BTreeMap::new();
    for row in body {
        for (column, test) in &wanted {
            let Some(cell) = row.cells.get(*column) else { continue };
            if program_date(cell).is_some_and(test) {
                let (_, rows) =
                    found.entry(*column).or_insert_with(|| (cell.text.clone(), Vec::new()));
                rows.push(row.number);
            }
        }
    }
    let said = |(column, (value, rows)): (usize, (String, Vec<usize>))| {
        let first = *rows.first()?;
        let rows = RowNumbers(rows);
        let message = SheetMessage::DatesInText { rows, value: value.clone() };
        Some(Remark::new((first, column), value, message.into()))
    };
    found.into_iter().filter_map(said).collect()
}

/// The kinds that no cell of a field can be; none where there may be dates, or where something is
/// said of every cell that has them.
fn test(field: Field) -> Option<DateTest> {
    match field {
        Field::Note | Field::Phone | Field::Pin | Field::Gender | Field::Advocate => None,
        // A ward that is a date is an error of its row.
        Field::Ward => Some(|date| date == ProgramDate::Serial),
        // Numbers of all sorts, and with the year in them.
        Field::Id => Some(|date| date == ProgramDate::Named),
        _ => Some(|_| true),
    }
}

/// True if a column of the list's own has numbers of houses, by its heading.
fn is_of_numbers(heading: &str) -> bool {
    const WORDS: [&str; 18] = [
        "मकान",
        "गृह",
        "घर",
        "प्लॉट",
        "फ्लैट",
        "फ़्लैट",
        "होल्डिंग",
        "क्वार्टर",
        "गली",
        "बूथ",
        "वार्ड",
        "house",
        "plot",
        "flat",
        "holding",
        "quarter",
        "booth",
        "ward",
    ];
    let heading = heading.to_lowercase();
    WORDS.iter().any(|word| heading.contains(word))
}
