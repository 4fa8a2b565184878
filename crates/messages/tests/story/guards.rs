//! What must not happen by the way: a group that shields people goes, a copy gets round four eyes,
//! a change of words leaves no trace.

use beffroi_directory::permission as p;
use beffroi_testkit::{Backend, TestCaller, backends};
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, MESSAGES, contoso};

impl Contoso {
    async fn delete_group(&self, id: impl std::fmt::Display) -> beffroi_testkit::Answer {
        let path = format!("/v1.0/groups/{id}");
        self.app
            .delete(&path)
            .by(&self.administrator())
            .send()
            .await
    }
}

#[tokio::test]
async fn a_group_that_shields_people_from_a_message_stays() {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut draft = c.draft();
        draft["schedule"]["startDateTime"] = json!("2026-11-24T09:00:00Z");
        let id = c.create(&draft).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        let refused = c.delete_group(c.lyon).await.expect(409);
        assert_eq!(refused.code(), "inUse");
        let error = &refused.json()["error"];
        assert_eq!(error["details"][0]["code"], "excludedByMessage");
        assert_eq!(error["details"][0]["target"], json!(id));
        let words = error["message"].as_str().unwrap();
        assert!(
            words.contains("Payslips") && words.contains("pending approval"),
            "{words}"
        );

        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.delete_group(c.lyon).await.expect(409);
        c.app.later(DAY).await;
        assert_eq!(c.state(&id).await, "active");
        c.delete_group(c.lyon).await.expect(409);
        assert!(c.due(&c.chloe).await.is_empty());

        c.act(&c.writer, &id, "cancel", json!({})).await.expect(200);
        c.delete_group(c.lyon).await.expect(204);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn an_included_group_may_go_and_takes_its_people_with_it() {
    let c = contoso(Backend::Sqlite).await;
    let id = c.create(&c.draft()).await;
    c.act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    c.act(&c.approver, &id, "approve", json!({}))
        .await
        .expect(200);
    assert_eq!(c.due(&c.bob).await.len(), 1);
    c.delete_group(c.sales).await.expect(204);
    assert!(c.due(&c.bob).await.is_empty());
    c.app.finish().await;
}

#[tokio::test]
async fn a_message_whose_groups_are_gone_is_not_approved() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        // As if the group had gone in the moment of the submission.
        let (tenant, lyon) = (c.writer.tenant, c.lyon);
        c.app
            .cx()
            .write(tenant, move |tx| {
                Box::pin(async move {
                    tx.exec(
                        "DELETE FROM directory_group WHERE tenant_id = $1 AND id = $2",
                        beffroi_store::args![tenant, lyon],
                    )
                    .await?;
                    Ok(())
                })
            })
            .await
            .unwrap();
        let refused = c
            .act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(409);
        assert_eq!(refused.json()["error"]["target"], "recipients");
        c.act(
            &c.approver,
            &id,
            "reject",
            json!({"comment": "Choose anew."}),
        )
        .await
        .expect(200);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_copy_is_not_a_second_pair_of_eyes() {
    let c = contoso(Backend::Sqlite).await;
    let id = c.create(&c.draft()).await;
    let other = TestCaller {
        id: c.dan.id,
        ..c.writer.clone()
    };
    let copy = c.act(&other, &id, "copy", json!({})).await.expect(201);
    let copy = copy.json()["id"].as_str().unwrap().to_owned();
    c.app
        .patch(&format!("{MESSAGES}/{copy}"))
        .by(&other)
        .json(&json!({"schedule": {"endDateTime": "2026-12-23T09:00:00Z"}}))
        .send()
        .await
        .expect(200);
    c.act(&other, &copy, "submitForApproval", json!({}))
        .await
        .expect(200);
    // Wendy's words, copied by Dan: neither of them decides.
    let wendy = TestCaller {
        permissions: vec![p::MESSAGES_APPROVE_ALL.to_string()],
        ..c.writer.clone()
    };
    let refused = c.act(&wendy, &copy, "approve", json!({})).await.expect(403);
    assert_eq!(refused.code(), "approverIsAuthor");
    c.act(&c.approver, &copy, "approve", json!({}))
        .await
        .expect(200);
    c.app.finish().await;
}

#[tokio::test]
async fn a_copy_leaves_out_groups_that_are_gone() {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut draft = c.draft();
        draft["recipients"]["includeGroups"] = json!([c.sales, c.lyon]);
        let id = c.create(&draft).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        c.act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        c.act(&c.writer, &id, "cancel", json!({})).await.expect(200);
        c.delete_group(c.lyon).await.expect(204);
        let copy = c.act(&c.writer, &id, "copy", json!({})).await.expect(201);
        let copy = copy.json();
        assert_eq!(copy["state"], "draft");
        assert_eq!(copy["recipients"]["includeGroups"], json!([c.sales]));
        assert_eq!(copy["recipients"]["excludeGroups"], json!([]));
        c.delete_group(c.sales).await.expect(204);
        let copy = c.act(&c.writer, &id, "copy", json!({})).await.expect(201);
        assert_eq!(copy.json()["recipients"]["includeGroups"], json!([]));
        c.app.finish().await;
    }
}

#[tokio::test]
async fn what_starts_at_once_is_active_with_its_approval() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        c.act(&c.writer, &id, "submitForApproval", json!({}))
            .await
            .expect(200);
        let answer = c
            .act(&c.approver, &id, "approve", json!({}))
            .await
            .expect(200);
        assert_eq!(answer.json()["state"], "active", "no worker has run");
        assert_eq!(c.due(&c.bob).await.len(), 1);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn the_audit_holds_old_and_new_words() {
    let c = contoso(Backend::Sqlite).await;
    let id = c.create(&c.draft()).await;
    let mut content = c.draft()["content"].clone();
    content["texts"][0]["title"] = json!("Payslips will move");
    c.app
        .patch(&format!("{MESSAGES}/{id}"))
        .by(&c.writer)
        .json(&json!({"content": content, "priority": "high"}))
        .send()
        .await
        .expect(200);
    let records = c.audit_records().await;
    let changes = |n: usize| records[n]["targetResources"][0]["modifiedProperties"].clone();
    let find = |changes: &Value, name: &str| {
        let all = changes.as_array().unwrap();
        all.iter()
            .find(|change| change["displayName"] == name)
            .cloned()
    };
    let edited = changes(0);
    assert_eq!(edited.as_array().unwrap().len(), 2, "{edited}");
    let words = find(&edited, "content").unwrap();
    assert!(words["oldValue"].as_str().unwrap().contains("have moved"));
    assert!(words["newValue"].as_str().unwrap().contains("will move"));
    assert_eq!(find(&edited, "priority").unwrap()["newValue"], "high");
    let created = changes(1);
    let words = find(&created, "content").unwrap();
    assert_eq!(words["oldValue"], Value::Null);
    assert!(words["newValue"].as_str().unwrap().contains("have moved"));
    c.app.finish().await;
}
