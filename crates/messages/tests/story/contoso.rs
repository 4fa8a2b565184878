//! The organization of these stories.

use std::time::Duration;

use beffroi_core::TenantId;
use beffroi_directory::change::{Member, MemberKind};
use beffroi_directory::group::{self, NewGroup};
use beffroi_directory::permission as p;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{GroupId, UserId, change};
use beffroi_feature::{Feature, Settings};
use beffroi_testkit::{Answer, Backend, TestApp, TestCaller, callers, test_settings};
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

pub(crate) const MESSAGES: &str = "/beta/admin/organizationalMessages";
pub(crate) const MINE: &str = "/beta/me/organizationalMessages";
pub(crate) const DAY: Duration = Duration::from_hours(24);

/// Contoso: Sales holds Sales North; Lyon is elsewhere.
pub(crate) struct Contoso {
    pub(crate) app: TestApp,
    pub(crate) writer: TestCaller,
    pub(crate) approver: TestCaller,
    pub(crate) sales: GroupId,
    pub(crate) lyon: GroupId,
    /// In Sales North, reads French.
    pub(crate) amelie: TestCaller,
    /// In Sales.
    pub(crate) bob: TestCaller,
    /// In Sales and in Lyon.
    pub(crate) chloe: TestCaller,
    /// In neither, and without a mail address.
    pub(crate) dan: TestCaller,
}

pub(crate) async fn contoso(backend: Backend) -> Contoso {
    contoso_as(backend, test_settings()).await
}

pub(crate) fn features() -> Vec<Feature> {
    vec![
        beffroi_directory::feature(),
        beffroi_mail::feature(),
        beffroi_messages::feature(),
        callers(),
    ]
}

/// The same as the operator decided.
pub(crate) async fn contoso_as(backend: Backend, settings: Settings) -> Contoso {
    let app = TestApp::start_as(backend, features(), settings).await;
    let new = NewTenant {
        display_name: "Contoso".into(),
        domains: vec!["contoso.example".parse().unwrap()],
        default_language: "en".parse().unwrap(),
        time_zone: "Europe/Paris".parse().unwrap(),
        country: None,
    };
    let tenant = tenant::create(app.cx(), new).await.unwrap();
    let admin = administrator(tenant);
    let cx = app.cx().clone();
    let (people, groups) = app
        .cx()
        .write(tenant, move |tx| {
            async move {
                let mut people = Vec::new();
                for (name, language) in [
                    ("wendy", "en"),
                    ("ann", "en"),
                    ("amelie", "fr-CA"),
                    ("bob", "en"),
                    ("chloe", "en"),
                    ("dan", "en"),
                ] {
                    let fields = UserFields {
                        user_principal_name: format!("{name}@contoso.example"),
                        display_name: name.to_owned(),
                        preferred_language: Some(language.parse().unwrap()),
                        mail: (name != "dan").then(|| format!("{name}@mail.example")),
                        ..UserFields::default()
                    };
                    people.push(user::insert_in(&cx, tx, tenant, fields).await?.0);
                }
                let ids = people.iter().map(|id| id.uuid()).collect();
                tx.change(tenant, change::USER_SAVED, &change::Ids { ids }, cx.now())
                    .await?;
                let mut groups = Vec::new();
                for name in ["Sales", "Sales North", "Lyon"] {
                    let new: NewGroup =
                        serde_json::from_value(json!({"displayName": name})).unwrap();
                    groups.push(group::create_in(&cx, tx, &admin, new).await?);
                }
                let user = |id: &UserId| Member {
                    id: id.uuid(),
                    kind: MemberKind::User,
                };
                let north = Member {
                    id: groups[1].uuid(),
                    kind: MemberKind::Group,
                };
                group::add_members_in(&cx, tx, &admin, groups[1], vec![user(&people[2])]).await?;
                group::add_members_in(
                    &cx,
                    tx,
                    &admin,
                    groups[0],
                    vec![north, user(&people[3]), user(&people[4])],
                )
                .await?;
                group::add_members_in(&cx, tx, &admin, groups[2], vec![user(&people[4])]).await?;
                Ok((people, groups))
            }
            .boxed()
        })
        .await
        .unwrap();
    let person = |n: usize, name: &str, permissions| {
        TestCaller::new(tenant, people[n].uuid(), name, permissions)
    };
    Contoso {
        writer: person(
            0,
            "wendy@contoso.example",
            &[p::MESSAGES_READ_ALL, p::MESSAGES_READ_WRITE_ALL],
        ),
        approver: person(
            1,
            "ann@contoso.example",
            &[p::MESSAGES_READ_ALL, p::MESSAGES_APPROVE_ALL],
        ),
        amelie: person(2, "amelie@contoso.example", &[]),
        bob: person(3, "bob@contoso.example", &[]),
        chloe: person(4, "chloe@contoso.example", &[]),
        dan: person(5, "dan@contoso.example", &[]),
        sales: groups[0],
        lyon: groups[2],
        app,
    }
}

