//! A naive population: plain maps, and a walk for every question. Slow and obviously right.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_population::{
    DeviceFacts, Expr, Facet, FacetKey, NamedSet, PersonFacts, Platform, SetName, Surface,
};
use uuid::Uuid;

#[derive(Debug, Default, Clone)]
pub(crate) struct Group {
    pub(crate) members: BTreeSet<Uuid>,
    pub(crate) children: BTreeSet<Uuid>,
}

#[derive(Debug, Default, Clone)]
pub(crate) struct Oracle {
    pub(crate) people: BTreeMap<Uuid, (bool, BTreeMap<FacetKey, Facet>)>,
    pub(crate) devices: BTreeMap<Uuid, DeviceFacts>,
    pub(crate) groups: BTreeMap<Uuid, Group>,
    pub(crate) named: BTreeMap<NamedSet, BTreeSet<Uuid>>,
}

impl Oracle {
    pub(crate) fn upsert_person(&mut self, id: Uuid, facts: &PersonFacts) {
        let values = facts
            .facets
            .iter()
            .map(|facet| (facet.key(), facet.clone()))
            .collect();
        self.people.insert(id, (facts.enabled, values));
    }

    pub(crate) fn remove_person(&mut self, id: Uuid) {
        self.people.remove(&id);
        self.devices.retain(|_, device| device.owner != id);
        self.groups.values_mut().for_each(|group| {
            group.members.remove(&id);
        });
        self.named.values_mut().for_each(|people| {
            people.remove(&id);
        });
    }

    pub(crate) fn remove_group(&mut self, id: Uuid) {
        self.groups.remove(&id);
        self.groups.values_mut().for_each(|group| {
            group.children.remove(&id);
        });
    }

    /// Everybody in a group, by a depth-first walk.
    pub(crate) fn members(&self, group: Uuid) -> BTreeSet<Uuid> {
        let mut seen = BTreeSet::new();
        let mut pending = vec![group];
        let mut people = BTreeSet::new();
        while let Some(id) = pending.pop() {
            if let Some(group) = self.groups.get(&id).filter(|_| seen.insert(id)) {
                people.extend(group.members.iter().copied());
                pending.extend(group.children.iter().copied());
            }
        }
        people
    }

    /// Whether `below` is `group` or nested in it at any depth.
    pub(crate) fn reaches(&self, group: Uuid, below: Uuid) -> bool {
        group == below
            || self.groups[&group]
                .children
                .iter()
                .any(|&child| self.reaches(child, below))
    }

    /// Length of the shortest nesting by which a person is in a group.
    pub(crate) fn depth(&self, group: Uuid, person: Uuid) -> Option<usize> {
        let node = self.groups.get(&group)?;
        if node.members.contains(&person) {
            return Some(1);
        }
        let below = node
            .children
            .iter()
            .filter_map(|&child| self.depth(child, person));
        below.min().map(|depth| depth + 1)
    }

    pub(crate) fn in_set(&self, name: &SetName, person: Uuid) -> bool {
        let Some((enabled, facets)) = self.people.get(&person) else {
            return false;
        };
        match name {
            SetName::Everyone => true,
            SetName::Enabled => *enabled,
            SetName::Group(id) => self.members(*id).contains(&person),
            SetName::DirectGroup(id) => self
                .groups
                .get(id)
                .is_some_and(|group| group.members.contains(&person)),
            SetName::Facet(facet) => facets.get(&facet.key()) == Some(facet),
            SetName::Platform(platform) => self
                .owned(person)
                .any(|device| device.platform == *platform),
            SetName::BuildAtLeast(platform, build) => self.owned(person).any(|device| {
                device.platform == *platform && device.build.is_some_and(|known| known >= *build)
            }),
            SetName::Surface(surface) => self
                .owned(person)
                .any(|device| device.surfaces.contains(surface)),
            SetName::Named(name) => self
                .named
                .get(name)
                .is_some_and(|people| people.contains(&person)),
        }
    }

    pub(crate) fn holds(&self, expr: &Expr, person: Uuid) -> bool {
        match expr {
            Expr::Nobody => false,
            Expr::Set(name) => self.in_set(name, person),
            Expr::Union(terms) => terms.iter().any(|term| self.holds(term, person)),
            Expr::Intersection(terms) => terms.iter().all(|term| self.holds(term, person)),
            Expr::Difference(from, without) => {
                self.holds(from, person) && !self.holds(without, person)
            }
        }
    }

    pub(crate) fn evaluate(&self, expr: &Expr) -> BTreeSet<Uuid> {
        self.people
            .keys()
            .copied()
            .filter(|&person| self.holds(expr, person))
            .collect()
    }

    pub(crate) fn count_devices(
        &self,
        people: &BTreeSet<Uuid>,
        platform: Platform,
        surface: Option<&Surface>,
    ) -> u64 {
        let counted = self.devices.values().filter(|device| {
            people.contains(&device.owner)
                && device.platform == platform
                && surface.is_none_or(|surface| device.surfaces.contains(surface))
        });
        counted.count() as u64
    }

    fn owned(&self, person: Uuid) -> impl Iterator<Item = &DeviceFacts> {
        self.devices
            .values()
            .filter(move |device| device.owner == person)
    }
}
