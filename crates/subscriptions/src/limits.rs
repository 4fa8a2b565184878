//! How much, how long, how often.

use std::time::Duration;

/// The longest life of a subscription to people and groups: 29 days (41,760 minutes), as Graph has it.
pub(crate) const LONGEST_LIFE: Duration = Duration::from_hours(29 * 24);
/// The shortest: what ends earlier ends then, as Graph has it.
pub(crate) const SHORTEST_LIFE: Duration = Duration::from_mins(45);
/// Subscriptions of one application or person.
pub(crate) const PER_CREATOR: i64 = 100;
/// Subscriptions of an organization.
pub(crate) const PER_TENANT: i64 = 1_000;
/// Characters of a `clientState`.
pub(crate) const CLIENT_STATE: usize = 128;
/// Notifications in one request to a listener.
pub(crate) const AT_ONCE: usize = 100;
/// Members in one notification.
pub(crate) const MEMBERS_AT_ONCE: usize = 100;
/// Pages of the change log that one run of a delivery reads at most.
pub(crate) const PAGES_AT_ONCE: usize = 20;
/// How long a change is tried to be told.
pub(crate) const GIVE_UP: Duration = Duration::from_hours(4);
/// The first pause after a failure; each one is about twice as long as the one before.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
/// The longest pause between two tries.
const LONGEST_PAUSE: Duration = Duration::from_mins(10);
/// A listener is reminded so long before the end, unless its subscription lives less than ten times
/// as long: then after nine tenths of it.
const REMINDER: Duration = Duration::from_hours(24);

/// The pause before the next try of what has been failing for so long.
pub(crate) fn pause(failing: Duration) -> Duration {
    failing.clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
}

/// How long before its end a subscription of this life is reminded of.
pub(crate) fn reminder(life: Duration) -> Duration {
    (life / 10).min(REMINDER)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_ten_minutes() {
        let (mut failing, mut pauses) = (Duration::ZERO, Vec::new());
        for _ in 0..14 {
            let next = pause(failing);
            pauses.push(next.as_secs());
            failing += next;
        }
        let expected = [1, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600, 600];
        assert_eq!(pauses, expected);
    }

    #[test]
    fn a_reminder_comes_a_day_before_or_after_nine_tenths() {
        assert_eq!(reminder(LONGEST_LIFE), Duration::from_hours(24));
        assert_eq!(reminder(SHORTEST_LIFE), Duration::from_secs(270));
    }
}
