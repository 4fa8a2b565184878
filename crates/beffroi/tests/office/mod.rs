//! Organizations with people, groups and programs, made through the product's own doors: the first
//! administrator as `beffroi init` does it, everybody and everything else over HTTP.
#![allow(
    dead_code,
    reason = "each program of tests uses the part that it needs"
)]

use beffroi::features;
use beffroi::first_tenant::first_tenant;
use beffroi_core::{Secret, TenantId};
use beffroi_directory::tenant::NewTenant;
use beffroi_directory::user::UserPatch;
use beffroi_feature::{Limits, Settings};
use beffroi_testkit::{Answer, Backend, TestApp, test_settings};
use beffroi_web::{Actor, Permission, RouteInfo};
use serde_json::{Value, json};

pub(crate) const PASSWORD: &str = "quatre chevaux verts";

/// The whole product: every feature, and every route that the binary serves.
pub(crate) async fn start(backend: Backend) -> TestApp {
    start_limited(backend, Limits::NONE).await
}

/// The same with limits on the requests of each caller.
pub(crate) async fn start_limited(backend: Backend, limits: Limits) -> TestApp {
    let settings = Settings {
        limits,
        ..test_settings()
    };
    start_as(backend, settings).await
}

/// The same as the operator decided.
pub(crate) async fn start_as(backend: Backend, settings: Settings) -> TestApp {
    let mut app = TestApp::start_as(backend, features::all(), settings).await;
    app.app.router = beffroi::server::router(&app.app);
    app
}

/// The routes of the product's own API. Those behind a door of their own have callers of their own.
pub(crate) fn routes(app: &TestApp) -> Vec<RouteInfo> {
    let own = app.app.table.iter();
    let own = own.filter(|route| !route.path.starts_with("/scim/v2"));
    own.cloned().collect()
}

/// An organization with its Global Administrator.
pub(crate) struct Organization {
    pub(crate) tenant: TenantId,
    pub(crate) domain: &'static str,
    /// The administrator's session.
    pub(crate) admin: String,
    pub(crate) admin_id: String,
}

/// Somebody with an account and a session.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) cookie: String,
}

pub(crate) fn id_of(answer: &Answer) -> String {
    answer.json()["id"].as_str().unwrap().to_owned()
}

pub(crate) async fn sign_in(app: &TestApp, name: &str) -> String {
    let body = json!({"userPrincipalName": name, "password": PASSWORD});
    let request = app.post("/identity/session").json(&body);
    request.send().await.expect(200).cookies()
}

impl Organization {
    pub(crate) async fn found(app: &TestApp, name: &str, domain: &'static str) -> Self {
        let new = NewTenant {
            display_name: name.to_owned(),
            domains: vec![domain.parse().unwrap()],
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: Some("FR".to_owned()),
        };
        let upn = format!("admin@{domain}");
        let admin = UserPatch {
            user_principal_name: Some(upn.clone()),
            display_name: Some(format!("Administrator of {name}")),
            ..UserPatch::default()
        };
        let first = first_tenant(app.cx(), new, admin, Secret::new(PASSWORD.to_owned()))
            .await
            .unwrap();
        Self {
            tenant: first.tenant,
            domain,
            admin: sign_in(app, &upn).await,
            admin_id: first.user.to_string(),
        }
    }

    /// The Global Administrator in person.
    pub(crate) fn admin_person(&self) -> Person {
        Person {
            id: self.admin_id.clone(),
            name: format!("admin@{}", self.domain),
            cookie: self.admin.clone(),
        }
    }

    /// Creates something as the administrator; its id.
    pub(crate) async fn create(&self, app: &TestApp, path: &str, body: &Value) -> String {
        let request = app.post(path).cookie(&self.admin).json(body);
        id_of(&request.send().await.expect(201))
    }

    /// An account without a session.
    pub(crate) async fn account(&self, app: &TestApp, name: &str) -> String {
        let new = json!({
            "userPrincipalName": format!("{name}@{}", self.domain),
            "displayName": format!("{name} of {}", self.domain),
            "passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": false},
        });
        self.create(app, "/v1.0/users", &new).await
    }

    /// Somebody who is signed in.
    pub(crate) async fn person(&self, app: &TestApp, name: &str) -> Person {
        let id = self.account(app, name).await;
        let name = format!("{name}@{}", self.domain);
        let cookie = sign_in(app, &name).await;
        Person { id, name, cookie }
    }

    pub(crate) async fn group(&self, app: &TestApp, name: &str, members: &[&str]) -> String {
        let new = json!({"displayName": name, "mailNickname": name.replace(' ', "-"), "mailEnabled": false, "securityEnabled": true});
        let group = self.create(app, "/v1.0/groups", &new).await;
        for member in members {
            self.join(app, &group, member).await;
        }
        group
    }

    pub(crate) async fn assign(&self, app: &TestApp, role: &str, principal: &str) -> String {
        let body =
            json!({"roleDefinitionId": role, "principalId": principal, "directoryScopeId": "/"});
        let path = "/v1.0/roleManagement/directory/roleAssignments";
        self.create(app, path, &body).await
    }

    /// Gives a role for the people of a group.
    pub(crate) async fn assign_within(
        &self,
        app: &TestApp,
        role: &str,
        principal: &str,
        group: &str,
    ) -> String {
        let body = json!({"roleDefinitionId": role, "principalId": principal,
            "directoryScopeId": format!("/groups/{group}")});
        let path = "/v1.0/roleManagement/directory/roleAssignments";
        self.create(app, path, &body).await
    }

    pub(crate) async fn join(&self, app: &TestApp, group: &str, member: &str) {
        let reference = json!({"@odata.id": format!("https://graph.microsoft.com/v1.0/directoryObjects/{member}")});
        let path = format!("/v1.0/groups/{group}/members/$ref");
        let request = app.post(&path).cookie(&self.admin).json(&reference);
        request.send().await.expect(204);
    }

    /// Registers a program and gets it an access token, as Microsoft's libraries do.
    pub(crate) async fn program(
        &self,
        app: &TestApp,
        name: &str,
        permissions: &[Permission],
    ) -> Program {
        let made = beffroi_identity::create_application(
            app.cx(),
            Actor::system(),
            self.tenant,
            name,
            permissions,
        )
        .await
        .unwrap();
        Program {
            tenant: self.tenant,
            id: made.client_id.to_string(),
            secret: made.client_secret.expose().clone(),
        }
    }
}

/// A registered program with its secret.
pub(crate) struct Program {
    tenant: TenantId,
    pub(crate) id: String,
    secret: String,
}

impl Program {
    /// The form that the program sends to the token endpoint.
    pub(crate) fn form(&self) -> String {
        format!(
            "grant_type=client_credentials&client_id={}&client_secret={}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default",
            self.id, self.secret
        )
    }

    pub(crate) async fn token(&self, app: &TestApp) -> String {
        let path = format!("/{}/oauth2/v2.0/token", self.tenant);
        let request = app.post(&path);
        let answer = request
            .body("application/x-www-form-urlencoded", self.form())
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(answer["token_type"], "Bearer");
        answer["access_token"].as_str().unwrap().to_owned()
    }
}
