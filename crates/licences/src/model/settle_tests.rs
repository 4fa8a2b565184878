//! The answer by sets against one person by person: the oracle knows no sets.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_population::RoaringBitmap;
use proptest::prelude::*;
use uuid::Uuid;

use super::gift::{Disabled, Gift, Outcome, Stock};
use super::requirement::unmet;
use super::settle::{Around, settle};
use super::*;

const PEOPLE: u32 = 10;
/// Roots of three ranks, two that stand alone, one that needs a mailbox, one that needs meetings and
/// one that has them.
const PRODUCTS: [&str; 8] = [
    "EXCHANGEDESKLESS",
    "EXCHANGEENTERPRISE",
    "SPE_E3",
    "LITEPACK",
    "MIDSIZEPACK",
    "EXCHANGEARCHIVE_ADDON",
    "MCOMEETADV",
    "Teams_Ess",
];

fn product(n: usize) -> &'static Product {
    let part = PRODUCTS[n];
    products()
        .find(|one| one.part_number == part)
        .expect("is in the catalogue")
}

/// One thing that is given: which product, through which group if any, without its first plan or
/// with all, to whom.
#[derive(Debug, Clone)]
struct Given {
    product: usize,
    group: Option<u128>,
    without: bool,
    people: BTreeSet<u32>,
}

#[derive(Debug, Clone)]
struct World {
    gifts: Vec<Given>,
    /// Seats and standing of each product.
    stock: Vec<(u32, Standing)>,
    /// Where Audio Conferencing must not be used.
    barred: BTreeSet<u32>,
}

fn standing() -> impl Strategy<Value = Standing> {
    prop::sample::select(vec![
        Standing::Enabled,
        Standing::Enabled,
        Standing::Enabled,
        Standing::Warning,
        Standing::Suspended,
        Standing::LockedOut,
        Standing::Deleted,
    ])
}

fn people() -> impl Strategy<Value = BTreeSet<u32>> {
    prop::collection::btree_set(0..PEOPLE, 0..8)
}

fn world() -> impl Strategy<Value = World> {
    let given = (
        0..PRODUCTS.len(),
        prop::option::of(0_u128..4),
        any::<bool>(),
        people(),
    );
    let given = given.prop_map(|(product, group, without, people)| Given {
        product,
        group,
        without,
        people,
    });
    let gifts = prop::collection::vec(given, 0..12).prop_map(distinct);
    let stock = prop::collection::vec((0_u32..12, standing()), PRODUCTS.len());
    (gifts, stock, people()).prop_map(|(gifts, stock, barred)| World {
        gifts,
        stock,
        barred,
    })
}

/// A group is given a product once, and so is a person.
fn distinct(all: Vec<Given>) -> Vec<Given> {
    let mut groups = BTreeSet::new();
    let mut direct = BTreeSet::new();
    let mut kept = Vec::new();
    for mut one in all {
        match one.group {
            Some(group) if !groups.insert((one.product, group)) => continue,
            Some(_) => {}
            None => one
                .people
                .retain(|person| direct.insert((one.product, *person))),
        }
        kept.push(one);
    }
    kept
}

impl Given {
    fn way(&self) -> Way {
        self.group
            .map_or(Way::Direct, |group| Way::Group(Uuid::from_u128(group)))
    }

    fn disabled(&self) -> Disabled {
        let first = product(self.product).plans.keys().next().copied();
        first.filter(|_| self.without).into_iter().collect()
    }

    fn plans(&self) -> Vec<PlanId> {
        let off = self.disabled();
        let all = product(self.product).plans.keys();
        all.filter(|plan| !off.contains(plan)).copied().collect()
    }
}

fn audio_conferencing() -> PlanId {
    *product(6).plans.keys().next().expect("one plan")
}

fn subscription(seats: u32, standing: Standing, n: usize) -> Subscription {
    Subscription {
        id: SubscriptionId::from_uuid(Uuid::from_u128(n as u128)),
        product: product(n).id,
        seats,
        is_trial: false,
        created: beffroi_core::Ts::from_micros(0),
        standing,
        next: None,
        announced: None,
        version: 1,
    }
}

impl World {
    fn stock(&self) -> BTreeMap<SkuId, Stock> {
        let stock = self.stock.iter().enumerate().map(|(n, (seats, standing))| {
            let (units, standing) = Units::of([&subscription(*seats, *standing, n)]);
            (product(n).id, Stock { units, standing })
        });
        stock.collect()
    }

    fn by_sets(&self) -> (Outcome, Outline) {
        self.asked(|_, settled| settled)
    }

