//! What people and administrators see and end: ways to sign in, sessions, programs; and what an
//! organization demands.

use std::time::Duration;

use beffroi_feature::{Cx, Means};
use beffroi_testkit::{Backend, backends};
use serde_json::{Value, json};

use crate::delegated::{code, mail_merge, redeeming, refused, token};
use crate::office::{ALICE, EMILIE, Office, PASSWORD};

const STEP: Duration = Duration::from_secs(30);

fn names(list: &Value, name: &str) -> Vec<String> {
    let all = list["value"].as_array().unwrap().iter();
    all.map(|one| one[name].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn an_administrator_resets_how_somebody_signs_in() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (alice, emilie) = (office.sign_in(ALICE).await, office.sign_in(EMILIE).await);
        office.enrol(&emilie).await;
        let own = office.get(&emilie, "/identity/methods").await.expect(200);
        assert_eq!(own.json()["totp"]["recoveryCodesLeft"], 10);
        assert_eq!(own.json()["secondStepRequired"], false);
        let token = office.halfway(EMILIE, PASSWORD).await;

        let path = format!("/v1.0/users/{EMILIE}/authentication/methods");
        let seen = office.get(&alice, &path).await.expect(200).json();
        assert_eq!(
            names(&seen, "@odata.type"),
            [
                "#microsoft.graph.passwordAuthenticationMethod",
                "#microsoft.graph.softwareOathAuthenticationMethod"
            ]
        );
        assert!(!seen.to_string().contains("secret"));
        let sessions = format!("/beta/users/{EMILIE}/authentication/sessions");
        let listed = office.get(&alice, &sessions).await.expect(200).json();
        assert_eq!(listed["value"][0]["isCurrent"], false);
        office.get(&emilie, &path).await.expect(403);
        let reset = format!("/beta/users/{EMILIE}/authentication/reset");
        office.post(&emilie, &reset, &json!({})).await.expect(403);

        office.post(&alice, &reset, &json!({})).await.expect(204);
        office.get(&emilie, "/identity/session").await.expect(401);
        office.step(&token, "123456").await.expect(401);
        let listed = office.get(&alice, &sessions).await.expect(200).json();
        assert_eq!(listed["value"], json!([]));
        office.sign_in(EMILIE).await;
        let records = office.audit("UserManagement").await;
        let last = records.last().unwrap();
        assert_eq!(last["activityDisplayName"], "Reset authentication methods");
        assert_eq!(last["targetResources"][0]["displayName"], "Émilie Roy");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn signing_out_everywhere_ends_sessions_refresh_tokens_and_grants() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        for by_administrator in [false, true] {
            let (alice, emilie) = (office.sign_in(ALICE).await, office.sign_in(EMILIE).await);
            let given = code(&office, &client, &emilie).await;
            let tokens = token(&office, &redeeming(&client, &given)).await;
            let tokens = tokens.expect(200).json();
            let pending = code(&office, &client, &emilie).await;
            let (path, by) = if by_administrator {
                (format!("/v1.0/users/{EMILIE}/revokeSignInSessions"), &alice)
            } else {
                ("/v1.0/me/revokeSignInSessions".to_owned(), &emilie)
            };
            let done = office.post(by, &path, &json!({})).await.expect(200);
            assert_eq!(done.json()["value"], true);
            office.get(&emilie, "/identity/session").await.expect(401);
            let bearer = tokens["access_token"].as_str().unwrap();
            let me = office.app.get("/v1.0/me").bearer(bearer).send().await;
            me.expect(401);
            let refresh = format!(
                "client_id={client}&grant_type=refresh_token&refresh_token={}",
                tokens["refresh_token"].as_str().unwrap()
            );
            refused(token(&office, &refresh).await, 400, "invalid_grant");
            let late = redeeming(&client, &pending);
            refused(token(&office, &late).await, 400, "invalid_grant");
            office.get(&alice, "/identity/session").await.expect(200);
        }
        let records = office.audit("SignIn").await;
        let ended: Vec<_> = records
            .iter()
            .filter(|one| one["activityDisplayName"] == "Revoke all sessions")
            .map(|one| one["initiatedBy"]["user"]["displayName"].clone())
            .collect();
        assert_eq!(ended, ["Émilie Roy", "Alice Admin"]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_a_program_was_let_do_is_taken_back() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let client = mail_merge(&office).await.client_id.to_string();
        let emilie = office.sign_in(EMILIE).await;
        let list = "/identity/consents";
        let none = office.get(&emilie, list).await.expect(200).json();
        assert_eq!(none["value"], json!([]));
        let mut bearer = String::new();
        for _ in 0..2 {
            let given = code(&office, &client, &emilie).await;
            let tokens = token(&office, &redeeming(&client, &given)).await;
            let tokens = tokens.expect(200).json();
            tokens["access_token"]
                .as_str()
                .unwrap()
                .clone_into(&mut bearer);
        }
        let seen = office.get(&emilie, list).await.expect(200).json();
        assert_eq!(names(&seen, "displayName"), ["Mail merge"]);
        let scope = seen["value"][0]["scope"].as_str().unwrap();
        assert!(scope.contains("User.Read.All") && scope.contains("openid"));
        let path = format!("{list}/{client}");
        let alice = office.sign_in(ALICE).await;
        let foreign = office.app.delete(&path).cookie(&alice).send().await;
        foreign.expect(404);
        let taken = office.app.delete(&path).cookie(&emilie).send().await;
        taken.expect(204);
        let me = office.app.get("/v1.0/me").bearer(&bearer).send().await;
        me.expect(401);
        let seen = office.get(&emilie, list).await.expect(200).json();
        assert_eq!(seen["value"], json!([]));
        office.get(&emilie, "/identity/session").await.expect(200);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_holds_a_role_needs_a_second_step_where_the_policy_says_so() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (alice, emilie) = (office.sign_in(ALICE).await, office.sign_in(EMILIE).await);
        let policy = "/beta/policies/signIn";
        let before = office.get(&alice, policy).await.expect(200).json();
        assert_eq!(before["secondStepForAdministrators"], false);
        let wish = json!({"secondStepForAdministrators": true});
        let change = |cookie: &str| office.app.patch(policy).cookie(cookie).json(&wish).send();
        change(&emilie).await.expect(403);
        for _ in 0..2 {
            let after = change(&alice).await.expect(200).json();
            assert_eq!(after["secondStepForAdministrators"], true);
        }
        assert_eq!(office.audit("Policy").await.len(), 1, "once, as it changed");
        office.sign_in(EMILIE).await;

        // Alice has no app: she sets one up on the way in.
        let step = office.try_sign_in(ALICE, PASSWORD).await.expect(202).json();
        assert_eq!(step["code"], "enrolmentRequired");
        let body = json!({"stepToken": step["stepToken"]});
        let path = "/identity/session/enrolment";
        let shown = office.app.post(path).json(&body);
        let shown = shown.header("user-agent", "Firefox").send().await;
        let phone = crate::authenticator::Phone::scan(&shown.expect(200).json());
        let token = step["stepToken"].as_str().unwrap();
        office.step(token, "000000").await.expect(401);
        let done = office.step(token, &phone.code(&office)).await.expect(200);
        assert_eq!(done.json()["recoveryCodes"].as_array().unwrap().len(), 10);
        let own = office
            .get(&done.cookies(), "/identity/methods")
            .await
            .json();
        assert_eq!(own["secondStepRequired"], true);
        // From now on it is a code as everybody's; the step's token is spent.
        office.step(token, &phone.code(&office)).await.expect(401);
        office.app.later(STEP).await;
        let token = office.halfway(ALICE, PASSWORD).await;
        office.step(&token, &phone.code(&office)).await.expect(200);

        let report = "/beta/reports/signInMethods";
        office.get(&emilie, report).await.expect(403);
        let counted = office.get(&alice, report).await.expect(200).json();
        assert_eq!(
            counted,
            json!({"people": 3, "password": 2, "authenticatorApp": 1, "passkey": 0, "provider": 0,
                "administrators": 1, "administratorsWithPasswordOnly": 0})
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn the_key_of_the_database_is_proven() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (cx, file) = (office.app.cx(), std::path::Path::new("/x/secret.key"));
        for _ in 0..2 {
            beffroi_identity::prove_sealing_key(cx, file).await.unwrap();
        }
        let mut means = Means::clone(cx);
        means.sealing = beffroi_store::SealingKey::new([9; 32]);
        let other = Cx::new(means);
        let refused = beffroi_identity::prove_sealing_key(&other, file).await;
        let refused = refused.unwrap_err();
        assert!(refused.message().contains("/x/secret.key"), "{refused}");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn nobody_without_a_session_sees_any_of_it() {
    let office = Office::open(Backend::Sqlite).await;
    for path in ["/identity/methods", "/identity/consents"] {
        office.app.get(path).send().await.expect(401);
    }
    office.app.finish().await;
}
