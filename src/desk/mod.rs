//! The desk: one event that is open, with commands that change it and answers that show it. It
//! knows no HTTP and no threads; whoever has these performs its runs and draws its pages.

mod clipboard;
mod command;
mod drawing;
mod edits;
pub mod event_text;
mod lists;
mod marks;
mod open_event;
mod page_words;
mod problem;
mod reading;
mod remedy;
mod rows;
mod run;
mod sheets;
mod state;
mod store;
mod written_row;

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

pub use clipboard::{Dropped, PastedText, djot_of_html};
pub use command::{Answer, CellCorrection, Command, ConvertFrom, IssuersBy, MarkWord, Noted};
pub use drawing::Drawing;
pub use rows::{RowsShown, RowsWanted};
pub use run::{MakeWanted, RunOrder, RunOutcome, RunStatus};

use open_event::{OpenEvent, OpenFault};
use rows::{Search, WrittenLists};
pub use store::MadeFile;
use store::{Files, FolderStore, MemoryStore, Store, kept_name};

use crate::diagnostic::{Diagnostic, Diagnostics, Lang};
use crate::generate::Preview;
use crate::hindi::{Curled, from_krutidev, suggest_name};
use crate::ledger::ScanCode;
use crate::output::{Handback, form, remarked};
use crate::picture::PhotoCodes;
use crate::starter::{EVENT, FORM, LIST};

/// One desk: at most one event is open on it.
pub struct Desk {
    store: Box<dyn Store>,
    open: Option<OpenEvent>,
    /// Grows with each change.
    counter: u64,
}

impl std::fmt::Debug for Desk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Desk").field("store", &self.store).finish_non_exhaustive()
    }
}

/// The letters that are wanted.
#[derive(Clone, Debug)]
pub struct LettersWanted {
    /// A part of a name, a serial or a letter number.
    pub search: String,
    /// The id of the advocate; empty for all.
    pub advocate: String,
    /// Number of letters that are passed over.
    pub from: usize,
    /// The most that are given.
    pub count: usize,
}

impl Desk {
    /// A desk that makes new events in the folder `place`, and notes in `memory` which were
    /// opened.
    pub fn new(place: PathBuf, memory: Option<PathBuf>) -> Self {
        Self::of(Box::new(FolderStore::new(place, memory)))
    }

    /// A desk whose events are in memory, and in no folder.
    pub fn in_memory() -> Self {
        Self::of(Box::new(MemoryStore::default()))
    }

    fn of(store: Box<dyn Store>) -> Self {
        Self { store, open: None, counter: 1 }
    }

    /// The state as the page shows it.
    pub fn state(&mut self, lang: Lang) -> Value {
        let mut state = json!({
            "counter": self.counter,
            "version": env!("CARGO_PKG_VERSION"),
            "place": self.store.place(),
            "recent": self.store.latest(),
            "event": null,
            "lists": [],
            "advocates": [],
            "special": [],
            "delivery": [],
            "made": null,
            "run": null,
        });
        if let Some(open) = &mut self.open {
            // A file that is no TOML any more is told as its reader tells it.
            let before = open.hash().to_owned();
            let _ = open.refresh();
            if before != open.hash() {
                self.counter += 1;
                state["counter"] = json!(self.counter);
            }
            if let Value::Object(own) = state::of_event(open, lang) {
                own.into_iter().for_each(|(key, value)| state[key] = value);
            }
            let counts = &state["counts"];
            let letters = counts["letters"].as_u64().unwrap_or_default();
            let name = state["event"]["name"].as_str().unwrap_or_default();
            self.store.note(&open.files, name, letters);
        }
        state
    }

    /// Does what a command says.
    pub fn apply(&mut self, command: Command) -> Answer {
        let answer = self.done(command).unwrap_or_else(answer_of);
        self.counter += 1;
        answer
    }

