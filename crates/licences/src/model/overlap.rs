//! Who consumes more than they use.
//!
//! A holding is *covered* when another product that the person has gives every plan that it gives: it can be
//! taken away, and nothing changes for anybody. It is *outranked* when its root is not the one in force; it may
//! give other plans, so that is for people to decide.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_population::RoaringBitmap;

use super::gift::{Gift, Outcome, Stock};
use super::grant::{Grant, Root, grant_of};
use super::{Outline, PlanId, SkuId, Way};

/// Why a holding is too much.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Another product gives everything that it gives.
    Covered,
    /// Another product's mailbox is in force.
    Outranked,
}

impl Reason {
    /// Each of them.
    pub const ALL: [Self; 2] = [Self::Covered, Self::Outranked];

    /// As it is told.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Covered => "covered",
            Self::Outranked => "outranked",
        }
    }
}

impl std::str::FromStr for Reason {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|reason| reason.as_str().eq_ignore_ascii_case(text))
            .ok_or(())
    }
}

/// Who has too much of a product.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Surplus {
    /// Everybody.
    pub people: RoaringBitmap,
    /// Those who hold it directly and in no other way: it can be taken from them.
    pub direct: RoaringBitmap,
}

/// Somebody's holdings of the same product with the same plans.
struct Held {
    product: SkuId,
    plans: BTreeSet<PlanId>,
    direct: RoaringBitmap,
    by_group: RoaringBitmap,
}

impl Held {
    fn people(&self) -> RoaringBitmap {
        &self.direct | &self.by_group
    }

    fn root(&self) -> Option<Root> {
        let roots = self.plans.iter().filter_map(|plan| match grant_of(*plan) {
            Some(Grant::Root(root)) => Some(root),
            _ => None,
        });
        roots.max()
    }
}

/// Who has too much of which product, of what counts. Of two products that give the same only the one with
/// the greater id is too much, so that whoever loses one keeps the other.
#[must_use]
pub fn overlap(
    gifts: &[Gift<'_>],
    stock: &BTreeMap<SkuId, Stock>,
    outcome: &Outcome,
    outline: &Outline,
) -> BTreeMap<(SkuId, Reason), Surplus> {
    let held = held(gifts, stock, outcome);
    let mut found: BTreeMap<(SkuId, Reason), Surplus> = BTreeMap::new();
    let mut add = |product, reason, people: &RoaringBitmap, direct: &RoaringBitmap| {
        if !people.is_empty() {
            let one = found.entry((product, reason)).or_default();
            one.people |= people;
            one.direct |= direct;
        }
    };
    // Who has an error holds something that waits: taking away what stands in its way would let it in.
    let refused = outcome.refused.values().flat_map(BTreeMap::values);
    let refused = refused.fold(RoaringBitmap::new(), |all, people| all | people);
    let mut outranked = outline.in_force();
    outranked.retain(|(_, people)| !people.is_empty());
    // One of which every plan is off takes a seat all the same: whoever has it keeps the product.
    for one in held.iter().filter(|one| !one.plans.is_empty()) {
        let only_direct = only_direct(&held, one);
        let mut covered = RoaringBitmap::new();
        for other in held.iter().filter(|other| covers(other, one)) {
            covered |= one.people() & other.people();
        }
        // Who holds it twice with other plans is left to people.
        covered -= others_of(&held, one);
        covered -= &refused;
        add(
            one.product,
            Reason::Covered,
            &covered,
            &(&covered & &only_direct),
        );
        if let Some(root) = one.root() {
            let above = outranked
                .iter()
                .filter(|(what, _)| *what > super::InForce::Root(root));
            let above = above.fold(RoaringBitmap::new(), |all, (_, people)| all | people);
            let people = (one.people() & above) - covered;
            add(
                one.product,
                Reason::Outranked,
                &people,
                &(&people & &only_direct),
            );
        }
    }
    found
}

fn covers(other: &Held, one: &Held) -> bool {
    other.product != one.product
        && one.plans.is_subset(&other.plans)
        && (other.plans.len() > one.plans.len() || other.product < one.product)
}

/// Who holds a product in this form and in another one, too.
fn others_of(held: &[Held], one: &Held) -> RoaringBitmap {
    let others = held
        .iter()
        .filter(|other| other.product == one.product && other.plans != one.plans);
    others.fold(RoaringBitmap::new(), |all, other| all | other.people())
}

fn only_direct(held: &[Held], one: &Held) -> RoaringBitmap {
    let by_group = held.iter().filter(|other| other.product == one.product);
    let by_group = by_group.fold(RoaringBitmap::new(), |all, other| all | &other.by_group);
    &one.direct - by_group
}

fn held(gifts: &[Gift<'_>], stock: &BTreeMap<SkuId, Stock>, outcome: &Outcome) -> Vec<Held> {
    let mut all: BTreeMap<(SkuId, BTreeSet<PlanId>), Held> = BTreeMap::new();
    for gift in gifts {
        let counts = stock
            .get(&gift.product.id)
            .is_some_and(|stock| stock.standing.counts());
        let plans: BTreeSet<PlanId> = gift.plans().into_iter().collect();
        if !counts {
            continue;
        }
        let one = all
            .entry((gift.product.id, plans.clone()))
            .or_insert_with(|| Held {
                product: gift.product.id,
                plans,
                direct: RoaringBitmap::new(),
                by_group: RoaringBitmap::new(),
            });
        let had = outcome.had(gift);
        match gift.way {
            Way::Direct => one.direct |= &*had,
            Way::Group(_) => one.by_group |= &*had,
        }
    }
    all.into_values().collect()
}
