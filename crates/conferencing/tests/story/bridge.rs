//! A telephone bridge asks.

use std::time::Duration;

use beffroi_testkit::{TestCaller, backends};
use serde_json::{Value, json};

use crate::mails::verified;
use crate::office::Office;

#[tokio::test]
async fn five_wrong_pins_lock_a_conference_for_a_quarter_of_an_hour() {
    for backend in backends() {
        let o = Office::open(backend, 2).await;
        o.licensed(&[0, 1]).await;
        o.sent();
        let pin = o.act(0, "resetPin", Value::Null).await.expect(200).json()["pin"].clone();
        o.sent();
        let conference = o.has(0).await["conferenceId"].clone();
        let right = json!({"conferenceId": conference, "pin": pin});
        let wrong = json!({"conferenceId": conference, "pin": "0"});
        for _ in 0..4 {
            assert_eq!(verified(&o, &wrong).await["result"], "refused");
        }
        let opened = verified(&o, &right).await;
        assert_eq!(opened["result"], "verified");
        assert_eq!(opened["userId"], json!(o.people[0]));
        assert_eq!(opened["language"], "en");
        // Whoever guesses gains nothing by the owner's calls: the four still count.
        let locked = verified(&o, &wrong).await;
        assert_eq!(locked["result"], "locked");
        assert_eq!(
            verified(&o, &right).await["result"],
            "locked",
            "the right one, too"
        );
        let other = json!({"conferenceId": o.has(1).await["conferenceId"], "pin": "0"});
        assert_eq!(
            verified(&o, &other).await["result"],
            "refused",
            "of this one only"
        );
        let audit = o
            .app
            .get("/v1.0/auditLogs/directoryAudits")
            .by(&o.admin)
            .send()
            .await;
        assert!(audit.expect(200).text().contains("Lock conference ID"));
        o.app.later(Duration::from_mins(16)).await;
        assert_eq!(verified(&o, &right).await["result"], "verified");
        // Four within the window, and more after it.
        for _ in 0..4 {
            verified(&o, &wrong).await;
        }
        o.app.later(Duration::from_mins(16)).await;
        assert_eq!(verified(&o, &wrong).await["result"], "refused");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn an_id_that_is_nobodys_is_locked_like_any_other() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let own = o.has(0).await["conferenceId"].clone();
        let mut answers = Vec::new();
        for conference in [own, json!("9999998")] {
            let wrong = json!({"conferenceId": conference, "pin": "0"});
            let mut all = Vec::new();
            for _ in 0..7 {
                all.push(verified(&o, &wrong).await);
            }
            o.app.later(Duration::from_mins(16)).await;
            all.push(verified(&o, &wrong).await);
            let told: Vec<Value> = all.iter().map(|one| one["result"].clone()).collect();
            answers.push(told);
        }
        assert_eq!(answers[0], answers[1]);
        assert_eq!(answers[0][4], "locked");
        assert_eq!(answers[0][7], "refused");
        o.app.finish().await;
    }
}

#[tokio::test]
async fn a_lock_is_seen_and_lifted_by_hand_or_by_a_new_pin() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let conference = o.has(0).await["conferenceId"].clone();
        let lock = async || {
            let wrong = json!({"conferenceId": conference, "pin": "0"});
            for _ in 0..5 {
                verified(&o, &wrong).await;
            }
            let has = o.has(0).await;
            assert!(has["lockedUntilDateTime"].is_string(), "{has}");
        };
        lock().await;
        let pin = o.act(0, "resetPin", Value::Null).await.expect(200).json()["pin"].clone();
        let right = json!({"conferenceId": conference, "pin": pin});
        assert_eq!(o.has(0).await["lockedUntilDateTime"], Value::Null);
        assert_eq!(verified(&o, &right).await["result"], "verified");
        lock().await;
        let unlocked = o.act(0, "unlock", Value::Null).await.expect(200).json();
        assert_eq!(unlocked["lockedUntilDateTime"], Value::Null);
        assert_eq!(verified(&o, &right).await["result"], "verified");
        let audit = o
            .app
            .get("/v1.0/auditLogs/directoryAudits")
            .by(&o.admin)
            .send()
            .await;
        assert!(audit.expect(200).text().contains("Unlock conference ID"));
        o.app.finish().await;
    }
}

#[tokio::test]
async fn nothing_is_told_of_what_is_not_there_or_not_theirs() {
    for backend in backends() {
        let o = Office::open(backend, 1).await;
        o.licensed(&[0]).await;
        o.sent();
        let pin = o.act(0, "resetPin", Value::Null).await.expect(200).json()["pin"].clone();
        o.sent();
        let conference = o.has(0).await["conferenceId"].clone();
        for asked in [
            json!({"conferenceId": "9999999", "pin": "12345"}),
            json!({"conferenceId": "x", "pin": "12345"}),
            json!({"conferenceId": conference, "pin": "9".repeat(10_000)}),
        ] {
            let told = verified(&o, &asked).await;
            assert_eq!(told["result"], "refused");
            assert!(told["userId"].is_null());
        }
        let elsewhere = TestCaller {
            tenant: beffroi_core::TenantId::from_uuid(uuid::Uuid::from_u128(9)),
            ..o.admin.clone()
        };
        let asked = json!({"conferenceId": conference, "pin": pin});
        let told = o
            .app
            .post("/conferencing/verify")
            .by(&elsewhere)
            .json(&asked)
            .send()
            .await;
        assert_eq!(told.expect(200).json()["result"], "refused");
        o.app.finish().await;
    }
}
