//! The ledger from its file, however a spreadsheet program has saved it.

use std::collections::HashMap;

use super::cell::{is_guarded, plain};
use super::entry::MISSING;
use super::ruined::is_ruined;
use super::{Column, Entry, Heading, LARGEST, Ledger};
use crate::diagnostic::{Diagnostic, Diagnostics, LedgerMessage, Message, Place};
use crate::hindi::latin_digits;
use crate::input::{is_plain_name, plain_rows};

impl Ledger {
    /// Reads a file that [`Ledger::write`] wrote, and perhaps a spreadsheet program saved since.
    /// `file` is its name for messages, `kept` that of the copy to go back to.
    ///
    /// # Errors
    /// Everything that is wrong with it. Nothing is guessed.
    pub fn read(file: &str, bytes: &[u8], kept: &str) -> Result<Self, Diagnostics> {
        read(file, bytes, kept, Reader::default()).map(|reader| reader.ledger)
    }

    /// True if a ledger in a file of this name would be read again: `ledger.xlsx` would not.
    pub fn may_be_called(file: &str) -> bool {
        is_plain_name(file)
    }

    /// The serials under which letters were made, as such a file says.
    ///
    /// # Errors
    /// As [`Ledger::read`].
    pub fn made_serials(file: &str, bytes: &[u8], kept: &str) -> Result<Vec<u32>, Diagnostics> {
        let reader = Reader { made: Some(Vec::new()), ..Reader::default() };
        read(file, bytes, kept, reader).map(|reader| reader.made.unwrap_or_default())
    }
}

fn read(
    file: &str,
    bytes: &[u8],
    kept: &str,
    mut reader: Reader,
) -> Result<Reader, Diagnostics> {
    let at_file = |message| Diagnostic::at(Message::Ledger(message), Place::file(file));
    let mut faults = Diagnostics::new();
    let is_heading = |cell: &str| Column::of_heading(cell).is_some();
    let is_csv = plain_rows(file, bytes, is_heading, |row, cells| {
        let is_first = reader.ledger.layout.is_empty();
        let found = if is_first { reader.headings(&cells) } else { reader.line(row, &cells) };
        let Err(Fault { message, value }) = found else { return true };
        let message = match message {
            // One is enough: all are.
            LedgerMessage::Ruined { .. } => {
                LedgerMessage::Ruined { ledger: file.to_owned(), kept: kept.to_owned() }
            }
            other => other,
        };
        let is_one = is_first || matches!(message, LedgerMessage::Ruined { .. });
        faults.push(Diagnostic::at(Message::Ledger(message), place(file, row, value)));
        !is_one
    })?;
    if !is_csv {
        return Err(at_file(LedgerMessage::NotCsv).into());
    }
    if reader.ledger.layout.is_empty() && faults.is_empty() {
        let heading = Column::Serial.heading();
        return Err(at_file(LedgerMessage::HeadingMissing { heading }).into());
    }
    if faults.is_empty() { Ok(reader) } else { Err(faults) }
}

/// The fault of a row, and the cell that shows it.
struct Fault {
    message: LedgerMessage,
    value: Option<String>,
}

impl Fault {
    /// The names of the files are put in by those who know them.
    fn ruined(text: &str) -> Self {
        let message = LedgerMessage::Ruined { ledger: String::new(), kept: String::new() };
        Self { message, value: Some(text.to_owned()) }
    }
}

/// The largest number ever given, as the heading of the serials says it; 0 if it says nothing.
fn high_mark(heading: &str) -> Result<u32, Fault> {
    let said = heading.split_once(')').map_or("", |(_, said)| said);
    let is_mark =
        said.contains("(last)") || said.contains("अंतिम") || said.chars().any(char::is_numeric);
    if !is_mark {
        return Ok(0);
    }
    let number = said.trim().rsplit([' ', ')']).next().map(latin_digits).unwrap_or_default();
    let is_number = number.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.parse().ok().filter(|last| is_number && *last <= LARGEST);
    number.ok_or_else(|| {
        let value = heading.to_owned();
        Fault { message: LedgerMessage::HighMark { value: value.clone() }, value: Some(value) }
    })
}

