//! What an organization has and gives, as it stands in memory: a view of the tables.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use beffroi_population::{RoaringBitmap, TenantSets};
use uuid::Uuid;

use super::gift::{Disabled, Gift, Stock, has_any};
use super::life::{Subscription, SubscriptionId, Units};
use super::{SkuId, Way, find};

/// What an organization has and gives.
#[derive(Debug, Clone, Default)]
pub struct Book {
    subscriptions: BTreeMap<SubscriptionId, Subscription>,
    direct: BTreeMap<SkuId, BTreeMap<Disabled, RoaringBitmap>>,
    /// Who holds a product directly and is not there: they were deleted, and may come back.
    absent: HashMap<SkuId, HashSet<Uuid>>,
    groups: BTreeMap<(Uuid, SkuId), Disabled>,
}

impl Book {
    /// Replaces the subscriptions.
    pub fn set_subscriptions(&mut self, all: impl IntoIterator<Item = Subscription>) {
        self.subscriptions = all.into_iter().map(|one| (one.id, one)).collect();
    }

    /// Every subscription.
    pub fn subscriptions(&self) -> impl Iterator<Item = &Subscription> {
        self.subscriptions.values()
    }

    /// What is had of each product.
    #[must_use]
    pub fn stock(&self) -> BTreeMap<SkuId, Stock> {
        let mut by_product: BTreeMap<SkuId, Vec<&Subscription>> = BTreeMap::new();
        for one in self.subscriptions.values() {
            by_product.entry(one.product).or_default().push(one);
        }
        let stock = |(product, all): (SkuId, Vec<&Subscription>)| {
            let (units, standing) = Units::of(all);
            (product, Stock { units, standing })
        };
        by_product.into_iter().map(stock).collect()
    }

    /// Replaces what somebody holds directly; without an ordinal they are not there.
    pub fn set_direct(
        &mut self,
        person: Uuid,
        ordinal: Option<u32>,
        held: impl IntoIterator<Item = (SkuId, Disabled)>,
    ) {
        self.forget(person, ordinal);
        for (product, disabled) in held {
            self.add_direct(person, ordinal, product, disabled);
        }
    }

    /// Adds what somebody holds directly.
    pub fn add_direct(
        &mut self,
        person: Uuid,
        ordinal: Option<u32>,
        product: SkuId,
        disabled: Disabled,
    ) {
        match ordinal {
            Some(ordinal) => {
                let by_plans = self.direct.entry(product).or_default();
                by_plans.entry(disabled).or_default().insert(ordinal);
            }
            None => drop(self.absent.entry(product).or_default().insert(person)),
        }
    }

    fn forget(&mut self, person: Uuid, ordinal: Option<u32>) {
        for absent in self.absent.values_mut() {
            absent.remove(&person);
        }
        for by_plans in self.direct.values_mut() {
            for people in by_plans.values_mut() {
                ordinal.map(|ordinal| people.remove(ordinal));
            }
        }
    }

    /// Lets go of people who are not there any more.
    pub fn keep_only(&mut self, present: &RoaringBitmap) {
        for by_plans in self.direct.values_mut() {
            by_plans.retain(|_, people| {
                *people &= present;
                !people.is_empty()
            });
        }
        self.direct.retain(|_, by_plans| !by_plans.is_empty());
        self.absent.retain(|_, people| !people.is_empty());
    }

    /// Replaces what a group is given.
    pub fn set_group(&mut self, group: Uuid, given: impl IntoIterator<Item = (SkuId, Disabled)>) {
        self.groups.retain(|(one, _), _| *one != group);
        let given = given
            .into_iter()
            .map(|(product, disabled)| ((group, product), disabled));
        self.groups.extend(given);
    }

    /// What a group is given.
    pub fn of_group(&self, group: Uuid) -> impl Iterator<Item = (SkuId, &Disabled)> {
        let own = self
            .groups
            .iter()
            .filter(move |((one, _), _)| *one == group);
        own.map(|((_, product), disabled)| (*product, disabled))
    }

