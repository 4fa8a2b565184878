//! Stories of chats with people outside, through HTTP, on SQLite and on PostgreSQL.
#![expect(clippy::unwrap_used, reason = "tests")]

mod crowd;
mod interleavings;
mod limit;
mod office;
mod oracle;
mod reach;
mod request;
mod rules;
mod talk;
