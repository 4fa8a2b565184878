//! Groups: users, devices and other groups under one name.

pub(crate) mod dynamic;
pub(crate) mod membership;
mod model;
pub(crate) mod owners;
mod rule;
pub(crate) mod service;
pub(crate) mod store;

pub use dynamic::ProcessingState;
pub use membership::{add_members_in, change_members_in, groups_of, kinds_of, members_of};
pub use model::{DirectoryObject, Group, GroupPatch, NewGroup, Reference};
pub use owners::{change_owners_in, owners_of};
pub use service::{create_in, delete_in, some, update_in};
pub use store::names;

pub(crate) use service::create_all_company;
