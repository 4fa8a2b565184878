//! What exactly stands in the way of a holding: which product, which plan.

use std::collections::BTreeSet;

use beffroi_core::TenantId;
use beffroi_feature::Cx;
use uuid::Uuid;

use super::holdings::OwnGift;
use crate::model::{Alone, AssignmentError, Grant, PlanId, Requirement, grant_of, unmet};
use crate::shelf::Shelves;

/// Why a holding gives nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Obstacle {
    /// No seat is left.
    Seats,
    /// It can't be held beside these products.
    Beside(Vec<String>),
    /// Plans give nothing without others.
    Lacking(Vec<(String, Requirement)>),
    /// These plans must not be used where the person is.
    Place(Vec<String>),
    /// An address is taken.
    Address,
}

/// The plans of a product that somebody is barred from by where they are.
pub(super) fn barred(cx: &Cx, tenant: TenantId, person: Uuid) -> Vec<PlanId> {
    let people = cx.people(tenant);
    let sets = people.read();
    let Some(ordinal) = sets.ordinal(person) else {
        return Vec::new();
    };
    let shelf = cx.memory::<Shelves>().of(tenant);
    let barred = shelf.read().barred(&sets, None);
    let own = barred
        .into_iter()
        .filter(|(_, people)| people.contains(ordinal));
    own.map(|(plan, _)| plan).collect()
}

/// What stands in the way of one of somebody's holdings.
pub(super) fn obstacle(
    gift: &OwnGift,
    error: AssignmentError,
    all: &[OwnGift],
    barred: &[PlanId],
) -> Obstacle {
    let named = |plan: PlanId| gift.product.plans.get(&plan).cloned().unwrap_or_default();
    match error {
        AssignmentError::CountViolation => Obstacle::Seats,
        AssignmentError::UniquenessViolation => Obstacle::Address,
        AssignmentError::MutuallyExclusiveViolation => {
            let prohibited = AssignmentError::ProhibitedInUsageLocationViolation;
            let others = all.iter().filter(|other| {
                ![Some(error), Some(prohibited)].contains(&other.error)
                    && mailbox(other).is_some_and(|of| mailbox(gift) != Some(of))
            });
            let beside: BTreeSet<String> = others.map(|other| other.product.name.clone()).collect();
            Obstacle::Beside(beside.into_iter().collect())
        }
        AssignmentError::DependencyViolation => {
            let plans: Vec<PlanId> = gift.plans().collect();
            let unmet = unmet(&plans).map(|(plan, needed)| (named(plan), needed));
            Obstacle::Lacking(unmet.collect())
        }
        AssignmentError::ProhibitedInUsageLocationViolation => {
            let own = gift.plans().filter(|plan| barred.contains(plan));
            Obstacle::Place(own.map(named).collect())
        }
    }
}

/// The kind of mailbox that a holding would give: one of those that stack, or one that stands alone.
fn mailbox(gift: &OwnGift) -> Option<Option<Alone>> {
    gift.plans().find_map(|plan| match grant_of(plan)? {
        Grant::Root(_) => Some(None),
        Grant::Alone(alone) => Some(Some(alone)),
        Grant::AddOn(_) => None,
    })
}
