//! Émilie makes a passkey and signs in with nothing else.

use std::time::Duration;

use beffroi_feature::Settings;
use beffroi_testkit::{Answer, Backend, backends, test_settings};
use serde_json::{Value, json};

use crate::office::{ALICE, EMILIE, Office};
use crate::soft_authenticator::SoftAuthenticator;

const KEYS: &str = "/identity/methods/passkeys";

impl Office {
    async fn add_passkey(&self, cookie: &str, key: &mut SoftAuthenticator, name: &str) -> Answer {
        let options = self
            .post(cookie, &format!("{KEYS}/options"), &json!({}))
            .await;
        let options = options.expect(200).json();
        let body = json!({"displayName": name, "credential": key.create(&options["publicKey"]), "state": options["state"]});
        self.post(cookie, KEYS, &body).await
    }

    async fn challenge(&self) -> Value {
        let path = "/identity/session/passkey/options";
        let answer = self.app.post(path).json(&json!({})).send().await;
        answer.expect(200).json()
    }

    async fn answer(&self, challenge: &Value, key: &mut SoftAuthenticator) -> Answer {
        let body =
            json!({"credential": key.get(&challenge["publicKey"]), "state": challenge["state"]});
        let request = self.app.post("/identity/session/passkey").json(&body);
        request.send().await
    }
}

