//! *What if* about some people, answered without a look at everybody else, says what the oracle says.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::changes::{Operation, PEOPLE, Twin, few_cases, operation};
use crate::contoso::rule;
use crate::oracle::{BARRED, PRODUCTS, World, product};

/// How many people change from what to what, and the seats of each product that change.
type Said = (
    BTreeMap<(String, String), u64>,
    BTreeMap<String, (u64, u64)>,
);

fn differences(before: &World, after: &World) -> Said {
    let word = |one: Option<&str>| one.unwrap_or_default().to_owned();
    let mut changes = BTreeMap::new();
    for (old, new) in before.in_force().into_iter().zip(after.in_force()) {
        if old != new {
            *changes.entry((word(old), word(new))).or_default() += 1;
        }
    }
    let seats = before
        .consumed()
        .into_iter()
        .zip(after.consumed())
        .enumerate();
    let seats = seats.filter(|(_, (old, new))| old != new);
    let seats = seats.map(|(n, both)| (PRODUCTS[n].to_owned(), both));
    (changes, seats.collect())
}

fn said(answer: &Value) -> Said {
    let word = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let number = |value: &Value| value.as_u64().unwrap();
    let changes = answer["capabilityChanges"].as_array().unwrap().iter();
    let changes = changes.map(|one| {
        (
            (word(&one["from"]), word(&one["to"])),
            number(&one["people"]),
        )
    });
    let seats = answer["seats"].as_array().unwrap().iter();
    let seats = seats.map(|one| {
        (
            word(&one["skuPartNumber"]),
            (number(&one["before"]), number(&one["after"])),
        )
    });
    // What differs in who waits only is listed, too.
    (
        changes.collect(),
        seats.filter(|(_, (old, new))| old != new).collect(),
    )
}

/// What is taken while each product is given.
const TAKEN: [Option<usize>; PRODUCTS.len()] = [Some(1), None, Some(0), None, None, None, Some(2)];

async fn would(
    twin: &Twin,
    ids: Value,
    (given, taken): (usize, Option<usize>),
    place: Option<&str>,
) -> Value {
    let remove: Vec<_> = taken.iter().map(|taken| product(*taken).id).collect();
    let users = json!({
        "ids": ids, "addLicenses": [{"skuId": product(given).id}], "removeLicenses": remove,
        "usageLocation": place});
    let app = &twin.real.app;
    let asked = app.post("/beta/admin/licenses/whatIf").by(&twin.real.admin);
    let asked = asked.json(&json!({"users": users}));
    asked.send().await.expect(200).json()
}

/// Whom it would refuse, with the rule.
fn refused(answer: &Value) -> BTreeMap<String, String> {
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    let all = answer["refused"].as_array().unwrap().iter();
    all.map(|one| (word(&one["userId"]), word(&one["code"])))
        .collect()
}

async fn asked(
    operations: &[Operation],
    people: &BTreeSet<usize>,
    seats: &[u32],
    place: Option<&'static str>,
) {
    let terms: Vec<_> = seats.iter().map(|seats| (*seats, None)).collect();
    let mut twin = Twin::begin(&terms).await;
    for operation in operations {
        twin.apply(operation).await;
    }
    let people: Vec<usize> = people
        .iter()
        .copied()
        .filter(|n| !twin.world.people[*n].is_gone)
        .collect();
    let ids: Vec<_> = people.iter().map(|n| twin.real.people[*n]).collect();
    for (given, taken) in TAKEN.into_iter().enumerate().filter(|_| !ids.is_empty()) {
        let answer = would(&twin, json!(ids), (given, taken), place).await;
        let mut after = twin.world.clone();
        let refused = refused(&answer);
        let willing = people.iter().zip(&ids);
        for (n, _) in willing.filter(|(_, id)| !refused.contains_key(&id.to_string())) {
            let person = &mut after.people[*n];
            person.place = person.place.or(place);
            let direct = &mut person.direct;
            direct.retain(|product, _| Some(*product) != taken);
            direct.insert(given, false);
        }
        assert_eq!(
            said(&answer),
            differences(&twin.world, &after),
            "{people:?} {}",
            PRODUCTS[given]
        );
    }
    twin.drain().await;
    // Whom it refuses, and why, the change itself refuses for the same reason, and nobody else.
    for (given, taken) in TAKEN.into_iter().enumerate() {
        for (n, id) in people.iter().zip(&ids) {
            let answer = would(&twin, json!([id]), (given, taken), place).await;
            let foretold = refused(&answer).into_values().next();
            let own = &mut twin.world.people[*n].place;
            if let (None, Some(place)) = (*own, place) {
                *own = Some(place);
                twin.real.place(*n, Some(place)).await;
            }
            let add = json!([{"skuId": product(given).id}]);
            let remove: Vec<_> = taken.iter().map(|taken| product(*taken).id).collect();
            let change = twin
                .real
                .app
                .post(&format!("/v1.0/users/{id}/assignLicense"))
                .by(&twin.real.admin)
                .json(&json!({"addLicenses": add, "removeLicenses": remove}))
                .send()
                .await;
            let done = (change.status != 200).then(|| rule(&change));
            assert_eq!(foretold, done, "{n} {}", PRODUCTS[given]);
        }
    }
    // The oracle knows nothing of these any more.
    twin.real.app.drain().await;
    twin.real.app.finish().await;
}

proptest! {
    #![proptest_config(few_cases(16))]

    #[test]
    fn what_if_about_people_says_what_the_oracle_says(
        operations in prop::collection::vec(operation(), 5..30),
        people in prop::collection::btree_set(0..PEOPLE, 1..3),
        seats in prop::collection::vec(2_u32..9, PRODUCTS.len()),
        place in prop::sample::select(vec![None, Some("FR"), Some(BARRED)]),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(asked(&operations, &people, &seats, place));
    }
}
