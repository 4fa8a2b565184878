//! Licences through HTTP, on both databases.
#![expect(clippy::unwrap_used, reason = "tests")]

mod changes;
mod contoso;
mod filters;
mod groups;
mod insight;
mod life;
mod mailbox;
mod mailbox_plans;
mod notices;
mod oracle;
mod people;
mod places;
mod seats;
mod undo;
mod what_if;
