//! Groups: users, devices and other groups under one name.

mod model;
pub(crate) mod service;
pub(crate) mod store;

pub use model::{DirectoryObject, Group, GroupPatch, NewGroup, Reference};
pub use service::{add_members_in, create_in};
pub use store::names;

pub(crate) use service::create_all_company;
