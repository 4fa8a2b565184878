//! An organization to begin with, and short words for what administrators ask.

use beffroi_core::{Failure, TenantId};
use beffroi_directory::permission;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserPatch};
use beffroi_feature::Feature;
use beffroi_testkit::{Answer, Backend, TestApp, TestCaller, callers};
use beffroi_web::{Actor, Caller, IfMatch, Permission};
use serde_json::{Value, json};
use uuid::Uuid;

pub(super) const PEOPLE: &[u8] = include_bytes!("../fixtures/people-1000.csv");
pub(super) const BROKEN: &[u8] = include_bytes!("../fixtures/people-broken.csv");

pub(super) async fn tenant_named(app: &TestApp, name: &str, domain: &str) -> TenantId {
    let new = NewTenant {
        display_name: name.to_owned(),
        domains: vec![domain.parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: Some("FR".to_owned()),
    };
    tenant::create(app.cx(), new).await.unwrap()
}

pub(super) fn features() -> Vec<Feature> {
    vec![beffroi_directory::feature(), callers()]
}

pub(super) async fn contoso(backend: Backend) -> (TestApp, TestCaller) {
    let app = TestApp::start(backend, features()).await;
    let tenant = tenant_named(&app, "Contoso", "contoso.example").await;
    (
        app,
        TestCaller::new(
            tenant,
            Uuid::from_u128(7),
            "admin@contoso.example",
            permission::ALL,
        ),
    )
}

pub(super) async fn import(
    app: &TestApp,
    admin: &TestCaller,
    file: impl Into<Vec<u8>>,
    dry_run: bool,
) -> (usize, Value) {
    let path = format!("/beta/admin/imports/people?dryRun={dry_run}");
    let answer = app
        .post(&path)
        .by(admin)
        .body("text/csv", file.into())
        .send()
        .await
        .expect(200);
    let lines: Vec<Value> = answer
        .text()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    (lines.len() - 1, lines.last().unwrap().clone())
}

pub(super) fn counts(report: &Value) -> (u64, u64, u64, usize) {
    let number = |name: &str| report[name].as_u64().unwrap();
    (
        number("created"),
        number("updated"),
        number("unchanged"),
        report["rejected"].as_array().unwrap().len(),
    )
}

pub(super) fn values(answer: &Answer, property: &str) -> Vec<String> {
    let json = answer.json();
    let rows = json["value"].as_array().unwrap().clone();
    rows.iter()
        .map(|row| row[property].as_str().unwrap_or_default().to_owned())
        .collect()
}

pub(super) async fn user_of(app: &TestApp, admin: &TestCaller, upn: &str) -> Value {
    app.get(&format!("/v1.0/users/{upn}"))
        .by(admin)
        .send()
        .await
        .expect(200)
        .json()
}

pub(super) async fn group(app: &TestApp, admin: &TestCaller, name: &str) -> String {
    let answer = app
        .post("/v1.0/groups")
        .by(admin)
        .json(&json!({"displayName": name}))
        .send()
        .await
        .expect(201);
    answer.json()["id"].as_str().unwrap().to_owned()
}

pub(super) async fn add(app: &TestApp, admin: &TestCaller, group: &str, member: &str) -> Answer {
    let body = json!({"@odata.id": format!("https://x/v1.0/directoryObjects/{member}")});
    app.post(&format!("/v1.0/groups/{group}/members/$ref"))
        .by(admin)
        .json(&body)
        .send()
        .await
}

/// A person without anything but a name, which is `name@contoso.example`; their id.
pub(super) async fn person(app: &TestApp, admin: &TestCaller, name: &str) -> String {
    let upn = format!("{name}@contoso.example");
    let file = format!("User name,Display name\n{upn},{name}\n");
    import(app, admin, file, false).await;
    let user = user_of(app, admin, &upn).await;
    user["id"].as_str().unwrap().to_owned()
}

/// Gives a role to a user or a group; the assignment's id.
pub(super) async fn assign(
    app: &TestApp,
    admin: &TestCaller,
    role: Uuid,
    principal: &str,
) -> String {
    let answer = app
        .post("/v1.0/roleManagement/directory/roleAssignments")
        .by(admin)
        .json(&json!({"roleDefinitionId": role, "principalId": principal}))
        .send()
        .await
        .expect(201);
    answer.json()["id"].as_str().unwrap().to_owned()
}

/// Disables somebody. `PATCH /users/{id}` stands in the identity crate, which adds passwords; the rule is the directory's.
pub(super) async fn disable(
    app: &TestApp,
    admin: &TestCaller,
    permissions: &[Permission],
    user: &str,
) -> Result<(), Failure> {
    let caller = Caller {
        tenant: admin.tenant,
        actor: Actor::system(),
        user_principal_name: None,
        permissions: permissions.iter().copied().collect(),
        session: None,
        languages: Vec::new(),
        delegation: None,
    };
    let change: UserPatch = serde_json::from_value(json!({"accountEnabled": false})).unwrap();
    user::update(
        app.cx(),
        &caller,
        user.to_owned(),
        change,
        IfMatch::default(),
    )
    .await
}