pub(crate) fn administrator(tenant: TenantId) -> Caller {
    Caller {
        tenant,
        actor: Actor::system(),
        user_principal_name: None,
        permissions: p::ALL.iter().copied().collect(),
        session: None,
        languages: Vec::new(),
        delegation: None,
    }
}

impl Contoso {
    pub(crate) fn recipients(&self) -> Value {
        json!({"includeGroups": [self.sales], "excludeGroups": [self.lyon]})
    }

    pub(crate) fn draft(&self) -> Value {
        json!({
            "name": "Payslips", "location": "taskbar", "objective": "techUpdates",
            "content": {"defaultLanguage": "en", "link": "https://contoso.example/payslips", "texts": [
                {"language": "en", "title": "Payslips have moved", "body": "Find them in the portal.", "buttonText": "Open"},
                {"language": "fr-FR", "title": "Vos bulletins", "body": "Sur le portail.", "buttonText": "Ouvrir"}]},
            "recipients": self.recipients(),
            "schedule": {"startDateTime": null, "endDateTime": "2026-12-23T09:00:00Z", "frequency": "weekly", "spreadMinutes": 0},
        })
    }

    pub(crate) async fn create(&self, draft: &Value) -> String {
        let answer = self
            .app
            .post(MESSAGES)
            .by(&self.writer)
            .json(draft)
            .send()
            .await
            .expect(201);
        answer.json()["id"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn act(
        &self,
        who: &TestCaller,
        id: &str,
        action: &str,
        body: Value,
    ) -> Answer {
        self.app
            .post(&format!("{MESSAGES}/{id}/{action}"))
            .by(who)
            .json(&body)
            .send()
            .await
    }

    async fn message(&self, id: &str) -> Value {
        self.app
            .get(&format!("{MESSAGES}/{id}"))
            .by(&self.writer)
            .send()
            .await
            .expect(200)
            .json()
    }

    pub(crate) async fn state(&self, id: &str) -> String {
        self.message(id).await["state"].as_str().unwrap().to_owned()
    }

    pub(crate) async fn approval(&self, id: &str) -> Value {
        self.message(id).await["approval"].clone()
    }

    /// More people come into Sales.
    pub(crate) async fn join_sales(&self, people: &[Uuid]) {
        let (cx, admin) = (self.app.cx().clone(), administrator(self.writer.tenant));
        let sales = self.sales;
        let kind = MemberKind::User;
        let more: Vec<_> = people.iter().map(|&id| Member { id, kind }).collect();
        self.app
            .cx()
            .write(self.writer.tenant, move |tx| {
                async move { group::add_members_in(&cx, tx, &admin, sales, more.clone()).await }
                    .boxed()
            })
            .await
            .unwrap();
    }

    /// What the audit trail holds about messages, newest first.
    pub(crate) async fn audit_records(&self) -> Value {
        let path =
            "/v1.0/auditLogs/directoryAudits?$filter=category%20eq%20'OrganizationalMessages'";
        let answer = self.app.get(path).by(&self.administrator()).send().await;
        answer.expect(200).json()["value"].clone()
    }

    /// Manages groups and reads the audit trail.
    pub(crate) fn administrator(&self) -> TestCaller {
        TestCaller {
            permissions: [p::GROUP_READ_WRITE_ALL, p::AUDIT_READ_ALL]
                .map(|p| p.to_string())
                .to_vec(),
            ..self.dan.clone()
        }
    }

    pub(crate) async fn due(&self, who: &TestCaller) -> Vec<Value> {
        let answer = self
            .app
            .get(&format!("{MINE}/due"))
            .by(who)
            .send()
            .await
            .expect(200);
        answer.json()["value"].as_array().unwrap().clone()
    }

    pub(crate) async fn report(
        &self,
        who: &TestCaller,
        id: Uuid,
        showing: &str,
        kind: &str,
    ) -> Value {
        let now = self.app.cx().now();
        let event = json!({"id": id, "showingId": showing, "type": kind, "occurredDateTime": now});
        let body = json!({"events": [event]});
        self.app
            .post(&format!("{MINE}/events"))
            .by(who)
            .json(&body)
            .send()
            .await
            .expect(200)
            .json()
    }

    pub(crate) async fn gates(
        &self,
        id: &str,
        who: &str,
        language: &str,
    ) -> (bool, Vec<(String, String)>) {
        let path = format!("{MESSAGES}/{id}/explain?user={who}@contoso.example");
        let answer = self
            .app
            .get(&path)
            .by(&self.writer)
            .header("accept-language", language)
            .send()
            .await
            .expect(200)
            .json();
        let failing = answer["gates"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|gate| gate["holds"] == false);
        let failing = failing.map(|gate| {
            (
                gate["gate"].as_str().unwrap().to_owned(),
                gate["explanation"].as_str().unwrap().to_owned(),
            )
        });
        (answer["wouldSee"].as_bool().unwrap(), failing.collect())
    }
}
