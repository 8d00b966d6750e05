//! A list: its bytes become invitees, and rows that are none.

pub(crate) mod column;
pub(crate) mod format;
pub(crate) mod read;
pub(crate) mod repair;
pub(crate) mod row;
#[cfg(test)]
mod tests;
