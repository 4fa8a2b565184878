//! How a gateway is doing, after what became of some pushes to it.

use std::collections::BTreeSet;

use beffroi_core::{Random, Ts};
use beffroi_feature::Cx;

use crate::model::{Blame, Fate, Place, away_until};
use crate::store::{Gateway, Noted};

/// So many people's devices, put off together, are not those people's fault.
const SEVERAL: usize = 3;

/// One byte of chance.
pub(super) fn chance(random: &dyn Random) -> u8 {
    let mut byte = [0];
    random.fill(&mut byte);
    byte[0]
}

/// After a page: one that answers anything about a push is there, whatever it answers; one that does not is left
/// alone for a while, longer each time.
pub(super) fn after(before: Option<Gateway>, place: &Place, noted: &[Noted], cx: &Cx) -> Gateway {
    let before = before.unwrap_or_else(|| Gateway {
        place: place.clone(),
        failures: 0,
        failing_since: None,
        retry_at: None,
        answer: None,
        accepted_at: None,
    });
    judged(before, noted, cx.now(), chance(&*cx.random))
}

fn judged(before: Gateway, noted: &[Noted], now: Ts, chance: u8) -> Gateway {
    let accepted = noted.iter().any(|one| one.fate == Fate::Accepted);
    match against(noted) {
        Some(answer) => {
            let failures = before.failures + 1;
            Gateway {
                failures,
                failing_since: before.failing_since.or(Some(now)),
                retry_at: Some(away_until(failures, now, chance)),
                answer: Some(answer),
                ..before
            }
        }
        None => Gateway {
            failures: 0,
            failing_since: None,
            retry_at: None,
            answer: None,
            accepted_at: if accepted {
                Some(now)
            } else {
                before.accepted_at
            },
            ..before
        },
    }
}

/// What speaks against the gateway, if anything does: all of it was put off, by its silence, or with an answer about
/// the devices of several people. What it answers about one person's devices is their own affair: whoever registers
/// an address that is never taken must not delay anybody else.
fn against(noted: &[Noted]) -> Option<String> {
    let mut owners = BTreeSet::new();
    let mut said = None;
    let mut is_its_own = false;
    for one in noted {
        let Fate::Later(_, words, blame) = &one.fate else {
            return None;
        };
        is_its_own |= *blame == Blame::Gateway;
        owners.extend(one.owner);
        said.get_or_insert(words);
    }
    said.filter(|_| is_its_own || owners.len() >= SEVERAL)
        .cloned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Channel;
    use crate::store::Due;

    fn noted(fate: Fate) -> Noted {
        of(1, fate)
    }

    /// Of a device of the nth person.
    fn of(owner: u128, fate: Fate) -> Noted {
        Noted {
            owner: Some(uuid::Uuid::from_u128(owner)),
            due: Due {
                notification: beffroi_core::Id::from_uuid(uuid::Uuid::nil()),
                registration: beffroi_core::Id::from_uuid(uuid::Uuid::nil()),
                channel: Channel::WebPush,
                attempts: 0,
            },
            fate,
        }
    }

    fn fresh() -> Gateway {
        Gateway {
            place: Place {
                channel: Channel::WebPush,
                origin: "https://push.example.net".to_owned(),
            },
            failures: 0,
            failing_since: None,
            retry_at: None,
            answer: None,
            accepted_at: None,
        }
    }

    #[test]
    fn only_silence_counts_against_it() {
        let now = Ts::from_micros(1_000_000);
        let later = || noted(Fate::Later(now, "no answer".to_owned(), Blame::Gateway));
        let once = judged(fresh(), &[later(), later()], now, 0);
        assert_eq!((once.failures, once.failing_since), (1, Some(now)));
        assert_eq!(once.answer.as_deref(), Some("no answer"));
        let twice = judged(once.clone(), &[later()], now, 0);
        assert_eq!(twice.failures, 2);
        assert!(twice.retry_at > once.retry_at);
        let gone = judged(
            twice.clone(),
            &[later(), noted(Fate::Gone("410".into()))],
            now,
            0,
        );
        assert_eq!(
            (gone.failures, gone.retry_at, gone.accepted_at),
            (0, None, None)
        );
        let taken = judged(twice, &[noted(Fate::Accepted)], now, 0);
        assert_eq!((taken.failures, taken.accepted_at), (0, Some(now)));
    }

    #[test]
    fn what_it_answers_about_a_few_people_does_not() {
        let now = Ts::from_micros(1_000_000);
        let refused = |owner| {
            let words = "401".to_owned();
            of(owner, Fate::Later(now, words, Blame::Registration))
        };
        let few = judged(fresh(), &[refused(1), refused(1), refused(2)], now, 0);
        assert_eq!((few.failures, few.retry_at), (0, None));
        let several = judged(fresh(), &[refused(1), refused(2), refused(3)], now, 0);
        assert_eq!(
            (several.failures, several.answer.as_deref()),
            (1, Some("401"))
        );
    }
}
