//! Notes in the ledger on what became of letters.

use std::collections::BTreeMap;

use crate::desk::command::{Answer, MarkWord, Noted};
use crate::desk::store::EventFiles;
use crate::diagnostic::{Diagnostic, Diagnostics, LedgerMessage, Message};
use crate::input::{Event, serial_ranges};
use crate::ledger::{Column, Entry, Ledger, Mark, ScanCode, ScanFault, shown_serials};
use crate::session::{LedgerSession, today};

/// Number of people that are named.
const SHOWN: usize = 10;
/// The marks, in their notes, of letters that were not handed over.
const NOT_FOUND: &str = "नहीं मिले";
const RETURNED: &str = "लौटाया";

/// Notes something of letters, or takes it back. A day is written as in the page: 2027-01-12.
pub(super) fn mark(
    files: &dyn EventFiles,
    serials: &str,
    word: MarkWord,
    undo: bool,
    on: Option<&str>,
) -> Result<Noted, Diagnostics> {
    let mut session = opened(files)?;
    let ranges = serial_ranges(&[serials.to_owned()])?;
    let mut concerned = session.ledger.serials_in(&ranges)?;
    let mark = match word {
        MarkWord::Printed => Some(Mark::Printed),
        MarkWord::HandedOver => Some(Mark::HandedOver),
        MarkWord::Cancelled => Some(Mark::Cancelled),
        MarkWord::NotFound | MarkWord::Returned => None,
    };
    if mark.is_none_or(Mark::is_of_letter) && !undo {
        let never_made = session.ledger.never_made(&concerned);
        concerned.retain(|serial| never_made.binary_search(serial).is_err());
    }
    if concerned.is_empty() {
        let message = Message::Ledger(LedgerMessage::NoSerials);
        return Err(Diagnostic::new(message).into());
    }
    let today = today();
    let day = on.and_then(|on| on.parse().ok()).filter(|day| *day <= today).unwrap_or(today);
    let day = day.strftime("%d.%m.%Y").to_string();
    match (mark, undo) {
        (Some(mark), false) => drop(session.ledger.mark(&concerned, mark, &day)),
        (Some(mark), true) => drop(session.ledger.unmark(&concerned, mark)),
        (None, _) => {
            let word = if word == MarkWord::NotFound { NOT_FOUND } else { RETURNED };
            let mark = (!undo).then(|| format!("{word} {day}"));
            let mut notes: BTreeMap<String, Vec<u32>> = BTreeMap::new();
            for entry in session.ledger.entries() {
                if concerned.contains(&entry.serial()) {
                    let undone = undo.then_some(word);
                    let note = marked_note(entry.get(Column::Note), mark.as_deref(), undone);
                    notes.entry(note).or_default().push(entry.serial());
                }
            }
            for (note, serials) in notes {
                drop(session.ledger.note(&serials, &note));
            }
        }
    }
    written(session, concerned)
}

/// Notes of a row, as the ledger calls it, that it is the person of a serial, or somebody new.
pub(super) fn settle(
    files: &dyn EventFiles,
    row: &str,
    serial: Option<u32>,
) -> Result<Noted, Diagnostics> {
    let mut session = opened(files)?;
    let job = files.read_job()?;
    let concerned = match serial {
        Some(serial) => session.ledger.identify(serial, &job, row)?,
        None => session.ledger.add_new(&job, &[row.to_owned()])?,
    };
    written(session, concerned)
}

/// Stands in a note between what the office wrote and what the desk did.
const BETWEEN: &str = "; ";

/// A note with a mark of the desk instead of those it had; what the office wrote stays. `undone` is
/// the only word whose mark goes, if one is taken back.
fn marked_note(note: &str, mark: Option<&str>, undone: Option<&str>) -> String {
    let is_gone = |part: &&str| match undone {
        Some(word) => mark_of(part) == Some(word),
        None => mark_of(part).is_some(),
    };
    let kept = note.split(BETWEEN).filter(|part| !part.trim().is_empty() && !is_gone(part));
    kept.chain(mark).collect::<Vec<_>>().join(BETWEEN)
}

/// The word of a part of a note, if the desk wrote it: the word, and a day.
fn mark_of(part: &str) -> Option<&'static str> {
    let is_day =
        |day: &str| !day.is_empty() && day.chars().all(|c| c.is_ascii_digit() || c == '.');
    [NOT_FOUND, RETURNED].into_iter().find(|word| {
        let rest = part.trim().strip_prefix(word);
        rest.and_then(|rest| rest.strip_prefix(' ')).is_some_and(is_day)
    })
}

