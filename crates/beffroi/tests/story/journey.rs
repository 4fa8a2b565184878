//! The journey: written by one program, approved by another, seen by some people and not by others.

use std::time::Duration;

use beffroi_directory::permission as p;
use beffroi_testkit::{Answer, Backend, Request, TestApp, backends};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::office::{self, Organization, Person, Program, sign_in};

const MESSAGES: &str = "/beta/admin/organizationalMessages";
const MINE: &str = "/beta/me/organizationalMessages";
const DAY: Duration = Duration::from_hours(24);

/// Contoso on a working day: Sales holds Sales North; Lyon is left out.
pub(crate) struct Contoso {
    pub(crate) app: TestApp,
    pub(crate) organization: Organization,
    pub(crate) writer: Program,
    pub(crate) approver: Program,
    /// Access tokens of the two programs; good for an hour.
    pub(crate) writing: String,
    pub(crate) approving: String,
    pub(crate) sales: String,
    pub(crate) lyon: String,
    /// In Sales.
    pub(crate) bob: Person,
    /// In Sales North, and so in Sales.
    pub(crate) amelie: Person,
    /// In Sales and in Lyon.
    pub(crate) chloe: Person,
    /// In neither.
    pub(crate) dan: Person,
}

impl Contoso {
    pub(crate) async fn open(backend: Backend) -> Self {
        let app = office::start(backend).await;
        let organization = Organization::found(&app, "Contoso", "contoso.example").await;
        let bob = organization.person(&app, "bob").await;
        let amelie = organization.person(&app, "amelie").await;
        let chloe = organization.person(&app, "chloe").await;
        let dan = organization.person(&app, "dan").await;
        let north = organization.group(&app, "Sales North", &[&amelie.id]).await;
        let members = [north.as_str(), &bob.id, &chloe.id];
        let sales = organization.group(&app, "Sales", &members).await;
        let lyon = organization.group(&app, "Lyon", &[&chloe.id]).await;
        let may_write = [p::MESSAGES_READ_ALL, p::MESSAGES_READ_WRITE_ALL];
        let may_approve = [p::MESSAGES_READ_ALL, p::MESSAGES_APPROVE_ALL];
        let writer = organization.program(&app, "Newsroom", &may_write).await;
        let approver = organization.program(&app, "Legal desk", &may_approve).await;
        Self {
            writing: writer.token(&app).await,
            approving: approver.token(&app).await,
            app,
            organization,
            writer,
            approver,
            sales,
            lyon,
            bob,
            amelie,
            chloe,
            dan,
        }
    }

    pub(crate) fn by_writer(&self, request: Request) -> Request {
        request.bearer(&self.writing)
    }

    pub(crate) async fn act(&self, token: &str, id: &str, action: &str, body: &Value) -> Answer {
        let request = self.app.post(&format!("{MESSAGES}/{id}/{action}"));
        request.bearer(token).json(body).send().await
    }

    pub(crate) fn recipients(&self) -> Value {
        json!({"includeGroups": [self.sales], "excludeGroups": [self.lyon]})
    }

    /// A message that is ready to be sent for approval.
    pub(crate) async fn compose(&self, recipients: &Value) -> String {
        let draft = json!({
            "name": "Payslips", "location": "taskbar", "objective": "techUpdates",
            "content": {"defaultLanguage": "en", "link": "https://contoso.example/payslips", "texts": [
                {"language": "en", "title": "Payslips have moved", "body": "Find them in the portal.", "buttonText": "Open"}]},
            "recipients": recipients,
            "schedule": {"endDateTime": "2026-12-23T09:00:00Z", "frequency": "weekly", "spreadMinutes": 0},
        });
        let request = self.by_writer(self.app.post(MESSAGES)).json(&draft);
        office::id_of(&request.send().await.expect(201))
    }

    pub(crate) async fn publish(&self) -> String {
        self.publish_to(&self.recipients()).await
    }

    pub(crate) async fn publish_to(&self, recipients: &Value) -> String {
        let id = self.compose(recipients).await;
        self.act(&self.writing, &id, "submitForApproval", &json!({}))
            .await
            .expect(200);
        self.act(&self.approving, &id, "approve", &json!({}))
            .await
            .expect(200);
        id
    }

    pub(crate) async fn message(&self, id: &str) -> Value {
        let request = self.app.get(&format!("{MESSAGES}/{id}"));
        self.by_writer(request).send().await.expect(200).json()
    }

    pub(crate) async fn due(&self, who: &Person) -> Vec<Value> {
        let request = self.app.get(&format!("{MINE}/due")).cookie(&who.cookie);
        let answer = request.send().await.expect(200).json();
        answer["value"].as_array().unwrap().clone()
    }

