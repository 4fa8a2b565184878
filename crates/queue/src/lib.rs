//! Durable jobs: side effects written in the transaction that causes them, run afterwards.
//!
//! Guarantees: a committed job runs at least once, after its `run_at`; a job whose worker died runs
//! again when its lock expires; one that keeps failing is set aside (*dead*) with its last error
//! and stays visible. Handlers are idempotent. Nothing that was not committed ever runs.
//!
//! Jobs that call other people's servers have places of their own ([`Workers::calling`]): however
//! long those servers take, the other jobs do not wait for them.

mod job;
mod lane;
mod store;
mod worker;

pub use job::{Claimed, Handler, NewJob, Outcome};
pub use store::{cancel, enqueue, nudge, waiting};
pub use worker::Workers;

use beffroi_store::Migration;

/// The queue's tables.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "20261122000100_queue",
    sqlite: include_str!("../migrations/sqlite/20261122000100_queue.sql"),
    postgres: include_str!("../migrations/postgres/20261122000100_queue.sql"),
}];
