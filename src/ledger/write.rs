//! The ledger as a CSV file.

use std::fmt::Write as _;
use std::io;

use super::cell::guarded;
use super::{Column, Heading, Ledger};
use crate::output::csv::{ROW_END, START, push_cell, push_quoted};

impl Ledger {
    /// Writes the file. Columns stay in the order in which they were found, the office's own
    /// among them; those of the program that are lacking come last. Those of printed fingerprints
    /// and of blank letters are there only if they say something.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn write(&self, to: &mut dyn io::Write) -> io::Result<()> {
        let missing = Column::ALL.map(Heading::Known);
        let is_said = |column: &Heading| match column {
            Heading::Known(own @ (Column::PrintedFingerprint | Column::Blank)) => {
                self.entries.iter().any(|entry| !entry.get(*own).is_empty())
            }
            _ => true,
        };
        let missing =
            missing.iter().filter(|column| !self.layout.contains(column) && is_said(column));
        let layout: Vec<&Heading> = self.layout.iter().chain(missing).collect();
        // A line at a time: a ledger may be long.
        let mut out = String::new();
        out.push(START);
        let serials =
            format!("{} – अंतिम (last) {}", Column::Serial.heading(), self.last_serial());
        for (index, heading) in layout.iter().enumerate() {
            match heading {
                Heading::Known(Column::Serial) => cell(&mut out, index, &serials),
                Heading::Known(column) => cell(&mut out, index, column.heading()),
                // At the beginning of a file `sep=` or `{` would be more than a heading.
                Heading::Own(text) if index == 0 => {
                    push_quoted(&mut out, index, &guarded(text));
                }
                Heading::Own(text) => cell(&mut out, index, text),
            }
        }
        out.push_str(ROW_END);
        to.write_all(out.as_bytes())?;
        for entry in &self.entries {
            out.clear();
            let known = entry.known();
            let mut own = entry.own();
            for (index, heading) in layout.iter().enumerate() {
                match heading {
                    Heading::Known(Column::Serial) => {
                        let comma = if index > 0 { "," } else { "" };
                        // Writing to a String cannot fail.
                        let _ = write!(out, "{comma}{}", entry.serial);
                    }
                    Heading::Known(Column::Status) => {
                        cell(&mut out, index, entry.status_by(&known));
                    }
                    Heading::Known(column) => cell(&mut out, index, known[column.index()]),
                    Heading::Own(_) => {
                        cell(&mut out, index, own.next().unwrap_or_default());
                    }
                }
            }
            out.push_str(ROW_END);
            to.write_all(out.as_bytes())?;
        }
        Ok(())
    }
}

fn cell(out: &mut String, index: usize, text: &str) {
    push_cell(out, index, &guarded(text));
}
