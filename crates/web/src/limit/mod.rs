//! How many requests a caller may make: a bucket of tokens for each, in memory, bounded.
//!
//! A bucket is kept as the one instant at which it will be full again: a request moves that instant
//! on by its share, and is refused when it lies further ahead than the bucket is deep. A bucket that
//! is full needs no memory at all.

mod headers;

use std::collections::HashMap;
use std::hash::Hash;
use std::time::Duration;

use beffroi_core::{Failure, Kind, Ts, failure};
use parking_lot::Mutex;

/// Buckets kept at once. Whoever wants one to be forgotten must keep so many others half empty.
const MOST: usize = 20_000;
const MINUTE: Duration = Duration::from_mins(1);

/// How many requests, in the long run and at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rate {
    /// In the long run; 0 for no limit.
    pub per_minute: u32,
    /// At once; at least 1 counts.
    pub burst: u32,
}

impl Rate {
    /// No limit.
    pub const NONE: Self = Self {
        per_minute: 0,
        burst: 0,
    };

    /// The share of one request; none when there is no limit.
    fn share(self) -> Option<Duration> {
        (self.per_minute > 0).then(|| MINUTE / self.per_minute)
    }

    fn depth(self, share: Duration) -> Duration {
        share.saturating_mul(self.burst.max(1))
    }
}

/// What is left of somebody's allowance after a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// The rate that counts.
    pub rate: Rate,
    /// Requests that may be made at once from here.
    pub remaining: u32,
    /// How long until the allowance is whole again.
    pub whole_in: Duration,
    /// How long to wait before the next request; none when this one passed.
    pub wait: Option<Duration>,
}

impl Standing {
    /// Lets the request pass or refuses it.
    ///
    /// # Errors
    /// `Kind::Limited` with the time to wait.
    pub fn check(&self) -> failure::Result<()> {
        let Some(wait) = self.wait else {
            return Ok(());
        };
        Err(Failure::new(
            Kind::Limited,
            "TooManyRequests",
            format!(
                "Too many requests: at most {} a minute, {} at once. Retry-After says when the next one is taken.",
                self.rate.per_minute,
                self.rate.burst.max(1)
            ),
        )
        .retry_after(wait))
    }
}

/// The buckets of everybody of one kind.
pub struct Limiter<K> {
    /// When each bucket will be full again.
    full_at: Mutex<HashMap<K, Ts>>,
}

impl<K> Default for Limiter<K> {
    fn default() -> Self {
        Self {
            full_at: Mutex::default(),
        }
    }
}

impl<K: Eq + Hash + Clone> Limiter<K> {
    /// Takes a token for a request made `now`. None when the rate is no limit.
    pub fn take(&self, key: &K, rate: Rate, now: Ts) -> Option<Standing> {
        let share = rate.share()?;
        let depth = rate.depth(share);
        let mut buckets = self.full_at.lock();
        let full_at = buckets.get(key).copied().unwrap_or(now).max(now);
        // A clock that was set back must not keep anybody out for longer than the bucket is deep.
        let missing = full_at.since(now).min(depth);
        let after = missing + share;
        if after > depth {
            return Some(Standing {
                rate,
                remaining: 0,
                whole_in: missing,
                wait: Some(after.saturating_sub(depth)),
            });
        }
        if buckets.len() >= MOST && !buckets.contains_key(key) {
            make_room(&mut buckets, now);
        }
        buckets.insert(key.clone(), now.plus(after));
        let left = depth.saturating_sub(after).as_nanos() / share.as_nanos().max(1);
        Some(Standing {
            rate,
            remaining: u32::try_from(left).unwrap_or(u32::MAX),
            whole_in: after,
            wait: None,
        })
    }

    /// How many buckets are kept.
    pub fn kept(&self) -> usize {
        self.full_at.lock().len()
    }
}

/// Forgets who has been idle; where everybody is busy, the half that has used least.
fn make_room<K: Eq + Hash + Clone>(buckets: &mut HashMap<K, Ts>, now: Ts) {
    buckets.retain(|_, full_at| *full_at > now);
    if buckets.len() < MOST {
        return;
    }
    let mut instants: Vec<Ts> = buckets.values().copied().collect();
    let middle = instants.len() / 2;
    let (_, median, _) = instants.select_nth_unstable(middle);
    let median = *median;
    buckets.retain(|_, full_at| *full_at > median);
}

#[cfg(test)]
mod tests;
