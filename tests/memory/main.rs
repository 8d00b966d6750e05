//! How much memory reading and making take at most, with a figure for each: a test fails when
//! one takes more. All memory of the process is counted, so the tests take turns.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test may fail by panicking")]

mod events;
mod files;
mod making;
mod readers;

use std::sync::{Mutex, MutexGuard, PoisonError};

use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const KIB: usize = 1 << 10;
const MIB: usize = 1 << 20;

static TURN: Mutex<()> = Mutex::new(());

/// Waits until no other test has work of its own.
fn turn() -> MutexGuard<'static, ()> {
    TURN.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Does something, in its turn; gives what it gave, and the bytes that there were at most while it
/// was done, beyond those there were before.
fn peak<T>(_turn: &MutexGuard<'_, ()>, work: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let given = work();
    (given, MEMORY.peak_usage().saturating_sub(before))
}

/// Bytes as messages of tests show them.
fn shown(bytes: usize) -> String {
    format!("{}.{} MiB", bytes / MIB, bytes % MIB * 10 / MIB)
}

/// What was found of several files; a test tells all of it at its end.
#[derive(Debug, Default)]
struct Takes {
    wrong: Vec<String>,
}

impl Takes {
    /// Holds what was said of a file, and what it took, against what it should be.
    fn check(
        &mut self,
        what: &str,
        codes: &[&str],
        expected: &[&str],
        took: usize,
        most: usize,
    ) {
        let found = format!("{what}: {codes:?}, {} of {}", shown(took), shown(most));
        println!("{found}");
        if codes != expected || took > most {
            self.wrong.push(format!("{found}, expected {expected:?}"));
        }
    }

    fn end(self) {
        assert!(self.wrong.is_empty(), "{:#?}", self.wrong);
    }
}
