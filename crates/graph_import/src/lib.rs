//! Copies people, groups and devices from any Microsoft Graph endpoint: a Microsoft 365 tenant, or
//! another Beffroi. First everything, then by delta what has changed since.
//!
//! | noun | meaning |
//! |---|---|
//! | source | a tenant that is copied from, named by address and tenant |
//! | round | one run through all phases: whole the first time, by delta from then on |
//! | phase | users, groups, members, owners, devices, in this order |
//!
//! ```text
//! users --> groups --> members --> owners --> devices --> done --(next round)--> users
//! ```
//!
//! Where a delta has expired, everything of that kind is read again; what is not named then is gone
//! (phases `usersGone`, `groupsGone`, which else have nothing to do).
//!
//! A page is written in one transaction with the place where the next one begins: whoever is killed
//! goes on from there, and a page that is read twice changes nothing. The transaction succeeds only
//! from the step that it was read at, so two imports of one source can't go past each other.
//!
//! | route | who |
//! |---|---|
//! | `POST /beta/admin/imports/graph` | `User.ReadWrite.All`; groups and devices only with their own |
//!
//! Tables: `graph_import_source`, `graph_import_object`, `graph_import_member`, `graph_import_owner`. No permission of its
//! own, no jobs. Neither the secret nor a token of the source is kept.

mod api;
mod devices;
mod groups;
mod members;
mod owners;
mod people;
mod remote;
mod report;
mod run;
mod store;

use beffroi_feature::Feature;
use beffroi_store::Migration;

pub use report::{Counts, Event, NotMapped, Report};

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261122000621_graph_import",
        sqlite: include_str!("../migrations/sqlite/20261122000621_graph_import.sql"),
        postgres: include_str!("../migrations/postgres/20261122000621_graph_import.sql"),
    },
    Migration {
        name: "20261122000661_graph_import_seen",
        sqlite: include_str!("../migrations/sqlite/20261122000661_graph_import_seen.sql"),
        postgres: include_str!("../migrations/postgres/20261122000661_graph_import_seen.sql"),
    },
    Migration {
        name: "20261128205900_graph_import_owners",
        sqlite: include_str!("../migrations/sqlite/20261128205900_graph_import_owners.sql"),
        postgres: include_str!("../migrations/postgres/20261128205900_graph_import_owners.sql"),
    },
];

/// The import as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        ..Feature::new("graph-import", api::routes)
    }
}
