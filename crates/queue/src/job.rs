//! What a job is, and how long a failing one is tried.

use std::sync::Arc;
use std::time::Duration;

use beffroi_core::{Failure, TenantId, Ts, failure};
use futures_util::future::BoxFuture;
use serde::Serialize;
use uuid::Uuid;

/// A job to be written.
#[derive(Debug, Clone)]
pub struct NewJob {
    pub(crate) kind: &'static str,
    pub(crate) key: String,
    pub(crate) payload: String,
    pub(crate) run_at: Ts,
}

impl NewJob {
    /// A job of `kind` that runs at `run_at` or soon after. At most one job of a kind and `key` is
    /// waiting per tenant: a later one takes the earlier one's place.
    pub fn new(
        kind: &'static str,
        key: &impl ToString,
        payload: &impl Serialize,
        run_at: Ts,
    ) -> failure::Result<Self> {
        let payload = serde_json::to_string(payload).map_err(Failure::bug)?;
        Ok(Self {
            kind,
            key: key.to_string(),
            payload,
            run_at,
        })
    }
}

/// A job in a worker's hands.
#[derive(Debug, Clone)]
pub struct Claimed {
    /// The job's id: the same at every attempt.
    pub id: Uuid,
    /// The tenant it belongs to.
    pub tenant: TenantId,
    /// Its kind.
    pub kind: String,
    /// Its payload as JSON.
    pub payload: String,
    /// Which attempt this is, from 1.
    pub attempt: i64,
    pub(crate) version: i64,
    pub(crate) locked_until: Ts,
}

impl Claimed {
    /// The payload in its typed form.
    pub fn payload<T: serde::de::DeserializeOwned>(&self) -> failure::Result<T> {
        serde_json::from_str(&self.payload).map_err(Failure::bug)
    }
}

/// How a run ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Nothing is left to do.
    Done,
    /// The same job shall run again at the given time.
    Again(Ts),
}

/// Runs jobs of one kind.
pub type Handler =
    Arc<dyn Fn(Claimed) -> BoxFuture<'static, failure::Result<Outcome>> + Send + Sync>;

/// Attempts before a job is set aside.
pub(crate) const MAX_ATTEMPTS: i64 = 12;

/// The pause after a failed attempt: 1 s, 2 s, 4 s … at most 10 minutes.
pub(crate) fn pause(attempt: i64) -> Duration {
    let doublings = u32::try_from(attempt.clamp(1, 12) - 1).unwrap_or_default();
    Duration::from_secs(1 << doublings).min(Duration::from_mins(10))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_stop_growing() {
        let seconds: Vec<u64> = (1..=12).map(|attempt| pause(attempt).as_secs()).collect();
        assert_eq!(seconds, [1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
        assert_eq!(pause(i64::MAX).as_secs(), 600);
    }
}
