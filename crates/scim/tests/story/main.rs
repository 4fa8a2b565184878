//! Providers bring people and groups, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod bulk;
mod groups;
mod lists;
mod office;
mod people;
mod tokens;
