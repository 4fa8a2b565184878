//! Random operations on a population and, the same ones, on the oracle.

use beffroi_population::{
    DeviceFacts, Error, Expr, Facet, FacetKey, NamedSet, OsBuild, PersonFacts, Platform, SetName,
    Surface, TenantSets,
};
use proptest::prelude::*;
use uuid::Uuid;

use crate::oracle::{Group, Oracle};

pub(crate) const PEOPLE: u8 = 14;
pub(crate) const GROUPS: u8 = 8;
const DEVICES: u8 = 24;

#[derive(Debug, Clone)]
pub(crate) enum Operation {
    Person(u8, PersonFacts),
    RemovePerson(u8),
    Device(u8, DeviceFacts),
    RemoveDevice(u8),
    Group(u8),
    RemoveGroup(u8),
    Add(u8, Vec<u8>),
    Remove(u8, Vec<u8>),
    Replace(u8, Vec<u8>),
    Nest(u8, u8),
    Unnest(u8, u8),
    InsertInto(NamedSet, Vec<u8>),
    RemoveFrom(NamedSet, Vec<u8>),
    SetNamed(NamedSet, Vec<u8>),
}

pub(crate) fn person(number: u8) -> Uuid {
    Uuid::from_u128(0x1000 + u128::from(number))
}

pub(crate) fn group(number: u8) -> Uuid {
    Uuid::from_u128(0x2000 + u128::from(number))
}

fn device(number: u8) -> Uuid {
    Uuid::from_u128(0x3000 + u128::from(number))
}

fn ids(people: &[u8]) -> Vec<Uuid> {
    people.iter().map(|&number| person(number)).collect()
}

fn facet() -> impl Strategy<Value = Facet> {
    let values = prop::sample::select(vec!["Sales", "sales", "R&D/Lab", "Été"]);
    let keys = prop::sample::select(vec![FacetKey::Department, FacetKey::City]);
    (keys, values).prop_map(|(key, value)| Facet::new(key, value).unwrap())
}

fn facts() -> impl Strategy<Value = PersonFacts> {
    (any::<bool>(), prop::collection::vec(facet(), 0..3))
        .prop_map(|(enabled, facets)| PersonFacts { enabled, facets })
}

fn platform() -> impl Strategy<Value = Platform> {
    prop::sample::select(vec![Platform::Windows, Platform::MacOs, Platform::Web])
}

fn build() -> impl Strategy<Value = OsBuild> {
    (0..50u16).prop_map(|number| OsBuild::new([10, 0, number, 0]))
}

pub(crate) fn surface() -> impl Strategy<Value = Surface> {
    prop::sample::select(vec!["taskbar", "lock screen"])
        .prop_map(|name| Surface::new(name).unwrap())
}

fn named() -> impl Strategy<Value = NamedSet> {
    prop::sample::select(vec!["clicked/1", "clicked/2"]).prop_map(|name| name.parse().unwrap())
}

fn device_facts() -> impl Strategy<Value = DeviceFacts> {
    let surfaces = prop::collection::vec(surface(), 0..3);
    (0..PEOPLE, platform(), prop::option::of(build()), surfaces).prop_map(
        |(owner, platform, build, surfaces)| DeviceFacts {
            owner: person(owner),
            platform,
            build,
            surfaces,
        },
    )
}

pub(crate) fn operation() -> impl Strategy<Value = Operation> {
    let people = || prop::collection::vec(0..PEOPLE, 0..6);
    prop_oneof![
        6 => (0..PEOPLE, facts()).prop_map(|(person, facts)| Operation::Person(person, facts)),
        2 => (0..PEOPLE).prop_map(Operation::RemovePerson),
        6 => (0..DEVICES, device_facts()).prop_map(|(id, facts)| Operation::Device(id, facts)),
        2 => (0..DEVICES).prop_map(Operation::RemoveDevice),
        5 => (0..GROUPS).prop_map(Operation::Group),
        1 => (0..GROUPS).prop_map(Operation::RemoveGroup),
        6 => (0..GROUPS, people()).prop_map(|(group, people)| Operation::Add(group, people)),
        4 => (0..GROUPS, people()).prop_map(|(group, people)| Operation::Remove(group, people)),
        2 => (0..GROUPS, people()).prop_map(|(group, people)| Operation::Replace(group, people)),
        8 => (0..GROUPS, 0..GROUPS).prop_map(|(parent, child)| Operation::Nest(parent, child)),
        3 => (0..GROUPS, 0..GROUPS).prop_map(|(parent, child)| Operation::Unnest(parent, child)),
        2 => (named(), people()).prop_map(|(name, people)| Operation::InsertInto(name, people)),
        1 => (named(), people()).prop_map(|(name, people)| Operation::RemoveFrom(name, people)),
        1 => (named(), people()).prop_map(|(name, people)| Operation::SetNamed(name, people)),
    ]
}

