//! Ctrl-C: the run ends soon, and leaves nothing half-written.

use std::io::Write as _;
use std::path::PathBuf;
use std::process;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use crate::cli::console::Console;
use crate::cli::exit::INTERRUPTED;
use crate::diagnostic::{Diagnostic, Message, OutputMessage, render};
use crate::output::remove_temporary;
#[cfg(feature = "serve")]
use crate::serve::Ending;

/// Time that a run may take to end by itself. With what comes after it stays below half a second.
const PATIENCE: Duration = Duration::from_millis(350);

/// Lets the server end by itself on Ctrl-C.
#[cfg(feature = "serve")]
pub(super) fn end_on_signal(ending: Ending, console: &Console<'_>) {
    if console.is_program {
        // Where signals cannot be caught Ctrl-C ends the program at once.
        let _ = ctrlc::set_handler(move || ending.end());
    }
}

/// A flag that is set when the user wants the run to end. A run that does not see it in time (a large
/// zip, a slow disk) is ended from here: what it was writing is cleared away.
pub(super) fn listen(out: PathBuf, console: &Console<'_>) -> Arc<AtomicBool> {
    let stop = Arc::new(AtomicBool::new(false));
    if !console.is_program {
        return stop;
    }
    let said = Diagnostic::new(Message::Output(OutputMessage::Interrupted));
    let said = console.in_letters(&render(&said, console.lang)).into_owned();
    let flag = Arc::clone(&stop);
    // Where signals cannot be caught Ctrl-C ends the program at once, and the next run clears up.
    let _ = ctrlc::set_handler(move || {
        flag.store(true, Ordering::Relaxed);
        thread::sleep(PATIENCE);
        remove_temporary(&out);
        let _ = write!(std::io::stderr(), "\n{said}");
        process::exit(i32::from(INTERRUPTED));
    });
    stop
}
