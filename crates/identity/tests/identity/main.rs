//! Identity through HTTP, in-process, on every database.
#![expect(clippy::unwrap_used, reason = "tests")]

mod audit;
mod lockout;
mod oauth;
mod office;
mod operator;
mod origin;
mod password;
mod sessions;
mod sign_in;
mod story;
