//! How often a person who has not clicked sees the message again, by the tenant's calendar.

use beffroi_core::Ts;
use jiff::tz::TimeZone;
use jiff::{Span, ToSpan, Zoned};

use super::named::named;

named! {
    /// How often the message comes back to a person who has not clicked.
    Frequency as MessageFrequency {
        /// Never.
        Once = "once",
        /// Seven days later.
        Weekly = "weekly",
        /// Fifteen days later.
        TwiceMonthly = "twiceMonthly",
        /// A calendar month later.
        Monthly = "monthly",
        /// It does not end: each device that is new to its person shows it once.
        AlwaysOn = "alwaysOn",
    }
}

/// When the message is due again after it was last shown: the same local time on a later day of the
/// tenant's calendar (31 January + a month is the last of February; a time that the clocks skip is
/// moved past the gap). None when it does not come back.
#[must_use]
pub fn next_due(last_shown: Ts, frequency: Frequency, zone: &TimeZone) -> Option<Ts> {
    let span = match frequency {
        Frequency::Once | Frequency::AlwaysOn => return None,
        Frequency::Weekly => 7.days(),
        Frequency::TwiceMonthly => 15.days(),
        Frequency::Monthly => 1.month(),
    };
    Some(later(last_shown, span, zone))
}

/// Until when a click silences the message for that person: a year later, by the calendar.
#[must_use]
pub fn silent_until(clicked: Ts, zone: &TimeZone) -> Ts {
    later(clicked, 1.year(), zone)
}

/// Calendar arithmetic that stays at the end of time instead of failing there.
fn later(from: Ts, span: Span, zone: &TimeZone) -> Ts {
    Zoned::new(from.to_jiff(), zone.clone())
        .checked_add(span)
        .map_or(Ts::from(jiff::Timestamp::MAX), |zoned| {
            zoned.timestamp().into()
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn paris() -> TimeZone {
        TimeZone::get("Europe/Paris").expect("in the zone database")
    }

    fn after(shown: &str, frequency: Frequency) -> String {
        let shown: Zoned = shown.parse().expect("a zoned time");
        let due =
            next_due(shown.timestamp().into(), frequency, shown.time_zone()).expect("comes back");
        due.to_jiff()
            .to_zoned(shown.time_zone().clone())
            .to_string()
    }

    #[test]
    fn once_never_comes_back() {
        assert_eq!(next_due(Ts::default(), Frequency::Once, &paris()), None);
    }

    #[test]
    fn same_local_time_across_both_clock_changes() {
        assert_eq!(
            after("2026-03-25T09:00:00+01:00[Europe/Paris]", Frequency::Weekly),
            "2026-04-01T09:00:00+02:00[Europe/Paris]"
        );
        assert_eq!(
            after("2026-10-20T09:00:00+02:00[Europe/Paris]", Frequency::Weekly),
            "2026-10-27T09:00:00+01:00[Europe/Paris]"
        );
        assert_eq!(
            after(
                "2026-10-20T09:00:00+02:00[Europe/Paris]",
                Frequency::TwiceMonthly
            ),
            "2026-11-04T09:00:00+01:00[Europe/Paris]"
        );
    }

    #[test]
    fn a_skipped_hour_is_passed_and_a_repeated_one_taken_first() {
        assert_eq!(
            after("2026-03-22T02:30:00+01:00[Europe/Paris]", Frequency::Weekly),
            "2026-03-29T03:30:00+02:00[Europe/Paris]"
        );
        assert_eq!(
            after("2026-10-18T02:30:00+02:00[Europe/Paris]", Frequency::Weekly),
            "2026-10-25T02:30:00+02:00[Europe/Paris]"
        );
    }

    #[test]
    fn months_are_clamped_to_their_last_day() {
        assert_eq!(
            after(
                "2026-01-31T09:00:00+01:00[Europe/Paris]",
                Frequency::Monthly
            ),
            "2026-02-28T09:00:00+01:00[Europe/Paris]"
        );
        assert_eq!(
            after(
                "2028-01-31T09:00:00+01:00[Europe/Paris]",
                Frequency::Monthly
            ),
            "2028-02-29T09:00:00+01:00[Europe/Paris]"
        );
    }

    #[test]
    fn a_click_is_good_for_a_calendar_year() {
        let until =
            |text: &str| silent_until(text.parse().expect("an instant"), &paris()).to_string();
        assert_eq!(until("2026-06-01T10:00:00Z"), "2027-06-01T10:00:00Z");
        assert_eq!(until("2027-06-01T10:00:00Z"), "2028-06-01T10:00:00Z");
        assert_eq!(until("2028-02-29T10:00:00Z"), "2029-02-28T10:00:00Z");
    }

    proptest! {
        #[test]
        fn the_calendar_never_lies_by_more_than_an_hour(micros in 0_i64..4_000_000_000_000_000) {
            let shown = Ts::from_micros(micros);
            for (frequency, least, most) in [
                (Frequency::Weekly, 7, 7), (Frequency::TwiceMonthly, 15, 15), (Frequency::Monthly, 28, 31),
            ] {
                let hours = next_due(shown, frequency, &paris()).expect("comes back").since(shown).as_secs() / 3600;
                prop_assert!((least * 24 - 1..=most * 24 + 1).contains(&hours), "{frequency}: {hours} h");
            }
        }

        #[test]
        fn the_end_of_time_is_no_accident(micros in any::<i64>()) {
            for frequency in Frequency::ALL {
                let _ = next_due(Ts::from_micros(micros), *frequency, &paris());
            }
            let _ = silent_until(Ts::from_micros(micros), &paris());
        }
    }
}
