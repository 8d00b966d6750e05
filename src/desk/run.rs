//! A run of the desk: the same that `make` does, of the same files, with the same bytes.

use serde::Deserialize;

use crate::desk::store::{EventFiles, Files, MadeRun};
use crate::diagnostic::{Diagnostic, Diagnostics, Message, OutputMessage, shown_path};
use crate::generate::{Observer, Options};
use crate::input::{FileSet, Job, OutputSpec, SCHEMES, Selection};
use crate::session::LedgerSession;

/// The files that are to be made.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Eq)]
pub struct MakeWanted {
    /// The sets, by their words; those of the event if there are none.
    #[serde(default)]
    pub sets: Vec<String>,
    /// The papers for handing out; those of the event if none are named.
    pub papers: Option<Vec<String>>,
    /// The order of letters on sheets; that of the event if none is named.
    pub print: Option<String>,
    /// Serials, `changed`, or nothing for all.
    #[serde(default)]
    pub only: String,
}

/// A run that is to be performed, by whoever has a thread for it.
#[derive(Debug)]
pub struct RunOrder {
    pub(super) files: Files,
    pub(super) wanted: MakeWanted,
}

/// The end of a run.
#[derive(Debug)]
pub struct RunOutcome {
    /// The way in which it ended.
    pub status: RunStatus,
    /// Letters made.
    pub letters: usize,
    /// Rows held back.
    pub held: usize,
    /// Things to be said of it.
    pub said: Diagnostics,
}

/// The way in which a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum RunStatus {
    /// All letters are made.
    Done,
    /// All but those of rows that are held back.
    Held,
    /// It was stopped; what is written is whole.
    Stopped,
    /// It could not be done, or not be ended.
    Failed,
}

/// The word of a run for the letters that have changed.
const CHANGED: &str = "changed";

impl RunOrder {
    /// Makes the letters.
    pub fn perform(&self, observer: &dyn Observer) -> RunOutcome {
        self.made(observer).unwrap_or_else(|said| {
            let is_stopped = observer.is_cancelled();
            let status = if is_stopped { RunStatus::Stopped } else { RunStatus::Failed };
            RunOutcome { status, letters: 0, held: 0, said }
        })
    }

    fn made(&self, observer: &dyn Observer) -> Result<RunOutcome, Diagnostics> {
        let Self { files, wanted } = self;
        let is_changed = wanted.only.trim() == CHANGED;
        let only: Vec<String> = match wanted.only.trim() {
            "" | CHANGED => Vec::new(),
            serials => vec![serials.to_owned()],
        };
        let selection = Selection::parse(&only, &[])?;
        let (mut job, mut session) = files.for_run(&selection)?;
        arrange(&mut job, wanted)?;
        if is_changed && !session.leave_out_unchanged(&mut job, None)? {
            session.say_changed();
            let said = session.take_said();
            session.release();
            return Ok(RunOutcome { status: RunStatus::Done, letters: 0, held: 0, said });
        }
        let options = Options::new().skip_invalid(true);
        let made = make(&job, &mut session, &**files, &options, observer);
        session.release();
        made
    }
}

fn make(
    job: &Job,
    session: &mut LedgerSession,
    files: &dyn EventFiles,
    options: &Options,
    observer: &dyn Observer,
) -> Result<RunOutcome, Diagnostics> {
    let MadeRun { summary, unknown } = match files.make(job, session, options, observer) {
        Ok(made) => made,
        Err(faults) => return Err(session.take_said().into_iter().chain(faults).collect()),
    };
    let noted =
        if session.is_read_only() { Ok(()) } else { session.finish(&summary, &unknown) };
    let mut said = session.take_said();
    let is_whole = noted.is_ok() && unknown.is_empty();
    said.extend(noted.err().into_iter().flatten());
    said.extend(unknown.iter().map(|path| {
        let path = shown_path(std::path::Path::new(path));
        Diagnostic::new(Message::Output(OutputMessage::Unknown { path }))
    }));
    said.extend(summary.notices);
    said.extend(job.changed_inputs());
    let (letters, held) = (summary.letters.len(), summary.rejected.len());
    let status = match (is_whole, held) {
        (false, _) => RunStatus::Failed,
        (true, 0) => RunStatus::Done,
        (true, _) => RunStatus::Held,
    };
    Ok(RunOutcome { status, letters, held, said })
}

/// Makes a job one for the files that are wanted.
fn arrange(job: &mut Job, wanted: &MakeWanted) -> Result<(), Diagnostics> {
    let meant = |word: &String| FileSet::WORDS.iter().find(|(known, _)| known == word);
    let sets: Vec<FileSet> = wanted.sets.iter().filter_map(meant).map(|set| set.1).collect();
    let output = OutputSpec {
        sets: if sets.is_empty() { job.event.output.sets.clone() } else { sets },
        papers: wanted.papers.clone().unwrap_or_else(|| job.event.output.papers.clone()),
        ..job.event.output.clone()
    };
    if output != job.event.output {
        job.arrange(output)?;
    }
    let scheme = SCHEMES.iter().find(|(word, _)| wanted.print.as_deref() == Some(word));
    if let Some((_, scheme)) = scheme {
        job.print_as(*scheme);
    }
    Ok(())
}
