//! The organization of these stories.

use std::time::Duration;

use beffroi_core::TenantId;
use beffroi_directory::change::{self, Member, MemberKind};
use beffroi_directory::group::{self, NewGroup};
use beffroi_directory::permission as p;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields, UserPatch};
use beffroi_directory::{GroupId, UserId};
use beffroi_feature::Settings;
use beffroi_licences::model::{SkuId, products};
use beffroi_population::SetName;
use beffroi_testkit::{Answer, Backend, TestApp, TestCaller, callers, test_settings};
use beffroi_web::{Actor, Caller, IfMatch};
use futures_util::FutureExt;
use serde_json::{Value, json};

pub(crate) const DAY: Duration = Duration::from_hours(24);
const SUBSCRIPTIONS: &str = "/beta/admin/licenses/subscriptions";

/// An organization with some people, all of them in France.
pub(crate) struct Contoso {
    pub(crate) app: TestApp,
    pub(crate) tenant: TenantId,
    /// Keeps the licences.
    pub(crate) admin: TestCaller,
    pub(crate) people: Vec<UserId>,
    pub(crate) sales: GroupId,
    pub(crate) lyon: GroupId,
}

pub(crate) fn sku(part: &str) -> SkuId {
    let found = products().find(|product| product.part_number == part);
    found.expect("is in the catalogue").id
}

pub(crate) async fn contoso(backend: Backend, people: usize) -> Contoso {
    contoso_as(backend, people, test_settings()).await
}

