use std::collections::BinaryHeap;

use roaring::RoaringBitmap;
use uuid::Uuid;

use super::TextKey;
use crate::TenantSets;

/// In which order people are listed. Ties are broken by id, in the same direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PeopleOrder {
    /// By id, which is the order of creation.
    Id {
        /// Newest first.
        descending: bool,
    },
    /// By a text, byte for byte; whoever has none stands first.
    Text {
        /// Which one.
        key: TextKey,
        /// Last first.
        descending: bool,
    },
}

impl TenantSets {
    /// The first `most` people of a set after a place in the order, which is given by the text and
    /// the id of who stands there; in order.
    ///
    /// One walk through the set, whatever the place: a page in the middle costs what the first does.
    pub fn page(
        &self,
        people: &RoaringBitmap,
        order: PeopleOrder,
        after: Option<(&str, Uuid)>,
        most: usize,
    ) -> Vec<Uuid> {
        let (key, descending) = match order {
            PeopleOrder::Id { descending } => (None, descending),
            PeopleOrder::Text { key, descending } => (Some(key), descending),
        };
        let text = |person| key.and_then(|key| self.texts.bytes(key, person));
        let places = people
            .iter()
            .filter(|&person| self.everyone.contains(person))
            .map(|person| (text(person).unwrap_or_default(), self.people.id(person)));
        let after = after.map(|(text, id)| (if key.is_some() { text.as_bytes() } else { &[] }, id));
        if descending {
            let places = places.filter(|place| after.is_none_or(|after| *place < after));
            first(places.map(std::cmp::Reverse), most)
                .into_iter()
                .map(|place| place.0.1)
                .collect()
        } else {
            let places = places.filter(|place| after.is_none_or(|after| *place > after));
            first(places, most).into_iter().map(|(_, id)| id).collect()
        }
    }
}

/// The smallest of many, in order.
fn first<T: Ord>(all: impl Iterator<Item = T>, most: usize) -> Vec<T> {
    let mut kept = BinaryHeap::with_capacity(most + 1);
    for one in all {
        if kept.len() < most {
            kept.push(one);
        } else if let Some(mut last) = kept.peek_mut()
            && one < *last
        {
            *last = one;
        }
    }
    kept.into_sorted_vec()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::PersonFacts;

    proptest! {
        #[test]
        fn pages_put_together_are_the_sorted_list(
            names in prop::collection::vec(prop::option::of("[ab]{0,2}"), 0..40),
            most in 1..7_usize,
            descending in any::<bool>(),
            by_name in any::<bool>(),
        ) {
            let mut sets = TenantSets::default();
            let facts = PersonFacts { enabled: true, facets: Vec::new() };
            let mut expected = Vec::new();
            for (number, name) in (1_u128..).zip(&names) {
                // Ids that do not come in the order of the ordinals.
                let id = Uuid::from_u128(number * 7 % 41);
                sets.upsert_person(id, &facts);
                sets.replace_texts(id, name.iter().map(|name| (TextKey::DisplayName, name.as_str())));
                expected.push((if by_name { name.clone().unwrap_or_default() } else { String::new() }, id));
            }
            expected.sort();
            if descending {
                expected.reverse();
            }
            let order = if by_name {
                PeopleOrder::Text { key: TextKey::DisplayName, descending }
            } else {
                PeopleOrder::Id { descending }
            };
            let people = sets.everyone().clone();
            let (mut seen, mut after) = (Vec::new(), None);
            loop {
                let place = after.as_ref().map(|(text, id): &(String, Uuid)| (text.as_str(), *id));
                let page = sets.page(&people, order, place, most);
                let Some(last) = page.last() else { break };
                after = expected.iter().find(|(_, id)| id == last).cloned();
                seen.extend(page);
            }
            let expected: Vec<Uuid> = expected.into_iter().map(|(_, id)| id).collect();
            prop_assert_eq!(seen, expected);
        }
    }
}
