//! When another guess is allowed: pure rules, per account or name and per address.
//!
//! An attempt is counted as failed *before* the password is looked at and taken back when it was
//! right. So a thousand guesses at the same instant get no further than one after the other.

use std::time::Duration;

use beffroi_core::Ts;

/// Failures in a row that cost nothing: people mistype.
pub const FREE_FAILURES: u32 = 5;
/// The pause after the last free failure; it doubles with each further one.
pub const FIRST_PAUSE: Duration = Duration::from_secs(30);
/// The longest pause: an attacker can keep a person out no longer than this after giving up.
pub const LONGEST_PAUSE: Duration = Duration::from_mins(15);
/// After so long without a failure all is forgotten.
pub const MEMORY: Duration = Duration::from_hours(24);

/// The failed attempts at one account, or at one name that nobody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Attempts {
    /// Failures in a row.
    pub failures: u32,
    /// When the last one was.
    pub last_failure_at: Ts,
    /// Until when nothing is looked at.
    pub locked_until: Option<Ts>,
}

impl Attempts {
    /// Counts an attempt that begins now, or says how long to wait. A refused attempt is not counted:
    /// it can't make the pause longer.
    pub fn begin(self, now: Ts) -> Result<Self, Duration> {
        if let Some(end) = self.locked_until.filter(|end| *end > now) {
            return Err(end.since(now));
        }
        let failures = if self.is_forgotten(now) {
            1
        } else {
            self.failures.saturating_add(1)
        };
        Ok(Self {
            failures,
            last_failure_at: now,
            locked_until: pause(failures).map(|pause| now.plus(pause)),
        })
    }

    /// Takes an attempt back that was right so far: a second step is still to come, which counts for
    /// itself. What failed before stays.
    #[must_use]
    pub fn give_back(self) -> Self {
        Self {
            failures: self.failures.saturating_sub(1),
            // The pause before it is over, or it could not have begun.
            locked_until: None,
            ..self
        }
    }

    /// True when these attempts weigh as much as none.
    pub fn is_forgotten(self, now: Ts) -> bool {
        self.failures == 0 || now.since(self.last_failure_at) >= MEMORY
    }
}

/// The pause that so many failures in a row lead to.
pub fn pause(failures: u32) -> Option<Duration> {
    let doublings = failures.checked_sub(FREE_FAILURES)?;
    // 30 s · 2^5 is beyond the longest pause already.
    Some((FIRST_PAUSE * (1 << doublings.min(5))).min(LONGEST_PAUSE))
}

/// Failed attempts that one address may make at once. Generous: thousands of people may share it.
pub const ADDRESS_BURST: u32 = 300;
/// How often an address gets one more.
pub const ADDRESS_REFILL: Duration = Duration::from_secs(1);

/// What is left of an address's allowance.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allowance {
    left: u32,
    counted_at: Ts,
}

impl Allowance {
    /// A full one.
    pub fn full(now: Ts) -> Self {
        Self {
            left: ADDRESS_BURST,
            counted_at: now,
        }
    }

    /// Takes one attempt, or says how long to wait.
    pub fn take(self, now: Ts) -> Result<Self, Duration> {
        let filled = self.refilled(now);
        match filled.left.checked_sub(1) {
            Some(left) => Ok(Self { left, ..filled }),
            None => Err(filled.counted_at.plus(ADDRESS_REFILL).since(now)),
        }
    }

    /// Gives one attempt back: it was no failure.
    #[must_use]
    pub fn give_back(self) -> Self {
        Self {
            left: (self.left + 1).min(ADDRESS_BURST),
            ..self
        }
    }

    /// True when nothing is missing.
    pub fn is_full(self, now: Ts) -> bool {
        self.refilled(now).left == ADDRESS_BURST
    }

    fn refilled(self, now: Ts) -> Self {
        let periods = now.since(self.counted_at).as_micros() / ADDRESS_REFILL.as_micros();
        let more = u32::try_from(periods).unwrap_or(u32::MAX);
        let left = self.left.saturating_add(more).min(ADDRESS_BURST);
        let counted_at = if left == ADDRESS_BURST {
            now.max(self.counted_at)
        } else {
            self.counted_at.plus(ADDRESS_REFILL * more)
        };
        Self { left, counted_at }
    }
}

#[cfg(test)]
mod tests;
