//! The table of moves, row by row, through HTTP. Each test is named after its row.

use beffroi_testkit::{Answer, TestCaller, backends};
use serde_json::{Value, json};

use crate::contoso::{Contoso, DAY, MESSAGES, contoso};

const LATER: &str = "2026-11-24T09:00:00Z";

impl Contoso {
    async fn try_to(&self, who: &TestCaller, id: &str, action: &str) -> Answer {
        let body = match action {
            "reject" => json!({"comment": "Shorter, please."}),
            _ => json!({}),
        };
        self.act(who, id, action, body).await
    }

    /// A message that waits for its start.
    async fn scheduled(&self) -> String {
        let mut draft = self.draft();
        draft["schedule"]["startDateTime"] = json!(LATER);
        let id = self.create(&draft).await;
        self.try_to(&self.writer, &id, "submitForApproval")
            .await
            .expect(200);
        self.try_to(&self.approver, &id, "approve")
            .await
            .expect(200);
        assert_eq!(self.state(&id).await, "scheduled");
        id
    }
}

/// The second of two learns the state that the first has brought about.
fn lost(answer: &Answer, state: &str) {
    assert_eq!(answer.code(), "invalidState");
    assert!(answer.text().contains(state), "{}", answer.text());
}

#[tokio::test]
async fn save_writer_at_any_step_a_draft_with_no_name_gets_one_from_date_and_time() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&json!({})).await;
        let path = format!("{MESSAGES}/{id}");
        let read = c.app.get(&path).by(&c.writer).send().await.expect(200);
        assert_eq!(read.json()["name"], "Message of 23 November 2026 at 10:00");
        for step in [
            json!({"objective": "onboarding"}),
            json!({"location": "lockScreen"}),
            json!({"content": {"defaultLanguage": "en"}}),
            json!({"recipients": {"includeGroups": [c.sales]}}),
            json!({"schedule": {"frequency": "monthly"}}),
            json!({"name": "Welcome"}),
        ] {
            let saved = c.app.patch(&path).by(&c.writer).json(&step).send().await;
            assert_eq!(saved.expect(200).json()["state"], "draft");
            let by_others = c.app.patch(&path).by(&c.approver).json(&step).send();
            by_others.await.expect(403);
        }
        c.app.finish().await;
    }
}

#[tokio::test]
async fn send_for_approval_writer_only_when_every_field_is_valid() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&json!({"name": "Empty"})).await;
        let refused = c
            .try_to(&c.writer, &id, "submitForApproval")
            .await
            .expect(400);
        let details = refused.json()["error"]["details"].clone();
        assert!(details.as_array().unwrap().len() >= 3, "{details}");
        assert_eq!(c.state(&id).await, "draft");
        let id = c.create(&c.draft()).await;
        let other = c.try_to(&c.approver, &id, "submitForApproval").await;
        other.expect(403);
        c.try_to(&c.writer, &id, "submitForApproval")
            .await
            .expect(200);
        assert_eq!(c.state(&id).await, "pendingApproval");
        let again = c
            .try_to(&c.writer, &id, "submitForApproval")
            .await
            .expect(409);
        lost(&again, "pending approval");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn approve_reject_approver_never_the_author_comment_optional_or_required_any_one_decides() {
    for backend in backends() {
        let c = contoso(backend).await;
        let both = TestCaller {
            permissions: [&c.writer, &c.approver]
                .iter()
                .flat_map(|one| one.permissions.clone())
                .collect(),
            ..c.writer.clone()
        };
        let id = c.create(&c.draft()).await;
        c.try_to(&c.writer, &id, "submitForApproval")
            .await
            .expect(200);
        for action in ["approve", "reject"] {
            let own = c.try_to(&both, &id, action).await.expect(403);
            assert_eq!(own.code(), "approverIsAuthor");
        }
        let silent = c
            .act(&c.approver, &id, "reject", json!({}))
            .await
            .expect(400);
        assert_eq!(silent.json()["error"]["target"], "comment");
        c.try_to(&c.approver, &id, "approve").await.expect(200);
        let other = TestCaller {
            permissions: c.approver.permissions.clone(),
            ..c.dan.clone()
        };
        lost(&c.try_to(&other, &id, "reject").await.expect(409), "active");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn withdraw_writer_rejected_to_draft() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        c.try_to(&c.writer, &id, "submitForApproval")
            .await
            .expect(200);
        let early = c.try_to(&c.writer, &id, "withdraw").await.expect(409);
        lost(&early, "pending approval");
        c.try_to(&c.approver, &id, "reject").await.expect(200);
        c.try_to(&c.approver, &id, "withdraw").await.expect(403);
        c.try_to(&c.writer, &id, "withdraw").await.expect(200);
        assert_eq!(c.state(&id).await, "draft");
        c.app.finish().await;
    }
}

