//! Where an event has its ledger.

use std::iter;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, shown_path};
use crate::hindi::Digits;
use crate::input::event::number::NumberPattern;
use crate::input::event::read::read_event;
use crate::input::event::{Event, Variant};
use crate::input::file::budget::Budget;
use crate::input::job::event_file::read_event_text;
use crate::text::file_text;

/// Where an event has its ledger, and what it may do there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerPlace {
    /// The file that `[output]` of the event file names, else `ledger.csv` beside `event.toml`, and
    /// `NAME-ledger.csv` beside an event file of another name, since several may lie in one
    /// folder.
    pub path: PathBuf,
    /// True if serials are only read there.
    pub is_read_only: bool,
    /// The name of the event.
    pub event: String,
    /// All names that it has, in its variants, too.
    pub names: Vec<String>,
    /// The pattern of its letter numbers, if all letters have one, and its digits.
    pub numbers: Option<(NumberPattern, Digits)>,
}

impl LedgerPlace {
    /// Reads the event file, and nothing else.
    ///
    /// # Errors
    /// An event file that cannot be understood.
    pub fn of(event: &Path) -> Result<Self, Diagnostics> {
        Self::of_text(event, &read_event_text(event, &Budget::new())?)
    }

    /// The same of an event file with this text.
    ///
    /// # Errors
    /// As [`LedgerPlace::of`].
    pub fn of_text(event: &Path, source: &str) -> Result<Self, Diagnostics> {
        let file = shown_path(event);
        let text = source.strip_prefix('\u{FEFF}').unwrap_or(source);
        let (read, _, faults) = read_event(&file, text);
        let read = read.ok_or(faults)?;
        let name = read.output.ledger.unwrap_or_else(|| {
            let stem = event.file_stem().unwrap_or_default().display().to_string();
            // `event.toml.txt`, before Windows is told to show its ending.
            match stem.strip_suffix(".toml").unwrap_or(&stem) {
                "event" | "" => "ledger.csv".to_owned(),
                stem => format!("{stem}-ledger.csv"),
            }
        });
        let variants = read.variants.iter();
        let facts = variants.clone().filter_map(|own| own.facts.as_ref());
        let names = iter::once(&read.facts).chain(facts).map(|own| own.name.clone());
        let is_same = |own: &Variant| {
            let number = own.letter.as_ref().map(|own| &own.number);
            number.is_none_or(|own| *own == read.letter.number)
        };
        let number = read.letter.number.clone().filter(|_| variants.clone().all(is_same));
        Ok(Self {
            names: names.collect(),
            numbers: number.map(|number| (number, read.wording.digits)),
            path: event.parent().unwrap_or(Path::new("")).join(name),
            is_read_only: read.output.ledger_read_only,
            event: read.facts.name,
        })
    }
}

impl Event {
    /// Reads an event file alone, without lists and templates.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(event: &Path) -> Result<Self, Diagnostics> {
        let source = read_event_text(event, &Budget::new())?;
        let text = file_text(&source);
        let (read, _, faults) = read_event(&shown_path(event), &text);
        if faults.has_errors() { Err(faults) } else { read.ok_or(faults) }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::LedgerPlace;

    #[test]
    fn each_event_has_its_own() {
        let root = tempfile::tempdir().unwrap();
        let event = "version = 1\n[event]\nname = \"क\"\n[[advocate]]\nname = \"a\"\n\
                     [[list]]\nfile = \"l.csv\"\n";
        let read_only = "[output]\nledger = \"../a.csv\"\nledger_read_only = true\n";
        for (file, more, ledger) in [
            ("event.toml", "", "ledger.csv"),
            ("event.toml.txt", "", "ledger.csv"),
            ("sabha.toml.txt", "", "sabha-ledger.csv"),
            ("sabha.toml", "", "sabha-ledger.csv"),
            ("event.toml", "[output]\nledger = \"पंजी/मेरी.csv\"\n", "पंजी/मेरी.csv"),
            ("labels.toml", read_only, "../a.csv"),
        ] {
            let path = root.path().join(file);
            fs::write(&path, format!("{event}{more}")).unwrap();
            let found = LedgerPlace::of(&path).unwrap();
            let is_read_only = more == read_only;
            assert_eq!(found.path, root.path().join(ledger));
            assert_eq!((found.is_read_only, &*found.event), (is_read_only, "क"));
            assert_eq!((found.names, found.numbers), (vec!["क".to_owned()], None));
        }
        assert!(LedgerPlace::of(&root.path().join("none.toml")).is_err());
    }
}
