//! Who has what of all that is given: by sets, for everybody at once. A function of the state alone:
//! in which order things were given does not matter.
//!
//! 1. Where somebody may not use a plan, the gift gives them nothing.
//! 2. Of plans that can't be held together one stays: what was given directly before what a group
//!    gives, those that stack before those that stand alone, then the latter in their order.
//! 3. Products whose plans need others come after those that need none, and find out what people have.
//! 4. Of each product there are so many seats: first for what was given directly, then for groups,
//!    each in the order of the people.

use std::borrow::Cow;
use std::collections::BTreeMap;

use beffroi_population::RoaringBitmap;

use super::gift::{Gift, Outcome, Seating, Stock};
use super::grant::{Alone, Grant, grant_of};
use super::outline::{Given, Outline};
use super::requirement::{Requirement, unmet};
use super::{AssignmentError, PlanId, SkuId, Way};

/// What is known beside the gifts.
pub struct Around<'a> {
    /// What the organization has of its products.
    pub stock: &'a BTreeMap<SkuId, Stock>,
    /// Where people may not use a plan.
    pub barred: &'a BTreeMap<PlanId, RoaringBitmap>,
    /// The first so many people of a set, in an order that does not change.
    pub first: &'a (dyn Fn(&RoaringBitmap, u64) -> RoaringBitmap + Sync),
}

impl Around<'_> {
    fn counts(&self, product: SkuId) -> bool {
        let stock = self.stock.get(&product);
        stock.is_some_and(|stock| stock.standing.counts())
    }
}

/// A kind of mailbox that can't be held beside one of another kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Stacks,
    Alone(Alone),
}

fn kind(plan: PlanId) -> Option<Kind> {
    match grant_of(plan)? {
        Grant::Root(_) => Some(Kind::Stacks),
        Grant::Alone(alone) => Some(Kind::Alone(alone)),
        Grant::AddOn(_) => None,
    }
}

struct Prepared<'a> {
    gift: Gift<'a>,
    plans: Vec<PlanId>,
}

impl<'a> Prepared<'a> {
    fn of(gift: &Gift<'a>) -> Self {
        Self {
            plans: gift.plans(),
            gift: gift.clone(),
        }
    }
}

/// Who has what, and what everybody has in force of it.
pub fn settle(gifts: &[Gift<'_>], around: &Around<'_>) -> (Outcome, Outline) {
    let gifts: Vec<Prepared<'_>> = gifts.iter().map(Prepared::of).collect();
    let mut outcome = Outcome::default();
    locations(&gifts, around, &mut outcome);
    conflicts(&gifts, &mut outcome);
    seats(&gifts, around, &mut outcome);
    let outline = outline(&gifts, around, &outcome);
    (outcome, outline)
}

/// What everybody has in force of it.
fn outline(gifts: &[Prepared<'_>], around: &Around<'_>, outcome: &Outcome) -> Outline {
    let counting = gifts.iter().filter(|one| {
        around.counts(one.gift.product.id) && one.plans.iter().any(|plan| grant_of(*plan).is_some())
    });
    let had: Vec<(&[PlanId], Cow<'_, RoaringBitmap>)> = counting
        .map(|one| (one.plans.as_slice(), outcome.had(&one.gift)))
        .collect();
    let given = had.iter().map(|(plans, people)| Given { plans, people });
    Outline::of(given)
}

impl Outcome {
    fn refuse(&mut self, of: &Gift<'_>, why: AssignmentError, people: RoaringBitmap) {
        if !people.is_empty() {
            let errors = self.refused.entry((of.product.id, of.way)).or_default();
            *errors.entry(why).or_default() |= people;
        }
    }

    /// Who can have a gift, as far as is known.
    fn eligible<'a>(&self, of: &Gift<'a>) -> Cow<'a, RoaringBitmap> {
        let refused = self.refused_of((of.product.id, of.way));
        if refused.is_empty() {
            Cow::Borrowed(of.people)
        } else {
            Cow::Owned(of.people - refused)
        }
    }

    /// Who has a gift.
    pub fn had<'a>(&self, of: &Gift<'a>) -> Cow<'a, RoaringBitmap> {
        let eligible = self.eligible(of);
        match self.products.get(&of.product.id) {
            Some(seating) if seating.without.is_empty() => eligible,
            Some(seating) => Cow::Owned(&*eligible & &seating.holders),
            None => Cow::Owned(RoaringBitmap::new()),
        }
    }
}

