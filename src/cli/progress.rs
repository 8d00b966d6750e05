//! Progress of a run: a bar on a screen, now and then a line elsewhere, events for programs.

use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::console::{Console, Speech};
use crate::cli::make_json;
use crate::cli::stage_progress::StageProgress;
use crate::generate::{Observer, Stage};

/// Interval of bringing the screen up to date.
const TICK: Duration = Duration::from_millis(100);
/// Each time draws three times; if one were left out, the bar and its words would not agree.
const DRAWS: u8 = 60;
/// Time before a bar is shown: what is done sooner is not worth one.
const BAR_AFTER: Duration = Duration::from_millis(400);
/// Time between two lines.
const LINE_EVERY: Duration = Duration::from_secs(5);
/// Time between two events.
const EVENT_EVERY: Duration = Duration::from_millis(500);

/// Counts of a run so far; its threads count, the screen looks.
#[derive(Debug, Default)]
pub(super) struct Progress {
    stage: AtomicUsize,
    letters: AtomicUsize,
    done: AtomicUsize,
    stop: Arc<AtomicBool>,
}

/// The stages in their order; none has begun at 0.
const STAGES: [Stage; 3] = [Stage::Check, Stage::Write, Stage::Finish];

impl Progress {
    /// Of a run that ends when `stop` is set.
    pub(super) fn new(stop: Arc<AtomicBool>) -> Self {
        Self { stop, ..Self::default() }
    }
}

impl Observer for Progress {
    fn begin(&self, stage: Stage, letters: usize) {
        self.done.store(0, Ordering::Relaxed);
        self.letters.store(letters, Ordering::Relaxed);
        let number = STAGES.iter().position(|known| *known == stage).map_or(0, |at| at + 1);
        self.stage.store(number, Ordering::Release);
    }

    fn advance(&self, letters: usize) {
        self.done.fetch_add(letters, Ordering::Relaxed);
    }

    fn is_cancelled(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Does the work on a thread of its own and shows how far it is, as the console likes it.
pub(super) fn shown<T: Send>(
    progress: &Progress,
    console: &mut Console<'_>,
    work: impl FnOnce() -> T + Send,
) -> T {
    thread::scope(|scope| {
        let (send, done) = mpsc::channel::<()>();
        let worker = scope.spawn(move || {
            // Dropped when the work ends, however it ends.
            let _ended = send;
            work()
        });
        let mut display = Display::new();
        while done.recv_timeout(TICK) == Err(RecvTimeoutError::Timeout) {
            display.show(progress, console);
        }
        display.end();
        worker.join().unwrap_or_else(|panic| resume_unwind(panic))
    })
}

struct Display {
    begun: Instant,
    stage: usize,
    stage_begun: Instant,
    told: Option<Instant>,
    bar: Option<ProgressBar>,
}

impl Display {
    fn new() -> Self {
        let now = now();
        Self { begun: now, stage: 0, stage_begun: now, told: None, bar: None }
    }

    fn show(&mut self, progress: &Progress, console: &mut Console<'_>) {
        let number = progress.stage.load(Ordering::Acquire);
        let Some(&stage) = number.checked_sub(1).and_then(|at| STAGES.get(at)) else { return };
        let now = now();
        if number != self.stage {
            self.stage = number;
            self.stage_begun = now;
            // A new stage is told at once, if anything is.
            self.told = self.told.and(now.checked_sub(LINE_EVERY));
        }
        let letters = progress.letters.load(Ordering::Relaxed);
        let done = progress.done.load(Ordering::Relaxed).min(letters);
        let state = StageProgress { stage, done, letters, time: now - self.stage_begun };
        match console.speech {
            Speech::Quiet => {}
            Speech::Events => {
                if self.is_due(now, EVENT_EVERY) {
                    console.event(&make_json::progress(&state));
                }
            }
            Speech::Words if console.is_attended => {
                if now - self.begun >= BAR_AFTER {
                    let bar = self.bar.get_or_insert_with(bar);
                    draw(bar, &state, console);
                }
            }
            Speech::Words => {
                if self.is_due(now, LINE_EVERY) {
                    let [hindi, english] = state.words();
                    console.remark(&hindi, &english);
                }
            }
        }
    }

    /// True if it is time to say something again.
    fn is_due(&mut self, now: Instant, every: Duration) -> bool {
        let is_due = now - self.told.unwrap_or(self.begun) >= every;
        if is_due {
            self.told = Some(now);
        }
        is_due
    }

    fn end(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(DRAWS));
    // The pattern is ours; were it wrong, the usual bar would do.
    let style = ProgressStyle::with_template("[{bar:30}] {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar
}

fn draw(bar: &ProgressBar, state: &StageProgress, console: &Console<'_>) {
    let [hindi, english] = state.words();
    bar.set_message(console.in_letters(console.choose(&hindi, &english)).into_owned());
    bar.set_length(state.letters as u64);
    bar.set_position(state.done as u64);
}

/// The clock of the screen. No file sees it.
#[expect(clippy::disallowed_methods, reason = "it is only shown")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use super::{Observer as _, Progress, Stage};

    #[test]
    fn a_stage_begins_anew() {
        let progress = Progress::default();
        progress.begin(Stage::Check, 10);
        progress.advance(10);
        progress.begin(Stage::Write, 7);
        progress.advance(3);
        assert_eq!((progress.letters.into_inner(), progress.done.into_inner()), (7, 3));
    }
}
