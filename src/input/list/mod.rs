//! A list: its bytes become invitees, and rows that are none.

pub(in crate::input) mod column;
pub(in crate::input) mod format;
pub(in crate::input) mod read;
pub(in crate::input) mod repair;
pub(in crate::input) mod row;
#[cfg(test)]
mod tests;
