//! The ledger of a run: read before it, written before the first letter and after the last.

use std::collections::BTreeSet;
use std::fs;
use std::mem;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::diagnostic::{
    Diagnostic, Diagnostics, LedgerMessage, Message, ReadingMessage, shown_path,
};
use crate::generate::{Summary, files_of_all, fingerprints};
use crate::input::{FileNamePattern, Job, LedgerPlace};
use crate::ledger::{Assigned, Column, Entry, Ledger, shown_serials};
use crate::output::{
    GatedSink, Holder, LARGEST_VERSIONED, REPORT, SHEETS, Sink, SinkError, Taken, VersionError,
    Versioned, VersionedFile, is_called_like,
};
#[cfg(feature = "serve")]
use crate::output::{MemoryFiles, VersionedMemory};

/// A ledger of more bytes, some 40,000 lines, is long.
const LONG: u64 = 8 << 20;

/// Number of people that are named.
const SHOWN: usize = 10;

/// Times that a ledger and its copy that do not belong together are read again while another run
/// has them, and the wait between: it writes one after the other, in a moment.
const TRIES: u32 = 20;
const PAUSE: Duration = Duration::from_millis(50);

/// The ledger that is asked for in place of the event's.
#[derive(Clone, Debug, Default)]
pub(crate) struct GivenLedger {
    /// Its file, if it is elsewhere.
    pub(crate) path: Option<PathBuf>,
    /// True if serials are only read from it.
    pub(crate) is_read_only: bool,
}

/// The use that a command makes of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// It looks only: serials that it gives count as not given.
    Look,
    /// It writes, and is called so.
    Write(&'static str),
}

