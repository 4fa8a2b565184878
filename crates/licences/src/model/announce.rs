//! When a step of a subscription's life is announced.

use std::time::Duration;

use beffroi_core::Ts;

use super::{Standing, Subscription};

const DAY: Duration = Duration::from_hours(24);

/// How many days before the end of a standing it is announced. A standing that lasts 30 days is not
/// announced at its own beginning.
const fn thresholds(of: Standing) -> &'static [u16] {
    match of {
        Standing::Enabled | Standing::Suspended => &[30, 7, 1],
        Standing::Warning | Standing::LockedOut => &[7, 1],
        Standing::Deleted => &[],
    }
}

const fn days(count: u16) -> Duration {
    DAY.saturating_mul(count as u32)
}

impl Subscription {
    /// The announcement that is due: of those whose time has come the nearest to the step, so that a
    /// server that was off tells one and not all of them. None when it was told already.
    #[must_use]
    pub fn due_announcement(&self, now: Ts) -> Option<u16> {
        let reached = self.reached(now)?;
        self.announced
            .is_none_or(|told| reached < told)
            .then_some(reached)
    }

    /// The nearest announcement whose time has come, told or not.
    fn reached(&self, now: Ts) -> Option<u16> {
        let step = self.next.filter(|step| now < *step)?;
        let mut all = thresholds(self.standing).iter().copied();
        all.rfind(|threshold| step.minus(days(*threshold)) <= now)
    }

    /// When the next announcement is due; in the past where it is due already.
    #[must_use]
    pub fn next_announcement(&self, now: Ts) -> Option<Ts> {
        if self.due_announcement(now).is_some() {
            return Some(now);
        }
        let step = self.next?;
        let all = thresholds(self.standing).iter();
        let mut times = all.map(|threshold| step.minus(days(*threshold)));
        times.find(|time| *time > now)
    }

    /// With nothing told but what whoever has set the end at this moment knows: a term of five days is
    /// not announced seven days ahead.
    #[must_use]
    pub fn begun(self, now: Ts) -> Self {
        Self {
            announced: self.reached(now),
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::{SkuId, SubscriptionId};
    use super::*;

    fn at(day: u16) -> Ts {
        "2026-01-01T00:00:00Z"
            .parse::<Ts>()
            .expect("a time")
            .plus(days(day))
    }

    fn subscription(is_trial: bool, until: u16) -> Subscription {
        Subscription {
            id: SubscriptionId::from_uuid(uuid::Uuid::nil()),
            product: SkuId::from_uuid(uuid::Uuid::nil()),
            seats: 5,
            is_trial,
            created: at(0),
            standing: Standing::Enabled,
            next: Some(at(until)),
            announced: None,
            version: 1,
        }
        .begun(at(0))
    }

    /// What is told on which day when somebody looks on these days.
    fn told(
        mut one: Subscription,
        looks: impl IntoIterator<Item = u16>,
    ) -> Vec<(u16, Standing, u16)> {
        let mut told = Vec::new();
        for day in looks {
            while let Some(next) = one.step(at(day)) {
                one = next;
            }
            if let Some(threshold) = one.due_announcement(at(day)) {
                one.announced = Some(threshold);
                told.extend(one.following().map(|step| (day, step, threshold)));
            }
        }
        told
    }

    #[test]
    fn each_step_is_told_some_days_ahead() {
        use Standing::{Deleted, LockedOut, Suspended, Warning};
        assert_eq!(
            told(subscription(false, 100), 0..400),
            [
                (70, Warning, 30),
                (93, Warning, 7),
                (99, Warning, 1),
                (123, Suspended, 7),
                (129, Suspended, 1),
                (190, LockedOut, 30),
                (213, LockedOut, 7),
                (219, LockedOut, 1),
                (243, Deleted, 7),
                (249, Deleted, 1),
            ]
        );
        assert_eq!(
            told(subscription(true, 10), 0..400),
            [
                (3, Warning, 7),
                (9, Warning, 1),
                (33, Deleted, 7),
                (39, Deleted, 1)
            ]
        );
    }

    #[test]
    fn whoever_was_off_tells_the_nearest_only() {
        let one = subscription(false, 100);
        assert_eq!(told(one.clone(), [95]), [(95, Standing::Warning, 7)]);
        assert_eq!(told(one.clone(), [99]), [(99, Standing::Warning, 1)]);
        // What has happened already is not announced any more.
        assert_eq!(told(one, [100]), []);
    }

    #[test]
    fn a_new_end_begins_anew_and_what_it_passes_is_known() {
        let mut one = subscription(false, 40);
        one.announced = Some(1);
        let renewed = one.renewed(Some(at(60)), at(39)).expect("in time");
        assert_eq!(renewed.announced, Some(30), "21 days are left");
        assert_eq!(renewed.next_announcement(at(39)), Some(at(53)));
        let for_long = one.renewed(Some(at(400)), at(39)).expect("in time");
        assert_eq!(for_long.announced, None);
        assert_eq!(for_long.next_announcement(at(39)), Some(at(370)));
        let for_ever = one.renewed(None, at(39)).expect("in time");
        assert_eq!(for_ever.next_announcement(at(39)), None);
        // The same end again is no new one.
        let same = one.renewed(one.next, at(39)).expect("in time");
        assert_eq!(same.announced, Some(1));
    }

    proptest! {
        #[test]
        fn whoever_wakes_when_it_says_tells_the_same_as_whoever_looks_daily(
            until in 1_u16..200, is_trial: bool,
        ) {
            let one = subscription(is_trial, until);
            let daily = told(one.clone(), 0..400);
            let (mut woken, mut now, mut one) = (Vec::new(), at(0), one);
            loop {
                while let Some(next) = one.step(now) {
                    one = next;
                }
                if let Some(threshold) = one.due_announcement(now) {
                    one.announced = Some(threshold);
                    woken.extend(one.following().map(|step| (step, threshold)));
                }
                let times = [one.next_announcement(now), one.next];
                match times.into_iter().flatten().min() {
                    Some(next) => now = next,
                    None => break,
                }
            }
            let daily: Vec<_> = daily.into_iter().map(|(_, step, threshold)| (step, threshold)).collect();
            prop_assert_eq!(daily, woken);
        }
    }
}
