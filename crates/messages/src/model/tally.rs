//! What ledgers add to the figures of a message, in all and day by day; and what a change of a ledger
//! changes of them.

use std::collections::BTreeMap;
use std::ops::{AddAssign, Neg};

use beffroi_core::Ts;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::event::EventType;

/// 1970-01-01, from which days are counted.
const EPOCH: Date = Date::constant(1970, 1, 1);

/// The day on which something counts that happened then, in days since 1970-01-01.
#[must_use]
pub fn day_of(at: Ts, zone: &TimeZone) -> i32 {
    day_number(zone.to_datetime(at.to_jiff()).date())
}

/// A date as a number of days since 1970-01-01.
#[must_use]
pub fn day_number(date: Date) -> i32 {
    // A span of days between two dates of jiff's fits easily.
    EPOCH.until(date).map_or(0, |span| span.get_days())
}

/// The date of such a day; the last one there is for those that no calendar has.
#[must_use]
pub fn date_of(day: i32) -> Date {
    EPOCH
        .checked_add(jiff::SignedDuration::from_hours(24 * i64::from(day)))
        .unwrap_or(Date::MAX)
}

/// Counts of a message, or the difference between two of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Showings.
    pub shown: i64,
    /// People who saw it.
    pub people_seen: i64,
    /// Clicks.
    pub clicks: i64,
    /// People who clicked.
    pub people_clicked: i64,
    /// Dismissals.
    pub dismissals: i64,
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.shown += other.shown;
        self.people_seen += other.people_seen;
        self.clicks += other.clicks;
        self.people_clicked += other.people_clicked;
        self.dismissals += other.dismissals;
    }
}

impl Neg for Counts {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            shown: -self.shown,
            people_seen: -self.people_seen,
            clicks: -self.clicks,
            people_clicked: -self.people_clicked,
            dismissals: -self.dismissals,
        }
    }
}

impl Counts {
    fn count(&mut self, kind: EventType) {
        match kind {
            EventType::Shown => {
                self.shown += 1;
                self.people_seen = 1;
            }
            EventType::Clicked => {
                self.clicks += 1;
                self.people_clicked = 1;
            }
            EventType::Dismissed => self.dismissals += 1,
        }
    }

    /// Whether it changes nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// Counts in all and by day: of one person's ledger, or the sum of many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally {
    total: Counts,
    days: BTreeMap<i32, Counts>,
}

impl Tally {
    /// Counts one thing that one person did.
    pub(super) fn count(&mut self, day: i32, kind: EventType) {
        self.total.count(kind);
        self.days.entry(day).or_default().count(kind);
    }

    /// In all.
    #[must_use]
    pub const fn total(&self) -> Counts {
        self.total
    }

    /// The days on which something changes, in days since 1970-01-01.
    pub fn days(&self) -> impl Iterator<Item = (i32, Counts)> {
        let all = self.days.iter().map(|(day, counts)| (*day, *counts));
        all.filter(|(_, counts)| !counts.is_nothing())
    }

    /// Adds what another person's ledger counts, or the rest of a difference.
    pub fn add(&mut self, other: &Self) {
        self.total += other.total;
        for (day, counts) in &other.days {
            *self.days.entry(*day).or_default() += *counts;
        }
    }

    /// Takes away what a ledger counted before it changed.
    pub fn take_away(&mut self, other: &Self) {
        self.total += -other.total;
        for (day, counts) in &other.days {
            *self.days.entry(*day).or_default() += -*counts;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_have_numbers() {
        let paris = TimeZone::get("Europe/Paris").expect("a zone");
        let at = |text: &str| text.parse::<Ts>().expect("an instant");
        assert_eq!(day_of(at("1970-01-01T22:59:59Z"), &paris), 0);
        assert_eq!(day_of(at("1970-01-01T23:00:00Z"), &paris), 1);
        for day in [-400_000, -1, 0, 20_779, 400_000] {
            assert_eq!(day_number(date_of(day)), day);
        }
        assert_eq!(date_of(20_779).to_string(), "2026-11-22");
    }

    #[test]
    fn somebody_who_comes_back_is_one_person_in_all_and_one_on_each_day() {
        let mut tally = Tally::default();
        for (day, kind) in [
            (7, EventType::Shown),
            (7, EventType::Shown),
            (8, EventType::Shown),
            (8, EventType::Clicked),
        ] {
            tally.count(day, kind);
        }
        let counts = |shown, people_seen, clicks, people_clicked| Counts {
            shown,
            people_seen,
            clicks,
            people_clicked,
            dismissals: 0,
        };
        assert_eq!(tally.total(), counts(3, 1, 1, 1));
        let days: Vec<_> = tally.days().collect();
        assert_eq!(days, [(7, counts(2, 1, 0, 0)), (8, counts(1, 1, 1, 1))]);
    }

    #[test]
    fn a_difference_moves_a_showing_to_an_earlier_day() {
        let (mut before, mut after) = (Tally::default(), Tally::default());
        before.count(8, EventType::Shown);
        after.count(7, EventType::Shown);
        let mut difference = after.clone();
        difference.take_away(&before);
        assert!(difference.total().is_nothing());
        let mut sum = before;
        sum.add(&difference);
        let days: Vec<_> = sum
            .days()
            .map(|(day, counts)| (day, counts.shown))
            .collect();
        assert_eq!(days, [(7, 1)]);
    }
}
