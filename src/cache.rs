//! Caches of what a stage made lately: letters of a batch have all but a few of their parts in
//! common.
//!
//! A cache never decides what a letter is, only whether a part of it is made again. So the same
//! input gives the same bytes on any number of threads, each of which has caches of its own:
//! nothing is locked, and nothing is asked for twice in two threads' turns.
//!
//! # What bounds it
//!
//! A [`Cache`] keeps two generations of at most [`GENERATION`] values. A new value goes into the
//! young one, and so does an old one that is asked for; when the young one is full it becomes the
//! old one, and the old one is dropped. That is the second chance of the clock algorithm, for a
//! whole generation at a time: an answer costs one look into a hash table, a forgotten value
//! nothing, and there is no list of uses to keep, as an exact LRU has. A part that is in each
//! letter stays, whatever comes between; the number of values does not depend on the list.
//!
//! # What its key is
//!
//! | cache | key | value |
//! | --- | --- | --- |
//! | compose | the Djot of a piece of a letter | its blocks |
//! | shape | the block and the node that it begins with | the shaped block and its nodes |
//! | layout | the shaped block | its lines |
//! | pdf | a hash of the marks; the digest of a run | the encoded piece; the deflated run |
//!
//! From compose on a part is passed on as an [`Arc`]; the cache of a stage gives the same one for
//! the same part, so the next knows it by its address, without comparing what is in it. That is
//! [`ArcCache`]. It holds the key's [`Arc`] as long as the value, so that no other part can have
//! that address meanwhile.
//!
//! # What is not kept
//!
//! Most parts that are not in all letters are in one alone, as that with the name is. They would
//! push out the others. compose keeps a piece only when it comes the second time ([`Seen`]), and
//! then holds its blocks itself; so a block that nobody but its letter holds is not in the cache
//! of compose, will not come again as the same [`Arc`], and [`ArcCache`] passes it over. The
//! count of holders is exact there: an [`Arc`] of one holder has nobody else who could clone it,
//! and if it is passed over in error, it is made again.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash};
use std::sync::Arc;

use foldhash::fast::FixedState;

/// Number of values that are made before those that were not asked for meanwhile are forgotten.
const GENERATION: usize = 256;

/// Values by key, of which those not asked for any more are forgotten.
#[derive(Debug)]
pub(crate) struct Cache<K, V> {
    young: HashMap<K, V, FixedState>,
    old: HashMap<K, V, FixedState>,
}

impl<K, V> Default for Cache<K, V> {
    fn default() -> Self {
        Self { young: HashMap::default(), old: HashMap::default() }
    }
}

impl<K: Eq + Hash, V> Cache<K, V> {
    /// The value of a key, if it was made lately.
    pub(crate) fn get<Q: Eq + Hash + ?Sized>(&mut self, key: &Q) -> Option<&V>
    where
        K: Borrow<Q>,
    {
        if !self.young.contains_key(key) {
            let (key, value) = self.old.remove_entry(key)?;
            self.insert(key, value);
        }
        self.young.get(key)
    }

    /// Keeps a value.
    pub(crate) fn insert(&mut self, key: K, value: V) {
        if self.young.len() >= GENERATION {
            self.old = std::mem::take(&mut self.young);
        }
        self.young.insert(key, value);
    }
}

/// Values made of what an [`Arc`] holds, and of more; known again by the address.
#[derive(Debug)]
pub(crate) struct ArcCache<T, K, V>(Cache<(usize, K), MadeOf<T, V>>);

/// A value with what it was made of.
#[derive(Debug)]
struct MadeOf<T, V> {
    /// While it is here nothing else has its address.
    _of: Arc<T>,
    value: V,
}

impl<T, K, V> Default for ArcCache<T, K, V> {
    fn default() -> Self {
        Self(Cache::default())
    }
}

impl<T, K: Eq + Hash, V> ArcCache<T, K, V> {
    /// The value made of this, if it was made lately.
    pub(crate) fn get(&mut self, of: &Arc<T>, key: K) -> Option<&V> {
        if is_unshared(of) {
            return None;
        }
        self.0.get(&(Arc::as_ptr(of).addr(), key)).map(|made| &made.value)
    }

    /// Keeps a value, unless what it is made of is one letter's alone.
    pub(crate) fn insert_with(&mut self, of: &Arc<T>, key: K, value: impl FnOnce() -> V) {
        if !is_unshared(of) {
            let made = MadeOf { _of: Arc::clone(of), value: value() };
            self.0.insert((Arc::as_ptr(of).addr(), key), made);
        }
    }
}

/// True if nobody else holds this, so that nobody asks for it again.
fn is_unshared<T>(of: &Arc<T>) -> bool {
    Arc::strong_count(of) == 1
}

/// Keys that came lately: a value that comes once is not worth keeping.
#[derive(Debug, Default)]
pub(crate) struct Seen(Cache<u64, ()>);

impl Seen {
    /// True if a key came lately. Seldom another one is taken for it.
    pub(crate) fn again<K: Hash + ?Sized>(&mut self, key: &K) -> bool {
        let hash = FixedState::default().hash_one(key);
        let is_known = self.0.get(&hash).is_some();
        if !is_known {
            self.0.insert(hash, ());
        }
        is_known
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{ArcCache, Cache, GENERATION, Seen};

    #[test]
    fn the_second_time_is_again() {
        let mut seen = Seen::default();
        assert!(!seen.again("क"));
        assert!(!seen.again("ख"));
        assert!(seen.again("क"));
    }

    #[test]
    fn a_value_asked_for_stays_and_the_rest_goes() {
        let mut cache = Cache::default();
        cache.insert(usize::MAX, "kept");
        cache.insert(0, "forgotten");
        for key in 1..10 * GENERATION {
            cache.insert(key, "once");
            assert_eq!(cache.get(&usize::MAX), Some(&"kept"));
        }
        assert_eq!(cache.get(&0), None);
        assert!(cache.young.len() + cache.old.len() <= 2 * GENERATION);
    }

    #[test]
    fn parts_are_known_by_address_and_those_of_one_letter_are_not_kept() {
        let mut cache = ArcCache::default();
        let (alone, shared) = (Arc::new("क"), Arc::new("क"));
        let other_holder = Arc::clone(&shared);
        for of in [&alone, &shared] {
            cache.insert_with(of, 1, || "made");
        }
        assert_eq!(cache.get(&alone, 1), None);
        assert_eq!(cache.get(&other_holder, 1), Some(&"made"));
        assert_eq!(cache.get(&other_holder, 2), None);
    }
}
