//! Workers claim due jobs, run them, and put back or set aside what failed.
//!
//! Usual jobs run in rounds, some at a time. Calls to other people's servers run beside them, many
//! at a time, and each one that ends makes room for the next: one that takes its whole time holds up
//! nobody.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{Clock, failure};
use beffroi_store::{Committed, Db};
use futures_util::FutureExt;
use futures_util::stream::{self, FuturesUnordered, StreamExt};
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;

use crate::job::{Claimed, Handler, MAX_ATTEMPTS, Outcome, pause};
use crate::lane::Lane;
use crate::store;

/// How many of the usual jobs that were claimed at once run side by side.
const SIDE_BY_SIDE: usize = 8;
/// How many calls to other people's servers are under way at once.
const CALLS: usize = 256;

/// The longest wait between two looks: a moved clock or a signal that was lost costs no more.
const LONGEST_WAIT: Duration = Duration::from_secs(1);

/// The workers of one process.
#[derive(Clone)]
pub struct Workers {
    db: Db,
    clock: Arc<dyn Clock>,
    handlers: Arc<HashMap<&'static str, Handler>>,
    /// The kinds that call other people's servers.
    calls: Arc<[&'static str]>,
}

impl Workers {
    /// Workers for the given kinds of job.
    pub fn new(db: Db, clock: Arc<dyn Clock>, handlers: HashMap<&'static str, Handler>) -> Self {
        Self {
            db,
            clock,
            handlers: Arc::new(handlers),
            calls: Arc::default(),
        }
    }

    /// The same with kinds of job that call other people's servers: one call each, of a few seconds
    /// at most. They have places of their own, so that nothing else waits for those servers.
    #[must_use]
    pub fn calling(mut self, calls: HashMap<&'static str, Handler>) -> Self {
        self.calls = calls.keys().copied().collect();
        let mut handlers = Arc::unwrap_or_clone(self.handlers);
        handlers.extend(calls);
        self.handlers = Arc::new(handlers);
        self
    }

    fn usual(&self) -> Lane {
        Lane::Usual(Arc::clone(&self.calls))
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
        if self.calls.is_empty() {
            return self.run_usual(&stop).await;
        }
        tokio::join!(self.run_usual(&stop), self.run_calls(&stop));
    }

    async fn run_usual(&self, stop: &CancellationToken) {
        let lane = self.usual();
        let mut commits = self.db.commits();
        let mut seen = 0;
        loop {
            seen = seen.max(commits.borrow_and_update().jobs());
            match self.round(&lane).await {
                Ok(0) => {}
                Ok(_) => continue,
                Err(failure) => tracing::warn!(%failure, "could not look for jobs"),
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = self.woken(&lane, &mut commits, seen) => {}
            }
        }
    }

    async fn run_calls(&self, stop: &CancellationToken) {
        let lane = Lane::Calls(Arc::clone(&self.calls));
        let mut commits = self.db.commits();
        let mut seen = 0;
        let mut running = FuturesUnordered::new();
        loop {
            seen = seen.max(commits.borrow_and_update().jobs());
            let has_room = running.len() + store::CLAIMED <= CALLS;
            if has_room {
                match self.claim(&lane).await {
                    Ok(claimed) if claimed.is_empty() => {}
                    Ok(claimed) => {
                        running.extend(claimed.into_iter().map(|job| self.run_one(job)));
                        continue;
                    }
                    Err(failure) => tracing::warn!(%failure, "could not look for calls"),
                }
            }
            tokio::select! {
                () = stop.cancelled() => break,
                Some(()) = running.next() => {}
                () = self.woken(&lane, &mut commits, seen), if has_room => {}
            }
        }
        while running.next().await.is_some() {}
    }

    /// Returns when there may be something to do: a commit left work, or something becomes due.
    async fn woken(&self, lane: &Lane, commits: &mut watch::Receiver<Committed>, seen: u64) {
        #[expect(
            clippy::disallowed_methods,
            reason = "a pulse: what is due is told by the clock"
        )]
        let pause = tokio::time::sleep(self.wait(lane).await);
        tokio::select! {
            _ = commits.wait_for(|now| now.jobs() > seen) => {}
            () = pause => {}
        }
    }

    /// Runs jobs until none is due; how many runs that took. For tests, which own the clock.
    pub async fn drain(&self) -> failure::Result<usize> {
        let lanes = [self.usual(), Lane::Calls(Arc::clone(&self.calls))];
        let mut runs = 0;
        loop {
            let before = runs;
            for lane in &lanes {
                runs += self.round(lane).await?;
            }
            if runs == before {
                return Ok(runs);
            }
        }
    }

    async fn wait(&self, lane: &Lane) -> Duration {
        let due = match self.db.read().await {
            Ok(mut conn) => store::next_due(&mut conn, lane).await.ok().flatten(),
            Err(_) => None,
        };
        due.map_or(LONGEST_WAIT, |due| {
            due.since(self.clock.now())
                .clamp(Duration::from_millis(1), LONGEST_WAIT)
        })
    }

    /// Takes jobs of the lane that are due.
    async fn claim(&self, lane: &Lane) -> failure::Result<Vec<Claimed>> {
        let now = self.clock.now();
        let mut conn = self.db.read().await?;
        if store::next_due(&mut conn, lane)
            .await?
            .is_none_or(|due| due > now)
        {
            return Ok(Vec::new());
        }
        drop(conn);
        let lane = lane.clone();
        self.db
            .write(move |tx| async move { Ok(store::claim(tx, now, &lane).await?) }.boxed())
            .await
    }

    async fn round(&self, lane: &Lane) -> failure::Result<usize> {
        let claimed = self.claim(lane).await?;
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
