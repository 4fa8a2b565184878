//! What time does to a message.

use beffroi_directory::change::{Member, MemberKind};
use beffroi_directory::group;
use beffroi_testkit::{Backend, backends};
use futures_util::FutureExt;
use serde_json::{Value, json};

use crate::contoso::{DAY, MESSAGES, administrator, contoso};

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
