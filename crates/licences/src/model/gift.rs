//! Products that are given, and who has them: the demand, and what becomes of it.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_population::RoaringBitmap;
use uuid::Uuid;

use super::{AssignmentError, PlanId, Product, SkuId, Standing, Units, Way};

/// So few people are looked up one by one; for more, sets are compared.
const FEW: u64 = 16;

/// Whether some people are in a set.
pub(super) fn has_any(set: &RoaringBitmap, people: &RoaringBitmap) -> bool {
    if people.len() <= FEW {
        people.iter().any(|person| set.contains(person))
    } else {
        !set.is_disjoint(people)
    }
}

/// Plans that are switched off.
pub type Disabled = BTreeSet<PlanId>;

/// A product that is given in one way, to one person or to a million.
#[derive(Debug, Clone)]
pub struct Gift<'a> {
    /// Which product.
    pub product: &'a Product,
    /// By which way.
    pub way: Way,
    /// Plans that are switched off there.
    pub disabled: &'a Disabled,
    /// To whom.
    pub people: &'a RoaringBitmap,
}

impl Gift<'_> {
    /// The plans that it gives.
    #[must_use]
    pub fn plans(&self) -> Vec<PlanId> {
        let all = self.product.plans.keys();
        all.filter(|plan| !self.disabled.contains(plan))
            .copied()
            .collect()
    }
}

/// What an organization has of a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stock {
    /// Its seats.
    pub units: Units,
    /// The best standing of its subscriptions.
    pub standing: Standing,
}

/// By which gifts somebody holds something: the way and the product.
pub type GiftKey = (SkuId, Way);

/// What has become of a product.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Seating {
    /// Who has a seat.
    pub holders: RoaringBitmap,
    /// Who has been given it and has none, since there are too few.
    pub without: RoaringBitmap,
}

/// What has become of all gifts: why some of them give nothing to some people.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Outcome {
    /// By product.
    pub products: BTreeMap<SkuId, Seating>,
    /// By gift, beside the seats: who can't have it, and why. Each person once.
    pub refused: BTreeMap<GiftKey, BTreeMap<AssignmentError, RoaringBitmap>>,
}

impl Outcome {
    /// Why somebody has nothing of a gift that is theirs.
    #[must_use]
    pub fn error(&self, gift: GiftKey, person: u32) -> Option<AssignmentError> {
        let own = self.refused.get(&gift).into_iter().flatten();
        let mut own = own.filter(|(_, people)| people.contains(person));
        if let Some((error, _)) = own.next() {
            return Some(*error);
        }
        let seating = self.products.get(&gift.0)?;
        seating
            .without
            .contains(person)
            .then_some(AssignmentError::CountViolation)
    }

    /// Who can't have a gift, for whatever reason but the seats.
    #[must_use]
    pub fn refused_of(&self, gift: GiftKey) -> RoaringBitmap {
        let own = self.refused.get(&gift).into_iter().flatten();
        own.fold(RoaringBitmap::new(), |all, (_, people)| all | people)
    }

    /// The part of it that concerns some people.
    #[must_use]
    pub fn only(&self, people: &RoaringBitmap) -> Self {
        let seating = |(product, all): (&SkuId, &Seating)| {
            let holders = &all.holders & people;
            let without = &all.without & people;
            (*product, Seating { holders, without })
        };
        let mut refused: BTreeMap<GiftKey, BTreeMap<AssignmentError, RoaringBitmap>> =
            BTreeMap::new();
        for (gift, errors) in &self.refused {
            for (error, all) in errors.iter().filter(|(_, all)| has_any(all, people)) {
                let own = refused.entry(*gift).or_default();
                own.insert(*error, all & people);
            }
        }
        Self {
            products: self.products.iter().map(seating).collect(),
            refused,
        }
    }

    /// Everybody with an error of a group's gifts.
    #[must_use]
    pub fn errors_of_group(&self, group: Uuid) -> RoaringBitmap {
        let own = self
            .refused
            .iter()
            .filter(|((_, way), _)| *way == Way::Group(group));
        own.flat_map(|(_, errors)| errors.values())
            .fold(RoaringBitmap::new(), |all, people| all | people)
    }
}
