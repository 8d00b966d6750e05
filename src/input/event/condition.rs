//! `when`: whom a paper or a variant is for.

use std::collections::BTreeMap;

/// `when`: columns, by field or heading, each with the values of which one must stand in it. All
/// must hold. One without columns asks for nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Condition(pub BTreeMap<String, Vec<String>>);

impl Condition {
    /// True if it asks for nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
