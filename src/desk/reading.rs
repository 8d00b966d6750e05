//! The event as it is read: its job with the serials of the ledger, what is wrong with which row,
//! and the cells of its lists. It is read again when a file has changed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::desk::drawing::Drawings;
use crate::desk::store::EventFiles;
use crate::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
use crate::generate::{Checked, Options, check};
use crate::input::{Invitee, Job, KeptLists, ListCopy, RowOrigin};
use crate::session::LedgerSession;

/// An event as it was read.
pub(super) struct Reading {
    /// The files that it was read from: [`EventFiles::content`].
    pub(super) content: String,
    /// The event with its ledger, or what is wrong with the event.
    pub(super) read: Result<ReadEvent, Diagnostics>,
}

/// An event without faults of its own.
pub(super) struct ReadEvent {
    pub(super) job: Arc<Job>,
    pub(super) session: LedgerSession,
    /// Letters up to their pages, once somebody has asked.
    checked: Option<Result<Checked, Diagnostics>>,
    copies: Option<Result<Vec<ListCopy>, Diagnostics>>,
    pub(super) drawings: Drawings,
}

/// The state of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RowState {
    /// It has no letter.
    Held,
    /// It has a letter and a warning.
    Attention,
    /// It has a letter.
    Letter,
    /// Its letter is cancelled.
    Cancelled,
}

/// A row of a list.
pub(super) struct RowView<'r> {
    pub(super) position: usize,
    pub(super) origin: &'r RowOrigin,
    pub(super) state: RowState,
    pub(super) name: &'r str,
    pub(super) invitee: Option<&'r Invitee>,
    /// Errors first.
    pub(super) problems: Vec<&'r Diagnostic>,
}

/// The rows of an event in numbers that add up.
#[derive(Clone, Copy, Debug, Default, serde::Serialize)]
pub(super) struct Counts {
    pub(super) rows: usize,
    pub(super) letters: usize,
    pub(super) held: usize,
    pub(super) attention: usize,
    pub(super) cancelled: usize,
    pub(super) empty_rows: usize,
}

impl Reading {
    pub(super) fn of(files: &dyn EventFiles, text: &str, kept: &mut KeptLists) -> Self {
        let content = files.content();
        let read = files.reread(text, kept);
        let read = read.map(|(job, session)| ReadEvent {
            job: Arc::new(job),
            session,
            checked: None,
            copies: None,
            drawings: Drawings::default(),
        });
        Self { content, read }
    }
}

impl ReadEvent {
    /// Takes all letters to their pages, once.
    pub(super) fn check(&mut self) {
        if self.checked.is_none() {
            self.checked = Some(check(&self.job, &Options::new().skip_invalid(true)));
        }
    }

    /// The faults of the letters that are not those of rows, if letters were looked at.
    pub(super) fn faults(&self) -> impl Iterator<Item = &Diagnostic> {
        let faults = self.checked.as_ref().and_then(|checked| checked.as_ref().err());
        faults.into_iter().flat_map(Diagnostics::iter)
    }

    /// The lists as they were written, read once.
    pub(super) fn copies(
        &mut self,
        files: &dyn EventFiles,
    ) -> &Result<Vec<ListCopy>, Diagnostics> {
        let Self { job, copies, .. } = self;
        copies.get_or_insert_with(|| files.list_copies(job))
    }

    /// Findings that hold nothing back, of the reading and of the letters.
    pub(super) fn remarks(&self) -> impl Iterator<Item = &Diagnostic> {
        let checked = self.checked.as_ref().and_then(|checked| checked.as_ref().ok());
        let notices = checked.into_iter().flat_map(|checked| checked.notices.iter());
        self.job.warnings.iter().chain(notices)
    }

