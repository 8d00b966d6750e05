//! The cells of a list made right before anything is understood of them: what the event file asks
//! for is repaired, what it does not ask for is said.

use std::collections::BTreeMap;

use crate::diagnostic::{CellMessage, Diagnostic, ListMessage, Message, Place};
use crate::hindi::{with_full_stops, with_visarga, with_vowel_signs};
use crate::input::event::ListSpec;
use crate::input::event::list_options::{Encoding, HiddenRows, Repair};
use crate::input::list::format::ListTable;
use crate::input::list::format::{CellKind, ListCell, letters};
use crate::input::list::repair::mojibake;
use crate::text::{DOTTED_CIRCLE, cell_text, has_unseen, is_clean, lines_of};

/// Characters that a cell may have: a name and an address have a hundred, a note a thousand.
pub(crate) const LONGEST_CELL: usize = 4_000;

/// A cell to be named in a message, and how many are like it.
#[derive(Default)]
struct CellFinding {
    first: Option<(CellAt, String, String)>,
    cells: usize,
}

impl CellFinding {
    fn add(&mut self, at: CellAt, found: &str, repaired: String) {
        self.cells += 1;
        self.first.get_or_insert_with(|| (at, found.to_owned(), repaired));
    }
}

/// The number of a row, and the index of a column.
pub(crate) type CellAt = (usize, usize);

/// The lines of cells that have several with text on them, cleaned, by the number of the row and
/// the index of the column.
pub(crate) type CellLines = BTreeMap<CellAt, Vec<String>>;

/// The texts of cells whose spelling was repaired, and what is written there.
pub(crate) type WrittenCells = BTreeMap<CellAt, [String; 2]>;

/// Bytes of a cell of which it matters what stands on which line: no name is longer.
const LONGEST_LINES: usize = 1_000;

/// Findings of repairing a table.
pub(crate) struct RepairedCells {
    /// Number of cells that were repaired.
    pub(crate) cells: usize,
    /// Findings of the others.
    pub(crate) said: CellRemarks,
    /// Cells that stood on several lines.
    pub(crate) lines: CellLines,
    /// The cells whose spelling was repaired.
    pub(crate) written: WrittenCells,
}

/// Findings of cells before the headings are known, and with them what is printed.
pub(crate) struct CellRemarks {
    /// Those for which the list is refused, wherever they stand.
    faults: Vec<Remark>,
    /// Those of single cells.
    single: Vec<Remark>,
    /// Cells with a zero as a mark of abbreviation, and those with a colon for a visarga.
    zeros: Vec<CellAt>,
    colons: Vec<CellAt>,
    /// Cells from which unseen characters were taken, and those with a dotted circle.
    unseen: Vec<CellAt>,
    circles: Vec<CellAt>,
}

impl CellRemarks {
    /// The remarks on those of the cells that letters print. The table is as it was repaired.
    pub(crate) fn of_printed(
        self,
        table: &ListTable,
        is_printed: impl Fn(CellAt) -> bool,
    ) -> Vec<Remark> {
        let mut said = self.faults;
        said.extend(self.single.into_iter().filter(|own| is_printed(own.at)));
        let mut say = |found: Vec<CellAt>, message: &dyn Fn(usize, &str) -> Option<Message>| {
            let printed: Vec<CellAt> = found.into_iter().filter(|at| is_printed(*at)).collect();
            let Some(at) = printed.first().copied() else { return };
            let Some(value) = text_at(table, at) else { return };
            let message = message(printed.len(), value);
            said.extend(message.map(|message| Remark::new(at, value.to_owned(), message)));
        };
        say(self.zeros, &|cells, found| {
            let (found, repaired) = (found.to_owned(), with_full_stops(found)?);
            Some(ListMessage::ZeroMark { cells, found, repaired }.into())
        });
        say(self.colons, &|cells, found| {
            let (found, repaired) = (found.to_owned(), with_visarga(found)?);
            Some(ListMessage::ColonForVisarga { cells, found, repaired }.into())
        });
        say(self.unseen, &|cells, _| Some(ListMessage::Unseen { cells }.into()));
        say(self.circles, &|places, _| Some(Message::DottedCircle { places }));
        said
    }
}

fn text_at(table: &ListTable, (row, column): CellAt) -> Option<&str> {
    let row = table.rows.iter().find(|own| own.number == row)?;
    row.cells.get(column).map(|cell| &*cell.text)
}

/// A remark on a cell before the headings are known.
pub(crate) struct Remark {
    at: CellAt,
    value: String,
    message: Message,
}

impl Remark {
    pub(crate) fn new(at: CellAt, value: String, message: Message) -> Self {
        Self { at, value, message }
    }

    /// The remark at its cell. A column without heading is named by its letters.
    pub(crate) fn diagnostic(
        self,
        file: &str,
        table: &ListTable,
        headings: &[String],
    ) -> Diagnostic {
        let (row, column) = self.at;
        let column = match headings.get(column).filter(|heading| !heading.is_empty()) {
            Some(heading) if table.lettered => format!("{} ({heading})", letters(column)),
            Some(heading) => heading.clone(),
            None => letters(column),
        };
        let place = Place::Cell {
            file: file.to_owned(),
            sheet: table.sheet.clone(),
            row,
            column: Some(column),
            value: Some(self.value),
        };
        Diagnostic::at(self.message, place)
    }
}

