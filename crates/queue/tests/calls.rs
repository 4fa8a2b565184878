//! Nudged jobs, and calls that take their time, on both databases.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use beffroi_core::{Clock, Failure, ManualClock, TenantId, Ts};
use beffroi_queue::{Handler, MIGRATIONS, NewJob, Outcome, Workers, enqueue, nudge, waiting};
use beffroi_store::Db;
use beffroi_store::testing::{backends, fresh};
use futures_util::FutureExt;
use tokio::sync::Semaphore;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

fn tenant() -> TenantId {
    TenantId::from_uuid(Uuid::from_u128(1))
}

async fn nudged(db: &Db, id: u128, at: Ts) {
    db.write(move |tx| {
        async move {
            let job = NewJob::new("call", &"one", &(), at)?;
            nudge(tx, Uuid::from_u128(id), tenant(), job).await
        }
        .boxed()
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn a_nudge_wakes_who_sleeps_and_lets_who_waits_wait() {
    for backend in backends() {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(1_000_000));
        let runs = Arc::new(AtomicU32::new(0));
        let handler: Handler = {
            let (runs, db, clock) = (Arc::clone(&runs), fresh.db.clone(), clock.clone());
            Arc::new(move |_| {
                let (runs, db, clock) = (Arc::clone(&runs), db.clone(), clock.clone());
                async move {
                    Ok(match runs.fetch_add(1, Ordering::SeqCst) {
                        // While it runs, there is something new for it.
                        0 => {
                            nudged(&db, 2, clock.now()).await;
                            Outcome::Done
                        }
                        1 => {
                            nudged(&db, 3, clock.now()).await;
                            Outcome::Again(clock.now().plus(Duration::from_mins(1)))
                        }
                        _ => Outcome::Done,
                    })
                }
                .boxed()
            })
        };
        let workers = Workers::new(fresh.db.clone(), Arc::new(clock.clone()), HashMap::new())
            .calling(HashMap::from([("call", handler)]));
        nudged(&fresh.db, 1, clock.now()).await;
        assert_eq!(workers.drain().await.unwrap(), 2, "once more when it ended");
        nudged(&fresh.db, 4, clock.now()).await;
        assert_eq!(workers.drain().await.unwrap(), 0, "it keeps its time");
        clock.advance(Duration::from_mins(1));
        assert_eq!(workers.drain().await.unwrap(), 1);
        let left = waiting(&mut fresh.db.read().await.unwrap()).await.unwrap();
        assert_eq!(left, (0, 0));
    }
}

#[tokio::test]
async fn a_nudge_brings_back_what_was_set_aside() {
    for backend in backends() {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(1_000_000));
        let handler: Handler =
            Arc::new(|_| async { Err(Failure::invalid("call", "fails")) }.boxed());
        let workers = Workers::new(fresh.db.clone(), Arc::new(clock.clone()), HashMap::new())
            .calling(HashMap::from([("call", handler)]));
        nudged(&fresh.db, 1, clock.now()).await;
        for _ in 0..12 {
            workers.drain().await.unwrap();
            clock.advance(Duration::from_mins(10));
        }
        let mut conn = fresh.db.read().await.unwrap();
        assert_eq!(waiting(&mut conn).await.unwrap(), (0, 1));
        nudged(&fresh.db, 2, clock.now()).await;
        assert_eq!(waiting(&mut conn).await.unwrap(), (1, 0));
        drop(conn);
        assert_eq!(workers.drain().await.unwrap(), 1);
    }
}

#[tokio::test]
async fn calls_that_hang_hold_up_neither_jobs_nor_other_calls() {
    for backend in backends() {
        let fresh = fresh(backend, MIGRATIONS).await.unwrap();
        let clock = ManualClock::at(Ts::from_micros(1_000_000));
        let (hanging, done) = (Arc::new(Semaphore::new(0)), Arc::new(Semaphore::new(0)));
        let call: Handler = {
            let (hanging, done) = (Arc::clone(&hanging), Arc::clone(&done));
            Arc::new(move |job| {
                let (hanging, done) = (Arc::clone(&hanging), Arc::clone(&done));
                async move {
                    if job.payload::<bool>()? {
                        hanging.add_permits(1);
                        std::future::pending::<()>().await;
                    }
                    done.add_permits(1);
                    Ok(Outcome::Done)
                }
                .boxed()
            })
        };
        let job: Handler = {
            let done = Arc::clone(&done);
            Arc::new(move |_| {
                let done = Arc::clone(&done);
                async move {
                    done.add_permits(1);
                    Ok(Outcome::Done)
                }
                .boxed()
            })
        };
        let workers = Workers::new(
            fresh.db.clone(),
            Arc::new(clock.clone()),
            HashMap::from([("job", job)]),
        )
        .calling(HashMap::from([("call", call)]));
        let put = |kind: &'static str, key: u32, hangs: bool| {
            let (db, now) = (fresh.db.clone(), clock.now());
            async move {
                db.write(move |tx| {
                    async move {
                        let job = NewJob::new(kind, &key, &hangs, now)?;
                        enqueue(tx, Uuid::from_u128(u128::from(key)), tenant(), job).await
                    }
                    .boxed()
                })
                .await
                .unwrap();
            }
        };
        for key in 0..100 {
            put("call", key, true).await;
        }
        let running = tokio::spawn({
            let workers = workers.clone();
            async move { workers.run(CancellationToken::new()).await }
        });
        let _all = hanging.acquire_many(100).await.unwrap();
        put("job", 200, false).await;
        put("call", 201, false).await;
        let both = done.acquire_many(2);
        let both = tokio::time::timeout(Duration::from_secs(20), both).await;
        assert!(both.is_ok(), "somebody waited for those that hang");
        running.abort();
    }
}
