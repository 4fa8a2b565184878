//! The town that is copied, the one that copies, and the road between.

use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use beffroi_core::TenantId;
use beffroi_directory::device::{NewDevice, OperatingSystem, Surface, enrol_in};
use beffroi_directory::permission::{DEVICE_READ_ALL, GROUP_READ_ALL, USER_READ_ALL};
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_graph_import::{Event, Report};
use beffroi_identity::{LocalOperator, NewApplication, create_application};
use beffroi_testkit::{Backend, Request, TestApp};
use beffroi_web::Actor;
use futures_util::FutureExt;
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use serde_json::{Value, json};

/// Rows of a page, so that a copy takes many.
const PAGE: &str = "odata.maxpagesize=4";

/// An organization in an application of its own.
pub(crate) struct Town {
    pub(crate) app: TestApp,
    pub(crate) tenant: TenantId,
}

impl Town {
    async fn found(backend: Backend, name: &str, domains: &[&str], after: Duration) -> Self {
        let features = vec![
            beffroi_directory::feature(),
            beffroi_identity::feature(),
            beffroi_graph_import::feature(),
        ];
        let app = TestApp::start(backend, features).await;
        // Two towns of one time and chance would give the same ids.
        app.clock.advance(after);
        let new = NewTenant {
            display_name: name.to_owned(),
            domains: domains.iter().map(|name| name.parse().unwrap()).collect(),
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: None,
        };
        let tenant = tenant::create(app.cx(), new).await.unwrap();
        Self { app, tenant }
    }

    async fn sent(&self, request: Request, status: u16) -> Value {
        let answer = request.extension(LocalOperator).send().await;
        let answer = answer.expect(status);
        if answer.bytes.is_empty() {
            return Value::Null;
        }
        answer.json()
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.sent(self.app.get(path), 200).await
    }

    /// Creates a thing; its id.
    pub(crate) async fn make(&self, path: &str, body: Value) -> String {
        let made = self.sent(self.app.post(path).json(&body), 201).await;
        made["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn change(&self, path: &str, body: Value) {
        self.sent(self.app.patch(path).json(&body), 204).await;
    }

    pub(crate) async fn delete(&self, path: &str) {
        self.sent(self.app.delete(path), 204).await;
    }

    pub(crate) async fn person(&self, name: &str, more: Value) -> String {
        let mut body = json!({
            "userPrincipalName": format!("{name}@contoso.example"),
            "displayName": name,
        });
        for (property, value) in more.as_object().unwrap() {
            body[property] = value.clone();
        }
        self.make("/v1.0/users", body).await
    }

    pub(crate) async fn join(&self, group: &str, member: &str) {
        let body =
            json!({"@odata.id": format!("http://test.local/v1.0/directoryObjects/{member}")});
        let path = format!("/v1.0/groups/{group}/members/$ref");
        self.sent(self.app.post(&path).json(&body), 204).await;
    }

    pub(crate) async fn own(&self, group: &str, owner: &str) {
        let owner = json!({"@odata.id": format!("http://test.local/v1.0/users/{owner}")});
        let request = self.app.post(&format!("/v1.0/groups/{group}/owners/$ref"));
        self.sent(request.json(&owner), 204).await;
    }

    pub(crate) async fn enrol(&self, owner: &str, name: &str) {
        let device = NewDevice {
            name: name.to_owned(),
            owner: owner.parse().unwrap(),
            operating_system: OperatingSystem::Windows,
            os_version: "10.0.26100.1".to_owned(),
            sku_family: Some("Enterprise".to_owned()),
            join_type: "azureADJoined".to_owned(),
            surfaces: vec![Surface::Taskbar],
            policies: BTreeMap::new(),
        };
        let (cx, tenant) = (self.app.cx().clone(), self.tenant);
        let enrolled = self.app.cx().write(tenant, move |tx| {
            async move { enrol_in(&cx, tx, tenant, vec![device]).await }.boxed()
        });
        enrolled.await.unwrap();
    }

    /// Everything that a copy is about, by names instead of ids.
    pub(crate) async fn picture(&self) -> Value {
        let users = self.get("/v1.0/users?$top=999&$orderby=userPrincipalName&$select=userPrincipalName,displayName,givenName,mobilePhone,otherMails,department,preferredLanguage,accountEnabled,userType,usageLocation").await;
        let groups = self.get("/v1.0/groups?$top=999&$orderby=displayName").await;
        let mut members = BTreeMap::new();
        for group in groups["value"].as_array().unwrap() {
            let path = format!(
                "/v1.0/groups/{}/members?$top=999",
                group["id"].as_str().unwrap()
            );
            let all = self.get(&path).await;
            let mut names: Vec<Value> = all["value"]
                .as_array()
                .unwrap()
                .iter()
                .map(|one| one["displayName"].clone())
                .collect();
            names.sort_by_key(ToString::to_string);
            let what: Vec<&Value> = [
                "description",
                "mailNickname",
                "groupTypes",
                "membershipRule",
                "securityEnabled",
            ]
            .iter()
            .map(|name| &group[*name])
            .collect();
            let path = format!("/v1.0/groups/{}/owners", group["id"].as_str().unwrap());
            let owners = self.get(&path).await;
            let owners = owners["value"].as_array().unwrap().iter();
            let mut owners: Vec<Value> = owners.map(|one| one["displayName"].clone()).collect();
            owners.sort_by_key(ToString::to_string);
            members.insert(
                group["displayName"].to_string(),
                json!([what, names, owners]),
            );
        }
        let devices = self
            .get("/v1.0/deviceManagement/managedDevices?$top=999")
            .await;
        let mut devices: Vec<Value> = devices["value"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                json!([
                    one["deviceName"],
                    one["userPrincipalName"],
                    one["operatingSystem"],
                    one["osVersion"],
                    one["joinType"]
                ])
            })
            .collect();
        devices.sort_by_key(ToString::to_string);
        json!({"users": plain(&users["value"]), "groups": members, "devices": devices})
    }
}

