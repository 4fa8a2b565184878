//! Roles: named sets of permissions, given to users and groups.

mod builtin;
mod model;
pub(crate) mod service;
pub(crate) mod store;

pub use builtin::{BUILT_IN, BuiltIn, GLOBAL_ADMINISTRATOR, MESSAGES_APPROVER, MESSAGES_WRITER};
pub use model::{NewRoleAssignment, RoleAssignment, RoleDefinition, RolePermission};
pub use service::{assign_by_system, assign_in, guard_holder};

pub(crate) use service::{refuse_losing_last_administrator, require_administrator};
