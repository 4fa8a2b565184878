//! What is too much is taken back, whatever there is: nobody has less by it, and undoing it brings
//! everything back as it was, or does what the oracle says where something else has changed meanwhile.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use serde_json::{Value, json};

use crate::changes::{Operation, PEOPLE, Twin, few_cases, operation};
use crate::contoso::rule;
use crate::oracle::{PRODUCTS, product};

const RECLAIM: &str = "/beta/admin/licenses/reclaim";

/// What can be seen of everybody and everything, but for when it was last changed.
#[derive(Debug, PartialEq)]
struct Snapshot {
    people: Vec<Value>,
    in_force: Vec<Option<String>>,
    /// Consumed and missing of each product.
    seats: Vec<(u64, u64)>,
}

/// A holding that was taken: whose, which, and whether a plan of it was off.
type Taken = (usize, usize, bool);

impl Twin {
    async fn snapshot(&self) -> Snapshot {
        let mut people = Vec::new();
        for person in &self.real.people {
            let path = format!(
                "/v1.0/users/{person}?$select=assignedLicenses,assignedPlans,licenseAssignmentStates"
            );
            let answer = self.real.app.get(&path).by(&self.real.admin).send().await;
            let mut person = if answer.status == 404 {
                Value::Null
            } else {
                answer.expect(200).json()
            };
            timeless(&mut person);
            people.push(person);
        }
        let mut seats = Vec::new();
        for part in PRODUCTS {
            seats.push(self.real.units(part).await);
        }
        let in_force = (0..PEOPLE).map(|n| self.real.in_force(n)).collect();
        Snapshot {
            people,
            in_force,
            seats,
        }
    }

    async fn reclaim(&self, products: &BTreeSet<usize>, is_preview: bool) -> Value {
        let skus: Vec<_> = products.iter().map(|n| product(*n).id).collect();
        let body = json!({"skuIds": skus, "isPreview": is_preview});
        let asked = self.real.app.post(RECLAIM).by(&self.real.admin).json(&body);
        asked.send().await.expect(200).json()
    }

    /// Has the oracle forget what was taken.
    fn without(&mut self, batch: &Value) -> Vec<Taken> {
        let mut taken = Vec::new();
        for one in batch["users"].as_array().unwrap() {
            let id = one["userId"].as_str().unwrap();
            let person = self
                .real
                .people
                .iter()
                .position(|known| known.to_string() == id);
            let product = PRODUCTS
                .iter()
                .position(|part| one["skuPartNumber"] == *part);
            let (person, product) = (person.unwrap(), product.unwrap());
            let off = self.world.people[person].direct.remove(&product);
            taken.push((person, product, off.expect("was given directly")));
        }
        taken
    }

    /// What is to be given back by now, or why nothing is.
    fn undone(&self, taken: Vec<Taken>) -> Result<Vec<Taken>, &'static str> {
        let people = &self.world.people;
        let is_open = |(person, product, _): &Taken| {
            !people[*person].is_gone && !people[*person].direct.contains_key(product)
        };
        let back: Vec<Taken> = taken.into_iter().filter(is_open).collect();
        for n in 0..PRODUCTS.len() {
            let more = back.iter().filter(|(_, product, _)| *product == n).count();
            let there = people
                .iter()
                .filter(|one| !one.is_gone && one.direct.contains_key(&n));
            if more > 0 && there.count() + more > self.world.assignable(n) {
                return Err("CountViolation");
            }
        }
        // Of what can be taken back at all, these make a mailbox.
        let beside_small_business = |(person, product, off): &Taken| {
            // Without its plan for a mailbox, small business is beside anything.
            let small_business = people[*person].direct.get(&3) == Some(&false);
            ![3, 4, 5].contains(product) && !off && small_business
        };
        if back.iter().any(beside_small_business) {
            return Err("MutuallyExclusiveViolation");
        }
        Ok(back)
    }
}

fn timeless(value: &mut Value) {
    match value {
        Value::Object(fields) => {
            for field in [
                "lastUpdatedDateTime",
                "assignedDateTime",
                "@odata.context",
                "@odata.etag",
            ] {
                fields.remove(field);
            }
            fields.values_mut().for_each(timeless);
        }
        Value::Array(all) => all.iter_mut().for_each(timeless),
        _ => {}
    }
}