/// Rows without what only concerns the answer.
fn plain(rows: &Value) -> Value {
    let mut rows = rows.clone();
    for row in rows.as_array_mut().unwrap() {
        row.as_object_mut()
            .unwrap()
            .retain(|name, _| !name.starts_with('@') && name != "id");
    }
    rows
}

/// What the road does to requests for data.
#[derive(Default)]
pub(crate) struct Road {
    /// Requests that have passed.
    pub(crate) passed: AtomicUsize,
    /// From which one on nothing passes; 0: everything does.
    pub(crate) broken_from: AtomicUsize,
    /// Whether nobody is told who owns groups.
    pub(crate) ownerless: AtomicBool,
    /// How many delta links are told to be too old.
    pub(crate) expired: AtomicUsize,
}

impl Road {
    /// Shortens the pages that a request asks for; the refusal that it makes of it, where it does.
    fn refusal(&self, request: &mut Parts) -> Option<StatusCode> {
        let uri = request.uri.to_string();
        let headers = &mut request.headers;
        headers.insert("prefer", HeaderValue::from_static(PAGE));
        if uri.contains("/oauth2/") {
            return None;
        }
        let number = self.passed.fetch_add(1, Ordering::SeqCst) + 1;
        let broken = self.broken_from.load(Ordering::SeqCst);
        if broken > 0 && number >= broken {
            return Some(StatusCode::BAD_REQUEST);
        }
        if self.ownerless.load(Ordering::SeqCst) && uri.contains("/owners") {
            return Some(StatusCode::NOT_FOUND);
        }
        let left = self.expired.load(Ordering::SeqCst);
        if left > 0 && uri.contains("$deltatoken=") {
            self.expired.store(left - 1, Ordering::SeqCst);
            return Some(StatusCode::GONE);
        }
        None
    }
}

/// Both towns.
pub(crate) struct Towns {
    pub(crate) old: Town,
    pub(crate) new: Town,
    pub(crate) road: Arc<Road>,
    robot: NewApplication,
    address: SocketAddr,
}

impl Towns {
    pub(crate) async fn found(backend: Backend) -> Self {
        let old = ["contoso.example", "contoso.fr"];
        let old = Town::found(backend, "Contoso", &old, Duration::ZERO).await;
        let new = ["contoso.example"];
        let new = Town::found(backend, "New Contoso", &new, Duration::from_hours(1)).await;
        let permissions = [USER_READ_ALL, GROUP_READ_ALL, DEVICE_READ_ALL];
        let robot = create_application(
            old.app.cx(),
            Actor::system(),
            old.tenant,
            "Mover",
            &permissions,
        );
        let robot = robot.await.unwrap();
        let road = Arc::<Road>::default();
        let way = Arc::clone(&road);
        let address = old
            .app
            .serve_through(move |request| way.refusal(request))
            .await;
        Self {
            old,
            new,
            road,
            robot,
            address,
        }
    }

    pub(crate) fn body(&self) -> Value {
        json!({
            "from": format!("http://{}", self.address),
            "tenant": "contoso.example",
            "clientId": self.robot.client_id,
            "clientSecret": self.robot.client_secret.expose(),
            "allowPrivate": true,
        })
    }

    /// How a round ends.
    pub(crate) async fn ended(&self) -> Event {
        let asked = self.new.app.post("/beta/admin/imports/graph");
        let asked = asked.json(&self.body()).extension(LocalOperator);
        let answer = asked.send().await.expect(200).text();
        let end = serde_json::from_str(answer.lines().last().unwrap()).unwrap();
        self.new.app.cx().caught_up(self.new.tenant).await.unwrap();
        end
    }

    /// A round that goes to the end.
    pub(crate) async fn round(&self) -> Report {
        match self.ended().await {
            Event::Report(report) => *report,
            other => panic!("the round ended with {other:?}"),
        }
    }

    pub(crate) async fn finish(self) {
        self.old.app.finish().await;
        self.new.app.finish().await;
    }
}
