//! What a person holds, and which plans of it count.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{PlanId, Product, SkuId};

/// Where a subscription is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Standing {
    /// It runs.
    Enabled,
    /// It has expired, and goes on for a while.
    Warning,
    /// Nobody may use it; what belongs to it is kept.
    Suspended,
    /// Not even administrators can take it up again by themselves.
    LockedOut,
    /// It is gone.
    Deleted,
}

impl Standing {
    /// Every one, from the best.
    pub const ALL: [Self; 5] = [
        Self::Enabled,
        Self::Warning,
        Self::Suspended,
        Self::LockedOut,
        Self::Deleted,
    ];

    /// As Graph says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Enabled => "Enabled",
            Self::Warning => "Warning",
            Self::Suspended => "Suspended",
            Self::LockedOut => "LockedOut",
            Self::Deleted => "Deleted",
        }
    }

    /// Whether what is assigned of it counts.
    #[must_use]
    pub const fn counts(self) -> bool {
        matches!(self, Self::Enabled | Self::Warning)
    }
}

impl std::str::FromStr for Standing {
    type Err = std::io::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let found = Self::ALL.into_iter().find(|one| one.as_str() == text);
        found.ok_or_else(|| std::io::Error::other(format!("no standing of a subscription: {text}")))
    }
}

/// Why an assignment gives nothing, as Graph says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AssignmentError {
    /// No seat was left.
    CountViolation,
    /// It can't be held beside another plan.
    MutuallyExclusiveViolation,
    /// A plan that it needs is missing.
    DependencyViolation,
    /// It must not be used where the person is.
    ProhibitedInUsageLocationViolation,
    /// An address is taken.
    UniquenessViolation,
}

impl AssignmentError {
    /// As Graph says it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::CountViolation => "CountViolation",
            Self::MutuallyExclusiveViolation => "MutuallyExclusiveViolation",
            Self::DependencyViolation => "DependencyViolation",
            Self::ProhibitedInUsageLocationViolation => "ProhibitedInUsageLocationViolation",
            Self::UniquenessViolation => "UniquenessViolation",
        }
    }
}

/// By which way somebody holds a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Given to the person.
    Direct,
    /// Given to a group of which the person is a direct member.
    Group(Uuid),
}

/// One product that a person holds in one way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holding {
    /// Which product.
    pub product: SkuId,
    /// By which way.
    pub way: Way,
    /// Plans that are switched off there.
    pub disabled: BTreeSet<PlanId>,
    /// Why it gives nothing, if it does.
    pub error: Option<AssignmentError>,
}

/// The plans that count: of products whose subscription runs, of assignments without an error, and
/// not switched off in every way by which the product is held. Each with the products that give it.
pub fn active_plans<'a>(
    holdings: &[Holding],
    product: impl Fn(SkuId) -> Option<&'a Product>,
    standing: impl Fn(SkuId) -> Standing,
) -> BTreeMap<PlanId, BTreeSet<SkuId>> {
    let mut active: BTreeMap<PlanId, BTreeSet<SkuId>> = BTreeMap::new();
    for holding in holdings {
        if holding.error.is_some() || !standing(holding.product).counts() {
            continue;
        }
        let plans = product(holding.product).into_iter();
        for plan in plans.flat_map(|product| product.plans.keys()) {
            if !holding.disabled.contains(plan) {
                active.entry(*plan).or_default().insert(holding.product);
            }
        }
    }
    active
}

/// The products of which a person takes a seat: each once, by however many ways it is held, also
/// where it gives nothing that another one does not give. Whoever has got no seat takes none.
#[must_use]
pub fn consumed(holdings: &[Holding]) -> BTreeSet<SkuId> {
    let with_seat = holdings.iter().filter(|holding| holding.error.is_none());
    with_seat.map(|holding| holding.product).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::Source;

    fn sku(n: u128) -> SkuId {
        SkuId::from_uuid(Uuid::from_u128(n))
    }

    fn plan(n: u128) -> PlanId {
        PlanId::from_uuid(Uuid::from_u128(n))
    }

    /// Product n has the plans n to n + 2.
    fn catalogue() -> Vec<Product> {
        let product = |n: u128| Product {
            id: sku(n),
            part_number: n.to_string(),
            name: n.to_string(),
            plans: (n..n + 3).map(|n| (plan(n), n.to_string())).collect(),
            source: Source::Own,
        };
        (0..6).map(product).collect()
    }

    fn held(product: u128, way: Way, disabled: &[u128]) -> Holding {
        Holding {
            product: sku(product),
            way,
            disabled: disabled.iter().map(|n| plan(*n)).collect(),
            error: None,
        }
    }

    fn active(holdings: &[Holding], standing: impl Fn(SkuId) -> Standing) -> Vec<u128> {
        let all = catalogue();
        let of = |id| all.iter().find(|product| product.id == id);
        let plans = active_plans(holdings, of, standing);
        plans.keys().map(|plan| plan.uuid().as_u128()).collect()
    }

    #[test]
    fn with_several_sources_the_enabled_plans_are_united() {
        let group = Way::Group(Uuid::from_u128(9));
        let holdings = [held(1, Way::Direct, &[1, 2]), held(1, group, &[2, 3])];
        assert_eq!(active(&holdings, |_| Standing::Enabled), [1, 3]);
        assert_eq!(consumed(&holdings).len(), 1, "consumed once");
    }

    #[test]
    fn actively_held_enabled_or_warning_no_error_plan_not_disabled() {
        let holdings = [held(1, Way::Direct, &[2])];
        assert_eq!(active(&holdings, |_| Standing::Enabled), [1, 3]);
        assert_eq!(active(&holdings, |_| Standing::Warning), [1, 3]);
        for standing in [Standing::Suspended, Standing::LockedOut, Standing::Deleted] {
            assert!(active(&holdings, |_| standing).is_empty());
        }
        let in_error = [Holding {
            error: Some(AssignmentError::CountViolation),
            ..held(1, Way::Direct, &[])
        }];
        assert!(active(&in_error, |_| Standing::Enabled).is_empty());
        assert!(consumed(&in_error).is_empty());
    }

    fn holdings() -> impl Strategy<Value = Vec<Holding>> {
        let one = (
            0_u128..6,
            0_u128..3,
            prop::collection::btree_set(0_u128..9, 0..4),
            any::<bool>(),
        );
        let one = one.prop_map(|(product, way, disabled, error)| Holding {
            product: sku(product),
            way: if way == 0 {
                Way::Direct
            } else {
                Way::Group(Uuid::from_u128(way))
            },
            disabled: disabled.into_iter().map(plan).collect(),
            error: error.then_some(AssignmentError::DependencyViolation),
        });
        prop::collection::vec(one, 0..8)
    }

    proptest! {
        #[test]
        fn a_plan_counts_when_some_way_gives_it(holdings in holdings()) {
            let all = catalogue();
            let found = active(&holdings, |id| if id == sku(5) { Standing::Suspended } else { Standing::Enabled });
            for n in 0..9 {
                // Asked the other way round: plan by plan.
                let given = holdings.iter().any(|holding| {
                    let product = all.iter().find(|product| product.id == holding.product).expect("known");
                    holding.product != sku(5) && holding.error.is_none()
                        && product.plans.contains_key(&plan(n)) && !holding.disabled.contains(&plan(n))
                });
                prop_assert_eq!(given, found.contains(&n));
            }
        }

        #[test]
        fn each_product_is_consumed_once(holdings in holdings()) {
            let mut again = holdings.clone();
            again.extend(holdings.clone());
            prop_assert_eq!(consumed(&holdings), consumed(&again));
        }
    }
}
