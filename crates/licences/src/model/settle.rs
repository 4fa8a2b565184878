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
use roaring::MultiOps;

use super::gift::{Disabled, Gift, Outcome, Seating, Stock};
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

/// Gifts of the same product with the same plans: what becomes of one person's becomes of all that are
/// given to them in the same way.
struct Class<'a> {
    product: SkuId,
    plans: Vec<PlanId>,
    kind: Option<Kind>,
    gifts: Vec<&'a Gift<'a>>,
    /// To whom it is given directly and can be.
    direct: RoaringBitmap,
    /// To whom groups give it and can.
    by_group: RoaringBitmap,
}

impl<'a> Class<'a> {
    fn all(gifts: &'a [Gift<'a>]) -> Vec<Self> {
        let mut classes: BTreeMap<(SkuId, &'a Disabled), Self> = BTreeMap::new();
        for gift in gifts {
            let key = (gift.product.id, gift.disabled);
            let class = classes.entry(key).or_insert_with(|| {
                let plans = gift.plans();
                Self {
                    product: gift.product.id,
                    kind: plans.iter().find_map(|plan| kind(*plan)),
                    plans,
                    gifts: Vec::new(),
                    direct: RoaringBitmap::new(),
                    by_group: RoaringBitmap::new(),
                }
            });
            class.gifts.push(gift);
        }
        let mut classes: Vec<Self> = classes.into_values().collect();
        for class in &mut classes {
            let of = |directly: bool| {
                let own = class
                    .gifts
                    .iter()
                    .filter(|gift| (gift.way == Way::Direct) == directly);
                own.map(|gift| gift.people).union()
            };
            (class.direct, class.by_group) = (of(true), of(false));
        }
        classes
    }

    fn given(&mut self, directly: bool) -> &mut RoaringBitmap {
        if directly {
            &mut self.direct
        } else {
            &mut self.by_group
        }
    }

    fn is_met(&self, needed: Requirement) -> bool {
        self.plans.iter().any(|plan| needed.is_met_by(*plan))
    }

    /// Notes that people can't have it, of what is given directly, by groups, or both.
    fn refuse(
        &mut self,
        ways: &[bool],
        why: AssignmentError,
        people: &RoaringBitmap,
        outcome: &mut Outcome,
    ) {
        for directly in ways {
            let refused = &*self.given(*directly) & people;
            if refused.is_empty() {
                continue;
            }
            *self.given(*directly) -= &refused;
            let own = self
                .gifts
                .iter()
                .filter(|gift| (gift.way == Way::Direct) == *directly);
            for gift in own {
                let concerned = gift.people & &refused;
                if !concerned.is_empty() {
                    let errors = outcome
                        .refused
                        .entry((gift.product.id, gift.way))
                        .or_default();
                    *errors.entry(why).or_default() |= concerned;
                }
            }
        }
    }
}

/// Who has what, and what everybody has in force of it.
pub fn settle(gifts: &[Gift<'_>], around: &Around<'_>) -> (Outcome, Outline) {
    let mut classes = Class::all(gifts);
    let mut outcome = Outcome::default();
    locations(&mut classes, around, &mut outcome);
    conflicts(&mut classes, &mut outcome);
    let had = seats(&mut classes, around, &mut outcome);
    let given = had.iter().map(|(plans, people)| Given { plans, people });
    let outline = Outline::of(given);
    (outcome, outline)
}

impl Outcome {
    /// Who has a gift.
    #[must_use]
    pub fn had<'a>(&self, of: &Gift<'a>) -> Cow<'a, RoaringBitmap> {
        let refused = self.refused_of((of.product.id, of.way));
        let eligible = if refused.is_empty() {
            Cow::Borrowed(of.people)
        } else {
            Cow::Owned(of.people - refused)
        };
        match self.products.get(&of.product.id) {
            Some(seating) if seating.without.is_empty() => eligible,
            Some(seating) => Cow::Owned(&*eligible & &seating.holders),
            None => Cow::Owned(RoaringBitmap::new()),
        }
    }
}

