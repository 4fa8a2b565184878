//! An administrator fills an organization: people by file, groups within groups, roles, devices,
//! and the audit trail that tells of it. In-process, on SQLite and PostgreSQL.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

mod administrators;
mod audit;
mod audit_export;
mod batch;
mod branding;
mod concurrency;
mod deleted;
mod delta;
mod dynamic;
mod filters;
mod graph;
mod groups;
mod import;
mod office;
mod owners;
mod text;
mod walls;
