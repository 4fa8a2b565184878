use roaring::RoaringBitmap;
use uuid::Uuid;

use super::TenantSets;
use crate::NamedSet;

impl TenantSets {
    /// Fills a set with exactly these people; ordinals of absent people are left out.
    pub fn set_named(&mut self, name: NamedSet, people: &RoaringBitmap) {
        let people = people & &self.everyone;
        if people.is_empty() {
            self.named.remove(&name);
        } else {
            self.named.insert(name, people);
        }
    }

    /// Adds people to a set; returns how many were not in it. Unknown people are left out: the
    /// fact may be older than the person's removal.
    pub fn insert_into(&mut self, name: &NamedSet, people: &[Uuid]) -> u64 {
        let people = self.ordinals(people.iter().copied());
        if people.is_empty() {
            return 0;
        }
        let set = self.named.entry(name.clone()).or_default();
        let before = set.len();
        *set |= people;
        set.len() - before
    }

    /// Removes people from a set; returns how many were in it.
    pub fn remove_from(&mut self, name: &NamedSet, people: &[Uuid]) -> u64 {
        let people = self.ordinals(people.iter().copied());
        let Some(set) = self.named.get_mut(name) else {
            return 0;
        };
        let before = set.len();
        *set -= people;
        let removed = before - set.len();
        if set.is_empty() {
            self.named.remove(name);
        }
        removed
    }

    /// Forgets a set; false if it was empty or unknown.
    pub fn drop_named(&mut self, name: &NamedSet) -> bool {
        self.named.remove(name).is_some()
    }

    /// The people of a set; nothing if it is empty or unknown.
    pub fn named(&self, name: &NamedSet) -> Option<&RoaringBitmap> {
        self.named.get(name)
    }
}
