//! A desk that only notes what it is asked.

use std::io::{Seek as _, Write as _};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use crate::diagnostic::Lang;
use crate::generate::Stage;
use crate::serve::hands::{
    Content, Download, FileWanted, Hands, LettersWanted, PictureWanted, Reply, RowsWanted,
    RunProgress, UploadKind,
};

/// All that a desk was asked, in order.
pub(super) type Notes = Arc<Mutex<Vec<String>>>;

/// The stub.
pub(super) struct Stub {
    pub(super) notes: Notes,
    pub(super) progress: Arc<watch::Sender<RunProgress>>,
    /// The time that a picture takes.
    pub(super) picture: Duration,
}

impl Stub {
    pub(super) fn new() -> Self {
        Self {
            notes: Notes::default(),
            progress: Arc::default(),
            picture: Duration::from_millis(1),
        }
    }

    fn note(&self, text: String) {
        self.notes.lock().unwrap().push(text);
    }

    /// A run of so many milliseconds, in a thread of its own.
    fn run(&self, milliseconds: usize) {
        let running =
            move |done| RunProgress::Running { stage: Stage::Write, done, of: milliseconds };
        self.progress.send_replace(running(0));
        let progress = Arc::clone(&self.progress);
        thread::spawn(move || {
            for done in 0..milliseconds {
                thread::sleep(Duration::from_millis(1));
                progress.send_replace(running(done));
            }
            progress.send_replace(RunProgress::Finished(json!({ "status": "done" })));
        });
    }
}

fn answer(value: &Value) -> Reply {
    Reply::Answer(value.to_string().into_bytes())
}

impl Hands for Stub {
    fn state(&mut self, lang: Lang) -> Reply {
        self.note(format!("state {lang:?}"));
        answer(&json!({ "counter": 1, "run": self.progress.borrow().is_running() }))
    }

    fn apply(&mut self, command: Value, lang: Lang) -> Reply {
        let what = command["do"].as_str().unwrap_or_default().to_owned();
        self.note(format!(
            "apply {what} {lang:?} {}",
            command["folder"].as_str().unwrap_or("-")
        ));
        match what.as_str() {
            "make" => {
                let milliseconds = command["ms"].as_u64().unwrap_or(1);
                self.run(usize::try_from(milliseconds).unwrap());
            }
            "refuse" => return Reply::Refused(br#"{"is":"refused","problems":[]}"#.to_vec()),
            "panic" => panic!("asked to"),
            "later" => {
                return Reply::Later(Box::new(|| {
                    Reply::Later(Box::new(|| Reply::Answer(b"{}".to_vec())))
                }));
            }
            "later-panic" => return Reply::Later(Box::new(|| panic!("asked to"))),
            _ => {}
        }
        answer(&json!({ "is": "state" }))
    }

    fn put(&mut self, kind: UploadKind, name: &str, bytes: Vec<u8>, _: Lang) -> Reply {
        self.note(format!("put {kind:?} {name} {}", bytes.len()));
        answer(&json!({ "is": "state" }))
    }

    fn rows(&mut self, wanted: &RowsWanted, lang: Lang) -> Reply {
        self.note(format!("{wanted:?} {lang:?}"));
        answer(&json!({ "total": 0 }))
    }

    fn letters(&mut self, wanted: &LettersWanted, lang: Lang) -> Reply {
        self.note(format!("{wanted:?} {lang:?}"));
        answer(&json!({ "total": 0 }))
    }

    fn letter(&mut self, serial: u32, lang: Lang) -> Reply {
        self.note(format!("letter {serial} {lang:?}"));
        if serial == 0 { Reply::Missing } else { answer(&json!({ "serial": serial })) }
    }

    fn picture(&mut self, wanted: &PictureWanted) -> Reply {
        self.note(format!("{wanted:?}"));
        if wanted.hash == "old" {
            return Reply::Missing;
        }
        let time = self.picture;
        Reply::Later(Box::new(move || {
            thread::sleep(time);
            Reply::Picture(b"\x89PNG".to_vec())
        }))
    }

    fn file(&mut self, wanted: &FileWanted, _: Lang) -> Reply {
        self.note(format!("{wanted:?}"));
        let pdf = |name: &str, content| {
            let (name, media_type) = (name.to_owned(), "application/pdf");
            Reply::Download(Download { name, media_type, content })
        };
        match wanted {
            FileWanted::Letter(37) => pdf("37.pdf", Content::Bytes(b"%PDF".to_vec())),
            FileWanted::Made(path) if path == "bundles/आशा वर्मा.pdf" => {
                pdf("आशा वर्मा.pdf", Content::Bytes(b"%PDF".to_vec()))
            }
            FileWanted::Made(path) if path == "all.pdf" => {
                let mut file = tempfile::tempfile().unwrap();
                file.write_all(&vec![b'a'; 300_000]).unwrap();
                file.rewind().unwrap();
                pdf("all.pdf", Content::File(file))
            }
            FileWanted::Made(path) if path == "breaks.pdf" => pdf(
                "breaks.pdf",
                Content::Written(Box::new(|out| {
                    out.write_all(&vec![b'a'; 100_000])?;
                    Err(std::io::Error::other("asked to"))
                })),
            ),
            FileWanted::Made(path) if path == "panics.pdf" => {
                pdf("panics.pdf", Content::Written(Box::new(|_| panic!("asked to"))))
            }
            FileWanted::Zip => Reply::Download(Download {
                name: "पत्र.zip".to_owned(),
                media_type: "application/zip",
                content: Content::Written(Box::new(|out| {
                    (0..1000).try_for_each(|_| out.write_all(&[b'z'; 1000]))
                })),
            }),
            FileWanted::Form => answer(&json!({})),
            FileWanted::Remarks(list) if list == "गाँव.xlsx" => answer(&json!({})),
            _ => Reply::Missing,
        }
    }

    fn progress(&self) -> watch::Receiver<RunProgress> {
        self.progress.subscribe()
    }

    fn end(&mut self) {
        self.note("end".to_owned());
    }
}