    async fn report(&self, who: &Person, events: &[(u128, &str)], showing: &Value) -> Value {
        let now = self.app.cx().now();
        let events: Vec<Value> = events
            .iter()
            .map(|(id, kind)| json!({"id": Uuid::from_u128(*id), "showingId": showing, "type": kind, "occurredDateTime": now}))
            .collect();
        let request = self.app.post(&format!("{MINE}/events"));
        let request = request.cookie(&who.cookie);
        let body = json!({"events": events});
        request.json(&body).send().await.expect(200).json()
    }

    /// Whether the person would see it, and the gates that stop them.
    async fn explain(&self, id: &str, who: &Person) -> (bool, Vec<Value>) {
        let path = format!("{MESSAGES}/{id}/explain?user={}", who.name);
        let request = self.by_writer(self.app.get(&path));
        let answer = request.send().await.expect(200).json();
        assert_eq!(answer["user"]["id"], who.id.as_str());
        let gates = answer["gates"].as_array().unwrap().iter();
        let failing = gates.filter(|gate| gate["holds"] == false).cloned();
        (answer["wouldSee"] == true, failing.collect())
    }

    /// Asserts that this one gate, and no other, stops the person; returns it.
    async fn stopped_by(&self, id: &str, who: &Person, gate: &str) -> Value {
        let (sees, failing) = self.explain(id, who).await;
        assert!(!sees, "{} would see it", who.name);
        assert_eq!(failing.len(), 1, "{}: {failing:?}", who.name);
        assert_eq!(failing[0]["gate"], gate, "{}", who.name);
        assert!(failing[0]["explanation"].as_str().unwrap().ends_with('.'));
        failing[0].clone()
    }

    /// Time passes; sessions and tokens run out, so everybody comes back through the front door.
    async fn later(&mut self, span: Duration) {
        self.app.later(span).await;
        for person in [
            &mut self.bob,
            &mut self.amelie,
            &mut self.chloe,
            &mut self.dan,
        ] {
            person.cookie = sign_in(&self.app, &person.name).await;
        }
        self.writing = self.writer.token(&self.app).await;
        self.approving = self.approver.token(&self.app).await;
    }
}

#[tokio::test]
async fn from_the_desk_to_the_screens_and_back() {
    for backend in backends() {
        let mut contoso = Contoso::open(backend).await;
        let id = written(&contoso).await;
        approved(&contoso, &id).await;
        seen_by_members_only(&contoso, &id).await;
        clicked_and_counted(&contoso, &id).await;
        dismissed_and_back_in_a_week(&mut contoso, &id).await;
        nothing_is_lost_of_who_did_what(&contoso).await;
        contoso.app.finish().await;
    }
}

/// The writer composes for Sales without Lyon, step by step, and looks whom it reaches.
async fn written(c: &Contoso) -> String {
    let begun = c.by_writer(c.app.post(MESSAGES)).json(&json!({}));
    let begun = begun.send().await.expect(201).json();
    assert_eq!(begun["state"], "draft");
    assert!(!begun["name"].as_str().unwrap().is_empty());
    assert_eq!(begun["author"]["type"], "application");
    let id = begun["id"].as_str().unwrap().to_owned();
    let early = c
        .act(&c.writing, &id, "submitForApproval", &json!({}))
        .await;
    let early = early.expect(400).json();
    assert!(early["error"]["details"].as_array().unwrap().len() > 2);

    let steps = [
        json!({"name": "Payslips", "objective": "techUpdates", "location": "taskbar", "priority": "normal"}),
        json!({"content": {"defaultLanguage": "en", "link": "https://contoso.example/payslips", "texts": [
            {"language": "en", "title": "Payslips have moved", "body": "Find them in the portal.", "buttonText": "Open"}]}}),
        json!({"recipients": c.recipients()}),
        json!({"schedule": {"startDateTime": null, "endDateTime": "2026-12-23T09:00:00Z", "frequency": "weekly", "spreadMinutes": 0}}),
    ];
    let path = format!("{MESSAGES}/{id}");
    let mut version = begun["@odata.etag"].as_str().unwrap().to_owned();
    for step in &steps {
        let request = c.by_writer(c.app.patch(&path)).header("if-match", &version);
        let saved = request.json(step).send().await.expect(200).json();
        assert_ne!(saved["@odata.etag"], version.as_str());
        saved["@odata.etag"]
            .as_str()
            .unwrap()
            .clone_into(&mut version);
    }

    let question = json!({"recipients": c.recipients(), "location": "taskbar"});
    let request = c.by_writer(c.app.post(&format!("{MESSAGES}/reach")));
    let reach = request.json(&question).send().await.expect(200).json();
    assert_eq!(reach["people"], 2, "Bob and, through Sales North, Amélie");
    let left_out = reach["leftOut"].as_array().unwrap();
    let left_out = |reason: &str| {
        let found = left_out.iter().find(|out| out["reason"] == reason);
        found
            .unwrap_or_else(|| panic!("{reason}: {left_out:?}"))
            .clone()
    };
    let excluded = left_out("excludedGroup");
    assert_eq!(excluded["groupId"], c.lyon.as_str());
    assert_eq!(excluded["groupName"], "Lyon");
    assert_eq!(excluded["people"], 1);
    assert_eq!(left_out("notIncluded")["people"], 2, "Dan and the chief");
    id
}

