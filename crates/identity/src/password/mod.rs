//! Passwords: rules, hashing, and the use cases that set them.

mod hashing;
pub mod rules;
pub(crate) mod service;
pub(crate) mod store;

pub use hashing::HashedPassword;
pub(crate) use hashing::Hashing;
pub use service::{hash_new_password, set_initial_password, set_password};
