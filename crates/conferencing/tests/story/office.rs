//! Contoso, whose people hold conferences by phone.

use std::sync::Arc;

use beffroi_core::TenantId;
use beffroi_directory::permission as p;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{UserId, change};
use beffroi_feature::Settings;
use beffroi_population::{NamedSet, RoaringBitmap};
use beffroi_testkit::{
    Answer, Backend, MailRelay, Taken, TestApp, TestCaller, callers, test_settings,
};
use futures_util::FutureExt;
use http::Method;
use serde_json::{Value, json};

pub(crate) const BASE: &str = "/beta/admin/conferencing";
/// A number as an e-mail writes it.
pub(crate) fn grouped(number: &str) -> String {
    let written = match number {
        TOLL => "+33 1 70 91 45 67",
        OTHER => "+33 1 70 91 45 68",
        FREE => "+33 800 91 45 67",
        other => panic!("{other} is no number of these stories"),
    };
    written.replace(' ', "\u{a0}")
}

pub(crate) const TOLL: &str = "+33170914567";
pub(crate) const OTHER: &str = "+33170914568";
pub(crate) const FREE: &str = "+33800914567";

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) relay: Arc<MailRelay>,
    pub(crate) tenant: TenantId,
    pub(crate) admin: TestCaller,
    /// `test0` … : those of even number read English, the others French.
    pub(crate) people: Vec<UserId>,
}

impl Office {
    /// With two toll numbers and a toll-free one on the first bridge.
    pub(crate) async fn open(backend: Backend, people: usize) -> Self {
        let relay = MailRelay::open().await;
        let features = vec![
            beffroi_directory::feature(),
            beffroi_mail::feature(),
            beffroi_conferencing::feature(),
            callers(),
        ];
        let settings = Settings {
            smtp: Some(relay.settings()),
            ..test_settings()
        };
        let app = TestApp::start_as(backend, features, settings).await;
        let new = NewTenant {
            display_name: "Contoso".to_owned(),
            domains: vec!["contoso.example".parse().unwrap()],
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: Some("FR".to_owned()),
        };
        let tenant = tenant::create(app.cx(), new).await.unwrap();
        let rights = [
            p::CONFERENCING_READ_ALL,
            p::CONFERENCING_READ_WRITE_ALL,
            p::CONFERENCING_VERIFY,
            p::MAIL_READ_ALL,
            p::AUDIT_READ_ALL,
            p::ORGANIZATION_READ_WRITE_ALL,
            p::USER_READ_ALL,
            p::USER_READ_WRITE_ALL,
        ];
        let admin = TestCaller::new(tenant, app.cx().mint_uuid(), "admin", &rights);
        let people = hire(&app, tenant, people).await;
        let office = Self {
            app,
            relay,
            tenant,
            admin,
            people,
        };
        for (number, kind) in [(TOLL, "toll"), (OTHER, "toll"), (FREE, "tollFree")] {
            let new = json!({"number": number, "kind": kind, "country": "FR", "city": "Paris", "primaryLanguage": "fr-FR"});
            office.post("serviceNumbers", &new).await.expect(201);
        }
        office
    }

    /// Who holds the licence from now on, as licences would say; and what follows from it.
    pub(crate) async fn licensed(&self, people: &[usize]) {
        self.hold(people).await;
        self.app.drain().await;
    }

    /// The same, before anything follows from it.
    pub(crate) async fn hold(&self, people: &[usize]) {
        let name: NamedSet = "plan/MCOMEETADV".parse().unwrap();
        let own = self.app.cx().people(self.tenant);
        let ids = people.iter().map(|place| self.people[*place].uuid());
        let holders: RoaringBitmap = own.read().ordinals(ids);
        own.write().set_named(name, &holders);
        let (cx, tenant) = (self.app.cx().clone(), self.tenant);
        let told = self.app.cx().write(tenant, move |tx| {
            async move {
                tx.change(tenant, "license.assignments", &json!({"ids": []}), cx.now())
                    .await?;
                Ok(())
            }
            .boxed()
        });
        told.await.unwrap();
    }

    pub(crate) async fn call(&self, method: Method, path: &str, body: &Value) -> Answer {
        let request = self
            .app
            .request(method, &format!("{BASE}/{path}"))
            .by(&self.admin);
        let request = if body.is_null() {
            request
        } else {
            request.json(body)
        };
        request.send().await
    }

    pub(crate) async fn post(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::POST, path, body).await
    }

    pub(crate) async fn patch(&self, path: &str, body: &Value) -> Answer {
        self.call(Method::PATCH, path, body).await
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.call(Method::GET, path, &Value::Null).await;
        answer.expect(200).json()
    }

    pub(crate) fn user(&self, place: usize) -> String {
        format!("users/{}", self.people[place])
    }

    /// What somebody has.
    pub(crate) async fn has(&self, place: usize) -> Value {
        self.get(&self.user(place)).await
    }

    /// What is done about somebody, and what follows from it.
    pub(crate) async fn act(&self, place: usize, deed: &str, body: Value) -> Answer {
        let answer = self
            .post(&format!("{}/{deed}", self.user(place)), &body)
            .await;
        self.app.drain().await;
        answer
    }

    /// The switch.
    pub(crate) async fn mails(&self, on: bool) {
        let wanted = json!({"automaticallySendEmailsToUsers": on});
        self.patch("settings", &wanted).await.expect(200);
    }

    /// The mails that went out since the last look, in the order of the log.
    pub(crate) fn sent(&self) -> Vec<Taken> {
        self.relay.take()
    }

    /// Their subjects, sorted.
    pub(crate) fn subjects(&self) -> Vec<String> {
        let mut all: Vec<String> = self.sent().iter().map(subject).collect();
        all.sort_unstable();
        all
    }
}

/// A subject, as people read it.
pub(crate) fn subject(mail: &Taken) -> String {
    let title = mail.plain();
    let start = title.find("<title>").map_or(0, |at| at + "<title>".len());
    let end = title[start..]
        .find("</title>")
        .map_or(start, |at| start + at);
    title[start..end].to_owned()
}

async fn hire(app: &TestApp, tenant: TenantId, people: usize) -> Vec<UserId> {
    let cx = app.cx().clone();
    let hired = app.cx().write(tenant, move |tx| {
        async move {
            let mut ids = Vec::new();
            for n in 0..people {
                let language = if n % 2 == 0 { "en" } else { "fr" };
                let fields = UserFields {
                    user_principal_name: format!("test{n}@contoso.example"),
                    display_name: format!("Test {n}"),
                    mail: Some(format!("test{n}@mail.example")),
                    preferred_language: Some(language.parse().unwrap()),
                    account_enabled: true,
                    ..UserFields::default()
                };
                ids.push(user::insert_in(&cx, tx, tenant, fields).await?.0);
            }
            let saved = change::Ids {
                ids: ids.iter().map(|id| id.uuid()).collect(),
            };
            tx.change(tenant, change::USER_SAVED, &saved, cx.now())
                .await?;
            Ok(ids)
        }
        .boxed()
    });
    hired.await.unwrap()
}
