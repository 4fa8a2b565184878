//! What time does to a message.

use beffroi_testkit::{Backend, backends};
use serde_json::{Value, json};

use crate::contoso::{DAY, MESSAGES, contoso};

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
        c.act(&c.approver, &id, "approve", json!({"comment": "Fine."}))
            .await
            .expect(200);
        c.app.drain().await;
        assert_eq!(c.state(&id).await, "scheduled");
        let approved = c.approval(&id).await;
        assert_eq!(approved["returned"], Value::Null);
        c.join_sales(&[c.dan.id, c.writer.id]).await;
        c.app.later(DAY).await;
        assert_eq!(c.state(&id).await, "pendingApproval");
        let approval = c.approval(&id).await;
        let returned = &approval["returned"];
        assert_eq!(
            *returned,
            json!({
                "returnedDateTime": returned["returnedDateTime"], "reason": "reachGrew",
                "reachBefore": 2, "reachNow": 4,
                "previousDecision": {
                    "decidedBy": approved["decidedBy"], "decidedDateTime": approved["decidedDateTime"],
                    "comment": "Fine.",
                },
            })
        );
        assert_eq!(
            returned["previousDecision"]["decidedBy"]["id"],
            json!(c.approver.id)
        );
        assert!(
            returned["returnedDateTime"].as_str() > approved["decidedDateTime"].as_str(),
            "{returned}"
        );
        assert_eq!(
            approval["submittedReach"], 4,
            "what a new approval holds for"
        );
        assert_eq!(approval["submittedDateTime"], approved["submittedDateTime"]);
        assert_eq!(approval["decision"], Value::Null);
        let records = c.audit_records().await;
        let record = &records[0];
        assert_eq!(record["activityDisplayName"], "Return message for approval");
        assert_eq!(
            record["targetResources"][0]["modifiedProperties"],
            json!([
                {"displayName": "state", "oldValue": "scheduled", "newValue": "pendingApproval"},
                {"displayName": "returnReason", "oldValue": null, "newValue": "reachGrew"},
                {"displayName": "reach", "oldValue": "2", "newValue": "4"},
            ])
        );
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        let again = c.approval(&id).await;
        assert_eq!(again["decision"], "approved");
        assert_eq!(again["returned"], *returned, "history");
        c.app.drain().await;
        assert_eq!(c.state(&id).await, "active");
        assert_eq!(c.due(&c.dan).await.len(), 1);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_new_submission_forgets_the_return() {
    let c = contoso(Backend::Sqlite).await;
    let mut draft = c.draft();
    draft["schedule"]["startDateTime"] = json!("2026-11-24T09:00:00Z");
    let id = c.create(&draft).await;
    c.act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    c.act(&c.approver, &id, "approve", json!({}))
        .await
        .expect(200);
    c.join_sales(&[c.dan.id, c.writer.id]).await;
    c.app.later(DAY).await;
    let no = json!({"comment": "Too many."});
    c.act(&c.approver, &id, "reject", no).await.expect(200);
    assert_eq!(c.approval(&id).await["returned"]["reachBefore"], 2);
    c.act(&c.writer, &id, "withdraw", json!({}))
        .await
        .expect(200);
    c.act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    let approval = c.approval(&id).await;
    assert_eq!(
        (&approval["returned"], &approval["submittedReach"]),
        (&Value::Null, &json!(4))
    );
    c.app.finish().await;
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
