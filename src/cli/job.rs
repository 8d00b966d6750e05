//! The job of a command: the rows that it is for, with their serials.

use std::path::{Path, PathBuf};

use crate::cli::console::Console;
use crate::diagnostic::Diagnostics;
use crate::input::{Job, Product, Selection};
use crate::session::{self, GivenLedger, LedgerSession, Purpose};

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

/// The ledger that a command is told to use.
#[derive(Clone, Debug, Default, clap::Args)]
pub(super) struct LedgerArgs {
    /// पंजी कहीं और हो / The ledger, if it is elsewhere
    #[arg(long, value_name = "FILE")]
    pub(super) ledger: Option<PathBuf>,
    /// पंजी से क्रमांक केवल पढ़ें, उसमें कुछ न लिखें (लिफ़ाफ़े, पर्चियाँ) /
    /// Only read serials from the ledger, write nothing there (envelopes, labels)
    #[arg(long)]
    pub(super) ledger_read_only: bool,
}

impl LedgerArgs {
    pub(super) fn given(&self) -> GivenLedger {
        GivenLedger { path: self.ledger.clone(), is_read_only: self.ledger_read_only }
    }
}

/// Reads the job and its ledger for the rows that were asked for.
pub(super) fn read_job(
    event: &Path,
    chosen: &Chosen,
    given: &LedgerArgs,
    purpose: Purpose,
    product: Product,
) -> Result<(Job, LedgerSession), Diagnostics> {
    let selection = Selection::parse(&chosen.only, &chosen.all_conditions())?;
    session::read_job(event, &selection, &given.given(), purpose, product)
}

/// Number of people that are named.
const SHOWN: usize = 10;

/// Names those who had letters and whom the lists no longer have.
pub(super) fn report_missing(session: &LedgerSession, console: &mut Console<'_>) {
    let missing = session.missing();
    if missing.is_empty() {
        return;
    }
    let people = missing.len();
    console.say(
        &format!("अब सूची में नहीं, पर क्रमांक उन्हीं के हैं: {people}"),
        &format!("in the lists no more, though their serials stay theirs: {people}"),
    );
    let known = missing.iter().filter_map(|&serial| session.ledger.entry(serial));
    for entry in known.take(SHOWN) {
        console.line(&format!("  {} {}", entry.serial(), entry.person()));
    }
    if let Some(rest) = people.checked_sub(SHOWN).filter(|rest| *rest > 0) {
        console.say(&format!("  … और {rest}"), &format!("  … and {rest} more"));
    }
}