    /// Takes away whatever is covered and held directly.
    fn reclaimed(&self) -> Self {
        let stock = self.stock();
        let surplus =
            self.asked(|gifts, (outcome, outline)| overlap(gifts, &stock, &outcome, &outline));
        let mut after = self.clone();
        for one in after.gifts.iter_mut().filter(|one| one.group.is_none()) {
            if let Some(surplus) = surplus.get(&(product(one.product).id, Reason::Covered)) {
                one.people
                    .retain(|person| !surplus.direct.contains(*person));
            }
        }
        after
    }

    fn asked<T>(&self, ask: impl FnOnce(&[Gift<'_>], (Outcome, Outline)) -> T) -> T {
        let disabled: Vec<Disabled> = self.gifts.iter().map(Given::disabled).collect();
        let people: Vec<RoaringBitmap> = self
            .gifts
            .iter()
            .map(|one| one.people.iter().collect())
            .collect();
        let gifts: Vec<Gift<'_>> = self
            .gifts
            .iter()
            .zip(disabled.iter().zip(&people))
            .map(|(one, (disabled, people))| Gift {
                product: product(one.product),
                way: one.way(),
                disabled,
                people,
            })
            .collect();
        let barred = BTreeMap::from([(audio_conferencing(), self.barred.iter().collect())]);
        let settled = settle(
            &gifts,
            &Around {
                stock: &self.stock(),
                barred: &barred,
                first: &|people, count| {
                    people
                        .iter()
                        .take(usize::try_from(count).expect("few"))
                        .collect()
                },
            },
        );
        ask(&gifts, settled)
    }

    /// The gifts of a person with their errors, found one by one.
    fn by_hand(&self) -> Vec<Vec<(usize, Option<AssignmentError>)>> {
        let mut states: Vec<Vec<(usize, Option<AssignmentError>)>> = (0..PEOPLE)
            .map(|person| {
                let own = self
                    .gifts
                    .iter()
                    .enumerate()
                    .filter(|(_, one)| one.people.contains(&person));
                own.map(|(n, _)| (n, None)).collect()
            })
            .collect();
        for (person, own) in (0..PEOPLE).zip(&mut states) {
            self.places(person, own);
            self.exclusive(own);
        }
        let needing = |n: usize| {
            self.gifts
                .iter()
                .any(|one| one.product == n && unmet(&one.plans()).next().is_some())
        };
        let mut order: Vec<usize> = (0..PRODUCTS.len()).collect();
        order.sort_by_key(|n| (needing(*n), product(*n).id));
        for n in order {
            for own in &mut states {
                self.needs(n, own);
            }
            self.seats(n, &mut states);
        }
        states
    }

    fn places(&self, person: u32, own: &mut [(usize, Option<AssignmentError>)]) {
        for (n, error) in own {
            if self.barred.contains(&person)
                && self.gifts[*n].plans().contains(&audio_conferencing())
            {
                *error = Some(AssignmentError::ProhibitedInUsageLocationViolation);
            }
        }
    }

    fn exclusive(&self, own: &mut [(usize, Option<AssignmentError>)]) {
        let kind = |n: usize| {
            let grants: Vec<Grant> = self.gifts[n]
                .plans()
                .into_iter()
                .filter_map(grant_of)
                .collect();
            grants.iter().find_map(|grant| match grant {
                Grant::Root(_) => Some(None),
                Grant::Alone(alone) => Some(Some(*alone)),
                Grant::AddOn(_) => None,
            })
        };
        let mut order: Vec<usize> = (0..own.len()).collect();
        order.sort_by_key(|at| (self.gifts[own[*at].0].group.is_some(), kind(own[*at].0)));
        let mut first = None;
        for at in order {
            let Some(kind) = kind(own[at].0).filter(|_| own[at].1.is_none()) else {
                continue;
            };
            if *first.get_or_insert(kind) != kind {
                own[at].1 = Some(AssignmentError::MutuallyExclusiveViolation);
            }
        }
    }

    fn needs(&self, product: usize, own: &mut [(usize, Option<AssignmentError>)]) {
        let has: Vec<PlanId> = own
            .iter()
            .filter(|(n, error)| error.is_none() && self.gifts[*n].product != product)
            .filter(|(n, _)| self.is_settled_before(self.gifts[*n].product, product))
            .filter(|(n, _)| self.stock[self.gifts[*n].product].1.counts())
            .flat_map(|(n, _)| self.gifts[*n].plans())
            .collect();
        for (n, error) in own
            .iter_mut()
            .filter(|(n, error)| error.is_none() && self.gifts[*n].product == product)
        {
            let met = |needed: Requirement| has.iter().any(|plan| needed.is_met_by(*plan));
            if unmet(&self.gifts[*n].plans()).any(|(_, needed)| !met(needed)) {
                *error = Some(AssignmentError::DependencyViolation);
            }
        }
    }

    fn is_settled_before(&self, one: usize, other: usize) -> bool {
        let needing = |n: usize| {
            self.gifts
                .iter()
                .any(|gift| gift.product == n && unmet(&gift.plans()).next().is_some())
        };
        (needing(one), product(one).id) < (needing(other), product(other).id)
    }

    fn seats(&self, n: usize, states: &mut [Vec<(usize, Option<AssignmentError>)>]) {
        let (seats, standing) = self.stock[n];
        let mut left = if standing == Standing::Deleted {
            0
        } else {
            seats
        };
        for by_group in [false, true] {
            for own in &mut *states {
                let mine = |(one, error): &&mut (usize, Option<AssignmentError>)| {
                    self.gifts[*one].product == n && error.is_none()
                };
                let direct = own
                    .iter_mut()
                    .filter(mine)
                    .any(|(one, _)| self.gifts[*one].group.is_none());
                let any = own.iter_mut().filter(mine).count() > 0;
                if !any || direct == by_group {
                    continue;
                }
                if left > 0 {
                    left -= 1;
                } else {
                    own.iter_mut()
                        .filter(mine)
                        .for_each(|(_, error)| *error = Some(AssignmentError::CountViolation));
                }
            }
        }
    }
}

proptest! {
    #[test]
    fn the_answer_by_sets_is_that_of_a_naive_oracle_for_each_person(world in world()) {
        let (outcome, outline) = world.by_sets();
        let by_hand = world.by_hand();
        let in_force = outline.in_force();
        for (person, own) in (0..PEOPLE).zip(&by_hand) {
            let mut plans = Vec::new();
            for (n, error) in own {
                let gift = &world.gifts[*n];
                let key = (product(gift.product).id, gift.way());
                prop_assert_eq!(outcome.error(key, person), *error, "{} of {}", PRODUCTS[gift.product], person);
                if error.is_none() && world.stock[gift.product].1.counts() {
                    plans.extend(gift.plans());
                }
            }
            let abilities = combined(plans).expect("what can't be held together has an error");
            let found = in_force.iter().find(|(_, people)| people.contains(person));
            let name = found.map(|(what, _)| match what {
                InForce::Root(root) => root.as_str(),
                InForce::Alone(alone) => alone.as_str(),
                InForce::Nothing => "",
            });
            prop_assert_eq!(name, abilities.in_force());
        }
        // Consumed units are the distinct holders, and never more than there are seats.
        for (n, (seats, _)) in world.stock.iter().enumerate() {
            let holders = by_hand.iter().filter(|own| {
                own.iter().any(|(one, error)| world.gifts[*one].product == n && error.is_none())
            });
            let consumed = outcome.products.get(&product(n).id).map_or(0, |seating| seating.holders.len());
            prop_assert_eq!(consumed, holders.count() as u64);
            prop_assert!(consumed <= u64::from(*seats));
        }
    }

    #[test]
    fn the_order_of_arrival_does_not_matter(
        (world, gifts) in world().prop_flat_map(|world| (Just(world.clone()), Just(world.gifts).prop_shuffle())),
    ) {
        let other = World { gifts, ..world.clone() };
        prop_assert_eq!(world.by_sets(), other.by_sets());
    }

    #[test]
    fn more_seats_of_a_product_never_take_one_away(world in world(), n in 0..PRODUCTS.len(), more in 1_u32..5) {
        let (before, _) = world.by_sets();
        let mut grown = world.clone();
        grown.stock[n].0 += more;
        let (after, _) = grown.by_sets();
        if let Some(seating) = before.products.get(&product(n).id) {
            prop_assert!(seating.holders.is_subset(&after.products[&product(n).id].holders));
        }
    }

    #[test]
    fn reclaim_never_lowers_anybodys_capability(world in world()) {
        let (_, before) = world.by_sets();
        let reclaimed = world.reclaimed();
        let (_, after) = reclaimed.by_sets();
        for change in before.changes(&after) {
            prop_assert!(change.to > change.from, "{:?} in {:?}", change, reclaimed);
        }
        for add_on in AddOn::ALL {
            prop_assert!(before.with(add_on).is_subset(after.with(add_on)));
        }
    }
}
