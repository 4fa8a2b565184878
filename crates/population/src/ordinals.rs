use std::hash::BuildHasher;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};
use uuid::Uuid;

/// Ids and their dense numbers, both ways.
///
/// The index holds numbers only and compares through `ids`: 21 bytes an entry instead of the 42
/// of a map from id to number next to a list of ids.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ordinals {
    ids: Vec<Uuid>,
    index: HashTable<u32>,
    hasher: DefaultHashBuilder,
    free: Vec<u32>,
}

impl Ordinals {
    /// Number of an id that is present.
    pub(crate) fn get(&self, id: Uuid) -> Option<u32> {
        self.index
            .find(self.hasher.hash_one(id), |&at| self.id(at) == id)
            .copied()
    }

    /// Id that has, or last had, this number.
    pub(crate) fn id(&self, ordinal: u32) -> Uuid {
        self.ids[ordinal as usize]
    }

    /// Number of the id, a new one if it is not present; and whether it is new.
    pub(crate) fn insert(&mut self, id: Uuid) -> (u32, bool) {
        let Self {
            ids,
            index,
            hasher,
            free,
        } = self;
        let same = |&at: &u32| ids[at as usize] == id;
        let entry = index.entry(hasher.hash_one(id), same, |&at| {
            hasher.hash_one(ids[at as usize])
        });
        let vacant = match entry {
            Entry::Occupied(known) => return (*known.get(), false),
            Entry::Vacant(vacant) => vacant,
        };
        let ordinal = if let Some(free) = free.pop() {
            ids[free as usize] = id;
            free
        } else {
            ids.push(id);
            u32::try_from(ids.len() - 1).expect("fewer than 2^32 people, devices or groups")
        };
        vacant.insert(ordinal);
        (ordinal, true)
    }

    /// Forgets an id; its number is retired until [`Ordinals::release`] frees it.
    pub(crate) fn remove(&mut self, id: Uuid) -> Option<u32> {
        let Self {
            ids, index, hasher, ..
        } = self;
        let entry = index
            .find_entry(hasher.hash_one(id), |&at| ids[at as usize] == id)
            .ok()?;
        Some(entry.remove().0)
    }

    /// Lets a removed id's number be given to another id.
    pub(crate) fn release(&mut self, ordinal: u32) {
        self.free.push(ordinal);
    }

    /// Every id that is present, in no particular order.
    pub(crate) fn present(&self) -> impl Iterator<Item = Uuid> {
        self.index.iter().map(|&at| self.id(at))
    }

    /// How many numbers were ever given.
    pub(crate) fn given(&self) -> usize {
        self.ids.len()
    }

    /// Gives spare room back after a bulk load.
    pub(crate) fn shrink(&mut self) {
        let Self {
            ids, index, hasher, ..
        } = self;
        ids.shrink_to_fit();
        index.shrink_to_fit(|&at| hasher.hash_one(ids[at as usize]));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_dense_and_retired_until_released() {
        let mut ordinals = Ordinals::default();
        let id = Uuid::from_u128;
        assert_eq!(
            (ordinals.insert(id(7)), ordinals.insert(id(8))),
            ((0, true), (1, true))
        );
        assert_eq!(ordinals.insert(id(7)), (0, false));
        assert_eq!(ordinals.remove(id(7)), Some(0));
        assert_eq!(ordinals.remove(id(7)), None);
        assert_eq!(ordinals.get(id(7)), None);
        assert_eq!(ordinals.insert(id(9)), (2, true));
        ordinals.release(0);
        assert_eq!(ordinals.insert(id(7)), (0, true));
        assert_eq!((ordinals.id(0), ordinals.given()), (id(7), 3));
    }
}
