//! Contoso, whose people have phones and browsers.

use std::collections::BTreeMap;
use std::sync::Arc;

use beffroi_channels::http::Policy;
use beffroi_core::{SeededRandom, TenantId};
use beffroi_directory::device::{self, NewDevice, OperatingSystem};
use beffroi_directory::permission as p;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{UserId, change};
use beffroi_feature::{App, AppParts, Feature, Settings};
use beffroi_store::{SealingKey, args};
use beffroi_testkit::{
    Answer, Backend, PushGateways, TestApp, TestCaller, callers, subscription, test_settings,
};
use futures_util::FutureExt;
use serde_json::{Value, json};

pub(crate) const TO_GROUPS: &str = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal";
pub(crate) const BULK: &str = "/beta/deviceManagement/managedDevices/executeAction";
pub(crate) const ADMIN: &str = "/beta/admin/notifications";

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) gateways: Arc<PushGateways>,
    pub(crate) tenant: TenantId,
    pub(crate) admin: TestCaller,
}

/// Somebody.
pub(crate) struct Person {
    pub(crate) id: UserId,
    pub(crate) caller: TestCaller,
}

fn features() -> Vec<Feature> {
    vec![
        beffroi_directory::feature(),
        beffroi_notifications::feature(),
        callers(),
    ]
}

/// Where the servers of tests are.
const PRIVATE: Policy = Policy {
    allow_private: true,
};

fn settings(gateways: &PushGateways, outgoing: Policy) -> Settings {
    Settings {
        outgoing,
        outgoing_ca: gateways.authorities(),
        push: gateways.gateways(),
        ..test_settings()
    }
}

impl Office {
    pub(crate) async fn open(backend: Backend) -> Self {
        Self::with(backend, PRIVATE).await
    }

    /// Whose operator allows these calls.
    pub(crate) async fn with(backend: Backend, outgoing: Policy) -> Self {
        let gateways = PushGateways::open().await;
        let decided = settings(&gateways, outgoing);
        Self::at(backend, decided, gateways).await
    }

    /// As the operator decided.
    pub(crate) async fn as_decided(backend: Backend, decided: Settings) -> Self {
        Self::at(backend, decided, PushGateways::open().await).await
    }

    async fn at(backend: Backend, decided: Settings, gateways: Arc<PushGateways>) -> Self {
        let app = TestApp::start_as(backend, features(), decided).await;
        let new = NewTenant {
            display_name: "Contoso".to_owned(),
            domains: vec!["contoso.example".parse().unwrap()],
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: Some("FR".to_owned()),
        };
        let tenant = tenant::create(app.cx(), new).await.unwrap();
        let rights = [
            p::SERVICE_CONFIG_READ_ALL,
            p::SERVICE_CONFIG_READ_WRITE_ALL,
            p::NOTIFY_DEVICES,
            p::GROUP_READ_ALL,
            p::GROUP_READ_WRITE_ALL,
            p::DEVICE_READ_WRITE_ALL,
            p::DEVICE_READ_ALL,
            p::AUDIT_READ_ALL,
        ];
        let admin = TestCaller::new(tenant, app.cx().mint_uuid(), "admin", &rights);
        Self {
            app,
            gateways,
            tenant,
            admin,
        }
    }

    pub(crate) async fn hire(&self, name: &str) -> Person {
        let (cx, tenant, name) = (self.app.cx().clone(), self.tenant, name.to_owned());
        let hired = self.app.cx().write(tenant, move |tx| {
            async move {
                let fields = UserFields {
                    user_principal_name: format!("{name}@contoso.example"),
                    display_name: name,
                    account_enabled: true,
                    ..UserFields::default()
                };
                let id = user::insert_in(&cx, tx, tenant, fields).await?.0;
                let saved = change::Ids {
                    ids: vec![id.uuid()],
                };
                tx.change(tenant, change::USER_SAVED, &saved, cx.now())
                    .await?;
                Ok(id)
            }
            .boxed()
        });
        let id = hired.await.unwrap();
        Person {
            id,
            caller: TestCaller::new(tenant, id.uuid(), "person", &[]),
        }
    }

    /// A device of somebody's; its id.
    pub(crate) async fn device(&self, owner: &Person, system: OperatingSystem) -> String {
        let (cx, tenant, owner) = (self.app.cx().clone(), self.tenant, owner.id);
        let ids = self
            .app
            .cx()
            .write(tenant, move |tx| {
                async move {
                    let device = NewDevice {
                        name: format!("A {}", system.as_str()),
                        owner,
                        operating_system: system,
                        os_version: String::new(),
                        sku_family: None,
                        join_type: "registered".to_owned(),
                        surfaces: Vec::new(),
                        policies: BTreeMap::new(),
                    };
                    device::enrol_in(&cx, tx, tenant, vec![device]).await
                }
                .boxed()
            })
            .await
            .unwrap();
        ids[0].to_string()
    }

