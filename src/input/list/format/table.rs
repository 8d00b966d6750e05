//! Result of every reader of lists: rows of cells, numbered as the user sees them.

use jiff::civil::{Date, DateTime, Time};

use crate::diagnostic::{Message, SheetMessage};

/// A list before anything is made of it.
#[derive(Debug, Default)]
pub(crate) struct ListTable {
    /// For messages: `CSV`, `xlsx`.
    pub(crate) format: &'static str,
    pub(crate) encoding: Option<&'static str>,
    pub(crate) separator: Option<char>,
    pub(crate) sheet: Option<String>,
    /// True if the first row is the headings, as in JSON: elsewhere they are to be found.
    pub(crate) keyed: bool,
    /// True if columns have letters and rows no length of their own, as in a workbook.
    pub(crate) lettered: bool,
    /// In ascending order of their numbers.
    pub(crate) rows: Vec<ListRow>,
    /// The cells of a workbook that are merged over several rows.
    pub(crate) merged: Vec<Merge>,
    /// The font of a workbook in whose letters Kruti Dev is read.
    pub(crate) old_font: Option<String>,
    /// Remarks of its reader on the file.
    pub(crate) said: Option<SheetMessage>,
}

/// True of a font that shows Kruti Dev: the family of that name, and DevLys, which has its letters
/// in the same places.
pub(crate) fn shows_krutidev(font: &str) -> bool {
    let name: String = font.chars().filter(char::is_ascii_alphabetic).collect();
    ["krutidev", "devlys"]
        .iter()
        .any(|own| name.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(own)))
}

/// A sheet with cells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetName {
    /// Its name.
    pub name: String,
    /// True if its program does not show it.
    pub is_hidden: bool,
}

/// A column of merged cells, from one row to another, by their numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Merge {
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// From 0.
    pub(crate) column: usize,
}

/// A row: its number as a spreadsheet program shows it, or that of a record, from 1.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct ListRow {
    pub(crate) number: usize,
    pub(crate) cells: Vec<ListCell>,
    /// True if a spreadsheet program does not show it: hidden, folded away or filtered out.
    pub(crate) hidden: bool,
    /// The remark of its reader on it, with the heading of the column that it is about. A row
    /// with an error is rejected.
    pub(crate) said: Option<Box<(Message, Option<String>)>>,
}

impl ListRow {
    /// True if no cell has anything to be seen.
    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(|cell| cell.text.trim().is_empty())
    }

    /// The texts of its cells.
    pub(crate) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.text.as_str())
    }
}

/// A cell: its text as it was, before any cleaning.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct ListCell {
    pub(crate) text: String,
    pub(crate) kind: CellKind,
}

/// Type of a cell in its file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CellKind {
    #[default]
    Text,
    Number,
    Date,
    /// The error of a formula.
    Error,
    /// A formula without the value that it gives.
    Formula,
}

impl ListCell {
    pub(crate) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), kind: CellKind::Text }
    }

    /// A number as a person would write it: 9431000000, not 9.431e9.
    pub(super) fn number(value: f64) -> Self {
        // Display of f64 has no exponent, and no fraction where there is none.
        Self { text: value.to_string(), kind: CellKind::Number }
    }

    pub(super) fn whole_number(value: &impl ToString) -> Self {
        Self { text: value.to_string(), kind: CellKind::Number }
    }

    pub(super) fn error(value: &impl ToString) -> Self {
        Self { text: value.to_string(), kind: CellKind::Error }
    }

    /// A date or a time of day or both, as Hindi offices write it: 21.09.2025 10:30.
    pub(super) fn date(date: Option<Date>, time: Option<Time>) -> Self {
        let day = date.map(|d| format!("{:02}.{:02}.{:04}", d.day(), d.month(), d.year()));
        let hour = time.map(|t| format!("{:02}:{:02}", t.hour(), t.minute()));
        let text: Vec<String> = day.into_iter().chain(hour).collect();
        Self { text: text.join(" "), kind: CellKind::Date }
    }

    /// A date in ISO 8601, with or without a time; as text if it is none.
    pub(super) fn iso_date(written: &str) -> Self {
        let written = written.trim().trim_end_matches('Z');
        if let Ok(both) = written.parse::<DateTime>()
            && written.contains('T')
        {
            let time = Some(both.time()).filter(|time| *time != Time::midnight());
            return Self::date(Some(both.date()), time);
        }
        match written.parse::<Date>() {
            Ok(date) => Self::date(Some(date), None),
            Err(_) => Self::text(written),
        }
    }
}

/// The letters under which a spreadsheet program shows a column, counted from 0: A, Z, AA.
pub(crate) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        // A remainder of 26 is a byte.
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or_default()));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::{CellKind, ListCell, letters, shows_krutidev};

    #[test]
    fn fonts_of_kruti_dev() {
        for (font, is) in [
            ("Kruti Dev 010", true),
            ("KrutiDev016", true),
            ("DevLys 010 ", true),
            ("Mangal", false),
            ("Chanakya", false),
            ("Kru", false),
        ] {
            assert_eq!(shows_krutidev(font), is, "{font}");
        }
    }

    #[test]
    fn columns_have_letters() {
        let shown = [0, 25, 26, 27, 701, 702, 16383].map(letters);
        assert_eq!(shown, ["A", "Z", "AA", "AB", "ZZ", "AAA", "XFD"]);
    }

    #[test]
    fn numbers_and_dates_as_people_write_them() {
        assert_eq!(ListCell::number(9.431e9).text, "9431000000");
        assert_eq!(ListCell::number(3.5).text, "3.5");
        for (iso, text, kind) in [
            ("2025-09-21", "21.09.2025", CellKind::Date),
            ("2025-09-21T10:30:00", "21.09.2025 10:30", CellKind::Date),
            ("2025-09-21T00:00:00Z", "21.09.2025", CellKind::Date),
            ("x", "x", CellKind::Text),
        ] {
            assert_eq!(ListCell::iso_date(iso), ListCell { text: text.into(), kind });
        }
    }
}
