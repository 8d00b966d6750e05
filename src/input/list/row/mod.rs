//! One row of a list: an invitee, or why it is none.

#[cfg(test)]
mod habit_tests;
pub(crate) mod invitee;
pub(crate) mod origin;
pub(crate) mod packed;
pub(crate) mod prepare;
pub(crate) mod read;
pub(crate) mod rejected;
pub(crate) mod rows;
pub(crate) mod warnings;
