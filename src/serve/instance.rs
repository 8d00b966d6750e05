//! One server a user: a second start finds the first, and asks it for a token.
//!
//! Two files lie in the user's runtime folder: `serve.lock`, held by the system's lock as long as
//! the first lives, and `serve.json` with its port, process and secret. They are two, since a file
//! that is locked cannot be read on Windows.

use std::ffi::OsString;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Read as _, Write as _};
use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::serve::admission::AGAIN;

const LOCK: &str = "serve.lock";
const NOTE: &str = "serve.json";

/// Time between a first start and its note, in tries and pauses.
const TRIES: usize = 20;
const PAUSE: Duration = Duration::from_millis(100);
/// Time in which the first has to take the connection.
const CONNECT: Duration = Duration::from_secs(1);
/// Time in which it has to answer.
const ANSWER: Duration = Duration::from_secs(3);
/// Bytes of the longest answer.
const LONGEST_ANSWER: u64 = 64 * 1024;
/// Digits of a token.
const TOKEN_DIGITS: usize = 32;

/// The folder in which the servers of a user find each other: below `XDG_RUNTIME_DIR`, or else
/// where the system keeps a user's caches (`LOCALAPPDATA` on Windows); `None` if there is none.
pub fn runtime_folder(env: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str, below: &str| {
        let folder = PathBuf::from(env(name)?);
        folder.is_absolute().then(|| folder.join(below).join("aamantran"))
    };
    if cfg!(windows) {
        return folder("LOCALAPPDATA", "");
    }
    let caches = if cfg!(target_os = "macos") { "Library/Caches" } else { ".cache" };
    folder("XDG_RUNTIME_DIR", "")
        .or_else(|| folder("XDG_CACHE_HOME", ""))
        .or_else(|| folder("HOME", caches))
}

/// The note of the first for the second.
#[derive(Serialize, Deserialize)]
struct Note {
    port: u16,
    pid: u32,
    secret: String,
}

/// First or second, among the starts of a user.
pub(crate) enum InstanceClaim {
    /// It is.
    First(FirstServer),
    /// Another process lives that was first.
    Second,
}

/// The lock of the first server. It ends with the process, however that ends.
pub(crate) struct FirstServer {
    folder: PathBuf,
    _lock: File,
}

impl FirstServer {
    /// Lets later starts find this one.
    ///
    /// # Errors
    ///
    /// The note cannot be written.
    pub(crate) fn publish(&self, port: u16, secret: &str) -> io::Result<()> {
        let note = Note { port, pid: std::process::id(), secret: secret.to_owned() };
        let unfinished = self.folder.join(format!("{NOTE}.new"));
        let _ = fs::remove_file(&unfinished);
        let mut file = own_file().create_new(true).open(&unfinished)?;
        file.write_all(&serde_json::to_vec(&note)?)?;
        drop(file);
        fs::rename(&unfinished, self.folder.join(NOTE))
    }
}

impl Drop for FirstServer {
    fn drop(&mut self) {
        let _ = fs::remove_file(self.folder.join(NOTE));
    }
}

/// Options for a file that only the user may read.
fn own_file() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.write(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

/// Makes the folder, for the user alone.
fn make_folder(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Takes the lock of this folder, if no other process has it.
///
/// # Errors
///
/// The folder or the lock cannot be made, or the system has no locks there.
pub(crate) fn claim(folder: &Path) -> io::Result<InstanceClaim> {
    make_folder(folder)?;
    let lock = own_file().create(true).truncate(false).open(folder.join(LOCK))?;
    match lock.try_lock() {
        Ok(()) => {
            // Of a server that was killed.
            let _ = fs::remove_file(folder.join(NOTE));
            Ok(InstanceClaim::First(FirstServer { folder: folder.to_owned(), _lock: lock }))
        }
        Err(TryLockError::WouldBlock) => Ok(InstanceClaim::Second),
        Err(TryLockError::Error(fault)) => Err(fault),
    }
}

/// The address, with a fresh token, that the first server gives to this start; it opens `open`, too.
/// `None` if it does not answer.
pub(crate) fn ask_first(folder: &Path, open: Option<&str>) -> Option<String> {
    let note = (0..TRIES).find_map(|at| {
        if at > 0 {
            thread::sleep(PAUSE);
        }
        serde_json::from_slice::<Note>(&fs::read(folder.join(NOTE)).ok()?).ok()
    })?;
    let answer = ask(&note, open).ok()?;
    let token = token_of(&answer)?;
    Some(format!("http://127.0.0.1:{}{}{token}", note.port, crate::serve::admission::ENTER))
}

fn ask(note: &Note, open: Option<&str>) -> io::Result<Vec<u8>> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, note.port));
    let mut stream = TcpStream::connect_timeout(&address, CONNECT)?;
    stream.set_read_timeout(Some(ANSWER))?;
    stream.set_write_timeout(Some(ANSWER))?;
    let (secret, body) = (&note.secret, json!({ "folder": open }).to_string());
    write!(
        stream,
        "POST {AGAIN} HTTP/1.1\r\nHost: {address}\r\nOrigin: http://{address}\r\n\
         X-Aamantran: 1\r\nX-Aamantran-Secret: {secret}\r\nContent-Type: application/json\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )?;
    let mut answer = Vec::new();
    stream.take(LONGEST_ANSWER).read_to_end(&mut answer)?;
    Ok(answer)
}

fn token_of(answer: &[u8]) -> Option<String> {
    let answer = std::str::from_utf8(answer).ok()?;
    let (head, body) = answer.split_once("\r\n\r\n")?;
    if !head.starts_with("HTTP/1.1 200 ") {
        return None;
    }
    let body: Value = serde_json::from_str(body).ok()?;
    let token = body.get("token")?.as_str()?;
    let is_token =
        token.len() == TOKEN_DIGITS && token.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_token.then(|| token.to_owned())
}
