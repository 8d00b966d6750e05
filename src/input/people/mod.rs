//! Who is who across rows: identities, duplicates, and a selection of them.

pub(in crate::input) mod any_row;
pub(in crate::input) mod columns;
pub(in crate::input) mod duplicates;
pub(in crate::input) mod identity;
pub(in crate::input) mod key;
pub(in crate::input) mod selection;
#[cfg(test)]
mod selection_tests;
