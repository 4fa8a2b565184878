//! Sets large enough that bitmaps change their inner form, against a plain walk. The small sets of
//! the random operations never leave the first form.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

use beffroi_population::{Expr, Loader, PersonFacts, RoaringBitmap, SetName, TenantSets};
use proptest::prelude::*;
use uuid::Uuid;

const PEOPLE: u32 = 70_000;
const GROUPS: u32 = 9;

/// Every person from `start` on, `step` apart.
#[derive(Debug, Clone, Copy)]
struct Run {
    start: u32,
    step: usize,
    count: usize,
}

impl Run {
    fn people(self) -> impl Iterator<Item = u32> {
        (self.start..PEOPLE).step_by(self.step).take(self.count)
    }

    fn ids(self) -> Vec<Uuid> {
        self.people().map(person).collect()
    }
}

#[derive(Debug, Clone)]
enum Operation {
    Add(u32, Run),
    Remove(u32, Run),
    Nest(u32, u32),
    Unnest(u32, u32),
    RemovePerson(u32),
}

/// Members and children of each group.
#[derive(Default, Clone)]
struct Plain {
    members: Vec<Vec<bool>>,
    nestings: Vec<(u32, u32)>,
}

impl Plain {
    fn everybody(&self, group: u32) -> Vec<bool> {
        let mut all = self.members[group as usize].clone();
        for &(_, child) in self.nestings.iter().filter(|(parent, _)| *parent == group) {
            for (is_in, below) in all.iter_mut().zip(self.everybody(child)) {
                *is_in |= below;
            }
        }
        all
    }
}

fn person(number: u32) -> Uuid {
    Uuid::from_u128(0x1000_0000 + u128::from(number))
}

fn group(number: u32) -> Uuid {
    Uuid::from_u128(0x2000_0000 + u128::from(number))
}

fn run() -> impl Strategy<Value = Run> {
    (
        0..PEOPLE,
        1..9_usize,
        prop::sample::select(vec![1, 300, 5_000, 70_000]),
    )
        .prop_map(|(start, step, count)| Run {
            start: start / 3,
            step,
            count,
        })
}

/// Only groups with a higher number are nested in a group: there are no cycles.
fn operation() -> impl Strategy<Value = Operation> {
    let pair = || (0..GROUPS, 0..GROUPS).prop_filter("no cycle", |(parent, child)| parent < child);
    prop_oneof![
        4 => (0..GROUPS, run()).prop_map(|(group, run)| Operation::Add(group, run)),
        4 => (0..GROUPS, run()).prop_map(|(group, run)| Operation::Remove(group, run)),
        4 => pair().prop_map(|(parent, child)| Operation::Nest(parent, child)),
        2 => pair().prop_map(|(parent, child)| Operation::Unnest(parent, child)),
        1 => (0..PEOPLE).prop_map(Operation::RemovePerson),
    ]
}

fn begin(runs: &[Run]) -> (TenantSets, Plain) {
    let mut loader = Loader::new();
    let mut plain = Plain::default();
    let facts = PersonFacts {
        enabled: true,
        facets: Vec::new(),
    };
    (0..PEOPLE).for_each(|number| loader.person(person(number), &facts));
    for (number, run) in (0..GROUPS).zip(runs) {
        loader.group(group(number));
        let mut members = vec![false; PEOPLE as usize];
        for at in run.people() {
            loader.member(group(number), person(at)).unwrap();
            members[at as usize] = true;
        }
        plain.members.push(members);
    }
    (loader.finish().unwrap(), plain)
}

fn apply(sets: &mut TenantSets, plain: &mut Plain, operation: &Operation) {
    match *operation {
        Operation::Add(at, run) => {
            let absent = |number: &u32| !sets.everyone().contains(*number);
            let ids: Vec<_> = run
                .people()
                .filter(|number| !absent(number))
                .map(person)
                .collect();
            for number in run.people().filter(|number| !absent(number)) {
                plain.members[at as usize][number as usize] = true;
            }
            sets.add_members(group(at), &ids).unwrap();
        }
        Operation::Remove(at, run) => {
            run.people()
                .for_each(|number| plain.members[at as usize][number as usize] = false);
            sets.remove_members(group(at), &run.ids()).unwrap();
        }
        Operation::Nest(parent, child) => {
            if sets.nest(group(parent), group(child)).unwrap() {
                plain.nestings.push((parent, child));
            }
        }
        Operation::Unnest(parent, child) => {
            sets.unnest(group(parent), group(child)).unwrap();
            plain.nestings.retain(|nesting| *nesting != (parent, child));
        }
        Operation::RemovePerson(number) => {
            sets.remove_person(person(number));
            plain
                .members
                .iter_mut()
                .for_each(|members| members[number as usize] = false);
        }
    }
}

fn bitmap(members: impl IntoIterator<Item = bool>) -> RoaringBitmap {
    (0..)
        .zip(members)
        .filter(|(_, is_in)| *is_in)
        .map(|(number, _)| number)
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn flattened_groups_and_questions_equal_a_walk(
        runs in prop::collection::vec(run(), GROUPS as usize),
        operations in prop::collection::vec(operation(), 1..25),
    ) {
        let (mut sets, mut plain) = begin(&runs);
        for operation in &operations {
            apply(&mut sets, &mut plain, operation);
        }
        let flat: Vec<_> = (0..GROUPS).map(|number| plain.everybody(number)).collect();
        for (number, members) in (0..GROUPS).zip(&flat) {
            prop_assert_eq!(sets.members(group(number)).unwrap(), &bitmap(members.iter().copied()));
        }
        let set = |number| Expr::Set(SetName::Group(group(number)));
        let question = set(0).or(set(1)).or(set(2)).and(set(3).or(set(4))).without(set(5).and(set(6).without(set(7))));
        let expected = (0..PEOPLE as usize).map(|at| {
            let is_in = |number: usize| flat[number][at];
            (is_in(0) || is_in(1) || is_in(2)) && (is_in(3) || is_in(4)) && !(is_in(5) && is_in(6) && !is_in(7))
        });
        let expected = bitmap(expected);
        prop_assert_eq!(sets.evaluate(&question), expected.clone());
        let back: Vec<_> = expected.iter().map(person).collect();
        prop_assert_eq!(sets.ids(&expected).collect::<Vec<_>>(), back);
    }
}
