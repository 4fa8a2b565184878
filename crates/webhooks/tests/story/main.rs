//! Programs of the organization are told what happens, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod failures;
mod log;
mod office;
mod processes;
mod rules;
mod sending;
