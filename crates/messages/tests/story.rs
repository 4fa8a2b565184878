//! A message's way from a writer's desk to people's screens and back as figures, told through HTTP
//! and the live channel. On SQLite and PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

use std::time::Duration;

use beffroi_core::TenantId;
use beffroi_directory::change::{Member, MemberKind};
use beffroi_directory::group::{self, NewGroup};
use beffroi_directory::permission as p;
use beffroi_directory::tenant::{self, NewTenant};
use beffroi_directory::user::{self, UserFields};
use beffroi_directory::{GroupId, UserId, change};
use beffroi_testkit::{Answer, Backend, TestApp, TestCaller, backends, callers};
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;
use serde_json::{Value, json};
use uuid::Uuid;

const MESSAGES: &str = "/beta/admin/organizationalMessages";
const MINE: &str = "/beta/me/organizationalMessages";
const DAY: Duration = Duration::from_hours(24);

/// Contoso: Sales holds Sales North; Lyon is elsewhere.
struct Contoso {
    app: TestApp,
    writer: TestCaller,
    approver: TestCaller,
    sales: GroupId,
    lyon: GroupId,
    /// In Sales North, reads French.
    amelie: TestCaller,
    /// In Sales.
    bob: TestCaller,
    /// In Sales and in Lyon.
    chloe: TestCaller,
    /// In neither.
    dan: TestCaller,
}

