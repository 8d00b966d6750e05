//! Rows that a spreadsheet program does not show: kept, or emptied if the event file says so.

use crate::diagnostic::{RowNumbers, SheetMessage};
use crate::input::event::ListSpec;
use crate::input::event::list_options::HiddenRows;
use crate::input::list::format::ListRow;

/// The remark on the rows that a spreadsheet program does not show. If the event file asks for it,
/// they are emptied.
pub(crate) fn hidden_rows(body: &mut [ListRow], spec: &ListSpec) -> Option<SheetMessage> {
    let filled = body.iter().filter(|row| !row.is_empty());
    let (hidden, shown): (Vec<&ListRow>, Vec<&ListRow>) = filled.partition(|row| row.hidden);
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
