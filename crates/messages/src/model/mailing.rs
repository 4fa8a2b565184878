//! When a message is mailed to one person, and what follows from what the relay said.

use beffroi_channels::smtp::pause_after;
use beffroi_core::Ts;

use super::due::{Delivery, Due, Reason, due};
use super::receipt::Receipt;

/// What became of the mails of one message to one person.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mailed {
    /// The last occurrence that is settled, sent or refused; 0 before the first.
    pub occurrence: u32,
    /// When it was settled.
    pub last: Option<Ts>,
    /// Whether it was refused, or given up.
    pub refused: bool,
    /// How many mails the relay has taken.
    pub sent: u32,
    /// Since when the next occurrence is put off.
    pub deferred_since: Option<Ts>,
    /// When it is tried again.
    pub retry: Option<Ts>,
}

/// What the relay said to one mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It has taken it.
    Sent,
    /// It will never take it: this occurrence is settled.
    Refused,
    /// Not now.
    Deferred,
}

impl Mailed {
    /// When the next mail is due. A settled mail counts as the message having been shown, so that
    /// it comes back at its frequency; it is not counted as seen.
    #[must_use]
    pub fn due(&self, delivery: &Delivery<'_>, receipt: &Receipt, now: Ts) -> Due {
        match (due(delivery, &self.with(receipt), now), self.retry) {
            (Due::Now { .. }, Some(retry)) if retry >= delivery.closes => {
                Due::Never(Reason::EndsFirst)
            }
            (Due::Now { .. }, Some(retry)) if retry > now => Due::Later(retry),
            (due, _) => due,
        }
    }

    /// What the person has seen and done, each settled mail taken for a showing: for asking when
    /// the next one is due, and for nothing that is counted.
    #[must_use]
    pub fn with(&self, receipt: &Receipt) -> Receipt {
        Receipt {
            occurrence: self.occurrence.max(receipt.occurrence),
            last_shown: self.last.max(receipt.last_shown),
            ..*receipt
        }
    }

