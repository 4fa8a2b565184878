//! What was read a moment ago: a small cache that forgets by itself.
//!
//! It only saves reads. What must take effect at once is forgotten by the projection, which hears of
//! every commit; the life span bounds what another process's commit can take.

use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use beffroi_core::Ts;
use parking_lot::Mutex;

/// Most entries kept; beyond it the stale ones go, and if that is not enough, all.
const MOST: usize = 20_000;

pub(crate) struct Recent<K, V> {
    life: Duration,
    inner: Mutex<Inner<K, V>>,
}

struct Inner<K, V> {
    entries: HashMap<K, (Ts, V)>,
    generation: u64,
}

/// Noted before a read; shows whether something was forgotten while it ran.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Generation(u64);

impl<K: Eq + Hash, V: Clone> Recent<K, V> {
    pub(crate) fn new(life: Duration) -> Self {
        Self {
            life,
            inner: Mutex::new(Inner {
                entries: HashMap::new(),
                generation: 0,
            }),
        }
    }

    pub(crate) fn get(&self, key: &K, now: Ts) -> Option<V> {
        let inner = self.inner.lock();
        let (read_at, value) = inner.entries.get(key)?;
        is_fresh(*read_at, now, self.life).then(|| value.clone())
    }

    /// To be taken before the read whose result is [`Recent::put`].
    pub(crate) fn generation(&self) -> Generation {
        Generation(self.inner.lock().generation)
    }

    /// Keeps what was read, unless something was forgotten since: it may be what was read.
    pub(crate) fn put(&self, since: Generation, key: K, value: V, now: Ts) {
        let mut inner = self.inner.lock();
        if inner.generation != since.0 {
            return;
        }
        if inner.entries.len() >= MOST {
            inner
                .entries
                .retain(|_, (read_at, _)| is_fresh(*read_at, now, self.life));
            if inner.entries.len() >= MOST {
                inner.entries.clear();
            }
        }
        inner.entries.insert(key, (now, value));
    }

    /// Forgets what matches.
    pub(crate) fn forget(&self, matches: impl Fn(&K, &V) -> bool) {
        let mut inner = self.inner.lock();
        inner.generation += 1;
        inner.entries.retain(|key, (_, value)| !matches(key, value));
    }
}

fn is_fresh(read_at: Ts, now: Ts, life: Duration) -> bool {
    read_at <= now && now.since(read_at) < life
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: u64) -> Ts {
        Ts::default().plus(Duration::from_secs(seconds))
    }

    #[test]
    fn entries_live_for_a_moment() {
        let recent = Recent::new(Duration::from_secs(5));
        recent.put(recent.generation(), 1, "one", at(10));
        assert_eq!(recent.get(&1, at(14)), Some("one"));
        assert_eq!(recent.get(&1, at(15)), None);
        assert_eq!(recent.get(&1, at(9)), None);
        assert_eq!(recent.get(&2, at(10)), None);
    }

    #[test]
    fn what_was_read_before_a_change_is_not_kept_after_it() {
        let recent = Recent::new(Duration::from_secs(5));
        let before = recent.generation();
        recent.forget(|_, _| true);
        recent.put(before, 1, "old", at(1));
        assert_eq!(recent.get(&1, at(1)), None);
    }

    #[test]
    fn it_stays_bounded() {
        let recent = Recent::new(Duration::from_secs(5));
        for key in 0..2 * MOST {
            recent.put(recent.generation(), key, (), at(1));
        }
        assert!(recent.inner.lock().entries.len() <= MOST);
        assert_eq!(recent.get(&(2 * MOST - 1), at(1)), Some(()));
    }
}