    /// Where a browser with that name is reached.
    pub(crate) fn subscription(&self, name: &str) -> Value {
        subscription(&format!("{}/push/{name}", self.gateways.url))
    }

    pub(crate) async fn register(&self, owner: &Person, device: &str, address: &Value) -> Answer {
        let path = format!("/beta/me/managedDevices/{device}/pushRegistration");
        let answer = self
            .app
            .put(&path)
            .by(&owner.caller)
            .json(address)
            .send()
            .await;
        self.app
            .get("/beta/me/notifications/webPushKey")
            .by(&owner.caller)
            .send()
            .await
            .expect(200);
        answer
    }

    /// A browser of somebody's, with notifications turned on.
    pub(crate) async fn browser(&self, owner: &Person, name: &str) -> String {
        let device = self.device(owner, OperatingSystem::Web).await;
        let address = self.subscription(name);
        self.register(owner, &device, &address).await.expect(200);
        device
    }

    /// A group of people, devices and groups; its id.
    pub(crate) async fn group(&self, name: &str, members: &[String]) -> String {
        let new = json!({"displayName": name, "mailNickname": name, "mailEnabled": false, "securityEnabled": true});
        let made = self
            .app
            .post("/v1.0/groups")
            .by(&self.admin)
            .json(&new)
            .send()
            .await;
        let id = made.expect(201).json()["id"].as_str().unwrap().to_owned();
        for member in members {
            let reference =
                json!({"@odata.id": format!("http://test.local/v1.0/directoryObjects/{member}")});
            let path = format!("/v1.0/groups/{id}/members/$ref");
            let added = self
                .app
                .post(&path)
                .by(&self.admin)
                .json(&reference)
                .send()
                .await;
            added.expect(204);
        }
        id
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.app.post(path).by(&self.admin).json(body).send().await
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.app.get(path).by(&self.admin).send().await;
        answer.expect(200).json()
    }

    pub(crate) async fn to_groups(&self, title: &str, body: &str, groups: &[&str]) -> Answer {
        let text =
            json!({"notificationTitle": title, "notificationBody": body, "groupsToNotify": groups});
        self.post(TO_GROUPS, &text).await
    }

    pub(crate) async fn to_device(&self, device: &str) -> Answer {
        let text = json!({"notificationTitle": "Restart", "notificationBody": "Please restart."});
        let path = format!(
            "/beta/deviceManagement/managedDevices/{device}/sendCustomNotificationToCompanyPortal"
        );
        self.post(&path, &text).await
    }

    /// Sets a channel's key.
    pub(crate) async fn put_key(&self, channel: &str, key: &Value) -> Answer {
        let path = format!("{ADMIN}/channels/{channel}/key");
        self.app.put(&path).by(&self.admin).json(key).send().await
    }

    /// Keeps a history of so many days, or none.
    pub(crate) async fn keep(&self, days: Value) -> Answer {
        let patch = json!({"historyDays": days});
        let request = self.app.patch(&format!("{ADMIN}/settings")).by(&self.admin);
        request.json(&patch).send().await
    }

    /// A phone of somebody's that is reached at this address.
    pub(crate) async fn phone(&self, owner: &Person, address: &Value) -> String {
        let device = self.device(owner, OperatingSystem::Android).await;
        self.register(owner, &device, address).await.expect(200);
        device
    }

    /// A topic of the ntfy server.
    pub(crate) fn topic(&self, name: &str) -> Value {
        json!({"channel": "ntfy", "endpoint": format!("{}/{name}", self.gateways.url)})
    }

    /// The devices that the newest one has not reached.
    pub(crate) async fn failures(&self) -> Vec<Value> {
        let id = self.sent().await[0]["id"].as_str().unwrap().to_owned();
        let failures = self.get(&format!("{ADMIN}/{id}/failures")).await;
        failures["value"].as_array().unwrap().clone()
    }

    /// Where a device of somebody's is reached, as they are told.
    pub(crate) async fn registration(&self, owner: &Person, device: &str) -> Answer {
        let path = format!("/beta/me/managedDevices/{device}/pushRegistration");
        self.app.get(&path).by(&owner.caller).send().await
    }

    /// A further server on the same database.
    pub(crate) async fn neighbour(&self) -> App {
        let parts = AppParts {
            db: self.app.cx().db.clone(),
            clock: Arc::new(self.app.clock.clone()),
            random: Arc::new(SeededRandom::new(2)),
            sealing: SealingKey::new([1; 32]),
            settings: settings(&self.gateways, PRIVATE),
        };
        App::start(parts, &features()).await.unwrap()
    }

    /// What was sent, newest first.
    pub(crate) async fn sent(&self) -> Vec<Value> {
        let all = self.get(ADMIN).await;
        all["value"].as_array().unwrap().clone()
    }

    /// Of how many rows of a table a condition holds.
    pub(crate) async fn count(&self, sql: &'static str) -> i64 {
        let mut conn = self.app.cx().read().await.unwrap();
        let row = conn.one(sql, args![]).await.unwrap().unwrap();
        row.get("total").unwrap()
    }
}
