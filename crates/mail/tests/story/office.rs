//! Contoso, of which a small system leaves letters.

use std::sync::Arc;

use beffroi_channels::letter::Page;
use beffroi_core::TenantId;
use beffroi_directory::lookup;
use beffroi_directory::permission::{MAIL_READ_ALL, ORGANIZATION_READ_WRITE_ALL};
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{UserId, change};
use beffroi_feature::{Cx, DueLetter, Feature, Letter, LetterKind, Settings};
use beffroi_mail::NewLetter;
use beffroi_testkit::{Backend, MailRelay, TestApp, TestCaller, callers, test_settings};
use beffroi_web::Routes;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde_json::Value;
use uuid::Uuid;

pub(crate) const LOG: &str = "/beta/admin/mail/messages";
const KIND: LetterKind = LetterKind {
    name: "test.bell",
    list: "bells",
    compose,
};

/// A letter says its payload and its secret; `overtaken` is not sent any more.
fn compose<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    letters: &'a [DueLetter],
) -> BoxFuture<'a, beffroi_core::failure::Result<Vec<Letter>>> {
    async move {
        let mut conn = cx.read().await?;
        let organization = lookup::tenant(&mut conn, tenant).await?.unwrap();
        let ids: Vec<Uuid> = letters.iter().filter_map(|one| one.person).collect();
        let people = lookup::accounts(&mut conn, tenant, &ids).await?;
        let letter = |one: &DueLetter| {
            let words: String = serde_json::from_str(&one.payload).unwrap();
            let person = people
                .iter()
                .find(|person| Some(person.id.uuid()) == one.person);
            let Some(person) = person.filter(|_| words != "overtaken") else {
                return Letter::Overtaken;
            };
            let secret = one.secret.as_ref();
            let secret = secret.map_or("*****", |secret| secret.expose().as_str());
            let page = Page {
                language: "en".parse().unwrap(),
                subject: &words,
                organization: "Contoso",
                picture: None,
                title: &words,
                body: &format!("The secret is {secret}."),
                facts: &[],
                colon: ": ",
                button: None,
                foot: "foot",
            };
            beffroi_mail::to_person(person, &organization, page.written())
        };
        Ok(letters.iter().map(letter).collect())
    }
    .boxed()
}

pub(crate) struct Office {
    pub(crate) app: TestApp,
    pub(crate) relay: Arc<MailRelay>,
    pub(crate) tenant: TenantId,
    pub(crate) admin: TestCaller,
    /// Ann has an address, Dan has none.
    pub(crate) ann: UserId,
    pub(crate) dan: UserId,
}

impl Office {
    pub(crate) async fn open(backend: Backend) -> Self {
        Self::open_as(backend, true).await
    }

    pub(crate) async fn open_as(backend: Backend, has_relay: bool) -> Self {
        let relay = MailRelay::open().await;
        let system = Feature {
            letters: &[KIND],
            ..Feature::new("test", Routes::default)
        };
        let features = vec![
            beffroi_directory::feature(),
            beffroi_mail::feature(),
            system,
            callers(),
        ];
        let settings = Settings {
            smtp: has_relay.then(|| relay.settings()),
            ..test_settings()
        };
        let app = TestApp::start_as(backend, features, settings).await;
        let new = NewTenant {
            display_name: "Contoso".to_owned(),
            domains: vec!["contoso.example".parse().unwrap()],
            default_language: "en".parse().unwrap(),
            time_zone: "Europe/Paris".parse().unwrap(),
            country: None,
        };
        let tenant = tenant::create(app.cx(), new).await.unwrap();
        let permissions = [MAIL_READ_ALL, ORGANIZATION_READ_WRITE_ALL];
        let admin = TestCaller::new(tenant, Uuid::from_u128(7), "Ada", &permissions);
        let ann = hire(&app, tenant, "ann", Some("ann@contoso.example")).await;
        let dan = hire(&app, tenant, "dan", None).await;
        Self {
            app,
            relay,
            tenant,
            admin,
            ann,
            dan,
        }
    }

    /// Leaves letters, and has them handed over if that can be.
    pub(crate) async fn leave(&self, letters: Vec<NewLetter>) {
        let (cx, tenant) = (self.app.cx().clone(), self.tenant);
        let left = self.app.cx().write(tenant, move |tx| {
            async move { beffroi_mail::enqueue(&cx, tx, tenant, letters).await }.boxed()
        });
        left.await.unwrap();
    }

    /// Takes letters back; on which topics there were some.
    pub(crate) async fn take_back(&self, topics: &[&str]) -> Vec<String> {
        let topics: Vec<String> = topics.iter().map(|&topic| topic.to_owned()).collect();
        let (cx, tenant) = (self.app.cx().clone(), self.tenant);
        let taken = self.app.cx().write(tenant, move |tx| {
            async move { beffroi_mail::cancel(&cx, tx, tenant, &topics).await }.boxed()
        });
        taken.await.unwrap()
    }

    /// The log, oldest first.
    pub(crate) async fn log(&self) -> Vec<Value> {
        let mut rows = self.get(LOG).await["value"].as_array().unwrap().clone();
        rows.reverse();
        rows
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        let answer = self.app.get(path).by(&self.admin).send().await;
        answer.expect(200).json()
    }

    /// The states of the log, oldest first.
    pub(crate) async fn states(&self) -> Vec<String> {
        let state = |row: Value| row["state"].as_str().unwrap().to_owned();
        self.log().await.into_iter().map(state).collect()
    }

    /// The subjects that the relay has taken.
    pub(crate) fn taken(&self) -> Vec<String> {
        let mails = self.relay.take().into_iter();
        mails.map(|mail| mail.header("Subject")).collect()
    }
}

/// A letter to somebody.
pub(crate) fn letter(topic: &str, words: &str, person: UserId) -> NewLetter {
    let letter = NewLetter::new(KIND.name, topic.to_owned(), &words).unwrap();
    letter.to(person.uuid())
}

async fn hire(app: &TestApp, tenant: TenantId, name: &str, mail: Option<&str>) -> UserId {
    let fields = UserFields {
        user_principal_name: format!("{name}@contoso.example"),
        display_name: name.to_owned(),
        mail: mail.map(str::to_owned),
        account_enabled: true,
        ..UserFields::default()
    };
    let cx = app.cx().clone();
    let hired = app.cx().write(tenant, move |tx| {
        async move {
            let (id, _) = user::insert_in(&cx, tx, tenant, fields).await?;
            let saved = change::Ids {
                ids: vec![id.uuid()],
            };
            tx.change(tenant, change::USER_SAVED, &saved, cx.now())
                .await?;
            Ok(id)
        }
        .boxed()
    });
    hired.await.unwrap()
}
