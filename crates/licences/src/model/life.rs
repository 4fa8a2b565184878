//! The life of a subscription: what the clock does to it, and what an administrator may.

use std::time::Duration;

use beffroi_core::{Id, IdKind, Ts};

use super::{SkuId, Standing};

/// The kind of a subscription.
#[derive(Debug)]
pub enum SubscriptionKind {}
impl IdKind for SubscriptionKind {
    const NAME: &'static str = "subscription";
}
/// A subscription's id.
pub type SubscriptionId = Id<SubscriptionKind>;

const DAY: Duration = Duration::from_hours(24);
/// For how long people go on after the end of the term.
pub const WARNING: Duration = DAY.saturating_mul(30);
/// For how long it can be taken up again after that.
pub const SUSPENDED: Duration = DAY.saturating_mul(90);
/// For how long what belongs to it is kept after that; nobody says how long that is elsewhere.
pub const LOCKED_OUT: Duration = DAY.saturating_mul(30);

/// For how long a mailbox without a plan goes on where that is wanted, and for how long it is kept
/// after that.
pub const MAILBOX_KEPT: Duration = DAY.saturating_mul(30);

/// Seats of a product for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subscription {
    /// Its id.
    pub id: SubscriptionId,
    /// Of which product.
    pub product: SkuId,
    /// How many seats.
    pub seats: u32,
    /// Whether it is a trial: those are not suspended but end.
    pub is_trial: bool,
    /// When it was made.
    pub created: Ts,
    /// Where it is in its life.
    pub standing: Standing,
    /// When the clock takes it on; never for one without an end.
    pub next: Option<Ts>,
    /// How many days before that was told last that it will.
    pub announced: Option<u16>,
    /// Counts changes.
    pub version: i64,
}

impl Subscription {
    /// Where the clock takes it next.
    #[must_use]
    pub fn following(&self) -> Option<Standing> {
        match self.standing {
            Standing::Enabled => Some(Standing::Warning),
            Standing::Warning if self.is_trial => Some(Standing::Deleted),
            Standing::Warning => Some(Standing::Suspended),
            Standing::Suspended => Some(Standing::LockedOut),
            Standing::LockedOut => Some(Standing::Deleted),
            Standing::Deleted => None,
        }
    }

    /// One step on, where the clock has come to it.
    #[must_use]
    pub fn step(&self, now: Ts) -> Option<Self> {
        let due = self.next.filter(|next| *next <= now)?;
        let standing = self.following()?;
        let span = match standing {
            Standing::Warning => Some(WARNING),
            Standing::Suspended => Some(SUSPENDED),
            Standing::LockedOut => Some(LOCKED_OUT),
            Standing::Enabled | Standing::Deleted => None,
        };
        Some(Self {
            standing,
            // From when it was due and not from now: a server that was off does not give more time.
            next: span.map(|span| due.plus(span)),
            announced: None,
            ..self.clone()
        })
    }

    /// Whether people still may take it up again.
    #[must_use]
    pub const fn can_be_renewed(&self) -> bool {
        matches!(
            self.standing,
            Standing::Enabled | Standing::Warning | Standing::Suspended
        )
    }

    /// With a new end, or with none: that of a subscription that people still may take up again.
    /// None when it is too late.
    #[must_use]
    pub fn renewed(&self, until: Option<Ts>, now: Ts) -> Option<Self> {
        if self.standing == Standing::Enabled && self.next == until {
            return Some(self.clone());
        }
        let renewed = || Self {
            standing: Standing::Enabled,
            next: until,
            ..self.clone()
        };
        self.can_be_renewed().then(|| renewed().begun(now))
    }
}

/// The seats of a product by the standing of its subscriptions (Graph's `prepaidUnits`).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Units {
    /// Of those that run.
    pub enabled: u64,
    /// Of those that have expired and go on for a while.
    pub warning: u64,
    /// Of those that nobody may use.
    pub suspended: u64,
    /// Of those that are locked.
    pub locked_out: u64,
}