    /// The same after an attempt at an occurrence; and what it comes to, since what is put off for
    /// too long is given up.
    #[must_use]
    pub fn after(self, occurrence: u32, fate: Fate, now: Ts) -> (Self, Fate) {
        let settled = Self {
            occurrence,
            last: Some(now),
            refused: fate != Fate::Sent,
            deferred_since: None,
            retry: None,
            ..self
        };
        match fate {
            Fate::Sent => {
                let sent = self.sent.saturating_add(1);
                (Self { sent, ..settled }, Fate::Sent)
            }
            Fate::Refused => (settled, Fate::Refused),
            Fate::Deferred => {
                let since = self.deferred_since.unwrap_or(now);
                match pause_after(now.since(since)) {
                    None => (settled, Fate::Refused),
                    Some(pause) => {
                        let deferred = Self {
                            deferred_since: Some(since),
                            retry: Some(now.plus(pause)),
                            ..self
                        };
                        (deferred, Fate::Deferred)
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use beffroi_channels::smtp::GIVE_UP;
    use jiff::tz::TimeZone;
    use proptest::prelude::*;

    use super::super::due::Habits;
    use super::super::frequency::Frequency;
    use super::super::kinds::Urgency;
    use super::super::state::State;
    use super::*;

    static UTC: TimeZone = TimeZone::UTC;
    const HOUR: i64 = 3_600_000_000;

    fn hour(n: i64) -> Ts {
        Ts::from_micros(n * HOUR)
    }

    fn delivery(frequency: Frequency) -> Delivery<'static> {
        Delivery {
            state: State::Active,
            habits: Habits {
                urgency: Urgency::Standard,
                frequency,
                zone: &UTC,
            },
            opens: hour(100),
            closes: hour(2_000),
        }
    }

    #[test]
    fn once_is_once_and_weekly_comes_back_after_a_week() {
        let none = Receipt::default();
        for (frequency, next) in [
            (Frequency::Once, Due::Never(Reason::AlreadyShown)),
            (Frequency::Weekly, Due::Later(hour(101 + 7 * 24))),
        ] {
            let delivery = delivery(frequency);
            let mailed = Mailed::default();
            assert_eq!(
                mailed.due(&delivery, &none, hour(99)),
                Due::Later(hour(100))
            );
            assert_eq!(
                mailed.due(&delivery, &none, hour(101)),
                Due::Now { occurrence: 1 }
            );
            for fate in [Fate::Sent, Fate::Refused] {
                let (after, told) = mailed.after(1, fate, hour(101));
                assert_eq!(told, fate);
                assert_eq!(after.due(&delivery, &none, hour(102)), next, "{fate:?}");
                assert_eq!(after.sent, u32::from(fate == Fate::Sent));
            }
        }
    }

    #[test]
    fn a_click_elsewhere_keeps_the_next_mail_away() {
        let (mailed, _) = Mailed::default().after(1, Fate::Sent, hour(101));
        let clicked = Receipt {
            clicked: Some(hour(102)),
            occurrence: 1,
            ..Receipt::default()
        };
        let due = mailed.due(&delivery(Frequency::Weekly), &clicked, hour(500));
        assert_eq!(due, Due::Never(Reason::EndsFirst));
    }

    #[test]
    fn what_is_put_off_is_tried_until_it_is_given_up() {
        let (delivery, none) = (delivery(Frequency::Once), Receipt::default());
        let (mut mailed, mut now, mut attempts) = (Mailed::default(), hour(100), 0);
        let end = loop {
            match mailed.due(&delivery, &none, now) {
                Due::Now { occurrence: 1 } => {
                    attempts += 1;
                    let (after, fate) = mailed.after(1, Fate::Deferred, now);
                    mailed = after;
                    if fate == Fate::Refused {
                        break now;
                    }
                }
                Due::Later(at) => now = at,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(mailed.sent, 0);
        assert!((50..60).contains(&attempts), "{attempts}");
        let whole = end.since(hour(100));
        assert!(
            whole >= GIVE_UP && whole < GIVE_UP + Duration::from_hours(1),
            "{whole:?}"
        );
        let over = mailed.due(&delivery, &none, now);
        assert_eq!(over, Due::Never(Reason::AlreadyShown));
    }

    #[test]
    fn nothing_is_tried_again_after_the_end() {
        let (mailed, _) = Mailed::default().after(1, Fate::Deferred, hour(1_999));
        let mut delivery = delivery(Frequency::Once);
        delivery.closes = hour(1_999).plus(Duration::from_secs(30));
        let due = mailed.due(&delivery, &Receipt::default(), hour(1_999));
        assert_eq!(due, Due::Never(Reason::EndsFirst));
    }

    proptest! {
        #[test]
        fn no_occurrence_is_mailed_twice(
            frequency in prop::sample::select(Frequency::ALL),
            steps in prop::collection::vec((0_i64..200, 0_u8..3), 1..40),
        ) {
            let delivery = delivery(frequency);
            let (mut mailed, mut now, mut sent) = (Mailed::default(), hour(90), Vec::new());
            for (hours, fate) in steps {
                now = Ts::from_micros(now.micros() + hours * HOUR);
                if let Due::Now { occurrence } = mailed.due(&delivery, &Receipt::default(), now) {
                    prop_assert!(now >= delivery.opens && now < delivery.closes);
                    prop_assert!(!sent.contains(&occurrence), "{occurrence} in {sent:?}");
                    let fate = [Fate::Sent, Fate::Refused, Fate::Deferred][usize::from(fate)];
                    let (after, fate) = mailed.after(occurrence, fate, now);
                    mailed = after;
                    if fate != Fate::Deferred {
                        sent.push(occurrence);
                    }
                }
            }
            prop_assert!(sent.is_sorted());
        }
    }
}
