//! SQLite's one writer: transactions that wait at the same time share one flush (group commit).
//!
//! Each use case runs in a savepoint of its own, so a refusal undoes only itself. Its caller is
//! answered after the shared commit, never before.

use std::panic::AssertUnwindSafe;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::sync::{mpsc, watch};

use crate::db::{Committed, Effects};
use crate::{Conn, StoreError, Tx};

/// Most use cases under one flush: bounds how long the first of them waits.
const BATCH: usize = 256;

/// Tells the caller its result: `None` when the commit went well.
pub(crate) type Finish = Box<dyn FnOnce(Option<StoreError>) + Send>;

/// A use case, ready to run inside the writer's transaction. Returns whether to keep what it wrote.
pub(crate) type Job = Box<dyn for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, (bool, Finish)> + Send>;

pub(crate) async fn run(
    conn: Conn,
    mut jobs: mpsc::Receiver<Job>,
    committed: watch::Sender<Committed>,
) {
    let mut tx = Tx::new(conn);
    let mut waiting = Vec::with_capacity(BATCH);
    while jobs.recv_many(&mut waiting, BATCH).await > 0 {
        let mut finishes = Vec::with_capacity(waiting.len());
        let outcome = batch(&mut tx, &mut waiting, &mut jobs, &mut finishes).await;
        match outcome {
            Ok(effects) => {
                committed.send_modify(|now| now.advance(effects));
                for finish in finishes {
                    finish(None);
                }
            }
            Err(error) => {
                tracing::error!(%error, "the writer's transaction failed");
                let _ = tx.script("ROLLBACK").await;
                tx.take_effects();
                let mut first = Some(error);
                for finish in finishes {
                    finish(Some(first.take().unwrap_or_else(|| {
                        StoreError::Unavailable("the shared commit failed".into())
                    })));
                }
                waiting.clear();
            }
        }
    }
}

async fn batch(
    tx: &mut Tx,
    waiting: &mut Vec<Job>,
    jobs: &mut mpsc::Receiver<Job>,
    finishes: &mut Vec<Finish>,
) -> Result<Effects, StoreError> {
    tx.script("BEGIN IMMEDIATE").await?;
    let mut kept = Effects::default();
    while !waiting.is_empty() {
        for job in waiting.drain(..) {
            tx.script("SAVEPOINT use_case").await?;
            let ran = AssertUnwindSafe(job(tx)).catch_unwind().await;
            let keep = match ran {
                Ok((keep, finish)) => {
                    finishes.push(finish);
                    keep
                }
                // The caller sees its channel close and reports a bug.
                Err(_) => false,
            };
            let effects = tx.take_effects();
            if keep {
                kept.absorb(effects);
                tx.script("RELEASE use_case").await?;
            } else {
                tx.script("ROLLBACK TO use_case; RELEASE use_case").await?;
            }
        }
        // Whoever queued up meanwhile rides along.
        while finishes.len() + waiting.len() < BATCH {
            match jobs.try_recv() {
                Ok(job) => waiting.push(job),
                Err(_) => break,
            }
        }
    }
    tx.script("COMMIT").await?;
    Ok(kept)
}
