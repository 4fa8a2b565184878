//! Whatever is done, in whatever order: what is told of changes is exactly the difference between what a
//! naive oracle says before and after, and what is consumed are the holders that it counts.

use std::collections::BTreeSet;
use std::time::Duration;

use beffroi_core::Ts;
use beffroi_testkit::{Answer, Backend, start_of_time};
use proptest::prelude::*;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::contoso::{Contoso, DAY, contoso};
use crate::oracle::{BARRED, Group, PRODUCTS, Person, Term, World, off, product};

pub(crate) const PEOPLE: usize = 6;
const GROUPS: usize = 2;

/// Something that an administrator does, or time.
#[derive(Debug, Clone)]
pub(crate) enum Operation {
    Give {
        person: usize,
        product: usize,
        without: bool,
    },
    Take {
        person: usize,
        product: usize,
    },
    /// One product for another, in one call.
    Swap {
        person: usize,
        from: usize,
        to: usize,
    },
    GroupGives {
        group: usize,
        product: usize,
        without: bool,
    },
    GroupTakes {
        group: usize,
        product: usize,
    },
    Joins {
        person: usize,
        group: usize,
    },
    Leaves {
        person: usize,
        group: usize,
    },
    Moves {
        person: usize,
        to: Option<&'static str>,
    },
    Seats {
        product: usize,
        seats: u32,
    },
    Renews {
        product: usize,
        days: u32,
    },
    Deleted {
        person: usize,
    },
    Restored {
        person: usize,
    },
    Passes {
        days: u32,
    },
}

/// What administrators do.
pub(crate) fn operation() -> impl Strategy<Value = Operation> {
    use Operation as O;
    let (person, group, product) = (|| 0..PEOPLE, || 0..GROUPS, || 0..PRODUCTS.len());
    let place = prop::sample::select(vec![Some("FR"), Some(BARRED), None]);
    prop_oneof![
        6 => (person(), product(), any::<bool>())
            .prop_map(|(person, product, without)| O::Give { person, product, without }),
        3 => (person(), product()).prop_map(|(person, product)| O::Take { person, product }),
        2 => (person(), product(), product())
            .prop_map(|(person, from, to)| O::Swap { person, from, to }),
        5 => (group(), product(), any::<bool>())
            .prop_map(|(group, product, without)| O::GroupGives { group, product, without }),
        2 => (group(), product()).prop_map(|(group, product)| O::GroupTakes { group, product }),
        5 => (person(), group()).prop_map(|(person, group)| O::Joins { person, group }),
        2 => (person(), group()).prop_map(|(person, group)| O::Leaves { person, group }),
        2 => (person(), place).prop_map(|(person, to)| O::Moves { person, to }),
        3 => (product(), 1_u32..7).prop_map(|(product, seats)| O::Seats { product, seats }),
        3 => person().prop_map(|person| O::Deleted { person }),
        4 => person().prop_map(|person| O::Restored { person }),
    ]
}

/// The same, and time, which ends subscriptions.
fn operation_or_time() -> impl Strategy<Value = Operation> {
    let renews = (0..PRODUCTS.len(), 1_u32..60);
    prop_oneof![
        9 => operation(),
        1 => renews.prop_map(|(product, days)| Operation::Renews { product, days }),
        1 => (1_u32..70).prop_map(|days| Operation::Passes { days }),
    ]
}

/// Few and long ones; more by `PROPTEST_CASES`.
pub(crate) fn few_cases(few: u32) -> ProptestConfig {
    const USUAL: u32 = 256;
    let usual = ProptestConfig::default();
    ProptestConfig {
        cases: if usual.cases == USUAL {
            few
        } else {
            usual.cases
        },
        max_shrink_iters: 300,
        failure_persistence: None,
        ..usual
    }
}

/// An organization beside what the oracle knows of it.
pub(crate) struct Twin {
    pub(crate) real: Contoso,
    pub(crate) world: World,
    subscriptions: Vec<String>,
    /// Ends that were given, so that no two are at the same moment.
    ends: u32,
    /// Up to here the change log was read.
    read: i64,
    /// What was told to be in force.
    told: Vec<Option<String>>,
}

#[derive(Deserialize)]
struct Told {
    from: String,
    to: String,
    ids: Vec<Uuid>,
}

fn mailbox(word: &str) -> Option<String> {
    (word != "None").then(|| word.to_owned())
}

fn at(span: Duration) -> Ts {
    start_of_time().plus(span)
}

