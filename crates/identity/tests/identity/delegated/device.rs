//! The device grant: a code is typed elsewhere.

use std::time::Duration;

use beffroi_testkit::backends;
use serde_json::{Value, json};

use super::{MINUTE, SCOPE, encoded, mail_merge, refused, token};
use crate::office::{ALICE, Office};

#[tokio::test]
async fn a_device_waits_for_somebody_to_type_its_code() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let begin = || {
            let path = format!("/{}/oauth2/v2.0/devicecode", office.tenant);
            let form = format!("client_id={client}&scope={}", encoded(SCOPE));
            office
                .app
                .post(&path)
                .body("application/x-www-form-urlencoded", form)
                .send()
        };
        let device = begin().await.expect(200).json();
        let poll = |device: &Value| {
            format!(
                "client_id={client}&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code={}",
                device["device_code"].as_str().unwrap()
            )
        };
        let pending = refused(
            token(&office, &poll(&device)).await,
            400,
            "authorization_pending",
        );
        assert_eq!(pending["error_codes"], json!([70_016]));
        refused(token(&office, &poll(&device)).await, 400, "slow_down");
        office.app.later(Duration::from_secs(5)).await;
        refused(
            token(&office, &poll(&device)).await,
            400,
            "authorization_pending",
        );

        let alice = office.sign_in(ALICE).await;
        let typed = |form: String| {
            let post = office.app.post("/devicelogin").cookie(&alice);
            post.body("application/x-www-form-urlencoded", form).send()
        };
        let code = device["user_code"].as_str().unwrap();
        let unknown = typed("user_code=BCDFGHJKL".to_owned())
            .await
            .expect(200)
            .text();
        assert!(unknown.contains("role=\"alert\""));
        let question = typed(format!("user_code={}", code.to_lowercase()))
            .await
            .expect(200)
            .text();
        assert!(
            question.contains("Mail merge") && question.contains("Lire le profil de chacun"),
            "{question}"
        );
        office.app.later(Duration::from_secs(5)).await;
        refused(
            token(&office, &poll(&device)).await,
            400,
            "authorization_pending",
        );
        typed(format!("user_code={code}&decision=allow"))
            .await
            .expect(200);
        let tokens = token(&office, &poll(&device)).await.expect(200).json();
        let bearer = tokens["access_token"].as_str().unwrap();
        let me = office
            .app
            .get("/v1.0/me")
            .bearer(bearer)
            .send()
            .await
            .expect(200);
        assert_eq!(me.json()["userPrincipalName"], ALICE);
        refused(token(&office, &poll(&device)).await, 400, "invalid_grant");

        let second = begin().await.expect(200).json();
        let code = second["user_code"].as_str().unwrap();
        typed(format!("user_code={code}&decision=refuse"))
            .await
            .expect(200);
        refused(
            token(&office, &poll(&second)).await,
            400,
            "authorization_declined",
        );
        let third = begin().await.expect(200).json();
        office.app.later(MINUTE * 15).await;
        refused(token(&office, &poll(&third)).await, 400, "expired_token");
        office.app.finish().await;
    }
}
