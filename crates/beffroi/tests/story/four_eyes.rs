//! Nobody decides on their own words, by no detour through a program of theirs.

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::journey::Contoso;
use crate::office;

impl Contoso {
    /// A program that the administrator registers and takes a secret of, and its token.
    async fn own_program(&self, permissions: &[&str]) -> String {
        let admin = &self.organization.admin;
        let new = json!({"displayName": "Helper", "permissions": permissions});
        let id = self
            .organization
            .create(&self.app, "/v1.0/applications", &new)
            .await;
        let path = format!("/v1.0/applications/{id}/addPassword");
        let secret = self
            .app
            .post(&path)
            .cookie(admin)
            .json(&json!({}))
            .send()
            .await;
        let secret = secret.expect(200).json()["secretText"]
            .as_str()
            .unwrap()
            .to_owned();
        let form = format!(
            "grant_type=client_credentials&client_id={id}&client_secret={secret}&scope=https%3A%2F%2Fgraph.microsoft.com%2F.default"
        );
        let path = format!("/{}/oauth2/v2.0/token", self.organization.tenant);
        let token = self
            .app
            .post(&path)
            .body("application/x-www-form-urlencoded", form);
        let token = token.send().await.expect(200).json();
        token["access_token"].as_str().unwrap().to_owned()
    }

    /// A message that somebody has sent for approval: the administrator, or a program by its token.
    async fn submitted_by(&self, token: Option<&str>) -> String {
        let by = |request: beffroi_testkit::Request| match token {
            Some(token) => request.bearer(token),
            None => request.cookie(&self.organization.admin),
        };
        let draft = json!({
            "name": "Payslips", "location": "taskbar", "objective": "techUpdates",
            "content": {"defaultLanguage": "en", "link": "https://contoso.example/payslips", "texts": [
                {"language": "en", "title": "Payslips", "body": "In the portal.", "buttonText": "Open"}]},
            "recipients": {"includeGroups": [self.sales]},
            "schedule": {"endDateTime": "2026-12-23T09:00:00Z", "frequency": "weekly", "spreadMinutes": 0},
        });
        let path = "/beta/admin/organizationalMessages";
        let id = office::id_of(
            &by(self.app.post(path).json(&draft))
                .send()
                .await
                .expect(201),
        );
        let path = format!("{path}/{id}/submitForApproval");
        by(self.app.post(&path).json(&json!({})))
            .send()
            .await
            .expect(200);
        id
    }
}

#[tokio::test]
async fn an_application_of_ones_own_is_no_second_person_in_either_direction() {
    for backend in backends() {
        let c = Contoso::open(backend).await;
        let approving = c.own_program(&["OrganizationalMessages.Approve.All"]).await;
        let writing = c
            .own_program(&["OrganizationalMessages.ReadWrite.All"])
            .await;
        let approve = async |id: &str, token: Option<&str>| {
            let path = format!("/beta/admin/organizationalMessages/{id}/approve");
            let request = c.app.post(&path).json(&json!({}));
            match token {
                Some(token) => request.bearer(token).send().await,
                None => request.cookie(&c.organization.admin).send().await,
            }
        };
        // Written by the administrator, or by one program of theirs: neither they nor the other one decides.
        for written_by in [None, Some(writing.as_str())] {
            let id = c.submitted_by(written_by).await;
            for decides in [None, Some(approving.as_str())] {
                let refused = approve(&id, decides).await.expect(403);
                assert_eq!(refused.code(), "approverIsAuthor");
            }
            let read = c
                .app
                .get(&format!("/beta/admin/organizationalMessages/{id}"));
            let read = read
                .cookie(&c.organization.admin)
                .send()
                .await
                .expect(200)
                .json();
            let allowed: &Vec<Value> = read["allowedActions"].as_array().unwrap();
            assert!(!allowed.contains(&json!("approve")), "{allowed:?}");
            // A program that is nobody's here does, and so does a second person.
            approve(&id, Some(&c.approving)).await.expect(200);
        }
        // What somebody else's program wrote is not the administrator's.
        let id = c.submitted_by(Some(&c.writing)).await;
        approve(&id, None).await.expect(200);
        c.app.drain().await;
        c.app.finish().await;
    }
}