impl Twin {
    /// With subscriptions to every product, some of which end.
    pub(crate) async fn begin(terms: &[(u32, Option<u32>)]) -> Self {
        let real = contoso(Backend::Sqlite, PEOPLE).await;
        let plan = format!("/beta/admin/licenses/servicePlans/{}", off(5));
        let barred = json!({"prohibitedUsageLocations": [BARRED]});
        real.app
            .patch(&plan)
            .by(&real.admin)
            .json(&barred)
            .send()
            .await
            .expect(204);
        let person = Person {
            place: Some("FR"),
            ..Person::default()
        };
        let mut twin = Self {
            real,
            world: World {
                people: vec![person; PEOPLE],
                groups: vec![Group::default(); GROUPS],
                ..World::default()
            },
            subscriptions: Vec::new(),
            ends: 0,
            read: 0,
            told: vec![None; PEOPLE],
        };
        for (part, (seats, days)) in PRODUCTS.iter().zip(terms) {
            let end = days.map(|days| twin.an_end(days));
            let until = end.map(|end| at(end).to_string());
            let made = twin.real.buy(part, *seats, until.as_deref()).await;
            twin.subscriptions.push(made);
            twin.world.terms.push(Term { seats: *seats, end });
        }
        twin
    }

    /// So many days from now, at a moment of its own.
    fn an_end(&mut self, days: u32) -> Duration {
        self.ends += 1;
        let today = u32::try_from(self.world.now.as_secs() / DAY.as_secs()).unwrap();
        DAY * (today + 1 + days) + Duration::from_mins(self.ends.into())
    }

    async fn assign(&self, to: String, add: Option<(usize, bool)>, remove: Option<usize>) -> bool {
        let add = add.map(|(n, without)| {
            let disabled: Vec<_> = without.then(|| off(n)).into_iter().collect();
            json!({"skuId": product(n).id, "disabledPlans": disabled})
        });
        let add: Vec<Value> = add.into_iter().collect();
        let remove: Vec<_> = remove.into_iter().map(|n| product(n).id).collect();
        let body = json!({"addLicenses": add, "removeLicenses": remove});
        let path = format!("/v1.0/{to}/assignLicense");
        let answer = self
            .real
            .app
            .post(&path)
            .by(&self.real.admin)
            .json(&body)
            .send()
            .await;
        is_done(&answer)
    }

    /// Does it, and notes it where it was not refused.
    pub(crate) async fn apply(&mut self, operation: &Operation) {
        use Operation as O;
        match *operation {
            O::Give {
                person,
                product,
                without,
            } => self.person(person, Some((product, without)), None).await,
            O::Take { person, product } => self.person(person, None, Some(product)).await,
            O::Swap { person, from, to } => {
                self.person(person, Some((to, false)), Some(from)).await;
            }
            O::GroupGives {
                group,
                product,
                without,
            } => self.group(group, Some((product, without)), None).await,
            O::GroupTakes { group, product } => self.group(group, None, Some(product)).await,
            O::Seats { product, seats } => {
                let patch = json!({"totalLicenses": seats});
                let answer = self.real.change(&self.subscriptions[product], &patch).await;
                assert!(is_done(&answer), "{}", answer.text());
                self.world.terms[product].seats = seats;
            }
            O::Renews { product, days } => {
                let end = self.an_end(days);
                let patch = json!({"nextLifecycleDateTime": at(end).to_string()});
                let answer = self.real.change(&self.subscriptions[product], &patch).await;
                if is_done(&answer) {
                    self.world.terms[product].end = Some(end);
                }
            }
            O::Passes { days } => self.pass(DAY * days).await,
            O::Joins { person, .. }
            | O::Leaves { person, .. }
            | O::Moves { person, .. }
            | O::Deleted { person }
            | O::Restored { person } => self.directory(person, operation).await,
        }
        self.compare(operation).await;
    }

    async fn person(&mut self, n: usize, add: Option<(usize, bool)>, remove: Option<usize>) {
        let to = format!("users/{}", self.real.people[n]);
        if self.assign(to, add, remove).await {
            let direct = &mut self.world.people[n].direct;
            direct.retain(|product, _| Some(*product) != remove);
            direct.extend(add);
        }
    }

    async fn group(&mut self, n: usize, add: Option<(usize, bool)>, remove: Option<usize>) {
        let to = format!("groups/{}", [self.real.sales, self.real.lyon][n]);
        if self.assign(to, add, remove).await {
            let gives = &mut self.world.groups[n].gives;
            gives.retain(|product, _| Some(*product) != remove);
            gives.extend(add);
        }
    }

    /// What happens to a person besides licences.
    async fn directory(&mut self, n: usize, operation: &Operation) {
        use Operation as O;
        let groups = [self.real.sales, self.real.lyon];
        let (app, admin, id) = (&self.real.app, &self.real.admin, self.real.people[n]);
        let user = format!("/v1.0/users/{id}");
        let person = &mut self.world.people[n];
        match *operation {
            O::Joins { group, .. } if !person.is_gone => {
                let is_new = self.world.groups[group].members.insert(n);
                if is_new {
                    self.real.join(groups[group], [n]).await;
                }
            }
            O::Leaves { group, .. } if !person.is_gone => {
                let was_in = self.world.groups[group].members.remove(&n);
                if was_in {
                    self.real.leave(groups[group], n).await;
                }
            }
            O::Moves { to, .. } if !person.is_gone => {
                person.place = to;
                self.real.place(n, to).await;
            }
            O::Deleted { .. } => {
                let deleted = app.delete(&user).by(admin).send().await;
                person.is_gone |= is_done(&deleted);
            }
            O::Restored { .. } => {
                let path = format!("/v1.0/directory/deletedItems/{id}/restore");
                let restored = app.post(&path).by(admin).json(&json!({})).send().await;
                person.is_gone &= !is_done(&restored);
            }
            _ => {}
        }
    }