/// Every person and every group, so that what follows finds them there.
pub(crate) fn begin() -> Vec<Operation> {
    let facts = PersonFacts {
        enabled: true,
        facets: Vec::new(),
    };
    let people = (0..PEOPLE).map(|number| Operation::Person(number, facts.clone()));
    people.chain((0..GROUPS).map(Operation::Group)).collect()
}

fn set_name() -> impl Strategy<Value = SetName> {
    prop_oneof![
        Just(SetName::Everyone),
        Just(SetName::Enabled),
        (0..GROUPS).prop_map(|number| SetName::Group(group(number))),
        (0..GROUPS).prop_map(|number| SetName::DirectGroup(group(number))),
        facet().prop_map(SetName::Facet),
        platform().prop_map(SetName::Platform),
        (platform(), build()).prop_map(|(platform, build)| SetName::BuildAtLeast(platform, build)),
        surface().prop_map(SetName::Surface),
        named().prop_map(SetName::Named),
    ]
}

pub(crate) fn expr() -> impl Strategy<Value = Expr> {
    let leaf = prop_oneof![1 => Just(Expr::Nobody), 9 => set_name().prop_map(Expr::Set)];
    leaf.prop_recursive(3, 16, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::Union),
            prop::collection::vec(inner.clone(), 0..4).prop_map(Expr::Intersection),
            (inner.clone(), inner).prop_map(|(from, without)| from.without(without)),
        ]
    })
}

/// Does the operation on both and compares what they answer.
pub(crate) fn apply(sets: &mut TenantSets, oracle: &mut Oracle, operation: &Operation) {
    match operation {
        Operation::Person(id, facts) => {
            oracle.upsert_person(person(*id), facts);
            sets.upsert_person(person(*id), facts);
            assert!(
                !sets.upsert_person(person(*id), facts),
                "the second time changes nothing"
            );
        }
        Operation::RemovePerson(id) => {
            let known = oracle.people.contains_key(&person(*id));
            oracle.remove_person(person(*id));
            assert_eq!(sets.remove_person(person(*id)), known);
        }
        Operation::Device(id, facts) => {
            if oracle.people.contains_key(&facts.owner) {
                oracle.devices.insert(device(*id), facts.clone());
                sets.upsert_device(device(*id), facts).unwrap();
                assert_eq!(sets.upsert_device(device(*id), facts), Ok(false));
            } else {
                let refused = Err(Error::UnknownPerson(facts.owner));
                assert_eq!(sets.upsert_device(device(*id), facts), refused);
            }
        }
        Operation::RemoveDevice(id) => {
            let known = oracle.devices.remove(&device(*id)).is_some();
            assert_eq!(sets.remove_device(device(*id)), known);
        }
        Operation::Group(id) => {
            let new = !oracle.groups.contains_key(&group(*id));
            oracle.groups.entry(group(*id)).or_default();
            assert_eq!(sets.upsert_group(group(*id)), new);
        }
        Operation::RemoveGroup(id) => {
            let known = oracle.groups.contains_key(&group(*id));
            oracle.remove_group(group(*id));
            assert_eq!(sets.remove_group(group(*id)), known);
        }
        Operation::Add(..) | Operation::Remove(..) | Operation::Replace(..) => {
            apply_members(sets, oracle, operation);
        }
        Operation::Nest(parent, child) => {
            apply_nesting(sets, oracle, group(*parent), group(*child));
        }
        Operation::Unnest(parent, child) => {
            let (parent, child) = (group(*parent), group(*child));
            if oracle.groups.contains_key(&parent) && oracle.groups.contains_key(&child) {
                let nested = oracle
                    .groups
                    .get_mut(&parent)
                    .unwrap()
                    .children
                    .remove(&child);
                assert_eq!(sets.unnest(parent, child), Ok(nested));
            } else {
                assert!(matches!(
                    sets.unnest(parent, child),
                    Err(Error::UnknownGroup(_))
                ));
            }
        }
        Operation::InsertInto(..) | Operation::RemoveFrom(..) | Operation::SetNamed(..) => {
            apply_named(sets, oracle, operation);
        }
    }
}

