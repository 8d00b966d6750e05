//! One row of a list: an invitee, or why it is none.

#[cfg(test)]
mod habit_tests;
pub(in crate::input) mod invitee;
pub(in crate::input) mod origin;
pub(in crate::input) mod packed;
pub(in crate::input) mod prepare;
pub(in crate::input) mod read;
pub(in crate::input) mod rejected;
pub(in crate::input) mod rows;
pub(in crate::input) mod warnings;
