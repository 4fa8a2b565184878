//! When a message begins and ends, how often it comes back, and over how long its start is spread.

use std::time::Duration;

use beffroi_core::Ts;
use beffroi_core::failure::Violations;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::frequency::Frequency;
use super::kinds::Urgency;

/// Least time between start and end.
pub const LEAST_WINDOW: Duration = Duration::from_hours(1);
/// Longest spread of the start, in minutes: a day.
pub const MAX_SPREAD_MINUTES: u16 = 1_440;
/// Spread of the start when the writer does not say, in minutes.
pub const DEFAULT_SPREAD_MINUTES: u16 = 10;

/// The end of what does not end: later than any other instant.
pub const NEVER: Ts = Ts::from_micros(253_402_207_200_000_000);

/// When the message is delivered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
#[schema(as = MessageSchedule)]
pub struct Schedule {
    /// When it begins; none, or an instant in the past, means at once.
    #[serde(rename = "startDateTime")]
    pub start: Option<Ts>,
    /// When it ends.
    #[serde(rename = "endDateTime")]
    pub end: Option<Ts>,
    /// How often it comes back to a person who has not clicked.
    pub frequency: Frequency,
    /// Over how many minutes the start is spread, so that the linked site is not stampeded.
    pub spread_minutes: u16,
}

impl Default for Schedule {
    fn default() -> Self {
        Self {
            start: None,
            end: None,
            frequency: Frequency::Once,
            spread_minutes: DEFAULT_SPREAD_MINUTES,
        }
    }
}

impl Schedule {
    /// The schedule of an urgent message: none. It goes out at once, to everybody at once, once.
    #[must_use]
    pub const fn urgent() -> Self {
        Self {
            start: None,
            end: None,
            frequency: Frequency::Once,
            spread_minutes: 0,
        }
    }

    /// The schedule of what greets a person on a new device: it begins, and does not end.
    #[must_use]
    pub const fn always_on(start: Option<Ts>) -> Self {
        Self {
            start,
            end: None,
            frequency: Frequency::AlwaysOn,
            spread_minutes: 0,
        }
    }

    /// The first instant after it; none while no end is given.
    #[must_use]
    pub fn closes(&self) -> Option<Ts> {
        match self.frequency {
            Frequency::AlwaysOn => Some(self.end.unwrap_or(NEVER)),
            _ => self.end,
        }
    }

    /// When it begins if it is let pass now.
    #[must_use]
    pub fn effective_start(&self, now: Ts) -> Ts {
        self.start.map_or(now, |start| start.max(now))
    }

    /// Whether its end has passed: nobody can approve it any more.
    #[must_use]
    pub fn has_ended(&self, now: Ts) -> bool {
        self.end.is_some_and(|end| end <= now)
    }

    /// Notes what can't even be kept in a draft.
    pub fn check_storable(&self, violations: &mut Violations) {
        if self.spread_minutes > MAX_SPREAD_MINUTES {
            violations.add(
                "schedule/spreadMinutes",
                format_args!("must be at most {MAX_SPREAD_MINUTES} (a day)"),
            );
        }
    }

    /// Notes every rule that the schedule breaks when it is submitted `now`.
    pub fn check(&self, urgency: Urgency, now: Ts, violations: &mut Violations) {
        if urgency == Urgency::Urgent {
            return;
        }
        self.check_storable(violations);
        if self.frequency == Frequency::AlwaysOn {
            return;
        }
        let Some(end) = self.end else {
            violations.add("schedule/endDateTime", "must be given");
            return;
        };
        if end < self.effective_start(now).plus(LEAST_WINDOW) {
            violations.add(
                "schedule/endDateTime",
                "must be at least one hour after the start, and after now",
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOUR: i64 = 3_600_000_000;
    const NOW: Ts = Ts::from_micros(1_000 * HOUR);

    fn at(hours: i64) -> Ts {
        Ts::from_micros(NOW.micros() + hours * HOUR)
    }

    fn broken(schedule: &Schedule, urgency: Urgency) -> Vec<String> {
        let mut violations = Violations::default();
        schedule.check(urgency, NOW, &mut violations);
        violations
            .into_details()
            .into_iter()
            .map(|detail| detail.target)
            .collect()
    }

    fn window(start: impl Into<Option<Ts>>, end: impl Into<Option<Ts>>) -> Schedule {
        let (start, end) = (start.into(), end.into());
        Schedule {
            start,
            end,
            ..Schedule::default()
        }
    }

    #[test]
    fn the_end_is_given_and_an_hour_after_the_start() {
        let of = |start: Option<i64>, end: Option<i64>| {
            let (start, end) = (start.map(at), end.map(at));
            broken(&window(start, end), Urgency::Standard)
        };
        assert!(of(Some(5), Some(6)).is_empty());
        assert!(of(None, Some(1)).is_empty());
        assert_eq!(of(Some(5), None), ["schedule/endDateTime"]);
        assert_eq!(of(Some(6), Some(5)), ["schedule/endDateTime"]);
        let short = window(at(5), Ts::from_micros(at(6).micros() - 1));
        assert_eq!(broken(&short, Urgency::Standard), ["schedule/endDateTime"]);
        assert_eq!(
            of(Some(-5), Some(0)),
            ["schedule/endDateTime"],
            "a start in the past means now"
        );
        assert!(of(Some(-5), Some(1)).is_empty());
    }

    #[test]
    fn the_spread_is_at_most_a_day_and_urgent_has_no_schedule() {
        let spread = |spread_minutes| Schedule {
            spread_minutes,
            ..window(at(1), at(48))
        };
        assert!(broken(&spread(1_440), Urgency::Standard).is_empty());
        assert_eq!(
            broken(&spread(1_441), Urgency::Standard),
            ["schedule/spreadMinutes"]
        );
        assert!(broken(&Schedule::urgent(), Urgency::Urgent).is_empty());
    }

    #[test]
    fn read_and_written_as_in_the_contract() {
        let json = r#"{"startDateTime":null,"endDateTime":"2026-11-22T11:17:36.123456Z","frequency":"twiceMonthly","spreadMinutes":15}"#;
        let schedule: Schedule = serde_json::from_str(json).expect("reads");
        assert_eq!(serde_json::to_string(&schedule).expect("serializes"), json);
        assert_eq!(
            serde_json::from_str::<Schedule>("{}").expect("reads"),
            Schedule::default()
        );
        assert!(serde_json::from_str::<Schedule>(r#"{"start":null}"#).is_err());
    }

    proptest! {
        #[test]
        fn what_is_let_pass_runs_for_an_hour_from_now(start in prop::option::of(-9_i64..9), end in prop::option::of(-9_i64..9)) {
            let schedule = window(start.map(at), end.map(at));
            if broken(&schedule, Urgency::Standard).is_empty() {
                let end = schedule.end.expect("checked");
                prop_assert!(end.since(schedule.effective_start(NOW)) >= LEAST_WINDOW);
                prop_assert!(!schedule.has_ended(NOW) && schedule.has_ended(end));
            }
        }
    }
}
