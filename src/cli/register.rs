//! The ledger of a run: read before it, written before the first letter and after the last.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use jiff::tz::TimeZone;

use super::Console;
use super::tally::count;
use crate::diagnostic::{Diagnostic, Diagnostics, LedgerMessage, Message};
use crate::generate::{Summary, contents};
use crate::input::{FileNamePattern, Job, ledger_path};
use crate::ledger::{Assigned, Column, Ledger, shown_serials};
use crate::output::{GatedSink, KeptError, KeptFile, Sink, SinkError};

/// A ledger of more bytes, some 40,000 lines, is long.
const LONG: u64 = 8 << 20;

/// How many people are named.
const SHOWN: usize = 10;

/// The ledger of an event, and what a run has found in it.
#[derive(Debug)]
pub(super) struct Register {
    pub(super) ledger: Ledger,
    file: KeptFile,
    assigned: Assigned,
    /// The serials that this run has used for the first time.
    begun: Vec<u32>,
    /// Whether the names of files begin with the serial.
    names_have_serials: bool,
}

/// The hour here. Where the system says it in a file of its own, that is read rather than
/// searched for by name in the database of all time zones, which takes longer than a letter.
fn local_now() -> jiff::Zoned {
    if std::env::var_os("TZ").is_none()
        && let Ok(zone) = fs::read("/etc/localtime")
        && let Ok(zone) = TimeZone::tzif("local", &zone)
    {
        return jiff::Timestamp::now().to_zoned(zone);
    }
    jiff::Zoned::now()
}

/// The hour, as the ledger has it: 21.09.2025 10:30.
pub(super) fn now() -> String {
    local_now().strftime("%d.%m.%Y %H:%M").to_string()
}

/// The day, as the ledger has it: 21.09.2025.
pub(super) fn today() -> String {
    local_now().strftime("%d.%m.%Y").to_string()
}

fn refuse(message: LedgerMessage) -> Diagnostic {
    Diagnostic::new(Message::Ledger(message))
}

impl Register {
    /// Reads the ledger of an event, that at `given` or else where the event has it; also what is
    /// worth saying of it. A copy without its ledger is no new beginning: numbers would be given
    /// twice. A long one waits as `wait` does: until the lists, which take memory while they are
    /// read, are read.
    pub(super) fn open(
        event: &Path,
        given: Option<&Path>,
        wait: impl FnOnce(),
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let mut warnings = Diagnostics::new();
        let path = match given {
            Some(path) => path.to_owned(),
            None => ledger_path(event)?,
        };
        let mut file = KeptFile::new(path);
        let [shown, kept] = [file.path(), file.copy()].map(|path| path.display().to_string());
        let failed = |path: &str, error: std::io::Error| {
            let (path, detail) = (path.to_owned(), error.to_string());
            Diagnostic::new(Message::FileRead { path, detail })
        };
        if fs::metadata(file.path()).is_ok_and(|found| found.len() > LONG) {
            wait();
        }
        let bytes = file.read().map_err(|error| failed(&shown, error))?;
        // Both files may be long: the one is let go before the other is read.
        let ledger = bytes.map(|bytes| Ledger::read(&shown, &bytes, &kept)).transpose()?;
        let copy = file.read_other_copy().map_err(|error| failed(&kept, error))?;
        let ledger = match (ledger, copy) {
            (None, None) => Ledger::default(),
            (None, Some(_)) => {
                return Err(refuse(LedgerMessage::Gone { ledger: shown, kept }).into());
            }
            (Some(mut ledger), copy) => {
                // A copy that cannot be read says nothing.
                let made = copy.and_then(|copy| Ledger::made_serials(&kept, &copy, &kept).ok());
                let gone = made.map(|made| ledger.reserve(&made)).unwrap_or_default();
                if !gone.is_empty() {
                    let serials = shown_serials(gone);
                    warnings.push(refuse(LedgerMessage::LinesGone { serials }));
                }
                ledger
            }
        };
        let register = Self {
            ledger,
            file,
            assigned: Assigned::default(),
            begun: Vec::new(),
            names_have_serials: false,
        };
        Ok((register, warnings))
    }

