//! Everybody who could call.

use std::collections::BTreeSet;

use beffroi_directory::permission;
use beffroi_directory::role::{BUILT_IN, LIMITABLE};
use beffroi_testkit::{Request, TestApp};
use beffroi_web::{Access, Permission};

use crate::office::{Organization, Person, Program, sign_in};

/// How a caller proves who it is.
pub(crate) enum Proof {
    Session(Person),
    Token(String),
}

/// Somebody, and what they hold.
pub(crate) struct Caller {
    pub(crate) name: String,
    pub(crate) proof: Proof,
    /// What they hold in the whole organization.
    pub(crate) holds: BTreeSet<Permission>,
    /// What they hold for some people only.
    pub(crate) holds_for_some: BTreeSet<Permission>,
}

impl Caller {
    pub(crate) fn call(&self, request: Request) -> Request {
        match &self.proof {
            Proof::Session(person) => request.cookie(&person.cookie),
            Proof::Token(token) => request.bearer(token),
        }
    }

    pub(crate) fn may(&self, access: Access) -> bool {
        match access {
            Access::Public(_) | Access::SignedIn(_) => true,
            Access::Needs(permission) | Access::NeedsEverywhere(permission) => {
                self.holds.contains(&permission)
            }
            Access::NeedsForSome(permission) => {
                self.holds.contains(&permission) || self.holds_for_some.contains(&permission)
            }
            Access::NeedsAny(any) => any.iter().any(|one| self.holds.contains(one)),
            Access::NeedsAnyForSome(any) => any
                .iter()
                .any(|one| self.holds.contains(one) || self.holds_for_some.contains(one)),
        }
    }

    /// Whether they may read everybody's profile.
    pub(crate) fn reads_people(&self) -> bool {
        let reading = [permission::USER_READ_ALL, permission::USER_READ_WRITE_ALL];
        reading.iter().any(|one| self.holds.contains(one))
    }

    /// Whether a permission is held whose name begins so.
    pub(crate) fn holds_any_of(&self, prefix: &str) -> bool {
        self.holds.iter().any(|one| one.0.starts_with(prefix))
    }

    /// The person, when it is one.
    pub(crate) fn person(&self) -> Option<&Person> {
        match &self.proof {
            Proof::Session(person) => Some(person),
            Proof::Token(_) => None,
        }
    }
}

/// Contoso's people and programs.
pub(crate) struct Callers {
    /// A person per built-in role, and one without any.
    pub(crate) people: Vec<Caller>,
    /// For each permission a program that holds it alone and one that holds all others.
    pub(crate) programs: Vec<Caller>,
    /// Somebody with every permission, until the account was disabled. The session is from before.
    pub(crate) disabled: Person,
}

impl Callers {
    pub(crate) async fn hire(app: &TestApp, contoso: &Organization) -> Self {
        let mut people = Vec::new();
        for (number, role) in BUILT_IN.iter().enumerate() {
            let account = format!("role{number}");
            let id = contoso.account(app, &account).await;
            contoso.assign(app, &role.id.to_string(), &id).await;
            let name = format!("{account}@{}", contoso.domain);
            let cookie = sign_in(app, &name).await;
            people.push(Caller {
                name: role.display_name.to_owned(),
                proof: Proof::Session(Person { id, name, cookie }),
                holds: role.permissions.iter().copied().collect(),
                holds_for_some: BTreeSet::new(),
            });
        }
        people.push(Caller {
            name: "an employee without a role".to_owned(),
            proof: Proof::Session(contoso.person(app, "employee").await),
            holds: BTreeSet::new(),
            holds_for_some: BTreeSet::new(),
        });
        Self {
            people,
            programs: programs(app, contoso).await,
            disabled: disabled(app, contoso).await,
        }
    }

    pub(crate) fn all(&self) -> impl Iterator<Item = &Caller> {
        self.people.iter().chain(&self.programs)
    }

    /// The Global Administrator.
    pub(crate) fn administrator(&self) -> &Caller {
        &self.people[0]
    }
}

/// Somebody with a role of the organization's own, for the people of one group.
pub(crate) async fn help_desk(app: &TestApp, contoso: &Organization, group: &str) -> Caller {
    let actions: Vec<&str> = LIMITABLE.iter().map(|one| one.0).collect();
    let role = serde_json::json!({"displayName": "Help desk", "description": "Helps people",
        "rolePermissions": [{"allowedResourceActions": actions}]});
    let role = contoso.create(app, DEFINITIONS, &role).await;
    let person = contoso.person(app, "helpdesk").await;
    contoso.assign_within(app, &role, &person.id, group).await;
    Caller {
        name: "a help desk for some people".to_owned(),
        proof: Proof::Session(person),
        holds: BTreeSet::new(),
        holds_for_some: LIMITABLE.into(),
    }
}

pub(crate) const DEFINITIONS: &str = "/v1.0/roleManagement/directory/roleDefinitions";

async fn programs(app: &TestApp, contoso: &Organization) -> Vec<Caller> {
    let mut programs = Vec::new();
    for only in permission::ALL {
        let others = permission::ALL.iter().copied();
        let others: Vec<Permission> = others.filter(|one| one != only).collect();
        for (name, held) in [
            (format!("a program with {only} only"), vec![*only]),
            (format!("a program without {only}"), others),
        ] {
            let program: Program = contoso.program(app, &name, &held).await;
            programs.push(Caller {
                name,
                proof: Proof::Token(program.token(app).await),
                // One to change something includes the one to read it.
                holds: permission::with_reading(held).iter().collect(),
                holds_for_some: BTreeSet::new(),
            });
        }
    }
    programs
}

async fn disabled(app: &TestApp, contoso: &Organization) -> Person {
    let gone = contoso.person(app, "gone").await;
    let role = BUILT_IN[0].id.to_string();
    contoso.assign(app, &role, &gone.id).await;
    let still = app.get("/v1.0/users").cookie(&gone.cookie);
    still.send().await.expect(200);
    let request = app.patch(&format!("/v1.0/users/{}", gone.id));
    let request = request.cookie(&contoso.admin);
    let body = serde_json::json!({"accountEnabled": false});
    request.json(&body).send().await.expect(204);
    gone
}
