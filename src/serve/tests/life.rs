//! Beginning and ending, and the second start.

use std::io::{self, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::sync::{Arc, Mutex, mpsc};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tokio::time::Instant;

use super::stub::{Notes, Stub};
use crate::serve::ending::Ending;
use crate::serve::hands::RunProgress;
use crate::serve::instance::{self, InstanceClaim, runtime_folder};
use crate::serve::life::{Browser, Outcome, ServeError, ServeOptions, run};

/// Lines as they are written.
struct Lines(mpsc::Sender<String>, Vec<u8>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        for byte in bytes {
            if *byte == b'\n' {
                let line = String::from_utf8(std::mem::take(&mut self.1)).unwrap();
                let _ = self.0.send(line);
            } else {
                self.1.push(*byte);
            }
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Keys that are typed, as they come through a channel.
struct Typed(mpsc::Receiver<u8>);

impl Read for Typed {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        Ok(self.0.recv().map_or(0, |byte| {
            buffer[0] = byte;
            1
        }))
    }
}

/// A start in a thread of its own.
struct Start {
    lines: mpsc::Receiver<String>,
    ending: Ending,
    notes: Notes,
    thread: JoinHandle<Result<Outcome, ServeError>>,
}

impl Start {
    fn new(options: ServeOptions) -> Self {
        Self::with(Stub::new(), options)
    }

    fn with(stub: Stub, options: ServeOptions) -> Self {
        let notes = Arc::clone(&stub.notes);
        let (sender, lines) = mpsc::channel();
        let ending = options.ending.clone();
        let thread = thread::spawn(move || {
            run(|| Box::new(stub), options, &mut Lines(sender, Vec::new()))
        });
        Self { lines, ending, notes, thread }
    }

    fn line(&self) -> String {
        self.lines.recv_timeout(Duration::from_secs(10)).unwrap()
    }

    fn end(self) -> Outcome {
        self.ending.end();
        self.thread.join().unwrap().unwrap()
    }
}

/// Options of a start that opens no browser, and whose address others find in `folder`.
fn options(folder: Option<&Path>) -> ServeOptions {
    ServeOptions {
        browser: None,
        runtime_folder: folder.map(Path::to_owned),
        ..ServeOptions::default()
    }
}

/// The answer to `GET` of an address that was told.
fn get(address: &str) -> String {
    let rest = address.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(stream, "GET /{path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
        .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_window_says_where_the_page_is() {
    let start = Start::new(options(None));
    let address = start.line();
    assert!(
        address.starts_with("http://127.0.0.1:") && address.contains("/enter/"),
        "{address}"
    );
    let page = &address[..address.find("enter/").unwrap()];
    assert_eq!(start.line(), format!("  aamantran chal raha hai.   Panna: {page}"));
    assert_eq!(start.line(), "  Is khidki ko band karne se panna bhi band ho jaega.");
    assert_eq!(start.line(), "  Panna na khula ho to Enter dabaiye.");
    let entered = get(&address);
    assert!(entered.starts_with("HTTP/1.1 303 "), "{entered}");
    assert!(get(&address).starts_with("HTTP/1.1 401 "));
    let notes = Arc::clone(&start.notes);
    assert_eq!(start.end(), Outcome::Served);
    assert_eq!(*notes.lock().unwrap(), ["end"]);
}

#[test]
fn enter_gives_a_fresh_link_and_opens_it() {
    let opened = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&opened);
    let browser: Browser = Arc::new(move |address| {
        seen.lock().unwrap().push(address.to_owned());
        Err(io::Error::other("no browser"))
    });
    let (keys, typed) = mpsc::channel();
    let start = Start::new(ServeOptions {
        browser: Some(browser),
        input: Some(Box::new(BufReader::with_capacity(1, Typed(typed)))),
        ..ServeOptions::default()
    });
    let first = start.line();
    (0..3).for_each(|_| drop(start.line()));
    keys.send(b'\n').unwrap();
    let second = start.line();
    assert_ne!(first, second);
    assert!(get(&second).starts_with("HTTP/1.1 303 "));
    // The end of the input is no end of the server.
    drop(keys);
    thread::sleep(Duration::from_millis(50));
    assert!(get(&first).starts_with("HTTP/1.1 303 "));
    assert_eq!(start.end(), Outcome::Served);
    assert_eq!(*opened.lock().unwrap(), [first, second]);
}

#[test]
fn quiet_ends_the_server_but_not_a_run() {
    let quiet = Duration::from_millis(300);
    let started = Instant::now();
    let start = Start::new(ServeOptions { quiet, ..options(None) });
    assert_eq!(start.thread.join().unwrap().unwrap(), Outcome::Served);
    assert!(started.elapsed() >= quiet);
    let stub = Stub::new();
    let progress = Arc::clone(&stub.progress);
    let stage = crate::generate::Stage::Check;
    progress.send_replace(RunProgress::Running { stage, done: 0, of: 1 });
    let start = Start::with(stub, ServeOptions { quiet, ..options(None) });
    thread::sleep(quiet * 4);
    assert!(!start.thread.is_finished());
    progress.send_replace(RunProgress::Finished(serde_json::json!({})));
    assert_eq!(start.thread.join().unwrap().unwrap(), Outcome::Served);
}

#[test]
fn a_taken_port_is_an_error() {
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let start = Start::new(ServeOptions { port, ..options(None) });
    let fault = start.thread.join().unwrap().unwrap_err();
    assert!(matches!(fault, ServeError::Bind { port: told, .. } if told == port), "{fault}");
}

#[test]
fn a_second_start_opens_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("aamantran");
    let first = Start::new(options(Some(&folder)));
    let address = first.line();
    let second = Start::new(ServeOptions {
        folder: Some("/events/सभा".to_owned()),
        ..options(Some(&folder))
    });
    let given = second.line();
    assert_eq!(second.line(), "  aamantran pehle se chal raha hai.");
    assert_eq!(second.thread.join().unwrap().unwrap(), Outcome::HandedOver);
    assert!(second.notes.lock().unwrap().is_empty());
    let port = |address: &str| address.split('/').nth(2).unwrap().to_owned();
    assert_eq!(port(&address), port(&given));
    assert_ne!(address, given);
    assert!(get(&given).starts_with("HTTP/1.1 303 "));
    let notes = Arc::clone(&first.notes);
    first.end();
    assert_eq!(*notes.lock().unwrap(), ["apply open Hi /events/सभा", "end"]);
    assert!(!folder.join("serve.json").exists());
    // After its end the next is the first.
    let third = Start::new(options(Some(&folder)));
    assert_ne!(port(&third.line()), port(&address));
    assert_eq!(third.end(), Outcome::Served);
}

#[test]
fn a_first_that_does_not_answer_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    let Ok(InstanceClaim::First(first)) = instance::claim(folder.path()) else {
        panic!("taken")
    };
    // A port that takes connections and never answers.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    first.publish(silent.local_addr().unwrap().port(), "secret").unwrap();
    let second = Start::new(options(Some(folder.path())));
    assert!(get(&second.line()).starts_with("HTTP/1.1 303 "));
    assert_eq!(second.end(), Outcome::Served);
    // The note is that of who has the lock.
    assert!(folder.path().join("serve.json").exists());
}

#[test]
fn what_a_killed_server_left_is_passed_over() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("serve.lock"), "").unwrap();
    std::fs::write(folder.path().join("serve.json"), "{\"port\":1,\"pid\":1,\"secret\":\"\"}")
        .unwrap();
    let start = Start::new(options(Some(folder.path())));
    assert!(get(&start.line()).starts_with("HTTP/1.1 303 "));
    let note = std::fs::read_to_string(folder.path().join("serve.json")).unwrap();
    assert!(note.contains(&format!("\"pid\":{}", std::process::id())), "{note}");
    start.end();
}