fn locations(gifts: &[Prepared<'_>], around: &Around<'_>, outcome: &mut Outcome) {
    for one in gifts {
        for barred in one.plans.iter().filter_map(|plan| around.barred.get(plan)) {
            let people = one.gift.people & barred;
            outcome.refuse(
                &one.gift,
                AssignmentError::ProhibitedInUsageLocationViolation,
                people,
            );
        }
    }
}

fn conflicts(gifts: &[Prepared<'_>], outcome: &mut Outcome) {
    let kind_of = |one: &Prepared<'_>| one.plans.iter().find_map(|plan| kind(*plan));
    let alone = |one: &Prepared<'_>| matches!(kind_of(one), Some(Kind::Alone(_)));
    if !gifts.iter().any(alone) {
        return;
    }
    let mut claims: BTreeMap<(bool, Kind), RoaringBitmap> = BTreeMap::new();
    for one in gifts {
        if let Some(kind) = kind_of(one) {
            let claim = claims
                .entry((one.gift.way != Way::Direct, kind))
                .or_default();
            *claim |= &*outcome.eligible(&one.gift);
        }
    }
    // In the order of the claims: who has one kind already can't have another.
    let mut taken: BTreeMap<Kind, RoaringBitmap> = BTreeMap::new();
    let mut refused: BTreeMap<(bool, Kind), RoaringBitmap> = BTreeMap::new();
    for ((by_group, kind), claim) in claims {
        let others = taken.iter().filter(|(other, _)| **other != kind);
        let others = others.fold(RoaringBitmap::new(), |all, (_, people)| all | people);
        refused.insert((by_group, kind), &claim & &others);
        *taken.entry(kind).or_default() |= claim - others;
    }
    for one in gifts {
        let Some(kind) = kind_of(one) else { continue };
        if let Some(people) = refused.get(&(one.gift.way != Way::Direct, kind)) {
            let people = &*outcome.eligible(&one.gift) & people;
            outcome.refuse(
                &one.gift,
                AssignmentError::MutuallyExclusiveViolation,
                people,
            );
        }
    }
}

fn seats(gifts: &[Prepared<'_>], around: &Around<'_>, outcome: &mut Outcome) {
    let mut products: BTreeMap<(bool, SkuId), Vec<&Prepared<'_>>> = BTreeMap::new();
    for one in gifts {
        let needs = unmet(&one.plans).next().is_some();
        products
            .entry((false, one.gift.product.id))
            .or_default()
            .push(one);
        if needs {
            products.entry((true, one.gift.product.id)).or_default();
        }
    }
    // A product of which one gift needs something waits as a whole.
    let waiting: Vec<SkuId> = products
        .keys()
        .filter(|key| key.0)
        .map(|key| key.1)
        .collect();
    for product in waiting {
        let all = products.remove(&(false, product)).unwrap_or_default();
        products.insert((true, product), all);
    }
    let mut met: [RoaringBitmap; Requirement::ALL.len()] = Default::default();
    for ((_, product), gifts) in products {
        for one in &gifts {
            for (_, needed) in unmet(&one.plans) {
                let people = &*outcome.eligible(&one.gift) - &met[needed as usize];
                outcome.refuse(&one.gift, AssignmentError::DependencyViolation, people);
            }
        }
        let (mut direct, mut by_group) = (RoaringBitmap::new(), RoaringBitmap::new());
        for one in &gifts {
            let all = if one.gift.way == Way::Direct {
                &mut direct
            } else {
                &mut by_group
            };
            *all |= &*outcome.eligible(&one.gift);
        }
        let stock = around.stock.get(&product);
        let count = stock.map_or(0, |stock| stock.units.kept());
        let seating = seat(direct, &by_group, count, around);
        outcome.products.insert(product, seating);
        if !around.counts(product) {
            continue;
        }
        for one in &gifts {
            for needed in Requirement::ALL {
                if one.plans.iter().any(|plan| needed.is_met_by(*plan)) {
                    met[needed as usize] |= &*outcome.had(&one.gift);
                }
            }
        }
    }
}

fn seat(
    direct: RoaringBitmap,
    by_group: &RoaringBitmap,
    seats: u64,
    around: &Around<'_>,
) -> Seating {
    let demand = &direct | by_group;
    if demand.len() <= seats {
        return Seating {
            holders: demand,
            without: RoaringBitmap::new(),
        };
    }
    let holders = if direct.len() >= seats {
        (around.first)(&direct, seats)
    } else {
        let rest = (around.first)(&(by_group - &direct), seats - direct.len());
        direct | rest
    };
    Seating {
        without: demand - &holders,
        holders,
    }
}
