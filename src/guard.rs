//! Readers of foreign files that may panic, kept from ending the run.

use std::any::Any;
use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// True if this thread is reading a foreign file, so that a panic is caught and told as a fault of
/// the file: a program's panic hook has nothing to say then.
#[cfg(feature = "cli")]
pub(crate) fn panic_is_caught() -> bool {
    GUARDED.get()
}

/// The result of a reader.
///
/// # Errors
///
/// Its panic.
pub(crate) fn guarded<T>(read: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    GUARDED.set(true);
    let found = catch_unwind(AssertUnwindSafe(read));
    GUARDED.set(false);
    found
}
