//! The desk at the server's hands: its runs on a thread, its pictures drawn beside it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::desk::{self, Answer, Command, Desk, MadeFile, MadeFiles, RunOrder, RunOutcome};
use crate::diagnostic::{Diagnostics, Lang};
use crate::generate::{Observer, Stage};
use crate::serve::hands::{
    Content, Download, FileWanted, Hands, LettersWanted, PictureWanted, Reply, RowsShown,
    RowsWanted, RunProgress, UploadKind,
};

/// Opens a folder in the file manager.
pub type FolderOpener = Arc<dyn Fn(&Path) -> std::io::Result<()> + Send + Sync>;

/// The desk, and the run that works for it.
pub struct DeskHands {
    desk: Desk,
    run: Option<Run>,
    progress: watch::Sender<RunProgress>,
    opener: FolderOpener,
}

impl std::fmt::Debug for DeskHands {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DeskHands").field("desk", &self.desk).finish_non_exhaustive()
    }
}

/// The desk of this user at the server's hands, with an event if one is given. New events are made in
/// the user's documents or at home.
pub fn hands(event: Option<&Path>, env: impl Fn(&str) -> Option<String>) -> Box<dyn Hands> {
    let home =
        env("HOME").or_else(|| env("USERPROFILE")).map(PathBuf::from).unwrap_or_default();
    let documents = home.join("Documents");
    let place = if documents.is_dir() { documents.join(PLACE) } else { home.join(PLACE) };
    let settings = env("APPDATA").or_else(|| env("XDG_CONFIG_HOME")).map(PathBuf::from);
    let settings = settings.unwrap_or_else(|| home.join(".config"));
    let mut desk = Desk::new(place, Some(settings.join("aamantran").join("recent.json")));
    if let Some(event) = event {
        // What is wrong with it the page tells.
        let _ = desk.open(event);
    }
    Box::new(DeskHands::new(desk, Arc::new(|folder| open::that_detached(folder))))
}

/// The folder of new events.
const PLACE: &str = "आमंत्रण";

/// A run on its thread.
struct Run {
    watcher: Arc<Watcher>,
    thread: JoinHandle<RunOutcome>,
}

impl DeskHands {
    /// For this desk; folders are shown by `opener`.
    pub fn new(desk: Desk, opener: FolderOpener) -> Self {
        Self { desk, run: None, progress: watch::Sender::new(RunProgress::Idle), opener }
    }

    /// The state, with the run that works.
    fn state_of(&mut self, lang: Lang) -> Value {
        let mut state = self.desk.state(lang);
        if let RunProgress::Running { stage, done, of } = &*self.progress.borrow() {
            state["run"] = json!({ "stage": stage_word(*stage), "done": done, "of": of });
        }
        state
    }

    fn answer(&mut self, answer: Answer, lang: Lang) -> Reply {
        let reply = match answer {
            Answer::State => json!({ "is": "state", "state": self.state_of(lang) }),
            Answer::Noted(noted) => {
                json!({ "is": "state", "state": self.state_of(lang), "noted": noted })
            }
            Answer::Text { text, hash } => json!({ "is": "text", "text": text, "hash": hash }),
            Answer::Djot(pasted) => {
                let dropped = pasted.dropped.iter().map(|own| own.name(lang));
                json!({
                    "is": "djot",
                    "text": pasted.text,
                    "is_block": pasted.is_block,
                    "dropped": dropped.collect::<Vec<_>>(),
                    "was_krutidev": pasted.was_krutidev,
                })
            }
            Answer::Texts(texts) => json!({ "is": "texts", "texts": texts }),
            Answer::Conflict { theirs, mine, hash } => {
                json!({ "is": "conflict", "theirs": theirs, "mine": mine, "hash": hash })
            }
            Answer::Refused(faults) => return refused(&faults, lang),
            Answer::Misunderstood { hi, en } => {
                return refusal(if lang == Lang::Hi { &hi } else { &en });
            }
            Answer::Run(order) => return self.start(*order, lang),
            Answer::Stop => {
                if let Some(run) = &self.run {
                    run.watcher.is_cancelled.store(true, Ordering::Relaxed);
                }
                json!({ "is": "state", "state": self.state_of(lang) })
            }
            Answer::Show(folder) => match (self.opener)(&folder) {
                Ok(()) => json!({ "is": "state", "state": self.state_of(lang) }),
                Err(error) => return refusal(&error.to_string()),
            },
        };
        Reply::Answer(reply.to_string().into_bytes())
    }

