//! What was made lately, for use again: letters of a batch have most of their parts in common.

use std::borrow::Borrow;
use std::collections::HashMap;
use std::hash::{BuildHasher as _, Hash};

use foldhash::fast::FixedState;

/// How many values are made before those that were not asked for meanwhile are forgotten.
const GENERATION: usize = 256;

/// Values by key, of which those not asked for any more are forgotten.
///
/// What is kept is bounded, whatever comes: two generations, of which the elder is dropped
/// when the younger is full. A value that is asked for moves into the younger.
#[derive(Debug)]
pub(crate) struct Recent<K, V> {
    young: HashMap<K, V, FixedState>,
    old: HashMap<K, V, FixedState>,
}

impl<K, V> Default for Recent<K, V> {
    fn default() -> Self {
        Self { young: HashMap::default(), old: HashMap::default() }
    }
}

impl<K: Eq + Hash, V> Recent<K, V> {
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

/// Which keys came before: what comes once is not worth keeping.
#[derive(Debug, Default)]
pub(crate) struct Met(Recent<u64, ()>);

impl Met {
    /// Whether a key came lately. Seldom another one is taken for it.
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
    use super::{GENERATION, Met, Recent};

    #[test]
    fn the_second_time_is_again() {
        let mut met = Met::default();
        assert!(!met.again("क"));
        assert!(!met.again("ख"));
        assert!(met.again("क"));
    }

    #[test]
    fn what_is_asked_for_stays_and_the_rest_goes() {
        let mut recent = Recent::default();
        recent.insert(usize::MAX, "kept");
        recent.insert(0, "forgotten");
        for key in 1..10 * GENERATION {
            recent.insert(key, "once");
            assert_eq!(recent.get(&usize::MAX), Some(&"kept"));
        }
        assert_eq!(recent.get(&0), None);
        assert!(recent.young.len() + recent.old.len() <= 2 * GENERATION);
    }
}
