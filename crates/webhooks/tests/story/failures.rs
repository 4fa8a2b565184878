use std::time::Duration;

use beffroi_core::Clock;
use beffroi_testkit::{Listener, Manner, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{Made, Office, is_signed, told};

/// Seconds after the first attempt, of each attempt.
const SCHEDULE: [u64; 10] = [
    0, 5, 305, 2_105, 9_305, 27_305, 63_305, 113_705, 185_705, 272_105,
];

async fn one_of(office: &Office, hook: &Made) -> Value {
    office.log(hook).await.pop().unwrap()
}

#[tokio::test]
async fn a_listener_that_is_down_is_tried_for_three_days() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Status(503));
        let sales = office.group("sales").await;
        let begin = office.app.clock.now();
        let mut ids = Vec::new();
        for (number, at) in SCHEDULE.into_iter().enumerate() {
            let now = office.app.clock.now().since(begin).as_secs();
            if let Some(early) = (at - now).checked_sub(1) {
                office.app.later(Duration::from_secs(early)).await;
                assert!(listener.heard().is_empty(), "attempt {number} came early");
                office.app.clock.advance(Duration::from_secs(1));
            }
            office.app.drain().await;
            let heard = listener.heard();
            assert_eq!(heard.len(), 1, "attempt {number} at {at}");
            assert!(is_signed(&heard[0], &hook.secret));
            ids.push((
                heard[0].header("webhook-id").to_owned(),
                heard[0].body.clone(),
            ));
        }
        ids.dedup();
        assert_eq!(ids.len(), 1, "always the same id and body");
        let failed = one_of(&office, &hook).await;
        assert_eq!(failed["state"], "failed");
        assert_eq!(failed["attemptCount"], 10);
        assert_eq!(failed["lastStatusCode"], 503);
        assert!(failed["lastError"].as_str().unwrap().contains("503"));
        office.app.later(Duration::from_hours(24)).await;
        assert!(listener.heard().is_empty(), "it has given up");

        // By hand it goes again, with a new time.
        listener.becomes(Manner::Polite);
        let path = format!(
            "{}/deliveries/{}",
            hook.path,
            failed["id"].as_str().unwrap()
        );
        let replayed = office.post(&format!("{path}/replay")).await.expect(200);
        let replayed = replayed.json();
        assert_eq!(replayed["state"], "waiting");
        assert_eq!(
            replayed["attemptCount"], 0,
            "with the whole schedule before it"
        );
        office.app.drain().await;
        let heard = listener.heard();
        assert_eq!(heard[0].header("webhook-id"), ids[0].0);
        assert_eq!(heard[0].body, ids[0].1);
        assert!(is_signed(&heard[0], &hook.secret));
        let time: i64 = heard[0].header("webhook-timestamp").parse().unwrap();
        assert_eq!(time, office.app.clock.now().micros() / 1_000_000);
        let log = office.get(&path).await;
        assert_eq!(log["state"], "delivered");
        assert_eq!(log["attempts"].as_array().unwrap().len(), 11);
        assert_eq!(log["lastError"], Value::Null);
        assert!(log["body"].as_str().unwrap().contains(&sales));
        let shown = office.get(&hook.path).await;
        assert_eq!(shown["failingSinceDateTime"], Value::Null);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_happens_meanwhile_does_not_wait_for_what_failed() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Status(500));
        let first = office.group("first").await;
        office.app.drain().await;
        office.app.later(Duration::from_secs(5)).await;
        assert_eq!(told(&listener).len(), 2);
        listener.becomes(Manner::Polite);
        let second = office.group("second").await;
        office.app.drain().await;
        assert_eq!(
            told(&listener),
            [format!("beffroi.group.created groups/{second}")]
        );
        office.app.later(Duration::from_mins(5)).await;
        assert_eq!(
            told(&listener),
            [format!("beffroi.group.created groups/{first}")]
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn who_says_gone_is_told_nothing_more() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Status(410));
        office.group("one").await;
        office.app.drain().await;
        let shown = office.get(&hook.path).await;
        assert_eq!(
            (&shown["enabled"], &shown["disabledReason"]),
            (&json!(false), &json!("gone"))
        );
        assert_eq!(one_of(&office, &hook).await["state"], "failed");
        assert_eq!(
            office.activities().await,
            ["Add webhook", "Disable webhook"]
        );
        listener.heard();
        office.group("two").await;
        office.app.later(Duration::from_hours(100)).await;
        assert!(listener.heard().is_empty());
        // Whoever enables it starts anew.
        listener.becomes(Manner::Polite);
        let patch = json!({"enabled": true});
        let shown = office.call(Method::PATCH, &hook.path, &patch).await;
        assert_eq!(shown.expect(200).json()["disabledReason"], Value::Null);
        let three = office.group("three").await;
        office.app.drain().await;
        assert_eq!(
            told(&listener),
            [format!("beffroi.group.created groups/{three}")]
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn after_five_days_without_success_it_is_disabled() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Status(500));
        for day in 0..5 {
            office.group(&format!("g{day}")).await;
            office.app.drain().await;
            let shown = office.get(&hook.path).await;
            assert_eq!(shown["enabled"], true, "day {day}");
            assert_eq!(shown["failingSinceDateTime"], "2026-11-23T09:00:00Z");
            office.app.clock.advance(Duration::from_hours(24));
        }
        office.group("last").await;
        office.app.drain().await;
        let shown = office.get(&hook.path).await;
        assert_eq!(shown["disabledReason"], "failing");
        let last = office.activities().await.pop();
        assert_eq!(last.as_deref(), Some("Disable webhook"));

        // Whoever moves it and enables it has what waited sent there.
        let (moved, waiting) = (Listener::open().await, office.log(&hook).await);
        let waiting = waiting.iter().filter(|one| one["state"] == "waiting");
        let patch = json!({"enabled": true, "url": moved.url});
        office
            .call(Method::PATCH, &hook.path, &patch)
            .await
            .expect(200);
        office.app.drain().await;
        assert_eq!(told(&moved).len(), waiting.count());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn everything_that_failed_since_a_time_is_sent_again() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Status(500));
        for name in ["old", "one", "two"] {
            office.group(name).await;
            office.app.drain().await;
            office.app.later(Duration::from_hours(1)).await;
        }
        let mut before = 0;
        for at in SCHEDULE {
            office.app.later(Duration::from_secs(at - before)).await;
            before = at;
        }
        let log = office.log(&hook).await;
        let failed = log.iter().filter(|one| one["state"] == "failed").count();
        listener.becomes(Manner::Polite);
        listener.heard();
        let since = json!({"sinceDateTime": "2026-11-23T09:30:00Z"});
        let path = format!("{}/replayFailed", hook.path);
        let replayed = office.call(Method::POST, &path, &since).await.expect(200);
        assert_eq!((failed, &replayed.json()["replayed"]), (3, &json!(2)));
        office.app.drain().await;
        assert_eq!(told(&listener).len(), 2);
        let again = office.call(Method::POST, &path, &since).await.expect(200);
        assert_eq!(again.json()["replayed"], 0);
        office.app.drain().await;
        office.app.finish().await;
    }
}

#[tokio::test]
async fn who_redirects_or_says_too_much_is_no_danger() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (listener, elsewhere) = (Listener::open().await, Listener::open().await);
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Redirect(elsewhere.url.clone()));
        office.group("one").await;
        office.app.drain().await;
        assert!(elsewhere.heard().is_empty());
        assert_eq!(one_of(&office, &hook).await["lastStatusCode"], 307);
        listener.becomes(Manner::Endless);
        office.app.later(Duration::from_secs(5)).await;
        assert_eq!(one_of(&office, &hook).await["state"], "delivered");
        office.app.finish().await;
    }
}