    /// Moves the clock from one moment at which a subscription goes on to the next.
    async fn pass(&mut self, span: Duration) {
        self.drain().await;
        let until = self.world.now + span;
        while self.world.now < until {
            let next = self.world.next().map_or(until, |next| next.min(until));
            self.real
                .app
                .clock
                .advance(next.saturating_sub(self.world.now));
            self.world.now = next;
            self.drain().await;
        }
    }

    /// What is in force and what is consumed, as it stands: nothing waits for what is written behind it.
    async fn compare(&self, after: &Operation) {
        let wanted = self.world.in_force();
        for (n, wanted) in wanted.into_iter().enumerate() {
            assert_eq!(
                self.real.in_force(n).as_deref(),
                wanted,
                "{n} after {after:?}"
            );
        }
        assert_eq!(
            self.consumed().await,
            self.world.consumed(),
            "consumed after {after:?}"
        );
    }

    /// `consumedUnits` of each product.
    pub(crate) async fn consumed(&self) -> Vec<u64> {
        let all = self
            .real
            .app
            .get("/v1.0/subscribedSkus")
            .by(&self.real.admin)
            .send()
            .await
            .expect(200)
            .json();
        let all = all["value"].as_array().unwrap();
        let of = |part: &&str| {
            let own = all
                .iter()
                .find(|one| one["skuPartNumber"] == *part)
                .unwrap();
            own["consumedUnits"].as_u64().unwrap()
        };
        PRODUCTS.iter().map(of).collect()
    }

    /// Runs the jobs that are due, and compares what was told since with the oracle.
    pub(crate) async fn drain(&mut self) {
        self.real.app.drain().await;
        let mut conn = self.real.app.cx().read().await.unwrap();
        let new = conn
            .changes(self.real.tenant, self.read, 10_000)
            .await
            .unwrap();
        drop(conn);
        self.read = new.last().map_or(self.read, |last| last.sequence);
        let before = self.told.clone();
        let mut concerned = BTreeSet::new();
        for change in new
            .iter()
            .filter(|change| change.kind == "license.capabilityChanged")
        {
            let told: Told = change.payload().unwrap();
            assert_ne!(told.from, told.to);
            for id in told.ids {
                let person = self
                    .real
                    .people
                    .iter()
                    .position(|one| one.uuid() == id)
                    .unwrap();
                assert!(
                    concerned.insert(person),
                    "{person} is told twice: {before:?} {}",
                    change.payload
                );
                assert_eq!(
                    self.told[person],
                    mailbox(&told.from),
                    "{person}: {}",
                    change.payload
                );
                self.told[person] = mailbox(&told.to);
            }
        }
        let wanted: Vec<Option<String>> = self
            .world
            .in_force()
            .into_iter()
            .map(|one| one.map(str::to_owned))
            .collect();
        assert_eq!(self.told, wanted, "before: {before:?}");
    }
}

fn is_done(answer: &Answer) -> bool {
    assert!(
        answer.status < 500 && answer.status != 405,
        "{}",
        answer.text()
    );
    answer.status < 300
}

/// Seats of each product, and after how many days its subscription ends, if it does.
fn terms() -> impl Strategy<Value = Vec<(u32, Option<u32>)>> {
    let one = (1_u32..8, prop::option::of(1_u32..90));
    prop::collection::vec(one, PRODUCTS.len())
}

fn batches() -> impl Strategy<Value = Vec<Vec<Operation>>> {
    let batch = prop::collection::vec(operation_or_time(), 1..5);
    prop::collection::vec(batch, 8..16)
}

proptest! {
    #![proptest_config(few_cases(12))]

    #[test]
    fn what_is_told_is_the_difference_of_the_oracle_and_consumed_are_its_holders(terms in terms(), batches in batches()) {
        let runtime = tokio::runtime::Runtime::new().unwrap();
        runtime.block_on(async {
            let mut twin = Twin::begin(&terms).await;
            for batch in &batches {
                for operation in batch {
                    twin.apply(operation).await;
                }
                twin.drain().await;
            }
            twin.real.app.finish().await;
        });
    }
}

#[tokio::test]
async fn who_is_deleted_and_restored_before_it_was_told_is_not_told_of() {
    let mut twin = Twin::begin(&[(5, None); PRODUCTS.len()]).await;
    let (person, product) = (0, 2);
    for operation in [
        Operation::Give {
            person,
            product,
            without: false,
        },
        Operation::Passes { days: 1 },
        Operation::Deleted { person },
        Operation::Restored { person },
    ] {
        twin.apply(&operation).await;
    }
    twin.drain().await;
    twin.real.app.finish().await;
}
