use beffroi_testkit::{Backend, Listener, Manner, backends};
use http::Method;
use serde_json::{Value, json};

use crate::office::{Office, PATH, program};

#[tokio::test]
async fn a_subscription_is_made_shown_renewed_and_deleted() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, lifecycle) = (Listener::open().await, Listener::open().await);
        let mut wish = office.wish(&hook, "/users");
        wish["lifecycleNotificationUrl"] = lifecycle.url.clone().into();
        let made = office.call(Method::POST, PATH, &wish).await.expect(201);
        for asked in [hook.calls(), lifecycle.calls()] {
            let words = "validationToken=Validation: Testing client application reachability";
            assert!(
                matches!(&asked[..], [one] if one.starts_with(words)),
                "{asked:?}"
            );
        }
        let body = made.json();
        assert_eq!(
            body["clientState"], "s3cr3t",
            "to its maker, at that moment"
        );
        assert_eq!(body["resource"], "/users");
        assert_eq!(body["changeType"], "updated,deleted");
        assert_eq!(body["applicationId"], office.program.id.as_str());
        assert_eq!(body["creatorId"], office.program.id.as_str());
        assert_eq!(body["includeResourceData"], false);
        assert_eq!(body["latestSupportedTlsVersion"], "v1_2");
        let path = format!("{PATH}/{}", body["id"].as_str().unwrap());
        assert_eq!(made.header("location"), format!("http://test.local{path}"));

        let shown = office.call(Method::GET, &path, &Value::Null).await;
        let shown = shown.expect(200).json();
        assert_eq!(shown["clientState"], Value::Null);
        let all = office.call(Method::GET, PATH, &Value::Null);
        let all = all.await.expect(200).json();
        assert_eq!(all["value"].as_array().unwrap().len(), 1);
        assert_eq!(all["value"][0]["clientState"], Value::Null);

        let later = json!({"expirationDateTime": office.in_hours(100)});
        let renewed = office.call(Method::PATCH, &path, &later).await.expect(200);
        assert_eq!(renewed.json()["expirationDateTime"], office.in_hours(100));
        assert!(hook.calls().is_empty(), "it is asked once");
        let moved = json!({"notificationUrl": lifecycle.url});
        let moved = office.call(Method::PATCH, &path, &moved).await.expect(200);
        assert_eq!(moved.json()["notificationUrl"], lifecycle.url.as_str());
        assert_eq!(lifecycle.calls().len(), 1);

        let gone = office.call(Method::DELETE, &path, &Value::Null).await;
        gone.expect(204);
        for method in [Method::GET, Method::DELETE] {
            let gone = office.call(method, &path, &Value::Null).await;
            gone.expect(404);
        }
        let expected = [
            "Add subscription",
            "Renew subscription",
            "Renew subscription",
            "Delete subscription",
        ];
        assert_eq!(office.activities().await, expected);
        office.app.drain().await;
        office.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_does_not_echo_the_token_gets_no_subscription() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let path = office.subscribe(&hook, "users").await;
        let elsewhere = Listener::open().await;
        for (manner, words) in [
            (Manner::Status(202), "HTTP status code is '202'"),
            (Manner::Status(404), "HTTP status code is '404'"),
            (Manner::Status(500), "HTTP status code is '500'"),
            (
                Manner::Text("hello".to_owned()),
                "exactly match validationToken",
            ),
            (Manner::Page, "must be text/plain"),
            (
                Manner::Redirect(elsewhere.url.clone()),
                "HTTP status code is '307'",
            ),
            (Manner::Endless, "exactly match validationToken"),
        ] {
            let rude = Listener::open().await;
            rude.becomes(manner);
            let wish = office.wish(&rude, "users");
            let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
            assert_eq!(refused.code(), "ValidationError");
            let message = refused.json()["error"]["message"].to_string();
            assert!(message.contains(words), "{message}");
            let moved = json!({"notificationUrl": rude.url});
            let refused = office.call(Method::PATCH, &path, &moved).await.expect(400);
            assert_eq!(refused.code(), "ValidationError");
            // The lifecycle address is asked as well.
            let mut wish = office.wish(&hook, "users");
            wish["lifecycleNotificationUrl"] = rude.url.clone().into();
            let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
            assert_eq!(
                refused.json()["error"]["target"],
                "lifecycleNotificationUrl"
            );
        }
        assert!(elsewhere.calls().is_empty(), "a redirect was followed");
        let mut wish = office.wish(&hook, "users");
        wish["notificationUrl"] = "http://127.0.0.1:1/".into();
        let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
        assert!(refused.text().contains("could not be reached"));
        let all = office.call(Method::GET, PATH, &Value::Null).await.json();
        assert_eq!(
            all["value"].as_array().unwrap().len(),
            1,
            "nothing is stored"
        );
        let shown = office.call(Method::GET, &path, &Value::Null).await.json();
        assert_eq!(shown["notificationUrl"], hook.url.as_str());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_listener_that_takes_its_time_is_not_waited_for() {
    let office = Office::open(Backend::Sqlite).await;
    let silent = Listener::open().await;
    silent.becomes(Manner::Silent);
    let wish = office.wish(&silent, "users");
    let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
    assert!(refused.text().contains("validation request timed out"));
    office.app.finish().await;
}

