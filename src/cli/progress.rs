//! Progress of a run: a bar on a screen, now and then a line elsewhere, events for programs.

use std::fmt::Write as _;
use std::panic::resume_unwind;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::{Console, Speech, make_json};
use crate::generate::{Observer, Stage};

/// Interval of bringing the screen up to date.
const TICK: Duration = Duration::from_millis(100);
/// Each time draws three times; if one were left out, the bar and its words would not agree.
const DRAWS: u8 = 60;
/// What is done sooner is not worth a bar.
const BAR_AFTER: Duration = Duration::from_millis(400);
/// Time between two lines.
const LINE_EVERY: Duration = Duration::from_secs(5);
/// Time between two events.
const EVENT_EVERY: Duration = Duration::from_millis(500);

/// What a run has done so far; its threads count, the screen looks.
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
        let state = State { stage, done, letters, time: now - self.stage_begun };
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

/// Progress of a stage.
pub(super) struct State {
    pub(super) stage: Stage,
    pub(super) done: usize,
    pub(super) letters: usize,
    time: Duration,
}

impl State {
    /// Letters in a second, if that can be said yet.
    pub(super) fn rate(&self) -> Option<f64> {
        let seconds = self.time.as_secs_f64();
        (self.done > 0 && seconds > 0.0).then(|| self.done as f64 / seconds)
    }

    /// Time left in the stage, in seconds.
    pub(super) fn rest(&self) -> Option<f64> {
        Some((self.letters - self.done) as f64 / self.rate()?)
    }

    fn words(&self) -> [String; 2] {
        let (done, letters) = (self.done, self.letters);
        let [rate, rest] = [self.rate(), self.rest()];
        let (mut hindi, mut english) = match self.stage {
            Stage::Check => (
                format!("जाँच: {done}/{letters} पत्र"),
                format!("checked: {done}/{letters} letters"),
            ),
            Stage::Write => (
                format!("लिखे गए: {done}/{letters} पत्र"),
                format!("written: {done}/{letters} letters"),
            ),
            Stage::Finish => {
                return ["पुलिंदे पूरे किए जा रहे हैं", "ending the files of many letters"]
                    .map(str::to_owned);
            }
        };
        if let (Some(rate), Some(rest)) = (rate, rest) {
            let rest = rest.ceil();
            // Writing to a String cannot fail.
            let _ = write!(hindi, ", {rate:.0} प्रति सेकंड, शेष समय लगभग {rest:.0} सेकंड");
            let _ = write!(english, ", {rate:.0} a second, about {rest:.0} s left");
        }
        [hindi, english]
    }
}

fn bar() -> ProgressBar {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(DRAWS));
    // The pattern is ours; were it wrong, the usual bar would do.
    let style = ProgressStyle::with_template("[{bar:30}] {msg}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar
}

fn draw(bar: &ProgressBar, state: &State, console: &Console<'_>) {
    let [hindi, english] = state.words();
    bar.set_message(console.in_letters(console.choose(&hindi, &english)).into_owned());
    bar.set_length(state.letters as u64);
    let is_over = state.stage == Stage::Finish;
    bar.set_position(if is_over { state.letters } else { state.done } as u64);
}

/// The clock of the screen. No file sees it.
#[expect(clippy::disallowed_methods, reason = "it is only shown")]
fn now() -> Instant {
    Instant::now()
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Observer as _, Progress, Stage, State};

    #[test]
    fn rate_and_rest() {
        let state = |done| State {
            stage: Stage::Write,
            done,
            letters: 1000,
            time: Duration::from_secs(2),
        };
        assert_eq!(state(0).rate(), None);
        assert_eq!((state(200).rate(), state(200).rest()), (Some(100.0), Some(8.0)));
        assert_eq!(
            state(200).words()[1],
            "written: 200/1000 letters, 100 a second, about 8 s left"
        );
        assert_eq!(state(0).words()[1], "written: 0/1000 letters");
    }

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
