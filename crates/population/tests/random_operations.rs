//! After every one of many random operations, each answer equals that of a naive oracle.
#![allow(clippy::unwrap_used, reason = "a panic is how a test fails")]

mod operations;
mod oracle;

use std::collections::BTreeSet;

use beffroi_population::{
    Error, Explanation, Expr, Loader, PersonFacts, SetName, Step, Surface, TenantSets, Term,
};
use operations::{GROUPS, PEOPLE, apply, begin, expr, group, operation, person, surface};
use oracle::Oracle;
use proptest::prelude::*;
use uuid::Uuid;

fn set_of(sets: &TenantSets, people: &beffroi_population::RoaringBitmap) -> BTreeSet<Uuid> {
    sets.ids(people).collect()
}

fn check_groups(sets: &TenantSets, oracle: &Oracle) {
    for id in (0..GROUPS).map(group) {
        let Some(node) = oracle.groups.get(&id) else {
            assert_eq!(sets.members(id), None);
            continue;
        };
        assert_eq!(set_of(sets, sets.members(id).unwrap()), oracle.members(id));
        assert_eq!(set_of(sets, sets.direct_members(id).unwrap()), node.members);
    }
    for person in (0..PEOPLE).map(person) {
        let expected: BTreeSet<_> = oracle
            .groups
            .keys()
            .copied()
            .filter(|&id| oracle.members(id).contains(&person))
            .collect();
        assert_eq!(sets.groups_of(person).collect::<BTreeSet<_>>(), expected);
    }
}

/// The way into every group is as short as it can be.
fn check_paths(sets: &TenantSets, oracle: &Oracle) {
    for id in (0..GROUPS).map(group) {
        let expr = Expr::Set(SetName::Group(id));
        for &person in oracle.people.keys() {
            check_explanation(oracle, &sets.explain(&expr, person).unwrap(), &expr, person);
        }
    }
}

fn check_explanation(oracle: &Oracle, explanation: &Explanation, expr: &Expr, person: Uuid) {
    assert_eq!(explanation.holds, oracle.holds(expr, person));
    match (&explanation.term, expr) {
        (Term::Nobody, Expr::Nobody) => {}
        (Term::Set { name, path }, Expr::Set(expected)) => {
            assert_eq!(name, expected);
            let SetName::Group(id) = name else { return };
            assert_eq!(path.len(), oracle.depth(*id, person).unwrap_or(0));
            let Some((first, last)) = path.first().zip(path.last()) else {
                return;
            };
            assert_eq!(first, id);
            assert!(oracle.groups[last].members.contains(&person));
            assert!(
                path.windows(2)
                    .all(|step| oracle.groups[&step[0]].children.contains(&step[1]))
            );
        }
        (Term::Union(terms), Expr::Union(expected))
        | (Term::Intersection(terms), Expr::Intersection(expected)) => {
            assert_eq!(terms.len(), expected.len());
            for (term, expected) in terms.iter().zip(expected) {
                check_explanation(oracle, term, expected, person);
            }
        }
        (Term::Difference(from, without), Expr::Difference(expected_from, expected_without)) => {
            check_explanation(oracle, from, expected_from, person);
            check_explanation(oracle, without, expected_without, person);
        }
        (term, expr) => panic!("{term:?} explains {expr:?}"),
    }
}

fn check_expr(sets: &TenantSets, oracle: &Oracle, expr: &Expr, surface: &Surface) {
    let expected = oracle.evaluate(expr);
    let audience = sets.evaluate(expr);
    assert_eq!(set_of(sets, &audience), expected, "{expr:?}");
    assert_eq!(sets.evaluate(&expr.canonical()), audience, "{expr:?}");
    assert_eq!(sets.count(expr), expected.len() as u64);
    for id in (0..PEOPLE).map(person) {
        assert_eq!(sets.contains(expr, id), expected.contains(&id), "{expr:?}");
        match sets.explain(expr, id) {
            Ok(explanation) => check_explanation(oracle, &explanation, expr, id),
            Err(error) => {
                assert_eq!(error, Error::UnknownPerson(id));
                assert!(!oracle.people.contains_key(&id));
            }
        }
    }
    for surface in [None, Some(surface)] {
        let reach = sets.reach(expr, surface);
        assert_eq!(reach.people, expected.len() as u64);
        for (platform, devices) in &reach.by_platform {
            assert_eq!(
                *devices,
                oracle.count_devices(&expected, *platform, surface)
            );
        }
        assert_eq!(
            reach.devices,
            reach
                .by_platform
                .iter()
                .map(|(_, devices)| devices)
                .sum::<u64>()
        );
    }
}

