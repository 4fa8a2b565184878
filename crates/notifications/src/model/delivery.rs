//! What becomes of one notification for one device, and of a gateway that does not answer.

use std::time::Duration;

use beffroi_channels::push::NotPushed;
use beffroi_core::Ts;

/// How long it is tried.
pub(crate) const TTL: Duration = Duration::from_hours(24);

/// The pauses after each attempt that failed; the last one holds on.
const PAUSES: [Duration; 7] = [
    Duration::from_secs(15),
    Duration::from_mins(1),
    Duration::from_mins(3),
    Duration::from_mins(10),
    Duration::from_mins(30),
    Duration::from_hours(1),
    Duration::from_hours(2),
];

/// The longest that nothing is sent to a gateway that did not answer.
const LONGEST_AWAY: Duration = Duration::from_mins(10);

/// A pause, longer by up to a quarter, so that not all come back in one moment. `chance` is from 0 to 255.
fn spread(pause: Duration, chance: u8) -> Duration {
    pause + pause.mul_f64(f64::from(chance) / 255.0 / 4.0)
}

/// What an attempt has come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Fate {
    /// The gateway has it.
    Accepted,
    /// It never arrives.
    Failed(String),
    /// It never arrives, and nothing to this registration ever will: it is forgotten.
    Gone(String),
    /// It is tried again.
    Later(Ts, String, Blame),
}

/// Whom a push that was put off speaks of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Blame {
    /// The gateway: it does not answer, or takes nothing of this organization.
    Gateway,
    /// This registration, as far as one knows: what a gateway answers about one may not hold of another.
    Registration,
}

impl Fate {
    /// After an attempt, the `attempts`th, of what is worth nothing any more at `expires`.
    pub(crate) fn after(
        pushed: &Result<(), NotPushed>,
        attempts: i64,
        expires: Ts,
        now: Ts,
        chance: u8,
    ) -> Self {
        let words = pushed.as_ref().err().map(ToString::to_string);
        let words = words.unwrap_or_default();
        let asked = match pushed {
            Ok(()) => return Self::Accepted,
            Err(NotPushed::Gone(_)) => return Self::Gone(words),
            Err(NotPushed::Refused(_)) => return Self::Failed(words),
            Err(NotPushed::Later { after, .. }) => (*after, Blame::Registration),
            Err(NotPushed::Signature(_)) => (None, Blame::Registration),
            // An administrator may mend the keys meanwhile.
            Err(NotPushed::Silent(_) | NotPushed::Keys(_)) => (None, Blame::Gateway),
        };
        let (asked, blame) = asked;
        let place = usize::try_from(attempts.saturating_sub(1)).unwrap_or(0);
        let pause = PAUSES[place.min(PAUSES.len() - 1)];
        let pause = spread(pause, chance).max(asked.unwrap_or_default());
        let at = now.plus(pause);
        if at >= expires {
            return Self::Failed(format!("given up: {words}"));
        }
        Self::Later(at, words, blame)
    }
}

/// Until when nothing is sent to a gateway that has not taken anything so many times in a row.
pub(crate) fn away_until(failures: i64, now: Ts, chance: u8) -> Ts {
    let doubled = u32::try_from(failures.clamp(1, 10) - 1).unwrap_or(0);
    let pause = Duration::from_secs(5 << doubled).min(LONGEST_AWAY);
    now.plus(spread(pause, chance))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(seconds: u64) -> Ts {
        Ts::from_micros(0).plus(Duration::from_secs(seconds))
    }

    fn later(after: Option<u64>) -> Result<(), NotPushed> {
        Err(NotPushed::Later {
            words: "503".to_owned(),
            after: after.map(Duration::from_secs),
        })
    }

    #[test]
    fn what_an_answer_comes_to() {
        let day = at(86_400);
        let after = |pushed| Fate::after(&pushed, 1, day, at(0), 0);
        assert_eq!(after(Ok(())), Fate::Accepted);
        assert!(matches!(
            after(Err(NotPushed::Gone("410".into()))),
            Fate::Gone(_)
        ));
        assert!(matches!(
            after(Err(NotPushed::Refused("413".into()))),
            Fate::Failed(_)
        ));
        assert!(matches!(
            after(Err(NotPushed::Keys("403".into()))),
            Fate::Later(..)
        ));
        let words = "it was put off: 503".to_owned();
        assert_eq!(
            after(later(None)),
            Fate::Later(at(15), words.clone(), Blame::Registration)
        );
        assert_eq!(
            after(later(Some(120))),
            Fate::Later(at(120), words.clone(), Blame::Registration),
            "as it asks"
        );
        assert_eq!(
            after(later(Some(1))),
            Fate::Later(at(15), words, Blame::Registration),
            "not sooner"
        );
        let asked_too_much = after(later(Some(90_000)));
        assert_eq!(
            asked_too_much,
            Fate::Failed("given up: it was put off: 503".to_owned())
        );
    }

    #[test]
    fn a_gateway_is_left_alone_for_longer_each_time() {
        let pauses: Vec<_> = (1..=9)
            .map(|failures| away_until(failures, at(0), 0).since(at(0)).as_secs())
            .collect();
        assert_eq!(pauses, [5, 10, 20, 40, 80, 160, 320, 600, 600]);
        assert_eq!(away_until(i64::MAX, at(0), 255), at(750));
    }

    proptest! {
        #[test]
        fn attempts_end_with_the_time_to_live(chances in proptest::collection::vec(any::<u8>(), 60)) {
            let (mut now, mut attempts, end) = (at(0), 0, at(0).plus(TTL));
            for chance in chances {
                attempts += 1;
                match Fate::after(&later(None), attempts, end, now, chance) {
                    Fate::Later(next, ..) => {
                        prop_assert!(next > now && next < end);
                        now = next;
                    }
                    Fate::Failed(_) => break,
                    other => prop_assert!(false, "{other:?}"),
                }
            }
            prop_assert!((12..=20).contains(&attempts), "{attempts} in a day");
            prop_assert!(end.since(now) < Duration::from_mins(151));
        }
    }
}
