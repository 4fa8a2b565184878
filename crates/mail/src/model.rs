//! What becomes of a letter. Pure.

use std::str::FromStr;
use std::time::Duration;

use beffroi_channels::smtp::{NotSent, pause_after};
use beffroi_core::{Id, IdKind, Ts};

/// The kind of a letter's id.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Kind;

impl IdKind for Kind {
    const NAME: &'static str = "mailMessage";
}

/// A letter's id.
pub(crate) type LetterId = Id<Kind>;

/// The pause when the relay can't be used at all.
pub(crate) const RELAY_AWAY: Duration = Duration::from_secs(30);
/// How long the log goes back.
pub(crate) const KEPT: Duration = Duration::from_hours(24 * 90);

/// Where a letter is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// It waits for its turn.
    Queued,
    /// It was tried and waits for another attempt.
    Deferred,
    /// The relay answers for it.
    Sent,
    /// It is given up.
    Failed,
    /// It was not to be sent any more.
    Canceled,
}

impl State {
    const ALL: [Self; 5] = [
        Self::Queued,
        Self::Deferred,
        Self::Sent,
        Self::Failed,
        Self::Canceled,
    ];

    /// As it is kept.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Queued => "queued",
            Self::Deferred => "deferred",
            Self::Sent => "sent",
            Self::Failed => "failed",
            Self::Canceled => "canceled",
        }
    }
}

impl FromStr for State {
    type Err = std::io::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let mut all = Self::ALL.into_iter();
        all.find(|state| state.as_str() == text)
            .ok_or_else(|| std::io::Error::other(format!("no state of a mail: {text}")))
    }
}

/// What an attempt came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fate {
    pub(crate) state: State,
    /// When it is tried again.
    pub(crate) next: Option<Ts>,
    /// What the relay said, or what else stood in the way.
    pub(crate) answer: Option<String>,
}

impl Fate {
    /// Nothing more happens to it.
    pub(crate) fn ended(state: State, answer: Option<&str>) -> Self {
        Self {
            state,
            next: None,
            answer: answer.map(str::to_owned),
        }
    }

    /// After an attempt to hand over a letter that was written at `written`.
    pub(crate) fn after(sent: Result<(), NotSent>, written: Ts, now: Ts) -> Self {
        let (pause, words) = match sent {
            Ok(()) => return Self::ended(State::Sent, None),
            Err(NotSent::Refused(words)) => return Self::ended(State::Failed, Some(&words)),
            Err(NotSent::Deferred(words)) => (pause_after(now.since(written)), words),
            Err(why @ NotSent::Unavailable(_)) => {
                let pause = pause_after(now.since(written)).map(|_| RELAY_AWAY);
                (pause, why.to_string())
            }
        };
        match pause {
            Some(pause) => Self {
                state: State::Deferred,
                next: Some(now.plus(pause)),
                answer: Some(words),
            },
            None => Self::ended(State::Failed, Some(&words)),
        }
    }
}

#[cfg(test)]
mod tests {
    use beffroi_channels::smtp::GIVE_UP;
    use proptest::prelude::*;

    use super::*;

    fn not_sent() -> impl Strategy<Value = NotSent> {
        prop_oneof![
            Just(NotSent::Refused("r".to_owned())),
            Just(NotSent::Deferred("d".to_owned())),
            Just(NotSent::Unavailable("u".to_owned())),
        ]
    }

    proptest! {
        #[test]
        fn a_letter_is_tried_until_it_ends_and_for_two_days_at_most(why in not_sent(), age in 0_u64..400_000) {
            let written = Ts::from_micros(0);
            let now = written.plus(Duration::from_secs(age));
            let fate = Fate::after(Err(why.clone()), written, now);
            prop_assert_eq!(fate.state == State::Deferred, fate.next.is_some());
            prop_assert!(fate.answer.is_some(), "what was in the way is told");
            let waits = !matches!(why, NotSent::Refused(_)) && Duration::from_secs(age) < GIVE_UP;
            prop_assert_eq!(fate.state, if waits { State::Deferred } else { State::Failed });
            prop_assert!(fate.next.is_none_or(|next| next > now));
        }
    }

    #[test]
    fn what_was_taken_is_sent() {
        let at = Ts::from_micros(0);
        assert_eq!(Fate::after(Ok(()), at, at), Fate::ended(State::Sent, None));
    }
}