/// The writer sends it for approval and cannot approve it; the approver can.
async fn approved(c: &Contoso, id: &str) {
    let submitted = c.act(&c.writing, id, "submitForApproval", &json!({})).await;
    let submitted = submitted.expect(200).json();
    assert_eq!(submitted["state"], "pendingApproval");
    assert_eq!(submitted["approval"]["submittedReach"], 2);
    assert!(submitted["approval"]["decision"].is_null());

    let refused = c.act(&c.writing, id, "approve", &json!({})).await;
    let refused = refused.expect(403).json();
    assert_eq!(
        refused["error"]["details"][0]["target"],
        "OrganizationalMessages.Approve.All"
    );
    assert!(c.due(&c.bob).await.is_empty(), "not before it is approved");
    c.stopped_by_state(id, "pendingApproval").await;

    let comment = json!({"comment": "Clear and short."});
    let approved = c.act(&c.approving, id, "approve", &comment).await;
    let approved = approved.expect(200).json();
    assert_eq!(approved["approval"]["decision"], "approved");
    assert_eq!(approved["approval"]["comment"], "Clear and short.");
    assert_eq!(
        approved["approval"]["decidedBy"]["id"],
        c.approver.id.as_str()
    );
    let late = c.act(&c.approving, id, "approve", &json!({})).await;
    assert_eq!(late.expect(409).code(), "invalidState");
    c.app.drain().await;
    assert_eq!(c.message(id).await["state"], "active");
}

impl Contoso {
    async fn stopped_by_state(&self, id: &str, state: &str) {
        assert_eq!(self.message(id).await["state"], state);
        let (sees, failing) = self.explain(id, &self.bob).await;
        assert!(!sees);
        assert!(failing.iter().any(|gate| gate["gate"] == "state"));
    }
}

/// Bob and Amélie see it; Chloe is excluded, Dan is outside, and *explain* says so.
async fn seen_by_members_only(c: &Contoso, id: &str) {
    for member in [&c.bob, &c.amelie] {
        let due = c.due(member).await;
        assert_eq!(due.len(), 1, "{}", member.name);
        assert_eq!(due[0]["showingId"], format!("{id}.1"));
        assert_eq!(due[0]["title"], "Payslips have moved");
        assert_eq!(due[0]["link"], "https://contoso.example/payslips");
        assert_eq!(c.explain(id, member).await, (true, vec![]));
    }
    assert!(c.due(&c.chloe).await.is_empty());
    assert!(c.due(&c.dan).await.is_empty());
    let excluded = c.stopped_by(id, &c.chloe, "excluded").await;
    assert_eq!(excluded["groupId"], c.lyon.as_str());
    assert!(excluded["explanation"].as_str().unwrap().contains("Lyon"));
    c.stopped_by(id, &c.dan, "included").await;
}

