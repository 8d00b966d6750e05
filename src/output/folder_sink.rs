//! Files in a folder.

use crate::diagnostic::{Lang, shown_path};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use tempfile::TempPath;

use super::archive::archive;
use super::aside::{keep_aside, set_aside};
use super::guard::FOLDERS;
use super::leftovers::is_of_run;
use super::lock::Lock;
use super::pile::{SHEETS, is_filled_in};
use super::sink::{Sink, SinkError, Spool, Written, check};
use super::whole::{are_same, persist, replace, temporary, write_different, write_whole};

/// Files in a folder and its sub-folders.
///
/// Each is written under a temporary name beside its own and renamed when it is whole. A file
/// that is there already, byte for byte, is left untouched: a run that was interrupted is
/// continued by running it again. As long as a sink lives that has begun a file, no other may
/// write into the same folder.
///
/// ```no_run
/// use std::path::Path;
///
/// use aamantran::{FolderSink, Job, Options, generate};
///
/// let job = Job::read(Path::new("event.toml"))?;
/// generate(&job, &Options::new(), &FolderSink::new("out"))?;
/// # Ok::<(), aamantran::Diagnostics>(())
/// ```
#[derive(Debug)]
pub struct FolderSink {
    root: PathBuf,
    event: String,
    state: RwLock<State>,
    written: AtomicUsize,
    kept: AtomicUsize,
    unknown: Mutex<Vec<String>>,
    /// The files of many letters that gave way to others, and what becomes of them.
    replaced: Mutex<Vec<String>>,
    /// Where a list of a pile that somebody has written in was moved to.
    filled_in: Mutex<Option<PathBuf>>,
    is_kept: bool,
    /// Number of files being written that are open.
    open: Arc<AtomicUsize>,
}

#[derive(Debug, Default)]
struct State {
    /// Taken when the first file is begun.
    lock: Option<Lock>,
    folders: BTreeMap<String, Kind>,
    /// The folders that were not there before, outer ones first.
    made: Vec<PathBuf>,
}

/// Knowledge of a folder that files go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It was empty: nothing in it can be the same.
    Fresh,
    /// It may have files of an earlier run.
    Used,
}

/// A file of a [`FolderSink`] being written: temporary until it is committed.
///
/// ```
/// # let folder = tempfile::tempdir().unwrap();
/// use std::io::Write as _;
///
/// use aamantran::{FolderSink, Sink as _};
///
/// let sink = FolderSink::new(folder.path().join("out"));
/// let mut file = sink.create("note.txt")?;
/// file.write_all(b"note").unwrap();
/// assert!(!folder.path().join("out/note.txt").exists());
/// sink.commit(file)?;
/// assert!(folder.path().join("out/note.txt").exists());
/// # Ok::<(), aamantran::SinkError>(())
/// ```
#[derive(Debug)]
pub struct FolderFile {
    /// Bytes not yet written.
    pending: Vec<u8>,
    is_torn: bool,
    /// Before the name: some systems take no name away of a file that is open.
    open: Option<Open>,
    temporary: TempPath,
    target: PathBuf,
}

/// Files of many letters that are kept open. The others are opened for every piece: a run
/// may have a bundle for every village.
const MOST_OPEN: usize = 64;

/// A file that is kept open.
#[derive(Debug)]
struct Open {
    file: File,
    count: Arc<AtomicUsize>,
}

impl Open {
    /// Keeps a file open if not too many are.
    fn keep(file: File, count: &Arc<AtomicUsize>) -> Option<Self> {
        let more = |open: usize| (open < MOST_OPEN).then_some(open + 1);
        count.fetch_update(Ordering::Relaxed, Ordering::Relaxed, more).ok()?;
        Some(Self { file, count: Arc::clone(count) })
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.count.fetch_sub(1, Ordering::Relaxed);
    }
}

