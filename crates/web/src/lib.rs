//! The axum shell: who is calling, what a route needs, how input is read and refusals are rendered.
//!
//! A route can't be added without saying who may use it ([`Routes::add`] takes an [`Access`]), and
//! its OpenAPI text stands beside its handler. No rule of any system lives here.

mod access;
mod caller;
mod client_address;
mod document;
mod extract;
pub mod files;
mod json;
mod limit;
mod options;
pub mod path;
mod permissions;
mod problem;
mod request_id;
mod routes;
pub mod spreadsheet;
mod tag;

pub use access::Access;
pub use caller::{Actor, ActorKind, Caller, Delegation, OWN_CHANGES};
pub use client_address::ClientAddress;
pub use extract::{RawQuery, Words};
pub use json::{Json, Nothing, media_type, unsupported_media_type};
pub use limit::{Limiter, Rate, Standing};
pub use options::parameter;
pub use permissions::{Permission, Permissions, Reach};
pub use problem::{ErrorBody, ErrorDetail, ErrorEnvelope, InnerError, Problem, Refused, status};
pub use request_id::{RequestId, attach, current, under};
pub use routes::{RouteInfo, Routes};
pub use tag::{IfMatch, IfNoneMatch, etag, etag_of};
pub use utoipa_axum::routes;

/// What handlers return.
pub type Answer<T> = Result<T, Problem>;
