//! Several processes, and processes that die; with the machine's clock where time counts.

use std::sync::Arc;
use std::time::Duration;

use beffroi_core::SeededRandom;
use beffroi_feature::{App, AppParts};
use beffroi_store::{SealingKey, args};
use beffroi_testkit::{Listener, Manner, backends};
use futures_util::FutureExt;

use crate::office::{Office, features, settings, told};

/// A further process on the same database.
pub(crate) async fn neighbour(office: &Office, allow_private: bool) -> App {
    let parts = AppParts {
        db: office.app.cx().db.clone(),
        clock: Arc::new(office.app.clock.clone()),
        random: Arc::new(SeededRandom::new(2)),
        sealing: SealingKey::new([1; 32]),
        settings: settings(allow_private),
    };
    App::start(parts, &features()).await.unwrap()
}

async fn execute(office: &Office, statement: &'static str) {
    let db = office.app.cx().db.clone();
    db.write(move |tx| {
        async move {
            tx.exec(statement, args![]).await?;
            Ok(())
        }
        .boxed()
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn what_was_committed_is_told_though_the_process_died_before_it_was_written() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        office.hook(&listener, &["beffroi.group.created"]).await;
        office.app.drain().await;
        let sales = office.group("sales").await;
        // As if it had died between the commit and the job.
        execute(&office, "DELETE FROM job WHERE kind = 'webhooks.deliver'").await;
        office.app.drain().await;
        assert!(listener.heard().is_empty());
        let after = neighbour(&office, true).await;
        after.workers.drain().await.unwrap();
        assert_eq!(
            told(&listener),
            [format!("beffroi.group.created groups/{sales}")]
        );
        let third = neighbour(&office, true).await;
        third.workers.drain().await.unwrap();
        assert!(
            listener.heard().is_empty(),
            "nothing is told twice once it is noted"
        );
        office.app.finish().await;
    }
}

#[tokio::test]
async fn what_was_written_is_sent_though_the_process_died_before_it_was_sent() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let hook = office.hook(&listener, &["beffroi.group.created"]).await;
        listener.becomes(Manner::Silent);
        let sales = office.group("sales").await;
        // It dies while it waits for the listener: its row is there, its result never comes.
        let workers = office.app.app.workers.clone();
        let dying = tokio::spawn(async move { workers.drain().await });
        while listener.calls().is_empty() {
            tokio::task::yield_now().await;
        }
        dying.abort();
        let _ = dying.await;
        assert_eq!(office.log(&hook).await[0]["state"], "waiting");
        listener.becomes(Manner::Polite);
        listener.heard();
        office.app.drain().await;
        assert!(listener.heard().is_empty(), "the dead one holds the job");
        office.app.later(Duration::from_secs(30)).await;
        assert_eq!(
            told(&listener),
            [format!("beffroi.group.created groups/{sales}")]
        );
        assert_eq!(office.log(&hook).await.len(), 1, "written once");
        office.app.finish().await;
    }
}

#[tokio::test]
async fn two_servers_on_one_database_tell_everything_once() {
    for backend in backends() {
        let office = Office::open(backend).await;
        let listener = Listener::open().await;
        let other = neighbour(&office, true).await;
        office.hook(&listener, &["beffroi.group.created"]).await;
        let mut expected = Vec::new();
        for number in 0..30 {
            let name = format!("g{number}");
            let group = office.group(&name);
            let here = office.app.app.workers.drain();
            let there = other.workers.drain();
            let (group, here, there) = tokio::join!(group, here, there);
            here.unwrap();
            there.unwrap();
            expected.push(format!("beffroi.group.created groups/{group}"));
            office.app.clock.advance(Duration::from_millis(5));
        }
        other.cx.caught_up(office.tenant).await.unwrap();
        office.app.drain().await;
        other.workers.drain().await.unwrap();
        assert_eq!(told(&listener), expected);
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
        let (listener, dead) = (Listener::open().await, Listener::open().await);
        for _ in 0..19 {
            office.hook(&dead, &["beffroi.group.created"]).await;
        }
        office.hook(&listener, &["beffroi.group.created"]).await;
        office.app.app.work();
        dead.becomes(Manner::Silent);
        let mut longest = Duration::ZERO;
        for number in 0..5 {
            let begin = machine_time();
            office.group(&format!("g{number}")).await;
            listener.told().await;
            longest = longest.max(begin.elapsed());
            listener.take();
        }
        assert!(longest < Duration::from_secs(2), "{longest:?}");
        assert!(!dead.calls().is_empty());
        println!("{backend:?}: told after {longest:?} at most");
        office.app.finish().await;
    }
}