impl FolderSink {
    /// A sink into `root`, which is made when the first file is.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self {
            root: root.into(),
            event: String::new(),
            state: RwLock::default(),
            written: AtomicUsize::new(0),
            kept: AtomicUsize::new(0),
            unknown: Mutex::default(),
            replaced: Mutex::default(),
            filled_in: Mutex::default(),
            is_kept: false,
            open: Arc::default(),
        }
    }

    /// The same, telling others who want the folder at the same time that `event` has it.
    #[must_use]
    pub fn for_event(mut self, event: &str) -> Self {
        event.clone_into(&mut self.event);
        self
    }

    /// The same, moving bundles, merged files and zips that give way to others to the folder `old`,
    /// as [`set_aside`] does.
    #[must_use]
    pub fn keeping_replaced(mut self, is_kept: bool) -> Self {
        self.is_kept = is_kept;
        self
    }

    /// Takes the folder now if it exists, rather than with the first file.
    ///
    /// # Errors
    /// When another run writes into it.
    pub fn claim(&self) -> Result<(), SinkError> {
        if !self.root.is_dir() {
            return Ok(());
        }
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        self.lock(&mut state)
    }

    fn lock(&self, state: &mut State) -> Result<(), SinkError> {
        if state.lock.is_none() {
            state.lock = Some(Lock::take(self.root(), &self.event, &FOLDERS)?);
        }
        Ok(())
    }

    /// Makes the folder of all others and takes it.
    fn take_root(&self, state: &mut State) -> Result<(), SinkError> {
        /// Times that it may vanish under a run: another one that made nothing takes away the
        /// folders that it has made.
        const OFTEN: usize = 20;
        let mut tries = 0;
        // Those of every try: one that failed may have made some.
        let mut lacked: Vec<PathBuf> = Vec::new();
        loop {
            for folder in lacking(self.root()) {
                if !lacked.contains(&folder) {
                    lacked.push(folder);
                }
            }
            let made = fs::create_dir_all(self.root())
                .map_err(|source| failed(self.root(), source))
                .and_then(|()| self.lock(state));
            tries += 1;
            match made {
                Err(SinkError::Io { source, .. })
                    if has_vanished(&source, self.root()) && tries < OFTEN => {}
                made => {
                    lacked.sort();
                    state.made = lacked;
                    return made;
                }
            }
        }
    }

    /// The folder of all others.
    fn root(&self) -> &Path {
        if self.root.as_os_str().is_empty() { Path::new(".") } else { &self.root }
    }

    /// Number of files that were written so far; those that were there already do not count.
    pub fn written(&self) -> usize {
        self.written.load(Ordering::Relaxed)
    }

    /// Number of files that were there already, byte for byte.
    pub fn kept(&self) -> usize {
        self.kept.load(Ordering::Relaxed)
    }

    fn target(&self, path: &str) -> PathBuf {
        // Part by part only where `/` will not do.
        if cfg!(unix) {
            return self.root.join(path);
        }
        path.split('/').fold(self.root.clone(), |folder, part| folder.join(part))
    }

    /// The kind of the folder of a file, which is made when it is first asked for.
    fn folder(&self, path: &str) -> Result<Kind, SinkError> {
        check(path)?;
        let name = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        // The state is whole, whatever became of the thread that had it last.
        let state = self.state.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(kind) = state.folders.get(name) {
            return Ok(*kind);
        }
        drop(state);
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(kind) = state.folders.get(name) {
            return Ok(*kind);
        }
        if state.lock.is_none() {
            self.take_root(&mut state)?;
        }
        let folder = if name.is_empty() { self.root().to_owned() } else { self.target(name) };
        // One that vanishes half-way must not come back with half of its files.
        if !self.root().is_dir() {
            return Err(SinkError::Vanished { folder: shown_path(self.root()) });
        }
        let lacking = lacking(&folder);
        let kind = open(&folder).map_err(|source| self.failed(&folder, source))?;
        state.made.extend(lacking);
        state.folders.insert(name.to_owned(), kind);
        Ok(kind)
    }

    fn failed(&self, path: &Path, source: io::Error) -> SinkError {
        // The folders were there when the first file was begun.
        let folder = path.parent().unwrap_or(&self.root);
        if source.kind() == io::ErrorKind::NotFound && !folder.exists() {
            return SinkError::Vanished { folder: shown_path(folder) };
        }
        failed(path, source)
    }

    /// Gives a file its own name, unless the same is there already.
    fn persist(&self, temporary: TempPath, target: &Path) -> Result<Written, SinkError> {
        let is_same = are_same(&temporary, target);
        replace(is_same, || {
            self.give_way(target)?;
            persist(temporary, target)
        })
        .map(|written| self.count(written, target))
        .map_err(|source| self.failed(target, source))
    }

    /// Notes a file of many letters that another takes the place of, and moves it aside if it is to
    /// be kept.
    fn give_way(&self, target: &Path) -> io::Result<()> {
        let path = self.below(target);
        if path == SHEETS && fs::read(target).is_ok_and(|list| is_filled_in(&list)) {
            let kept = keep_aside(self.root(), &path)?;
            self.filled_in.lock().unwrap_or_else(PoisonError::into_inner).replace(kept);
            return Ok(());
        }
        if !is_of_run(&path) || !target.is_file() {
            return Ok(());
        }
        if self.is_kept {
            set_aside(self.root(), std::slice::from_ref(&path))
                .map_err(|failed| io::Error::other(failed.message().text(Lang::En)))?;
        }
        self.replaced.lock().unwrap_or_else(PoisonError::into_inner).push(path);
        Ok(())
    }

    /// The list of a pile that somebody has written in, where it was moved to.
    pub fn filled_in(&self) -> Option<PathBuf> {
        self.filled_in.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// A target as a path below the folder.
    fn below(&self, target: &Path) -> String {
        let path = target.strip_prefix(&self.root).unwrap_or(target);
        path.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
    }

    /// The bundles, merged files and zips that were there and gave way to others, sorted: paths
    /// below the folder.
    pub fn replaced(&self) -> Vec<String> {
        let mut replaced = self.replaced.lock().unwrap_or_else(PoisonError::into_inner).clone();
        replaced.sort_unstable();
        replaced
    }

    fn count(&self, written: Written, target: &Path) -> Written {
        match written {
            Written::New => drop(self.written.fetch_add(1, Ordering::Relaxed)),
            Written::Same => drop(self.kept.fetch_add(1, Ordering::Relaxed)),
            Written::Unknown => {
                let path = self.below(target);
                self.unknown.lock().unwrap_or_else(PoisonError::into_inner).push(path);
            }
        }
        written
    }

    /// The files that another program had open, so that they could be neither compared nor
    /// written, sorted: paths below the folder.
    pub fn unknown(&self) -> Vec<String> {
        let mut unknown = self.unknown.lock().unwrap_or_else(PoisonError::into_inner).clone();
        unknown.sort_unstable();
        unknown
    }
}