/// Repairs and cleans all cells of a table in place.
pub(crate) fn repair_cells(table: &mut ListTable, spec: &ListSpec) -> RepairedCells {
    let mut repaired = 0;
    let mut lines = CellLines::new();
    let (mut garbled, mut lost) = (CellFinding::default(), CellFinding::default());
    let (mut zeros, mut colons) = (Vec::new(), Vec::new());
    let (mut unseen, mut circles) = (Vec::new(), Vec::new());
    let mut single = Vec::new();
    let mut written = WrittenCells::new();
    for row in &mut table.rows {
        let number = row.number;
        // Nothing is said of rows that are passed over.
        let is_skipped = row.hidden && spec.hidden == Some(HiddenRows::Skip);
        for (column, cell) in row.cells.iter_mut().enumerate() {
            // One that is too long is a fault of its row and not looked at further.
            if cell.text.is_empty() || cell.text.len() > 4 * LONGEST_CELL {
                continue;
            }
            if is_skipped {
                cell.text = cell_text(&cell.text);
                continue;
            }
            let at = (number, column);
            let mut is_repaired = false;
            // Hardly any cell of a long list needs a closer look.
            if !is_clean(&cell.text) {
                if mojibake::is_garbled(&cell.text) {
                    let repaired = mojibake::repaired(&cell.text);
                    if spec.encoding == Some(Encoding::Mojibake) {
                        is_repaired = true;
                    } else {
                        garbled.add(at, &cell.text, cell_text(&repaired));
                    }
                    // The list is refused, but what else is wrong is said of what is meant.
                    cell.text = repaired;
                }
                if cell.text.len() <= LONGEST_LINES
                    && let Some(own) = lines_of(&cell.text)
                {
                    lines.insert(at, own);
                }
                let cleaned = cell_text(&cell.text);
                if has_unseen(&cell.text, &cleaned) {
                    unseen.push(at);
                }
                if cleaned.contains(DOTTED_CIRCLE) {
                    circles.push(at);
                }
                cell.text = cleaned;
            }
            if is_lost(cell) {
                lost.add(at, &cell.text, String::new());
            }
            let spelling = repair_spelling(&mut cell.text, spec);
            if let Some(own) = spelling.written {
                written.insert(at, [cell.text.clone(), own]);
                is_repaired = true;
            }
            zeros.extend(spelling.zero.then_some(at));
            colons.extend(spelling.colon.then_some(at));
            single.extend(
                spelling
                    .said
                    .into_iter()
                    .map(|message| Remark::new(at, cell.text.clone(), message.into())),
            );
            repaired += usize::from(is_repaired);
        }
    }
    let mut faults = Vec::new();
    let mut say = |found: CellFinding, message: &dyn Fn(usize, String) -> ListMessage| {
        if let Some((at, value, repaired)) = found.first {
            let message = Message::List(message(found.cells, repaired));
            faults.push(Remark { at, value, message });
        }
    };
    say(garbled, &|cells, repaired| ListMessage::Mojibake { cells, repaired });
    say(lost, &|cells, _| ListMessage::TextLost { cells });
    let said = CellRemarks { faults, single, zeros, colons, unseen, circles };
    RepairedCells { cells: repaired, said, lines, written }
}

/// Findings of the spelling of one cell.
#[derive(Default)]
pub(crate) struct Spelling {
    /// The text before it was repaired, if it was.
    pub(crate) written: Option<String>,
    /// True if it has a zero as a mark of abbreviation, or a colon for a visarga, that nobody asks
    /// to have repaired.
    pub(crate) zero: bool,
    pub(crate) colon: bool,
    /// Remarks on it.
    pub(crate) said: Vec<CellMessage>,
}

/// Repairs the spelling of a cell as far as the event file asks for it.
pub(crate) fn repair_spelling(text: &mut String, spec: &ListSpec) -> Spelling {
    let mut found = Spelling::default();
    let asked = |repair| spec.repair.contains(&repair);
    let repair = |text: &mut String, right: String, found: &mut Spelling| {
        let written = std::mem::replace(text, right);
        found.written.get_or_insert(written);
    };
    if let Some(right) = with_vowel_signs(text) {
        if right.unclear {
            found.said.push(CellMessage::VowelSignsClash { found: text.clone() });
        }
        if right.text == *text {
        } else if asked(Repair::VowelSigns) {
            repair(text, right.text, &mut found);
        } else {
            let (found_text, repaired) = (text.clone(), right.text);
            found.said.push(CellMessage::VowelSigns { found: found_text, repaired });
        }
    }
    match with_full_stops(text) {
        Some(right) if asked(Repair::Abbreviation) => repair(text, right, &mut found),
        right => found.zero = right.is_some(),
    }
    match with_visarga(text) {
        Some(right) if asked(Repair::Visarga) => repair(text, right, &mut found),
        right => found.colon = right.is_some(),
    }
    found
}

/// True if nothing is left of a text but what stands for letters that could not be saved.
pub(crate) fn is_lost(cell: &ListCell) -> bool {
    let marks = cell.text.chars().filter(|c| *c == '?').count();
    cell.kind == CellKind::Text
        && (cell.text.contains('\u{FFFD}')
            || (marks >= 4 && cell.text.chars().all(|c| matches!(c, '?' | ' ' | '.' | ','))))
}
