//! The ledger of a run: read before it, written before the first letter and after the last.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::tz::TimeZone;

use super::Console;
use super::tally::count;
use crate::diagnostic::{
    Diagnostic, Diagnostics, LedgerMessage, Message, ReadingMessage, shown_path,
};
use crate::generate::{Summary, contents};
use crate::input::{FileNamePattern, Job, LedgerPlace};
use crate::ledger::{Assigned, Column, Ledger, shown_serials};
use crate::output::{
    GatedSink, Holder, KeptError, KeptFile, LARGEST_KEPT, Sink, SinkError, Taken,
};

/// A ledger of more bytes, some 40,000 lines, is long.
const LONG: u64 = 8 << 20;

/// How many people are named.
const SHOWN: usize = 10;

/// How often a ledger and its copy that do not belong together are read again while another run
/// has them, and how long that is waited for: it writes one after the other, in a moment.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// The ledger that a command is told to use.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct Given {
    /// पंजी कहीं और हो / The ledger, if it is elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
    /// पंजी से क्रमांक केवल पढ़ें, उसमें कुछ न लिखें (लिफ़ाफ़े, पर्चियाँ) /
    /// Only read serials from the ledger, write nothing there (envelopes, labels)
    #[arg(long)]
    pub(super) ledger_read_only: bool,
}

/// What a command does with the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Purpose {
    /// It looks only: serials that it gives count as not given.
    Look,
    /// It writes, and is called so.
    Write(&'static str),
}

/// The ledger of an event, and what a run has found in it.
#[derive(Debug)]
pub(super) struct Register {
    pub(super) ledger: Ledger,
    /// Whether the event only reads it.
    is_read_only: bool,
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

/// What is to be said of how a command has taken the ledger.
pub(super) fn said_of(
    path: &Path,
    taken: Result<Taken, Holder>,
) -> Result<Option<Diagnostic>, Diagnostic> {
    let path = shown_path(path);
    match taken {
        Ok(Taken::Alone) => Ok(None),
        Ok(Taken::Unlocked(error)) => {
            let detail = error.to_string();
            Ok(Some(refuse(LedgerMessage::Unlocked { path, detail })))
        }
        Err(Holder { event, command, process, minutes }) => {
            Err(refuse(LedgerMessage::Busy { path, event, command, process, minutes }))
        }
    }
}

/// Reads a ledger, if there is one, and what is worth saying of it. A copy without its ledger is
/// no new beginning: numbers would be given twice.
fn read(file: &mut KeptFile) -> Result<(Option<Ledger>, Diagnostics), Diagnostics> {
    let mut tries = 0;
    loop {
        let found = read_once(file);
        let is_odd = match &found {
            Ok((_, said)) => !said.is_empty(),
            Err(said) => said.iter().any(|own| own.code() == GONE),
        };
        // Another run may just be between writing the copy and the ledger.
        let is_moving = || file.has_changed().unwrap_or(true) || file.is_taken_by_another();
        if !is_odd || tries == TRIES || !is_moving() {
            return found;
        }
        tries += 1;
        thread::sleep(PAUSE);
    }
}

/// The code of [`LedgerMessage::Gone`].
const GONE: &str = "A0816";

fn read_once(file: &mut KeptFile) -> Result<(Option<Ledger>, Diagnostics), Diagnostics> {
    let mut warnings = Diagnostics::new();
    let [shown, kept] = [file.path(), file.copy()].map(shown_path);
    let failed = |path: &str, error: std::io::Error| {
        let path = path.to_owned();
        Diagnostic::new(if error.kind() == std::io::ErrorKind::FileTooLarge {
            let most = usize::try_from(LARGEST_KEPT >> 20).unwrap_or(usize::MAX);
            Message::Reading(ReadingMessage::FileTooLarge { path, most })
        } else {
            Message::FileRead { path, detail: error.to_string() }
        })
    };
    let bytes = file.read().map_err(|error| failed(&shown, error))?;
    // Both files may be long: the one is let go before the other is read.
    let ledger = bytes.map(|bytes| Ledger::read(&shown, &bytes, &kept)).transpose()?;
    let copy = file.read_other_copy().map_err(|error| failed(&kept, error))?;
    match (ledger, copy) {
        (None, None) if !Ledger::may_be_called(&shown) => {
            Err(refuse(LedgerMessage::Name { path: shown }).into())
        }
        (None, None) => Ok((None, warnings)),
        (None, Some(_)) => Err(refuse(LedgerMessage::Gone { ledger: shown, kept }).into()),
        (Some(mut ledger), copy) => {
            // A copy that cannot be read says nothing.
            let made = copy.and_then(|copy| Ledger::made_serials(&kept, &copy, &kept).ok());
            let gone = made.map(|made| ledger.reserve(&made)).unwrap_or_default();
            if !gone.is_empty() {
                let serials = shown_serials(gone);
                warnings.push(refuse(LedgerMessage::LinesGone { serials }));
            }
            Ok((Some(ledger), warnings))
        }
    }
}

impl Register {
    /// Reads the ledger of an event, that which is given or else where the event has it; also
    /// what is worth saying of it. Who writes has it alone from here on. A long one waits as
    /// `wait` does: until the lists, which take memory while they are read, are read.
    pub(super) fn open(
        event: &Path,
        given: &Given,
        purpose: Purpose,
        wait: impl FnOnce(),
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let place = LedgerPlace::of(event)?;
        let is_read_only = place.is_read_only || given.ledger_read_only;
        let mut file = KeptFile::new(given.ledger.clone().unwrap_or(place.path));
        let mut warnings = Diagnostics::new();
        if let (Purpose::Write(command), false) = (purpose, is_read_only) {
            let taken = file.take(&place.event, command);
            warnings.extend(said_of(file.path(), taken)?);
        }
        if fs::metadata(file.path()).is_ok_and(|found| found.len() > LONG) {
            wait();
        }
        let (ledger, said) = read(&mut file)?;
        warnings.extend(said);
        let ledger = match ledger {
            None if is_read_only => {
                let path = shown_path(file.path());
                return Err(refuse(LedgerMessage::NothingToRead { path }).into());
            }
            ledger => ledger.unwrap_or_default(),
        };
        let register = Self {
            ledger,
            is_read_only,
            file,
            assigned: Assigned::default(),
            begun: Vec::new(),
            names_have_serials: false,
        };
        Ok((register, warnings))
    }

