//! Two organizations and whoever is outside of both.

use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{SeededRandom, TenantId};
use beffroi_directory::permission as p;
use beffroi_directory::personal;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{UserId, change};
use beffroi_feature::{App, AppParts, Feature, Settings};
use beffroi_store::SealingKey;
use beffroi_testkit::{Answer, Backend, MailRelay, TestApp, TestCaller, callers, test_settings};
use futures_util::FutureExt;
use http::Method;
use serde_json::{Value, json};

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) relay: Arc<MailRelay>,
    /// Contoso's Léa and Paul.
    pub(crate) lea: TestCaller,
    pub(crate) paul: TestCaller,
    /// Fabrikam's Olga.
    pub(crate) olga: TestCaller,
}

/// Of somebody without an organization.
pub(crate) const ANNA: &str = "anna@example.org";

impl Office {
    pub(crate) async fn open(backend: Backend) -> Self {
        let relay = MailRelay::open().await;
        let app = TestApp::start_as(backend, features(), settings(&relay)).await;
        let contoso = found(&app, "Contoso", "contoso.example").await;
        let fabrikam = found(&app, "Fabrikam", "fabrikam.example").await;
        let lea = hire(&app, contoso, "lea@contoso.example", "Léa Martin").await;
        let paul = hire(&app, contoso, "paul@contoso.example", "Paul Roux").await;
        let olga = hire(&app, fabrikam, "olga@fabrikam.example", "Olga Berg").await;
        Self {
            app,
            relay,
            lea,
            paul,
            olga,
        }
    }

    pub(crate) async fn call(
        &self,
        who: &TestCaller,
        method: Method,
        path: &str,
        body: &Value,
    ) -> Answer {
        let request = self.app.request(method, path).by(who);
        let request = if body.is_null() {
            request
        } else {
            request.json(body)
        };
        request.send().await
    }

    pub(crate) async fn post(&self, who: &TestCaller, path: &str, body: &Value) -> Answer {
        self.call(who, Method::POST, path, body).await
    }

    pub(crate) async fn get(&self, who: &TestCaller, path: &str) -> Value {
        let answer = self.call(who, Method::GET, path, &Value::Null).await;
        answer.expect(200).json()
    }

    /// Begins a chat with somebody by their address; its id.
    pub(crate) async fn begin(&self, who: &TestCaller, address: &str) -> String {
        let made = self.begun(who, address).await.expect(201).json();
        text(&made["id"])
    }

    pub(crate) async fn begun(&self, who: &TestCaller, address: &str) -> Answer {
        let new = json!({"chatType": "oneOnOne", "members": [{"email": address}]});
        self.post(who, "/v1.0/chats", &new).await
    }

    /// Begins a group with several people by their addresses; its id.
    pub(crate) async fn group(&self, who: &TestCaller, addresses: &[&str]) -> String {
        let members: Vec<Value> = addresses.iter().map(|one| json!({"email": one})).collect();
        let new = json!({"chatType": "group", "topic": "Budget", "members": members});
        let made = self.post(who, "/v1.0/chats", &new).await.expect(201).json();
        text(&made["id"])
    }

    pub(crate) async fn say(&self, who: &TestCaller, chat: &str, words: &str) -> Answer {
        let body = json!({"body": {"content": words}});
        self.post(who, &format!("/v1.0/chats/{chat}/messages"), &body)
            .await
    }

    /// What somebody reads in a chat, oldest first, without what happened.
    pub(crate) async fn reads(&self, who: &TestCaller, chat: &str) -> Vec<String> {
        let page = self
            .get(who, &format!("/v1.0/chats/{chat}/messages?$top=50"))
            .await;
        let all = page["value"].as_array().cloned().unwrap_or_default();
        let said = all
            .iter()
            .rev()
            .filter(|one| one["messageType"] == "message");
        said.map(|one| text(&one["body"]["content"])).collect()
    }

    pub(crate) async fn decide(&self, who: &TestCaller, chat: &str, deed: &str) -> Answer {
        let path = format!("/beta/chats/{chat}/{deed}");
        self.post(who, &path, &Value::Null).await
    }

    /// Somebody's chats.
    pub(crate) async fn chats(&self, who: &TestCaller) -> Vec<Value> {
        let path = "/v1.0/me/chats?$expand=members,lastMessagePreview";
        let page = self.get(who, path).await;
        page["value"].as_array().cloned().unwrap_or_default()
    }

    /// The link of the invitation that came last.
    pub(crate) async fn link(&self) -> String {
        self.app.drain().await;
        let mails = self.relay.take();
        let mail = mails.last().expect("an invitation");
        let plain = mail.plain();
        assert!(
            plain.contains("Léa Martin") || plain.contains("Paul Roux"),
            "{plain}"
        );
        let start = plain.find("/join/").expect("a link") + "/join/".len();
        plain[start..]
            .chars()
            .take_while(char::is_ascii_hexdigit)
            .collect()
    }

