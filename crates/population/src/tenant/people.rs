use roaring::RoaringBitmap;
use uuid::Uuid;

use super::{PersonFacts, TenantSets};
use crate::{Error, Facet, FacetKey, TextKey, TextTest};

impl TenantSets {
    /// Records a person; true if that changed anything. Facts that are not given any more are
    /// forgotten, groups and devices stay. A person who was removed before comes back without
    /// groups, devices and named sets.
    pub fn upsert_person(&mut self, id: Uuid, facts: &PersonFacts) -> bool {
        let (person, _) = self.people.insert(id);
        let mut changed = self.everyone.insert(person);
        changed |= if facts.enabled {
            self.enabled.insert(person)
        } else {
            self.enabled.remove(person)
        };
        changed | self.facets.replace(person, &facts.facets)
    }

    /// Gives a person exactly these texts, each kind at most once; unknown people are left out. In
    /// which form texts are compared, e.g. in lower case, is for the caller to say.
    pub fn replace_texts<'a>(
        &mut self,
        id: Uuid,
        texts: impl IntoIterator<Item = (TextKey, &'a str)>,
    ) {
        if let Some(person) = self.ordinal(id) {
            self.texts.replace(person, texts);
        }
    }

    /// Lets go of texts that nobody has any more, when they are many. To be called after changes.
    pub fn tidy_texts(&mut self) {
        self.texts.tidy();
    }

    /// A person's text.
    pub fn text(&self, key: TextKey, person: u32) -> Option<&str> {
        self.texts.get(key, person)
    }

    /// Everybody whose text passes the test.
    pub fn people_with(&self, key: TextKey, test: &TextTest<'_>) -> RoaringBitmap {
        self.texts.people(key, test)
    }

    /// Everybody whose account is enabled.
    pub fn enabled(&self) -> &RoaringBitmap {
        &self.enabled
    }

    /// Removes a person, their devices, and them from every set; false if they were not there.
    pub fn remove_person(&mut self, id: Uuid) -> bool {
        let Some(person) = self.people.remove(id) else {
            return false;
        };
        self.everyone.remove(person);
        self.enabled.remove(person);
        self.facets.replace(person, &[]);
        self.texts.replace(person, []);
        self.devices.remove_owner(person);
        self.groups.forget_person(person);
        self.named.retain(|_, people| {
            people.remove(person);
            !people.is_empty()
        });
        true
    }

    /// Ordinal of a person.
    pub fn ordinal(&self, id: Uuid) -> Option<u32> {
        self.people.get(id)
    }

    /// Everybody who is present.
    pub fn everyone(&self) -> &RoaringBitmap {
        &self.everyone
    }

    /// Ids of the people of a set, in the order of their ordinals. People who were removed since
    /// the set was made are left out.
    pub fn ids<'a>(&'a self, people: &'a RoaringBitmap) -> impl Iterator<Item = Uuid> + 'a {
        self.ids_from(people, 0).map(|(_, id)| id)
    }

    /// The same from an ordinal onwards, each id with its ordinal: for paging, begin at 0 and go
    /// on with the last ordinal seen plus one.
    pub fn ids_from<'a>(
        &'a self,
        people: &'a RoaringBitmap,
        first: u32,
    ) -> impl Iterator<Item = (u32, Uuid)> + 'a {
        let present = people
            .range(first..)
            .filter(|&person| self.everyone.contains(person));
        present.map(|person| (person, self.people.id(person)))
    }

    /// Ordinals of people who are present; ids that are not known are left out.
    pub fn ordinals(&self, ids: impl IntoIterator<Item = Uuid>) -> RoaringBitmap {
        ids.into_iter().filter_map(|id| self.ordinal(id)).collect()
    }

    /// Every value of a facet that somebody has, with the number of people, in no set order.
    pub fn facet_values(&self, key: FacetKey) -> impl Iterator<Item = (&Facet, u64)> {
        self.facets
            .values(key)
            .map(|(facet, people)| (facet, people.len()))
    }

    /// Ordinals of people all of whom must be present.
    pub(super) fn known(&self, ids: &[Uuid]) -> Result<RoaringBitmap, Error> {
        ids.iter()
            .map(|&id| self.ordinal(id).ok_or(Error::UnknownPerson(id)))
            .collect()
    }
}
