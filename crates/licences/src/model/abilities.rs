//! What the plans of a person give together.

use std::collections::BTreeSet;

use super::PlanId;
use super::grant::{AddOn, Alone, Grant, Root, grant_of};

/// What somebody's plans give at Exchange.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Abilities {
    roots: BTreeSet<Root>,
    alone: Option<Alone>,
    add_ons: BTreeSet<AddOn>,
}

/// Why plans can't be held together: one that stands alone met another root.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{alone} can't be held beside {other}", alone = alone.as_str())]
pub struct Conflict {
    /// The one that stands alone.
    pub alone: Alone,
    /// What is held beside it, as Exchange calls it.
    pub other: &'static str,
}

/// What plans give together.
///
/// # Errors
/// When one of them stands alone and another one is a root too: Graph's `MutuallyExclusiveViolation`.
pub fn combined(plans: impl IntoIterator<Item = PlanId>) -> Result<Abilities, Conflict> {
    let mut abilities = Abilities::default();
    let mut alone = BTreeSet::new();
    for grant in plans.into_iter().filter_map(grant_of) {
        match grant {
            Grant::Root(root) => drop(abilities.roots.insert(root)),
            Grant::Alone(one) => drop(alone.insert(one)),
            Grant::AddOn(add_on) => drop(abilities.add_ons.insert(add_on)),
        }
    }
    let mut alone = alone.into_iter();
    abilities.alone = alone.next();
    let other = alone.next().map(Alone::as_str);
    let other = other.or(abilities.roots.last().map(|root| root.as_str()));
    match (abilities.alone, other) {
        (Some(alone), Some(other)) => Err(Conflict { alone, other }),
        _ => Ok(abilities),
    }
}

impl Abilities {
    /// The root that is in force: the highest. None for whoever has one that stands alone.
    #[must_use]
    pub fn winner(&self) -> Option<Root> {
        self.roots.last().copied()
    }

    /// What is in force, as Exchange calls it; none without a mailbox.
    #[must_use]
    pub fn in_force(&self) -> Option<&'static str> {
        let alone = self.alone.map(Alone::as_str);
        alone.or(self.winner().map(Root::as_str))
    }

    /// Exchange's `PersistedCapabilities`: the add-ons, then what is in force.
    #[must_use]
    pub fn persisted(&self) -> Vec<&'static str> {
        let add_ons = self.add_ons.iter().map(|add_on| add_on.as_str());
        add_ons.chain(self.in_force()).collect()
    }

    /// Exchange's `RootCapabilities`: every root, from the lowest to the highest.
    #[must_use]
    pub fn roots(&self) -> Vec<&'static str> {
        let roots = self.roots.iter().map(|root| root.as_str());
        roots.chain(self.alone.map(Alone::as_str)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn plan(text: &str) -> PlanId {
        PlanId::from_uuid(text.parse::<Uuid>().expect("an id"))
    }

    const KIOSK: &str = "4a82b400-a79f-41a4-b4e2-e94f5787b113";
    const PLAN_2: &str = "efb87545-963c-4e0d-99df-69c6916d9eb0";
    const SMALL: &str = "d42bdbd6-c335-4231-ab3d-c8f348d5aff5";
    const MIDSIZE: &str = "fc52cc4b-ed7d-472d-bbe7-b081c23ecc56";
    const BOOKINGS: &str = "199a5c09-e0ca-4e37-8f7c-b05d533e1ea2";
    const FOUNDATION: &str = "113feb6c-3fe4-4440-bddc-54d774bf0318";

    #[test]
    fn the_highest_wins_and_add_ons_add_up() {
        let abilities = combined([KIOSK, BOOKINGS, PLAN_2, FOUNDATION].map(plan)).expect("fits");
        assert_eq!(abilities.in_force(), Some("BPOS_S_Enterprise"));
        assert_eq!(
            abilities.persisted(),
            ["BPOS_S_BookingsAddOn", "BPOS_S_Enterprise"]
        );
        assert_eq!(abilities.roots(), ["BPOS_S_Deskless", "BPOS_S_Enterprise"]);
        let none = combined([FOUNDATION].map(plan)).expect("fits");
        assert_eq!((none.in_force(), none.persisted()), (None, vec![]));
    }

    #[test]
    fn what_stands_alone_meets_no_other_root() {
        let alone = combined([SMALL, BOOKINGS].map(plan)).expect("fits");
        assert_eq!(alone.persisted(), ["BPOS_S_BookingsAddOn", "BPOS_L"]);
        let refused =
            |plans: [&str; 2]| combined(plans.map(plan)).expect_err("refused").to_string();
        assert_eq!(
            refused([KIOSK, SMALL]),
            "BPOS_L can't be held beside BPOS_S_Deskless"
        );
        assert_eq!(
            refused([MIDSIZE, SMALL]),
            "BPOS_L can't be held beside BPOS_S_MidSize"
        );
    }

    proptest! {
        #[test]
        fn the_order_of_arrival_does_not_matter(
            (plans, others) in prop::collection::vec(
                prop::sample::select(vec![KIOSK, PLAN_2, SMALL, BOOKINGS, FOUNDATION]), 0..8)
                .prop_flat_map(|plans| (Just(plans.clone()), Just(plans).prop_shuffle())),
        ) {
            let of = |plans: Vec<&str>| combined(plans.into_iter().map(plan));
            prop_assert_eq!(of(plans), of(others));
        }
    }
}
