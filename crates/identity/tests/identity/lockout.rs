//! Guessing gets slower and slower, for names that exist and names that don't.

use std::time::Duration;

use beffroi_testkit::backends;
use futures_util::future::join_all;
use serde_json::json;

use crate::office::{ALICE, EMILIE, Office, PASSWORD};

#[tokio::test]
async fn five_guesses_are_free_then_the_wait_doubles() {
    for backend in backends() {
        let office = Office::open(backend).await;
        for name in [EMILIE, "nobody@contoso.com"] {
            for _ in 0..5 {
                office
                    .try_sign_in(name, "cinq chevaux verts")
                    .await
                    .expect(401);
            }
            for pause in [30, 60, 120] {
                let refused = office.try_sign_in(name, PASSWORD).await.expect(429);
                assert_eq!(refused.code(), "tooManyAttempts");
                assert_eq!(refused.header("retry-after"), pause.to_string(), "{name}");
                office.app.clock.advance(Duration::from_secs(pause));
                office
                    .try_sign_in(name, "cinq chevaux verts")
                    .await
                    .expect(401);
            }
        }
        // Others are not concerned, and the right password makes all good.
        office.sign_in(ALICE).await;
        office.app.clock.advance(Duration::from_mins(15));
        office.sign_in(EMILIE).await;
        for _ in 0..5 {
            office
                .try_sign_in(EMILIE, "cinq chevaux verts")
                .await
                .expect(401);
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn guesses_at_the_same_instant_count_like_guesses_in_a_row() {
    for backend in backends() {
        let office = Office::open(backend).await;
        for name in [EMILIE, "nobody@contoso.com"] {
            let guesses = (0..20).map(|n| format!("cinq chevaux {n}"));
            let guesses: Vec<String> = guesses.collect();
            let answers =
                join_all(guesses.iter().map(|guess| office.try_sign_in(name, guess))).await;
            let looked_at = answers.iter().filter(|answer| answer.status == 401).count();
            assert_eq!(looked_at, 5, "{name}");
        }
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_wrong_current_password_counts_as_a_guess() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let cookie = office.sign_in(EMILIE).await;
        let guess =
            json!({"currentPassword": "cinq chevaux verts", "newPassword": "sept bateaux lents"});
        let change = || {
            office
                .app
                .post("/identity/password")
                .cookie(&cookie)
                .json(&guess)
        };
        for _ in 0..5 {
            assert_eq!(
                change().send().await.expect(400).code(),
                "invalidCredentials"
            );
        }
        change().send().await.expect(429);
        office.try_sign_in(EMILIE, PASSWORD).await.expect(429);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn an_address_has_an_allowance_for_failures_only() {
    let office = Office::open(beffroi_testkit::Backend::Sqlite).await;
    let address = beffroi_web::ClientAddress("192.0.2.7".parse().unwrap());
    let attempt = |name: String, password: &str| {
        let body = json!({"userPrincipalName": name, "password": password});
        office
            .app
            .post("/identity/session")
            .extension(address)
            .json(&body)
            .send()
    };
    attempt(ALICE.to_owned(), PASSWORD).await.expect(200);
    // Attempts at an account that rests count too: it is the quickest way to use the allowance up.
    for n in 0..beffroi_identity::lockout::ADDRESS_BURST {
        let status = if n < 5 { 401 } else { 429 };
        attempt("nobody@contoso.com".to_owned(), "x")
            .await
            .expect(status);
    }
    let refused = attempt(ALICE.to_owned(), PASSWORD).await.expect(429);
    assert_eq!(refused.header("retry-after"), "1");
    // Somebody at another address is not concerned.
    office.sign_in(ALICE).await;
    office.app.clock.advance(Duration::from_secs(1));
    attempt(ALICE.to_owned(), PASSWORD).await.expect(200);
    office.app.finish().await;
}