#[tokio::test]
async fn auto_reject_system_still_pending_approval_when_the_end_date_passes() {
    for backend in backends() {
        let c = contoso(backend).await;
        let mut draft = c.draft();
        draft["schedule"]["endDateTime"] = json!("2026-11-24T12:00:00Z");
        let id = c.create(&draft).await;
        c.try_to(&c.writer, &id, "submitForApproval")
            .await
            .expect(200);
        c.app.later(DAY).await;
        assert_eq!(c.state(&id).await, "pendingApproval");
        c.app.later(DAY).await;
        assert_eq!(c.state(&id).await, "rejected");
        let approval = c.approval(&id).await;
        assert_eq!(approval["decision"], "autoRejected");
        assert_eq!(approval["decidedBy"], Value::Null);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn cancel_writer_or_approver_scheduled_or_active_to_canceled() {
    for backend in backends() {
        for (by_writer, starts) in [(true, false), (false, true)] {
            let c = contoso(backend).await;
            let who = if by_writer { &c.writer } else { &c.approver };
            let id = c.scheduled().await;
            if starts {
                c.app.later(DAY).await;
                assert_eq!(c.due(&c.bob).await.len(), 1);
            }
            c.try_to(&c.bob, &id, "cancel").await.expect(403);
            c.try_to(who, &id, "cancel").await.expect(200);
            c.app.later(DAY * 2).await;
            assert_eq!(c.state(&id).await, "canceled");
            let due = c.due(&c.bob).await;
            assert!(due.is_empty(), "nobody receives it from then on");
            lost(&c.try_to(who, &id, "cancel").await.expect(409), "canceled");
            c.app.finish().await;
        }
    }
}

#[tokio::test]
async fn copy_writer_from_any_state_into_a_new_draft() {
    for backend in backends() {
        let c = contoso(backend).await;
        let id = c.create(&c.draft()).await;
        let mut seen = Vec::new();
        for action in ["", "submitForApproval", "approve", "cancel"] {
            let who = if action == "approve" {
                &c.approver
            } else {
                &c.writer
            };
            if !action.is_empty() {
                c.try_to(who, &id, action).await.expect(200);
            }
            seen.push(c.state(&id).await);
            let copy = c.try_to(&c.writer, &id, "copy").await.expect(201).json();
            assert_eq!(copy["state"], "draft");
            assert_eq!(copy["name"], "Copy of Payslips");
            assert_eq!(copy["content"], c.draft()["content"]);
            assert_eq!(copy["schedule"]["endDateTime"], Value::Null);
        }
        assert_eq!(seen, ["draft", "pendingApproval", "active", "canceled"]);
        c.try_to(&c.approver, &id, "copy").await.expect(403);
        c.app.finish().await;
    }
}

#[tokio::test]
async fn delete_writer_any_state_permanent_ends_delivery() {
    for backend in backends() {
        let c = contoso(backend).await;
        for moves in [
            &[][..],
            &["submitForApproval"],
            &["submitForApproval", "approve"],
        ] {
            let id = c.create(&c.draft()).await;
            for action in moves {
                let who = if *action == "approve" {
                    &c.approver
                } else {
                    &c.writer
                };
                c.try_to(who, &id, action).await.expect(200);
            }
            let path = format!("{MESSAGES}/{id}");
            c.app.delete(&path).by(&c.approver).send().await.expect(403);
            c.app.delete(&path).by(&c.writer).send().await.expect(204);
            c.app.get(&path).by(&c.writer).send().await.expect(404);
            c.app.delete(&path).by(&c.writer).send().await.expect(404);
            assert!(c.due(&c.bob).await.is_empty());
        }
        c.app.later(DAY * 40).await;
        c.app.finish().await;
    }
}
