//! *What if* about some people, answered without a look at everybody else, says what the oracle says.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::changes::{Operation, PEOPLE, Twin, few_cases, operation};
use crate::oracle::{PRODUCTS, World, product};

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

async fn asked(operations: &[Operation], people: &BTreeSet<usize>, seats: &[u32]) {
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
    for (given, taken) in (0..PRODUCTS.len())
        .zip([1, 2, 0, 0, 2, 6, 2])
        .filter(|_| !ids.is_empty())
    {
        let body = json!({"users": {
            "ids": ids, "addLicenses": [{"skuId": product(given).id}], "removeLicenses": [product(taken).id]}});
        let asked = twin
            .real
            .app
            .post("/beta/admin/licenses/whatIf")
            .by(&twin.real.admin);
        let answer = asked.json(&body).send().await.expect(200).json();
        let mut after = twin.world.clone();
        for n in &people {
            after.people[*n].direct.remove(&taken);
            after.people[*n].direct.insert(given, false);
        }
        assert_eq!(
            said(&answer),
            differences(&twin.world, &after),
            "{people:?} {}",
            PRODUCTS[given]
        );
    }
    twin.drain().await;
    twin.real.app.finish().await;
}

proptest! {
    #![proptest_config(few_cases(16))]

    #[test]
    fn what_if_about_people_says_what_the_oracle_says(
        operations in prop::collection::vec(operation(), 5..30),
        people in prop::collection::btree_set(0..PEOPLE, 1..3),
        seats in prop::collection::vec(2_u32..9, PRODUCTS.len()),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(asked(&operations, &people, &seats));
    }
}