#[tokio::test]
async fn what_breaks_a_rule_is_refused_before_anybody_is_asked() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        for (field, value) in [
            ("changeType", json!("renamed")),
            ("resource", json!("devices")),
            ("expirationDateTime", json!(office.in_hours(29 * 24 + 1))),
            ("expirationDateTime", json!("2020-01-01T00:00:00Z")),
            ("clientState", json!("x".repeat(129))),
            ("includeResourceData", json!(true)),
            ("latestSupportedTlsVersion", json!("v1_0")),
            ("notificationUrl", json!("ftp://hooks.example.org/")),
            ("encryptionCertificate", json!("MII")),
            ("sequence", json!(1)),
        ] {
            let mut wish = office.wish(&hook, "users");
            wish[field] = value;
            let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
            assert!(refused.text().contains(field), "{}", refused.text());
        }
        for left_out in [
            "changeType",
            "notificationUrl",
            "resource",
            "expirationDateTime",
        ] {
            let mut wish = office.wish(&hook, "users");
            wish.as_object_mut().unwrap().remove(left_out);
            let refused = office.call(Method::POST, PATH, &wish).await.expect(400);
            assert!(refused.text().contains(left_out), "{}", refused.text());
        }
        let absent = format!("users/{}", uuid::Uuid::from_u128(7));
        let wish = office.wish(&hook, &absent);
        office.call(Method::POST, PATH, &wish).await.expect(404);
        // A short life is made as long as the shortest one.
        let mut wish = office.wish(&hook, "users");
        wish["expirationDateTime"] = office.in_hours(0).replace("00Z", "01Z").into();
        assert!(hook.calls().is_empty());
        let made = office.call(Method::POST, PATH, &wish).await.expect(201);
        let end: beffroi_core::Ts = made.json()["expirationDateTime"]
            .as_str()
            .unwrap()
            .parse()
            .unwrap();
        assert_eq!(end.since(office.app.cx().now()).as_secs(), 45 * 60);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_program_has_a_hundred_and_no_more() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let mut last = String::new();
        for _ in 0..100 {
            last = office.subscribe(&hook, "users").await;
        }
        let wish = office.wish(&hook, "users");
        let refused = office.call(Method::POST, PATH, &wish).await.expect(403);
        assert_eq!(refused.code(), "tooManySubscriptions");
        let other = program(&office.app, office.tenant, "Other", &["User.Read.All"]).await;
        let made = office.call_as(&other, Method::POST, PATH, &wish).await;
        made.expect(201);
        let gone = office.call(Method::DELETE, &last, &Value::Null).await;
        gone.expect(204);
        office.subscribe(&hook, "users").await;
        office.app.finish().await;
    }
}