async fn contoso(backend: Backend) -> Contoso {
    let app = TestApp::start(
        backend,
        vec![
            beffroi_directory::feature(),
            beffroi_messages::feature(),
            callers(),
        ],
    )
    .await;
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

fn administrator(tenant: TenantId) -> Caller {
    Caller {
        tenant,
        actor: Actor::system(),
        user_principal_name: None,
        permissions: p::ALL.iter().copied().collect(),
        session: None,
        languages: Vec::new(),
    }
}

impl Contoso {
    fn recipients(&self) -> Value {
        json!({"includeGroups": [self.sales], "excludeGroups": [self.lyon]})
    }

    fn draft(&self) -> Value {
        json!({
            "name": "Payslips", "location": "taskbar", "objective": "techUpdates",
            "content": {"defaultLanguage": "en", "link": "https://contoso.example/payslips", "texts": [
                {"language": "en", "title": "Payslips have moved", "body": "Find them in the portal.", "buttonText": "Open"},
                {"language": "fr-FR", "title": "Vos bulletins", "body": "Sur le portail.", "buttonText": "Ouvrir"}]},
            "recipients": self.recipients(),
            "schedule": {"startDateTime": null, "endDateTime": "2026-12-23T09:00:00Z", "frequency": "weekly", "spreadMinutes": 0},
        })
    }

    async fn create(&self, draft: &Value) -> String {
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

    async fn act(&self, who: &TestCaller, id: &str, action: &str, body: Value) -> Answer {
        self.app
            .post(&format!("{MESSAGES}/{id}/{action}"))
            .by(who)
            .json(&body)
            .send()
            .await
    }

    async fn state(&self, id: &str) -> String {
        let answer = self
            .app
            .get(&format!("{MESSAGES}/{id}"))
            .by(&self.writer)
            .send()
            .await
            .expect(200);
        answer.json()["state"].as_str().unwrap().to_owned()
    }

    async fn due(&self, who: &TestCaller) -> Vec<Value> {
        let answer = self
            .app
            .get(&format!("{MINE}/due"))
            .by(who)
            .send()
            .await
            .expect(200);
        answer.json()["value"].as_array().unwrap().clone()
    }

    async fn report(&self, who: &TestCaller, id: Uuid, showing: &str, kind: &str) -> Value {
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

    async fn gates(&self, id: &str, who: &str, language: &str) -> (bool, Vec<(String, String)>) {
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

fn event(n: u128) -> Uuid {
    Uuid::from_u128(0xE0_0000 + n)
}

/// Each of the four learns which gate stops the message for them.
async fn explained(c: &Contoso, id: &str) {
    let (sees, gates) = c.gates(id, "amelie", "en").await;
    assert!(
        !sees && gates.len() == 1 && gates[0].0 == "frequency",
        "{gates:?}"
    );
    let (_, gates) = c.gates(id, "chloe", "fr").await;
    assert!(
        gates
            .iter()
            .any(|(gate, words)| gate == "excluded" && words.contains("Lyon")),
        "{gates:?}"
    );
    let (_, gates) = c.gates(id, "dan", "en").await;
    assert_eq!(gates[0].0, "included", "{gates:?}");
    let (_, gates) = c.gates(id, "bob", "en").await;
    assert!(gates.iter().any(|(gate, _)| gate == "clicked"), "{gates:?}");
}

/// What came back, as the writer reads it.
async fn reported(c: &Contoso, id: &str) {
    let report = c
        .app
        .get(&format!("{MESSAGES}/{id}/report"))
        .by(&c.writer)
        .send()
        .await
        .expect(200)
        .json();
    let figures = &report["figures"];
    assert_eq!(
        (
            &figures["shown"],
            &figures["clicks"],
            &figures["dismissals"]
        ),
        (&json!(2), &json!(1), &json!(1))
    );
    assert_eq!(
        report["funnel"],
        json!({"reached": 2, "delivered": 2, "seen": 2, "clicked": 1})
    );
    assert_eq!(report["daily"][0]["date"], "2026-11-23");
    assert!(
        report["byLanguage"].as_array().unwrap().is_empty(),
        "fewer than five people are not shown"
    );
}

#[tokio::test]
async fn from_the_desk_to_the_screens_and_back() {
    for backend in backends() {
        let c = contoso(backend).await;
        let reach = json!({"recipients": c.recipients(), "location": "taskbar"});
        let reach = c
            .app
            .post(&format!("{MESSAGES}/reach"))
            .by(&c.writer)
            .json(&reach)
            .send()
            .await
            .expect(200)
            .json();
        assert_eq!(reach["people"], 2, "{reach}");
        assert!(
            reach["leftOut"]
                .as_array()
                .unwrap()
                .iter()
                .any(|out| out["groupName"] == "Lyon" && out["people"] == 1)
        );

        let id = c.create(&c.draft()).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        let own = c
            .act(&c.writer, &id, "approve", json!({}))
            .await
            .expect(403);
        assert!(own.text().contains("OrganizationalMessages.Approve.All"));
        c.act(&c.approver, &id, "reject", json!({}))
            .await
            .expect(400);
        assert!(c.due(&c.bob).await.is_empty());
        c.act(&c.approver, &id, "approve", json!({"comment": "Fine."}))
            .await
            .expect(200);
        c.app.drain().await;
        assert_eq!(c.state(&id).await, "active");

        let (bob, amelie) = (c.due(&c.bob).await, c.due(&c.amelie).await);
        assert_eq!((bob.len(), amelie.len()), (1, 1));
        assert_eq!(
            (&bob[0]["title"], &amelie[0]["title"]),
            (&json!("Payslips have moved"), &json!("Vos bulletins"))
        );
        assert!(c.due(&c.chloe).await.is_empty() && c.due(&c.dan).await.is_empty());
        let showing = bob[0]["showingId"].as_str().unwrap().to_owned();
        for _ in 0..3 {
            assert_eq!(
                c.report(&c.bob, event(1), &showing, "shown").await["accepted"],
                json!([event(1)])
            );
        }
        c.report(&c.bob, event(2), &showing, "clicked").await;
        assert!(c.due(&c.bob).await.is_empty());
        let stranger = c.report(&c.dan, event(3), &showing, "shown").await;
        assert_eq!(stranger["refused"][0]["id"], json!(event(3)));
        let future = c
            .report(&c.bob, event(4), &format!("{id}.9"), "shown")
            .await;
        assert_eq!(future["refused"].as_array().unwrap().len(), 1);

        let showing = amelie[0]["showingId"].as_str().unwrap().to_owned();
        c.report(&c.amelie, event(5), &showing, "shown").await;
        c.report(&c.amelie, event(6), &showing, "dismissed").await;
        assert!(c.due(&c.amelie).await.is_empty());
        explained(&c, &id).await;
        reported(&c, &id).await;
        c.app.later(DAY * 6).await;
        assert!(c.due(&c.amelie).await.is_empty());
        c.app.later(DAY).await;
        assert_eq!(
            c.due(&c.amelie).await[0]["showingId"],
            json!(format!("{id}.2"))
        );
        assert!(
            c.due(&c.bob).await.is_empty(),
            "a click silences it for a year"
        );
        c.app.later(DAY * 30).await;
        assert_eq!(c.state(&id).await, "completed");
        assert!(c.due(&c.amelie).await.is_empty());
        let inbox = c.app.get(MINE).by(&c.bob).send().await.expect(200).json();
        assert_eq!(
            (
                &inbox["value"][0]["isActive"],
                inbox["value"].as_array().unwrap().len()
            ),
            (&json!(false), 1)
        );
        c.app.finish().await;
    }
}

#[tokio::test]
async fn only_one_of_two_approvers_wins() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        let other = TestCaller {
            id: c.dan.id,
            ..c.approver.clone()
        };
        let approve = |who| c.act(who, &id, "approve", json!({}));
        let reject = |who| c.act(who, &id, "reject", json!({"comment": "No."}));
        let (one, two, three) =
            futures_util::join!(approve(&c.approver), approve(&other), reject(&other));
        let mut statuses = [one.status, two.status, three.status];
        statuses.sort_unstable();
        assert_eq!(statuses, [200, 409, 409], "{backend:?}");
        let losing = [one, two, three]
            .into_iter()
            .find(|answer| answer.status == 409)
            .unwrap();
        assert_eq!(losing.code(), "invalidState");
        c.app.drain().await;
        c.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_wrote_on_it_does_not_decide_on_it() {
    let c = contoso(Backend::Sqlite).await;
    let both = TestCaller {
        permissions: [
            p::MESSAGES_READ_ALL,
            p::MESSAGES_READ_WRITE_ALL,
            p::MESSAGES_APPROVE_ALL,
        ]
        .map(|p| p.to_string())
        .to_vec(),
        ..c.writer.clone()
    };
    let id = c.create(&c.draft()).await;
    c.act(&both, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    let refused = c.act(&both, &id, "approve", json!({})).await.expect(403);
    assert_eq!(refused.code(), "approverIsAuthor");
    let editor = TestCaller {
        id: c.dan.id,
        ..both.clone()
    };
    c.act(
        &c.approver,
        &id,
        "reject",
        json!({"comment": "Shorten it."}),
    )
    .await
    .expect(200);
    c.act(&c.writer, &id, "withdraw", json!({}))
        .await
        .expect(200);
    c.app
        .patch(&format!("{MESSAGES}/{id}"))
        .by(&editor)
        .json(&json!({"priority": "high"}))
        .send()
        .await
        .expect(200);
    c.act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    let refused = c.act(&editor, &id, "approve", json!({})).await.expect(403);
    assert_eq!(refused.code(), "approverIsAuthor");
    c.app.finish().await;
}

#[tokio::test]
async fn an_approval_lapses_when_the_reach_has_grown_too_much() {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut draft = c.draft();
        draft["schedule"]["startDateTime"] = json!("2026-11-24T09:00:00Z");
        let id = c.create(&draft).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.app.drain().await;
        assert_eq!(c.state(&id).await, "scheduled");
        let (cx, admin, sales) = (c.app.cx().clone(), administrator(c.writer.tenant), c.sales);
        let more = [c.dan.id, c.writer.id].map(|id| Member {
            id,
            kind: MemberKind::User,
        });
        c.app
            .cx()
            .write(c.writer.tenant, move |tx| {
                async move { group::add_members_in(&cx, tx, &admin, sales, more.to_vec()).await }
                    .boxed()
            })
            .await
            .unwrap();
        c.app.later(DAY).await;
        assert_eq!(c.state(&id).await, "pendingApproval");
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.app.drain().await;
        assert_eq!(c.state(&id).await, "active");
        assert_eq!(c.due(&c.dan).await.len(), 1);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_nobody_approves_in_time_is_rejected_and_canceling_ends_it() {
    let c = contoso(Backend::Sqlite).await;
    let late = c.create(&c.draft()).await;
    c.act(&c.writer, &late, "submitForApproval", json!({}))
        .await
        .expect(200);
    let id = c.create(&c.draft()).await;
    c.act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    c.act(&c.approver, &id, "approve", json!({}))
        .await
        .expect(200);
    c.app.drain().await;
    c.act(&c.approver, &id, "cancel", json!({}))
        .await
        .expect(200);
    assert!(c.due(&c.bob).await.is_empty());
    c.act(&c.writer, &id, "cancel", json!({})).await.expect(409);
    let copy = c
        .act(&c.writer, &id, "copy", json!({}))
        .await
        .expect(201)
        .json();
    assert_eq!(
        (&copy["state"], &copy["schedule"]["endDateTime"]),
        (&json!("draft"), &Value::Null)
    );
    c.app.later(DAY * 31).await;
    assert_eq!(c.state(&late).await, "rejected");
    c.app
        .delete(&format!("{MESSAGES}/{id}"))
        .by(&c.writer)
        .send()
        .await
        .expect(204);
    c.app
        .get(&format!("{MESSAGES}/{id}"))
        .by(&c.writer)
        .send()
        .await
        .expect(404);
    let csv = c
        .app
        .get(&format!("{MESSAGES}/export"))
        .by(&c.writer)
        .send()
        .await
        .expect(200)
        .text();
    assert_eq!(csv.lines().count(), 3, "{csv}");
    c.app.finish().await;
}

#[tokio::test]
async fn every_broken_rule_is_named_at_once() {
    let c = contoso(Backend::Sqlite).await;
    let draft = json!({"content": {"defaultLanguage": "en", "link": "http://x", "texts": [{"language": "en", "title": "", "body": "b".repeat(201)}]}});
    let id = c.create(&draft).await;
    let refused = c
        .act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(400)
        .json();
    let targets: Vec<&str> = refused["error"]["details"]
        .as_array()
        .unwrap()
        .iter()
        .map(|d| d["target"].as_str().unwrap())
        .collect();
    for target in [
        "content/texts/0/title",
        "content/texts/0/body",
        "content/link",
        "recipients",
        "schedule/endDateTime",
    ] {
        assert!(targets.contains(&target), "{target} in {targets:?}");
    }
    let unknown = json!({"recipients": {"includeGroups": [Uuid::from_u128(9)]}});
    let refused = c
        .app
        .post(MESSAGES)
        .by(&c.writer)
        .json(&unknown)
        .send()
        .await
        .expect(400);
    assert!(
        refused.text().contains("does not exist"),
        "{}",
        refused.text()
    );
    let bad = c
        .app
        .post(MESSAGES)
        .by(&c.writer)
        .json(&json!({"location": "roof"}))
        .send()
        .await
        .expect(400);
    assert_eq!(bad.json()["error"]["target"], "location");
    c.app.finish().await;
}
