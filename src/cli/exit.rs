//! Exit statuses; those that users see are in the help.

/// Everything went well.
pub(super) const DONE: u8 = 0;
/// There are errors; nothing was made.
pub(super) const ERRORS: u8 = 1;
/// The command was not understood (clap's own code).
pub(super) const USAGE: u8 = 2;
/// Made, but some rows were held back.
pub(super) const HELD_BACK: u8 = 3;
/// Writing failed half-way; the files written until then are whole.
pub(super) const STOPPED: u8 = 4;
/// The user stopped the run (what shells give for Ctrl-C).
pub(super) const INTERRUPTED: u8 = 130;
