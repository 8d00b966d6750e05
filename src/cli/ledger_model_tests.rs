//! A ledger through whatever may happen to it: people come, go, are renamed and sorted; letters
//! are made, marked and cancelled; runs are killed at any write, and others try to run meanwhile.
//!
//! What must hold: a serial never has two people, a serial that was on a letter is never
//! another's, somebody with a letter keeps the serial, and nothing that was marked is lost.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;
use std::sync::OnceLock;

use proptest::prelude::*;
use tempfile::TempDir;

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::generate::{Fingerprint, LetterRecord, Summary, fingerprints};
use crate::input::{Invitee, Job};
use crate::ledger::{Column, Ledger};
use crate::output::{MemorySink, Sink as _, Versioned as _, VersionedFile};
use crate::session::{GivenLedger, LedgerSession, Purpose};
use crate::support::program::{Outcome, command};

/// The moment at which a run is killed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kill {
    Never,
    /// It has read the ledger only.
    Read,
    /// The copy has the numbers that are begun, the ledger not yet.
    BegunInCopy,
    /// So many letters are there, and not all are noted.
    Letters(usize),
    /// The copy says what was made, the ledger not yet.
    MadeInCopy,
}

/// A thing that happens while letters are being made.
#[derive(Clone, Debug)]
enum Meanwhile {
    Nothing,
    /// Another process would make letters.
    Make,
    /// Another one would mark.
    Mark,
    /// Another one looks only.
    Check,
    /// Somebody saves the ledger in a spreadsheet program, its lines turned round.
    Saved,
}

#[derive(Clone, Debug)]
enum Step {
    Add(usize, String),
    Delete(usize),
    Rename(usize),
    Sort,
    Turn,
    Make {
        event: bool,
        kill: Kill,
        meanwhile: Meanwhile,
        part: bool,
    },
    Printed(usize),
    Cancel(usize),
    Restore(usize),
    Note(usize, u16),
    /// Envelopes: numbers are only read.
    Envelopes,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let name = "(राम|सीता|सुनील|चंदन|राजेन्द्र) (सिंह|मिश्र|देवी)";
    let kill = prop_oneof![
        5 => Just(Kill::Never),
        1 => Just(Kill::Read),
        1 => Just(Kill::BegunInCopy),
        1 => (0..4_usize).prop_map(Kill::Letters),
        1 => Just(Kill::MadeInCopy),
    ];
    let meanwhile = prop_oneof![
        4 => Just(Meanwhile::Nothing),
        1 => Just(Meanwhile::Make),
        1 => Just(Meanwhile::Mark),
        1 => Just(Meanwhile::Check),
        1 => Just(Meanwhile::Saved),
    ];
    let make = (any::<bool>(), kill, meanwhile, any::<bool>());
    let step = prop_oneof![
        5 => (any::<usize>(), name).prop_map(|(at, name)| Step::Add(at, name)),
        2 => any::<usize>().prop_map(Step::Delete),
        2 => any::<usize>().prop_map(Step::Rename),
        1 => Just(Step::Sort),
        1 => Just(Step::Turn),
        6 => make.prop_map(|(event, kill, meanwhile, part)| {
            Step::Make { event, kill, meanwhile, part }
        }),
        2 => any::<usize>().prop_map(Step::Printed),
        1 => any::<usize>().prop_map(Step::Cancel),
        1 => any::<usize>().prop_map(Step::Restore),
        1 => (any::<usize>(), any::<u16>()).prop_map(|(at, text)| Step::Note(at, text)),
        1 => Just(Step::Envelopes),
    ];
    prop::collection::vec(step, 1..20)
}

/// Somebody: the village is his or hers alone, the name is not.
#[derive(Clone, Debug)]
struct Person {
    number: usize,
    name: String,
    phone: String,
}

fn village(number: usize) -> String {
    let one = ["क", "ख", "ग", "घ", "च", "छ", "ज", "झ"];
    let two = ["टोला", "पुर", "गंज", "नगर", "बाद"];
    format!("{}{}", one[number / two.len() % one.len()], two[number % two.len()])
}

/// Facts known of a serial that a letter has, or that was marked.
#[derive(Clone, Debug, Default)]
struct Known {
    village: String,
    is_printed: bool,
    is_cancelled: bool,
    note: String,
}