impl Units {
    /// The seats of these subscriptions, and the best standing among them: the product's.
    pub fn of<'a>(all: impl IntoIterator<Item = &'a Subscription>) -> (Self, Standing) {
        let (mut units, mut best) = (Self::default(), Standing::Deleted);
        for one in all {
            let seats = u64::from(one.seats);
            match one.standing {
                Standing::Enabled => units.enabled += seats,
                Standing::Warning => units.warning += seats,
                Standing::Suspended => units.suspended += seats,
                Standing::LockedOut => units.locked_out += seats,
                Standing::Deleted => {}
            }
            best = best.min(one.standing);
        }
        (units, best)
    }

    /// The seats that can be given.
    #[must_use]
    pub const fn assignable(self) -> u64 {
        self.enabled + self.warning
    }

    /// The seats that people keep: where nothing runs any more, those of what is kept.
    #[must_use]
    pub const fn kept(self) -> u64 {
        match self.assignable() {
            0 => self.suspended + self.locked_out,
            seats => seats,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn at(day: u64) -> Ts {
        "2026-01-01T00:00:00Z"
            .parse::<Ts>()
            .expect("a time")
            .plus(DAY.saturating_mul(u32::try_from(day).expect("few days")))
    }

    fn subscription(is_trial: bool, until: Option<u64>) -> Subscription {
        Subscription {
            id: SubscriptionId::from_uuid(uuid::Uuid::nil()),
            product: SkuId::from_uuid(uuid::Uuid::nil()),
            seats: 5,
            is_trial,
            created: at(0),
            standing: Standing::Enabled,
            next: until.map(at),
            announced: None,
            version: 1,
        }
    }

    /// As the clock has it on a day.
    fn on(mut one: Subscription, day: u64) -> Standing {
        while let Some(next) = one.step(at(day)) {
            one = next;
        }
        one.standing
    }

    #[test]
    fn enabled_warning_30_days_suspended_90_days_locked_out_deleted() {
        let paid = || subscription(false, Some(10));
        let days = [
            (9, Standing::Enabled),
            (10, Standing::Warning),
            (39, Standing::Warning),
        ];
        for (day, standing) in days {
            assert_eq!(on(paid(), day), standing, "day {day}");
        }
        for (day, standing) in [
            (40, Standing::Suspended),
            (129, Standing::Suspended),
            (130, Standing::LockedOut),
            (159, Standing::LockedOut),
            (160, Standing::Deleted),
            (9_999, Standing::Deleted),
        ] {
            assert_eq!(on(paid(), day), standing, "day {day}");
        }
        assert_eq!(on(subscription(false, None), 9_999), Standing::Enabled);
        assert_eq!(on(subscription(true, Some(10)), 39), Standing::Warning);
        assert_eq!(on(subscription(true, Some(10)), 40), Standing::Deleted);
    }

    #[test]
    fn it_is_taken_up_again_until_it_is_locked() {
        let mut one = subscription(false, Some(10));
        for standing in [Standing::Enabled, Standing::Warning, Standing::Suspended] {
            one.standing = standing;
            let renewed = one.renewed(Some(at(400)), at(0)).expect("in time");
            assert_eq!(
                (renewed.standing, renewed.next),
                (Standing::Enabled, Some(at(400)))
            );
        }
        for standing in [Standing::LockedOut, Standing::Deleted] {
            one.standing = standing;
            assert_eq!(one.renewed(None, at(0)), None);
        }
    }

    proptest! {
        #[test]
        fn in_one_stride_as_day_by_day(until in 0_u64..50, end in 0_u64..400, is_trial: bool) {
            let mut daily = subscription(is_trial, Some(until));
            for day in 0..=end {
                if let Some(next) = daily.step(at(day)) {
                    daily = next;
                }
            }
            prop_assert_eq!(daily.standing, on(subscription(is_trial, Some(until)), end));
        }
    }
}
