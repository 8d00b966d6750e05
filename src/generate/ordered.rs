//! Work on chunks by several threads, the results of which are taken in the order of the chunks.
//!
//! Letters are made on these threads; other work is shared out by [`crate::parallel`]. A chunk may
//! ask for a step in which it alone is at work, after the same step of all chunks before it: so
//! what is numbered there has the same numbers each time, whatever order the threads come in. No
//! thread begins with a chunk that is far ahead of those that were taken, so that a slow disk does
//! not fill the memory.
//!
//! Without other threads, because one is asked for or because the system gives none, the caller
//! does everything itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError, mpsc};

use crate::diagnostic::Diagnostics;

/// Works on so many chunks with at most so many threads, each with something of its own, which
/// `start` makes. `take` gets what came of them in their order, on the calling thread. Gives what
/// was the threads' own.
///
/// `work` gives `None` to end the run: then no chunk is begun any more, and whatever is missing
/// before others keeps them from being taken.
///
/// # Errors
///
/// What `take` reports first; it is not called after that.
pub(super) fn in_order<W: Send, T: Send>(
    chunks: usize,
    threads: usize,
    start: impl Fn() -> W + Sync,
    work: impl Fn(&mut W, &Turn<'_>) -> Option<T> + Sync,
    mut take: impl FnMut(usize, T) -> Result<(), Diagnostics>,
) -> (Vec<W>, Result<(), Diagnostics>) {
    let threads = threads.min(chunks);
    let queue = Queue::new(threads);
    let next = AtomicUsize::new(0);
    let each = |give: &mut dyn FnMut(usize, T) -> bool| {
        let _guard = EndOnPanic(&queue);
        let mut own = start();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            if index >= chunks || !queue.begin(index) {
                return own;
            }
            let done = work(&mut own, &Turn { queue: &queue, index });
            let done = done.inspect(|_| queue.pass(index));
            // Nobody takes any more once something has failed.
            if !done.is_some_and(|done| give(index, done)) {
                queue.end();
                return own;
            }
        }
    };
    if threads > 1 {
        let (owns, taken) = std::thread::scope(|scope| {
            let (send, receive) = mpsc::channel();
            let begin = |_| {
                let (send, each) = (send.clone(), &each);
                let work = move || each(&mut |index, done| send.send((index, done)).is_ok());
                std::thread::Builder::new().spawn_scoped(scope, work).ok()
            };
            // Fewer than were asked for do, too.
            let begun: Vec<_> = (0..threads).map_while(begin).collect();
            drop(send);
            if begun.is_empty() {
                return (Vec::new(), Ok(()));
            }
            let taken = queue.take_in_order(receive, &mut take);
            // A thread that panicked has lost letters: the panic goes on here.
            let joined = begun.into_iter().map(|thread| {
                thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
            });
            (joined.collect::<Vec<W>>(), taken)
        });
        if !owns.is_empty() {
            return (owns, taken);
        }
    }
    let mut taken = Ok(());
    let own = each(&mut |index, done| {
        taken = take(index, done);
        queue.take_one();
        taken.is_ok()
    });
    (vec![own], taken)
}

/// A chunk at work.
#[derive(Debug)]
pub(super) struct Turn<'q> {
    queue: &'q Queue,
    /// Its number, from 0 on.
    pub(super) index: usize,
}

impl Turn<'_> {
    /// Waits until all chunks before have done this or are done with, and does something while no
    /// other does; `None` if the run has ended.
    pub(super) fn alone<R>(&self, step: impl FnOnce() -> R) -> Option<R> {
        self.queue.wait_for(self.index).then(|| {
            let done = step();
            self.queue.pass(self.index);
            done
        })
    }
}

/// The chunks' progress.
#[derive(Debug)]
struct Queue {
    state: Mutex<State>,
    changed: Condvar,
    /// Number of chunks that may be begun and not yet taken.
    ahead: usize,
}

#[derive(Debug, Default)]
struct State {
    taken: usize,
    /// The first chunk that has not passed the step that each does alone.
    due: usize,
    /// Those behind it that have.
    passed: BTreeSet<usize>,
    is_over: bool,
}

/// Ends the run if its thread panics, or the others would wait for it.
struct EndOnPanic<'q>(&'q Queue);

impl Drop for EndOnPanic<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.end();
        }
    }
}

impl Queue {
    /// For so many threads: each may have a chunk in work and two that wait.
    fn new(threads: usize) -> Self {
        Self {
            state: Mutex::default(),
            changed: Condvar::new(),
            ahead: threads.max(1).saturating_mul(3),
        }
    }

    /// Waits until a chunk may be begun; `false` if it is not to be any more.
    fn begin(&self, index: usize) -> bool {
        let is_early = |state: &State| index >= state.taken.saturating_add(self.ahead);
        !self.wait_while(is_early).is_over
    }

    /// Waits until all chunks before have passed; `false` if the run has ended.
    fn wait_for(&self, index: usize) -> bool {
        !self.wait_while(|state| state.due != index).is_over
    }

    fn wait_while(&self, is_early: impl Fn(&State) -> bool) -> MutexGuard<'_, State> {
        let mut state = self.lock();
        while is_early(&state) && !state.is_over {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        state
    }

