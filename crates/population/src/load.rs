use std::collections::HashMap;

use roaring::RoaringBitmap;
use uuid::Uuid;

use crate::{DeviceFacts, Error, NamedSet, PersonFacts, TenantSets, TextKey};

/// Builds the sets of a tenant from rows, for instance from the database at start.
///
/// Nothing is derived until [`Loader::finish`], which builds each set once: a million people with
/// three million memberships take about a second. People and groups come before the rows
/// that refer to them; a row that refers to somebody unknown is refused and changes nothing, and
/// the caller may go on.
#[derive(Debug, Default)]
pub struct Loader {
    sets: TenantSets,
    members: Vec<Vec<u32>>,
    named: HashMap<NamedSet, Vec<u32>>,
}

impl Loader {
    /// A loader without rows.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes in a person.
    pub fn person(&mut self, id: Uuid, facts: &PersonFacts) {
        self.sets.upsert_person(id, facts);
    }

    /// Takes in a device.
    pub fn device(&mut self, id: Uuid, facts: &DeviceFacts) -> Result<(), Error> {
        let owner = self.known(facts.owner)?;
        self.sets.devices.load(id, owner, facts)
    }

    /// Takes in a person's texts, each kind at most once; see [`TenantSets::replace_texts`].
    pub fn texts<'a>(&mut self, id: Uuid, texts: impl IntoIterator<Item = (TextKey, &'a str)>) {
        self.sets.replace_texts(id, texts);
    }

    /// Takes in a group.
    pub fn group(&mut self, id: Uuid) {
        let slot = self.sets.groups.insert(id) as usize;
        if self.members.len() <= slot {
            self.members.resize_with(slot + 1, Vec::new);
        }
    }

    /// Takes in a person's direct membership of a group.
    pub fn member(&mut self, group: Uuid, person: Uuid) -> Result<(), Error> {
        let (slot, person) = (self.slot(group)?, self.known(person)?);
        self.members[slot as usize].push(person);
        Ok(())
    }

    /// Takes in that everybody who was taken in so far is a direct member of a group.
    pub fn everyone_in(&mut self, group: Uuid) -> Result<(), Error> {
        let slot = self.slot(group)?;
        self.members[slot as usize].extend(&self.sets.everyone);
        Ok(())
    }

    /// Takes in the nesting of a group in another.
    pub fn nest(&mut self, parent: Uuid, child: Uuid) -> Result<(), Error> {
        let (parent, child) = (self.slot(parent)?, self.slot(child)?);
        self.sets.groups.load_nesting(parent, child);
        Ok(())
    }

    /// Takes in a person of a named set.
    pub fn named(&mut self, name: &NamedSet, person: Uuid) -> Result<(), Error> {
        let person = self.known(person)?;
        match self.named.get_mut(name) {
            Some(people) => people.push(person),
            None => {
                self.named.insert(name.clone(), vec![person]);
            }
        }
        Ok(())
    }

    /// Builds all sets. Fails only when the groups that were taken in are nested in a cycle.
    pub fn finish(self) -> Result<TenantSets, Error> {
        let Self {
            mut sets,
            members,
            named,
        } = self;
        for (slot, people) in (0..).zip(members) {
            sets.groups.load_members(slot, sorted(people));
        }
        sets.groups
            .flatten()
            .map_err(|path| Error::Cycle { path })?;
        sets.named = named
            .into_iter()
            .map(|(name, people)| (name, sorted(people)))
            .collect();
        sets.devices.project();
        sets.people.shrink();
        sets.facets.shrink();
        sets.texts.shrink();
        Ok(sets)
    }

    fn known(&self, person: Uuid) -> Result<u32, Error> {
        self.sets
            .ordinal(person)
            .ok_or(Error::UnknownPerson(person))
    }

    fn slot(&self, group: Uuid) -> Result<u32, Error> {
        self.sets
            .groups
            .slot(group)
            .ok_or(Error::UnknownGroup(group))
    }
}

/// The set of these ordinals. A bitmap grows fastest when they come in ascending order.
fn sorted(mut people: Vec<u32>) -> RoaringBitmap {
    people.sort_unstable();
    people.into_iter().collect()
}