/// The same as the operator decided.
pub(crate) async fn contoso_as(backend: Backend, people: usize, settings: Settings) -> Contoso {
    let features = vec![
        beffroi_directory::feature(),
        beffroi_mail::feature(),
        beffroi_licences::feature(),
        callers(),
    ];
    let app = TestApp::start_as(backend, features, settings).await;
    let new = NewTenant {
        display_name: "Contoso".into(),
        domains: vec!["contoso.example".parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: Some("FR".to_owned()),
    };
    let tenant = tenant::create(app.cx(), new).await.unwrap();
    let (cx, system) = (app.cx().clone(), system(tenant));
    let (people, groups) = app
        .cx()
        .write(tenant, move |tx| {
            async move {
                let mut ids = Vec::new();
                for n in 0..people {
                    let fields = UserFields {
                        user_principal_name: format!("test{n}@contoso.example"),
                        display_name: format!("Test {n}"),
                        usage_location: Some("FR".to_owned()),
                        ..UserFields::default()
                    };
                    ids.push(user::insert_in(&cx, tx, tenant, fields).await?.0);
                }
                // Ids of one instant are in no order; here the first one is the lowest.
                ids.sort_unstable();
                let saved = change::Ids {
                    ids: ids.iter().map(|id| id.uuid()).collect(),
                };
                tx.change(tenant, change::USER_SAVED, &saved, cx.now())
                    .await?;
                let mut groups = Vec::new();
                for name in ["Sales", "Lyon"] {
                    let new: NewGroup =
                        serde_json::from_value(json!({"displayName": name})).unwrap();
                    groups.push(group::create_in(&cx, tx, &system, new).await?);
                }
                Ok((ids, groups))
            }
            .boxed()
        })
        .await
        .unwrap();
    let rights = [
        p::LICENSE_READ_ALL,
        p::LICENSE_READ_WRITE_ALL,
        p::USER_READ_ALL,
        p::USER_READ_WRITE_ALL,
        p::GROUP_READ_ALL,
        p::GROUP_READ_WRITE_ALL,
        p::AUDIT_READ_ALL,
    ];
    let admin = TestCaller::new(tenant, app.cx().mint_uuid(), "admin", &rights);
    Contoso {
        admin,
        tenant,
        people,
        sales: groups[0],
        lyon: groups[1],
        app,
    }
}

fn system(tenant: TenantId) -> Caller {
    Caller {
        tenant,
        actor: Actor::system(),
        user_principal_name: None,
        permissions: p::ALL.iter().copied().collect(),
        session: None,
        languages: Vec::new(),
        delegation: None,
    }
}

/// The code of the rule that is broken.
pub(crate) fn rule(refused: &Answer) -> String {
    let error = &refused.json()["error"];
    assert_eq!(error["code"], "Request_BadRequest", "{error}");
    error["details"][0]["code"].as_str().unwrap().to_owned()
}

impl Contoso {
    /// Seats of a product; until a day, or for ever.
    pub(crate) async fn buy(&self, part: &str, seats: u32, until: Option<&str>) -> String {
        let new =
            json!({"skuPartNumber": part, "totalLicenses": seats, "nextLifecycleDateTime": until});
        let made = self.app.post(SUBSCRIPTIONS).by(&self.admin).json(&new);
        let made = made.send().await.expect(201).json();
        made["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn change(&self, subscription: &str, patch: &Value) -> Answer {
        let one = format!("{SUBSCRIPTIONS}/{subscription}");
        self.app
            .patch(&one)
            .by(&self.admin)
            .json(patch)
            .send()
            .await
    }

    async fn assign(&self, to: &str, add: &[&str], remove: &[&str]) -> Answer {
        let add: Vec<Value> = add.iter().map(|part| json!({"skuId": sku(part)})).collect();
        let remove: Vec<SkuId> = remove.iter().map(|part| sku(part)).collect();
        let body = json!({"addLicenses": add, "removeLicenses": remove});
        let path = format!("/v1.0/{to}/assignLicense");
        self.app
            .post(&path)
            .by(&self.admin)
            .json(&body)
            .send()
            .await
    }

    /// Gives a person these products and takes those away.
    pub(crate) async fn give(&self, person: usize, add: &[&str], remove: &[&str]) -> Answer {
        let to = format!("users/{}", self.people[person]);
        self.assign(&to, add, remove).await
    }

    /// Has a group give these products, and not those any more.
    pub(crate) async fn give_group(&self, group: GroupId, add: &[&str], remove: &[&str]) -> Answer {
        self.assign(&format!("groups/{group}"), add, remove).await
    }

    /// Puts people into a group.
    pub(crate) async fn join(&self, group: GroupId, people: impl IntoIterator<Item = usize>) {
        let members = people.into_iter().map(|person| Member {
            id: self.people[person].uuid(),
            kind: MemberKind::User,
        });
        let (cx, system, members) = (
            self.app.cx().clone(),
            system(self.tenant),
            members.collect::<Vec<_>>(),
        );
        let joined = self.app.cx().write(self.tenant, move |tx| {
            let (cx, system, members) = (cx.clone(), system.clone(), members.clone());
            async move {
                group::add_members_in(&cx, tx, &system, group, members)
                    .await
                    .map(drop)
            }
            .boxed()
        });
        joined.await.unwrap();
    }

    /// States where somebody is, or no more.
    pub(crate) async fn place(&self, person: usize, country: Option<&str>) {
        let patch = UserPatch {
            usage_location: Some(country.map(str::to_owned)),
            ..UserPatch::default()
        };
        let (cx, by) = (self.app.cx(), system(self.tenant));
        let key = self.people[person].to_string();
        user::update(cx, &by, key, patch, IfMatch::default())
            .await
            .unwrap();
    }

    pub(crate) async fn leave(&self, group: GroupId, person: usize) {
        let path = format!("/v1.0/groups/{group}/members/{}/$ref", self.people[person]);
        self.app
            .delete(&path)
            .by(&self.admin)
            .send()
            .await
            .expect(204);
    }

    /// Each way by which a person holds something: product, through a group or not, and the error.
    pub(crate) async fn states(&self, person: usize) -> Vec<(String, bool, String)> {
        let path = format!(
            "/v1.0/users/{}?$select=licenseAssignmentStates",
            self.people[person]
        );
        let user = self
            .app
            .get(&path)
            .by(&self.admin)
            .send()
            .await
            .expect(200)
            .json();
        let states = user["licenseAssignmentStates"].as_array().unwrap().iter();
        let one = |state: &Value| {
            let id: SkuId = state["skuId"].as_str().unwrap().parse().unwrap();
            let known = products().find(|product| product.id == id).unwrap();
            let by_group = !state["assignedByGroup"].is_null();
            (
                known.part_number.clone(),
                by_group,
                state["error"].as_str().unwrap().to_owned(),
            )
        };
        let mut all: Vec<_> = states.map(one).collect();
        all.sort();
        all
    }

    /// Consumed seats and people without one.
    pub(crate) async fn units(&self, part: &str) -> (u64, u64) {
        let sku = self.sku(part).await;
        (
            sku["consumedUnits"].as_u64().unwrap(),
            sku["unitsMissing"].as_u64().unwrap(),
        )
    }

    pub(crate) async fn sku(&self, part: &str) -> Value {
        let path = format!("/v1.0/subscribedSkus/{}_{}", self.tenant, sku(part));
        self.app
            .get(&path)
            .by(&self.admin)
            .send()
            .await
            .expect(200)
            .json()
    }

    /// What is in force for somebody.
    pub(crate) fn in_force(&self, person: usize) -> Option<String> {
        let people = self.app.cx().people(self.tenant);
        let sets = people.read();
        let ordinal = sets.ordinal(self.people[person].uuid())?;
        let roots = [
            "BPOS_S_Essentials",
            "BPOS_S_Deskless",
            "BPOS_S_Standard",
            "BPOS_S_Enterprise",
            "BPOS_L",
            "BPOS_S_MidSize",
            "BPOS_B",
        ];
        let has = |root: &&str| {
            let SetName::Named(name) = format!("capability/{root}").parse().unwrap() else {
                panic!("a named set")
            };
            sets.named(&name)
                .is_some_and(|people| people.contains(ordinal))
        };
        let own: Vec<&str> = roots.into_iter().filter(has).collect();
        assert!(own.len() < 2, "one is in force: {own:?}");
        own.first().map(|root| (*root).to_owned())
    }

    /// What was announced: kind and payload of the entries of the change log that concern licences.
    pub(crate) async fn told(&self, kind: &str) -> Vec<Value> {
        let mut conn = self.app.cx().read().await.unwrap();
        let all = conn.changes(self.tenant, 0, 10_000).await.unwrap();
        let own = all.into_iter().filter(|change| change.kind == kind);
        own.map(|change| serde_json::from_str(&change.payload).unwrap())
            .collect()
    }
}
