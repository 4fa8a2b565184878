//! A map that does not grow for an attacker.

use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// Entries kept. An attacker who wants one of them to be forgotten must make as many attempts.
const MOST: usize = 10_000;

/// Keeps the entries that were written last.
pub(crate) struct Bounded<K, V> {
    entries: HashMap<K, (u64, V)>,
    order: BTreeMap<u64, K>,
    clock: u64,
}

impl<K, V> Default for Bounded<K, V> {
    fn default() -> Self {
        Self {
            entries: HashMap::new(),
            order: BTreeMap::new(),
            clock: 0,
        }
    }
}

impl<K: Eq + Hash + Clone, V: Copy> Bounded<K, V> {
    pub(crate) fn get(&self, key: &K) -> Option<V> {
        self.entries.get(key).map(|(_, value)| *value)
    }

    /// Writes an entry. The oldest ones go as long as they mean nothing any more or there are too many.
    pub(crate) fn put(&mut self, key: K, value: V, means_nothing: impl Fn(&V) -> bool) {
        self.clock += 1;
        if let Some((written, _)) = self.entries.insert(key.clone(), (self.clock, value)) {
            self.order.remove(&written);
        }
        self.order.insert(self.clock, key);
        while let Some(oldest) = self.order.first_entry() {
            let gone = self
                .entries
                .get(oldest.get())
                .is_none_or(|(_, value)| means_nothing(value));
            if !gone && self.entries.len() <= MOST {
                break;
            }
            self.entries.remove(&oldest.remove());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_oldest_go_first() {
        let mut map = Bounded::default();
        for key in 0..MOST {
            map.put(key, 1, |_| false);
        }
        map.put(0, 2, |_| false);
        map.put(MOST, 1, |_| false);
        assert_eq!(
            (map.get(&0), map.get(&1), map.get(&MOST)),
            (Some(2), None, Some(1))
        );
        assert_eq!((map.entries.len(), map.order.len()), (MOST, MOST));
    }

    #[test]
    fn what_means_nothing_goes_at_once() {
        let mut map = Bounded::default();
        map.put("a", 0, |value| *value == 0);
        assert_eq!(map.get(&"a"), None);
        map.put("b", 1, |value| *value == 0);
        map.put("b", 0, |value| *value == 0);
        assert!(map.entries.is_empty() && map.order.is_empty());
    }
}
