use std::time::Duration;

use beffroi_core::{Clock, Ts};
use beffroi_testkit::{Listener, Manner, backends};
use http::Method;
use serde_json::json;

use crate::office::{Office, told};

#[tokio::test]
async fn a_listener_that_is_down_is_tried_again_and_again() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        office.subscribe(&hook, "users").await;
        hook.calls();
        hook.becomes(Manner::Status(503));
        let ada = office.person("ada").await;
        let begin = office.app.clock.now();
        let mut tries: Vec<u64> = Vec::new();
        while tries.len() < 8 {
            office.app.drain().await;
            let elapsed = office.app.clock.now().since(begin).as_secs();
            tries.extend(hook.calls().iter().map(|_| elapsed));
            office.app.clock.advance(Duration::from_secs(1));
        }
        assert_eq!(tries, [0, 1, 2, 4, 8, 16, 32, 64]);
        // What happens meanwhile does not bring the next try forward.
        let bob = office.person("bob").await;
        office.app.drain().await;
        assert!(hook.calls().is_empty());
        hook.becomes(Manner::Polite);
        office.app.later(Duration::from_secs(64)).await;
        let both = [
            format!("updated Users/{ada}"),
            format!("updated Users/{bob}"),
        ];
        assert_eq!(told(&hook), both, "each once, in one request");
        // From then on at once.
        office.person("eve").await;
        office.app.drain().await;
        assert_eq!(told(&hook).len(), 1);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn a_renewal_has_what_waits_told_at_once() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let path = office.subscribe(&hook, "users").await;
        hook.becomes(Manner::Status(500));
        office.person("ada").await;
        for _ in 0..600 {
            office.app.later(Duration::from_secs(1)).await;
        }
        hook.becomes(Manner::Polite);
        office.app.drain().await;
        assert!(hook.take().is_empty());
        let renewed = json!({"expirationDateTime": office.in_hours(72)});
        office
            .call(Method::PATCH, &path, &renewed)
            .await
            .expect(200);
        office.app.drain().await;
        assert_eq!(told(&hook).len(), 1);
        office.app.finish().await;
    }
}

#[tokio::test]
async fn after_four_hours_it_is_told_that_it_missed_something() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, lifecycle) = (Listener::open().await, Listener::open().await);
        let mut wish = office.wish(&hook, "users");
        wish["lifecycleNotificationUrl"] = lifecycle.url.clone().into();
        office.made(&wish).await;
        hook.becomes(Manner::Status(500));
        office.person("ada").await;
        let begin: Ts = office.app.clock.now();
        let elapsed = |now: Ts| now.since(begin);
        while elapsed(office.app.clock.now()) < Duration::from_hours(4) {
            assert!(lifecycle.bodies().is_empty());
            office.app.later(Duration::from_mins(10)).await;
        }
        let bob = office.person("bob").await;
        office.app.later(Duration::from_mins(10)).await;
        assert_eq!(told(&lifecycle), ["missed users"]);
        hook.becomes(Manner::Polite);
        office.app.later(Duration::from_mins(10)).await;
        assert_eq!(
            told(&hook),
            [format!("updated Users/{bob}")],
            "what is young is kept"
        );
        office.app.later(Duration::from_hours(1)).await;
        assert!(lifecycle.bodies().is_empty());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn whoever_sends_notifications_elsewhere_gets_none() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, elsewhere) = (Listener::open().await, Listener::open().await);
        office.subscribe(&hook, "users").await;
        hook.becomes(Manner::Redirect(elsewhere.url.clone()));
        office.person("ada").await;
        office.app.drain().await;
        assert!(elsewhere.calls().is_empty());
        // An answer without an end is cut, and its status counts.
        hook.becomes(Manner::Endless);
        office.app.later(Duration::from_secs(1)).await;
        hook.becomes(Manner::Polite);
        office.person("bob").await;
        office.app.drain().await;
        assert_eq!(told(&hook).len(), 1);
        office.app.finish().await;
    }
}