impl Drop for FolderSink {
    /// A run in which no file appeared leaves no folder behind that was not there before.
    fn drop(&mut self) {
        if self.written() + self.kept() > 0 {
            return;
        }
        let state = self.state.get_mut().unwrap_or_else(PoisonError::into_inner);
        if let Some(lock) = state.lock.take() {
            lock.give_up(&state.made);
        }
    }
}

/// The folders that must be made for a folder to be there, outer ones first.
fn lacking(folder: &Path) -> Vec<PathBuf> {
    let above =
        folder.ancestors().take_while(|own| !own.as_os_str().is_empty() && !own.exists());
    let mut lacking: Vec<PathBuf> = above.map(Path::to_owned).collect();
    lacking.reverse();
    lacking
}

/// True if a folder could not be made because it or one above it vanished meanwhile. One that was
/// there when it was to be made, and is gone when it is looked at, counts as being there.
fn has_vanished(error: &io::Error, folder: &Path) -> bool {
    let is_in_the_way =
        || folder.ancestors().find(|own| own.exists()).is_some_and(Path::is_file);
    match error.kind() {
        io::ErrorKind::NotFound => true,
        io::ErrorKind::AlreadyExists => !is_in_the_way(),
        _ => false,
    }
}

/// Makes a folder, if need be, and looks whether it is empty.
fn open(folder: &Path) -> io::Result<Kind> {
    fs::create_dir_all(folder)?;
    let is_fresh = fs::read_dir(folder)?.next().is_none();
    Ok(if is_fresh { Kind::Fresh } else { Kind::Used })
}

impl Sink for FolderSink {
    type File = FolderFile;

