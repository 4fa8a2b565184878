//! Jobs on both databases, under a clock moved by hand.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

use std::collections::HashMap;
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use beffroi_core::{Clock, Failure, ManualClock, TenantId, Ts};
use beffroi_queue::{Handler, MIGRATIONS, NewJob, Outcome, Workers, enqueue, waiting};
use beffroi_store::Db;
use beffroi_store::testing::{Backend, backends, fresh};
use futures_util::FutureExt;
use tokio::sync::Notify;
use uuid::Uuid;

async fn put(db: &Db, id: u128, key: &'static str, payload: i64, at: Ts, commit: bool) {
    let tenant = TenantId::from_uuid(Uuid::from_u128(1));
    let result = db
        .write(move |tx| {
            async move {
                enqueue(
                    tx,
                    Uuid::from_u128(id),
                    tenant,
                    NewJob::new("count", &key, &payload, at)?,
                )
                .await?;
                if commit {
                    Ok(())
                } else {
                    Err(Failure::invalid("x", "undone"))
                }
            }
            .boxed()
        })
        .await;
    assert_eq!(result.is_ok(), commit);
}

#[tokio::test]
async fn due_jobs_run_once_failing_ones_again_and_undone_ones_never() {
    for backend in backends() {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(1_000_000));
        let (runs, sum) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicU32::new(0)));
        let handler: Handler = {
            let (runs, sum) = (Arc::clone(&runs), Arc::clone(&sum));
            Arc::new(move |job| {
                let (runs, sum) = (Arc::clone(&runs), Arc::clone(&sum));
                async move {
                    runs.fetch_add(1, Ordering::SeqCst);
                    let add: u32 = job.payload()?;
                    if add == 100 && job.attempt < 3 {
                        return Err(Failure::invalid("job", "fails twice"));
                    }
                    sum.fetch_add(add, Ordering::SeqCst);
                    Ok(Outcome::Done)
                }
                .boxed()
            })
        };
        let workers = Workers::new(
            fresh.db.clone(),
            Arc::new(clock.clone()),
            HashMap::from([("count", handler)]),
        );
        let now = clock.now();
        put(&fresh.db, 1, "a", 1, now, true).await;
        put(&fresh.db, 2, "a", 2, now, true).await; // takes the place of the first
        put(&fresh.db, 3, "b", 50, now, false).await;
        put(
            &fresh.db,
            4,
            "later",
            10,
            now.plus(Duration::from_hours(1)),
            true,
        )
        .await;
        put(&fresh.db, 5, "flaky", 100, now, true).await;
        workers.drain().await.unwrap();
        assert_eq!(
            (runs.load(Ordering::SeqCst), sum.load(Ordering::SeqCst)),
            (2, 2),
            "{backend:?}"
        );
        clock.advance(Duration::from_secs(1));
        workers.drain().await.unwrap();
        clock.advance(Duration::from_secs(2));
        workers.drain().await.unwrap();
        assert_eq!(
            (runs.load(Ordering::SeqCst), sum.load(Ordering::SeqCst)),
            (4, 102)
        );
        clock.advance(Duration::from_hours(1));
        workers.drain().await.unwrap();
        assert_eq!(sum.load(Ordering::SeqCst), 112);
        assert_eq!(
            waiting(&mut fresh.db.read().await.unwrap()).await.unwrap(),
            (0, 0)
        );
    }
}

#[tokio::test]
async fn a_job_that_never_succeeds_is_set_aside_and_stays_visible() {
    let fresh = fresh(backends()[0], MIGRATIONS).await.unwrap();
    let clock = ManualClock::at(Ts::from_micros(0));
    let workers = Workers::new(fresh.db.clone(), Arc::new(clock.clone()), HashMap::new());
    put(&fresh.db, 1, "a", 1, clock.now(), true).await;
    for _ in 0..12 {
        workers.drain().await.unwrap();
        clock.advance(Duration::from_hours(1));
    }
    assert_eq!(workers.drain().await.unwrap(), 0);
    assert_eq!(
        waiting(&mut fresh.db.read().await.unwrap()).await.unwrap(),
        (0, 1)
    );
}

