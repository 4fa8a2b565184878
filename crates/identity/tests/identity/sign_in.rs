//! One answer for everybody who may not come in.

use beffroi_core::Secret;
use beffroi_identity::password::set_password;
use beffroi_identity::password_verifications;
use beffroi_testkit::backends;
use beffroi_web::Actor;
use serde_json::json;

use crate::office::{ALICE, EMILIE, LEA, Office, PASSWORD};

#[tokio::test]
async fn unknown_wrong_disabled_deleted_and_without_password_get_one_answer() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let wrong = office
            .try_sign_in(ALICE, "cinq chevaux verts")
            .await
            .expect(401)
            .json();
        assert_eq!(wrong["error"]["code"], "invalidCredentials");
        let answers = |answer: serde_json::Value| {
            assert_eq!(answer["error"]["message"], wrong["error"]["message"]);
            assert_eq!(answer["error"].as_object().unwrap().len(), 3);
        };
        let endless = "x".repeat(1_000);
        for name in ["nobody@contoso.com", "nobody", "", LEA, endless.as_str()] {
            answers(office.try_sign_in(name, PASSWORD).await.expect(401).json());
        }
        answers(office.try_sign_in(ALICE, &endless).await.expect(401).json());
        office
            .patch_user(office.emilie, json!({"accountEnabled": false}))
            .await;
        answers(
            office
                .try_sign_in(EMILIE, PASSWORD)
                .await
                .expect(401)
                .json(),
        );
        let path = format!("/v1.0/users/{}", office.emilie);
        office
            .app
            .delete(&path)
            .extension(beffroi_identity::LocalOperator)
            .send()
            .await
            .expect(204);
        answers(
            office
                .try_sign_in(EMILIE, PASSWORD)
                .await
                .expect(401)
                .json(),
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn an_unknown_name_costs_the_same_work_as_a_wrong_password() {
    for backend in backends() {
        let office = Office::open(backend).await;
        office
            .patch_user(office.emilie, json!({"accountEnabled": false}))
            .await;
        for name in [ALICE, EMILIE, LEA, "nobody@contoso.com"] {
            let before = password_verifications(office.app.cx());
            office
                .try_sign_in(name, "cinq chevaux verts")
                .await
                .expect(401);
            assert_eq!(
                password_verifications(office.app.cx()) - before,
                1,
                "{name}"
            );
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_is_not_a_sign_in_is_named() {
    let office = Office::open(beffroi_testkit::Backend::Sqlite).await;
    for (body, field) in [
        (json!({"userPrincipalName": ALICE}), "password"),
        (
            json!({"userPrincipalName": 1, "password": "x"}),
            "userPrincipalName",
        ),
        (
            json!({"userPrincipalName": ALICE, "password": "x", "totp": "1"}),
            "totp",
        ),
    ] {
        let answer = office
            .app
            .post("/identity/session")
            .json(&body)
            .send()
            .await
            .expect(400);
        let message = answer.json()["error"]["message"]
            .as_str()
            .unwrap()
            .to_owned();
        assert!(message.contains(field), "{message}");
    }
    office.app.finish().await;
}

#[tokio::test]
async fn a_password_set_by_somebody_else_must_be_changed_first() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let old = office.sign_in(EMILIE).await;
        let (cx, given) = (office.app.cx(), Secret::new("onze canards gris".to_owned()));
        set_password(
            cx,
            Actor::system(),
            office.tenant,
            office.emilie,
            given,
            true,
            None,
        )
        .await
        .unwrap();
        office.get(&old, "/identity/session").await.expect(401);
        office.try_sign_in(EMILIE, PASSWORD).await.expect(401);

        let answer = office
            .try_sign_in(EMILIE, "onze canards gris")
            .await
            .expect(200);
        assert_eq!(answer.json()["mustChangePassword"], true);
        let cookie = answer.cookies();
        assert_eq!(
            office.get(&cookie, "/v1.0/me").await.expect(403).code(),
            "passwordChangeRequired"
        );
        office.get(&cookie, "/identity/session").await.expect(200);
        let change =
            json!({"currentPassword": "onze canards gris", "newPassword": "sept bateaux lents"});
        office
            .app
            .post("/identity/password")
            .cookie(&cookie)
            .json(&change)
            .send()
            .await
            .expect(204);
        office.get(&cookie, "/v1.0/me").await.expect(200);
        office.app.finish().await;
    }
}