/// The ledger of an event, and what a run has found in it.
#[derive(Debug)]
pub(crate) struct LedgerSession {
    pub(crate) ledger: Ledger,
    /// The event file, for the commands that messages propose.
    event: Box<str>,
    /// The event only reads it.
    is_read_only: bool,
    file: Box<dyn Versioned>,
    assigned: Assigned,
    /// Number of letters that are left out of the run because they are cancelled.
    left_out: usize,
    /// The serials that this run has used for the first time.
    begun: Vec<u32>,
    /// The serials whose lines were gone when the ledger was first read.
    gone: Vec<u32>,
    /// Findings since then that are not said yet.
    said: Diagnostics,
    /// The names of files begin with the serial.
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
pub(crate) fn now() -> String {
    local_now().strftime("%d.%m.%Y %H:%M").to_string()
}

/// The day here.
pub(crate) fn today() -> Date {
    local_now().date()
}

fn refuse(message: LedgerMessage) -> Diagnostic {
    Diagnostic::new(Message::Ledger(message))
}

/// The finding, if any, on how a command has taken the ledger.
pub(crate) fn said_of(
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

/// Reads a ledger, if there is one, and the serials whose lines are gone from it. A copy without
/// its ledger is no new beginning: numbers would be given twice.
fn read(file: &mut dyn Versioned) -> Result<(Option<Ledger>, Vec<u32>), Diagnostics> {
    let mut tries = 0;
    loop {
        let found = read_once(file);
        let is_odd = match &found {
            Ok((_, gone)) => !gone.is_empty(),
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

/// The event file of an event in memory.
#[cfg(feature = "serve")]
const EVENT_FILE: &str = "event.toml";

/// The code of [`LedgerMessage::Gone`].
const GONE: &str = "A0816";

fn read_once(file: &mut dyn Versioned) -> Result<(Option<Ledger>, Vec<u32>), Diagnostics> {
    let [shown, kept] = [file.path(), file.copy()].map(shown_path);
    let failed = |path: &str, error: std::io::Error| {
        let path = path.to_owned();
        Diagnostic::new(if error.kind() == std::io::ErrorKind::FileTooLarge {
            let most = usize::try_from(LARGEST_VERSIONED >> 20).unwrap_or(usize::MAX);
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
        (None, None) => Ok((None, Vec::new())),
        (None, Some(_)) => Err(refuse(LedgerMessage::Gone { ledger: shown, kept }).into()),
        (Some(mut ledger), copy) => {
            // A copy that cannot be read says nothing.
            let made = copy.and_then(|copy| Ledger::made_serials(&kept, &copy, &kept).ok());
            let gone = made.map(|made| ledger.reserve(&made)).unwrap_or_default();
            Ok((Some(ledger), gone))
        }
    }
}

/// That lines are gone from the ledger, or were until this run put them back.
fn lines_gone(gone: &[u32], are_back: bool) -> Option<Diagnostic> {
    let serials = shown_serials(gone.iter().copied());
    (!gone.is_empty()).then(|| refuse(LedgerMessage::LinesGone { serials, are_back }))
}

/// The letters that are known to be made, each with its content, in ascending order of serials:
/// those of which every file is known to be this run's.
fn known_to_be_made(summary: &Summary, unknown: &[String]) -> Vec<(u32, String)> {
    let unknown: BTreeSet<&str> = unknown
        .iter()
        .map(String::as_str)
        .filter(|own| ![REPORT, SHEETS].contains(own))
        .collect();
    let own = summary.letters.iter().filter(|letter| unknown.contains(&*letter.file));
    // Of a file of many it is not known which letters it has.
    if own.count() < unknown.len() {
        return Vec::new();
    }
    let known = summary.letters.iter().filter(|letter| !unknown.contains(&*letter.file));
    let mut known: Vec<(u32, String)> =
        known.map(|letter| (letter.serial, letter.fingerprint.to_string())).collect();
    known.sort_unstable();
    known
}

impl LedgerSession {
    /// Reads the ledger of an event, that which is given or else where the event has it; also
    /// what is worth saying of it. Who writes has it alone from here on. A long one waits as
    /// `wait` does: until the lists, which take memory while they are read, are read.
    pub(crate) fn open(
        event: &Path,
        given: &GivenLedger,
        purpose: Purpose,
        wait: impl FnOnce(),
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let place = LedgerPlace::of(event)?;
        let is_read_only = place.is_read_only || given.is_read_only;
        let mut file = VersionedFile::new(given.path.clone().unwrap_or(place.path));
        let mut warnings = Diagnostics::new();
        if let (Purpose::Write(command), false) = (purpose, is_read_only) {
            let taken = file.take(&place.event, command);
            warnings.extend(said_of(file.path(), taken)?);
        }
        if fs::metadata(file.path()).is_ok_and(|found| found.len() > LONG) {
            wait();
        }
        let (session, said) = Self::of(Box::new(file), event, given, is_read_only)?;
        warnings.extend(said);
        Ok((session, warnings))
    }

    /// The ledger of an event whose files are in memory, as `text` of the event file has it.
    #[cfg(feature = "serve")]
    pub(crate) fn open_in_memory(
        files: &MemoryFiles,
        text: &str,
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let event = Path::new(EVENT_FILE);
        let place = LedgerPlace::of_text(event, text)?;
        let file = VersionedMemory::new(files.clone(), &place.path.to_string_lossy());
        Self::of(Box::new(file), event, &GivenLedger::default(), place.is_read_only)
    }

    fn of(
        mut file: Box<dyn Versioned>,
        event: &Path,
        given: &GivenLedger,
        is_read_only: bool,
    ) -> Result<(Self, Diagnostics), Diagnostics> {
        let (ledger, gone) = read(&mut *file)?;
        let warnings = lines_gone(&gone, false).into_iter().collect();
        let mut ledger = match ledger {
            None if is_read_only => {
                let path = shown_path(file.path());
                return Err(refuse(LedgerMessage::NothingToRead { path }).into());
            }
            ledger => ledger.unwrap_or_default(),
        };
        ledger.set_given(given.path.as_deref().map(shown_path));
        let session = Self {
            ledger,
            event: shown_path(event).into(),
            is_read_only,
            file,
            assigned: Assigned::default(),
            left_out: 0,
            begun: Vec::new(),
            gone,
            said: Diagnostics::new(),
            names_have_serials: false,
        };
        Ok((session, warnings))
    }

    /// True if the event only reads the ledger.
    pub(crate) fn is_read_only(&self) -> bool {
        self.is_read_only
    }

    /// Lets other runs have the ledger: it is written.
    pub(crate) fn release(&mut self) {
        self.file.release();
    }

    /// Gives the rows of a job their serials.
    pub(crate) fn assign(&mut self, job: &mut Job) -> Result<(), Diagnostic> {
        job.inputs.extend([self.file.path().to_owned(), self.file.copy().to_owned()]);
        self.assigned = if self.is_read_only {
            self.ledger.look_up(job)
        } else {
            self.ledger.assign(job)?
        };
        self.names_have_serials = job.event.output.file_name == FileNamePattern::default();
        Ok(())
    }

    /// The number of letters of the run that are cancelled.
    pub(crate) fn cancelled(&self) -> usize {
        self.left_out
    }

    /// Takes cancelled letters out of the run.
    pub(crate) fn leave_out_cancelled(&mut self, job: &mut Job) -> Result<(), Diagnostic> {
        let cancelled: BTreeSet<usize> = self
            .assigned
            .cancelled
            .iter()
            .copied()
            .filter(|position| job.is_chosen(*position))
            .collect();
        self.left_out = cancelled.len();
        if cancelled.is_empty() || job.leave_out(&cancelled) {
            return Ok(());
        }
        let mut serials: Vec<u32> = cancelled.iter().map(|own| job.serial(*own)).collect();
        serials.sort_unstable();
        Err(refuse(LedgerMessage::Cancelled { serials: shown_serials(serials) }))
    }

    /// Takes letters out of the run that are as they were when they were made last. Gives whether
    /// any is left.
    pub(crate) fn leave_out_unchanged(
        &self,
        job: &mut Job,
        threads: Option<usize>,
    ) -> Result<bool, Diagnostics> {
        let fingerprints = fingerprints(job, threads)?;
        let mut before: Vec<(u32, &str)> = self
            .ledger
            .entries()
            .iter()
            .map(|entry| (entry.serial(), entry.get(Column::Fingerprint)))
            .collect();
        before.sort_unstable();
        let unchanged =
            job.invitees.iter().zip(fingerprints).filter_map(|(invitee, content)| {
                let serial = job.serial(invitee.position);
                let at = before.binary_search_by_key(&serial, |(serial, _)| *serial).ok()?;
                (content?.to_string() == before[at].1).then_some(invitee.position)
            });
        let unchanged: BTreeSet<usize> = unchanged.collect();
        Ok(job.leave_out(&unchanged))
    }

    /// Runs something that makes letters into a sink. All numbers that it uses are in the ledger
    /// before the first file appears, so that none is given twice, whenever the machine stops.
    pub(crate) fn guard<S: Sink>(
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
            let written = match self.file.write(&|out| self.ledger.write(out)) {
                Err(VersionError::Changed) => self.begin_another(&serials),
                written => self.told(written).map_err(Diagnostics::from),
            };
            written.map_err(|faults| {
                let path = shown_path(self.file.path());
                let source = std::io::Error::other(faults.to_string());
                *refused.lock().unwrap_or_else(PoisonError::into_inner) = Some(faults);
                SinkError::Io { path, source }
            })
        });
        let made = run(&GatedSink::new(sink, first));
        match refused.into_inner().unwrap_or_else(PoisonError::into_inner) {
            Some(faults) => Err(faults),
            None => made,
        }
    }

    /// Notes what was made. Of `unknown` files, which another program had open, it is not known
    /// whether they are this run's: their letters are not noted as made.
    pub(crate) fn finish(
        &mut self,
        summary: &Summary,
        unknown: &[String],
    ) -> Result<(), Diagnostics> {
        let made = known_to_be_made(summary, unknown);
        let time = now();
        self.ledger.finish(&made, &time);
        // Any number may be in a file that is unknown, and is used then.
        if unknown.is_empty() {
            self.ledger.take_back(&self.begun);
        }
        match self.file.write(&|out| self.ledger.write(out)) {
            Err(VersionError::Changed) => self.finish_another(&made, &time)?,
            written => self.told(written)?,
        }
        self.say_changed();
        Ok(())
    }

    /// Says which letters are others than those on paper.
    pub(crate) fn say_changed(&mut self) {
        self.said.extend(self.changed_since_printing(self.ledger.changed_since_printing()));
    }

    /// That letters are others than those on paper, if any are.
    pub(crate) fn changed_since_printing(&self, changed: Vec<u32>) -> Option<Diagnostic> {
        let person = |serial: &u32| {
            let person = self.ledger.entry(*serial)?.person();
            Some(format!("{serial} {person}"))
        };
        let mut people: Vec<String> = changed.iter().filter_map(person).take(SHOWN).collect();
        people.extend((changed.len() > SHOWN).then(|| format!("… ({})", changed.len())));
        let is_any = !changed.is_empty();
        let serials = shown_serials(changed);
        let (people, event) = (people.join("; "), self.event.clone());
        let ledger = self.ledger.given().map(Into::into);
        let message = LedgerMessage::ChangedSincePrinting { serials, people, event, ledger };
        is_any.then(|| refuse(message))
    }

    /// Findings since the ledger was opened, each once.
    pub(crate) fn take_said(&mut self) -> Diagnostics {
        mem::take(&mut self.said)
    }

    /// Notes what is about to be made in a ledger that the office has changed meanwhile, if the
    /// numbers are still those of the same people.
    fn begin_another(&mut self, serials: &[u32]) -> Result<(), Diagnostics> {
        let (fresh, gone) = read(&mut *self.file)?;
        let fresh = fresh.unwrap_or_default();
        if !fresh.agrees(&self.ledger, serials) {
            return self.told(Err(VersionError::Changed)).map_err(Diagnostics::from);
        }
        // Numbers that this run begins were not in the file.
        self.adopt_into(fresh, &gone, |session, serial| {
            session.begun.binary_search(&serial).is_err()
        });
        self.ledger.begin(serials, &now());
        self.write().map_err(Diagnostics::from)
    }

    /// Notes what was made in a ledger that the office has changed meanwhile.
    fn finish_another(
        &mut self,
        made: &[(u32, String)],
        time: &str,
    ) -> Result<(), Diagnostics> {
        let (fresh, gone) = read(&mut *self.file)?;
        self.adopt_into(fresh.unwrap_or_default(), &gone, |_, _| true);
        self.ledger.finish(made, time);
        self.write().map_err(Diagnostics::from)
    }

    /// Goes on with a `fresh` reading of the ledger and what only this run's own has, and says
    /// which lines are `gone`, or are put back because they were in the file.
    fn adopt_into(
        &mut self,
        mut fresh: Ledger,
        gone: &[u32],
        was_written: impl Fn(&Self, u32) -> bool,
    ) {
        let mut back = fresh.adopt(&self.ledger);
        back.retain(|serial| was_written(self, *serial));
        let is_new = |serial: &&u32| !back.contains(serial) && !self.gone.contains(serial);
        let gone: Vec<u32> = gone.iter().filter(is_new).copied().collect();
        self.said.extend(lines_gone(&gone, false).into_iter().chain(lines_gone(&back, true)));
        self.gone.extend(gone);
        self.ledger = fresh;
    }

    /// Writes the ledger.
    pub(crate) fn write(&mut self) -> Result<(), Diagnostic> {
        let written = self.file.write(&|out| self.ledger.write(out));
        self.told(written)
    }

    fn told(&self, written: Result<(), VersionError>) -> Result<(), Diagnostic> {
        let path = shown_path(self.file.path());
        let folder = self.file.path().parent().filter(|own| !own.as_os_str().is_empty());
        written.map_err(|error| {
            let no_folder = folder.filter(|own| !own.is_dir()).map(shown_path);
            refuse(match (error, no_folder) {
                (VersionError::Changed, _) => LedgerMessage::ChangedMeanwhile { path },
                (_, Some(folder)) => LedgerMessage::NoFolder { path, folder },
                (VersionError::Io(error), None) => {
                    LedgerMessage::NotWritable { path, lock: None, detail: error.to_string() }
                }
                (VersionError::Denied { lock, source }, None) => LedgerMessage::NotWritable {
                    path,
                    lock: Some(shown_path(&lock)),
                    detail: source.to_string(),
                },
            })
        })
    }

    /// The serials of those who had letters and whom the lists no longer have.
    pub(crate) fn missing(&self) -> &[u32] {
        &self.assigned.missing
    }

    /// Finds the files of letters that a run for a part of the lists has nothing to say of: those
    /// called like the letters and bundles that a run for all would make, and those of people of
    /// whom that is not known, since their rows are held back.
    pub(crate) fn let_be<'f>(&self, job: &Job, files: &'f [String]) -> BTreeSet<&'f str> {
        if files.is_empty() {
            return BTreeSet::new();
        }
        let of_all = files_of_all(job, |position| !self.assigned.cancelled.contains(&position));
        let held: BTreeSet<u32> =
            job.rejected.iter().map(|row| job.serial(row.position)).collect();
        let is_open = |entry: &Entry| {
            // Who is not in the lists may be the one in doubt.
            held.contains(&entry.serial())
                || self.assigned.in_question.contains(&entry.serial())
                || (entry.is_missing() && !self.assigned.doubtful.is_empty())
        };
        let is_let_be = |file: &&str| {
            is_called_like(file, &of_all)
                || self
                    .entry_of(file)
                    .is_some_and(|entry| !entry.is_cancelled() && is_open(entry))
        };
        files.iter().map(String::as_str).filter(is_let_be).collect()
    }

    /// Finds the files of letters and bundles that are called as a run for all would call them.
    pub(crate) fn as_before<'f>(&self, job: &Job, files: &'f [String]) -> BTreeSet<&'f str> {
        if files.is_empty() {
            return BTreeSet::new();
        }
        let of_all = files_of_all(job, |position| !self.assigned.cancelled.contains(&position));
        files.iter().map(String::as_str).filter(|file| is_called_like(file, &of_all)).collect()
    }

    /// The line of the serial that a letter's file is called by.
    fn entry_of(&self, file: &str) -> Option<&Entry> {
        let name = file.strip_prefix("letters/").filter(|_| self.names_have_serials)?;
        let name = name.rsplit('/').next()?;
        let digits = name.split(|c: char| !c.is_ascii_digit()).next()?;
        self.ledger.entry(digits.parse().ok()?)
    }

    /// Whose a letter's file is that is left over, in both languages, and why it is;
    /// `is_as_before` if there is no more to say than that it was made before. The rows of those who are `held`
    /// back had no letter this time.
    pub(crate) fn whose(
        &self,
        file: &str,
        is_as_before: bool,
        held: &BTreeSet<u32>,
    ) -> Option<(String, String)> {
        let entry = self.entry_of(file)?;
        let person = entry.person();
        Some(if is_as_before {
            (format!("{person}: पहले बना"), format!("{person}: made before"))
        } else if entry.is_cancelled() {
            (format!("{person}: रद्द"), format!("{person}: cancelled"))
        } else if self.assigned.in_question.contains(&entry.serial()) {
            (format!("{person}: अभी तय नहीं"), format!("{person}: not settled yet"))
        } else if held.contains(&entry.serial()) {
            (format!("{person}: पंक्ति रोकी गई"), format!("{person}: row held back"))
        } else if entry.is_missing() {
            (format!("{person}: सूची में नहीं"), format!("{person}: not in the lists"))
        } else {
            (format!("अब {person}"), format!("now {person}"))
        })
    }
}

/// The work that comes before the first file.
pub(crate) type Gate<'a> = Box<dyn FnOnce() -> Result<(), SinkError> + Send + 'a>;
