//! Contoso, whose programs listen.

use std::sync::Arc;

use aws_lc_rs::hmac;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use beffroi_channels::http::Policy;
use beffroi_core::TenantId;
use beffroi_directory::permission::{
    AUDIT_READ_ALL, GROUP_READ_ALL, GROUP_READ_WRITE_ALL, ORGANIZATION_READ_WRITE_ALL,
    USER_READ_ALL,
};
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_feature::{Feature, Settings};
use beffroi_testkit::{
    Answer, Backend, Heard, Listener, TestApp, TestCaller, callers, test_settings,
};
use beffroi_web::Permission;
use http::Method;
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) const PATH: &str = "/beta/admin/webhooks";

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) tenant: TenantId,
    pub(crate) admin: TestCaller,
}

pub(crate) fn features() -> Vec<Feature> {
    vec![
        beffroi_directory::feature(),
        callers(),
        beffroi_webhooks::feature(),
    ]
}

pub(crate) fn settings(allow_private: bool) -> Settings {
    Settings {
        outgoing: Policy { allow_private },
        ..test_settings()
    }
}

pub(crate) const ALL: [Permission; 5] = [
    ORGANIZATION_READ_WRITE_ALL,
    GROUP_READ_ALL,
    GROUP_READ_WRITE_ALL,
    USER_READ_ALL,
    AUDIT_READ_ALL,
];

pub(crate) fn somebody(tenant: TenantId, name: &str, permissions: &[Permission]) -> TestCaller {
    TestCaller::new(tenant, Uuid::from_u128(77), name, permissions)
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

/// A webhook that was made.
pub(crate) struct Made {
    pub(crate) path: String,
    pub(crate) secret: String,
}

impl Office {
    /// One whose operator lets it call this machine.
    pub(crate) async fn open(backend: Backend) -> Self {
        Self::open_as(backend, true).await
    }

    pub(crate) async fn open_as(backend: Backend, allow_private: bool) -> Self {
        let app = TestApp::start_as(backend, features(), settings(allow_private)).await;
        let tenant = tenant_of(&app, "Contoso", "contoso.example").await;
        let admin = somebody(tenant, "Ada", &ALL);
        Self { app, tenant, admin }
    }

    pub(crate) async fn call_as(
        &self,
        caller: &TestCaller,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Answer {
        let request = self.app.request(method, path).by(caller);
        let request = if body.is_null() {
            request
        } else {
            request.json(body)
        };
        request.send().await
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        self.call_as(&self.admin, method, path, body).await
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.call(Method::GET, path, &Value::Null).await;
        answer.expect(200).json()
    }

    /// An action without a body.
    pub(crate) async fn post(&self, path: &str) -> Answer {
        self.call(Method::POST, path, &Value::Null).await
    }

    /// A webhook that is told of some types of event.
    pub(crate) async fn hook(&self, listener: &Listener, types: &[&str]) -> Made {
        let wish = json!({"displayName": "Intranet", "url": listener.url, "eventTypes": types});
        let made = self
            .call(Method::POST, PATH, &wish)
            .await
            .expect(201)
            .json();
        Made {
            path: format!("{PATH}/{}", made["id"].as_str().unwrap()),
            secret: made["secret"].as_str().unwrap().to_owned(),
        }
    }

    pub(crate) async fn group(&self, name: &str) -> String {
        let body = json!({"displayName": name, "mailNickname": name, "mailEnabled": false, "securityEnabled": true});
        let made = self.call(Method::POST, "/v1.0/groups", &body).await;
        made.expect(201).json()["id"].as_str().unwrap().to_owned()
    }

    /// The log of a webhook, newest first.
    pub(crate) async fn log(&self, hook: &Made) -> Vec<Value> {
        let log = self.get(&format!("{}/deliveries", hook.path)).await;
        log["value"].as_array().unwrap().clone()
    }

    /// The activities of the audit trail that concern webhooks, oldest first.
    pub(crate) async fn activities(&self) -> Vec<String> {
        let path = "/v1.0/auditLogs/directoryAudits?$top=999&$filter=result%20eq%20'success'";
        let records = self.get(path).await;
        let names = records["value"].as_array().unwrap().iter().rev();
        names
            .map(|one| one["activityDisplayName"].as_str().unwrap().to_owned())
            .filter(|name| name.contains("webhook"))
            .collect()
    }
}

/// Whether a secret has signed a request: one of its signatures is that of id, time and body.
pub(crate) fn is_signed(heard: &Heard, secret: &str) -> bool {
    let key = STANDARD.decode(secret.strip_prefix("whsec_").unwrap());
    let key = hmac::Key::new(hmac::HMAC_SHA256, &key.unwrap());
    let (id, time) = (
        heard.header("webhook-id"),
        heard.header("webhook-timestamp"),
    );
    let signed = format!("{id}.{time}.{}", heard.body);
    let wanted = STANDARD.encode(hmac::sign(&key, signed.as_bytes()));
    let mut all = heard.header("webhook-signature").split(' ');
    all.any(|one| one.strip_prefix("v1,") == Some(&wanted))
}

/// What was heard since it was asked last, as `type subject`.
pub(crate) fn told(listener: &Arc<Listener>) -> Vec<String> {
    let all = listener.heard().into_iter();
    all.map(|one| {
        let event = one.json();
        let subject = event["subject"].as_str().unwrap_or_default();
        format!("{} {subject}", event["type"].as_str().unwrap())
    })
    .collect()
}
