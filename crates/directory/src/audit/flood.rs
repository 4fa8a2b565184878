//! How many refusals of one caller go on record: each record stays for ever, and a refusal costs the
//! caller nothing.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use beffroi_core::{TenantId, Ts};
use uuid::Uuid;

/// Refusals of one caller that are recorded in a minute.
const MOST_PER_MINUTE: u32 = 60;
const MINUTE: i64 = 60_000_000;

/// What becomes of a refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// It is recorded.
    Within,
    /// It is recorded, and says that those after it are not.
    Last,
    /// It is left out.
    Beyond,
}

/// The refusals of the minute that runs, by caller. In memory: each process counts for itself, and
/// what a minute counted is gone with it.
#[derive(Debug, Default)]
pub(super) struct Refusals(Mutex<Minute>);

#[derive(Debug, Default)]
struct Minute {
    number: i64,
    counts: HashMap<(TenantId, Uuid), u32>,
}

impl Refusals {
    /// Counts a refusal of somebody, by tenant and id, at `now`.
    pub(super) fn count(&self, caller: (TenantId, Uuid), now: Ts) -> Place {
        let number = now.micros().div_euclid(MINUTE);
        // A count that somebody left half-way is still a count.
        let mut minute = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if minute.number != number {
            *minute = Minute {
                number,
                counts: HashMap::new(),
            };
        }
        let count = minute.counts.entry(caller).or_default();
        *count = count.saturating_add(1);
        match *count {
            ..=MOST_PER_MINUTE => Place::Within,
            count if count == MOST_PER_MINUTE + 1 => Place::Last,
            _ => Place::Beyond,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn each_caller_and_each_minute_counts_anew() {
        let refusals = Refusals::default();
        let tenant = TenantId::from_uuid(Uuid::from_u128(1));
        let [one, other] = [2, 3].map(|id| (tenant, Uuid::from_u128(id)));
        let now = Ts::default();
        let placed = |caller, now| {
            (0..63)
                .map(|_| refusals.count(caller, now))
                .collect::<Vec<_>>()
        };
        let mut expected = vec![Place::Within; 60];
        expected.extend([Place::Last, Place::Beyond, Place::Beyond]);
        assert_eq!(placed(one, now), expected);
        assert_eq!(placed(other, now), expected);
        let end = now.plus(Duration::from_secs(59));
        assert_eq!(refusals.count(one, end), Place::Beyond);
        assert_eq!(placed(one, end.plus(Duration::from_secs(1))), expected);
    }
}
