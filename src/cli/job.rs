//! The job of a command: the rows that it is for, with their serials.

use std::path::Path;
use std::sync::mpsc;

use crate::cli::ledger_session::{LedgerArgs, LedgerSession, Purpose};
use crate::diagnostic::Diagnostics;
use crate::input::{Job, Product, Selection};

/// The rows that a command is for.
#[derive(Debug, Default, clap::Args)]
pub(super) struct Chosen {
    /// केवल ये क्रमांक, जैसे 37,41-45 / Only these serials, such as 37,41-45
    #[arg(long, value_name = "SERIALS")]
    pub(super) only: Vec<String>,
    /// केवल ऐसी पंक्तियाँ: "ग्राम=बेला" / Only such rows: "village=बेला"
    #[arg(long = "where", value_name = "CONDITION")]
    pub(super) conditions: Vec<String>,
    /// केवल इन अधिवक्ताओं के पत्र / Only letters of these advocates
    #[arg(long, value_name = "NAME")]
    pub(super) advocate: Vec<String>,
}

impl Chosen {
    /// True if the command is for all rows.
    pub(super) fn is_all(&self) -> bool {
        self.only.is_empty() && self.conditions.is_empty() && self.advocate.is_empty()
    }

    /// The conditions, that on the advocates as one: any of them will do.
    pub(super) fn all_conditions(&self) -> Vec<String> {
        let advocates = self.advocate.join(",");
        let own = (!advocates.is_empty()).then(|| format!("advocate={advocates}"));
        self.conditions.iter().cloned().chain(own).collect()
    }
}

/// Reads the job and its ledger, gives the rows their serials, and keeps those that were asked
/// for.
pub(super) fn read_job(
    event: &Path,
    chosen: &Chosen,
    given: &LedgerArgs,
    purpose: Purpose,
    product: Product,
) -> Result<(Job, LedgerSession), Diagnostics> {
    let selection = Selection::parse(&chosen.only, &chosen.all_conditions())?;
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
    job.select(&selection)?;
    session.leave_out_cancelled(&mut job)?;
    Ok((job, session))
}
