//! Whoever looks on while a run goes through its letters.

use std::sync::atomic::{AtomicBool, Ordering};

use crate::diagnostic::{Diagnostic, Message, OutputMessage};

/// The part of its work that a run is at; see [`Observer`].
///
/// ```
/// use aamantran::Stage;
///
/// fn shown(stage: Stage) -> &'static str {
///     match stage {
///         Stage::Check => "जाँच",
///         Stage::Write => "लिखना",
///         _ => "बंडल",
///     }
/// }
///
/// assert_eq!(shown(Stage::Finish), "बंडल");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
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
///
/// ```
/// use std::sync::atomic::{AtomicUsize, Ordering};
///
/// #[derive(Default)]
/// struct Counter(AtomicUsize);
///
/// impl aamantran::Observer for Counter {
///     fn advance(&self, letters: usize) {
///         self.0.fetch_add(letters, Ordering::Relaxed);
///     }
/// }
/// ```
pub trait Observer: Sync {
    /// A stage begins, with so many letters: in [`Stage::Finish`] those of each file of many.
    fn begin(&self, stage: Stage, letters: usize) {
        let _ = (stage, letters);
    }

    /// So many more letters of the stage are done.
    fn advance(&self, letters: usize) {
        let _ = letters;
    }

    /// True if the run is to end as soon as it can.
    fn is_cancelled(&self) -> bool {
        false
    }
}

impl Observer for () {}

/// An observer that stays with it once it has asked the run to end: threads ask at different
/// times, and all must hear the same.
pub(super) struct Latched<'o> {
    observer: &'o dyn Observer,
    is_cancelled: AtomicBool,
}

impl<'o> Latched<'o> {
    pub(super) fn new(observer: &'o dyn Observer) -> Self {
        Self { observer, is_cancelled: AtomicBool::new(false) }
    }
}

impl Observer for Latched<'_> {
    fn begin(&self, stage: Stage, letters: usize) {
        self.observer.begin(stage, letters);
    }

    fn advance(&self, letters: usize) {
        self.observer.advance(letters);
    }

    fn is_cancelled(&self) -> bool {
        if self.is_cancelled.load(Ordering::Relaxed) {
            return true;
        }
        let is_cancelled = self.observer.is_cancelled();
        if is_cancelled {
            self.is_cancelled.store(true, Ordering::Relaxed);
        }
        is_cancelled
    }
}

/// Ends the run if it was asked to end.
pub(super) fn go_on(observer: &dyn Observer) -> Result<(), Diagnostic> {
    if observer.is_cancelled() {
        return Err(Diagnostic::new(Message::Output(OutputMessage::Interrupted)));
    }
    Ok(())
}
