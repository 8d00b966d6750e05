//! The desk: one event that is open, changed by commands.

pub mod event_text;
