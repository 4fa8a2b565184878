//! Figures that come back.

use serde::Serialize;
use utoipa::ToSchema;

/// How often a message was seen and what people did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = MessageFigures)]
pub struct Figures {
    /// Showings.
    pub shown: u64,
    /// People who saw it at least once.
    pub people_seen: u64,
    /// Clicks.
    pub clicks: u64,
    /// People who clicked at least once.
    pub people_clicked: u64,
    /// Dismissals.
    pub dismissals: u64,
    /// Clicks per showing; 0 while nothing was shown.
    pub click_through_rate: f64,
}

impl Figures {
    /// The figures with their rate.
    #[must_use]
    pub fn new(
        shown: u64,
        people_seen: u64,
        clicks: u64,
        people_clicked: u64,
        dismissals: u64,
    ) -> Self {
        Self {
            shown,
            people_seen,
            clicks,
            people_clicked,
            dismissals,
            click_through_rate: rate(clicks, shown),
        }
    }
}

/// Clicks per showing; 0 while nothing was shown.
#[expect(
    clippy::cast_precision_loss,
    reason = "a rate of counts beyond 2^53 would still be right to fifteen digits"
)]
#[must_use]
pub fn rate(clicks: u64, shown: u64) -> f64 {
    if shown == 0 {
        0.0
    } else {
        clicks as f64 / shown as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_of_the_contract_and_a_rate_without_showings() {
        assert_eq!(
            serde_json::to_value(Figures::new(0, 0, 0, 0, 0)).expect("serializes"),
            serde_json::json!({"shown": 0, "peopleSeen": 0, "clicks": 0, "peopleClicked": 0, "dismissals": 0, "clickThroughRate": 0.0})
        );
        let quarter = Figures::new(8, 5, 2, 2, 1);
        assert!((quarter.click_through_rate - 0.25).abs() < f64::EPSILON);
    }

    proptest! {
        #[test]
        fn a_rate_is_always_a_number(clicks in any::<u64>(), shown in any::<u64>()) {
            prop_assert!(rate(clicks, shown).is_finite());
        }
    }
}
