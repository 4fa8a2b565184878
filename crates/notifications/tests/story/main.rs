//! Custom notifications: who gets what, how often, by which gateway, and what is left of it.
#![expect(clippy::unwrap_used, reason = "tests")]

mod channels;
mod history;
mod limits;
mod live;
mod office;
mod push_service;
mod races;
mod trouble;
mod trust;
