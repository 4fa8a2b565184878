use roaring::RoaringBitmap;
use uuid::Uuid;

use super::TenantSets;
use crate::Error;

impl TenantSets {
    /// Makes sure that a group is there; true if it was not.
    pub fn upsert_group(&mut self, id: Uuid) -> bool {
        let new = self.groups.slot(id).is_none();
        self.groups.insert(id);
        new
    }

    /// Removes a group with its memberships and its nesting; false if it was not there.
    pub fn remove_group(&mut self, id: Uuid) -> bool {
        self.groups.remove(id)
    }

    /// Makes people direct members; returns how many were not before. One unknown person refuses
    /// the whole call.
    pub fn add_members(&mut self, group: Uuid, people: &[Uuid]) -> Result<u64, Error> {
        let slot = self.slot(group)?;
        let people = self.known(people)?;
        Ok(self.groups.add_members(slot, &people))
    }

    /// Ends the direct membership of people; returns how many were direct members. People who are
    /// also in a nested group stay in the group through it.
    pub fn remove_members(&mut self, group: Uuid, people: &[Uuid]) -> Result<u64, Error> {
        let slot = self.slot(group)?;
        let people = self.ordinals(people.iter().copied());
        Ok(self.groups.remove_members(slot, &people))
    }

    /// Makes exactly these people the direct members, as after a membership rule was evaluated;
    /// returns how many came and how many went. Ordinals of absent people are left out.
    pub fn replace_members(
        &mut self,
        group: Uuid,
        people: &RoaringBitmap,
    ) -> Result<(u64, u64), Error> {
        let slot = self.slot(group)?;
        let people = people & &self.everyone;
        let leaving = self.groups.direct(slot) - &people;
        let joined = self.groups.add_members(slot, &people);
        Ok((joined, self.groups.remove_members(slot, &leaving)))
    }

    /// Nests a group in another; false if it was already.
    pub fn nest(&mut self, parent: Uuid, child: Uuid) -> Result<bool, Error> {
        let (parent, child) = (self.slot(parent)?, self.slot(child)?);
        self.groups
            .nest(parent, child)
            .map_err(|path| Error::Cycle { path })
    }

    /// Takes a group out of another; false if it was not directly in it.
    pub fn unnest(&mut self, parent: Uuid, child: Uuid) -> Result<bool, Error> {
        let (parent, child) = (self.slot(parent)?, self.slot(child)?);
        Ok(self.groups.unnest(parent, child))
    }

    /// Everybody in a group, directly or through nested groups.
    pub fn members(&self, group: Uuid) -> Option<&RoaringBitmap> {
        self.groups
            .slot(group)
            .map(|slot| self.groups.everybody(slot))
    }

    /// People who are members of a group themselves.
    pub fn direct_members(&self, group: Uuid) -> Option<&RoaringBitmap> {
        self.groups.slot(group).map(|slot| self.groups.direct(slot))
    }

    /// Ids of the groups that a person is in, directly or through nested groups, in no set order.
    pub fn groups_of(&self, person: Uuid) -> impl Iterator<Item = Uuid> {
        let person = self.ordinal(person);
        self.groups.ids().filter(move |&group| {
            let members = self.members(group);
            members
                .zip(person)
                .is_some_and(|(members, person)| members.contains(person))
        })
    }

    fn slot(&self, group: Uuid) -> Result<u32, Error> {
        self.groups.slot(group).ok_or(Error::UnknownGroup(group))
    }
}
