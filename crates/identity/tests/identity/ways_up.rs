//! Nobody becomes more than they are: not through a program, a role, an application or a provider.

use std::time::Duration;

use beffroi_core::Secret;
use beffroi_directory::permission::{APPLICATION_READ_WRITE_ALL, ROLE_READ_WRITE};
use beffroi_directory::{UserId, role};
use beffroi_identity::password::set_password;
use beffroi_testkit::{Answer, backends};
use beffroi_web::{Actor, ActorKind, Caller};
use serde_json::{Value, json};

use crate::delegated::{self, SCOPE, encoded, mail_merge, redeeming};
use crate::office::{ALICE, EMILIE, Office};

const ROLES: &str = "/v1.0/roleManagement/directory";

async fn device(office: &Office, client: &str) -> Value {
    let path = format!("/{}/oauth2/v2.0/devicecode", office.tenant);
    let form = format!("client_id={client}&scope={}", encoded(SCOPE));
    let asked = office.app.post(&path);
    let asked = asked.body("application/x-www-form-urlencoded", form);
    asked.send().await.expect(200).json()
}

fn allowing(device: &Value) -> String {
    let code = device["user_code"].as_str().unwrap();
    format!("user_code={code}&decision=allow")
}

async fn poll(office: &Office, client: &str, device: &Value) -> Answer {
    let code = device["device_code"].as_str().unwrap();
    let form = format!(
        "client_id={client}&grant_type=urn:ietf:params:oauth:grant-type:device_code&device_code={code}"
    );
    delegated::token(office, &form).await
}

#[tokio::test]
async fn a_program_does_not_let_in_another_one() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let alice = office.sign_in(ALICE).await;
        let code = delegated::code(&office, &client, &alice).await;
        let tokens = delegated::token(&office, &redeeming(&client, &code)).await;
        let tokens = tokens.expect(200).json();
        let bearer = tokens["access_token"].as_str().unwrap();

        let device = device(&office, &client).await;
        let kind = "application/x-www-form-urlencoded";
        let asked = office.app.post("/devicelogin").bearer(bearer);
        asked.body(kind, allowing(&device)).send().await.expect(401);
        let waiting = poll(&office, &client, &device).await;
        delegated::refused(waiting, 400, "authorization_pending");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_was_allowed_a_device_ends_with_everything_else() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let emilie = office.sign_in(EMILIE).await;
        let device = device(&office, &client).await;
        let asked = office.app.post("/devicelogin").cookie(&emilie);
        let kind = "application/x-www-form-urlencoded";
        asked.body(kind, allowing(&device)).send().await.expect(200);

        let alice = office.sign_in(ALICE).await;
        let path = format!("/v1.0/users/{}/revokeSignInSessions", office.emilie);
        office
            .app
            .post(&path)
            .cookie(&alice)
            .send()
            .await
            .expect(200);
        office.app.later(Duration::from_secs(5)).await;
        let ended = poll(&office, &client, &device).await;
        delegated::refused(ended, 400, "invalid_grant");
        office.app.finish().await;
    }
}

/// A role of these permissions for Émilie, who signs in with it.
async fn raised(office: &Office, alice: &str, permissions: &[&str]) -> String {
    let role =
        json!({"displayName": "Own", "rolePermissions": [{"allowedResourceActions": permissions}]});
    let path = format!("{ROLES}/roleDefinitions");
    let role = office.post(alice, &path, &role).await.expect(201).json();
    let give = json!({"roleDefinitionId": role["id"], "principalId": office.emilie.to_string(), "directoryScopeId": "/"});
    let path = format!("{ROLES}/roleAssignments");
    office.post(alice, &path, &give).await.expect(201);
    office.sign_in(EMILIE).await
}

#[tokio::test]
async fn who_may_give_roles_and_register_programs_is_no_global_administrator() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let alice = office.sign_in(ALICE).await;
        let may = [ROLE_READ_WRITE.0, APPLICATION_READ_WRITE_ALL.0];
        let emilie = raised(&office, &alice, &may).await;
        let strong = json!({"displayName": "Strong", "permissions": ["User.ReadWrite.All"]});
        let refused = office.post(&emilie, "/v1.0/applications", &strong).await;
        let refused = refused.expect(403);
        assert_eq!(refused.code(), "roleBeyondOwn");
        assert!(refused.text().contains("User.ReadWrite.All"));

        // Nor does she take what is above her from others.
        let body = json!({"displayName": "Second",
            "rolePermissions": [{"allowedResourceActions": ["User.ReadWrite.All"]}]});
        let path = format!("{ROLES}/roleDefinitions");
        let second = office.post(&alice, &path, &body).await;
        let second = second.expect(201).json();
        let second = format!("{ROLES}/roleDefinitions/{}", second["id"].as_str().unwrap());
        for change in [
            json!({"isEnabled": false}),
            json!({"rolePermissions": [{"allowedResourceActions": ["Application.Read.All"]}]}),
        ] {
            let asked = office.app.patch(&second).cookie(&emilie).json(&change);
            assert_eq!(asked.send().await.expect(403).code(), "roleBeyondOwn");
        }
        let asked = office.app.delete(&second).cookie(&emilie);
        assert_eq!(asked.send().await.expect(403).code(), "roleBeyondOwn");
        let all = office
            .get(&alice, &format!("{ROLES}/roleAssignments"))
            .await
            .json();
        let of_alice = all["value"].as_array().unwrap().iter();
        let mut of_alice = of_alice.filter(|one| one["principalId"] != office.emilie.to_string());
        let path = format!(
            "{ROLES}/roleAssignments/{}",
            of_alice.next().unwrap()["id"].as_str().unwrap()
        );
        let asked = office.app.delete(&path).cookie(&emilie);
        assert_eq!(asked.send().await.expect(403).code(), "roleBeyondOwn");
        office.app.finish().await;
    }
}

/// Between the question whether somebody may, and the writing, the other may have been given a role.
#[tokio::test]
async fn who_holds_a_role_by_the_time_of_the_writing_keeps_their_password() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let alice = office.sign_in(ALICE).await;
        let emilie = raised(&office, &alice, &["User.ReadWrite.All"]).await;
        assert!(!emilie.is_empty());
        let mut conn = office.app.cx().read().await.unwrap();
        let found = beffroi_directory::lookup::account_by_upn(&mut conn, ALICE);
        let target: UserId = found.await.unwrap().unwrap().id;
        assert!(
            role::holds_any(&mut conn, office.tenant, target)
                .await
                .unwrap()
        );
        drop(conn);
        let by = Caller {
            tenant: office.tenant,
            actor: Actor {
                id: office.emilie.uuid(),
                display_name: "Émilie".to_owned(),
                kind: ActorKind::User,
            },
            user_principal_name: None,
            permissions: [beffroi_directory::permission::USER_READ_WRITE_ALL]
                .into_iter()
                .collect(),
            session: None,
            languages: Vec::new(),
            delegation: None,
        };
        let password = Secret::new("sept bateaux lents".to_owned());
        let set = set_password(
            office.app.cx(),
            by.actor.clone(),
            office.tenant,
            target,
            password,
            false,
            Some(by),
        );
        assert_eq!(set.await.unwrap_err().kind(), beffroi_core::Kind::Denied);
        office.get(&alice, "/identity/session").await.expect(200);
        office.app.finish().await;
    }
}