fn check_steps(sets: &TenantSets, oracle: &Oracle, exprs: &[Expr]) {
    let steps = exprs[1..].iter().enumerate().map(|(at, expr)| {
        (
            at,
            if at % 2 == 0 {
                Step::Remove(expr.clone())
            } else {
                Step::Keep(expr.clone())
            },
        )
    });
    let funnel = sets.count_steps(&exprs[0], steps);
    let mut people = oracle.evaluate(&exprs[0]);
    assert_eq!(funnel.start, people.len() as u64);
    for (at, expr) in exprs[1..].iter().enumerate() {
        let before = people.len();
        people.retain(|&person| oracle.holds(expr, person) == (at % 2 == 1));
        assert_eq!(funnel.left[at], (at, (before - people.len()) as u64));
    }
    assert_eq!(set_of(sets, &funnel.remaining), people);
    let change = sets.difference(&exprs[0], &exprs[1]);
    let (before, after) = (oracle.evaluate(&exprs[0]), oracle.evaluate(&exprs[1]));
    assert_eq!(set_of(sets, &change.gained), &after - &before);
    assert_eq!(set_of(sets, &change.lost), &before - &after);
}

/// Loads at once what the oracle has come to by many steps.
fn load(oracle: &Oracle) -> TenantSets {
    let mut loader = Loader::new();
    for (id, (enabled, facets)) in &oracle.people {
        let facts = PersonFacts {
            enabled: *enabled,
            facets: facets.values().cloned().collect(),
        };
        loader.person(*id, &facts);
    }
    for (id, facts) in &oracle.devices {
        loader.device(*id, facts).unwrap();
    }
    for id in oracle.groups.keys() {
        loader.group(*id);
    }
    for (id, group) in &oracle.groups {
        for person in &group.members {
            loader.member(*id, *person).unwrap();
        }
        for child in &group.children {
            loader.nest(*id, *child).unwrap();
        }
    }
    for (name, people) in &oracle.named {
        for person in people {
            loader.named(name, *person).unwrap();
        }
    }
    loader.finish().unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn every_answer_equals_the_oracle(
        begun in any::<bool>(),
        operations in prop::collection::vec(operation(), 1..120),
        exprs in prop::collection::vec(expr(), 4),
        surface in surface(),
        more in prop::collection::vec(operation(), 1..20),
    ) {
        let (mut sets, mut oracle) = (TenantSets::default(), Oracle::default());
        let beginning = if begun { begin() } else { Vec::new() };
        for operation in &beginning {
            apply(&mut sets, &mut oracle, operation);
        }
        for operation in &operations {
            apply(&mut sets, &mut oracle, operation);
            check_groups(&sets, &oracle);
            for expr in &exprs {
                check_expr(&sets, &oracle, expr, &surface);
            }
            check_steps(&sets, &oracle, &exprs);
        }
        check_paths(&sets, &oracle);
        // What was loaded at once answers the same, and changes in the same way afterwards.
        let mut loaded = load(&oracle);
        for operation in more {
            check_groups(&loaded, &oracle);
            for expr in &exprs {
                check_expr(&loaded, &oracle, expr, &surface);
            }
            apply(&mut loaded, &mut oracle, &operation);
        }
    }

    #[test]
    fn serialization_is_canonical_and_comes_back(expr in expr()) {
        let canonical = expr.canonical();
        prop_assert_eq!(&canonical.canonical(), &canonical);
        let json = serde_json::to_string(&expr).unwrap();
        prop_assert_eq!(&serde_json::to_string(&canonical).unwrap(), &json);
        prop_assert_eq!(&serde_json::from_str::<Expr>(&json).unwrap(), &canonical);
    }

    #[test]
    fn reordered_terms_serialize_equally(terms in prop::collection::vec(expr(), 0..5)) {
        let backwards: Vec<_> = terms.iter().rev().chain(terms.first()).cloned().collect();
        for several in [Expr::Union, Expr::Intersection] {
            let one = serde_json::to_string(&several(terms.clone())).unwrap();
            prop_assert_eq!(one, serde_json::to_string(&several(backwards.clone())).unwrap());
        }
    }
}
