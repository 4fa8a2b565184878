//! Identity through HTTP, in-process, on every database.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

mod applications;
mod audit;
mod delegated;
mod lockout;
mod oauth;
mod office;
mod operator;
mod origin;
mod password;
mod sessions;
mod sign_in;
mod story;
mod text;
