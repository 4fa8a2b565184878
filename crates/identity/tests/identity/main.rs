//! Identity through HTTP, in-process, on every database.
#![allow(clippy::unwrap_used, reason = "a test that can't go on panics")]

mod applications;
mod audit;
mod authenticator;
mod delegated;
mod lockout;
mod oauth;
mod office;
mod operator;
mod origin;
mod passkeys;
mod password;
mod providers;
mod second_step;
mod sessions;
mod sign_in;
mod soft_authenticator;
mod story;
mod text;
mod ways_in;
mod ways_up;
