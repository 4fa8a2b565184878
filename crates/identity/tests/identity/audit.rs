//! What the trail says of people who come and go.

use beffroi_directory::permission::USER_READ_ALL;
use beffroi_identity::create_application;
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
