//! What is held and in force, found person by person and rule by rule: it knows no sets and nothing of
//! what the product remembers.

use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

use beffroi_licences::model::{Grant, PlanId, Product, Root, SkuId, grant_of, products, unmet};

use crate::contoso::DAY;

/// Roots of two ranks, one of which covers another, one that stands alone, one that needs a mailbox, one that
/// needs meetings, and a root that two others cover.
pub(crate) const PRODUCTS: [&str; 7] = [
    "EXCHANGEDESKLESS",
    "ENTERPRISEPACK",
    "SPE_E3",
    "LITEPACK",
    "EXCHANGEARCHIVE_ADDON",
    "MCOMEETADV",
    "EXCHANGEENTERPRISE",
];

/// Audio Conferencing is barred there.
pub(crate) const BARRED: &str = "US";

pub(crate) fn product(n: usize) -> &'static Product {
    let found = products().find(|product| product.part_number == PRODUCTS[n]);
    found.expect("is in the catalogue")
}

/// The plan that is switched off where one is: the one that does something, if others stay.
pub(crate) fn off(n: usize) -> PlanId {
    let plans = || product(n).plans.keys().copied();
    let found = plans().find(|plan| grant_of(*plan).is_some());
    found.or_else(|| plans().next()).expect("has plans")
}

/// Products with whether the plan of [`off`] is off.
pub(crate) type Given = BTreeMap<usize, bool>;

#[derive(Debug, Clone, Default)]
pub(crate) struct Person {
    pub(crate) direct: Given,
    pub(crate) place: Option<&'static str>,
    pub(crate) is_gone: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Group {
    pub(crate) gives: Given,
    pub(crate) members: BTreeSet<usize>,
}

/// A subscription, the only one to its product.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    pub(crate) seats: u32,
    /// When it ends, from the beginning of time.
    pub(crate) end: Option<Duration>,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct World {
    /// In the order of their ids.
    pub(crate) people: Vec<Person>,
    pub(crate) groups: Vec<Group>,
    pub(crate) terms: Vec<Term>,
    /// From the beginning of time.
    pub(crate) now: Duration,
}

/// A product that somebody is given in one way.
pub(crate) struct Held {
    pub(crate) product: usize,
    pub(crate) by_group: bool,
    plans: Vec<PlanId>,
    pub(crate) error: Option<&'static str>,
}

impl Held {
    fn new(product: usize, by_group: bool, without: bool) -> Self {
        let all = self::product(product).plans.keys().copied();
        Self {
            product,
            by_group,
            plans: all
                .filter(|plan| !without || *plan != off(product))
                .collect(),
            error: None,
        }
    }

    /// Nothing for what makes no mailbox; what stands alone goes by its name, and comes last.
    fn kind(&self) -> Option<Option<&'static str>> {
        self.plans.iter().find_map(|plan| match grant_of(*plan)? {
            Grant::Root(_) => Some(None),
            Grant::Alone(alone) => Some(Some(alone.as_str())),
            Grant::AddOn(_) => None,
        })
    }
}

/// When a subscription goes on in its life, from its end.
const LIFE: [Duration; 4] = [
    Duration::ZERO,
    DAY.saturating_mul(30),
    DAY.saturating_mul(120),
    DAY.saturating_mul(150),
];

impl World {
    /// How far a subscription is: 0 enabled, 1 warning, 2 suspended, 3 locked out, 4 deleted.
    fn stage(&self, product: usize) -> usize {
        let end = self.terms[product].end;
        let due = |span: &&Duration| end.is_some_and(|end| end + **span <= self.now);
        LIFE.iter().filter(due).count()
    }

    fn counts(&self, product: usize) -> bool {
        self.stage(product) < 2
    }

    /// Seats that can be given to somebody.
    pub(crate) fn assignable(&self, product: usize) -> usize {
        if self.counts(product) {
            self.terms[product].seats as usize
        } else {
            0
        }
    }

    /// When the next subscription goes on.
    pub(crate) fn next(&self) -> Option<Duration> {
        let ends = self.terms.iter().filter_map(|term| term.end);
        let all = ends.flat_map(|end| LIFE.map(|span| end + span));
        all.filter(|at| *at > self.now).min()
    }

    /// What everybody is given, by every way, with what has become of it.
    pub(crate) fn held(&self) -> Vec<Vec<Held>> {
        let mut all: Vec<Vec<Held>> = (0..self.people.len()).map(|n| self.given(n)).collect();
        for (person, own) in self.people.iter().zip(&mut all) {
            places(person, own);
            exclusive(own);
        }
        let mut order: Vec<usize> = (0..PRODUCTS.len()).collect();
        order.sort_by_key(|n| self.turn(*n));
        for n in order {
            for own in &mut all {
                self.needs(n, own);
            }
            self.seats(n, &mut all);
        }
        all
    }