    fn done(&mut self, command: Command) -> Result<Answer, OpenFault> {
        match command {
            Command::New { name } => {
                let files = self.store.create(&kept_name(&name))?;
                let text = edits::new_event(&name)?;
                files.write_event(&text.to_bytes())?;
                self.open_files(files)
            }
            Command::Sample => {
                let files = self.store.create("नमूना")?;
                files.write_event(EVENT.as_bytes())?;
                let list = form(&FORM).map_err(std::io::Error::other)?;
                files.write(LIST, &list)?;
                let answer = self.open_files(files)?;
                if let Some(open) = &mut self.open {
                    open.is_sample = true;
                }
                Ok(answer)
            }
            Command::Open { id, folder } => {
                let latest = id.and_then(|id| self.store.find(&id));
                let found = latest.or_else(|| folder.map(|own| self.store.at(&own)));
                match found {
                    Some(files) => self.open_files(files),
                    None => Ok(misunderstood("यह आयोजन अब नहीं मिलता", "this event is no more")),
                }
            }
            Command::Leave => {
                self.open = None;
                Ok(Answer::State)
            }
            Command::ShowFolder { file, folder } => Ok(self.shown(file.as_deref(), folder)),
            Command::Djot { html } => Ok(Answer::Djot(djot_of_html(&html))),
            Command::Convert { text, from } => Ok(Answer::Texts(converted(&text, from))),
            Command::Stop => Ok(Answer::Stop),
            other => match &mut self.open {
                Some(open) => of_open(open, other),
                None => Ok(misunderstood("कोई आयोजन खुला नहीं है", "no event is open")),
            },
        }
    }

    /// Opens a folder, or an event file.
    pub fn open(&mut self, path: &Path) -> Answer {
        let answer = self.open_files(self.store.at(path)).unwrap_or_else(answer_of);
        self.counter += 1;
        answer
    }

    fn open_files(&mut self, files: Files) -> Result<Answer, OpenFault> {
        self.open = Some(OpenEvent::open(files)?);
        Ok(Answer::State)
    }

    fn shown(&self, file: Option<&str>, folder: Option<PathBuf>) -> Answer {
        let known = folder.and_then(|folder| self.store.known_folder(folder));
        let path = known.or_else(|| self.open.as_ref()?.files.folder(file.is_some()));
        path.map_or_else(|| misunderstood("यह फ़ोल्डर नहीं मिला", "no such folder"), Answer::Show)
    }

    /// Takes in a list.
    pub fn put_list(&mut self, name: &str, bytes: &[u8]) -> Answer {
        self.counter += 1;
        let Some(open) = &mut self.open else {
            return misunderstood("कोई आयोजन खुला नहीं है", "no event is open");
        };
        lists::put(open, name, bytes, None).map_or_else(answer_of, |()| Answer::State)
    }

    /// Takes in a picture; gives the name by which it is kept.
    ///
    /// # Errors
    /// The reason why it cannot be kept.
    pub fn put_picture(&mut self, name: &str, bytes: &[u8]) -> Result<String, Answer> {
        self.counter += 1;
        let Some(open) = &mut self.open else {
            return Err(misunderstood("कोई आयोजन खुला नहीं है", "no event is open"));
        };
        let name = kept_name(name);
        let kept = open.files.set_aside(&name).and_then(|()| open.files.write(&name, bytes));
        kept.map(|()| name).map_err(|error| answer_of(error.into()))
    }

    /// The rows of the lists; letters are taken to their pages first.
    pub fn rows(&mut self, wanted: &RowsWanted, lang: Lang) -> Value {
        let nothing = || json!({ "total": 0, "columns": [], "rows": [] });
        let Some(open) = &mut self.open else { return nothing() };
        let files = open.files.clone();
        let Some(event) = open.event() else { return nothing() };
        event.check();
        let copies = event.copies(&*files).as_ref().cloned().unwrap_or_default();
        rows::rows(event, &copies, wanted, lang)
    }