fn locations(classes: &mut [Class<'_>], around: &Around<'_>, outcome: &mut Outcome) {
    for class in classes {
        let barred = class
            .plans
            .iter()
            .filter_map(|plan| around.barred.get(plan));
        let barred = barred.fold(RoaringBitmap::new(), |all, people| all | people);
        let why = AssignmentError::ProhibitedInUsageLocationViolation;
        class.refuse(&[true, false], why, &barred, outcome);
    }
}

fn conflicts(classes: &mut [Class<'_>], outcome: &mut Outcome) {
    if !classes
        .iter()
        .any(|class| matches!(class.kind, Some(Kind::Alone(_))))
    {
        return;
    }
    let mut claims: BTreeMap<(bool, Kind), RoaringBitmap> = BTreeMap::new();
    for class in &*classes {
        if let Some(kind) = class.kind {
            *claims.entry((false, kind)).or_default() |= &class.direct;
            *claims.entry((true, kind)).or_default() |= &class.by_group;
        }
    }
    // In the order of the claims: who has one kind already can't have another.
    let mut taken: BTreeMap<Kind, RoaringBitmap> = BTreeMap::new();
    for ((by_group, kind), claim) in claims {
        let others = taken.iter().filter(|(other, _)| **other != kind);
        let others = others.fold(RoaringBitmap::new(), |all, (_, people)| all | people);
        let refused = &claim & &others;
        if !refused.is_empty() {
            for class in classes.iter_mut().filter(|class| class.kind == Some(kind)) {
                let why = AssignmentError::MutuallyExclusiveViolation;
                class.refuse(&[!by_group], why, &refused, outcome);
            }
        }
        *taken.entry(kind).or_default() |= claim - others;
    }
}

/// People who have something, with the plans that it gives.
type Had = Vec<(Vec<PlanId>, RoaringBitmap)>;

fn seats(classes: &mut [Class<'_>], around: &Around<'_>, outcome: &mut Outcome) -> Had {
    let mut products: BTreeMap<SkuId, (bool, Vec<&mut Class<'_>>)> = BTreeMap::new();
    for class in classes {
        let needs = unmet(&class.plans).next().is_some();
        let (waits, own) = products.entry(class.product).or_default();
        // A product of which one gift needs something waits as a whole.
        *waits |= needs;
        own.push(class);
    }
    let mut order: Vec<(SkuId, (bool, Vec<&mut Class<'_>>))> = products.into_iter().collect();
    order.sort_by_key(|(product, (waits, _))| (*waits, *product));
    let mut met: [RoaringBitmap; Requirement::ALL.len()] = Default::default();
    let mut had = Had::new();
    for (product, (waits, mut classes)) in order {
        if waits {
            dependencies(&mut classes, &met, outcome);
        }
        let (mut direct, mut by_group) = (RoaringBitmap::new(), RoaringBitmap::new());
        for class in &classes {
            direct |= &class.direct;
            by_group |= &class.by_group;
        }
        let stock = around.stock.get(&product);
        let count = stock.map_or(0, |stock| stock.units.kept());
        let seating = seat(direct, &by_group, count, around);
        if around.counts(product) {
            for class in classes {
                let mut people = &class.direct | &class.by_group;
                if !seating.without.is_empty() {
                    people &= &seating.holders;
                }
                for needed in Requirement::ALL {
                    if class.is_met(needed) {
                        met[needed as usize] |= &people;
                    }
                }
                had.push((class.plans.clone(), people));
            }
        }
        outcome.products.insert(product, seating);
    }
    had
}

/// Refuses what lacks another plan that is needed.
fn dependencies(
    classes: &mut [&mut Class<'_>],
    met: &[RoaringBitmap; Requirement::ALL.len()],
    outcome: &mut Outcome,
) {
    for class in classes {
        let needed: Vec<Requirement> = unmet(&class.plans).map(|(_, needed)| needed).collect();
        for needed in needed {
            let lacking = (&class.direct | &class.by_group) - &met[needed as usize];
            class.refuse(
                &[true, false],
                AssignmentError::DependencyViolation,
                &lacking,
                outcome,
            );
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
