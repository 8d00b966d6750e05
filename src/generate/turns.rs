//! Numbers for the codes of words, given in the order of the letters whatever order the
//! threads come in: so the same letters have the same numbers each time.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::pdf::{Codes, FontError, Needs};

/// Where threads wait until all letters before theirs have their numbers.
#[derive(Debug)]
pub(super) struct Turns {
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Debug, Default)]
struct State {
    codes: Codes,
    has_begun: bool,
    /// The turn that comes next.
    due: usize,
    /// Whether a turn will never come.
    is_over: bool,
}

/// Ends the turns if its thread panics, or the others would wait for it.
pub(super) struct Watch<'t>(&'t Turns);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end();
        }
    }
}

impl Turns {
    /// Turns that have not begun.
    pub(super) fn new() -> Self {
        Self { state: Mutex::default(), changed: Condvar::new() }
    }

    /// Lets the turns come from 0 on, with the codes that have a number before.
    pub(super) fn begin(&self, codes: Codes) {
        let mut state = self.lock();
        state.codes = codes;
        state.has_begun = true;
        self.changed.notify_all();
    }

    pub(super) fn watch(&self) -> Watch<'_> {
        Watch(self)
    }

    /// Waits for a turn and numbers what it needs; `None` if the turns have ended.
    pub(super) fn number(&self, turn: usize, needs: Needs) -> Option<Result<Codes, FontError>> {
        let mut state = self.lock();
        while (!state.has_begun || state.due != turn) && !state.is_over {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.is_over {
            return None;
        }
        let numbered = state.codes.number(needs);
        state.due += 1;
        self.changed.notify_all();
        Some(numbered)
    }

    /// Lets nobody wait any more.
    pub(super) fn end(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    /// All codes with their numbers.
    pub(super) fn into_codes(self) -> Codes {
        self.state.into_inner().unwrap_or_else(PoisonError::into_inner).codes
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_come_in_order_and_nobody_waits_for_one_that_never_comes() {
        let turns = Turns::new();
        let order = Mutex::new(Vec::new());
        std::thread::scope(|scope| {
            for turn in [2, 0, 1, 5] {
                let (turns, order) = (&turns, &order);
                scope.spawn(move || {
                    if turns.number(turn, Needs::default()).is_some() {
                        order.lock().unwrap().push(turn);
                    }
                    if turn == 2 {
                        turns.end();
                    }
                });
            }
            turns.begin(Codes::default());
        });
        let mut order = order.into_inner().unwrap();
        order.sort_unstable();
        assert_eq!(order, [0, 1, 2]);
        assert_eq!(turns.lock().due, 3);
    }

    #[test]
    fn a_panic_ends_the_turns() {
        let turns = Turns::new();
        std::thread::scope(|scope| {
            let panics = scope.spawn(|| {
                let _watch = turns.watch();
                panic!("a thread fails");
            });
            assert!(turns.number(0, Needs::default()).is_none());
            assert!(panics.join().is_err());
        });
    }
}