    /// Lets the chunks behind this one do their step alone.
    fn pass(&self, index: usize) {
        let mut state = self.lock();
        if index >= state.due {
            state.passed.insert(index);
            let mut due = state.due;
            while state.passed.remove(&due) {
                due += 1;
            }
            state.due = due;
            self.changed.notify_all();
        }
    }

    /// Lets nobody wait any more, and nobody begin.
    fn end(&self) {
        self.lock().is_over = true;
        self.changed.notify_all();
    }

    fn take_one(&self) {
        self.lock().taken += 1;
        self.changed.notify_all();
    }

    fn take_in_order<T>(
        &self,
        receive: mpsc::Receiver<(usize, T)>,
        take: &mut impl FnMut(usize, T) -> Result<(), Diagnostics>,
    ) -> Result<(), Diagnostics> {
        let _guard = EndOnPanic(self);
        let mut waiting = BTreeMap::new();
        let mut due = 0;
        for (index, done) in receive {
            waiting.insert(index, done);
            while let Some(done) = waiting.remove(&due) {
                let taken = take(due, done);
                if taken.is_err() {
                    self.end();
                    return taken;
                }
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
    use super::*;
    use crate::diagnostic::{Diagnostic, Message};

    const CHUNKS: usize = 200;
    const THREADS: usize = 3;

    fn fault() -> Diagnostics {
        Diagnostic::new(Message::InviteesMissing).into()
    }

    #[test]
    fn all_is_taken_in_order_on_any_number_of_threads() {
        for threads in [0, 1, 2, 7] {
            let mut order = Vec::new();
            let double = |count: &mut usize, turn: &Turn<'_>| {
                *count += 1;
                Some(turn.index * 2)
            };
            let (owns, taken) =
                in_order(CHUNKS, threads, usize::default, double, |at, done| {
                    assert_eq!(done, at * 2);
                    order.push(at);
                    Ok(())
                });
            assert_eq!(taken, Ok(()));
            assert!(order.into_iter().eq(0..CHUNKS), "{threads}");
            assert_eq!((owns.len(), owns.iter().sum()), (threads.max(1), CHUNKS));
        }
    }

    #[test]
    fn each_does_its_step_alone_and_in_order() {
        for threads in [1, THREADS] {
            let steps = Mutex::new(Vec::new());
            let work = |(): &mut (), turn: &Turn<'_>| {
                // Those that do not ask for it keep nobody.
                if turn.index % 3 < 2 {
                    let step = || steps.try_lock().map(|mut own| own.push(turn.index)).is_ok();
                    assert_eq!(turn.alone(step), Some(true));
                }
                Some(())
            };
            in_order(CHUNKS, threads, || (), work, |_, ()| Ok(())).1.unwrap();
            let steps = steps.into_inner().unwrap();
            assert!(steps.into_iter().eq((0..CHUNKS).filter(|index| index % 3 < 2)));
        }
    }

    #[test]
    fn nobody_runs_ahead_of_a_slow_chunk() {
        let ahead = Queue::new(THREADS).ahead;
        let (begun, taken) = (Mutex::new(0), AtomicUsize::new(0));
        let all_begun = Condvar::new();
        let work = |(): &mut (), turn: &Turn<'_>| {
            let mut count = begun.lock().unwrap();
            *count += 1;
            let in_flight = *count - taken.load(Ordering::SeqCst);
            assert!(in_flight <= ahead, "{in_flight}");
            all_begun.notify_all();
            while turn.index == 0 && *count < ahead {
                count = all_begun.wait(count).unwrap();
            }
            Some(())
        };
        let count = |_, ()| {
            // Counted first: what may be begun next is allowed after this.
            taken.fetch_add(1, Ordering::SeqCst);
            Ok(())
        };
        in_order(CHUNKS, THREADS, || (), work, count).1.unwrap();
        assert_eq!(taken.into_inner(), CHUNKS);
    }

    #[test]
    fn a_fault_or_an_end_lets_nobody_wait() {
        for threads in [1, THREADS] {
            let mut taken = 0;
            let until = |limit: usize| {
                move |(): &mut (), turn: &Turn<'_>| {
                    turn.alone(|| ())?;
                    (turn.index < limit).then_some(())
                }
            };
            let failing = |at, ()| if at == 17 { Err(fault()) } else { Ok(()) };
            let (_, failed) = in_order(CHUNKS, threads, || (), until(CHUNKS), failing);
            assert_eq!(failed, Err(fault()));
            let (_, ended) = in_order(
                CHUNKS,
                threads,
                || (),
                until(17),
                |at, ()| {
                    taken = at + 1;
                    Ok(())
                },
            );
            assert_eq!((ended, taken), (Ok(()), 17));
        }
    }

    #[test]
    #[should_panic(expected = "a thread fails")]
    fn a_panic_lets_nobody_wait() {
        let work = |(): &mut (), turn: &Turn<'_>| {
            assert!(turn.index != 9, "a thread fails");
            turn.alone(|| ())
        };
        let _ = in_order(CHUNKS, THREADS, || (), work, |_, ()| Ok(()));
    }
}
