//! A line of the ledger.

use super::Column;
use crate::input::{Identity, LetterState, PackedRow};

/// One serial, whose it is, and what became of the letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) serial: u32,
    /// True if no row of the lists was the person's when a run last looked.
    pub(super) is_missing: bool,
    /// The cells of the program's columns, then those of the office's own. Those of serial and
    /// status are empty.
    cells: PackedRow<'\u{1F}'>,
}

/// By this the status of somebody whom the lists no longer have is known again.
pub(super) const MISSING: &str = "सूची में नहीं (not in the list)";

/// The state of a blank letter of which nothing is noted yet.
const BLANK: &str = "खाली (blank)";

/// In place of the name of a row that has none.
const NAMELESS: &str = "बिना नाम (no name)";

impl Entry {
    pub(super) fn new(serial: u32) -> Self {
        Self { serial, is_missing: false, cells: PackedRow::new([]) }
    }

    /// From the cells of the program's columns and the office's own.
    pub(super) fn from_cells<'a>(
        serial: u32,
        known: &[&'a str],
        own: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let cells = PackedRow::new(known.iter().copied().chain(own));
        Self { serial, is_missing: false, cells }
    }

    /// The serial.
    pub fn serial(&self) -> u32 {
        self.serial
    }

    /// The text of a column.
    pub fn get(&self, column: Column) -> &str {
        self.cells().nth(column.index()).unwrap_or_default()
    }

    fn cells(&self) -> impl Iterator<Item = &str> {
        self.cells.cells()
    }

    /// The cells of the program's columns, in the order of [`Column::ALL`].
    pub(super) fn known(&self) -> [&str; Column::ALL.len()] {
        let mut known = [""; Column::ALL.len()];
        for (place, text) in known.iter_mut().zip(self.cells()) {
            *place = text;
        }
        known
    }

    /// The cells of the office's own columns; there may be fewer than there are columns.
    pub(super) fn own(&self) -> impl Iterator<Item = &str> {
        self.cells().skip(Column::ALL.len())
    }

    pub(super) fn without_own(&self) -> Self {
        let mut entry = Self::from_cells(self.serial, &self.known(), []);
        entry.is_missing = self.is_missing;
        entry
    }

    pub(super) fn set(&mut self, column: Column, text: &str) {
        if self.get(column) != text {
            self.set_all(&[(column, text)]);
        }
    }

    fn set_all(&mut self, changes: &[(Column, &str)]) {
        let mut known = self.known();
        for (column, text) in changes {
            known[column.index()] = text;
        }
        let entry = Self::from_cells(self.serial, &known, self.own());
        self.cells = entry.cells;
    }