/// Bob clicks, his browser says so three times, the writer reads: 1 seen, 1 click, 100 %.
async fn clicked_and_counted(c: &Contoso, id: &str) {
    let showing = json!(format!("{id}.1"));
    for _ in 0..3 {
        let taken = c.report(&c.bob, &[(1, "shown"), (2, "clicked")], &showing);
        let expected = [Uuid::from_u128(1), Uuid::from_u128(2)];
        assert_eq!(taken.await["accepted"], json!(expected));
    }
    let again = c.report(&c.bob, &[(7, "shown"), (8, "clicked")], &showing);
    let accepted = again.await["accepted"].clone();
    assert_eq!(
        accepted.as_array().unwrap().len(),
        2,
        "another tab reports the same showing under ids of its own: settled, not counted twice"
    );
    let forged = c.report(&c.dan, &[(3, "shown")], &showing).await;
    assert_eq!(forged["accepted"], json!([]));
    let expected = json!({"shown": 1, "peopleSeen": 1, "clicks": 1, "peopleClicked": 1, "dismissals": 0, "clickThroughRate": 1.0});
    assert_eq!(c.message(id).await["figures"], expected);
    let request = c.by_writer(c.app.get(&format!("{MESSAGES}/{id}/report")));
    let report = request.send().await.expect(200).json();
    assert_eq!(report["figures"], expected);
    assert_eq!(
        report["funnel"],
        json!({"reached": 2, "delivered": 2, "seen": 1, "clicked": 1})
    );
    assert_eq!(report["daily"][0]["date"], "2026-11-23");
    assert_eq!(report["daily"][0]["clicks"], 1);

    assert!(c.due(&c.bob).await.is_empty(), "Bob does not see it again");
    let clicked = c.stopped_by_both(id).await;
    assert!(
        clicked["untilDateTime"]
            .as_str()
            .unwrap()
            .starts_with("2027-11-23"),
        "a click silences it for a year: {clicked}"
    );
    let request = c.app.get(MINE).cookie(&c.bob.cookie);
    let inbox = request.send().await.expect(200).json();
    assert_eq!(inbox["value"][0]["id"], id, "his inbox keeps it");
}

impl Contoso {
    /// Whoever clicked has also just seen it.
    async fn stopped_by_both(&self, id: &str) -> Value {
        let (sees, failing) = self.explain(id, &self.bob).await;
        let gates: Vec<&str> = failing
            .iter()
            .map(|gate| gate["gate"].as_str().unwrap())
            .collect();
        assert_eq!((sees, gates), (false, vec!["clicked", "frequency"]));
        failing[0].clone()
    }
}

/// Amélie puts it away; a week later it is back for her, and still not for Bob.
async fn dismissed_and_back_in_a_week(c: &mut Contoso, id: &str) {
    let showing = json!(format!("{id}.1"));
    c.report(&c.amelie, &[(4, "shown"), (5, "dismissed")], &showing)
        .await;
    assert!(c.due(&c.amelie).await.is_empty());
    let gate = c.stopped_by(id, &c.amelie, "frequency").await;
    let until = gate["untilDateTime"].as_str().unwrap();
    assert!(until.starts_with("2026-11-30"), "{gate}");

    let hour = Duration::from_hours(1);
    c.later(hour * (7 * 24 - 1)).await;
    assert!(c.due(&c.amelie).await.is_empty(), "not an hour too early");
    c.later(hour).await;
    assert_eq!(c.due(&c.amelie).await[0]["showingId"], format!("{id}.2"));
    assert_eq!(c.explain(id, &c.amelie).await, (true, vec![]));
    assert!(c.due(&c.bob).await.is_empty());
    assert!(c.due(&c.chloe).await.is_empty() && c.due(&c.dan).await.is_empty());
    let figures = &c.message(id).await["figures"];
    assert_eq!(figures["shown"], 2);
    assert_eq!(figures["dismissals"], 1);
    assert_eq!(figures["clickThroughRate"], 0.5);

    c.later(DAY * 30).await;
    assert_eq!(c.message(id).await["state"], "completed");
    assert!(c.due(&c.amelie).await.is_empty());
}

/// Every step and the refused one are in the audit trail, and the trail is whole.
async fn nothing_is_lost_of_who_did_what(c: &Contoso) {
    let admin = sign_in(&c.app, &format!("admin@{}", c.organization.domain)).await;
    let path = "/v1.0/auditLogs/directoryAudits?$top=999";
    let records = c.app.get(path).cookie(&admin).send().await.expect(200);
    let records = records.json()["value"].as_array().unwrap().clone();
    let by = |name: &str, result: &str| {
        let of = |record: &&Value| {
            record["initiatedBy"]["app"]["displayName"] == name && record["result"] == result
        };
        records.iter().filter(of).count()
    };
    assert!(by("Newsroom", "success") >= 6, "{records:#?}");
    assert_eq!(by("Legal desk", "success"), 1);
    // Newest first: the last one is the writer's attempt to approve.
    let mut refused = records.iter().filter(|one| one["category"] == "Refusal");
    let refused = refused.next_back().expect("the refused approval");
    assert_eq!(refused["initiatedBy"]["app"]["displayName"], "Newsroom");
    let reason = refused["resultReason"].as_str().unwrap();
    assert!(reason.contains("OrganizationalMessages.Approve.All"));
    let path = "/beta/auditLogs/verification";
    let chain = c.app.get(path).cookie(&admin).send().await.expect(200);
    assert_eq!(chain.json()["valid"], true);
}
