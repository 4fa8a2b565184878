//! Ready-made texts: nobody has to approve what nobody wrote.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use crate::contoso::{Contoso, MESSAGES, contoso};
use crate::pictures::png;

impl Contoso {
    async fn library(&self, query: &str) -> Vec<Value> {
        let path = format!("{MESSAGES}/library{query}");
        let answer = self.app.get(&path).by(&self.writer).send().await;
        answer.expect(200).json()["value"]
            .as_array()
            .unwrap()
            .clone()
    }

    async fn submitted(&self, draft: &Value) -> String {
        let id = self.create(draft).await;
        let sent = self
            .act(&self.writer, &id, "submitForApproval", json!({}))
            .await;
        sent.expect(200);
        self.state(&id).await
    }
}

#[tokio::test]
async fn ready_made_text_that_was_not_edited_skips_approval_edited_text_counts_as_custom() {
    for backend in backends() {
        let c = contoso(backend).await;
        let found = c.library("?objective=techUpdates&location=taskbar").await;
        assert!(found.len() >= 4 && found.iter().all(|one| one["location"] == "taskbar"));
        let mut draft = c.draft();
        draft["content"]["texts"] = found[0]["texts"].clone();
        assert_eq!(c.submitted(&draft).await, "active");
        let records = c.audit_records().await;
        let said: Vec<_> = records
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["activityDisplayName"].clone())
            .collect();
        assert!(
            said.contains(&json!("Send message without approval")),
            "{said:?}"
        );
        assert_eq!(c.due(&c.bob).await.len(), 1);

        let mut edited = draft.clone();
        edited["content"]["texts"][1]["body"] = json!("Autre chose.");
        assert_eq!(c.submitted(&edited).await, "pendingApproval");
        let mut elsewhere = draft.clone();
        elsewhere["content"]["link"] = json!("https://evil.example/");
        assert_eq!(c.submitted(&elsewhere).await, "pendingApproval");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn a_picture_is_answered_for_once_an_approver_has_let_it_pass() {
    let c = contoso(beffroi_testkit::Backend::Sqlite).await;
    let mut draft = c.draft();
    draft["content"]["texts"] = c.library("?location=taskbar").await[0]["texts"].clone();
    draft["content"]["picture"] = json!(c.picture("taskbar", png(64, 64)).await);
    let id = c.create(&draft).await;
    c.act(&c.writer, &id, "submitForApproval", json!({}))
        .await
        .expect(200);
    assert_eq!(c.state(&id).await, "pendingApproval");
    c.act(&c.approver, &id, "approve", json!({}))
        .await
        .expect(200);
    assert_eq!(c.submitted(&draft).await, "active");
    c.app.finish().await;
}

#[tokio::test]
async fn the_library_is_for_who_reads_messages_and_knows_its_filters() {
    let c = contoso(beffroi_testkit::Backend::Sqlite).await;
    let path = format!("{MESSAGES}/library");
    c.app.get(&path).by(&c.bob).send().await.expect(403);
    for wrong in ["?objective=fun", "?location=ceiling", "?colour=red"] {
        c.app
            .get(&format!("{path}{wrong}"))
            .by(&c.writer)
            .send()
            .await
            .expect(400);
    }
    assert!(c.library("?location=lockScreen").await.is_empty());
    c.app.finish().await;
}
