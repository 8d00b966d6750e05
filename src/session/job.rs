//! The job of a run: the rows that it is for, with their serials.

use std::path::Path;
use std::sync::mpsc;

use crate::diagnostic::Diagnostics;
use crate::input::{Job, Product, Selection};
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
    let mut job = job?;
    let (mut session, of_ledger) = session?;
    job.warnings.extend(of_ledger);
    session.assign(&mut job)?;
    job.select(selection)?;
    session.leave_out_cancelled(&mut job)?;
    Ok((job, session))
}