    /// The letters.
    pub fn letters(&mut self, wanted: &LettersWanted) -> Value {
        let nothing = || json!({ "total": 0, "letters": [] });
        let Some(event) = self.open.as_mut().and_then(OpenEvent::event) else {
            return nothing();
        };
        let job = &event.job;
        let search = Search::new(&wanted.search);
        let advocate = job.event.advocates.iter().position(|own| own.id == wanted.advocate);
        let letters = event.letters();
        let numbered = letters.iter().enumerate();
        let found: Vec<Value> = numbered
            .filter_map(|(at, place)| {
                let invitee = &job.invitees[*place];
                let serial = job.serial(invitee.position);
                let is_meant = search.finds(invitee.shown_name(), &[serial as usize])
                    && (wanted.advocate.is_empty() || invitee.advocate == advocate);
                is_meant.then(|| letter_of(job, at, *place))
            })
            .collect();
        let total = found.len();
        let shown: Vec<Value> =
            found.into_iter().skip(wanted.from).take(wanted.count).collect();
        json!({ "total": total, "letters": shown })
    }

    /// One letter, with the cells of its row; none if there is no such letter.
    pub fn letter(&mut self, serial: u32, lang: Lang) -> Option<Value> {
        let open = self.open.as_mut()?;
        let files = open.files.clone();
        let event = open.event()?;
        let copies = event.copies(&*files).as_ref().cloned().unwrap_or_default();
        let letters = event.letters();
        let job = &event.job;
        let at = letters
            .iter()
            .position(|place| job.serial(job.invitees[*place].position) == serial)?;
        let mut letter = letter_of(job, at, letters[at]);
        letter["of"] = json!(letters.len());
        let position = job.invitees[letters[at]].position;
        match Preview::new(std::sync::Arc::clone(job)).letter(position) {
            Ok(shown) => {
                letter["pages"] = json!(shown.pages);
                letter["text"] = json!(shown.text);
            }
            Err(faults) => letter["problems"] = json!(problems(&faults, lang)),
        }
        let rows = event.rows();
        if let Some(row) = rows.iter().find(|row| row.position == position) {
            let files = job.event.lists.iter().map(|own| &*own.file).collect();
            let lists = WrittenLists::new(&copies, files);
            let (written, _) = lists.row(row);
            let problems =
                row.problems.iter().map(|said| problem::of_row(said, row, &written, job, lang));
            letter["file"] = json!(written.file);
            letter["sheet"] = json!(row.origin.headers.sheet);
            letter["row"] = json!(row.origin.row);
            letter["position"] = json!(position);
            let problems: Vec<Value> = problems.collect();
            if letter["problems"].is_null() {
                letter["problems"] = json!(problems);
            }
            letter["cells"] = json!(lists.cells(row));
        }
        Some(letter)
    }

    /// The letter of a serial, in another template if one is named, of the event whose content has
    /// this hash; none if that is another by now, or there is no such letter. The serial 0 is a letter
    /// to somebody who does not exist.
    pub fn drawing(
        &mut self,
        content: &str,
        serial: u32,
        template: Option<&str>,
    ) -> Option<Drawing> {
        let open = self.open.as_mut()?;
        if open.read().content != content {
            return None;
        }
        if serial == 0 {
            let mut text = open.text.clone();
            if let Some(template) = template {
                let value = event_text::Value::Text(template.to_owned());
                text.set("letter.template", Some(&value)).ok()?;
            }
            return drawing::example(&text, &*open.files);
        }
        let (event, files, text, kept) = open.rereading()?;
        let job = std::sync::Arc::clone(&event.job);
        let is_meant = |own: &&crate::input::Invitee| job.serial(own.position) == serial;
        let position = job.invitees.iter().find(is_meant)?.position;
        match template {
            Some(own) if own != job.event.letter.template => {
                let reread = |own: &str| drawing::reread(own, text, files, kept);
                event.drawings.in_template(own, (&job, position), reread)
            }
            _ => Some(event.drawings.own(&job, position)),
        }
    }

