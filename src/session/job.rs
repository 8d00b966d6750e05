//! The job of a run: the rows that it is for, with their serials.

use std::path::Path;
use std::sync::mpsc;

use crate::diagnostic::Diagnostics;
#[cfg(feature = "serve")]
use crate::input::KeptLists;
use crate::input::{Job, Product, Selection};
#[cfg(feature = "serve")]
use crate::output::MemoryFiles;
use crate::session::ledger_session::{GivenLedger, LedgerSession, Purpose};

/// Reads the job and its ledger, gives the rows their serials, and keeps those that were asked
/// for.
pub(crate) fn read_job(
    event: &Path,
    selection: &Selection,
    given: &GivenLedger,
    purpose: Purpose,
    product: Product,
) -> Result<(Job, LedgerSession), Diagnostics> {
    let (job, session) = std::thread::scope(|scope| {
        let (reading, is_read) = mpsc::channel::<()>();
        let wait = move || {
            // Ends when the reading has ended, however it did.
            let _ = is_read.recv();
        };
        let session = scope.spawn(|| LedgerSession::open(event, given, purpose, wait));
        let job = Job::read_for(event, product);
        drop(reading);
        (job, session.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
    });
    assigned(job?, session?, selection)
}

/// The same to look at all rows, with the text of the event file as it is edited, and the lists as they
/// were read before where they would be read as they were.
#[cfg(feature = "serve")]
pub(crate) fn reread_job(
    event: &Path,
    text: &str,
    kept: &mut KeptLists,
) -> Result<(Job, LedgerSession), Diagnostics> {
    let job = Job::reread(event, text, kept)?;
    let session = LedgerSession::open(event, &GivenLedger::default(), Purpose::Look, || ())?;
    assigned(job, session, &Selection::parse(&[], &[])?)
}

/// The same of an event whose files are in memory, for a run for those that were asked for.
#[cfg(feature = "serve")]
pub(crate) fn read_job_in_memory(
    files: &MemoryFiles,
    text: &str,
    selection: &Selection,
    kept: &mut KeptLists,
) -> Result<(Job, LedgerSession), Diagnostics> {
    let job = files.with_all(|parts| Job::reread_parts(text, parts, kept))?;
    assigned(job, LedgerSession::open_in_memory(files, text)?, selection)
}

fn assigned(
    mut job: Job,
    (mut session, of_ledger): (LedgerSession, Diagnostics),
    selection: &Selection,
) -> Result<(Job, LedgerSession), Diagnostics> {
    job.warnings.extend(of_ledger);
    session.assign(&mut job)?;
    job.select(selection)?;
    session.leave_out_cancelled(&mut job)?;
    Ok((job, session))
}
