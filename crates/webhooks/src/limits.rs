//! How much, how long, how often.

use std::time::Duration;

/// Webhooks of an organization.
pub(crate) const PER_TENANT: i64 = 20;
/// Characters of a name.
pub(crate) const NAME: usize = 100;
/// Deliveries that are written in one go.
pub(crate) const WRITTEN_AT_ONCE: usize = 200;
/// Pages of the change log that are read in one go.
pub(crate) const PAGES_AT_ONCE: usize = 20;
/// Deliveries that one run sends, one after the other.
pub(crate) const SENT_AT_ONCE: usize = 20;
/// A run that has lasted so long sends no further one: a call takes ten seconds at most, and a
/// worker holds a job for thirty.
pub(crate) const LONGEST_RUN: Duration = Duration::from_secs(5);
/// Attempts that are kept of a delivery: a whole schedule and a replay of it.
pub(crate) const ATTEMPTS_KEPT: usize = 20;
/// How long what signed before a rotation signs too.
pub(crate) const ROTATION: Duration = Duration::from_hours(24);
/// A webhook at which nothing has been taken for so long is disabled.
pub(crate) const GIVE_UP: Duration = Duration::from_hours(5 * 24);
/// How long the log of deliveries goes back.
pub(crate) const KEPT: Duration = Duration::from_hours(30 * 24);
/// How often what is older is removed.
pub(crate) const PURGE_EVERY: Duration = Duration::from_hours(24);
/// Characters of an error that are kept.
pub(crate) const ERROR: usize = 300;

/// The pauses after each attempt that failed, in the order of the Standard Webhooks; the first
/// attempt is made at once.
const PAUSES: [Duration; 9] = [
    Duration::from_secs(5),
    Duration::from_mins(5),
    Duration::from_mins(30),
    Duration::from_hours(2),
    Duration::from_hours(5),
    Duration::from_hours(10),
    Duration::from_hours(14),
    Duration::from_hours(20),
    Duration::from_hours(24),
];

/// The pause before the next attempt when so many have failed; none after the last one.
pub(crate) fn pause(failed: i64) -> Option<Duration> {
    let place = usize::try_from(failed).ok()?.checked_sub(1)?;
    PAUSES.get(place).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_attempts_within_some_three_days() {
        let pauses: Vec<_> = (1..).map_while(pause).collect();
        assert_eq!(pauses.len() + 1, 10);
        assert!(pauses.is_sorted());
        let whole: Duration = pauses.iter().sum();
        assert!(whole > Duration::from_hours(72) && whole < GIVE_UP);
        assert_eq!(pause(0), None);
        assert_eq!(pause(10), None);
        assert_eq!(pause(-1), None);
    }
}
