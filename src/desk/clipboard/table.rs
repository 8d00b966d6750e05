//! Tables as they are read: cells one by one, those across several filled up with empty ones.

use std::collections::BTreeMap;

use crate::desk::clipboard::document::{Block, Part, Point, TableRow, paragraphs};
use crate::desk::clipboard::line::{Letter, Line};

/// More columns than a page has room for: what stands further right is joined to the last.
const MOST_COLUMNS: usize = 40;
/// Cells that are filled in at most, for a table that says it has millions.
const MOST_FILLED: usize = 20_000;

#[derive(Debug, Default)]
pub(super) struct TableBuilder {
    /// The list that it is in, and the point that it is.
    place: (usize, Option<Point>),
    rows: Vec<TableRow>,
    row: TableRow,
    cell: Option<Cell>,
    /// By columns, the number of rows for which a cell above goes on.
    going_on: BTreeMap<usize, usize>,
    filled: usize,
    columns: usize,
    /// Number of columns that the only cell of this row goes across.
    across: usize,
    heads: usize,
}

#[derive(Debug)]
struct Cell {
    line: Line,
    across: usize,
    down: usize,
}

impl TableBuilder {
    /// A table at a place in lists.
    pub(super) fn at(place: (usize, Option<Point>)) -> Self {
        Self { place, ..Self::default() }
    }

    pub(super) fn begin_cell(&mut self, is_head: bool, across: usize, down: usize) {
        self.end_cell();
        self.fill();
        self.heads += usize::from(is_head);
        let (across, down) = (across.clamp(1, MOST_COLUMNS), down.clamp(1, 1000));
        self.cell = Some(Cell { line: Line::new(), across, down });
    }

    /// True if the cell that is open may be the only one of its row.
    pub(super) fn may_span(&self) -> bool {
        self.row.cells.is_empty()
    }

    pub(super) fn is_in_cell(&self) -> bool {
        self.cell.is_some()
    }

    /// Puts a paragraph into the cell that is open.
    pub(super) fn put(&mut self, line: Line) {
        let Some(cell) = &mut self.cell else { return };
        if !cell.line.is_empty() {
            cell.line.push(Letter { own: '\n', is_bold: false, is_italic: false });
        }
        cell.line.extend(line);
    }

    /// Puts empty cells where those of rows above go on.
    fn fill(&mut self) {
        while let Some(left) = self.going_on.get_mut(&self.row.cells.len()) {
            if *left == 0 || self.filled >= MOST_FILLED {
                return;
            }
            *left -= 1;
            self.filled += 1;
            self.row.cells.push(Line::new());
        }
    }

    pub(super) fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let mut line = Line::new();
        for own in paragraphs(&cell.line) {
            if !line.is_empty() {
                line.push(Letter { own: '\n', is_bold: false, is_italic: false });
            }
            line.extend(own);
        }
        let column = self.row.cells.len();
        if column >= MOST_COLUMNS
            && let Some(last) = self.row.cells.last_mut()
        {
            if !line.is_empty() && !last.is_empty() {
                last.push(Letter { own: ' ', is_bold: false, is_italic: false });
            }
            last.extend(line);
            return;
        }
        self.across = if column == 0 { cell.across } else { 1 };
        self.row.cells.push(line);
        for at in 0..cell.across {
            if at > 0 && self.filled < MOST_FILLED && self.row.cells.len() < MOST_COLUMNS {
                self.filled += 1;
                self.row.cells.push(Line::new());
            }
            if cell.down > 1 {
                self.going_on.insert(column + at, cell.down - 1);
            }
        }
    }

    pub(super) fn end_row(&mut self) {
        self.end_cell();
        self.fill();
        let mut row = std::mem::take(&mut self.row);
        let heads = std::mem::take(&mut self.heads);
        let across = std::mem::replace(&mut self.across, 1);
        self.columns = self.columns.max(row.cells.len());
        // A row of nothing is there for the looks.
        if row.cells.iter().all(Vec::is_empty) {
            return;
        }
        row.is_head = heads > 0 && heads == row.cells.len();
        if across > 1 && across >= row.cells.len() {
            row.cells.truncate(1);
            row.is_spanning = true;
        }
        self.rows.push(row);
    }

    /// The table with the rows that say something; none if there is none.
    pub(super) fn finished(mut self) -> Option<Block> {
        self.end_row();
        for row in &mut self.rows {
            let columns = row.cells.len();
            // Only what goes across all columns is known to letters.
            row.is_spanning = row.is_spanning && self.columns > 1 && columns == 1;
        }
        let (level, point) = self.place;
        if self.rows.is_empty() {
            return None;
        }
        Some(Block { level, point, part: Part::Table(self.rows) })
    }
}