#[tokio::test]
async fn a_passkey_alone_signs_in() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let portal = office.sign_in(EMILIE).await;
        let mut key = SoftAuthenticator::new(1);
        let options = office
            .post(&portal, &format!("{KEYS}/options"), &json!({}))
            .await
            .json();
        let wish = &options["publicKey"]["authenticatorSelection"];
        assert_eq!(wish["residentKey"], "required");
        assert_eq!(wish["userVerification"], "required");
        assert_eq!(options["publicKey"]["rp"]["id"], "test.local");
        let made = office.add_passkey(&portal, &mut key, " Laptop ").await;
        let made = made.expect(200).json();
        assert_eq!(made["displayName"], "Laptop");

        // Nobody is named, and no list of credentials tells who has one.
        let challenge = office.challenge().await;
        assert_eq!(challenge["publicKey"]["allowCredentials"], json!([]));
        assert_eq!(challenge["publicKey"]["userVerification"], "required");
        let answer = office.answer(&challenge, &mut key).await.expect(200);
        let cookie = answer.cookies();
        assert_eq!(answer.json()["user"]["userPrincipalName"], EMILIE);
        let sessions = office.get(&cookie, "/identity/sessions").await.json();
        assert_eq!(sessions["value"][0]["signInMethod"], "passkey");

        // A challenge is answered once, and within ten minutes.
        let again = office.answer(&challenge, &mut key).await.expect(401);
        assert_eq!(again.code(), "challengeExpired");
        let challenge = office.challenge().await;
        office.app.later(Duration::from_mins(10)).await;
        let late = office.answer(&challenge, &mut key).await.expect(401);
        assert_eq!(late.code(), "challengeExpired");

        // It is renamed and removed; then it opens nothing.
        let path = format!("{KEYS}/{}", made["id"].as_str().unwrap());
        let body = json!({"displayName": "Blue key"});
        let renamed = office.app.patch(&path).cookie(&cookie).json(&body);
        renamed.send().await.expect(204);
        let removed = office.app.delete(&path).cookie(&cookie).send().await;
        removed.expect(204);
        let gone = office.app.delete(&path).cookie(&cookie).send().await;
        gone.expect(404);
        let challenge = office.challenge().await;
        let unknown = office.answer(&challenge, &mut key).await.expect(401);
        assert_eq!(unknown.code(), "unknownPasskey");
        let done = office.audit("UserManagement").await;
        let done: Vec<_> = done
            .iter()
            .map(|one| one["activityDisplayName"].as_str().unwrap())
            .collect();
        assert_eq!(done, ["Add passkey", "Rename passkey", "Remove passkey"]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_does_not_prove_itself_does_not_get_in() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let portal = office.sign_in(EMILIE).await;
        let mut key = SoftAuthenticator::new(1);
        office
            .add_passkey(&portal, &mut key, "Laptop")
            .await
            .expect(200);
        let challenge = office.challenge().await;
        let refused = async |key: &mut SoftAuthenticator, challenge: &Value| {
            let answer = office.answer(challenge, key).await.expect(401);
            assert_eq!(answer.code(), "unknownPasskey");
        };

        // Without a finger or PIN; on another site's page; with another key of the same id.
        key.verifies = false;
        refused(&mut key, &challenge).await;
        key.verifies = true;
        key.origin = "https://evil.example".to_owned();
        refused(&mut key, &challenge).await;
        key.origin = "http://test.local".to_owned();
        let mut thief = SoftAuthenticator::new(1);
        thief.create(&json!({"user": {"id": "AAAA"}, "rp": {"id": "test.local"}}));
        refused(&mut thief, &challenge).await;
        // Another challenge than the one that was signed; a state that was tampered with.
        let other = office.challenge().await;
        let mixed = json!({"publicKey": other["publicKey"], "state": challenge["state"]});
        refused(&mut key, &mixed).await;
        let mut state = challenge["state"].as_str().unwrap().to_owned();
        state.replace_range(40..41, if &state[40..41] == "A" { "B" } else { "A" });
        let tampered = json!({"publicKey": challenge["publicKey"], "state": state});
        let answer = office.answer(&tampered, &mut key).await.expect(401);
        assert_eq!(answer.code(), "challengeExpired");
        // A copy counts from the beginning.
        office.answer(&challenge, &mut key).await.expect(200);
        key.forget_the_counter();
        refused(&mut key, &office.challenge().await).await;

        // Whoever may not sign in any more does not with a passkey either.
        office
            .patch_user(office.emilie, json!({"accountEnabled": false}))
            .await;
        refused(&mut key, &office.challenge().await).await;
        let reasons = office.audit("SignIn").await;
        let reasons: Vec<_> = reasons
            .iter()
            .filter_map(|one| one["resultReason"].as_str())
            .collect();
        assert!(reasons.contains(&"the account is disabled"), "{reasons:?}");
        assert!(
            reasons.contains(&"the passkey did not prove itself"),
            "{reasons:?}"
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_passkey_is_one_persons() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (emilie, alice) = (office.sign_in(EMILIE).await, office.sign_in(ALICE).await);
        let mut key = SoftAuthenticator::new(1);
        let made = office.add_passkey(&emilie, &mut key, "Laptop").await;
        let path = format!("{KEYS}/{}", made.expect(200).json()["id"].as_str().unwrap());
        let taken = office.add_passkey(&alice, &mut key, "Laptop").await;
        assert_eq!(taken.expect(409).code(), "passkeyTaken");
        // What was begun for one is not finished by another.
        let options = office
            .post(&emilie, &format!("{KEYS}/options"), &json!({}))
            .await
            .json();
        let mut other = SoftAuthenticator::new(2);
        let body = json!({"displayName": "Phone", "credential": other.create(&options["publicKey"]), "state": options["state"]});
        let refused = office.post(&alice, KEYS, &body).await.expect(409);
        assert_eq!(refused.code(), "challengeExpired");
        other.verifies = false;
        let body = json!({"displayName": "Phone", "credential": other.create(&options["publicKey"]), "state": options["state"]});
        let refused = office.post(&emilie, KEYS, &body).await.expect(400);
        assert!(refused.text().contains("verifies its user"));
        for name in ["", " ", "\u{7}", &"x".repeat(101)] {
            let body = json!({"displayName": name, "credential": {}, "state": ""});
            let refused = office.post(&emilie, KEYS, &body).await.expect(400);
            assert_eq!(refused.json()["error"]["target"], "displayName");
        }
        let rename = json!({"displayName": "Mine"});
        let request = office.app.patch(&path).cookie(&alice).json(&rename);
        request.send().await.expect(404);
        let request = office.app.delete(&path).cookie(&alice);
        request.send().await.expect(404);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_server_that_is_only_a_number_has_no_passkeys() {
    let settings = Settings {
        public_url: "http://127.0.0.1:8080".to_owned(),
        ..test_settings()
    };
    let office = Office::open_as(Backend::Sqlite, settings).await;
    let path = "/identity/session/passkey/options";
    let answer = office.app.post(path).json(&json!({})).send().await;
    assert_eq!(answer.expect(409).code(), "passkeysNotPossible");
    office.app.finish().await;
}
