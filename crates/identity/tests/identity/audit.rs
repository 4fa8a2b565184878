//! What the trail says of people who come and go.

use std::time::Duration;

use beffroi_directory::permission::USER_READ_ALL;
use beffroi_identity::{SECRET_LIFETIME, create_application};
use beffroi_testkit::backends;
use beffroi_web::Actor;
use serde_json::{Value, json};

use crate::office::{EMILIE, Office, PASSWORD};

fn told(record: &Value) -> (String, String, String) {
    let text = |name: &str| record[name].as_str().unwrap_or_default().to_owned();
    (
        text("activityDisplayName"),
        text("result"),
        text("resultReason"),
    )
}

fn line(activity: &str, reason: &str) -> (String, String, String) {
    let result = if reason.is_empty() {
        "success"
    } else {
        "failure"
    };
    (activity.to_owned(), result.to_owned(), reason.to_owned())
}

#[tokio::test]
async fn sign_ins_refusals_and_ends_are_recorded() {
    for backend in backends() {
        let office = Office::open(backend).await;
        for _ in 0..5 {
            office
                .try_sign_in(EMILIE, "cinq chevaux verts")
                .await
                .expect(401);
        }
        office.try_sign_in(EMILIE, PASSWORD).await.expect(429);
        office
            .try_sign_in("nobody@contoso.com", PASSWORD)
            .await
            .expect(401);
        office.app.clock.advance(std::time::Duration::from_secs(30));
        let cookie = office.sign_in(EMILIE).await;
        office.sign_out(&cookie).await;

        let records = office.audit("SignIn").await;
        let mut expected = vec![line("Sign in", "the password was wrong"); 5];
        expected.push(line("Sign in", "too many failed attempts before"));
        expected.push(line("Sign in", ""));
        expected.push(line("Sign out", ""));
        assert_eq!(records.iter().map(told).collect::<Vec<_>>(), expected);
        assert_eq!(
            records[0]["initiatedBy"]["user"]["userPrincipalName"],
            EMILIE
        );
        assert_eq!(
            records[6]["targetResources"][0]["modifiedProperties"][0]["displayName"],
            "sessionId"
        );
        let verification = office.app.get("/beta/auditLogs/verification");
        let verification = verification
            .extension(beffroi_identity::LocalOperator)
            .send()
            .await
            .expect(200);
        assert_eq!(verification.json()["valid"], true);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn passwords_and_applications_are_recorded_without_their_secrets() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        for (current, new, status) in [
            ("cinq chevaux verts", "sept bateaux lents", 400),
            (PASSWORD, "sept bateaux lents", 204),
        ] {
            let change = json!({"currentPassword": current, "newPassword": new});
            office
                .app
                .post("/identity/password")
                .cookie(&cookie)
                .json(&change)
                .send()
                .await
                .expect(status);
        }
        let records = office.audit("UserManagement").await;
        let told: Vec<_> = records.iter().map(told).collect();
        assert_eq!(
            told,
            [
                line("Change password", "the current password was wrong"),
                line("Change password", "")
            ]
        );
        assert!(
            !records
                .iter()
                .any(|record| record.to_string().contains("bateaux"))
        );

        let permissions = [USER_READ_ALL];
        let made = create_application(
            office.app.cx(),
            Actor::system(),
            office.tenant,
            "Robot",
            &permissions,
        )
        .await;
        let records = office.audit("ApplicationManagement").await;
        assert_eq!(records[0]["activityDisplayName"], "Add application");
        assert_eq!(
            records[0]["targetResources"][0]["id"],
            made.as_ref().unwrap().client_id.to_string()
        );
        assert!(
            !records[0]
                .to_string()
                .contains(made.unwrap().client_secret.expose())
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_wrong_secret_is_recorded_once_a_minute() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let made = async |name: &str| {
            let permissions = [USER_READ_ALL];
            let (cx, tenant) = (office.app.cx(), office.tenant);
            let made = create_application(cx, Actor::system(), tenant, name, &permissions);
            made.await.unwrap()
        };
        let (robot, other) = (made("Robot").await, made("Other").await);
        let ask = async |id: String, proof: &str, status: u16| {
            let form = format!(
                "client_id={id}&grant_type=client_credentials&scope=https://graph.microsoft.com/.default&{proof}"
            );
            let request = office.app.post("/contoso.com/oauth2/v2.0/token");
            let request = request.body("application/x-www-form-urlencoded", form);
            request.send().await.expect(status);
        };
        let right = format!("client_secret={}", robot.client_secret.expose());
        let certificate = "client_assertion_type=urn:ietf:params:oauth:client-assertion-type:jwt-bearer&client_assertion=a.b.c";
        let wrong = "client_secret=wrong";
        let robots = || robot.client_id.to_string();
        ask(robots(), &right, 200).await;
        ask(uuid::Uuid::from_u128(9).to_string(), wrong, 400).await;
        assert!(office.audit("SignIn").await.is_empty());

        for _ in 0..3 {
            ask(robots(), wrong, 401).await;
        }
        ask(other.client_id.to_string(), certificate, 401).await;
        office.app.clock.advance(Duration::from_secs(59));
        ask(robots(), wrong, 401).await;
        office.app.clock.advance(Duration::from_secs(1));
        ask(robots(), certificate, 401).await;
        office.app.clock.advance(SECRET_LIFETIME);
        ask(robots(), &right, 401).await;

        let records = office.audit("SignIn").await;
        assert_eq!(
            records.iter().map(told).collect::<Vec<_>>(),
            [
                line("Sign in", "the client secret was wrong"),
                line("Sign in", "the client assertion was not for this endpoint"),
                line("Sign in", "the client assertion was not for this endpoint"),
                line("Sign in", "the client secret has expired"),
            ]
        );
        let actor = &records[0]["initiatedBy"]["app"];
        assert_eq!(
            (&actor["appId"], &actor["displayName"]),
            (&json!(robots()), &json!("Robot"))
        );
        assert_eq!(records[1]["initiatedBy"]["app"]["displayName"], "Other");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_forged_origin_and_a_password_to_be_changed_are_recorded() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        let sessions = office.get(&cookie, "/identity/sessions").await.expect(200);
        let session = sessions.json()["value"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let path = format!("/identity/sessions/{session}");
        let forged = office.app.delete(&path).header("cookie", &cookie);
        let forged = forged.header("origin", "http://evil.local");
        assert_eq!(forged.send().await.expect(403).code(), "originMismatch");

        let records = office.audit("Refusal").await;
        assert_eq!(records.len(), 1, "{records:?}");
        let (activity, result, reason) = told(&records[0]);
        assert_eq!(
            (activity.as_str(), result.as_str()),
            ("DELETE /identity/sessions/{id}", "failure")
        );
        assert!(reason.starts_with("originMismatch: "), "{reason}");
        assert_eq!(
            records[0]["initiatedBy"]["user"]["userPrincipalName"],
            EMILIE
        );
        assert_eq!(records[0]["targetResources"][0]["id"], session);

        let must = json!({"passwordProfile": {"password": PASSWORD, "forceChangePasswordNextSignIn": true}});
        office.patch_user(office.emilie, must).await;
        let cookie = office.sign_in(EMILIE).await;
        let refused = office.get(&cookie, "/v1.0/me").await.expect(403);
        assert_eq!(refused.code(), "passwordChangeRequired");
        let records = office.audit("Refusal").await;
        assert_eq!(records.len(), 2, "{records:?}");
        assert!(told(&records[1]).2.starts_with("passwordChangeRequired: "));
        office.app.finish().await;
    }
}