fn enabled(person: &Value) -> BTreeSet<&str> {
    let plans = person["assignedPlans"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    let on = plans
        .iter()
        .filter(|plan| plan["capabilityStatus"] == "Enabled");
    on.map(|plan| plan["servicePlanId"].as_str().unwrap())
        .collect()
}

/// The higher one is the greater.
fn rank(capability: Option<&str>) -> usize {
    let order = ["BPOS_L", "BPOS_S_Deskless", "BPOS_S_Enterprise"];
    capability.map_or(0, |one| {
        1 + order.iter().position(|known| *known == one).unwrap()
    })
}

fn has(person: &Value, n: usize) -> bool {
    let all = person["assignedLicenses"]
        .as_array()
        .map_or(&[][..], Vec::as_slice);
    all.iter()
        .any(|one| one["skuId"] == product(n).id.to_string())
}

/// Nobody has less, and just those lost a seat from whom it was announced; others may have come to it who
/// waited.
fn compare(before: &Snapshot, after: &Snapshot, taken: &[Taken]) {
    for n in 0..PEOPLE {
        let (old, new) = (enabled(&before.people[n]), enabled(&after.people[n]));
        assert!(old.is_subset(&new), "{n}: {old:?} {new:?}");
        let (old, new) = (before.in_force[n].as_deref(), after.in_force[n].as_deref());
        assert!(rank(old) <= rank(new), "{n}: {old:?} {new:?}");
        for (product, part) in PRODUCTS.iter().enumerate() {
            let lost = has(&before.people[n], product) && !has(&after.people[n], product);
            let is_taken = taken.iter().any(|one| (one.0, one.1) == (n, product));
            assert_eq!(lost, is_taken, "{part} of {n}");
        }
    }
}

async fn taken_and_given_back(
    first: &[Operation],
    meanwhile: &[Operation],
    products: &BTreeSet<usize>,
    seats: &[u32],
) {
    let terms: Vec<_> = seats.iter().map(|seats| (*seats, None)).collect();
    let mut twin = Twin::begin(&terms).await;
    for operation in first {
        twin.apply(operation).await;
    }
    twin.drain().await;
    let before = twin.snapshot().await;
    let preview = twin.reclaim(products, true).await;
    assert_eq!(twin.snapshot().await, before, "a preview does nothing");
    let done = twin.reclaim(products, false).await;
    for field in ["people", "seats", "users", "capabilityChanges"] {
        assert_eq!(preview[field], done[field], "{field}");
    }
    let taken = twin.without(&done);
    let mut freed: BTreeMap<usize, u64> = BTreeMap::new();
    for (_, product, _) in &taken {
        *freed.entry(*product).or_default() += 1;
    }
    for one in done["seats"].as_array().unwrap() {
        let n = PRODUCTS
            .iter()
            .position(|part| one["skuPartNumber"] == *part)
            .unwrap();
        assert_eq!(one["seats"].as_u64(), freed.get(&n).copied());
    }
    twin.drain().await;
    compare(&before, &twin.snapshot().await, &taken);
    let Some(id) = done["id"].as_str() else {
        assert!(taken.is_empty());
        return twin.real.app.finish().await;
    };
    for operation in meanwhile {
        twin.apply(operation).await;
    }
    let between = twin.snapshot().await;
    let path = format!("{RECLAIM}/{id}/undo");
    let undo = async || {
        twin.real
            .app
            .post(&path)
            .by(&twin.real.admin)
            .json(&json!({}))
            .send()
            .await
    };
    let answer = undo().await;
    match twin.undone(taken) {
        Err(why) => {
            assert_eq!(rule(&answer.expect(400)), why);
            assert_eq!(twin.snapshot().await, between, "refused as a whole");
        }
        Ok(back) => {
            answer.expect(204);
            assert_eq!(undo().await.expect(409).code(), "batchUndone");
            for (person, product, off) in back {
                twin.world.people[person].direct.insert(product, off);
            }
            if meanwhile.is_empty() {
                assert_eq!(twin.snapshot().await, before, "as it was");
            }
        }
    }
    twin.drain().await;
    assert_eq!(twin.consumed().await, twin.world.consumed());
    twin.real.app.finish().await;
}

/// Something in which products overlap: a group gives Microsoft 365 E3 to some, who were given Office 365 E3,
/// which it covers, too; another group gives the latter to others, as far as there are seats.
fn overlapping() -> impl Strategy<Value = Vec<Operation>> {
    let people = || prop::collection::btree_set(0..PEOPLE, 1..PEOPLE);
    let direct = prop::collection::btree_map(0..PEOPLE, any::<bool>(), 1..PEOPLE);
    let others = prop::collection::vec(operation(), 0..12);
    (people(), people(), direct, others).prop_map(|(some, waiting, direct, others)| {
        use Operation as O;
        let gives = direct.into_iter().map(|(person, without)| O::Give {
            person,
            product: 1,
            without,
        });
        let joins = |people: BTreeSet<usize>, group, product| {
            let joins = people
                .into_iter()
                .map(move |person| O::Joins { person, group });
            joins.chain([O::GroupGives {
                group,
                product,
                without: false,
            }])
        };
        let all = gives.chain(joins(some, 0, 2)).chain(joins(waiting, 1, 1));
        all.chain(others).collect()
    })
}

proptest! {
    #![proptest_config(few_cases(16))]

    #[test]
    fn undo_of_a_reclaim_brings_everything_back(
        first in overlapping(),
        meanwhile in prop_oneof![Just(Vec::new()), prop::collection::vec(operation(), 1..8)],
        products in prop::collection::btree_set(0..PRODUCTS.len(), 2..=PRODUCTS.len()),
        seats in prop::collection::vec(2_u32..8, PRODUCTS.len()),
    ) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(taken_and_given_back(&first, &meanwhile, &products, &seats));
    }
}

#[tokio::test]
async fn what_was_beside_small_business_without_a_mailbox_comes_back() {
    let give = |product, without| Operation::Give {
        person: 3,
        product,
        without,
    };
    let operations = [
        give(1, false),
        Operation::Joins {
            person: 3,
            group: 0,
        },
        Operation::GroupGives {
            group: 0,
            product: 2,
            without: false,
        },
        give(3, true),
    ];
    taken_and_given_back(
        &operations,
        &[],
        &BTreeSet::from([1, 2]),
        &[2; PRODUCTS.len()],
    )
    .await;
}

#[tokio::test]
async fn what_a_group_gives_too_frees_no_seat_even_with_every_plan_off() {
    let operations = [
        Operation::Joins {
            person: 2,
            group: 0,
        },
        Operation::Give {
            person: 2,
            product: 6,
            without: false,
        },
        Operation::GroupGives {
            group: 0,
            product: 2,
            without: false,
        },
        Operation::GroupGives {
            group: 0,
            product: 6,
            without: true,
        },
    ];
    let products = BTreeSet::from([6]);
    taken_and_given_back(&operations, &[], &products, &[3; PRODUCTS.len()]).await;
}
