//! Roles: named sets of permissions, given to users and groups, for the whole organization or for
//! the people of one group.

mod builtin;
mod definition_store;
pub(crate) mod definitions;
mod model;
mod scope;
pub(crate) mod service;
pub(crate) mod store;

pub use builtin::{
    BUILT_IN, BuiltIn, GLOBAL_ADMINISTRATOR, MESSAGES_APPROVER, MESSAGES_WRITER,
    PRIVILEGED_ROLE_ADMINISTRATOR,
};
pub use definitions::require_may_give;
pub use model::{
    NewRoleAssignment, NewRoleDefinition, RoleAssignment, RoleDefinition, RoleDefinitionPatch,
    RolePermission,
};
pub use scope::{LIMITABLE, Scope, covers, require_cover};
pub use service::{assign_by_system, assign_in, guard_holder, guard_person, holds_any};

pub(crate) use scope::{covered_among, keep_devices, keep_users};
pub(crate) use service::{
    object_to_removal, refuse_losing_last_administrator, require_administrator,
};
