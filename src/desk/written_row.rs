//! A row as it is written in its list.

use crate::desk::reading::RowView;
use crate::input::plain_text;

/// A row as it is written in its list.
pub(super) struct WrittenRow<'r> {
    /// The list, as the event file names it.
    pub(super) file: &'r str,
    /// The headings, as messages name them.
    pub(super) headings: &'r [String],
    /// The texts of the cells, as corrections have them.
    pub(super) cells: Vec<String>,
    /// The same as they are read, corrections made.
    pub(super) corrected: Vec<String>,
    /// The rows above it below the headings, as they are read.
    pub(super) above: &'r [(usize, Vec<String>)],
}

impl WrittenRow<'_> {
    fn column(&self, heading: &str) -> Option<usize> {
        self.headings.iter().position(|own| own == heading)
    }

    /// The cell below a heading.
    pub(super) fn cell(&self, heading: &str) -> String {
        self.column(heading).and_then(|at| self.cells.get(at)).cloned().unwrap_or_default()
    }

    /// The same as it is read, corrections made.
    pub(super) fn now(&self, heading: &str) -> String {
        self.column(heading).and_then(|at| self.corrected.get(at)).cloned().unwrap_or_default()
    }

    /// The next text above it that is another.
    pub(super) fn above(&self, heading: &str) -> Option<String> {
        let (column, own) = (self.column(heading)?, self.now(heading));
        let cells = self.above.iter().rev().filter_map(|(_, cells)| cells.get(column));
        let mut texts = cells.map(|cell| plain_text(cell));
        texts.find(|text| !text.is_empty() && *text != own)
    }

    /// The name in it.
    pub(super) fn name(&self, row: &RowView<'_>) -> String {
        let heading = row.origin.headers.fields.get("name");
        heading.map(|heading| self.cell(heading)).unwrap_or_default()
    }
}