#[test]
fn a_folder_that_cannot_be_made_is_no_end() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let start = Start::new(options(Some(&file.join("below"))));
    assert!(start.line().contains("/enter/"));
    assert_eq!(start.end(), Outcome::Served);
}

#[cfg(unix)]
#[test]
fn the_note_is_for_the_user_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("aamantran");
    let Ok(InstanceClaim::First(first)) = instance::claim(&folder) else { panic!("taken") };
    first.publish(1, "secret").unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder.join("serve.json")), 0o600);
    assert_eq!(mode(&folder.join("serve.lock")), 0o600);
    assert_eq!(mode(&folder), 0o700);
}

#[cfg(unix)]
#[test]
fn the_runtime_folder_is_that_of_the_system() {
    let find = |set: &[(&str, &str)]| {
        let set: Vec<(String, String)> =
            set.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        runtime_folder(move |name| {
            set.iter().find(|(key, _)| key == name).map(|(_, value)| value.into())
        })
    };
    let run = find(&[("XDG_RUNTIME_DIR", "/run/user/1"), ("HOME", "/events")]);
    assert_eq!(run.unwrap(), Path::new("/run/user/1/aamantran"));
    let cache = find(&[("XDG_RUNTIME_DIR", "run"), ("XDG_CACHE_HOME", "/c"), ("HOME", "/h")]);
    assert_eq!(cache.unwrap(), Path::new("/c/aamantran"));
    assert!(find(&[("HOME", "/h")]).unwrap().starts_with("/h"));
    assert_eq!(find(&[]), None);
}

#[test]
fn the_page_ends_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let start = Start::new(options(Some(folder.path())));
    let address = start.line();
    let entered = get(&address);
    let cookie = entered.split("set-cookie: ").nth(1).unwrap().split(';').next().unwrap();
    let host = address.split('/').nth(2).unwrap();
    let mut stream = TcpStream::connect(host).unwrap();
    write!(
        stream,
        "POST /api/close HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nX-Aamantran: 1\r\n\
         Cookie: {cookie}\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{{}}"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.ends_with(r#"{"is":"ended"}"#), "{answer}");
    assert_eq!(start.thread.join().unwrap().unwrap(), Outcome::Served);
}
