//! The rules hold for every sequence of attempts.

use super::*;
use proptest::prelude::*;

fn at(seconds: u64) -> Ts {
    Ts::from_micros(1_000_000_000_000).plus(Duration::from_secs(seconds))
}

#[test]
fn the_pause_begins_at_the_fifth_failure_and_doubles_up_to_a_quarter_of_an_hour() {
    let pauses: Vec<Option<u64>> = (1..=12)
        .map(|failures| pause(failures).map(|pause| pause.as_secs()))
        .collect();
    let expected = [30, 60, 120, 240, 480, 900, 900, 900].map(Some);
    assert_eq!(pauses[..4], [None; 4]);
    assert_eq!(pauses[4..], expected);
    assert_eq!(pause(u32::MAX), Some(LONGEST_PAUSE));
}

#[test]
fn a_day_without_failure_forgets_all() {
    let mut attempts = Attempts::default();
    for _ in 0..5 {
        attempts = attempts.begin(at(0)).expect("free");
    }
    assert_eq!(attempts.begin(at(29)), Err(Duration::from_secs(1)));
    let later = attempts.begin(at(24 * 3_600)).expect("forgotten");
    assert_eq!((later.failures, later.locked_until), (1, None));
}

#[test]
fn a_right_password_before_a_code_costs_nothing_and_forgives_nothing() {
    let mut attempts = Attempts::default();
    for _ in 0..5 {
        attempts = attempts.begin(at(0)).expect("free");
    }
    let password = attempts.begin(at(30)).expect("the pause is over");
    let right = password.give_back();
    assert_eq!((right.failures, right.locked_until), (5, None));
    let code = right.begin(at(31)).expect("at once");
    assert_eq!((code.failures, code.locked_until), (6, Some(at(91))));
}

proptest! {
    /// Whatever the rhythm: nobody makes more guesses in a day than the rule's own arithmetic
    /// allows, a refusal names exactly the time left, and waiting that long is enough.
    #[test]
    fn guesses_are_bounded_and_waits_are_true(gaps in prop::collection::vec(0_u64..2_000, 1..400)) {
        let mut attempts = Attempts::default();
        let (mut now, mut guesses) = (0, 0_u32);
        for gap in gaps {
            now += gap;
            match attempts.begin(at(now)) {
                Ok(next) => {
                    guesses += 1;
                    prop_assert_eq!(next.failures, if attempts.is_forgotten(at(now)) { 1 } else { attempts.failures + 1 });
                    prop_assert!(next.locked_until.is_none_or(|end| end.since(at(now)) <= LONGEST_PAUSE));
                    attempts = next;
                }
                Err(wait) => {
                    prop_assert!(wait > Duration::ZERO && wait <= LONGEST_PAUSE);
                    prop_assert!(attempts.begin(at(now).plus(wait)).is_ok());
                    prop_assert!(attempts.begin(at(now).plus(wait).minus(Duration::from_micros(1))).is_err());
                }
            }
        }
        // Ten guesses take the pauses from 30 s to 8 min; each further one a quarter of an hour.
        prop_assert!(u64::from(guesses) <= 10 + now / LONGEST_PAUSE.as_secs() + 1);
    }

    /// Never more than the burst plus one per period, and the wait that is named is enough.
    #[test]
    fn an_address_has_a_bounded_allowance(gaps in prop::collection::vec(0_u64..3_000, 1..1_000)) {
        let start = at(0);
        let mut allowance = Allowance::full(start);
        let (mut now, mut taken) = (start, 0_u64);
        for gap in gaps {
            now = now.plus(Duration::from_millis(gap));
            match allowance.take(now) {
                Ok(next) => {
                    taken += 1;
                    allowance = next;
                }
                Err(wait) => {
                    prop_assert!(wait <= ADDRESS_REFILL);
                    prop_assert!(allowance.take(now.plus(wait)).is_ok());
                }
            }
        }
        prop_assert!(taken <= u64::from(ADDRESS_BURST) + now.since(start).as_secs() + 1);
        prop_assert_eq!(Allowance::full(now).take(now).expect("full").give_back(), Allowance::full(now));
    }
}
