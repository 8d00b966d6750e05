//! An event and its ledger, as a command and the desk read them together, and the ledger as letters are
//! noted there when they are made. This room knows files and the clock; the rooms before it do not.

mod job;
mod ledger_session;

pub(crate) use job::read_job;
#[cfg(feature = "serve")]
pub(crate) use job::{read_job_in_memory, reread_job};
#[cfg(test)]
pub(crate) use ledger_session::said_of;
pub(crate) use ledger_session::{GivenLedger, LedgerSession, Purpose, today};