/// A run that made these letters. What they look like makes no difference here.
fn summary(job: &Job, made: &[(u32, String)]) -> Summary {
    static CONTENT: OnceLock<Fingerprint> = OnceLock::new();
    let fingerprint = *CONTENT.get_or_init(|| {
        fingerprints(job, Some(1)).unwrap().into_iter().flatten().next().unwrap()
    });
    let letters = made.iter().map(|(serial, invitee)| LetterRecord {
        serial: *serial,
        number: String::new(),
        invitee: invitee.clone(),
        advocate: None,
        file: String::new(),
        paper: 0,
        variant: None,
        pages: 1,
        fingerprint,
    });
    Summary {
        letters: letters.collect(),
        rejected: Vec::new(),
        files: BTreeSet::new(),
        paper_pages: Vec::new(),
        printed: Vec::new(),
        papers: Vec::new(),
        notices: Diagnostics::new(),
    }
}

/// Two events with a list each, one ledger, and what is true of them.
struct Office {
    root: TempDir,
    /// The lists of both events.
    lists: [Vec<Person>; 2],
    born: usize,
    /// Of each serial that is on a letter.
    letters: BTreeMap<u32, Known>,
}

impl Office {
    fn new() -> Self {
        // In memory, where there is such a folder: a ledger is synced at each writing.
        let root = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir());
        let office = Self {
            root: root.unwrap(),
            lists: <[Vec<Person>; 2]>::default(),
            born: 0,
            letters: BTreeMap::new(),
        };
        for (event, more) in [("a", ""), ("b", ""), ("e", "ledger_read_only = true\n")] {
            let list = if event == "e" { "a" } else { event };
            let text = format!(
                "version = 1\n[event]\nname = \"सभा\"\n[letter]\nbody = \"आइए\"\n\
                 [output]\nledger = \"ledger.csv\"\n{more}[[advocate]]\nname = \"आशा\"\n\
                 [[list]]\nfile = \"{list}.csv\"\n"
            );
            fs::write(office.path(&format!("{event}.toml")), text).unwrap();
        }
        office
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn event(&self, event: usize) -> String {
        self.path(["a.toml", "b.toml", "e.toml"][event]).display().to_string()
    }

    fn write_lists(&self) {
        for (list, file) in self.lists.iter().zip(["a.csv", "b.csv"]) {
            let rows = list.iter().map(|Person { number, name, phone }| {
                format!("{name},{},{phone}\n", village(*number))
            });
            let text = format!("नाम,ग्राम,मोबाइल\n{}", rows.collect::<String>());
            fs::write(self.path(file), text).unwrap();
        }
    }

    fn both(&self) -> [Option<Vec<u8>>; 2] {
        ["ledger.csv", "ledger.csv.bak"].map(|name| fs::read(self.path(name)).ok())
    }

    /// Puts the ledger back as it was, as if its own writing had not come about.
    fn put_back(&self, ledger: Option<Vec<u8>>) {
        let path = self.path("ledger.csv");
        match ledger {
            Some(bytes) => fs::write(path, bytes).unwrap(),
            None => drop(fs::remove_file(path)),
        }
    }

    fn ledger(&self) -> Ledger {
        let bytes = fs::read(self.path("ledger.csv")).unwrap_or_default();
        if bytes.is_empty() {
            return Ledger::default();
        }
        Ledger::read("ledger.csv", &bytes, "bak").unwrap()
    }

    /// A letter that is there.
    fn letter_appears(&mut self, serial: u32, invitee: &Invitee) {
        let village = invitee.village().unwrap().to_owned();
        assert!(serial > 0);
        let of_person = self.letters.iter().find(|(_, own)| own.village == village);
        if let Some((own, _)) = of_person {
            assert_eq!(*own, serial, "{village} has had another serial");
        }
        let known = self.letters.entry(serial).or_default();
        assert!(
            known.village.is_empty() || known.village == village,
            "{serial} was {}, and is {village}",
            known.village
        );
        assert!(!known.is_cancelled, "{serial} is cancelled");
        known.village = village;
    }

