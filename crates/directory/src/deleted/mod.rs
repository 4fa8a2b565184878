//! What was deleted and may be restored: people and groups, for 30 days.
//!
//! A deleted thing keeps its row, its roles and its devices; its memberships are put aside, so that
//! nothing that asks who is in a group meets it. Restoring brings them back where the other end
//! still exists; purging removes every trace but the audit trail.

mod model;
mod purge;
pub(crate) mod service;
pub(crate) mod store;

pub(crate) use model::{DeletedGroup, DeletedItem, DeletedUser, RestoreRequest};
pub(crate) use purge::{JOB, run};
