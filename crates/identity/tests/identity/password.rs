//! What a new password must be, told all at once.

use beffroi_core::Secret;
use beffroi_directory::UserId;
use beffroi_identity::password::set_password;
use beffroi_testkit::{Backend, backends};
use beffroi_web::Actor;
use serde_json::json;

use crate::office::{ALICE, EMILIE, LEA, Office, PASSWORD};

#[tokio::test]
async fn every_broken_rule_is_named_and_nothing_changes() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        for (new, rules) in [
            ("court", 1),
            ("emilie.roy", 2),
            ("passwordpassword", 1),
            ("motdepasse1", 2),
            (PASSWORD, 0),
        ] {
            let change = json!({"currentPassword": PASSWORD, "newPassword": new});
            let answer = office
                .app
                .post("/identity/password")
                .cookie(&cookie)
                .json(&change)
                .send()
                .await;
            let error = answer.expect(400).json()["error"].clone();
            assert_eq!(error["target"], "newPassword");
            let details = error["details"].as_array().map_or(0, Vec::len);
            assert_eq!(details, rules, "{error}");
        }
        office.try_sign_in(EMILIE, PASSWORD).await.expect(200);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn programs_have_no_password() {
    let office = Office::open(Backend::Sqlite).await;
    let change = json!({"currentPassword": PASSWORD, "newPassword": "sept bateaux lents"});
    let request = office.app.post("/identity/password").json(&change);
    request
        .extension(beffroi_identity::LocalOperator)
        .send()
        .await
        .expect(400);
    office
        .app
        .post("/identity/password")
        .json(&change)
        .send()
        .await
        .expect(401);
    office.app.finish().await;
}

#[tokio::test]
async fn set_for_nobody_is_not_found() {
    let office = Office::open(Backend::Sqlite).await;
    let nobody = UserId::from_uuid(office.tenant.uuid());
    let password = Secret::new("sept bateaux lents".to_owned());
    let set = set_password(
        office.app.cx(),
        Actor::system(),
        office.tenant,
        nobody,
        password,
        false,
        None,
    )
    .await;
    assert_eq!(set.unwrap_err().kind(), beffroi_core::Kind::NotFound);
    office.app.finish().await;
}

#[tokio::test]
async fn a_new_user_may_come_with_a_first_password() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let create = async |upn: &str, password: &str| {
            let user = json!({"userPrincipalName": upn, "displayName": "Max Muster",
                "passwordProfile": {"password": password, "forceChangePasswordNextSignIn": true}});
            let request = office.app.post("/v1.0/users").json(&user);
            request
                .extension(beffroi_identity::LocalOperator)
                .send()
                .await
        };
        let refused = create("max@contoso.com", "max muster")
            .await
            .expect(400)
            .json();
        assert_eq!(refused["error"]["target"], "passwordProfile/password");
        office
            .try_sign_in("max@contoso.com", "max muster")
            .await
            .expect(401);
        create("max@contoso.com", "onze canards gris")
            .await
            .expect(201);
        let session = office
            .try_sign_in("max@contoso.com", "onze canards gris")
            .await
            .expect(200);
        assert_eq!(session.json()["mustChangePassword"], true);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn an_administrator_sets_a_password_and_no_property_is_ignored() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(ALICE).await;
        let patch = async |key: &str, body: serde_json::Value| {
            let request = office
                .app
                .patch(&format!("/v1.0/users/{key}"))
                .cookie(&cookie);
            request.json(&body).send().await
        };
        let profile = json!({"password": "onze canards gris"});
        patch(LEA, json!({"passwordProfile": profile}))
            .await
            .expect(204);
        office
            .try_sign_in(LEA, "onze canards gris")
            .await
            .expect(200);
        let both = json!({"passwordProfile": profile, "jobTitle": "Archivist"});
        patch(LEA, both).await.expect(400);
        let unknown = patch(LEA, json!({"shoeSize": 39})).await.expect(400);
        assert_eq!(unknown.json()["error"]["target"], "shoeSize");
        let records = office.audit("UserManagement").await;
        assert_eq!(
            records.last().unwrap()["activityDisplayName"],
            "Reset password"
        );
        assert_ne!(
            records.last().unwrap()["correlationId"],
            json!(uuid::Uuid::nil())
        );
        office.app.finish().await;
    }
}
