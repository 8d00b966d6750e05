//! A row for which no letter can be made.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::input::list::row::origin::RowOrigin;

/// A row for which no letter can be made, and why; in [`Job::rejected`](crate::Job::rejected).
///
/// ```
/// fn show(job: &aamantran::Job) {
///     for row in &job.rejected {
///         eprint!("{}: {}", row.name, row.diagnostics);
///     }
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct RejectedRow {
    /// Where it stands.
    #[doc(hidden)]
    pub origin: RowOrigin,
    /// Number of rows that are not empty before it, in all lists.
    pub position: usize,
    /// The name in it, possibly empty.
    pub name: String,
    /// The advocate, if that much is known.
    pub advocate: Option<usize>,
    /// The content of its cells, by field or, in columns of the list's own, by heading.
    pub fields: BTreeMap<String, String>,
    /// Its faults.
    pub diagnostics: Diagnostics,
}
