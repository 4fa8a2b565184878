//! Whether a message is on one person's screen now, later or never: what delivery asks.

use beffroi_core::Ts;
use jiff::tz::TimeZone;

use super::frequency::{Frequency, next_due, silent_until};
use super::kinds::Urgency;
use super::receipt::Receipt;
use super::state::State;

/// How a message behaves towards somebody who has seen it.
#[derive(Debug, Clone, Copy)]
pub struct Habits<'a> {
    /// Whether it follows a schedule.
    pub urgency: Urgency,
    /// How often it comes back.
    pub frequency: Frequency,
    /// The tenant's time zone.
    pub zone: &'a TimeZone,
}

/// What delivery knows of a message for one person.
#[derive(Debug, Clone, Copy)]
pub struct Delivery<'a> {
    /// Where the message is in its life.
    pub state: State,
    /// How it behaves towards somebody who has seen it.
    pub habits: Habits<'a>,
    /// When it opens for this person, their place in the spread counted.
    pub opens: Ts,
    /// The first instant at which it is over.
    pub closes: Ts,
}

/// When a person is to see a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Due {
    /// It belongs on screen now.
    Now {
        /// The number of this showing.
        occurrence: u32,
    },
    /// Not before this instant; look again then.
    Later(Ts),
    /// Not any more, and why.
    Never(Reason),
}

/// Why somebody does not see a message any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// It is not being delivered.
    NotActive,
    /// Its end has passed, or the 24 hours of an urgent one.
    Ended,
    /// They have seen it and it does not come back.
    AlreadyShown,
    /// They clicked, or saw it so lately, that it ends before it would come back.
    EndsFirst,
}

impl Habits<'_> {
    /// Until when a click keeps it off the screen; none without a click.
    #[must_use]
    pub fn silent_until(&self, receipt: &Receipt) -> Option<Ts> {
        receipt
            .clicked
            .map(|clicked| silent_until(clicked, self.zone))
    }

    /// How the last showing bears on the next one.
    #[must_use]
    pub fn again(&self, receipt: &Receipt) -> Again {
        let Some(last_shown) = receipt.last_shown else {
            return Again::NotYetShown;
        };
        self.comes_back(last_shown).map_or(Again::Never, Again::At)
    }

    /// When it is due again after it was on screen then; none when it does not come back.
    fn comes_back(&self, shown: Ts) -> Option<Ts> {
        let frequency = match self.urgency {
            Urgency::Urgent => Frequency::Once,
            Urgency::Standard => self.frequency,
        };
        next_due(shown, frequency, self.zone)
    }
}

/// When a message comes back to a person, clicks aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Again {
    /// They have not seen it.
    NotYetShown,
    /// They have seen it; due again from this instant on.
    At(Ts),
    /// They have seen it and it does not come back.
    Never,
}

/// When the person is to see the message. Whether they are among the recipients is asked of the
/// population, whether it has a text for them of its content.
#[must_use]
pub fn due(delivery: &Delivery<'_>, receipt: &Receipt, now: Ts) -> Due {
    if delivery.state != State::Active {
        return Due::Never(Reason::NotActive);
    }
    if now >= delivery.closes {
        return Due::Never(Reason::Ended);
    }
    let again = match delivery.habits.again(receipt) {
        Again::Never => return Due::Never(Reason::AlreadyShown),
        Again::NotYetShown => delivery.opens,
        Again::At(again) => again.max(delivery.opens),
    };
    let from = delivery
        .habits
        .silent_until(receipt)
        .map_or(again, |silent| silent.max(again));
    if from <= now {
        Due::Now {
            occurrence: receipt.next_occurrence(),
        }
    } else if from < delivery.closes {
        Due::Later(from)
    } else {
        Due::Never(Reason::EndsFirst)
    }
}

