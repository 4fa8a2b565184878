//! Tenants: the organizations that live on this server and never see each other.

pub(crate) mod logo;
mod model;
pub(crate) mod service;
pub(crate) mod store;

pub use model::{DomainName, NewTenant, TenantPatch, TimeZone};
pub use service::{create, create_in};