/// Notes that the letter of a code, or of a number that was typed, was handed over.
pub(super) fn scan(files: &dyn EventFiles, event: &Event, text: &str) -> Result<Noted, Answer> {
    let misunderstood =
        |hi: &str, en: &str| Answer::Misunderstood { hi: hi.to_owned(), en: en.to_owned() };
    let mut session = opened(files).map_err(Answer::Refused)?;
    let (serial, check) = match ScanCode::parse(text) {
        ScanCode::Row { serial, check } => (serial, check),
        ScanCode::Cover => {
            return Err(misunderstood(
                "यह आवरण पृष्ठ का कोड है; पंजी की पंक्ति का कोड स्कैन करें",
                "this is the code of a cover; scan the code of a row of the register",
            ));
        }
        ScanCode::Other => {
            return Err(misunderstood(
                "यह न क्रमांक है, न पंजी का कोड",
                "this is neither a serial nor a code of a register",
            ));
        }
    };
    let mut events = vec![event.facts.name.clone()];
    let variants = event.variants.iter().filter_map(|own| own.facts.as_ref());
    events.extend(variants.map(|facts| facts.name.clone()));
    let found = session.ledger.scanned(serial, check.as_deref(), &events);
    match found.map(Entry::is_used) {
        Ok(true) => {}
        Ok(false) | Err(ScanFault::Unknown) => {
            let (hi, en) = (
                format!("क्रमांक {serial} का पत्र अभी नहीं बना"),
                format!("no letter {serial} was made yet"),
            );
            return Err(Answer::Misunderstood { hi, en });
        }
        Err(ScanFault::Check) => {
            return Err(misunderstood(
                "यह कोड किसी और आयोजन का है, या इनका नाम बदल चुका है",
                "this code is of another event, or the name has changed since",
            ));
        }
        Err(ScanFault::Cancelled) => {
            let (hi, en) =
                (format!("क्रमांक {serial} रद्द है"), format!("the letter {serial} is cancelled"));
            return Err(Answer::Misunderstood { hi, en });
        }
    }
    let day = today().strftime("%d.%m.%Y").to_string();
    drop(session.ledger.mark(&[serial], Mark::HandedOver, &day));
    written(session, vec![serial]).map_err(Answer::Refused)
}

fn opened(files: &dyn EventFiles) -> Result<LedgerSession, Diagnostics> {
    let session = files.ledger()?;
    if session.is_read_only() {
        return Err(Diagnostic::new(Message::Ledger(LedgerMessage::ReadOnly)).into());
    }
    Ok(session)
}

fn written(mut session: LedgerSession, serials: Vec<u32>) -> Result<Noted, Diagnostics> {
    session.write()?;
    let person = |serial: &u32| {
        let person = session.ledger.entry(*serial)?.person();
        Some(format!("{serial} {person}").trim_end().to_owned())
    };
    let people = serials.iter().filter_map(person).take(SHOWN).collect();
    Ok(Noted { serials: shown_serials(serials), people })
}

/// The letters of an advocate, by what became of them.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub(super) struct Delivery {
    pub(super) advocate: String,
    pub(super) letters: usize,
    pub(super) printed: usize,
    pub(super) handed: usize,
    pub(super) not_found: usize,
    pub(super) returned: usize,
    pub(super) left: usize,
}

/// Counts letters that are made and not cancelled, by advocates in the order of the ledger.
pub(super) fn deliveries(ledger: &Ledger) -> Vec<Delivery> {
    let mut all: Vec<Delivery> = Vec::new();
    for entry in ledger.entries().iter().filter(|own| own.is_used() && !own.is_cancelled()) {
        let advocate = entry.get(Column::Advocate);
        let at = all.iter().position(|own| own.advocate == advocate).unwrap_or_else(|| {
            all.push(Delivery { advocate: advocate.to_owned(), ..Delivery::default() });
            all.len() - 1
        });
        let own = &mut all[at];
        own.letters += 1;
        own.printed += usize::from(!entry.get(Column::Printed).is_empty());
        let note = entry.get(Column::Note);
        let says = |word: &str| note.split(BETWEEN).any(|part| part.trim().starts_with(word));
        if !entry.get(Column::HandedOver).is_empty() {
            own.handed += 1;
        } else if says(NOT_FOUND) {
            own.not_found += 1;
        } else if says(RETURNED) {
            own.returned += 1;
        } else {
            own.left += 1;
        }
    }
    all
}
