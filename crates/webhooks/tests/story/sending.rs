use std::time::Duration;

use beffroi_testkit::{Listener, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{Office, is_signed, told};

const GROUPS: [&str; 3] = [
    "beffroi.group.created",
    "beffroi.group.updated",
    "beffroi.group.deleted",
];

#[tokio::test]
async fn what_happens_is_told_as_a_signed_cloud_event() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (listener, other) = (Listener::open().await, Listener::open().await);
        office.group("before").await;
        let hook = office.hook(&listener, &GROUPS).await;
        office.hook(&other, &["beffroi.group.created"]).await;
        let sales = office.group("sales").await;
        office.app.drain().await;

        let heard = listener.heard();
        assert_eq!(heard.len(), 1, "what was before is not told");
        let one = &heard[0];
        assert_eq!(one.header("content-type"), "application/cloudevents+json");
        assert_eq!(one.header("webhook-timestamp"), "1795424400");
        assert!(is_signed(one, &hook.secret));
        let event = one.json();
        let id = event["id"].as_str().unwrap();
        assert_eq!(one.header("webhook-id"), id);
        let tenant = office.tenant;
        assert_eq!(
            event,
            json!({
                "specversion": "1.0", "id": id, "type": "beffroi.group.created",
                "source": format!("http://test.local/v1.0/organization/{tenant}"),
                "subject": format!("groups/{sales}"), "time": "2026-11-23T09:00:00Z",
                "datacontenttype": "application/json",
                "data": {"id": sales, "at": "2026-11-23T09:00:00Z"},
            })
        );
        let same = other.heard();
        assert_eq!(same[0].header("webhook-id"), id, "the event's own id");
        assert!(!is_signed(&same[0], &hook.secret), "a secret of its own");

        let path = format!("/v1.0/groups/{sales}");
        let words = json!({"description": "Sells"});
        office.call(Method::PATCH, &path, &words).await.expect(204);
        office
            .call(Method::DELETE, &path, &Value::Null)
            .await
            .expect(204);
        office.app.drain().await;
        let subject = format!("groups/{sales}");
        let both = [
            format!("beffroi.group.updated {subject}"),
            format!("beffroi.group.deleted {subject}"),
        ];
        assert_eq!(told(&listener), both, "in order");
        assert!(told(&other).is_empty(), "it did not ask for these");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn many_events_are_each_told_once_in_order() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        office.hook(&listener, &["beffroi.group.created"]).await;
        let mut expected = Vec::new();
        for number in 0..50 {
            let id = office.group(&format!("g{number}")).await;
            expected.push(format!("beffroi.group.created groups/{id}"));
            office.app.clock.advance(Duration::from_millis(5));
        }
        office.app.drain().await;
        assert_eq!(told(&listener), expected);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn both_secrets_sign_for_a_day_after_a_rotation() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        let rotate = format!("{}/rotateSecret", hook.path);
        let rotated = office.post(&rotate).await.expect(200).json();
        let fresh = rotated["secret"].as_str().unwrap();
        assert_ne!(fresh, hook.secret);
        assert_eq!(rotated["previousSecretEndDateTime"], "2026-11-24T09:00:00Z");
        office.group("one").await;
        office.app.drain().await;
        let heard = listener.heard();
        assert!(is_signed(&heard[0], &hook.secret) && is_signed(&heard[0], fresh));
        let signatures = heard[0].header("webhook-signature");
        assert_eq!(signatures.split(' ').count(), 2, "{signatures}");

        office.app.later(Duration::from_hours(24)).await;
        office.group("two").await;
        office.app.drain().await;
        let heard = listener.heard();
        assert!(!is_signed(&heard[0], &hook.secret) && is_signed(&heard[0], fresh));
        let shown = office.get(&hook.path).await;
        assert_eq!(shown["previousSecretEndDateTime"], Value::Null);
        assert_eq!(shown["secret"], Value::Null, "shown once");
        let trail = office.activities().await;
        assert_eq!(trail, ["Add webhook", "Rotate webhook secret"]);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_test_goes_the_same_way() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        let test = format!("{}/test", hook.path);
        let sent = office.post(&test).await.expect(201);
        let path = sent.header("location");
        assert_eq!(sent.json()["state"], "waiting");
        office.app.drain().await;
        let heard = listener.heard();
        assert!(is_signed(&heard[0], &hook.secret));
        assert_eq!(heard[0].json()["type"], "beffroi.test");
        let path = path.strip_prefix("http://test.local").unwrap();
        let log = office.get(path).await;
        assert_eq!(log["state"], "delivered");
        assert_eq!(log["body"], heard[0].body.as_str());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_happens_during_a_pause_is_not_told() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        let set = async |enabled: bool| {
            let patch = json!({"enabled": enabled});
            office
                .call(Method::PATCH, &hook.path, &patch)
                .await
                .expect(200);
        };
        office.group("before").await;
        office.app.drain().await;
        set(false).await;
        office.group("during").await;
        office.app.drain().await;
        let refused = office.post(&format!("{}/test", hook.path)).await;
        assert_eq!(refused.expect(409).code(), "webhookDisabled");
        set(true).await;
        let after = office.group("after").await;
        office.app.drain().await;
        let heard = told(&listener);
        assert_eq!(heard.len(), 2, "{heard:?}");
        assert_eq!(heard[1], format!("beffroi.group.created groups/{after}"));

        // Types that are asked for from now on tell what happens from now on.
        let types = json!({"eventTypes": ["beffroi.group.updated"]});
        let path = format!("/v1.0/groups/{after}");
        let change = json!({"description": "1"});
        office.call(Method::PATCH, &path, &change).await.expect(204);
        office.group("last").await;
        office
            .call(Method::PATCH, &hook.path, &types)
            .await
            .expect(200);
        office.app.drain().await;
        assert_eq!(
            told(&listener).len(),
            1,
            "the last one made, as it was asked until then"
        );
        office.app.finish().await;
    }
}
