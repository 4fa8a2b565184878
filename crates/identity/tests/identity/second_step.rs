//! A code after the password.

use std::time::Duration;

use beffroi_store::args;
use beffroi_testkit::{Backend, backends};
use serde_json::{Value, json};

use crate::authenticator::Phone;
use crate::office::{ALICE, EMILIE, LEA, Office, PASSWORD};

const STEP: Duration = Duration::from_secs(30);

#[tokio::test]
async fn emilie_sets_an_app_up_and_signs_in_with_it() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let portal = office.sign_in(EMILIE).await;

        // A first code confirms the app; a wrong one does not, and nothing counts before.
        let begun = office
            .post(&portal, "/identity/methods/totp", &json!({}))
            .await;
        assert_eq!(begun.header("cache-control"), "no-store");
        Phone::scan(&begun.expect(200).json());
        let wrong = json!({"code": "000000"});
        let confirm = "/identity/methods/totp/confirm";
        let refused = office.post(&portal, confirm, &wrong).await.expect(400);
        assert_eq!(refused.code(), "invalidCode");
        office.sign_in(EMILIE).await;
        let (phone, codes) = office.enrol(&portal).await;
        assert_eq!(codes.len(), 10);
        let again = office
            .post(&portal, "/identity/methods/totp", &json!({}))
            .await;
        assert_eq!(again.expect(409).code(), "totpAlreadyEnrolled");

        // The code that confirmed it is spent.
        let token = office.halfway(EMILIE, PASSWORD).await;
        let spent = office.step(&token, &phone.code(&office)).await.expect(401);
        assert_eq!(spent.code(), "invalidCode");
        office.app.later(STEP).await;
        let code = phone.code(&office);
        let answer = office.step(&token, &code).await.expect(200);
        let cookie = answer.cookies();
        assert_eq!(answer.json()["user"]["userPrincipalName"], EMILIE);
        assert_eq!(answer.json()["recoveryCodes"], Value::Null);
        let sessions = office.get(&cookie, "/identity/sessions").await.json();
        assert_eq!(sessions["value"][0]["signInMethod"], "passwordAndCode");

        // Nothing is good twice: neither the step nor the code.
        let over = office.step(&token, &code).await.expect(401);
        assert_eq!(over.code(), "signInStepExpired");
        let token = office.halfway(EMILIE, PASSWORD).await;
        let replayed = office.step(&token, &code).await.expect(401);
        assert_eq!(replayed.code(), "invalidCode");

        // Without the phone a recovery code does, once.
        let typed = codes[3].to_lowercase().replace('-', " ");
        office.step(&token, &typed).await.expect(200);
        let token = office.halfway(EMILIE, PASSWORD).await;
        office.step(&token, &codes[3]).await.expect(401);

        // New ones put an end to the old.
        let renewed = office
            .post(&portal, "/identity/methods/recoveryCodes", &json!({}))
            .await;
        let renewed = renewed.expect(200).json();
        office.step(&token, &codes[4]).await.expect(401);
        let fresh = renewed["recoveryCodes"][0].as_str().unwrap();
        office.step(&token, fresh).await.expect(200);

        // She removes it, and the password is enough again.
        let path = "/identity/methods/totp";
        let removed = office.app.delete(path).cookie(&portal).send().await;
        removed.expect(204);
        let none = office.app.delete(path).cookie(&portal).send().await;
        assert_eq!(none.expect(409).code(), "totpNotEnrolled");
        office.sign_in(EMILIE).await;
        let records = office.audit("UserManagement").await;
        let done: Vec<_> = records
            .iter()
            .map(|one| one["activityDisplayName"].as_str().unwrap())
            .collect();
        assert_eq!(
            done,
            [
                "Add authenticator app",
                "Use recovery code",
                "Create recovery codes",
                "Use recovery code",
                "Remove authenticator app"
            ]
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn codes_and_passwords_are_counted_together() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (phone, codes) = office.enrol(&office.sign_in(EMILIE).await).await;
        office.app.later(STEP).await;
        for _ in 0..2 {
            let wrong = office.try_sign_in(EMILIE, "cinq chevaux verts").await;
            wrong.expect(401);
        }
        // A right password in between forgives nothing and costs nothing.
        let token = office.halfway(EMILIE, PASSWORD).await;
        for _ in 0..3 {
            office.step(&token, "000000").await.expect(401);
        }
        let locked = office.step(&token, &phone.code(&office)).await.expect(429);
        assert_eq!(locked.code(), "tooManyAttempts");
        assert_eq!(locked.header("retry-after"), "30");
        office.try_sign_in(EMILIE, PASSWORD).await.expect(429);
        office.step(&token, &codes[0]).await.expect(429);

        // After the pause the same step goes on; a success forgets what failed.
        office.app.later(STEP).await;
        office.step(&token, &phone.code(&office)).await.expect(200);
        let token = office.halfway(EMILIE, PASSWORD).await;
        for _ in 0..4 {
            office.step(&token, "000000").await.expect(401);
        }
        office.step(&token, &codes[0]).await.expect(200);
        let failures = office.audit("SignIn").await;
        let reasons: Vec<_> = failures
            .iter()
            .filter_map(|one| one["resultReason"].as_str())
            .filter(|reason| !reason.is_empty())
            .collect();
        assert!(reasons.contains(&"the code was wrong"), "{reasons:?}");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_step_is_one_browsers_for_ten_minutes() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let portal = office.sign_in(EMILIE).await;
        let (phone, _) = office.enrol(&portal).await;
        office.app.later(STEP).await;
        let token = office.halfway(EMILIE, PASSWORD).await;
        let body = json!({"stepToken": token, "code": phone.code(&office)});
        let elsewhere = office.app.post("/identity/session/step").json(&body);
        let elsewhere = elsewhere.header("user-agent", "curl").send().await;
        assert_eq!(elsewhere.expect(401).code(), "signInStepExpired");
        let foreign = office.app.post("/identity/session/step").json(&body);
        let foreign = foreign.header("origin", "https://evil.example");
        let foreign = foreign.header("user-agent", "Firefox").send().await;
        assert_eq!(foreign.expect(403).code(), "originMismatch");
        for nonsense in ["", "x", &token[..60]] {
            office.step(nonsense, "123456").await.expect(401);
        }
        // A password that was changed meanwhile ends it.
        let changed = office
            .change_password(&portal, PASSWORD, "sept bateaux lents")
            .await;
        changed.expect(204);
        office.step(&token, &phone.code(&office)).await.expect(401);
        let token = office.halfway(EMILIE, "sept bateaux lents").await;
        office.app.later(Duration::from_mins(10)).await;
        let late = office.step(&token, &phone.code(&office)).await.expect(401);
        assert_eq!(late.code(), "signInStepExpired");
        // Somebody who may not sign in any more does not get in by the second step either.
        let token = office.halfway(EMILIE, "sept bateaux lents").await;
        office
            .patch_user(office.emilie, json!({"accountEnabled": false}))
            .await;
        office.step(&token, &phone.code(&office)).await.expect(401);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn of_two_who_use_a_code_at_once_one_gets_in() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (phone, codes) = office.enrol(&office.sign_in(EMILIE).await).await;
        office.app.later(STEP).await;
        for code in [phone.code(&office), codes[0].clone()] {
            let one = office.halfway(EMILIE, PASSWORD).await;
            let other = office.halfway(EMILIE, PASSWORD).await;
            let both = futures_util::join!(office.step(&one, &code), office.step(&other, &code));
            let mut statuses = [both.0.status, both.1.status];
            statuses.sort_unstable();
            assert_eq!(statuses, [200, 401], "{backend:?}");
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn nothing_tells_who_has_an_app_before_the_password_is_right() {
    for backend in backends() {
        let office = Office::open(backend).await;
        office.enrol(&office.sign_in(EMILIE).await).await;
        let mut answers = Vec::new();
        for name in [EMILIE, ALICE, LEA, "nobody@contoso.com"] {
            let before = beffroi_identity::password_verifications(office.app.cx());
            let answer = office.try_sign_in(name, "cinq chevaux verts").await;
            let cost = beffroi_identity::password_verifications(office.app.cx()) - before;
            let error = answer.expect(401).json()["error"].clone();
            answers.push((error["code"].clone(), error["message"].clone(), cost));
        }
        assert!(
            answers.windows(2).all(|two| two[0] == two[1]),
            "{answers:?}"
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn secrets_are_sealed_and_codes_hashed_where_they_are_kept() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let portal = office.sign_in(EMILIE).await;
        let begun = office
            .post(&portal, "/identity/methods/totp", &json!({}))
            .await
            .json();
        let plain = totp_rs::Secret::try_from_base32(begun["secret"].as_str().unwrap()).unwrap();
        let mut conn = office.app.cx().read().await.unwrap();
        let row = conn.one("SELECT secret FROM totp", args![]).await.unwrap();
        let kept: Vec<u8> = row.unwrap().get("secret").unwrap();
        assert!(kept.len() > 40);
        let plain = plain.as_bytes();
        assert!(!kept.windows(plain.len()).any(|piece| piece == plain));
        drop(conn);
        let (_, codes) = office.enrol(&portal).await;
        let mut conn = office.app.cx().read().await.unwrap();
        let rows = conn.all("SELECT code_hash FROM recovery_code", args![]);
        for row in rows.await.unwrap() {
            let hash: Vec<u8> = row.get("code_hash").unwrap();
            assert_eq!(hash.len(), 32);
            for code in &codes {
                use sha2::{Digest, Sha256};
                let letters = code.replace('-', "");
                // A plain hash could be tried out by whoever reads the table.
                assert_ne!(hash, Sha256::digest(&letters).to_vec());
            }
        }
        drop(conn);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn ways_to_sign_in_are_changed_within_fifteen_minutes_of_signing_in() {
    let office = Office::open(Backend::Sqlite).await;
    let portal = office.sign_in(EMILIE).await;
    office.app.later(Duration::from_secs(15 * 60 + 1)).await;
    for path in ["/identity/methods/totp", "/identity/methods/recoveryCodes"] {
        let late = office.post(&portal, path, &json!({})).await.expect(403);
        assert_eq!(late.code(), "freshSignInRequired");
    }
    let late = office.app.delete("/identity/methods/totp").cookie(&portal);
    late.send().await.expect(403);
    office.enrol(&office.sign_in(EMILIE).await).await;
    office.app.finish().await;
}
