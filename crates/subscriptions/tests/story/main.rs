//! Programs subscribe, and are told of changes, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod addresses;
mod delivery;
mod failures;
mod handshake;
mod office;
mod processes;
mod rights;
