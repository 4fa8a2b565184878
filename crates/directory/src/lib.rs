//! The ground floor: tenants, users, groups, devices, roles, audit and import of people.
//!
//! | noun | what it is |
//! |---|---|
//! | tenant | an organization; nothing crosses from one to another |
//! | user | a person with an account |
//! | group | users, devices and groups, or whoever a rule holds for; *All Company* is built in and holds everyone |
//! | owner | a user who looks after a group; no right follows from it |
//! | device | something that shows messages to its owner; an enrolled browser is one too |
//! | role | a named set of permissions, assigned to a user or a group, everywhere or for the people of one group |
//! | audit record | who did what to what, chained by hash |
//!
//! Every system may read this crate. It feeds the population (`projection`) from the change log:
//!
//! | change | payload |
//! |---|---|
//! | `user.saved` | `{ids, created}`: the first so many are new |
//! | `user.deleted`, `user.purged` | `{ids}` |
//! | `group.saved` | `{id, created}` |
//! | `group.deleted`, `group.purged` | `{id}` |
//! | `group.members` | `{group, added: [{id, kind}], removed: [{id, kind}]}` |
//! | `device.saved`, `device.removed` | `{ids}` |
//! | `role.assignments` | `{principal}` |
//! | `role.saved` | `{id}` |
//! | `tenant.saved` | `{}` |
//!
//! | job | what |
//! |---|---|
//! | `directory.purge` | removes for good what was deleted 30 days ago |

mod api;
pub mod audit;
pub mod change;
pub mod country;
mod deleted;
mod delta;
pub mod device;
pub mod group;
pub mod import;
pub mod lookup;
pub mod permission;
pub mod personal;
mod projection;
mod public;
pub mod role;
pub mod tenant;
pub mod user;

use beffroi_core::{Id, IdKind};
use beffroi_feature::{Feature, JobFn, Projection};
use beffroi_store::Migration;

/// The kind of a user.
#[derive(Debug)]
pub enum UserKind {}
impl IdKind for UserKind {
    const NAME: &'static str = "user";
}
/// A user's id.
pub type UserId = Id<UserKind>;

/// The kind of a group.
#[derive(Debug)]
pub enum GroupKind {}
impl IdKind for GroupKind {
    const NAME: &'static str = "group";
}
/// A group's id.
pub type GroupId = Id<GroupKind>;

/// The kind of a device.
#[derive(Debug)]
pub enum DeviceKind {}
impl IdKind for DeviceKind {
    const NAME: &'static str = "device";
}
/// A device's id.
pub type DeviceId = Id<DeviceKind>;

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261122000200_directory",
        sqlite: include_str!("../migrations/sqlite/20261122000200_directory.sql"),
        postgres: include_str!("../migrations/postgres/20261122000200_directory.sql"),
    },
    Migration {
        name: "20261122000201_user_order",
        sqlite: include_str!("../migrations/sqlite/20261122000201_user_order.sql"),
        postgres: include_str!("../migrations/postgres/20261122000201_user_order.sql"),
    },
    Migration {
        name: "20261122000610_deleted_items",
        sqlite: include_str!("../migrations/sqlite/20261122000610_deleted_items.sql"),
        postgres: include_str!("../migrations/postgres/20261122000610_deleted_items.sql"),
    },
    Migration {
        name: "20261122000612_group_owners",
        sqlite: include_str!("../migrations/sqlite/20261122000612_group_owners.sql"),
        postgres: include_str!("../migrations/postgres/20261122000612_group_owners.sql"),
    },
    Migration {
        name: "20261122000640_roles",
        sqlite: include_str!("../migrations/sqlite/20261122000640_roles.sql"),
        postgres: include_str!("../migrations/postgres/20261122000640_roles.sql"),
    },
    Migration {
        name: "20261122000641_dynamic_groups",
        sqlite: include_str!("../migrations/sqlite/20261122000641_dynamic_groups.sql"),
        postgres: include_str!("../migrations/postgres/20261122000641_dynamic_groups.sql"),
    },
    Migration {
        name: "20261122000662_other_mails_key",
        sqlite: include_str!("../migrations/sqlite/20261122000662_other_mails_key.sql"),
        postgres: include_str!("../migrations/postgres/20261122000662_other_mails_key.sql"),
    },
    Migration {
        name: "20261129233000_tenant_logo",
        sqlite: include_str!("../migrations/sqlite/20261129233000_tenant_logo.sql"),
        postgres: include_str!("../migrations/postgres/20261129233000_tenant_logo.sql"),
    },
];

const JOBS: &[(&str, JobFn)] = &[(deleted::JOB, deleted::run)];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

/// The directory as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        projections: PROJECTIONS,
        events: public::EVENTS,
        object_to_removal: Some(role::object_to_removal),
        note_refusal: Some(audit::note_refusal),
        ..Feature::new("directory", api::routes)
    }
}
