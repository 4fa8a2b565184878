//! Several processes, and processes that die; with the machine's clock where time counts.

use std::sync::Arc;
use std::time::Duration;

use beffroi_channels::http::Policy;
use beffroi_core::SeededRandom;
use beffroi_feature::{App, AppParts, Settings};
use beffroi_store::{SealingKey, args};
use beffroi_testkit::{Listener, Manner, backends, test_settings};
use futures_util::FutureExt;

use crate::office::{Office, features, told};

/// A further process on the same database.
async fn neighbour(office: &Office) -> App {
    let parts = AppParts {
        db: office.app.cx().db.clone(),
        clock: Arc::new(office.app.clock.clone()),
        random: Arc::new(SeededRandom::new(2)),
        sealing: SealingKey::new([1; 32]),
        settings: Settings {
            outgoing: Policy {
                allow_private: true,
            },
            ..test_settings()
        },
    };
    App::start(parts, &features()).await.unwrap()
}

#[tokio::test]
async fn what_was_committed_is_told_after_the_process_that_wrote_it_has_died() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        office.subscribe(&hook, "users").await;
        office.app.drain().await;
        let ada = office.person("ada").await;
        // As if it had died between the commit and the job.
        let forget = |office: &Office| {
            let db = office.app.cx().db.clone();
            async move {
                db.write(|tx| {
                    async move {
                        tx.exec(
                            "DELETE FROM job WHERE kind = 'subscriptions.deliver'",
                            args![],
                        )
                        .await?;
                        Ok(())
                    }
                    .boxed()
                })
                .await
                .unwrap();
            }
        };
        forget(&office).await;
        office.app.drain().await;
        assert!(hook.take().is_empty());
        let after = neighbour(&office).await;
        after.workers.drain().await.unwrap();
        assert_eq!(told(&hook), [format!("updated Users/{ada}")]);
        // Nothing is told twice once it is noted.
        let third = neighbour(&office).await;
        third.workers.drain().await.unwrap();
        assert!(hook.take().is_empty());
        office.app.finish().await;
    }
}

#[tokio::test]
async fn two_servers_on_one_database_tell_everything_once() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let hook = Listener::open().await;
        let other = neighbour(&office).await;
        let mut wish = office.wish(&hook, "users");
        wish["changeType"] = "created".into();
        office.made(&wish).await;
        let mut expected = Vec::new();
        for number in 0..40 {
            let name = format!("p{number}");
            let person = office.person(&name);
            let here = office.app.app.workers.drain();
            let there = other.workers.drain();
            let (person, here, there) = tokio::join!(person, here, there);
            here.unwrap();
            there.unwrap();
            expected.push(format!("created Users/{person}"));
        }
        other.cx.caught_up(office.tenant).await.unwrap();
        office.app.drain().await;
        other.workers.drain().await.unwrap();
        assert_eq!(told(&hook), expected);
        office.app.finish().await;
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "how long it takes is the question"
)]
fn machine_time() -> std::time::Instant {
    std::time::Instant::now()
}

#[tokio::test]
async fn a_listener_is_told_within_two_seconds_though_others_hang() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let (hook, dead) = (Listener::open().await, Listener::open().await);
        for _ in 0..60 {
            office.subscribe(&dead, "users").await;
        }
        office.subscribe(&hook, "users").await;
        office.app.app.work();
        dead.becomes(Manner::Silent);
        let mut longest = Duration::ZERO;
        for number in 0..5 {
            let begin = machine_time();
            office.person(&format!("p{number}")).await;
            hook.told().await;
            longest = longest.max(begin.elapsed());
            assert_eq!(hook.take().len(), 1);
        }
        assert!(longest < Duration::from_secs(2), "{longest:?}");
        assert!(!dead.calls().is_empty());
        println!("{backend:?}: told after {longest:?} at most");
        office.app.finish().await;
    }
}
