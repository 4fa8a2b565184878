//! How a gateway is doing, after what became of some pushes to it.

use beffroi_core::{Random, Ts};
use beffroi_feature::Cx;

use crate::model::{Fate, Place, away_until};
use crate::store::{Gateway, Noted};

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
    let put_off = noted.iter().find_map(|one| match &one.fate {
        Fate::Later(_, answer) => Some(answer.clone()),
        _ => None,
    });
    let all_put_off = noted.iter().all(|one| matches!(one.fate, Fate::Later(..)));
    match put_off {
        Some(answer) if all_put_off => {
            let failures = before.failures + 1;
            Gateway {
                failures,
                failing_since: before.failing_since.or(Some(now)),
                retry_at: Some(away_until(failures, now, chance)),
                answer: Some(answer),
                ..before
            }
        }
        _ => Gateway {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Channel;
    use crate::store::Due;

    fn noted(fate: Fate) -> Noted {
        Noted {
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
        let later = || noted(Fate::Later(now, "no answer".to_owned()));
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
}
