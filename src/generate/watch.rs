//! Whoever looks on while a run goes through its letters.

use crate::diagnostic::{Diagnostic, Message, OutputMessage};

/// What a run is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Every letter is laid out, to find faults before anything is written.
    Check,
    /// Every letter is written.
    Write,
    /// The files of many letters and the report are ended.
    Finish,
}

/// Looks on while a run goes through its letters, and may stop it. The run calls it from any
/// thread, a few times for a thousand letters; `()` does nothing.
pub trait Observer: Sync {
    /// A stage begins, with so many letters.
    fn begin(&self, stage: Stage, letters: usize) {
        let _ = (stage, letters);
    }

    /// So many more letters of the stage are done.
    fn advance(&self, letters: usize) {
        let _ = letters;
    }

    /// Whether the run is to end as soon as it can.
    fn is_cancelled(&self) -> bool {
        false
    }
}

impl Observer for () {}

/// Ends the run if it was asked to end.
pub(super) fn go_on(observer: &dyn Observer) -> Result<(), Diagnostic> {
    if observer.is_cancelled() {
        return Err(Diagnostic::new(Message::Output(OutputMessage::Interrupted)));
    }
    Ok(())
}
