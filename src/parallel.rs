//! The same work on many things by several threads.

use std::iter::Flatten;
use std::sync::{Mutex, OnceLock, PoisonError, mpsc};
use std::vec::IntoIter;

/// Number of threads that the machine runs at once. Asked once: some systems look into several files
/// for it.
pub(crate) fn cores() -> usize {
    static CORES: OnceLock<usize> = OnceLock::new();
    *CORES.get_or_init(|| std::thread::available_parallelism().map_or(1, usize::from))
}

/// The way in which work is shared out.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shares {
    /// Number of things at most.
    pub(crate) count: usize,
    /// Number that a thread takes at a time. For fewer than twice as many no thread is started.
    pub(crate) chunk: usize,
    /// The most threads, this one among them.
    pub(crate) threads: usize,
}

/// Does the same with each item and gives what came of it, in their order. Each thread has
/// something of its own for it, which `start` makes. The items come from this thread alone,
/// while others work on those that have come.
pub(crate) fn in_parallel<T: Send, S, R: Send>(
    mut items: impl Iterator<Item = T>,
    Shares { count, chunk, threads }: Shares,
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, T) -> R + Sync,
) -> Flatten<IntoIter<Vec<R>>> {
    let threads = threads.min(count / chunk);
    if threads < 2 {
        let mut own = start();
        let done: Vec<R> = items.map(|item| work(&mut own, item)).collect();
        return vec![done].into_iter().flatten();
    }
    let (send, receive) = mpsc::channel::<(usize, Vec<T>)>();
    let receive = Mutex::new(receive);
    let next = || receive.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    let helper = || {
        let mut own = start();
        let mut done: Vec<(usize, Vec<R>)> = Vec::new();
        while let Some((at, chunk)) = next() {
            done.push((at, chunk.into_iter().map(|item| work(&mut own, item)).collect()));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        // Fewer threads than were asked for do, too, and so does none but this.
        let begin = |_| std::thread::Builder::new().spawn_scoped(scope, helper).ok();
        let others: Vec<_> = (1..threads).map_while(begin).collect();
        for at in 0.. {
            let chunk: Vec<T> = items.by_ref().take(chunk).collect();
            // Nobody else has the receiver: it is there as long as this runs.
            if chunk.is_empty() || send.send((at, chunk)).is_err() {
                break;
            }
        }
        drop(send);
        let mut done = helper();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        done
    });
    done.sort_unstable_by_key(|(at, _)| *at);
    let chunks: Vec<Vec<R>> = done.into_iter().map(|(_, chunk)| chunk).collect();
    chunks.into_iter().flatten()
}

#[cfg(test)]
mod tests {
    use super::{Shares, in_parallel};

    const CHUNK: usize = 128;

    fn shares(count: usize) -> Shares {
        Shares { count, chunk: CHUNK, threads: 3 }
    }

    #[test]
    fn what_comes_of_items_is_in_their_order() {
        for count in [0, 1, 3 * CHUNK, 20 * CHUNK + 7] {
            let doubled = in_parallel(0..count, shares(count), || (), |(), item| item * 2);
            assert!(doubled.eq((0..count).map(|item| item * 2)), "{count}");
        }
    }

    #[test]
    #[should_panic(expected = "no such row")]
    fn a_panic_is_not_lost() {
        let all = 5 * CHUNK;
        let work = |(): &mut (), item| assert!(item != all - 40, "no such row");
        in_parallel(0..all, shares(all), || (), work).for_each(drop);
    }
}
