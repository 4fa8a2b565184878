//! The server is killed at ten moments after it has said that a person is made: each time the
//! listener is told in the end.

use std::collections::HashSet;
use std::net::SocketAddr;
use std::time::Duration;

use beffroi_core::{Clock, SystemClock};
use beffroi_testkit::Listener;
use http::Method;
use serde_json::{Value, json};
use tokio::time::timeout;

use crate::process::{Home, PATIENCE, Server, send};
use crate::town::token;

/// So many milliseconds after the answer the server dies.
const MOMENTS: [u64; 10] = [0, 1, 2, 3, 5, 8, 12, 20, 40, 80];

async fn create(address: SocketAddr, token: &str, path: &str, body: &Value) -> String {
    let token = format!("Bearer {token}");
    let headers = [
        ("authorization", token.as_str()),
        ("content-type", "application/json"),
    ];
    let sent = send(address, Method::POST, path, &headers, body.to_string());
    let made = sent.await.expect("an answer").expect(201).json();
    made["id"].as_str().unwrap().to_owned()
}

/// A server that may call this machine.
async fn start(home: &Home) -> Server {
    let settings = [("BEFFROI_ALLOW_PRIVATE_TARGETS", "true")];
    Server::start_as(&home.path(), &settings).await
}

#[tokio::test]
async fn a_subscription_is_told_whatever_was_answered_though_the_server_dies() {
    let wish = |url: &str| {
        json!({
            "changeType": "created", "resource": "users", "notificationUrl": url,
            "expirationDateTime": SystemClock.now().plus(Duration::from_hours(2)),
        })
    };
    let told = |hook: &Listener| {
        let all = hook.take().into_iter();
        all.map(|one| one["resourceData"]["id"].clone()).collect()
    };
    told_in_the_end("/v1.0/subscriptions", wish, told).await;
}

#[tokio::test]
async fn a_webhook_is_told_whatever_was_answered_though_the_server_dies() {
    let wish = |url: &str| json!({"displayName": "Intranet", "url": url, "eventTypes": ["beffroi.user.created"]});
    let told = |hook: &Listener| {
        hook.take();
        let all = hook.heard().into_iter();
        all.map(|one| one.json()["data"]["id"].clone()).collect()
    };
    told_in_the_end("/beta/admin/webhooks", wish, told).await;
}

/// Makes people, kills the server after each, and waits until a listener has been told of all.
async fn told_in_the_end(
    path: &str,
    wish: impl Fn(&str) -> Value,
    told_since: impl Fn(&Listener) -> Vec<Value>,
) {
    let home = Home::init(&["User.ReadWrite.All", "Organization.ReadWrite.All"]).await;
    let hook = Listener::open().await;
    let mut server = start(&home).await;
    let token = token(server.address, &home.made).await;
    create(server.address, &token, path, &wish(&hook.url)).await;
    let mut made = HashSet::new();
    for (number, milliseconds) in MOMENTS.into_iter().enumerate() {
        let name = format!("p{number}@contoso.example");
        let person = json!({"userPrincipalName": name, "displayName": name});
        made.insert(create(server.address, &token, "/v1.0/users", &person).await);
        #[expect(
            clippy::disallowed_methods,
            reason = "the server must die at a time that it does not choose"
        )]
        tokio::time::sleep(Duration::from_millis(milliseconds)).await;
        server.kill().await;
        server = start(&home).await;
    }
    let told = async {
        while !made.is_empty() {
            hook.told().await;
            for one in told_since(&hook) {
                made.remove(one.as_str().unwrap());
            }
        }
    };
    let in_time = timeout(PATIENCE, told).await.is_ok();
    assert!(in_time, "never told of {made:?}");
    server.terminate().await;
}
