//! Why products could not be given to somebody: the same rules for *what if* as for the change itself.

use std::collections::BTreeMap;

use beffroi_core::Failure;
use beffroi_population::{RoaringBitmap, TenantSets};

use super::{of_rule, refused};
use crate::model::{Ask, Held, Outcome, PlanId, SkuId, Standing, Stock, Way, assigned, find};
use crate::shelf::Shelf;

/// Whether the organization has, or had and may still give, a product.
pub(super) fn is_had(stock: &BTreeMap<SkuId, Stock>, product: SkuId) -> bool {
    stock
        .get(&product)
        .is_some_and(|stock| stock.standing != Standing::Deleted)
}

/// What somebody has through groups by an outcome, with the plans that are on there.
pub(super) fn inherited(
    shelf: &Shelf,
    outcome: &Outcome,
    sets: &TenantSets,
    ordinal: u32,
) -> BTreeMap<SkuId, Vec<PlanId>> {
    let mut inherited: BTreeMap<SkuId, Vec<PlanId>> = BTreeMap::new();
    for gift in shelf
        .book
        .gifts_of(sets, &RoaringBitmap::from_iter([ordinal]))
    {
        let key = (gift.product.id, gift.way);
        let is_own = gift.way != Way::Direct && gift.people.contains(ordinal);
        if is_own && outcome.error(key, ordinal).is_none() {
            inherited
                .entry(gift.product.id)
                .or_default()
                .extend(gift.plans());
        }
    }
    inherited
}

/// Whether somebody is somewhere where all that is to be given may be used.
///
/// # Errors
/// No place, or one where a plan must not be used.
pub(super) fn allowed_at(shelf: &Shelf, place: Option<&str>, ask: &Ask) -> Result<(), Failure> {
    if ask.add.is_empty() {
        return Ok(());
    }
    let Some(place) = place else {
        let words = "License assignment cannot be done for user with invalid usage location.";
        return Err(refused(
            "invalidUsageLocation",
            words.to_owned(),
            "usageLocation",
        ));
    };
    for (product, disabled) in &ask.add {
        let plans = find(*product)
            .into_iter()
            .flat_map(|known| known.plans.keys());
        let barred = |plan: &&PlanId| {
            !disabled.contains(plan)
                && shelf
                    .locations
                    .get(plan)
                    .is_some_and(|places| places.iter().any(|one| one == place))
        };
        if let Some(plan) = plans.into_iter().find(barred) {
            let words = format!(
                "License assignment failed because service plan {plan} is not allowed in the usage location {place}."
            );
            return Err(refused(
                "ProhibitedInUsageLocationViolation",
                words,
                "usageLocation",
            ));
        }
    }
    Ok(())
}

/// No seat is left for it.
pub(super) fn no_seat(product: SkuId) -> Failure {
    let words = format!("Subscription with SKU {product} does not have any available licenses.");
    refused("CountViolation", words, "addLicenses")
}

/// How many people take a seat of a product, where so many who are there hold it directly.
pub(super) fn taken(shelf: &Shelf, outcome: &Outcome, product: SkuId, direct: u64) -> u64 {
    let seating = outcome.products.get(&product);
    let by_groups_only = seating.map_or(0, |seating| {
        (&seating.holders - shelf.book.direct(product)).len()
    });
    direct + by_groups_only
}

/// Gives the same to one person after the other in thought, and says who would be refused.
pub(super) struct Trial<'a> {
    shelf: &'a Shelf,
    outcome: &'a Outcome,
    sets: &'a TenantSets,
    ask: &'a Ask,
    stock: BTreeMap<SkuId, Stock>,
    /// The seats that are left of each product that is to be given.
    free: BTreeMap<SkuId, i64>,
}

impl<'a> Trial<'a> {
    pub(super) fn new(
        shelf: &'a Shelf,
        outcome: &'a Outcome,
        sets: &'a TenantSets,
        ask: &'a Ask,
    ) -> Self {
        let stock = shelf.book.stock();
        let free = ask.add.keys().map(|product| {
            let all = stock
                .get(product)
                .map_or(0, |stock| stock.units.assignable());
            let taken = taken(shelf, outcome, *product, shelf.book.direct(*product).len());
            (*product, all.cast_signed() - taken.cast_signed())
        });
        Self {
            free: free.collect(),
            shelf,
            outcome,
            sets,
            ask,
            stock,
        }
    }

    /// # Errors
    /// Why it would be refused for this person.
    pub(super) fn give(&mut self, ordinal: u32, place: Option<&str>) -> Result<(), Failure> {
        let held = Held {
            direct: self.shelf.book.of_person(ordinal).collect(),
            inherited: inherited(self.shelf, self.outcome, self.sets, ordinal),
        };
        let known = |sku: SkuId| {
            find(sku).filter(|_| held.direct.contains_key(&sku) || is_had(&self.stock, sku))
        };
        let after = assigned(&held, self.ask, known).map_err(|refusal| of_rule(&refusal))?;
        allowed_at(self.shelf, place, self.ask)?;
        let wanted: Vec<SkuId> = after
            .keys()
            .filter(|one| !held.direct.contains_key(one) && !held.inherited.contains_key(one))
            .copied()
            .collect();
        let left = |product: &SkuId| self.free.get(product).copied().unwrap_or_default();
        if let Some(product) = wanted.iter().find(|one| left(one) < 1) {
            return Err(no_seat(*product));
        }
        for product in wanted {
            self.free.entry(product).and_modify(|free| *free -= 1);
        }
        Ok(())
    }
}