    /// Invites Anna, who becomes somebody with an account.
    pub(crate) async fn anna(&self) -> TestCaller {
        self.begin(&self.lea, ANNA).await;
        self.join(ANNA).await
    }

    /// An office in which Anna has accepted to chat with Léa; she, and their chat.
    pub(crate) async fn met(backend: Backend) -> (Self, TestCaller, String) {
        let office = Self::open(backend).await;
        let anna = office.anna().await;
        let chat = office.begin(&office.lea, ANNA).await;
        office.decide(&anna, &chat, "accept").await.expect(204);
        (office, anna, chat)
    }

    /// Whoever was invited last makes an account.
    pub(crate) async fn join(&self, name: &str) -> TestCaller {
        let token = self.link().await;
        let account = json!({"displayName": "Anna Berg", "password": "correct horse battery"});
        let path = format!("/beta/chats/invitations/{token}/account");
        let made = self
            .app
            .post(&path)
            .json(&account)
            .send()
            .await
            .expect(200)
            .json();
        let id = text(&made["user"]["id"]).parse().unwrap();
        TestCaller::new(personal::TENANT, id, name, &[])
    }

    /// What an organization decides, behind its back.
    pub(crate) async fn settle(&self, admin: &TestCaller, change: Value) {
        let path = "/beta/admin/chat/settings";
        let answer = self.call(admin, Method::PATCH, path, &change).await;
        answer.expect(200);
    }

    /// The id of the group of everybody of Contoso.
    pub(crate) async fn all_company(&self) -> String {
        let mut conn = self.app.cx().read().await.unwrap();
        let found = beffroi_directory::lookup::all_company(&mut conn, self.lea.tenant).await;
        found.unwrap().unwrap().to_string()
    }

    /// Looks somebody up, long after the last time: nobody is kept from looking too often.
    pub(crate) async fn find(&self, who: &TestCaller, address: &str) -> Answer {
        self.app.clock.advance(Duration::from_secs(2));
        self.post(who, "/beta/me/chats/find", &json!({"address": address}))
            .await
    }

    /// Another server on the same database.
    pub(crate) async fn neighbour(&self) -> App {
        let parts = AppParts {
            db: self.app.cx().db.clone(),
            clock: Arc::new(self.app.clock.clone()),
            random: Arc::new(SeededRandom::new(2)),
            sealing: SealingKey::new([1; 32]),
            settings: settings(&self.relay),
        };
        App::start(parts, &features()).await.unwrap()
    }

    /// Ends the story: nothing is left to do.
    pub(crate) async fn close(self) {
        self.app.drain().await;
        self.relay.take();
        self.app.finish().await;
    }
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

async fn found(app: &TestApp, name: &str, domain: &str) -> TenantId {
    let new = NewTenant {
        display_name: name.to_owned(),
        domains: vec![domain.parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: Some("FR".to_owned()),
    };
    tenant::create(app.cx(), new).await.unwrap()
}

pub(crate) async fn hire(
    app: &TestApp,
    tenant: TenantId,
    name: &str,
    display_name: &str,
) -> TestCaller {
    let fields = UserFields {
        user_principal_name: name.to_owned(),
        display_name: display_name.to_owned(),
        mail: Some(name.to_owned()),
        ..UserFields::default()
    };
    let cx = app.cx().clone();
    let hired = app.cx().write(tenant, move |tx| {
        async move {
            let (id, _): (UserId, _) = user::insert_in(&cx, tx, tenant, fields).await?;
            let saved = change::SavedPeople {
                ids: vec![id.uuid()],
                created: 1,
            };
            tx.change(tenant, change::USER_SAVED, &saved, cx.now())
                .await?;
            Ok(id)
        }
        .boxed()
    });
    let id = hired.await.unwrap();
    let rights = [
        p::EXTERNAL_ACCESS_READ,
        p::EXTERNAL_ACCESS_READ_WRITE,
        p::CHAT_READ_ALL,
        p::AUDIT_READ_ALL,
    ];
    TestCaller::new(tenant, id.uuid(), name, &rights)
}

fn features() -> Vec<Feature> {
    vec![
        beffroi_directory::feature(),
        Feature {
            // The callers of these stories are believed.
            authenticate: None,
            ..beffroi_identity::feature()
        },
        beffroi_mail::feature(),
        beffroi_chat::feature(),
        callers(),
    ]
}

fn settings(relay: &MailRelay) -> Settings {
    Settings {
        smtp: Some(relay.settings()),
        public_url: "https://beffroi.example".to_owned(),
        ..test_settings()
    }
}
