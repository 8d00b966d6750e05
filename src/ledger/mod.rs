//! The ledger of an event: which serial is whose, and what became of each letter.
//!
//! A serial is given once. Rows may be inserted, sorted, corrected or removed: the same person
//! keeps the number, and a number that was used is never anybody else's. The ledger is a plain
//! CSV file that a spreadsheet program can open and save; this module makes it from bytes and
//! bytes from it, and knows neither files nor the clock.
//!
//! ```
//! use aamantran::Job;
//! use aamantran::internals::ledger::Ledger;
//!
//! let event = "version = 1\n[event]\nname = \"सभा\"\n[[advocate]]\nname = \"सीमा\"\n\
//!              [[list]]\nfile = \"l.csv\"\n";
//! let mut ledger = Ledger::default();
//! let mut first = Job::from_parts(event, &[("l.csv", "नाम\nराम\nश्याम\n".as_bytes())])?;
//! ledger.assign(&mut first)?;
//! ledger.begin(&[1, 2], "21.09.2025 10:30");
//! let mut later = Job::from_parts(event, &[("l.csv", "नाम\nसीता\nश्याम\n".as_bytes())])?;
//! ledger.assign(&mut later)?;
//! assert_eq!((later.serial(0), later.serial(1)), (3, 2));
//! # Ok::<(), aamantran::Diagnostics>(())
//! ```

mod assign;
mod cell;
mod column;
mod entry;
mod marks;
mod matching;
mod read;
mod relation;
mod ruined;
mod scan;
mod serials;
#[cfg(test)]
mod tests;
mod write;

use std::collections::{BTreeMap, BTreeSet};

pub use assign::Assigned;
pub use column::Column;
pub use entry::Entry;
pub use marks::{Mark, Replaced};
pub use ruined::is_ruined;
pub use scan::{ScanCode, ScanFault};
pub use serials::shown_serials;

/// The largest serial that is taken for one.
const LARGEST: u32 = 99_999_999;

/// Lines that are read at most: with the headings as many rows as a spreadsheet program has.
const MOST_LINES: usize = 1_048_575;

/// All serials of an event.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    /// The largest number ever given.
    last: u32,
    /// In the order of the file.
    entries: Vec<Entry>,
    /// The columns of the file; empty for those that the program makes.
    layout: Vec<Heading>,
    /// The path of the ledger that a command was given.
    given: Option<String>,
}

/// A column of the file.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Heading {
    /// One of the program's.
    Known(Column),
    /// One that the office has added.
    Own(String),
}

impl Ledger {
    /// Its lines.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The path of the ledger that a command was given, if it was.
    pub fn given(&self) -> Option<&str> {
        self.given.as_deref()
    }

    /// Remembers where a command was told that the ledger is, if it was: the commands that
    /// messages propose name it, too.
    pub fn set_given(&mut self, path: Option<String>) {
        self.given = path;
    }

    /// The largest number ever given; 0 if there is none.
    pub fn last_serial(&self) -> u32 {
        self.last
    }

    /// The line of a serial.
    pub fn entry(&self, serial: u32) -> Option<&Entry> {
        self.entries.iter().find(|entry| entry.serial == serial)
    }

    /// Sees to it that no number is given again under which a letter was `made`, as another
    /// version of this ledger says. Gives the serials of which there is no line here.
    pub fn reserve(&mut self, made: &[u32]) -> Vec<u32> {
        let own: BTreeSet<u32> = self.entries.iter().map(Entry::serial).collect();
        let gone: BTreeSet<u32> =
            made.iter().copied().filter(|serial| !own.contains(serial)).collect();
        self.last = self.last.max(gone.last().copied().unwrap_or_default());
        gone.into_iter().collect()
    }

    /// True if these serials, in ascending order, are the same people's as in another version of
    /// this ledger, or nobody's yet, and none of the letters has been cancelled.
    pub fn agrees(&self, other: &Self, serials: &[u32]) -> bool {
        let own: BTreeMap<u32, &Entry> =
            self.entries.iter().map(|entry| (entry.serial, entry)).collect();
        let asked =
            other.entries.iter().filter(|entry| serials.binary_search(&entry.serial).is_ok());
        let mut pairs = asked.filter_map(|entry| Some((own.get(&entry.serial)?, entry)));
        pairs.all(|(own, other)| own.identity() == other.identity() && !own.is_cancelled())
    }

    /// Takes over the lines of another version of this ledger whose serials it does not have.
    /// Gives the serials of those that were used, in ascending order.
    pub fn adopt(&mut self, other: &Self) -> Vec<u32> {
        let own: BTreeSet<u32> = self.entries.iter().map(Entry::serial).collect();
        let lacking = other.entries.iter().filter(|entry| !own.contains(&entry.serial));
        let used = lacking.clone().filter(|entry| entry.is_used()).map(Entry::serial);
        let used: BTreeSet<u32> = used.collect();
        // Its own columns need not be those of this file.
        self.entries.extend(lacking.map(Entry::without_own));
        self.last = self.last.max(other.last);
        used.into_iter().collect()
    }

    /// Indices of the lines by their serials, ascending.
    fn by_serial(&self) -> Vec<usize> {
        let mut order: Vec<usize> = (0..self.entries.len()).collect();
        order.sort_by_key(|&index| self.entries[index].serial);
        order
    }
}