    /// Starts a run, if none works.
    fn start(&mut self, order: RunOrder, lang: Lang) -> Reply {
        self.reap();
        if self.run.is_some() {
            return refusal(if lang == Lang::Hi {
                "पत्र अभी बन रहे हैं; पूरा होने दें, या रोकें"
            } else {
                "letters are being made; wait for the end, or stop it"
            });
        }
        let watcher = Arc::new(Watcher::new(self.progress.clone()));
        self.progress.send_replace(RunProgress::Running {
            stage: Stage::Check,
            done: 0,
            of: 0,
        });
        let (own, sender) = (Arc::clone(&watcher), self.progress.clone());
        let work = move || {
            let outcome = order.perform(&*own);
            sender.send_replace(RunProgress::Finished(finished(&outcome, lang)));
            outcome
        };
        match thread::Builder::new().name("run".to_owned()).spawn(work) {
            Ok(thread) => self.run = Some(Run { watcher, thread }),
            Err(error) => {
                self.progress.send_replace(RunProgress::Idle);
                return refusal(&error.to_string());
            }
        }
        let state = self.state_of(lang);
        Reply::Answer(json!({ "is": "state", "state": state }).to_string().into_bytes())
    }

    /// Forgets a run that has ended.
    fn reap(&mut self) {
        if self.run.as_ref().is_some_and(|run| run.thread.is_finished()) {
            self.run = None;
        }
    }
}

impl Hands for DeskHands {
    fn state(&mut self, lang: Lang) -> Reply {
        self.reap();
        Reply::Answer(self.state_of(lang).to_string().into_bytes())
    }

    fn apply(&mut self, command: Value, lang: Lang) -> Reply {
        let command: Command = match serde_json::from_value(command) {
            Ok(command) => command,
            Err(error) => return refusal(&error.to_string()),
        };
        let answer = self.desk.apply(command);
        self.answer(answer, lang)
    }

    fn put(&mut self, kind: UploadKind, name: &str, bytes: Vec<u8>, lang: Lang) -> Reply {
        match kind {
            UploadKind::List => {
                let answer = self.desk.put_list(name, &bytes);
                self.answer(answer, lang)
            }
            UploadKind::Picture => match self.desk.put_picture(name, &bytes) {
                Ok(stored) => {
                    let state = self.state_of(lang);
                    let answer = json!({ "is": "state", "state": state, "stored": stored });
                    Reply::Answer(answer.to_string().into_bytes())
                }
                Err(answer) => self.answer(answer, lang),
            },
            UploadKind::Photo => {
                let answer = self.desk.photo(&bytes);
                self.answer(answer, lang)
            }
        }
    }

    fn rows(&mut self, wanted: &RowsWanted, lang: Lang) -> Reply {
        let show = match wanted.show {
            RowsShown::Held => desk::RowsShown::Held,
            RowsShown::Attention => desk::RowsShown::Attention,
            RowsShown::All => desk::RowsShown::All,
        };
        let RowsWanted { search, from, count, .. } = wanted.clone();
        let rows = self.desk.rows(&desk::RowsWanted { show, search, from, count }, lang);
        Reply::Answer(rows.to_string().into_bytes())
    }

    fn letters(&mut self, wanted: &LettersWanted, _: Lang) -> Reply {
        let LettersWanted { search, advocate, from, count } = wanted.clone();
        let wanted = desk::LettersWanted { search, advocate, from, count };
        Reply::Answer(self.desk.letters(&wanted).to_string().into_bytes())
    }

    fn letter(&mut self, serial: u32, lang: Lang) -> Reply {
        match self.desk.letter(serial, lang) {
            Some(letter) => Reply::Answer(letter.to_string().into_bytes()),
            None => Reply::Missing,
        }
    }

    fn picture(&mut self, wanted: &PictureWanted) -> Reply {
        let template = wanted.template.as_deref();
        let Some(drawing) = self.desk.drawing(&wanted.hash, wanted.serial, template) else {
            return Reply::Missing;
        };
        let (page, width) = (wanted.page, wanted.width);
        Reply::Later(Box::new(move || match drawing.picture(page, width) {
            Ok(Some(png)) => Reply::Picture(png),
            Ok(None) => Reply::Missing,
            Err(faults) => refused(&faults, Lang::Hi),
        }))
    }

