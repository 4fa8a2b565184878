//! Workers claim due jobs, run them, and put back or set aside what failed.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{Clock, failure};
use beffroi_store::Db;
use futures_util::FutureExt;
use futures_util::stream::{self, StreamExt};
use tokio_util::sync::CancellationToken;

use crate::job::{Claimed, Handler, MAX_ATTEMPTS, Outcome, pause};
use crate::store;

/// Jobs claimed at once, and how many of them run side by side.
const BATCH: u16 = 32;
const SIDE_BY_SIDE: usize = 8;

/// The longest wait between two looks: a moved clock or a signal that was lost costs no more.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// The workers of one process.
#[derive(Clone)]
pub struct Workers {
    db: Db,
    clock: Arc<dyn Clock>,
    handlers: Arc<HashMap<&'static str, Handler>>,
}

impl Workers {
    /// Workers for the given kinds of job.
    pub fn new(db: Db, clock: Arc<dyn Clock>, handlers: HashMap<&'static str, Handler>) -> Self {
        Self {
            db,
            clock,
            handlers: Arc::new(handlers),
        }
    }

    /// On SQLite one process is alone: jobs that look taken at its start were taken by a process that
    /// died. On PostgreSQL their locks expire.
    async fn take_over(&self) -> failure::Result<()> {
        if self.db.read().await?.is_sqlite() {
            let released = self
                .db
                .write(|tx| async move { Ok(store::release(tx).await?) }.boxed())
                .await?;
            if released > 0 {
                tracing::info!(released, "took over the jobs of a process that is gone");
            }
        }
        Ok(())
    }

    /// Works until told to stop; finishes what is under way.
    pub async fn run(self, stop: CancellationToken) {
        if let Err(failure) = self.take_over().await {
            tracing::warn!(%failure, "could not take over the jobs of a process that is gone");
        }
        let mut commits = self.db.commits();
        let mut seen = 0;
        loop {
            seen = seen.max(commits.borrow_and_update().jobs());
            match self.round().await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(failure) => tracing::warn!(%failure, "could not look for jobs"),
            }
            #[expect(
                clippy::disallowed_methods,
                reason = "a pulse: what is due is told by the clock"
            )]
            let pause = tokio::time::sleep(self.wait().await);
            tokio::select! {
                () = stop.cancelled() => return,
                _ = commits.wait_for(|now| now.jobs() > seen) => {}
                () = pause => {}
            }
        }
    }

    /// Runs jobs until none is due; how many runs that took. For tests, which own the clock.
    pub async fn drain(&self) -> failure::Result<usize> {
        let mut runs = 0;
        loop {
            match self.round().await? {
                0 => return Ok(runs),
                some => runs += some,
            }
        }
    }

    async fn wait(&self) -> Duration {
        let due = match self.db.read().await {
            Ok(mut conn) => store::next_due(&mut conn).await.ok().flatten(),
            Err(_) => None,
        };
        due.map_or(LONGEST_WAIT, |due| {
            due.since(self.clock.now())
                .clamp(Duration::from_millis(1), LONGEST_WAIT)
        })
    }

    async fn round(&self) -> failure::Result<usize> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        if store::next_due(&mut conn)
            .await?
            .is_none_or(|due| due > now)
        {
            return Ok(0);
        }
        drop(conn);
        let claimed = self
            .db
            .write(move |tx| async move { Ok(store::claim(tx, now, BATCH).await?) }.boxed())
            .await?;
        let count = claimed.len();
        stream::iter(claimed)
            .for_each_concurrent(SIDE_BY_SIDE, |job| self.run_one(job))
            .await;
        Ok(count)
    }

    async fn run_one(&self, job: Claimed) {
        let result = match self.handlers.get(job.kind.as_str()) {
            Some(handler) => {
                let run = std::panic::AssertUnwindSafe(handler(job.clone()));
                match run.catch_unwind().await {
                    Ok(result) => result.map_err(|failure| failure.to_string()),
                    Err(_) => Err("the handler panicked".to_owned()),
                }
            }
            None => Err(format!("no handler for jobs of kind {}", job.kind)),
        };
        let now = self.clock.now();
        let (kind, id) = (job.kind.clone(), job.id);
        let settled = self
            .db
            .write(move |tx| {
                async move {
                    match result {
                        Ok(Outcome::Done) => store::finish(tx, &job).await?,
                        Ok(Outcome::Again(at)) => store::put_back(tx, &job, at, None).await?,
                        Err(error) if job.attempt >= MAX_ATTEMPTS => {
                            tracing::error!(kind = job.kind, id = %job.id, error, "a job is set aside after its last attempt");
                            store::bury(tx, &job, error).await?;
                        }
                        Err(error) => {
                            tracing::warn!(kind = job.kind, id = %job.id, attempt = job.attempt, error, "a job failed and will be tried again");
                            store::put_back(tx, &job, now.plus(pause(job.attempt)), Some(error)).await?;
                        }
                    }
                    Ok(())
                }
                .boxed()
            })
            .await;
        if let Err(failure) = settled {
            // Its lock expires, and it runs again: handlers are idempotent.
            tracing::warn!(kind, %id, %failure, "a job's result could not be written");
        }
    }
}
