//! From when to when a message is delivered, and when in the spread it opens for each person.

use std::time::Duration;

use beffroi_core::Ts;
use sha2::{Digest, Sha256};

use super::kinds::Urgency;
use super::schedule::Schedule;
use super::{MessageId, UserId};

/// How long an urgent message is kept for who is offline.
pub const URGENT_LIFE: Duration = Duration::from_hours(24);

/// When a message is delivered: from `opens` on and before `closes`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Window {
    /// The first instant.
    pub opens: Ts,
    /// The first instant after it.
    pub closes: Ts,
}

impl Window {
    /// The window of a message that became active at `activated`, or, before that, the one that is
    /// planned; none when nothing is planned yet (a draft without dates or with an end before its
    /// start, an urgent message that was never let pass).
    #[must_use]
    pub fn of(schedule: &Schedule, urgency: Urgency, activated: Option<Ts>) -> Option<Self> {
        let (opens, closes) = match urgency {
            Urgency::Urgent => (activated?, activated?.plus(URGENT_LIFE)),
            Urgency::Standard => (activated.or(schedule.start)?, schedule.closes()?),
        };
        (opens < closes).then_some(Self { opens, closes })
    }

    /// When it opens for one person: the start moved by their place in the spread, which is never
    /// longer than the window itself, so that nobody is moved past the end.
    #[must_use]
    pub fn opens_for(&self, message: MessageId, person: UserId, spread_minutes: u16) -> Ts {
        let spread = minutes(spread_minutes).min(self.closes.since(self.opens));
        self.opens.plus(fraction_of(spread, message, person))
    }
}

/// How long after the start a person's turn comes: the same for the same two ids on every process,
/// and spread evenly over the minutes.
#[must_use]
pub fn spread_offset(message: MessageId, person: UserId, spread_minutes: u16) -> Duration {
    fraction_of(minutes(spread_minutes), message, person)
}

fn minutes(count: u16) -> Duration {
    Duration::from_secs(u64::from(count) * 60)
}

/// `span` times a number from 0 to just below 1 that the two ids decide.
fn fraction_of(span: Duration, message: MessageId, person: UserId) -> Duration {
    let digest = Sha256::new()
        .chain_update(message.uuid().as_bytes())
        .chain_update(person.uuid().as_bytes())
        .finalize();
    let (head, _) = digest
        .split_first_chunk::<8>()
        .expect("a SHA-256 digest has 32 bytes");
    let scaled = (span.as_micros() * u128::from(u64::from_be_bytes(*head))) >> 64;
    Duration::from_micros(u64::try_from(scaled).expect("less than the span, which fits"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use uuid::Uuid;

    const HOUR: i64 = 3_600_000_000;

    fn message(n: u128) -> MessageId {
        MessageId::from_uuid(Uuid::from_u128(n))
    }

    fn person(n: u128) -> UserId {
        UserId::from_uuid(Uuid::from_u128(n))
    }

    fn ts(hours: i64) -> Ts {
        Ts::from_micros(hours * HOUR)
    }

    #[test]
    fn urgent_lives_a_day_from_its_activation() {
        let window = Window::of(&Schedule::urgent(), Urgency::Urgent, Some(ts(5)));
        assert_eq!(
            window,
            Some(Window {
                opens: ts(5),
                closes: ts(29)
            })
        );
        assert_eq!(Window::of(&Schedule::urgent(), Urgency::Urgent, None), None);
    }

    #[test]
    fn standard_opens_when_it_became_active_and_closes_at_its_end() {
        let schedule = Schedule {
            start: Some(ts(1)),
            end: Some(ts(9)),
            ..Schedule::default()
        };
        let of =
            |schedule: &Schedule, activated| Window::of(schedule, Urgency::Standard, activated);
        assert_eq!(
            of(&schedule, None),
            Some(Window {
                opens: ts(1),
                closes: ts(9)
            })
        );
        assert_eq!(
            of(&schedule, Some(ts(2))),
            Some(Window {
                opens: ts(2),
                closes: ts(9)
            })
        );
        assert_eq!(of(&schedule, Some(ts(9))), None, "over before it began");
        assert_eq!(of(&Schedule::default(), Some(ts(2))), None);
        assert_eq!(
            of(
                &Schedule {
                    start: None,
                    ..schedule
                },
                None
            ),
            None
        );
    }

    #[test]
    fn the_offset_never_changes() {
        // Processes of different releases share a start: this number is part of the contract.
        assert_eq!(
            spread_offset(message(1), person(2), 10),
            Duration::from_micros(283_214_061)
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn standard_spread_over_the_window_over_10_000_devices(id in any::<u128>(), spread in 1_u16..=1_440) {
            let mut buckets = [0_u32; 10];
            let span = minutes(spread).as_micros();
            for n in 0..10_000 {
                let offset = spread_offset(message(id), person(n), spread).as_micros();
                prop_assert!(offset < span);
                buckets[usize::try_from(offset * 10 / span).expect("below ten")] += 1;
            }
            // A thousand expected, standard deviation thirty: six of them.
            prop_assert!(buckets.iter().all(|count| (820..=1_180).contains(count)), "{buckets:?}");
        }

        #[test]
        fn nobody_is_moved_past_the_end(id in any::<u128>(), spread in 0_u16..=1_440, hours in 1_i64..48) {
            let window = Window { opens: ts(0), closes: ts(hours) };
            for n in 0..100 {
                let opens = window.opens_for(message(id), person(n), spread);
                prop_assert!(window.opens <= opens && opens < window.closes);
                if spread == 0 {
                    prop_assert_eq!(opens, window.opens);
                }
            }
        }
    }
}