    /// The same of the event as it is now.
    pub fn current_drawing(&mut self, serial: u32) -> Option<Drawing> {
        let content = self.open.as_mut()?.read().content.clone();
        self.drawing(&content, serial, None)
    }

    /// The letters whose codes are on a photo of a register.
    pub fn photo(&mut self, bytes: &[u8]) -> Answer {
        let found = PhotoCodes::of_file(bytes);
        let Some(event) = self.open.as_mut().and_then(OpenEvent::event) else {
            return misunderstood("कोई आयोजन खुला नहीं है", "no event is open");
        };
        match found {
            Ok(codes) => {
                let ledger = &event.session.ledger;
                let person = |text: &String| match ScanCode::parse(text) {
                    ScanCode::Row { serial, .. } => {
                        Some(format!("{serial} {}", ledger.entry(serial)?.person()))
                    }
                    _ => None,
                };
                Answer::Texts(codes.texts.iter().filter_map(person).collect())
            }
            Err(_) => misunderstood("यह फ़ोटो पढ़ी नहीं जा सकी", "this photo cannot be read"),
        }
    }

    /// A file that was made, if it is one of these.
    pub fn made_file(&self, path: &str) -> Option<MadeFile> {
        let files = &self.open.as_ref()?.files;
        let is_made = files.made().iter().any(|own| own == path);
        is_made.then(|| files.open_made(path).ok())?
    }

    /// All files that were made, to be put into a zip by whoever has time for it; none if there are
    /// none.
    pub fn made_files(&self) -> Option<MadeFiles> {
        let files = self.open.as_ref()?.files.clone();
        (!files.made().is_empty()).then_some(MadeFiles(files))
    }

    /// A list with its corrections and with what is wrong with its rows, as a workbook.
    pub fn remarked_list(&mut self, file: &str, lang: Lang) -> Option<(String, Vec<u8>)> {
        let open = self.open.as_mut()?;
        let files = open.files.clone();
        let event = open.event()?;
        event.check();
        let at = event.job.event.lists.iter().position(|own| own.file == file)?;
        let mut found: Vec<Diagnostic> = event.remarks().cloned().collect();
        for row in event.rows() {
            found.extend(row.problems.into_iter().filter(|own| own.is_error()).cloned());
        }
        let found: Diagnostics = found.into_iter().collect();
        let list = event.copies(&*files).as_ref().ok()?.get(at)?.clone();
        let handback = Handback {
            file: &list.file,
            sheet: list.sheet.as_deref(),
            rows: &list.rows,
            header: list.header,
            headings: &list.headings,
            krutidev: &list.krutidev,
            old_font: list.old_font.as_deref(),
            remarks: crate::input::REMARKS,
        };
        let bytes = remarked(&handback, &found, lang).ok()?;
        let stem = Path::new(file).file_stem()?.to_string_lossy().into_owned();
        Some((format!("{stem}-जाँच.xlsx"), bytes))
    }

    /// An empty list to be filled in.
    pub fn empty_list(&self) -> Option<(String, Vec<u8>)> {
        Some((LIST.to_owned(), form(&FORM).ok()?))
    }
}

/// The files that a run has made.
#[derive(Debug)]
pub struct MadeFiles(Files);

impl MadeFiles {
    /// A zip of them.
    ///
    /// # Errors
    /// What the system reports of one of them.
    pub fn zip(&self) -> std::io::Result<MadeFile> {
        self.0.zip_of_made()
    }
}

/// Diagnostics as the page has them.
pub fn problems(said: &Diagnostics, lang: Lang) -> Vec<Value> {
    said.iter().map(|own| problem::plain(own, lang)).collect()
}