    /// All that was marked is there, and all letters are whose they were.
    fn look(&self) {
        let ledger = self.ledger();
        for (serial, known) in &self.letters {
            let entry = ledger.entry(*serial).unwrap();
            assert_eq!(entry.get(Column::Village), known.village, "{serial}");
            assert_eq!(!entry.get(Column::Printed).is_empty(), known.is_printed, "{serial}");
            assert_eq!(entry.is_cancelled(), known.is_cancelled, "{serial}");
            assert_eq!(entry.get(Column::Note), known.note, "{serial}");
            assert!(ledger.last_serial() >= *serial);
        }
    }

    fn mark(&mut self, index: usize, flags: &[&str]) -> Option<&mut Known> {
        let at = index.checked_rem(self.letters.len())?;
        let serial = *self.letters.keys().nth(at)?;
        let event = self.event(index % 2);
        let serial_text = serial.to_string();
        let arguments = [&["mark", &*event, &*serial_text], flags].concat();
        let Outcome { code, err, .. } = command(&arguments);
        assert_eq!((code, err.as_str()), (0, ""));
        self.letters.get_mut(&serial)
    }

    /// Brings back what a killed run has left: a copy without its ledger is refused, and its name
    /// is given back as the message says.
    fn mend(&self) {
        if let [None, Some(copy)] = self.both() {
            let (path, given) = (PathBuf::from(self.event(0)), GivenLedger::default());
            let refused = LedgerSession::open(&path, &given, Purpose::Write("make"), || ());
            let codes: Vec<_> = refused.unwrap_err().iter().map(Diagnostic::code).collect();
            assert_eq!(codes, ["A0816"]);
            fs::write(self.path("ledger.csv"), copy).unwrap();
        }
    }

    /// Says truly who is who where that is in doubt.
    fn answer(&self, event: usize) {
        let path = self.event(event);
        loop {
            let mut job = Job::read(&PathBuf::from(&path)).unwrap();
            let doubtful = self.ledger().assign(&mut job).unwrap().doubtful;
            let Some(&at) = doubtful.first() else { return };
            let row = (at + 2).to_string();
            let village = village(self.lists[event][at].number);
            let known = self.letters.iter().find(|(_, own)| own.village == village);
            let ended = match known {
                Some((serial, _)) => {
                    command(&["mark", &path, &serial.to_string(), "--is", &row])
                }
                None => command(&["mark", &path, "--new", &row]),
            };
            assert_eq!((ended.code, ended.err.as_str()), (0, ""));
        }
    }

    fn make(&mut self, event: usize, kill: Kill, meanwhile: &Meanwhile, part: bool) {
        if self.lists[event].is_empty() {
            return;
        }
        self.mend();
        self.answer(event);
        let path = PathBuf::from(self.event(event));
        let mut job = Job::read(&path).unwrap();
        let opened =
            LedgerSession::open(&path, &GivenLedger::default(), Purpose::Write("make"), || ())
                .unwrap();
        let mut session = opened.0;
        session.assign(&mut job).unwrap();
        if kill == Kill::Read {
            return;
        }
        if session.leave_out_cancelled(&mut job).is_err() {
            return;
        }
        let before = self.both();
        let chosen: Vec<Invitee> =
            job.invitees.iter().filter(|own| job.is_chosen(own.position)).cloned().collect();
        let sink = MemorySink::new();
        let mut made = Vec::new();
        let ended = session.guard(&job, &sink, |sink| {
            for (index, invitee) in chosen.iter().enumerate() {
                if matches!(kill, Kill::Letters(most) if index >= most) || part && index > 1 {
                    break;
                }
                let serial = job.serial(invitee.position);
                if let Err(error) = sink.put(&format!("{serial}"), b"x") {
                    // The office has saved the ledger meanwhile, and numbers are not the same.
                    return Err(Diagnostic::from(error).into());
                }
                if kill == Kill::BegunInCopy {
                    break;
                }
                if index == 0 {
                    self.happens(event, meanwhile);
                }
                self.letter_appears(serial, invitee);
                made.push((serial, invitee.name().to_owned()));
            }
            Ok(summary(&job, &made))
        });
        let begun = self.both();
        if kill == Kill::BegunInCopy {
            let [ledger, _] = before;
            self.put_back(ledger);
            return;
        }
        let Ok(summary) = ended else { return };
        if matches!(kill, Kill::Letters(_)) {
            return;
        }
        session.finish(&summary, &[]).unwrap();
        if kill == Kill::MadeInCopy {
            let [ledger, _] = begun;
            self.put_back(ledger);
        }
    }

