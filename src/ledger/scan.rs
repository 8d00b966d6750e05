//! Codes of registers, as a scanner or a photo gives them, looked up in the ledger.

use super::{Column, Entry, LARGEST, Ledger};
use crate::compose::{SCAN_FORMAT, check_code};
use crate::hindi::latin_digits;

/// A text that was scanned or typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScanCode {
    /// The row of a letter.
    Row {
        /// The serial.
        serial: u32,
        /// The check code; none where a bare serial was typed.
        check: Option<String>,
    },
    /// The cover sheet of a bundle.
    Cover,
    /// Nothing of a register.
    Other,
}

/// The reason why a code does not tell a letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScanFault {
    /// The ledger has no such serial.
    Unknown,
    /// The check code is another: of another event, or of the name as it was before.
    Check,
    /// The letter is cancelled.
    Cancelled,
}

impl ScanCode {
    /// Understands `A1:37:7YC5Q1ZB`, small letters, too, and a bare serial in any digits.
    pub fn parse(text: &str) -> Self {
        let text = text.trim().to_ascii_uppercase();
        let serial = |digits: &str| {
            let digits = latin_digits(digits);
            let is_number = digits.bytes().all(|byte| byte.is_ascii_digit());
            let serial = digits.parse().ok().filter(|serial| (1..=LARGEST).contains(serial));
            serial.filter(|_| is_number)
        };
        let found = match text.split(':').collect::<Vec<_>>()[..] {
            [SCAN_FORMAT, "G", _] => Some(Self::Cover),
            [SCAN_FORMAT, own, check] => serial(own).map(|serial| Self::Row {
                serial,
                check: Some(check.replace('O', "0").replace(['I', 'L'], "1")),
            }),
            [own] => serial(own).map(|serial| Self::Row { serial, check: None }),
            _ => None,
        };
        found.unwrap_or(Self::Other)
    }
}

impl Ledger {
    /// The line of a code that was scanned. `events` are the names that the event has, in its
    /// variants, too.
    ///
    /// # Errors
    /// The reason why it is none to note something of.
    pub fn scanned(
        &self,
        serial: u32,
        check: Option<&str>,
        events: &[String],
    ) -> Result<&Entry, ScanFault> {
        let entry = self.entry(serial).ok_or(ScanFault::Unknown)?;
        let name = entry.get(Column::Name);
        // On paper a blank letter has no name.
        let names = [name, if entry.is_blank() { "" } else { name }];
        let is_own = |check: &str| {
            let mut codes = events.iter().flat_map(|event| names.map(|name| (event, name)));
            codes.any(|(event, name)| check_code(event, serial, name) == check)
        };
        match check {
            Some(check) if !is_own(check) => Err(ScanFault::Check),
            _ if entry.is_cancelled() => Err(ScanFault::Cancelled),
            _ => Ok(entry),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ScanCode, ScanFault};
    use crate::compose::{check_code, scan_code};
    use crate::ledger::{Ledger, Mark};

    #[test]
    fn codes_are_understood_as_scanners_write_them() {
        let row = |serial, check: &str| ScanCode::Row {
            serial,
            check: Some(check.to_owned()).filter(|own| !own.is_empty()),
        };
        for (text, expected) in [
            ("A1:37:7YC5Q1ZB", row(37, "7YC5Q1ZB")),
            (" a1:37:7yc5qlzb\r", row(37, "7YC5Q1ZB")),
            ("A1:00037:OYC5Q1ZB", row(37, "0YC5Q1ZB")),
            ("37", row(37, "")),
            ("३७", row(37, "")),
            ("A1:G:3F9A2C", ScanCode::Cover),
        ] {
            assert_eq!(ScanCode::parse(text), expected, "{text}");
        }
        for text in [
            "",
            "0",
            "-1",
            "+5",
            "A2:37:7YC5Q1ZB",
            "A1:37",
            "A1::7YC5Q1ZB",
            "https://a.b",
            "1e3",
        ] {
            assert_eq!(ScanCode::parse(text), ScanCode::Other, "{text}");
        }
        let longest = scan_code("सभा", 99_999_999, "राम");
        let check = check_code("सभा", 99_999_999, "राम");
        assert_eq!(ScanCode::parse(&longest), row(99_999_999, &check));
        assert_eq!(ScanCode::parse("A1:999999999:7YC5Q1ZB"), ScanCode::Other);
    }

    #[test]
    fn a_code_fits_event_serial_and_name() {
        let text = "क्रमांक (serial),नाम (name)\r\n37,राम\r\n38,सीता\r\n";
        let mut ledger = Ledger::read("ledger.csv", text.as_bytes(), "ledger.csv.bak").unwrap();
        let events = ["सभा".to_owned(), "Meeting".to_owned()];
        let scanned = |ledger: &Ledger, serial, check: Option<&str>| {
            ledger.scanned(serial, check, &events).map(super::Entry::serial)
        };
        for event in &events {
            let code = check_code(event, 37, "राम");
            assert_eq!(scanned(&ledger, 37, Some(&code)), Ok(37));
            assert_eq!(scanned(&ledger, 38, Some(&code)), Err(ScanFault::Check));
        }
        let other = check_code("बैठक", 37, "राम");
        assert_eq!(scanned(&ledger, 37, Some(&other)), Err(ScanFault::Check));
        assert_eq!(scanned(&ledger, 38, None), Ok(38));
        assert_eq!(scanned(&ledger, 39, None), Err(ScanFault::Unknown));
        ledger.mark(&[38], Mark::Cancelled, "21.09.2025");
        assert_eq!(scanned(&ledger, 38, None), Err(ScanFault::Cancelled));
    }
}