    /// Gives the rows of a job their serials.
    pub(super) fn assign(&mut self, job: &mut Job) {
        job.inputs.extend([self.file.path().to_owned(), self.file.copy().to_owned()]);
        self.assigned = self.ledger.assign(job);
        self.names_have_serials = job.event.output.file_name == FileNamePattern::default();
    }

    /// Takes cancelled letters out of the run.
    pub(super) fn leave_out_cancelled(&self, job: &mut Job) -> Result<(), Diagnostic> {
        let cancelled: BTreeSet<usize> = self
            .assigned
            .cancelled
            .iter()
            .copied()
            .filter(|position| job.is_chosen(*position))
            .collect();
        if cancelled.is_empty() || job.leave_out(&cancelled) {
            return Ok(());
        }
        let mut serials: Vec<u32> = cancelled.iter().map(|own| job.serial(*own)).collect();
        serials.sort_unstable();
        Err(refuse(LedgerMessage::Cancelled { serials: shown_serials(serials) }))
    }

    /// Takes letters out of the run that are as they were when they were made last. Gives whether
    /// any is left.
    pub(super) fn leave_out_unchanged(
        &self,
        job: &mut Job,
        threads: Option<usize>,
    ) -> Result<bool, Diagnostics> {
        let contents = contents(job, threads)?;
        let mut before: Vec<(u32, &str)> = self
            .ledger
            .entries()
            .iter()
            .map(|entry| (entry.serial(), entry.get(Column::Content)))
            .collect();
        before.sort_unstable();
        let unchanged = job.invitees.iter().zip(contents).filter_map(|(invitee, content)| {
            let serial = job.serial(invitee.position);
            let at = before.binary_search_by_key(&serial, |(serial, _)| *serial).ok()?;
            (content?.to_string() == before[at].1).then_some(invitee.position)
        });
        let unchanged: BTreeSet<usize> = unchanged.collect();
        Ok(job.leave_out(&unchanged))
    }

