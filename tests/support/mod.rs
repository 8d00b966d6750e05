//! What tests, benches and fuzz targets build their events and commands with: one builder of
//! each, so that a change of the event file is made in one place.

#![allow(dead_code, unreachable_pub, reason = "each kind of test uses its part")]
#![allow(missing_docs, missing_debug_implementations, reason = "no public interface")]
#![allow(clippy::must_use_candidate, clippy::missing_panics_doc, reason = "a test may panic")]

pub mod case;
#[cfg(feature = "cli")]
pub mod program;