fn apply_members(sets: &mut TenantSets, oracle: &mut Oracle, operation: &Operation) {
    let (Operation::Add(id, people)
    | Operation::Remove(id, people)
    | Operation::Replace(id, people)) = operation
    else {
        return;
    };
    let (id, people) = (group(*id), ids(people));
    let known = |id: &&Uuid| oracle.people.contains_key(*id);
    let present: Vec<_> = people.iter().filter(known).copied().collect();
    let stranger = people.iter().find(|id| !known(id)).copied();
    let Some(Group { members, .. }) = oracle.groups.get_mut(&id) else {
        assert_eq!(sets.add_members(id, &people), Err(Error::UnknownGroup(id)));
        assert_eq!(
            sets.remove_members(id, &people),
            Err(Error::UnknownGroup(id))
        );
        return;
    };
    match (operation, stranger) {
        (Operation::Add(..), Some(stranger)) => {
            assert_eq!(
                sets.add_members(id, &people),
                Err(Error::UnknownPerson(stranger))
            );
        }
        (Operation::Add(..), None) => {
            let added = people.iter().filter(|id| members.insert(**id)).count() as u64;
            assert_eq!(sets.add_members(id, &people), Ok(added));
        }
        (Operation::Remove(..), _) => {
            let removed = people.iter().filter(|id| members.remove(id)).count() as u64;
            assert_eq!(sets.remove_members(id, &people), Ok(removed));
        }
        _ => {
            let after: std::collections::BTreeSet<_> = present.into_iter().collect();
            let (came, went) = (
                after.difference(members).count(),
                members.difference(&after).count(),
            );
            let ordinals = sets.ordinals(people);
            assert_eq!(
                sets.replace_members(id, &ordinals),
                Ok((came as u64, went as u64))
            );
            *members = after;
        }
    }
}

fn apply_nesting(sets: &mut TenantSets, oracle: &mut Oracle, parent: Uuid, child: Uuid) {
    if !oracle.groups.contains_key(&parent) || !oracle.groups.contains_key(&child) {
        assert!(matches!(
            sets.nest(parent, child),
            Err(Error::UnknownGroup(_))
        ));
    } else if oracle.reaches(child, parent) {
        let Err(Error::Cycle { path }) = sets.nest(parent, child) else {
            panic!("a cycle was not refused");
        };
        assert_eq!((path.first(), path.last()), (Some(&child), Some(&parent)));
        for step in path.windows(2) {
            assert!(oracle.groups[&step[0]].children.contains(&step[1]));
        }
    } else {
        let new = oracle
            .groups
            .get_mut(&parent)
            .unwrap()
            .children
            .insert(child);
        assert_eq!(sets.nest(parent, child), Ok(new));
    }
}

fn apply_named(sets: &mut TenantSets, oracle: &mut Oracle, operation: &Operation) {
    let (Operation::InsertInto(name, people)
    | Operation::RemoveFrom(name, people)
    | Operation::SetNamed(name, people)) = operation
    else {
        return;
    };
    let people = ids(people);
    let present = people
        .iter()
        .filter(|id| oracle.people.contains_key(id))
        .copied();
    let set = oracle.named.entry(name.clone()).or_default();
    match operation {
        Operation::InsertInto(..) => {
            let added = present.filter(|id| set.insert(*id)).count() as u64;
            assert_eq!(sets.insert_into(name, &people), added);
        }
        Operation::RemoveFrom(..) => {
            let removed = people.iter().filter(|id| set.remove(id)).count() as u64;
            assert_eq!(sets.remove_from(name, &people), removed);
        }
        _ => {
            *set = present.collect();
            let ordinals = sets.ordinals(people);
            sets.set_named(name.clone(), &ordinals);
        }
    }
}
