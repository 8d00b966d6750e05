//! Work on the rows of a list by several threads.

use std::iter::Flatten;
use std::sync::{Mutex, PoisonError, mpsc};
use std::vec::IntoIter;

use crate::cores::cores;

/// Rows that a thread takes at a time.
const CHUNK: usize = 128;

/// Below so many rows it is not worth starting a thread.
const FEW: usize = 2 * CHUNK;

/// Does the same with each chunk of items and gives what came of them, in their order. The items
/// come from this thread alone, while others work on those that have come.
pub(super) fn in_parallel<T: Send, R: Send>(
    mut items: impl Iterator<Item = T>,
    count: usize,
    work: impl Fn(Vec<T>) -> Vec<R> + Sync,
) -> Flatten<IntoIter<Vec<R>>> {
    if count < FEW {
        return vec![work(items.collect())].into_iter().flatten();
    }
    let (send, receive) = mpsc::channel::<(usize, Vec<T>)>();
    let receive = Mutex::new(receive);
    let next = || receive.lock().unwrap_or_else(PoisonError::into_inner).recv().ok();
    let helper = || {
        let mut done: Vec<(usize, Vec<R>)> = Vec::new();
        while let Some((at, chunk)) = next() {
            done.push((at, work(chunk)));
        }
        done
    };
    let mut done = std::thread::scope(|scope| {
        let others: Vec<_> = (1..cores()).map(|_| scope.spawn(helper)).collect();
        for at in 0.. {
            let chunk: Vec<T> = items.by_ref().take(CHUNK).collect();
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
    use super::{CHUNK, in_parallel};

    #[test]
    fn what_comes_of_items_is_in_their_order() {
        for count in [0, 1, 3 * CHUNK, 20 * CHUNK + 7] {
            let double = |chunk: Vec<usize>| chunk.iter().map(|item| item * 2).collect();
            let doubled = in_parallel(0..count, count, double);
            assert!(doubled.eq((0..count).map(|item| item * 2)), "{count}");
        }
    }

    #[test]
    #[should_panic(expected = "no such row")]
    fn a_panic_is_not_lost() {
        let all = 5 * CHUNK;
        let work = |chunk: Vec<usize>| {
            assert!(!chunk.contains(&(all - 40)), "no such row");
            chunk
        };
        in_parallel(0..all, all, work).for_each(drop);
    }
}