/// A letter as lists of letters have it.
fn letter_of(job: &crate::input::Job, at: usize, place: usize) -> Value {
    let invitee = &job.invitees[place];
    let serial = job.serial(invitee.position);
    let number = job.event.letter.number.as_ref().map(|own| own.format(serial));
    let advocate = invitee.advocate.and_then(|index| job.event.advocates.get(index));
    json!({
        "at": at,
        "serial": serial,
        "number": number.unwrap_or_else(|| serial.to_string()),
        "name": invitee.shown_name(),
        "advocate": advocate.map(|own| own.name.clone()),
    })
}

/// Commands that need an event that is open.
fn of_open(open: &mut OpenEvent, command: Command) -> Result<Answer, OpenFault> {
    match command {
        Command::Set { .. }
        | Command::Add { .. }
        | Command::Remove { .. }
        | Command::Move { .. }
        | Command::Undo { .. }
        | Command::Redo { .. }
        | Command::WriteText { .. }
        | Command::Issuers { .. }
        | Command::List { .. } => edits::edit(open, command).map(|()| Answer::State),
        Command::Text => {
            open.refresh()?;
            Ok(Answer::Text { text: open.text.text(), hash: open.hash().to_owned() })
        }
        Command::RemoveList { at, hash } => {
            lists::remove(open, at, hash.as_deref()).map(|()| Answer::State)
        }
        Command::Paste { name, text, hash } => {
            let name = format!("{}.csv", kept_name(&name));
            let csv = lists::csv_of_paste(&text);
            lists::put(open, &name, csv.as_bytes(), hash.as_deref()).map(|()| Answer::State)
        }
        Command::Correct { corrections } => {
            lists::correct(open, &corrections).map(|()| Answer::State)
        }
        Command::LeaveOut(wanted) => {
            Ok(lists::leave_out(open, &wanted)?.unwrap_or(Answer::State))
        }
        Command::Make(wanted) => {
            Ok(Answer::Run(Box::new(RunOrder { files: open.files.clone(), wanted })))
        }
        Command::Mark { serials, mark, undo, on } => {
            let noted = marks::mark(&*open.files, &serials, mark, undo, on.as_deref());
            Ok(noted.map_or_else(Answer::Refused, Answer::Noted))
        }
        Command::Settle { row, serial } => {
            let noted = marks::settle(&*open.files, &row, serial);
            Ok(noted.map_or_else(Answer::Refused, Answer::Noted))
        }
        Command::Scan { text } => {
            let files = open.files.clone();
            let Some(event) = open.event() else {
                return Ok(misunderstood("पहले आयोजन की ग़लतियाँ सुधारें", "mend the event first"));
            };
            let noted = marks::scan(&*files, &event.job.event, &text);
            Ok(noted.map_or_else(|refused| refused, Answer::Noted))
        }
        // Those that need none were done before.
        _ => Ok(Answer::State),
    }
}

/// Texts in Devanagari for one that is in Kruti Dev or in Latin letters.
fn converted(text: &str, from: ConvertFrom) -> Vec<String> {
    match from {
        ConvertFrom::Krutidev => vec![from_krutidev(text, Curled::default()).text],
        ConvertFrom::Latin => suggest_name(text).map(|own| own.name).into_iter().collect(),
    }
}

fn misunderstood(hi: &str, en: &str) -> Answer {
    Answer::Misunderstood { hi: hi.to_owned(), en: en.to_owned() }
}

/// The answer when something could not be done.
fn answer_of(fault: OpenFault) -> Answer {
    match fault {
        OpenFault::Conflict { theirs, mine, hash } => Answer::Conflict { theirs, mine, hash },
        OpenFault::Io(error) => Answer::Misunderstood {
            hi: format!("फ़ाइल पढ़ी या लिखी नहीं जा सकी: {error}"),
            en: format!("a file cannot be read or written: {error}"),
        },
        OpenFault::Text(fault) => {
            Answer::Misunderstood { hi: edits::in_hindi(&fault), en: fault.to_string() }
        }
    }
}
