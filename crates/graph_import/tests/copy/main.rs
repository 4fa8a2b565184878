//! One Beffroi copies another, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod changes;
mod interrupted;
mod towns;
mod whole;
