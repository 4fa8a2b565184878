//! Conferences by phone: which change sends which mail, and what is in it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod bridge;
mod mails;
mod numbers;
mod office;
mod once;
mod switch;
