//! Cells that only say that there is nothing to say, emptied.

use std::collections::BTreeMap;

use crate::diagnostic::Message;
use crate::input::event::ListSpec;
use crate::input::field::Field;
use crate::input::list::column::mapping::ListColumns;
use crate::input::list::format::ListRow;
use crate::input::list::format::missing_value::{
    BY_PEOPLE, is_missing, is_one_of, says_nothing,
};

/// The texts of the cells of names that say nothing, by the numbers of rows.
pub(crate) type NoNames = BTreeMap<usize, String>;

/// Empties the cells below the headings that say nothing, so that nothing further is said of
/// them: all in columns that are understood, those that programs wrote in others. A row of nothing
/// else is no empty row: somebody may have stood there. Gives what stood in place of names.
pub(crate) fn clear(
    body: &mut [ListRow],
    headings: &[String],
    columns: &ListColumns,
    spec: &ListSpec,
) -> NoNames {
    let is_krutidev = |field: Field, heading: Option<&String>| {
        let by_name = heading.and_then(|heading| spec.encodings.get(heading));
        let declared = spec.encodings.get(field.name()).or(by_name);
        declared.copied().unwrap_or(spec.krutidev)
    };
    let mut tests: Vec<fn(&str) -> bool> = vec![is_missing; headings.len()];
    for (field, at) in &columns.fields {
        for column in at.iter().filter(|column| **column < headings.len()) {
            tests[*column] = if is_krutidev(*field, headings.get(*column)) {
                says_nothing_in_krutidev
            } else {
                says_nothing
            };
        }
    }
    let name_at = columns.fields.get(&Field::Name).and_then(|at| at.first()).copied();
    let name = name_at.and_then(|at| headings.get(at));
    let mut no_names = NoNames::new();
    for row in body.iter_mut().filter(|row| !row.is_empty()) {
        for (column, cell) in row.cells.iter_mut().enumerate() {
            let test = tests.get(column).copied().unwrap_or(is_missing);
            if !cell.text.is_empty() && test(&cell.text) {
                let own = std::mem::take(cell);
                if Some(column) == name_at {
                    no_names.insert(row.number, own.text);
                }
            }
        }
        if row.is_empty() && row.said.is_none() {
            row.said = Some(Box::new((Message::NameEmpty, name.cloned())));
        }
    }
    no_names
}

/// The same for a cell of a Kruti Dev column before it is Unicode. There `no` is दव and `-` a full
/// stop, so only what is no word in Kruti Dev counts; what is नहीं in Unicode, counts later.
fn says_nothing_in_krutidev(text: &str) -> bool {
    let is_word = text.len() >= 3 && text.is_ascii() && !text.contains(['x', 'X']);
    is_missing(text) || is_word && is_one_of(BY_PEOPLE, text)
}
