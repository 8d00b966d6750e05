//! A row for which no letter can be made.

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostics;
use crate::input::list::row::origin::RowOrigin;

/// A row for which no letter can be made.
#[derive(Clone, Debug)]
pub struct RejectedRow {
    /// Where it stands.
    pub origin: RowOrigin,
    /// How many rows that are not empty stand before it, in all lists.
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