/// Whether a showing can have been given out by then: so many times can the message have come round
/// since it opened. It asks nothing of what the person did meanwhile, since some of that may not have
/// been reported yet, and reports must mean the same in any order.
#[must_use]
pub fn can_have_come(delivery: &Delivery<'_>, occurrence: u32, now: Ts) -> bool {
    let mut from = delivery.opens;
    let is_open = |from: Ts| from <= now && from < delivery.closes;
    for _ in 1..occurrence {
        if !is_open(from) {
            return false;
        }
        match delivery.habits.comes_back(from) {
            Some(again) => from = again,
            None => return false,
        }
    }
    occurrence > 0 && is_open(from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, EventType, Ledger, Moment};
    use proptest::prelude::*;
    use uuid::Uuid;

    static UTC: TimeZone = TimeZone::UTC;
    const DAY: i64 = 86_400_000_000;

    fn day(n: i64) -> Ts {
        Ts::from_micros(n * DAY)
    }

    fn standard(frequency: Frequency) -> Delivery<'static> {
        Delivery {
            state: State::Active,
            habits: Habits {
                urgency: Urgency::Standard,
                frequency,
                zone: &UTC,
            },
            opens: day(100),
            closes: day(1_000),
        }
    }

    fn shown(times: u32, last: i64) -> Receipt {
        Receipt {
            occurrence: times,
            first_shown: Some(day(100)),
            last_shown: Some(day(last)),
            ..Receipt::default()
        }
    }

    #[test]
    fn before_during_and_after_the_window() {
        let delivery = standard(Frequency::Once);
        let at = |now| due(&delivery, &Receipt::default(), now);
        assert_eq!(at(day(99)), Due::Later(day(100)));
        assert_eq!(at(day(100)), Due::Now { occurrence: 1 });
        assert_eq!(
            at(Ts::from_micros(1_000 * DAY - 1)),
            Due::Now { occurrence: 1 }
        );
        assert_eq!(at(day(1_000)), Due::Never(Reason::Ended));
        for state in State::ALL.iter().filter(|state| **state != State::Active) {
            let delivery = Delivery {
                state: *state,
                ..delivery
            };
            assert_eq!(
                due(&delivery, &Receipt::default(), day(100)),
                Due::Never(Reason::NotActive)
            );
        }
    }

    #[test]
    fn dismissed_or_ignored_comes_back_at_its_frequency() {
        let ignored = shown(2, 110);
        let dismissed = Receipt {
            dismissed: Some(day(113)),
            ..ignored
        };
        for receipt in [ignored, dismissed] {
            let weekly = standard(Frequency::Weekly);
            assert_eq!(due(&weekly, &receipt, day(116)), Due::Later(day(117)));
            assert_eq!(due(&weekly, &receipt, day(117)), Due::Now { occurrence: 3 });
            assert_eq!(
                due(&standard(Frequency::TwiceMonthly), &receipt, day(111)),
                Due::Later(day(125))
            );
            assert_eq!(
                due(&standard(Frequency::Once), &receipt, day(900)),
                Due::Never(Reason::AlreadyShown)
            );
        }
    }

    #[test]
    fn nothing_comes_back_before_the_window_opens() {
        let weekly = standard(Frequency::Weekly);
        assert_eq!(due(&weekly, &shown(1, 80), day(95)), Due::Later(day(100)));
    }

    #[test]
    fn a_click_silences_it_for_a_year() {
        let clicked = Receipt {
            clicked: Some(day(110)),
            ..shown(1, 110)
        };
        let weekly = standard(Frequency::Weekly);
        assert_eq!(due(&weekly, &clicked, day(200)), Due::Later(day(475)));
        assert_eq!(due(&weekly, &clicked, day(475)), Due::Now { occurrence: 2 });
        let short = Delivery {
            closes: day(475),
            ..weekly
        };
        assert_eq!(
            due(&short, &clicked, day(200)),
            Due::Never(Reason::EndsFirst)
        );
    }

    #[test]
    fn urgent_is_shown_once_whatever_its_frequency() {
        let mut urgent = Delivery {
            closes: day(101),
            ..standard(Frequency::Weekly)
        };
        urgent.habits.urgency = Urgency::Urgent;
        assert_eq!(
            due(&urgent, &Receipt::default(), day(100)),
            Due::Now { occurrence: 1 }
        );
        assert_eq!(
            due(&urgent, &shown(1, 100), day(100)),
            Due::Never(Reason::AlreadyShown)
        );
        // The report of the showing itself is still on its way.
        let mut only_dismissed = Ledger::default();
        let event = Event {
            id: Uuid::nil(),
            showing_id: format!("{}.1", Uuid::nil()).parse().expect("an id"),
            event_type: EventType::Dismissed,
            occurred: day(100),
        };
        let moment = Moment {
            at: day(100),
            day: 100,
        };
        only_dismissed.note(&event, moment);
        assert_eq!(
            due(&urgent, &only_dismissed.receipt(), day(100)),
            Due::Never(Reason::AlreadyShown)
        );
        assert_eq!(
            due(&urgent, &Receipt::default(), day(101)),
            Due::Never(Reason::Ended)
        );
    }

    #[test]
    fn it_can_have_come_round_only_as_often_as_time_has_passed() {
        let weekly = standard(Frequency::Weekly);
        let most = |delivery: &Delivery<'_>, now| {
            let came = |number: &u32| can_have_come(delivery, *number, now);
            (1..9).take_while(came).count()
        };
        assert_eq!(most(&weekly, day(99)), 0);
        assert_eq!(most(&weekly, day(100)), 1);
        assert_eq!(most(&weekly, day(107)), 2);
        assert_eq!(most(&weekly, day(114)), 3);
        let short = Delivery {
            closes: day(107),
            ..weekly
        };
        assert_eq!(most(&short, day(500)), 1);
        assert_eq!(most(&standard(Frequency::Once), day(500)), 1);
        assert!(!can_have_come(&weekly, 0, day(500)));
        assert!(!can_have_come(&weekly, u32::MAX, day(500)));
    }

    proptest! {
        #[test]
        fn whatever_is_given_out_can_have_come(
            frequency in prop::sample::select(Frequency::ALL), waits in prop::collection::vec(0_i64..60, 1..9),
        ) {
            // Somebody looks now and then; what they are shown, they report.
            let delivery = standard(frequency);
            let (mut receipt, mut now) = (Receipt::default(), day(95));
            for wait in waits {
                now = Ts::from_micros(now.micros() + wait * DAY);
                if let Due::Now { occurrence } = due(&delivery, &receipt, now) {
                    prop_assert!(can_have_come(&delivery, occurrence, now));
                    receipt = Receipt { occurrence, last_shown: Some(now), ..receipt };
                }
            }
        }

        #[test]
        fn later_is_the_first_instant_that_is_now(
            frequency in prop::sample::select(Frequency::ALL), last in 100_i64..900, click in prop::option::of(100_i64..900), now in 90_i64..1_100,
        ) {
            let delivery = standard(frequency);
            let receipt = Receipt { clicked: click.map(day), ..shown(1, last) };
            match due(&delivery, &receipt, day(now)) {
                Due::Later(from) => {
                    prop_assert!(from > day(now));
                    let before = Ts::from_micros(from.micros() - 1);
                    prop_assert_eq!(due(&delivery, &receipt, before), Due::Later(from));
                    prop_assert_eq!(due(&delivery, &receipt, from), Due::Now { occurrence: 2 });
                }
                Due::Never(reason) => {
                    // Never stays never.
                    prop_assert!(reason != Reason::NotActive);
                    let later = due(&delivery, &receipt, day(now + 50));
                    prop_assert!(matches!(later, Due::Never(_)), "{:?}", later);
                }
                Due::Now { .. } => {}
            }
        }
    }
}
