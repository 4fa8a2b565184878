//! Licences through HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod contoso;
mod filters;
mod groups;
mod insight;
mod life;
mod mailbox;
mod mailbox_plans;
mod notices;
mod people;
mod seats;