    /// Every group that is given something, with each product.
    pub fn giving(&self) -> impl Iterator<Item = (Uuid, SkuId)> + '_ {
        self.groups.keys().copied()
    }

    /// How many people hold a product directly and are not there.
    #[must_use]
    pub fn absent(&self, product: SkuId) -> u64 {
        self.absent
            .get(&product)
            .map_or(0, |people| people.len() as u64)
    }

    /// What somebody holds directly.
    pub fn of_person(&self, ordinal: u32) -> impl Iterator<Item = (SkuId, Disabled)> + '_ {
        let all = self.direct.iter().flat_map(|(product, by_plans)| {
            by_plans
                .iter()
                .map(move |(disabled, people)| (*product, disabled, people))
        });
        let own = all.filter(move |(_, _, people)| people.contains(ordinal));
        own.map(|(product, disabled, _)| (product, disabled.clone()))
    }

    /// Everybody who holds a product directly and is there.
    #[must_use]
    pub fn direct(&self, product: SkuId) -> RoaringBitmap {
        let by_plans = self.direct.get(&product).into_iter().flatten();
        by_plans.fold(RoaringBitmap::new(), |all, (_, people)| all | people)
    }

    /// Everything that is given. Products that nobody knows any more are left out, groups too.
    pub fn gifts<'a>(&'a self, people: &'a TenantSets) -> Vec<Gift<'a>> {
        self.gifts_among(people, |_| true)
    }

    fn gifts_among<'a>(
        &'a self,
        people: &'a TenantSets,
        is_wanted: impl Fn(SkuId) -> bool,
    ) -> Vec<Gift<'a>> {
        let direct = self
            .direct
            .iter()
            .filter(|(product, _)| is_wanted(**product));
        let direct = direct.flat_map(|(product, by_plans)| {
            by_plans.iter().filter_map(|(disabled, people)| {
                Some(Gift {
                    product: find(*product)?,
                    way: Way::Direct,
                    disabled,
                    people,
                })
            })
        });
        let by_group = self
            .groups
            .iter()
            .filter(|((_, product), _)| is_wanted(*product))
            .filter_map(|((group, product), disabled)| {
                Some(Gift {
                    product: find(*product)?,
                    way: Way::Group(*group),
                    disabled,
                    people: people.direct_members(*group)?,
                })
            });
        direct.chain(by_group).collect()
    }

    /// The same of those products only that some people are given: what decides about these people, but for
    /// the seats.
    pub fn gifts_of<'a>(&'a self, sets: &'a TenantSets, people: &RoaringBitmap) -> Vec<Gift<'a>> {
        let direct = self.direct.iter().filter(|(_, by_plans)| {
            let mut all = by_plans.values();
            all.any(|own| has_any(own, people))
        });
        let by_group = self.groups.keys().filter(|(group, _)| {
            sets.direct_members(*group)
                .is_some_and(|own| has_any(own, people))
        });
        let direct = direct.map(|(product, _)| *product);
        let products: BTreeSet<SkuId> = direct
            .chain(by_group.map(|(_, product)| *product))
            .collect();
        self.gifts_among(sets, |product| products.contains(&product))
    }

    /// The part of it that concerns some people: what groups are given, and what these hold directly.
    #[must_use]
    pub fn only(&self, people: &RoaringBitmap) -> Self {
        let mut own = Self {
            subscriptions: self.subscriptions.clone(),
            direct: BTreeMap::new(),
            absent: HashMap::new(),
            groups: self.groups.clone(),
        };
        for (product, by_plans) in &self.direct {
            for (disabled, holders) in by_plans {
                let holders = holders & people;
                if !holders.is_empty() {
                    let place = own.direct.entry(*product).or_default();
                    place.insert(disabled.clone(), holders);
                }
            }
        }
        own
    }

    /// Whether anything is given through groups.
    #[must_use]
    pub fn has_groups(&self) -> bool {
        !self.groups.is_empty()
    }
}
