//! Approvers are told by e-mail that a message waits for them, and authors what came of it.

use std::time::Duration;

use beffroi_directory::permission as p;
use beffroi_testkit::{Backend, RelayManner, TestCaller, backends};
use serde_json::json;

use crate::contoso::{Contoso, contoso};
use crate::mail::with_relay;

/// *Organizational Messages Approver*, as everywhere.
const APPROVER: &str = "e48398e2-f4bb-4074-8f31-4586725e205b";

impl Contoso {
    /// Gives the role of an approver to a person, or to everybody in a group.
    pub(crate) async fn make_approver(&self, principal: impl serde::Serialize) {
        let everything = TestCaller {
            permissions: p::ALL.iter().map(ToString::to_string).collect(),
            ..self.dan.clone()
        };
        let body = json!({"roleDefinitionId": APPROVER, "principalId": principal, "directoryScopeId": "/"});
        self.app
            .post("/v1.0/roleManagement/directory/roleAssignments")
            .by(&everything)
            .json(&body)
            .send()
            .await
            .expect(201);
    }
}

#[tokio::test]
async fn every_approver_but_the_author_is_told_once_and_the_author_of_the_decision() {
    for backend in backends() {
        let (c, relay) = with_relay(backend).await;
        c.make_approver(c.approver.id).await;
        c.make_approver(c.writer.id).await;
        // Amelie is in a group within Sales; Chloe and Bob are in it; Dan has no address.
        c.make_approver(c.sales).await;
        c.make_approver(c.dan.id).await;
        let id = c.create(&c.draft()).await;
        let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
        sent.await.expect(200);
        c.app.drain().await;
        let told = relay.take();
        let whom: Vec<&str> = told.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(
            whom,
            [
                "amelie@mail.example",
                "ann@mail.example",
                "bob@mail.example",
                "chloe@mail.example"
            ],
            "neither the author nor whoever has no address"
        );
        let ann = &told[1];
        assert_eq!(ann.header("Subject"), "Waiting for approval: Payslips");
        let words = ann.plain();
        for part in [
            "has sent the message “Payslips” for approval.",
            "Author: wendy@contoso.example",
            "Location: Taskbar",
            &format!("http://test.local/admin/messages/{id}"),
        ] {
            assert!(words.contains(part), "{part} in {words}");
        }
        let amelie = told[0].plain();
        assert!(amelie.contains("pour approbation"), "{amelie}");
        assert_eq!(told[0].header("Content-Language"), "fr");
        let no = json!({"comment": "Too <long>."});
        c.act(&c.approver, &id, "reject", no).await.expect(200);
        c.app.later(Duration::from_hours(1)).await;
        let told = relay.take();
        assert_eq!(told.len(), 1, "{told:?}");
        assert_eq!(told[0].to, "wendy@mail.example");
        assert_eq!(told[0].header("Subject"), "Rejected: Payslips");
        let words = told[0].plain();
        assert!(words.contains("Comment: Too <long>."), "{words}");
        assert!(words.contains("Too &lt;long&gt;."), "{words}");
        c.act(&c.writer, &id, "withdraw", json!({}))
            .await
            .expect(200);
        let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
        sent.await.expect(200);
        c.app.drain().await;
        assert_eq!(relay.take().len(), 4, "a new submission");
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.app.drain().await;
        let told = relay.take();
        assert_eq!(told[0].header("Subject"), "Approved: Payslips");
        assert_eq!(told.len(), 1);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_has_been_decided_meanwhile_is_not_told_any_more() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    c.make_approver(c.approver.id).await;
    relay.becomes(RelayManner::Away);
    let id = c.create(&c.draft()).await;
    let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
    sent.await.expect(200);
    c.app.drain().await;
    c.act(&c.approver, &id, "approve", json!({}))
        .await
        .expect(200);
    c.app.drain().await;
    relay.becomes(RelayManner::Polite);
    c.app.later(Duration::from_hours(1)).await;
    let told = relay.take();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].header("Subject"), "Approved: Payslips");
    c.app.finish().await;
}

#[tokio::test]
async fn an_address_that_is_refused_is_not_tried_for_ever() {
    let (c, relay) = with_relay(Backend::Sqlite).await;
    c.make_approver(c.approver.id).await;
    relay.answers("ann@mail.example", "550 no such user");
    let id = c.create(&c.draft()).await;
    let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
    sent.await.expect(200);
    c.app.drain().await;
    assert_eq!(relay.asked(), ["ann@mail.example"]);
    c.app.later(Duration::from_hours(2)).await;
    assert!(relay.asked().is_empty());
    c.app.finish().await;
}

#[tokio::test]
async fn without_a_relay_it_waits_in_the_outbox() {
    let c = contoso(Backend::Sqlite).await;
    c.make_approver(c.approver.id).await;
    let id = c.create(&c.draft()).await;
    let sent = c.act(&c.writer, &id, "submitForApproval", json!({}));
    sent.await.expect(200);
    let mut conn = c.app.cx().read().await.unwrap();
    let (waiting, _) = beffroi_queue::waiting(&mut conn).await.unwrap();
    assert_eq!(
        waiting, 3,
        "the look at its end, the daily one at old figures, and the outbox"
    );
    drop(conn);
    c.app.finish().await;
}
