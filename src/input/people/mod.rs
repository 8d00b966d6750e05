//! Who is who across rows: identities, duplicates, and a selection of them.

pub(crate) mod answer;
pub(crate) mod any_row;
pub(crate) mod columns;
pub(crate) mod duplicates;
pub(crate) mod identity;
pub(crate) mod key;
pub(crate) mod selection;
#[cfg(test)]
mod selection_tests;
