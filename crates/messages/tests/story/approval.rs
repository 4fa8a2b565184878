//! Who decides, and what a submission must keep to.

use beffroi_directory::permission as p;
use beffroi_testkit::{Backend, TestCaller, backends};
use serde_json::json;
use uuid::Uuid;

use crate::contoso::{MESSAGES, contoso};

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