    fn given(&self, n: usize) -> Vec<Held> {
        let person = &self.people[n];
        if person.is_gone {
            return Vec::new();
        }
        let direct = person.direct.iter().map(|one| (one, false));
        let groups = self
            .groups
            .iter()
            .filter(|group| group.members.contains(&n));
        let by_groups = groups.flat_map(|group| group.gives.iter().map(|one| (one, true)));
        let all = direct.chain(by_groups);
        all.map(|((product, without), by_group)| Held::new(*product, by_group, *without))
            .collect()
    }

    /// Products with plans that need others come after those without.
    fn turn(&self, n: usize) -> (bool, SkuId) {
        let direct = self.people.iter().filter(|person| !person.is_gone);
        let direct = direct.filter_map(|person| person.direct.get(&n));
        let groups = self.groups.iter().filter_map(|group| group.gives.get(&n));
        let mut all = direct.chain(groups);
        let waits = all.any(|without| unmet(&Held::new(n, false, *without).plans).next().is_some());
        (waits, product(n).id)
    }

    fn needs(&self, n: usize, own: &mut [Held]) {
        let earlier = own
            .iter()
            .filter(|one| self.turn(one.product) < self.turn(n));
        let earlier = earlier.filter(|one| one.error.is_none() && self.counts(one.product));
        let has: Vec<PlanId> = earlier.flat_map(|one| one.plans.clone()).collect();
        for one in own
            .iter_mut()
            .filter(|one| one.product == n && one.error.is_none())
        {
            let mut lacking = unmet(&one.plans)
                .filter(|(_, needed)| !has.iter().any(|plan| needed.is_met_by(*plan)));
            if lacking.next().is_some() {
                one.error = Some("DependencyViolation");
            }
        }
    }

    /// First for what was given directly, then for groups, each in the order of the people.
    fn seats(&self, n: usize, all: &mut [Vec<Held>]) {
        // What is kept while it is suspended stays with those who have it.
        let mut left = if self.stage(n) < 4 {
            self.terms[n].seats
        } else {
            0
        };
        for directly in [true, false] {
            for own in &mut *all {
                let mut mine: Vec<&mut Held> = own.iter_mut().collect();
                mine.retain(|one| one.product == n && one.error.is_none());
                if mine.is_empty() || mine.iter().any(|one| !one.by_group) != directly {
                    continue;
                }
                if left > 0 {
                    left -= 1;
                } else {
                    for one in mine {
                        one.error = Some("CountViolation");
                    }
                }
            }
        }
    }

    /// What is in force for each person.
    pub(crate) fn in_force(&self) -> Vec<Option<&'static str>> {
        let of = |own: Vec<Held>| {
            let counting = own
                .into_iter()
                .filter(|one| one.error.is_none() && self.counts(one.product));
            let grants: Vec<Grant> = counting
                .flat_map(|one| one.plans)
                .filter_map(grant_of)
                .collect();
            let roots = grants.iter().filter_map(|grant| match grant {
                Grant::Root(root) => Some(*root),
                _ => None,
            });
            let mut alone = grants.iter().filter_map(|grant| match grant {
                Grant::Alone(alone) => Some(alone.as_str()),
                _ => None,
            });
            roots.max().map(Root::as_str).or(alone.next())
        };
        self.held().into_iter().map(of).collect()
    }

    /// How many people have a seat of each product.
    pub(crate) fn consumed(&self) -> Vec<u64> {
        let held = self.held();
        let has = |own: &&Vec<Held>, n: usize| {
            own.iter()
                .any(|one| one.product == n && one.error.is_none())
        };
        let count = |n: usize| held.iter().filter(|own| has(own, n)).count() as u64;
        (0..PRODUCTS.len()).map(count).collect()
    }
}

fn places(person: &Person, own: &mut [Held]) {
    // Who states no place is where the organization is.
    if person.place != Some(BARRED) {
        return;
    }
    let barred = off(5);
    for one in own.iter_mut().filter(|one| one.plans.contains(&barred)) {
        one.error = Some("ProhibitedInUsageLocationViolation");
    }
}

/// The first kind of mailbox stays: of what was given directly, and then of what stacks.
fn exclusive(own: &mut [Held]) {
    let mut mailboxes: Vec<&mut Held> = own
        .iter_mut()
        .filter(|one| one.kind().is_some() && one.error.is_none())
        .collect();
    mailboxes.sort_by_key(|one| (one.by_group, one.kind()));
    let first = mailboxes.first().and_then(|one| one.kind());
    for one in mailboxes {
        if one.kind() != first {
            one.error = Some("MutuallyExclusiveViolation");
        }
    }
}