    fn happens(&self, event: usize, meanwhile: &Meanwhile) {
        let other = self.event(1 - event);
        match meanwhile {
            Meanwhile::Nothing => {}
            Meanwhile::Make | Meanwhile::Mark => {
                // Both begin in this way, and wait long.
                let mut file = VersionedFile::new(self.path("ledger.csv"));
                assert!(file.is_taken_by_another());
                let holder = file.take_within(1, "दूसरी", "mark").unwrap_err();
                assert_eq!((&*holder.event, &*holder.command), ("सभा", "make"));
            }
            Meanwhile::Check => {
                let before = self.both();
                command(&["check", &other]);
                assert_eq!(self.both(), before);
            }
            Meanwhile::Saved => {
                let text = fs::read_to_string(self.path("ledger.csv")).unwrap();
                let mut lines: Vec<&str> = text.split_inclusive("\r\n").collect();
                lines[1..].reverse();
                fs::write(self.path("ledger.csv"), lines.concat()).unwrap();
            }
        }
    }

    /// Whoever has an envelope has the number of the letter.
    fn envelopes(&self) {
        let before = self.both();
        let path = PathBuf::from(self.event(2));
        if self.lists[0].is_empty() || before[0].is_none() {
            return;
        }
        let mut job = Job::read(&path).unwrap();
        let purpose = Purpose::Write("make");
        let (mut session, _) =
            LedgerSession::open(&path, &GivenLedger::default(), purpose, || ()).unwrap();
        session.assign(&mut job).unwrap();
        for invitee in &job.invitees {
            let known = &self.letters[&job.serial(invitee.position)];
            assert_eq!(invitee.village(), Some(&*known.village));
        }
        assert_eq!(self.both(), before);
    }

    fn step(&mut self, step: Step) {
        match step {
            Step::Add(at, name) if self.born < 40 => {
                let list = &mut self.lists[at % 2];
                let person = Person { number: self.born, name, phone: String::new() };
                list.insert(at / 2 % (list.len() + 1), person);
                self.born += 1;
            }
            Step::Delete(at) => {
                let list = &mut self.lists[at % 2];
                if let Some(at) = (at / 2).checked_rem(list.len()) {
                    list.remove(at);
                }
            }
            Step::Rename(at) => {
                let list = &mut self.lists[at % 2];
                if let Some(at) = (at / 2).checked_rem(list.len()) {
                    let Person { number, name, phone } = &mut list[at];
                    *name = name.replace("सिंह", "सिह").replace("न्द्र", "ंद्र");
                    *phone = format!("94310{number:05}");
                }
            }
            Step::Sort => self.lists[0].sort_by(|one, other| one.name.cmp(&other.name)),
            Step::Turn => self.lists[1].reverse(),
            Step::Make { event, kill, meanwhile, part } => {
                self.write_lists();
                self.make(usize::from(event), kill, &meanwhile, part);
            }
            Step::Envelopes => {
                self.write_lists();
                self.mend();
                self.envelopes();
            }
            step => {
                self.mend();
                match step {
                    Step::Printed(at) => {
                        if let Some(known) = self.mark(at, &["--printed"]) {
                            known.is_printed = true;
                        }
                    }
                    Step::Cancel(at) => {
                        if let Some(known) = self.mark(at, &["--cancelled"]) {
                            known.is_cancelled = true;
                        }
                    }
                    Step::Restore(at) => {
                        if let Some(known) = self.mark(at, &["--cancelled", "--undo"]) {
                            known.is_cancelled = false;
                        }
                    }
                    Step::Note(at, text) => {
                        let text = format!("टिप्पणी {text}");
                        if let Some(known) = self.mark(at, &["--note", &text]) {
                            known.note = text;
                        }
                    }
                    _ => {}
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn whatever_happens_a_serial_is_one_persons(steps in steps()) {
        let mut office = Office::new();
        for step in steps {
            office.step(step);
            office.mend();
            office.look();
        }
    }
}