    /// Findings on headings and whole columns, which are of none of the rows.
    pub(super) fn remarks_on_headings(&self) -> Vec<&Diagnostic> {
        let invitees = self.job.invitees.iter().map(|own| &own.origin);
        let origins = invitees.chain(self.job.rejected.iter().map(|own| &own.origin));
        let rows: BTreeSet<RowKey<'_>> = origins.map(row_key).collect();
        let is_of_none = |own: &&Diagnostic| match own.place() {
            Place::Cell { file, sheet, row, .. } => {
                *row > 0 && !rows.contains(&(file.as_str(), sheet.as_deref(), *row))
            }
            _ => false,
        };
        self.remarks().filter(is_of_none).collect()
    }

    /// All rows, in the order of the lists.
    pub(super) fn rows(&self) -> Vec<RowView<'_>> {
        let mut remarks: BTreeMap<RowKey<'_>, Vec<&Diagnostic>> = BTreeMap::new();
        for said in self.remarks().filter(|said| said.severity() == Severity::Warning) {
            if let Place::Cell { file, sheet, row, .. } = said.place() {
                remarks.entry((file, sheet.as_deref(), *row)).or_default().push(said);
            }
        }
        let checked = self.checked.as_ref().and_then(|checked| checked.as_ref().ok());
        let rejected = checked.map_or(&self.job.rejected, |checked| &checked.rejected);
        let held: BTreeMap<usize, _> = rejected.iter().map(|row| (row.position, row)).collect();
        let of_row =
            |origin: &RowOrigin| remarks.get(&row_key(origin)).cloned().unwrap_or_default();
        let invitees = self.job.invitees.iter().filter(|own| !own.is_blank);
        let letters = invitees.filter(|own| !held.contains_key(&own.position)).map(|own| {
            let problems = of_row(&own.origin);
            let state = match (self.job.state(own.position), problems.is_empty()) {
                (crate::input::LetterState::Cancelled, _) => RowState::Cancelled,
                (_, false) => RowState::Attention,
                (_, true) => RowState::Letter,
            };
            let (origin, name) = (&own.origin, own.shown_name());
            RowView {
                position: own.position,
                origin,
                state,
                name,
                invitee: Some(own),
                problems,
            }
        });
        let faulty = held.values().map(|row| {
            let mut problems: Vec<&Diagnostic> = row.diagnostics.iter().collect();
            problems.extend(of_row(&row.origin));
            problems.sort_by_key(|own| own.severity() != Severity::Error);
            RowView {
                position: row.position,
                origin: &row.origin,
                state: RowState::Held,
                name: &row.name,
                invitee: None,
                problems,
            }
        });
        let mut rows: Vec<RowView<'_>> = letters.chain(faulty).collect();
        rows.sort_by_key(|row| row.position);
        rows
    }

    pub(super) fn counts(&self) -> Counts {
        let mut counts = Counts { empty_rows: self.job.empty_rows, ..Counts::default() };
        for row in self.rows() {
            counts.rows += 1;
            match row.state {
                RowState::Held => counts.held += 1,
                RowState::Cancelled => counts.cancelled += 1,
                RowState::Letter => counts.letters += 1,
                RowState::Attention => {
                    counts.letters += 1;
                    counts.attention += 1;
                }
            }
        }
        counts
    }

    /// The letters in the order in which they are made, as places in the job.
    pub(super) fn letters(&self) -> Vec<usize> {
        let checked = self.checked.as_ref().and_then(|checked| checked.as_ref().ok());
        let held: BTreeSet<usize> = checked
            .into_iter()
            .flat_map(|own| own.rejected.iter().map(|row| row.position))
            .collect();
        let is_valid = |place: &usize| {
            let position = self.job.invitees[*place].position;
            self.job.is_chosen(position) && !held.contains(&position)
        };
        crate::generate::order_of_letters(&self.job).into_iter().filter(is_valid).collect()
    }
}

/// A row by its list, its sheet and its number.
type RowKey<'r> = (&'r str, Option<&'r str>, usize);

fn row_key(origin: &RowOrigin) -> RowKey<'_> {
    (&origin.headers.file, origin.headers.sheet.as_deref(), origin.row)
}