    fn create(&self, path: &str) -> Result<FolderFile, SinkError> {
        self.folder(path)?;
        let target = self.target(path);
        let folder = target.parent().unwrap_or(&self.root);
        let (file, temporary) =
            temporary(folder).map_err(|source| self.failed(&target, source))?;
        let open = Open::keep(file, &self.open);
        Ok(FolderFile { pending: Vec::new(), is_torn: false, open, temporary, target })
    }

    fn rename(&self, file: &mut FolderFile, path: &str) -> Result<(), SinkError> {
        check(path)?;
        file.target = self.target(path);
        Ok(())
    }

    fn commit(&self, file: FolderFile) -> Result<Written, SinkError> {
        let mut file = file;
        file.flush().map_err(|source| self.failed(&file.target, source))?;
        drop(file.open);
        self.persist(file.temporary, &file.target)
    }

    fn put(&self, path: &str, bytes: &[u8]) -> Result<Written, SinkError> {
        let kind = self.folder(path)?;
        let target = self.target(path);
        let written = match kind {
            Kind::Fresh => write_whole(&target, bytes).map(|()| Written::New),
            Kind::Used => write_different(&target, bytes),
        };
        written
            .map(|written| self.count(written, &target))
            .map_err(|source| self.failed(&target, source))
    }

    fn archive(&self, path: &str, files: &BTreeSet<String>) -> Result<Written, SinkError> {
        self.folder(path)?;
        let target = self.target(path);
        let failed = |source| self.failed(&target, source);
        let folder = target.parent().unwrap_or(&self.root);
        let (file, temporary) = temporary(folder).map_err(failed)?;
        let open = |path: &str| {
            let file = File::open(self.target(path))?;
            let length = file.metadata()?.len();
            Ok((file, length))
        };
        let zip = archive(BufWriter::with_capacity(PIECE, file), files, open);
        // Closed before it is renamed: some systems do not rename what is open.
        zip.and_then(|zip| zip.into_inner().map_err(io::IntoInnerError::into_error))
            .map(drop)
            .map_err(failed)?;
        self.persist(temporary, &target)
    }

    fn spool(&self) -> Result<Option<Spool>, SinkError> {
        self.folder(SPOOL)?;
        let file = tempfile::tempfile_in(self.root());
        let file = file.map_err(|source| self.failed(&self.target(SPOOL), source))?;
        Ok(Some(Spool { file, folder: shown_path(self.root()) }))
    }

    fn finish(&self) -> Result<(), SinkError> {
        let mut state = self.state.write().unwrap_or_else(PoisonError::into_inner);
        #[cfg(unix)]
        for name in state.folders.keys() {
            let folder =
                if name.is_empty() { self.root().to_owned() } else { self.target(name) };
            sync(&folder).map_err(|source| self.failed(&folder, source))?;
        }
        if let Some(lock) = &mut state.lock {
            lock.done();
        }
        Ok(())
    }
}

/// A path in the root folder, where the spool lies without a name.
const SPOOL: &str = "spool";

/// Size of the pieces of a large file, in bytes.
const PIECE: usize = 32 << 10;

/// Writes the names of a folder to the disk.
#[cfg(unix)]
fn sync(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Not every file system knows how.
        Err(error)
            if matches!(
                error.kind(),
                io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported
            ) =>
        {
            Ok(())
        }
        result => result,
    }
}

impl Write for FolderFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.pending.extend_from_slice(bytes);
        if self.pending.len() >= PIECE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.pending.is_empty() {
            return Ok(());
        }
        if self.is_torn {
            return Err(io::Error::other("an earlier part could not be written"));
        }
        // Who knows how much of it was written, if it fails.
        self.is_torn = true;
        if let Some(Open { file, .. }) = &mut self.open {
            file.write_all(&self.pending)?;
        } else {
            let mut file = File::options().append(true).open(&self.temporary)?;
            file.write_all(&self.pending)?;
        }
        self.pending.clear();
        self.is_torn = false;
        Ok(())
    }
}

fn failed(path: &Path, source: io::Error) -> SinkError {
    SinkError::Io { path: shown_path(path), source }
}