    /// Whose it is, as the list had it last.
    pub fn identity(&self) -> Identity<'_> {
        let mut identity = Identity::default();
        for (column, text) in Column::ALL.into_iter().zip(self.cells()) {
            match column {
                Column::Id => identity.id = text,
                Column::Name => identity.name = text,
                Column::Guardian => identity.guardian = text,
                Column::Village => identity.village = text,
                Column::Ward => identity.ward = text,
                Column::Phone => identity.phone = text,
                Column::Advocate => break,
                _ => {}
            }
        }
        identity
    }

    pub(super) fn set_identity(&mut self, identity: &Identity<'_>) {
        if self.identity() != *identity {
            self.set_all(&[
                (Column::Id, identity.id),
                (Column::Name, identity.name),
                (Column::Guardian, identity.guardian),
                (Column::Village, identity.village),
                (Column::Ward, identity.ward),
                (Column::Phone, identity.phone),
            ]);
        }
    }

    /// True if its letter has lines in place of a name.
    pub fn is_blank(&self) -> bool {
        !self.get(Column::Blank).is_empty()
    }

    /// The person on one line: name, father or husband, place; of a blank letter that.
    pub fn person(&self) -> String {
        if self.is_blank() && self.get(Column::Name).is_empty() {
            return BLANK.to_owned();
        }
        let [name, guardian, village, ward] =
            [Column::Name, Column::Guardian, Column::Village, Column::Ward]
                .map(|column| self.get(column));
        // What stands first is taken for the name.
        let name = if name.is_empty() { NAMELESS } else { name };
        [name, guardian, village, ward]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(", ")
    }

    /// True if a letter under this number may be in the world: then it is nobody else's.
    pub fn is_used(&self) -> bool {
        let is_sign = |column| {
            matches!(
                column,
                Column::Made
                    | Column::Fingerprint
                    | Column::Printed
                    | Column::HandedOver
                    | Column::Reprinted
                    | Column::Cancelled
            )
        };
        let mut cells = Column::ALL.into_iter().zip(self.cells());
        cells.any(|(column, text)| !text.is_empty() && is_sign(column))
    }

    /// True if the serial is this person's for good: its letter was made, not only begun, or the
    /// office has noted something of it.
    pub(super) fn is_settled(&self) -> bool {
        let known = self.known();
        [
            Column::Fingerprint,
            Column::Printed,
            Column::HandedOver,
            Column::Reprinted,
            Column::Cancelled,
        ]
        .into_iter()
        .any(|column| !known[column.index()].is_empty())
    }

    /// True if its letter is not to be made.
    pub fn is_cancelled(&self) -> bool {
        !self.get(Column::Cancelled).is_empty()
    }

    /// The state of its letter.
    pub(super) fn state(&self) -> LetterState {
        let known = self.known();
        let says = |column: Column| !known[column.index()].is_empty();
        if says(Column::Cancelled) {
            LetterState::Cancelled
        } else if says(Column::HandedOver) {
            LetterState::HandedOver
        } else if is_on_paper(&known) {
            LetterState::Printed
        } else if says(Column::Fingerprint) {
            LetterState::Made
        } else {
            LetterState::New
        }
    }

    /// True if no row of the lists was the person's when a run last looked.
    pub fn is_missing(&self) -> bool {
        self.is_missing
    }

    /// True if the letter is on paper.
    pub(super) fn is_printed(&self) -> bool {
        is_on_paper(&self.known())
    }

    /// Gives the letter another content, or none. What is on paper stays known.
    pub(super) fn set_content(&mut self, content: &str) {
        let known = self.known();
        let [before, printed] = [Column::Fingerprint, Column::PrintedFingerprint]
            .map(|column| known[column.index()]);
        let printed = match printed {
            _ if !is_on_paper(&known) => String::new(),
            "" if before != content => before.to_owned(),
            printed => printed.to_owned(),
        };
        self.set_all(&[(Column::PrintedFingerprint, &printed), (Column::Fingerprint, content)]);
    }

    /// True if the letter is another than the one on paper.
    pub fn has_changed_since_printing(&self) -> bool {
        let known = self.known();
        let [content, printed] = [Column::Fingerprint, Column::PrintedFingerprint]
            .map(|column| known[column.index()]);
        // The last printing counts.
        let last = printed.split_whitespace().next_back();
        !content.is_empty() && last.is_some_and(|last| last != content) && self.is_printed()
    }

    /// State of the letter, in both languages.
    pub fn status(&self) -> &'static str {
        self.status_by(&self.known())
    }

    /// The same, from what the program's columns say.
    pub(super) fn status_by(&self, known: &[&str; Column::ALL.len()]) -> &'static str {
        let says = |column: Column| !known[column.index()].is_empty();
        let is_open = says(Column::Blank) && !says(Column::Name);
        if says(Column::Cancelled) {
            "रद्द (cancelled)"
        } else if is_open && says(Column::HandedOver) {
            "खाली, सौंपा (blank, handed over)"
        } else if is_open && (says(Column::Printed) || says(Column::Reprinted)) {
            "खाली, छपा (blank, printed)"
        } else if is_open {
            BLANK
        } else if self.is_missing {
            MISSING
        } else if says(Column::PrintedFingerprint) && self.has_changed_since_printing() {
            if says(Column::HandedOver) {
                "सौंपने के बाद बदला (changed since handed over)"
            } else {
                "छपने के बाद बदला (changed since printed)"
            }
        } else if says(Column::HandedOver) {
            "सौंपा (handed over)"
        } else if says(Column::Printed) {
            "छपा (printed)"
        } else if says(Column::Fingerprint) {
            "बना (made)"
        } else if says(Column::Made) {
            "आरंभ (begun)"
        } else {
            "अभी नहीं बना (not made yet)"
        }
    }
}

/// True if the office noted that a letter is on paper, by what the program's columns say.
fn is_on_paper(known: &[&str; Column::ALL.len()]) -> bool {
    [Column::Printed, Column::HandedOver, Column::Reprinted]
        .into_iter()
        .any(|column| !known[column.index()].is_empty())
}