    /// Runs something that makes letters into a sink. All numbers that it uses are in the ledger
    /// before the first file appears, so that none is given twice, whenever the machine stops.
    pub(super) fn guard<S: Sink>(
        &mut self,
        job: &Job,
        sink: &S,
        run: impl FnOnce(&GatedSink<'_, S, Gate<'_>>) -> Result<Summary, Diagnostics>,
    ) -> Result<Summary, Diagnostics> {
        let sound = job.invitees.iter().map(|invitee| invitee.position);
        let sound = sound.filter(|position| job.is_chosen(*position));
        let mut serials: Vec<u32> = sound.map(|position| job.serial(position)).collect();
        serials.sort_unstable();
        let refused = Mutex::new(None);
        let first: Gate<'_> = Box::new(|| {
            self.begun = self.ledger.begin(&serials, &now());
            if self.begun.is_empty() {
                return Ok(());
            }
            let written = match self.file.write(|out| self.ledger.write(out)) {
                Err(KeptError::Changed) => self.begin_another(&serials),
                written => self.told(written),
            };
            written.map_err(|diagnostic| {
                let path = self.file.path().display().to_string();
                let source = std::io::Error::other(diagnostic.message().text(super::Lang::En));
                *refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(diagnostic);
                SinkError::Io { path, source }
            })
        });
        let made = run(&GatedSink::new(sink, first));
        match refused.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(diagnostic) => Err(diagnostic.into()),
            None => made,
        }
    }

    /// Notes what was made. Gives what is worth saying.
    pub(super) fn finish(&mut self, summary: &Summary) -> Result<Diagnostics, Diagnostics> {
        let mut made: Vec<(u32, String)> = summary
            .letters
            .iter()
            .map(|letter| (letter.serial, letter.content.to_string()))
            .collect();
        made.sort_unstable();
        let time = now();
        let mut said = Diagnostics::new();
        let changed = self.ledger.finish(&made, &time);
        self.ledger.take_back(&self.begun);
        if !changed.is_empty() {
            let serials = shown_serials(changed);
            said.push(refuse(LedgerMessage::ChangedSincePrinting { serials }));
        }
        match self.file.write(|out| self.ledger.write(out)) {
            Err(KeptError::Changed) => self.finish_another(&made, &time)?,
            written => self.told(written)?,
        }
        Ok(said)
    }

    /// Notes what is about to be made in a ledger that the office has changed meanwhile, if the
    /// numbers are still those of the same people.
    fn begin_another(&mut self, serials: &[u32]) -> Result<(), Diagnostic> {
        let path = self.file.path().to_owned();
        let changed = || self.told(Err(KeptError::Changed));
        let Ok((mut fresh, _)) = Self::open(Path::new(""), Some(&path), || ()) else {
            return changed();
        };
        if !fresh.ledger.agrees(&self.ledger, serials) {
            return changed();
        }
        fresh.ledger.adopt(&self.ledger);
        fresh.ledger.begin(serials, &now());
        fresh.write()?;
        self.ledger = fresh.ledger;
        self.file = fresh.file;
        Ok(())
    }

    /// Notes what was made in a ledger that the office has changed meanwhile.
    fn finish_another(
        &mut self,
        made: &[(u32, String)],
        time: &str,
    ) -> Result<(), Diagnostics> {
        let path = self.file.path().to_owned();
        let (mut fresh, _) = Self::open(Path::new(""), Some(&path), || ())?;
        fresh.ledger.adopt(&self.ledger);
        fresh.ledger.finish(made, time);
        fresh.write()?;
        self.ledger = fresh.ledger;
        self.file = fresh.file;
        Ok(())
    }

    /// Writes the ledger.
    pub(super) fn write(&mut self) -> Result<(), Diagnostic> {
        let written = self.file.write(|out| self.ledger.write(out));
        self.told(written)
    }

    fn told(&self, written: Result<(), KeptError>) -> Result<(), Diagnostic> {
        let path = self.file.path().display().to_string();
        written.map_err(|error| {
            refuse(match error {
                KeptError::Changed => LedgerMessage::ChangedMeanwhile { path },
                KeptError::Io(error) => {
                    LedgerMessage::NotWritable { path, detail: error.to_string() }
                }
            })
        })
    }

    /// Names those who had letters and whom the lists no longer have, and counts the letters that
    /// are cancelled.
    pub(super) fn tell(&self, console: &mut Console<'_>) {
        let cancelled = self.assigned.cancelled.len();
        if cancelled > 0 {
            console.say(
                &format!("रद्द पत्र, जो नहीं बनते: {cancelled}"),
                &format!("cancelled, not made: {}", count(cancelled, "letter")),
            );
        }
        let missing = &self.assigned.missing;
        if missing.is_empty() {
            return;
        }
        let people = missing.len();
        console.say(
            &format!("अब सूची में नहीं, पर क्रमांक उन्हीं के हैं: {people}"),
            &format!("in the lists no more, though their serials stay theirs: {people}"),
        );
        let known = missing.iter().filter_map(|&serial| self.ledger.entry(serial));
        for entry in known.take(SHOWN) {
            console.line(&format!("  {} {}", entry.serial(), entry.person()));
        }
        if let Some(rest) = people.checked_sub(SHOWN).filter(|rest| *rest > 0) {
            console.say(&format!("  … और {rest}"), &format!("  … and {rest} more"));
        }
    }

    /// Why a letter's file is left over, in both languages: whose it was.
    pub(super) fn whose(&self, file: &str) -> Option<(String, String)> {
        let name = file.rsplit('/').next().filter(|_| self.names_have_serials)?;
        let digits = name.split(|c: char| !c.is_ascii_digit()).next()?;
        let entry = self.ledger.entry(digits.parse().ok()?)?;
        let person = entry.person();
        Some(if entry.is_cancelled() {
            (format!("{person}: रद्द"), format!("{person}: cancelled"))
        } else if entry.is_missing() {
            (format!("{person}: सूची में नहीं"), format!("{person}: not in the lists"))
        } else {
            (format!("अब {person}"), format!("now {person}"))
        })
    }
}

/// What is done before the first file.
pub(super) type Gate<'a> = Box<dyn FnOnce() -> Result<(), SinkError> + Send + 'a>;
