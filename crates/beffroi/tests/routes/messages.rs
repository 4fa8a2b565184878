//! Organizational messages and their pictures, as things of a call.

use serde_json::{Value, json};

use crate::call::PIXEL;
use crate::office::id_of;
use crate::things::Things;

pub(crate) const MESSAGES: &str = "/beta/admin/organizationalMessages";
pub(crate) const PICTURES: &str = "/beta/admin/organizationalMessages/pictures";

impl Things<'_> {
    /// Moves a message as the one who wrote it.
    pub(crate) async fn as_writer(&self, step: &str, message: &str, body: &Value) {
        let request = self.app.post(&format!("{message}/{step}"));
        let request = request.bearer(&self.writer).json(body);
        request.send().await.expect(200);
    }

    /// A message in the state that the action needs.
    pub(crate) async fn message(&self, action: &str) -> String {
        let (group, _) = self.group().await;
        let draft = json!({
            "name": "Thing", "location": "taskbar", "objective": "adoption",
            "content": {"defaultLanguage": "en", "link": "https://contoso.example/x", "texts": [
                {"language": "en", "title": "Title", "body": "Body", "buttonText": "Open"}]},
            "recipients": {"includeGroups": [group]},
            "schedule": {"startDateTime": "2026-12-01T09:00:00Z", "endDateTime": "2026-12-23T09:00:00Z", "frequency": "once"},
        });
        let request = self.app.post(MESSAGES).bearer(&self.writer).json(&draft);
        let id = id_of(&request.send().await.expect(201));
        let moves: &[(&str, &str)] = match action {
            "approve" | "reject" => &[("writer", "submitForApproval")],
            "withdraw" => &[("writer", "submitForApproval"), ("approver", "reject")],
            "cancel" => &[("writer", "submitForApproval"), ("approver", "approve")],
            _ => &[],
        };
        for (who, action) in moves {
            let token = if *who == "writer" {
                &self.writer
            } else {
                &self.approver
            };
            let request = self.app.post(&format!("{MESSAGES}/{id}/{action}"));
            let body = match *action {
                "approve" | "reject" => json!({"comment": "As agreed."}),
                _ => json!({}),
            };
            let request = request.bearer(token).json(&body);
            request.send().await.expect(200);
        }
        if action == "cancel" {
            self.app.drain().await;
        }
        id
    }

    /// The path of a route about one message.
    pub(crate) async fn message_path(&self, template: &str, rest: &str) -> String {
        let action = rest.trim_start_matches("/{id}").trim_start_matches('/');
        let path = template.replace("{id}", &self.message(action).await);
        if action == "explain" {
            format!("{path}?user={}", self.bystander.id)
        } else {
            path
        }
    }

    /// A picture that was uploaded.
    pub(crate) async fn picture(&self) -> String {
        let request = self.app.post(&format!("{PICTURES}?location=portal"));
        let request = request.bearer(&self.writer).body("image/png", PIXEL);
        id_of(&request.send().await.expect(201))
    }
}