fn place(file: &str, row: usize, value: Option<String>) -> Place {
    Place::Cell { file: file.to_owned(), sheet: None, row, column: None, value }
}

#[derive(Default)]
struct Reader {
    ledger: Ledger,
    /// The row of each serial met so far.
    rows: HashMap<u32, usize>,
    /// The serials of letters that were made, if nothing else is asked for.
    made: Option<Vec<u32>>,
}

impl Reader {
    fn headings(&mut self, cells: &[String]) -> Result<(), Fault> {
        for (place, text) in cells.iter().enumerate() {
            // One that says exactly what the program writes counts more than one that only ends
            // like it, wherever they stand.
            let is_own = |own: &Column| {
                self.place_of(*own).is_none()
                    && (own.is_written(text)
                        || !cells[place + 1..].iter().any(|other| own.is_written(other)))
            };
            let known = Column::of_heading(text).filter(is_own);
            if known.is_some() && is_ruined(text) {
                return Err(Fault::ruined(text));
            }
            if known == Some(Column::Serial) {
                self.ledger.last = high_mark(text)?;
            }
            let own = || Heading::Own(plain(text).to_owned());
            self.ledger.layout.push(known.map_or_else(own, Heading::Known));
        }
        let missing = [Column::Serial, Column::Name]
            .into_iter()
            .find(|needed| self.place_of(*needed).is_none());
        missing.map_or(Ok(()), |column| {
            let heading = column.heading();
            Err(Fault { message: LedgerMessage::HeadingMissing { heading }, value: None })
        })
    }

    fn place_of(&self, column: Column) -> Option<usize> {
        self.ledger.layout.iter().position(|own| *own == Heading::Known(column))
    }

    fn line(&mut self, row: usize, cells: &[String]) -> Result<(), Fault> {
        // A question mark in a remark of the office is its own.
        for column in [Column::Name, Column::Guardian, Column::Village, Column::Status] {
            let text = self.place_of(column).and_then(|place| cells.get(place));
            if let Some(text) = text.filter(|text| is_ruined(text) && !is_guarded(text)) {
                return Err(Fault::ruined(text));
            }
        }
        let at = self.place_of(Column::Serial).unwrap_or_default();
        let written = plain(cells.get(at).map(String::as_str).unwrap_or_default());
        let refuse = || {
            let value = written.to_owned();
            Fault {
                message: LedgerMessage::Serial { value: value.clone() },
                value: Some(value),
            }
        };
        // Some programs write a number with a fraction.
        let digits = latin_digits(written);
        let digits =
            digits.strip_suffix(".0").or(digits.strip_suffix(".00")).unwrap_or(&digits);
        let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
        let serial =
            digits.parse().ok().filter(|serial| is_number && (1..=LARGEST).contains(serial));
        let serial: u32 = serial.ok_or_else(refuse)?;
        if let Some(&other_row) = self.rows.get(&serial) {
            let message = LedgerMessage::SerialTwice { serial, other_row };
            return Err(Fault { message, value: Some(written.to_owned()) });
        }
        self.rows.insert(serial, row);
        self.ledger.last = self.ledger.last.max(serial);
        // Remarks beside the table are the office's, too.
        let width = cells.iter().rposition(|cell| !cell.is_empty()).map_or(0, |at| at + 1);
        while self.ledger.layout.len() < width {
            self.ledger.layout.push(Heading::Own(String::new()));
        }
        let mut known = [""; Column::ALL.len()];
        let mut own = Vec::new();
        let mut is_missing = false;
        for (place, heading) in self.ledger.layout.iter().enumerate() {
            let text = cells.get(place).map(|cell| plain(cell)).unwrap_or_default();
            match heading {
                Heading::Known(Column::Serial) => {}
                Heading::Known(Column::Status) => is_missing = text == MISSING,
                Heading::Known(column) => known[column.index()] = text,
                Heading::Own(_) => own.push(text),
            }
        }
        if let Some(made) = &mut self.made {
            if !known[Column::Fingerprint.index()].is_empty() {
                made.push(serial);
            }
            return Ok(());
        }
        let mut entry = Entry::from_cells(serial, &known, own);
        entry.is_missing = is_missing;
        self.ledger.entries.push(entry);
        Ok(())
    }
}
