//! Contoso, with programs that listen.

use std::sync::Arc;
use std::time::Duration;

use beffroi_channels::http::Policy;
use beffroi_core::TenantId;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_feature::{Feature, Settings};
use beffroi_identity::LocalOperator;
use beffroi_testkit::{Answer, Backend, Listener, TestApp, test_settings};
use beffroi_web::{Actor, Permission};
use http::Method;
use serde_json::{Value, json};

pub(crate) const PATH: &str = "/v1.0/subscriptions";

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) tenant: TenantId,
    /// May read people and groups.
    pub(crate) program: Program,
}

/// A registered application.
pub(crate) struct Program {
    pub(crate) id: String,
    tenant: TenantId,
    secret: String,
}

pub(crate) fn features() -> Vec<Feature> {
    vec![
        beffroi_directory::feature(),
        beffroi_identity::feature(),
        beffroi_subscriptions::feature(),
    ]
}

impl Office {
    /// One whose operator lets it call this machine.
    pub(crate) async fn open(backend: Backend) -> Self {
        Self::open_as(backend, true).await
    }

    pub(crate) async fn open_as(backend: Backend, allow_private: bool) -> Self {
        let settings = Settings {
            outgoing: Policy { allow_private },
            ..test_settings()
        };
        let app = TestApp::start_as(backend, features(), settings).await;
        let tenant = tenant_of(&app, "Contoso", "contoso.example").await;
        let permissions = ["User.Read.All", "Group.Read.All"];
        let program = program(&app, tenant, "Sync", &permissions).await;
        Self {
            app,
            tenant,
            program,
        }
    }

    /// A request of the program.
    pub(crate) async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.call_as(&self.program, method, path, body).await
    }

    pub(crate) async fn call_as(
        &self,
        program: &Program,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Answer {
        // Tokens last an hour, and tests move the clock by days.
        let token = self.token(program).await;
        let request = self.app.request(method, path).bearer(&token);
        let request = if body.is_null() {
            request
        } else {
            request.json(body)
        };
        request.send().await
    }

    async fn token(&self, program: &Program) -> String {
        let form = format!(
            "grant_type=client_credentials&client_id={}&client_secret={}&scope=https://graph.microsoft.com/.default",
            program.id, program.secret
        );
        let path = format!("/{}/oauth2/v2.0/token", program.tenant);
        let request = self.app.post(&path);
        let answer = request.body("application/x-www-form-urlencoded", form);
        let answer = answer.send().await.expect(200).json();
        answer["access_token"].as_str().unwrap().to_owned()
    }

    /// A request of the operator at the machine.
    pub(crate) async fn operate(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self.app.request(method, path).extension(LocalOperator);
        let request = request.header("beffroi-tenant", &self.tenant.to_string());
        let request = if body.is_null() {
            request
        } else {
            request.json(body)
        };
        request.send().await
    }

    /// A subscription of the program to everything that happens to a resource, for three days.
    pub(crate) fn wish(&self, listener: &Listener, resource: &str) -> Value {
        json!({
            "changeType": "updated,deleted", "resource": resource,
            "notificationUrl": listener.url, "clientState": "s3cr3t",
            "expirationDateTime": self.in_hours(72),
        })
    }

    /// Makes it, and returns its path.
    pub(crate) async fn subscribe(&self, listener: &Listener, resource: &str) -> String {
        self.made(&self.wish(listener, resource)).await
    }

    pub(crate) async fn made(&self, wish: &Value) -> String {
        let made = self.call(Method::POST, PATH, wish).await.expect(201);
        format!("{PATH}/{}", made.json()["id"].as_str().unwrap())
    }

    pub(crate) fn in_hours(&self, hours: u64) -> String {
        let at = self.app.cx().now().plus(Duration::from_hours(hours));
        at.to_string()
    }

    /// Makes a person.
    pub(crate) async fn person(&self, name: &str) -> String {
        let body = json!({
            "displayName": name, "mailNickname": name, "accountEnabled": true,
            "userPrincipalName": format!("{name}@contoso.example"),
            "passwordProfile": {"password": "quatre chevaux verts", "forceChangePasswordNextSignIn": false},
        });
        self.create("/v1.0/users", &body).await
    }

    /// Makes a group.
    pub(crate) async fn group(&self, name: &str) -> String {
        let body = json!({"displayName": name, "mailNickname": name, "mailEnabled": false, "securityEnabled": true});
        self.create("/v1.0/groups", &body).await
    }

    pub(crate) async fn create(&self, path: &str, body: &Value) -> String {
        let made = self.operate(Method::POST, path, body).await.expect(201);
        made.json()["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) {
        self.operate(Method::PATCH, path, body).await.expect(204);
    }

    pub(crate) async fn delete(&self, path: &str) {
        self.operate(Method::DELETE, path, &Value::Null)
            .await
            .expect(204);
    }

    /// The activities of the audit trail that concern subscriptions, oldest first.
    pub(crate) async fn activities(&self) -> Vec<String> {
        let path = "/v1.0/auditLogs/directoryAudits?$top=999&$filter=result%20eq%20'success'";
        let records = self.operate(Method::GET, path, &Value::Null).await;
        let records = records.expect(200).json();
        let names = records["value"].as_array().unwrap().iter().rev();
        names
            .map(|one| one["activityDisplayName"].as_str().unwrap().to_owned())
            .filter(|name| name.contains("subscription"))
            .collect()
    }
}

pub(crate) async fn tenant_of(app: &TestApp, name: &str, domain: &str) -> TenantId {
    let new = NewTenant {
        display_name: name.to_owned(),
        domains: vec![domain.parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: None,
    };
    tenant::create(app.cx(), new).await.unwrap()
}

/// Registers an application.
pub(crate) async fn program(
    app: &TestApp,
    tenant: TenantId,
    name: &str,
    permissions: &[&'static str],
) -> Program {
    let permissions: Vec<Permission> = permissions.iter().map(|name| Permission(name)).collect();
    let by = Actor::system();
    let made = beffroi_identity::create_application(app.cx(), by, tenant, name, &permissions);
    let made = made.await.unwrap();
    Program {
        id: made.client_id.to_string(),
        tenant,
        secret: made.client_secret.expose().clone(),
    }
}

/// What a listener was told, as `changeType resource`, since it was asked last.
pub(crate) fn told(listener: &Arc<Listener>) -> Vec<String> {
    let all = listener.take();
    let words = all.iter().map(|one| {
        let what = one["changeType"]
            .as_str()
            .or(one["lifecycleEvent"].as_str());
        let resource = one["resource"].as_str().unwrap();
        format!("{} {resource}", what.unwrap())
    });
    words.collect()
}