    fn file(&mut self, wanted: &FileWanted, lang: Lang) -> Reply {
        let sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        let of_list = |list: Option<(String, Vec<u8>)>| match list {
            Some((name, bytes)) => Reply::Download(Download {
                name,
                media_type: sheet,
                content: Content::Bytes(bytes),
            }),
            None => Reply::Missing,
        };
        match wanted {
            FileWanted::Letter(serial) => {
                let Some(drawing) = self.desk.current_drawing(*serial) else {
                    return Reply::Missing;
                };
                let name = format!("{serial:03}.pdf");
                Reply::Later(Box::new(move || match drawing.pdf() {
                    Ok(bytes) => Reply::Download(Download {
                        name,
                        media_type: "application/pdf",
                        content: Content::Bytes(bytes),
                    }),
                    Err(faults) => refused(&faults, lang),
                }))
            }
            FileWanted::Made(path) => match self.desk.made_file(path) {
                Some(file) => opened(file, path),
                None => Reply::Missing,
            },
            FileWanted::Zip => match self.desk.made_files() {
                Some(files) => zipped(files),
                None => Reply::Missing,
            },
            FileWanted::Remarks(list) => of_list(self.desk.remarked_list(list, lang)),
            FileWanted::Form => of_list(self.desk.empty_list()),
        }
    }

    fn progress(&self) -> watch::Receiver<RunProgress> {
        self.progress.subscribe()
    }

    fn end(&mut self) {
        if let Some(run) = self.run.take() {
            run.watcher.is_cancelled.store(true, Ordering::Relaxed);
            // A run that panicked has told so already.
            let _ = run.thread.join();
        }
    }
}

/// Tells how far a run is.
struct Watcher {
    progress: watch::Sender<RunProgress>,
    /// The stage, and its letters.
    stage: Mutex<(Stage, usize)>,
    done: AtomicUsize,
    is_cancelled: AtomicBool,
}

impl Watcher {
    fn new(progress: watch::Sender<RunProgress>) -> Self {
        let (stage, done) = (Mutex::new((Stage::Check, 0)), AtomicUsize::new(0));
        Self { progress, stage, done, is_cancelled: AtomicBool::new(false) }
    }
}

impl Observer for Watcher {
    fn begin(&self, stage: Stage, letters: usize) {
        *self.stage.lock().unwrap_or_else(PoisonError::into_inner) = (stage, letters);
        self.done.store(0, Ordering::Relaxed);
        self.progress.send_replace(RunProgress::Running { stage, done: 0, of: letters });
    }

    fn advance(&self, letters: usize) {
        let done = self.done.fetch_add(letters, Ordering::Relaxed) + letters;
        let (stage, of) = *self.stage.lock().unwrap_or_else(PoisonError::into_inner);
        self.progress.send_replace(RunProgress::Running { stage, done, of });
    }

    fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

fn stage_word(stage: Stage) -> &'static str {
    match stage {
        Stage::Check => "check",
        Stage::Write => "write",
        Stage::Finish => "finish",
    }
}

/// The end of a run, as the page hears it.
fn finished(outcome: &RunOutcome, lang: Lang) -> Value {
    json!({
        "status": outcome.status,
        "letters": outcome.letters,
        "held": outcome.held,
        "problems": desk::problems(&outcome.said, lang),
    })
}

fn refused(faults: &Diagnostics, lang: Lang) -> Reply {
    let problems = desk::problems(faults, lang);
    Reply::Refused(json!({ "is": "refused", "problems": problems }).to_string().into_bytes())
}

/// A refusal in a few words.
fn refusal(message: &str) -> Reply {
    let problem = json!({ "code": "", "severity": "error", "message": message });
    Reply::Refused(json!({ "is": "refused", "problems": [problem] }).to_string().into_bytes())
}

fn opened(file: MadeFile, path: &str) -> Reply {
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let ending = Path::new(&name).extension().and_then(|own| own.to_str()).unwrap_or_default();
    let known = BTreeMap::from([
        ("pdf", "application/pdf"),
        ("csv", "text/csv; charset=utf-8"),
        ("zip", "application/zip"),
    ]);
    let media_type = known.get(ending).copied().unwrap_or("application/octet-stream");
    Reply::Download(Download { name, media_type, content: content(file) })
}

fn content(file: MadeFile) -> Content {
    match file {
        MadeFile::File(file) => Content::File(file),
        MadeFile::Bytes(bytes) => Content::Bytes(bytes),
    }
}

/// All files in one.
fn zipped(files: MadeFiles) -> Reply {
    Reply::Later(Box::new(move || match files.zip() {
        Ok(zip) => Reply::Download(Download {
            name: "पत्र.zip".to_owned(),
            media_type: "application/zip",
            content: content(zip),
        }),
        Err(error) => refusal(&error.to_string()),
    }))
}
