//! `mark --scan`: the codes of registers, from photos or from a scanner that writes like a keyboard.
//!
//! A photo of a page shows who is on it, not who has signed: it is listed, and a person notes. A
//! scanner is held at one row after the other by somebody who means that row: each can be noted.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufRead, BufReader, Read as _};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use crate::cli::console::Console;
use crate::cli::exit::{DONE, ERRORS, HELD_BACK};
use crate::cli::mark::{self, Marks};
use crate::diagnostic::{Diagnostic, Diagnostics, LedgerMessage, Message, shown_path};
use crate::hindi;
use crate::input::LedgerPlace;
use crate::ledger::{Column, Entry, Ledger, ScanCode, ScanFault};
use crate::picture::{LARGEST_FILE, PhotoCodes};
use crate::session::{GivenLedger, LedgerSession, Purpose};

/// In place of a file: what comes in.
const INPUT: &str = "-";

/// Bytes of a line that are read at a time; that of a scanner has some twenty.
const LONGEST_LINE: u64 = 4096;

/// Lists what photos or lines have, or notes what a scanner reads.
pub(super) fn run(event: &Path, marks: &Marks, console: &mut Console<'_>) -> u8 {
    match scan(event, marks, console) {
        Ok(status) => status,
        Err(diagnostics) => {
            console.report(&diagnostics);
            ERRORS
        }
    }
}

fn scan(event: &Path, marks: &Marks, console: &mut Console<'_>) -> Result<u8, Diagnostics> {
    let is_input = |path: &Path| path == Path::new(INPUT);
    if marks.is_noting() && !marks.scan.iter().all(|path| is_input(path)) {
        return Err(told(LedgerMessage::PhotoNotNoted).into());
    }
    let mut scanner = Scanner::open(event, marks)?;
    for path in &marks.scan {
        if is_input(path) {
            scanner.lines(&lines(BufReader::new(std::io::stdin())), console)?;
        } else {
            scanner.photo(path, console);
        }
    }
    if !marks.is_noting() {
        scanner.propose(console);
    }
    Ok(if scanner.seen.is_empty() { ERRORS } else { scanner.status })
}

fn told(message: LedgerMessage) -> Diagnostic {
    Diagnostic::new(Message::Ledger(message))
}

/// The lines that come in, together as many as there are.
fn lines(mut input: impl BufRead + Send + 'static) -> Receiver<String> {
    let (lines, received) = channel();
    thread::spawn(move || {
        loop {
            let mut line = Vec::new();
            let read = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line);
            let is_end = !matches!(read, Ok(1..));
            if is_end || lines.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                return;
            }
        }
    });
    received
}

/// The codes that came so far.
struct Scanner<'a> {
    event: &'a Path,
    marks: &'a Marks,
    place: LedgerPlace,
    /// Where the ledger is that is asked.
    given: GivenLedger,
    ledger: Ledger,
    /// The serials whose codes were good.
    seen: BTreeSet<u32>,
    status: u8,
    /// True if anything came that is worth a word.
    has_any: bool,
}

/// Codes by what they tell.
#[derive(Default)]
struct Sorted {
    /// The serials, with those scanned before.
    good: BTreeSet<u32>,
    again: BTreeSet<u32>,
    unknown: BTreeSet<u32>,
    wrong: BTreeSet<u32>,
    cancelled: BTreeSet<u32>,
    other: Vec<String>,
}

impl Sorted {
    fn is_empty(&self) -> bool {
        let rows = [&self.good, &self.again, &self.unknown, &self.wrong, &self.cancelled];
        rows.iter().all(|rows| rows.is_empty()) && self.other.is_empty()
    }
}

impl<'a> Scanner<'a> {
    fn open(event: &'a Path, marks: &'a Marks) -> Result<Self, Diagnostics> {
        let place = LedgerPlace::of(event)?;
        let given = GivenLedger { path: marks.ledger.clone(), is_read_only: false };
        let (seen, status) = (BTreeSet::new(), DONE);
        let ledger = Ledger::default();
        let mut own = Self { event, marks, place, given, ledger, seen, status, has_any: false };
        own.renew()?;
        Ok(own)
    }

    /// Reads the ledger, which others may have written meanwhile.
    fn renew(&mut self) -> Result<(), Diagnostics> {
        let (session, _) = LedgerSession::open(self.event, &self.given, Purpose::Look, || ())?;
        if session.is_read_only() {
            return Err(told(LedgerMessage::ReadOnly).into());
        }
        self.ledger = session.ledger;
        Ok(())
    }