    /// Whether the event only reads the ledger.
    pub(super) fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Lets other runs have the ledger: it is written.
    pub(super) fn release(&mut self) {
        self.file.release();
    }

    /// Gives the rows of a job their serials.
    pub(super) fn assign(&mut self, job: &mut Job) -> Result<(), Diagnostic> {
        job.inputs.extend([self.file.path().to_owned(), self.file.copy().to_owned()]);
        self.assigned = if self.is_read_only {
            self.ledger.look_up(job)
        } else {
            self.ledger.assign(job)?
        };
        self.names_have_serials = job.event.output.file_name == FileNamePattern::default();
        Ok(())
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
                let path = shown_path(self.file.path());
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
        let Ok((fresh, _)) = read(&mut self.file) else {
            return self.told(Err(KeptError::Changed));
        };
        let mut fresh = fresh.unwrap_or_default();
        if !fresh.agrees(&self.ledger, serials) {
            return self.told(Err(KeptError::Changed));
        }
        fresh.adopt(&self.ledger);
        fresh.begin(serials, &now());
        self.ledger = fresh;
        self.write()
    }

    /// Notes what was made in a ledger that the office has changed meanwhile.
    fn finish_another(
        &mut self,
        made: &[(u32, String)],
        time: &str,
    ) -> Result<(), Diagnostics> {
        let (fresh, _) = read(&mut self.file)?;
        let mut fresh = fresh.unwrap_or_default();
        fresh.adopt(&self.ledger);
        fresh.finish(made, time);
        self.ledger = fresh;
        self.write().map_err(Diagnostics::from)
    }

    /// Writes the ledger.
    pub(super) fn write(&mut self) -> Result<(), Diagnostic> {
        let written = self.file.write(|out| self.ledger.write(out));
        self.told(written)
    }

    fn told(&self, written: Result<(), KeptError>) -> Result<(), Diagnostic> {
        let path = shown_path(self.file.path());
        written.map_err(|error| {
            refuse(match error {
                KeptError::Changed => LedgerMessage::ChangedMeanwhile { path },
                KeptError::Io(error) => {
                    LedgerMessage::NotWritable { path, lock: None, detail: error.to_string() }
                }
                KeptError::Denied { lock, source } => LedgerMessage::NotWritable {
                    path,
                    lock: Some(shown_path(&lock)),
                    detail: source.to_string(),
                },
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