#[tokio::test]
async fn two_processes_never_run_the_same_job_at_once() {
    for backend in backends() {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(0));
        let runs = Arc::new(AtomicU32::new(0));
        let counted = Arc::clone(&runs);
        let handler: Handler = Arc::new(move |_| {
            counted.fetch_add(1, Ordering::SeqCst);
            async { Ok(Outcome::Done) }.boxed()
        });
        for n in 0..100 {
            put(
                &fresh.db,
                n,
                Box::leak(n.to_string().into_boxed_str()),
                1,
                clock.now(),
                true,
            )
            .await;
        }
        let workers: Vec<Workers> = (0..4)
            .map(|_| {
                Workers::new(
                    fresh.db.clone(),
                    Arc::new(clock.clone()),
                    HashMap::from([("count", Arc::clone(&handler))]),
                )
            })
            .collect();
        futures_util::future::join_all(workers.iter().map(Workers::drain)).await;
        assert_eq!(runs.load(Ordering::SeqCst), 100);
    }
}

/// A handler that notes the payloads it is given; 1 stays under way until `release` is told.
fn noting(seen: &Arc<Mutex<Vec<i64>>>, begun: &Arc<Notify>, release: &Arc<Notify>) -> Handler {
    let (seen, begun, release) = (Arc::clone(seen), Arc::clone(begun), Arc::clone(release));
    Arc::new(move |job| {
        let (seen, begun, release) = (Arc::clone(&seen), Arc::clone(&begun), Arc::clone(&release));
        async move {
            let payload: i64 = job.payload()?;
            seen.lock().unwrap().push(payload);
            if payload == 1 {
                begun.notify_one();
                release.notified().await;
            }
            Ok(Outcome::Done)
        }
        .boxed()
    })
}

#[tokio::test]
async fn a_due_job_behind_one_that_is_under_way_is_picked() {
    for backend in backends() {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(1_000_000));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (begun, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let handler = noting(&seen, &begun, &release);
        let worker = || {
            let handlers = HashMap::from([("count", Arc::clone(&handler))]);
            Workers::new(fresh.db.clone(), Arc::new(clock.clone()), handlers)
        };
        put(&fresh.db, 1, "slow", 1, clock.now(), true).await;
        let first = worker();
        let first = tokio::spawn(async move { first.drain().await.unwrap() });
        begun.notified().await;
        clock.advance(Duration::from_secs(1));
        put(&fresh.db, 2, "behind", 2, clock.now(), true).await;
        let second = worker();
        let second = tokio::time::timeout(Duration::from_secs(20), second.drain()).await;
        let runs = second.expect("nobody waits for the job under way").unwrap();
        assert_eq!(runs, 1, "{backend:?}");
        assert_eq!(*seen.lock().unwrap(), [1, 2], "{backend:?}");
        release.notify_one();
        assert_eq!(first.await.unwrap(), 1);
        let left = waiting(&mut fresh.db.read().await.unwrap()).await.unwrap();
        assert_eq!(left, (0, 0));
    }
}

#[tokio::test]
async fn a_due_job_behind_a_row_that_somebody_is_writing_is_picked() {
    // SQLite has one writer: there nobody looks while somebody writes.
    for backend in backends()
        .into_iter()
        .filter(|one| *one == Backend::Postgres)
    {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(1_000_000));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let (begun, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let handlers = HashMap::from([("count", noting(&seen, &begun, &release))]);
        let worker = Workers::new(fresh.db.clone(), Arc::new(clock.clone()), handlers);
        put(&fresh.db, 1, "written", 1, clock.now(), true).await;
        put(&fresh.db, 2, "behind", 2, clock.now(), true).await;
        let (db, locked, go_on) = (fresh.db.clone(), Arc::clone(&begun), Arc::clone(&release));
        let writer = tokio::spawn(async move {
            db.write(move |tx| {
                async move {
                    let sql = "UPDATE job SET attempts = attempts WHERE dedup_key = 'written'";
                    tx.exec(sql, Vec::new()).await?;
                    locked.notify_one();
                    go_on.notified().await;
                    Ok(())
                }
                .boxed()
            })
            .await
        });
        begun.notified().await;
        // Whoever waited for the row would wait for ever; the second look finds nothing to do.
        let round = tokio::time::timeout(Duration::from_secs(20), worker.drain());
        round.await.expect("nobody waits for the row").unwrap();
        assert_eq!(*seen.lock().unwrap(), [2]);
        release.notify_one();
        writer.await.unwrap().unwrap();
    }
}