    /// Lists the codes of a photo.
    fn photo(&mut self, path: &Path, console: &mut Console<'_>) {
        let shown = shown_path(path);
        let found = match photo_codes(path) {
            Ok(found) => found,
            Err(fault) => {
                console.report(&[fault]);
                self.status = HELD_BACK;
                return;
            }
        };
        let sorted = self.sorted(found.texts);
        let rows = sorted.good.len() + sorted.again.len();
        console.say(&format!("{shown}: पत्र {rows}"), &format!("{shown}: letters {rows}"));
        if sorted.is_empty() {
            self.fault(told(LedgerMessage::ScanNothing { path: shown.clone() }), console);
        }
        self.list(&sorted, console);
        self.faults(sorted, console);
        if found.unread > 0 {
            let codes = found.unread;
            self.fault(told(LedgerMessage::ScanUnread { path: shown, codes }), console);
        }
    }

    /// Lists, or notes, what comes in until it ends. What could not be noted since another run had
    /// the ledger is tried again with the next.
    fn lines(
        &mut self,
        lines: &Receiver<String>,
        console: &mut Console<'_>,
    ) -> Result<(), Diagnostics> {
        let mut pending = BTreeSet::new();
        while let Ok(first) = lines.recv() {
            let all = first + " " + &lines.try_iter().collect::<Vec<_>>().join(" ");
            self.renew()?;
            let sorted = self.sorted(all.split_whitespace().map(str::to_owned));
            self.has_any |= !sorted.is_empty();
            if self.marks.is_noting() {
                pending.extend(&sorted.good);
                self.note(&mut pending, console);
            }
            self.list(&sorted, console);
            let is_faulty = self.faults(sorted, console);
            if is_faulty && console.is_attended {
                // Whoever scans looks at the paper, not at the screen.
                let _ = console.err.write_all(b"\x07");
            }
        }
        self.note(&mut pending, console);
        if !pending.is_empty() {
            self.status = ERRORS;
        }
        if !self.has_any {
            let path = INPUT.to_owned();
            self.fault(told(LedgerMessage::ScanNothing { path }), console);
        }
        Ok(())
    }

    /// Notes serials; those that could not be for now stay.
    fn note(&mut self, pending: &mut BTreeSet<u32>, console: &mut Console<'_>) {
        if pending.is_empty() {
            return;
        }
        let serials: Vec<String> = pending.iter().map(u32::to_string).collect();
        match mark::noted(self.event, &serials, self.marks, console) {
            Ok(status) => {
                self.status = self.status.max(status);
                pending.clear();
            }
            Err(faults) => {
                console.report(&faults);
                if !faults.iter().any(passes) {
                    pending.clear();
                }
                self.status = HELD_BACK;
            }
        }
    }

    /// Looks codes up, and remembers the good ones.
    fn sorted(&mut self, texts: impl IntoIterator<Item = String>) -> Sorted {
        let mut sorted = Sorted::default();
        for text in texts {
            let ScanCode::Row { serial, check } = ScanCode::parse(&text) else {
                sorted.other.push(text);
                continue;
            };
            match self.ledger.scanned(serial, check.as_deref(), &self.place.names) {
                Ok(_) if self.seen.insert(serial) => drop(sorted.good.insert(serial)),
                Ok(_) if sorted.good.contains(&serial) => {}
                Ok(_) => drop(sorted.again.insert(serial)),
                Err(ScanFault::Unknown) => drop(sorted.unknown.insert(serial)),
                Err(ScanFault::Check) => drop(sorted.wrong.insert(serial)),
                Err(ScanFault::Cancelled) => drop(sorted.cancelled.insert(serial)),
            }
        }
        sorted
    }

    /// Shows whose the codes are, unless that is said when they are noted.
    fn list(&self, sorted: &Sorted, console: &mut Console<'_>) {
        let is_noting = self.marks.is_noting();
        let good = sorted.good.iter().filter(|_| !is_noting);
        for serial in good.chain(&sorted.again).collect::<BTreeSet<_>>() {
            let Some(entry) = self.ledger.entry(*serial) else { continue };
            let line = format!("{serial:>7}  {}", self.row(entry));
            let is_again = sorted.again.contains(serial);
            let again = if is_again {
                [" · पहले भी आया", " · once more"]
            } else {
                [""; 2]
            };
            let [hindi, english] = again.map(|again| format!("{line}{again}"));
            console.say(&hindi, &english);
        }
    }

