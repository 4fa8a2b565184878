//! When a tenant's signing keys change: pure rules.
//!
//! A new pair is made every [`LIFE`]. It is published at once, but signs only after [`ANNOUNCED`],
//! when every program has read the key set anew; the one before stays published until what it signed
//! has long expired ([`KEPT`]).

use std::time::Duration;

use beffroi_core::Ts;

/// After this time a new pair is made.
const LIFE: Duration = Duration::from_hours(90 * 24);
/// How long a pair is published before it signs: Microsoft's libraries read the key set once a day.
const ANNOUNCED: Duration = Duration::from_hours(25);
/// How long a pair stays published after the next one signs; tokens live for an hour.
const KEPT: Duration = Duration::from_hours(25);

/// Whether a new pair is to be made. `made` are the moments of the present ones, newest first.
pub(crate) fn is_due(made: &[Ts], now: Ts) -> bool {
    made.first().is_none_or(|newest| now.since(*newest) >= LIFE)
}

/// Which of the pairs signs: the newest that was published for long enough; before there is one,
/// the oldest. None when there is no pair.
pub(crate) fn signer(made: &[Ts], now: Ts) -> Option<usize> {
    let announced = made.iter().position(|at| now.since(*at) >= ANNOUNCED);
    announced.or_else(|| made.len().checked_sub(1))
}

/// Whether a pair has served its time: a newer one has signed for [`KEPT`].
pub(crate) fn is_spent(one: Ts, made: &[Ts], now: Ts) -> bool {
    made.iter()
        .any(|newer| *newer > one && now.since(*newer) >= ANNOUNCED + KEPT)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hour(hours: u64) -> Ts {
        Ts::default().plus(Duration::from_hours(hours))
    }

    #[test]
    fn the_first_pair_signs_at_once_and_a_later_one_after_a_day() {
        assert_eq!(signer(&[], hour(0)), None);
        assert_eq!(signer(&[hour(0)], hour(0)), Some(0));
        let both = [hour(2160), hour(0)];
        assert_eq!(signer(&both, hour(2184)), Some(1));
        assert_eq!(signer(&both, hour(2185)), Some(0));
    }

    #[test]
    fn a_pair_is_due_after_ninety_days() {
        assert!(is_due(&[], hour(0)));
        assert!(!is_due(&[hour(0)], hour(2159)));
        assert!(is_due(&[hour(0)], hour(2160)));
    }

    proptest! {
        /// What signed a token an hour ago is still published, however the hours fall.
        #[test]
        fn whoever_signed_lately_is_not_spent(mut hours in proptest::collection::vec(0..10_000_u64, 1..6), now in 0..12_000_u64, back in 0..=24_u64) {
            hours.sort_unstable_by(|a, b| b.cmp(a));
            let (then, now) = (hour(now), hour(now + back));
            let made: Vec<Ts> = hours.into_iter().map(hour).filter(|at| *at <= then).collect();
            if let Some(signed) = signer(&made, then) {
                prop_assert!(!is_spent(made[signed], &made, now));
            }
        }
    }
}
