//! Back-pressure: no thread begins with letters that are too far ahead of those that were
//! taken, so that a slow disk does not fill the memory.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

use crate::diagnostic::Diagnostics;

/// What threads may begin with.
#[derive(Debug)]
pub(super) struct Window {
    state: Mutex<State>,
    changed: Condvar,
    /// How many turns may be begun and not yet taken.
    ahead: usize,
}

#[derive(Debug, Default)]
struct State {
    taken: usize,
    /// Whether a turn will never be taken.
    is_over: bool,
}

/// Ends the window when its thread is done with it, however that comes about.
pub(super) struct Closing<'w>(&'w Window);

impl Drop for Closing<'_> {
    fn drop(&mut self) {
        self.0.end();
    }
}

/// Ends the window if its thread panics, or the others would wait for its turn.
pub(super) struct Watch<'w>(&'w Window);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end();
        }
    }
}

impl Window {
    /// For so many threads: each may have a turn in work and two that wait.
    pub(super) fn new(threads: usize) -> Self {
        Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            ahead: threads.max(1).saturating_mul(3),
        }
    }

    pub(super) fn watch(&self) -> Watch<'_> {
        Watch(self)
    }

    /// Waits until a turn may be begun; `false` if it is not to be any more.
    pub(super) fn begin(&self, turn: usize) -> bool {
        let mut state = self.lock();
        while turn >= state.taken.saturating_add(self.ahead) && !state.is_over {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        !state.is_over
    }

    /// Lets nobody wait any more, and nobody begin.
    pub(super) fn end(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    fn take_one(&self) {
        self.lock().taken += 1;
        self.changed.notify_all();
    }

    /// Takes what threads made in the order of the turns, until all have ended.
    ///
    /// # Errors
    ///
    /// The first fault in that order, of a turn or of `take`.
    pub(super) fn in_order<T>(
        &self,
        receive: mpsc::Receiver<(usize, Result<T, Diagnostics>)>,
        mut take: impl FnMut(usize, T) -> Result<(), Diagnostics>,
    ) -> Result<(), Diagnostics> {
        let _closing = Closing(self);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (turn, made) in receive {
            waiting.insert(turn, made);
            while let Some(made) = waiting.remove(&due) {
                take(due, made?)?;
                due += 1;
                self.take_one();
            }
        }
        Ok(())
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::diagnostic::{Diagnostic, Message};

    const TURNS: usize = 200;
    const THREADS: usize = 3;

    /// Runs threads whose turn 0 ends only when the others have begun all that they may.
    fn run(
        window: &Window,
        work: impl Fn(usize) -> Result<usize, Diagnostics> + Sync,
        take: impl FnMut(usize, usize) -> Result<(), Diagnostics>,
    ) -> Result<(), Diagnostics> {
        let next = AtomicUsize::new(0);
        let (send, receive) = mpsc::channel();
        std::thread::scope(|scope| {
            for _ in 0..THREADS {
                let (send, next, work) = (send.clone(), &next, &work);
                scope.spawn(move || {
                    let _watch = window.watch();
                    loop {
                        let turn = next.fetch_add(1, Ordering::Relaxed);
                        if turn >= TURNS || !window.begin(turn) {
                            return;
                        }
                        if send.send((turn, work(turn))).is_err() {
                            window.end();
                            return;
                        }
                    }
                });
            }
            drop(send);
            window.in_order(receive, take)
        })
    }

    #[test]
    fn nobody_runs_ahead_of_a_slow_turn() {
        let window = Window::new(THREADS);
        let (begun, taken) = (Mutex::new(0), AtomicUsize::new(0));
        let all_begun = Condvar::new();
        let work = |turn| {
            let mut count = begun.lock().unwrap();
            *count += 1;
            let in_flight = *count - taken.load(Ordering::SeqCst);
            assert!(in_flight <= window.ahead, "{in_flight}");
            all_begun.notify_all();
            while turn == 0 && *count < window.ahead {
                count = all_begun.wait(count).unwrap();
            }
            Ok(turn)
        };
        let mut order = Vec::new();
        run(&window, work, |turn, made| {
            // Counted first: what may be begun next is allowed after this.
            taken.fetch_add(1, Ordering::SeqCst);
            assert_eq!(turn, made);
            order.push(turn);
            Ok(())
        })
        .unwrap();
        assert!(order.into_iter().eq(0..TURNS));
    }

    #[test]
    fn a_fault_lets_nobody_wait() {
        let fault = || Diagnostics::from(Diagnostic::new(Message::InviteesMissing));
        let of_turn = |turn| if turn == 17 { Err(fault()) } else { Ok(turn) };
        let window = Window::new(THREADS);
        assert_eq!(run(&window, of_turn, |_, _| Ok(())).unwrap_err(), fault());
        let window = Window::new(THREADS);
        let of_taking = |turn, _| if turn == 17 { Err(fault()) } else { Ok(()) };
        assert_eq!(run(&window, Ok, of_taking).unwrap_err(), fault());
        assert!(!window.begin(0));
    }

    #[test]
    #[should_panic(expected = "a scoped thread panicked")]
    fn a_panic_lets_nobody_wait() {
        let window = Window::new(THREADS);
        let _ = run(
            &window,
            |turn| {
                assert!(turn != 9, "a thread fails");
                Ok(turn)
            },
            |_, _| Ok(()),
        );
    }
}