    /// Letter number, person and state.
    fn row(&self, entry: &Entry) -> String {
        let number =
            self.place.numbers.as_ref().map(|(pattern, digits)| {
                hindi::digits(&pattern.format(entry.serial()), *digits)
            });
        let parts = [number, Some(entry.person()), Some(entry.status().to_owned())];
        let parts = parts.into_iter().flatten().filter(|part| !part.is_empty());
        parts.collect::<Vec<_>>().join(" · ")
    }

    /// Says what is wrong with codes, if anything is.
    fn faults(&mut self, sorted: Sorted, console: &mut Console<'_>) -> bool {
        let people = |serials: &BTreeSet<u32>| {
            let person = |serial: &u32| {
                let person = self.ledger.entry(*serial).map(Entry::person).unwrap_or_default();
                format!("{serial} {person}").trim_end().to_owned()
            };
            serials.iter().map(person).collect::<Vec<_>>().join("; ")
        };
        let Sorted { unknown, wrong, cancelled, other, .. } = sorted;
        let codes = unknown.iter().map(u32::to_string).collect::<Vec<_>>().join(", ");
        let mut faults = Vec::new();
        faults.extend((!unknown.is_empty()).then_some(LedgerMessage::ScanUnknown { codes }));
        let check = LedgerMessage::ScanCheck { people: people(&wrong) };
        faults.extend((!wrong.is_empty()).then_some(check));
        let of_cancelled = LedgerMessage::ScanCancelled { people: people(&cancelled) };
        faults.extend((!cancelled.is_empty()).then_some(of_cancelled));
        let texts: Vec<String> =
            other.iter().map(|text| text.chars().take(40).collect()).collect();
        let texts = texts.join(", ");
        faults.extend((!other.is_empty()).then_some(LedgerMessage::ScanOther { texts }));
        let is_any = !faults.is_empty();
        for fault in faults {
            self.fault(told(fault), console);
        }
        is_any
    }

    fn fault(&mut self, fault: Diagnostic, console: &mut Console<'_>) {
        console.report(&[fault]);
        self.status = self.status.max(HELD_BACK);
    }

    /// Shows the command that notes what was listed, each serial by itself, so that one can be
    /// taken out.
    fn propose(&self, console: &mut Console<'_>) {
        let is_open = |serial: &&u32| {
            let entry = self.ledger.entry(**serial);
            entry.is_some_and(|entry| entry.get(Column::HandedOver).is_empty())
        };
        let open: Vec<String> = self.seen.iter().filter(is_open).map(u32::to_string).collect();
        if open.is_empty() {
            if !self.seen.is_empty() {
                console.say("ये सब सौंपे जा चुके हैं", "all of these were handed over before");
            }
            return;
        }
        console.say(
            "जिन पर हस्ताक्षर नहीं हैं उनके क्रमांक हटाकर चलाएँ:",
            "take out the serials that are not signed, and run:",
        );
        let (event, serials) = (shown_path(self.event), open.join(","));
        let mut words = vec!["aamantran", "mark", &event, &serials, "--handed-over"];
        let ledger = self.marks.ledger.as_deref().map(shown_path);
        words.extend(ledger.as_deref().map_or(Vec::new(), |ledger| vec!["--ledger", ledger]));
        console.commands(&words);
    }
}

/// True if it will be otherwise when another run has ended.
fn passes(fault: &Diagnostic) -> bool {
    matches!(
        fault.message(),
        Message::Ledger(
            LedgerMessage::Busy { .. }
                | LedgerMessage::ChangedMeanwhile { .. }
                | LedgerMessage::NotWritable { .. }
        )
    )
}

/// The codes of a photo.
fn photo_codes(path: &Path) -> Result<PhotoCodes, Diagnostic> {
    let shown = shown_path(path);
    let mut bytes = Vec::new();
    let read = File::open(path)
        .and_then(|file| file.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes));
    if let Err(error) = read {
        let path = shown;
        return Err(Diagnostic::new(match error.kind() {
            std::io::ErrorKind::NotFound => {
                Message::FileMissing { path, is_on_command_line: true, beside: None }
            }
            _ => Message::FileRead { path, detail: error.to_string() },
        }));
    }
    PhotoCodes::of_file(&bytes)
        .map_err(|problem| told(LedgerMessage::PhotoInvalid { path: shown, problem }))
}
