//! SCIM 2.0 (RFC 7643, RFC 7644) at `/scim/v2`: identity providers bring people and groups.
//!
//! | noun | meaning |
//! |---|---|
//! | provider | a system that provisions; an actor of the audit trail |
//! | token | what a provider proves itself with; only its hash is kept |
//! | resource | a person (`User`) or a group (`Group`) as SCIM shows it |
//! | external id | how a provider calls a resource; each provider has its own |
//! | document | a resource as JSON in canonical form, which a PATCH works on |
//!
//! | route | who |
//! |---|---|
//! | `GET /scim/v2/ServiceProviderConfig`, `/ResourceTypes`, `/Schemas` | providers |
//! | `GET`, `POST /scim/v2/Users`; `GET`, `PUT`, `PATCH`, `DELETE /scim/v2/Users/{id}` | providers |
//! | the same for `/Groups` | providers |
//! | `POST /scim/v2/.search`, `/Users/.search`, `/Groups/.search`, `/Bulk` | providers |
//! | `GET`, `POST /beta/admin/scimTokens`; `GET`, `DELETE /beta/admin/scimTokens/{id}` | `Application.ReadWrite.All` |
//!
//! People and groups are the directory's: whatever is written goes through its use cases (one write
//! path), and a deleted person is restorable for 30 days. Kept here is what the directory has no
//! field for. Attributes that RFC 7643 has and the directory has not are passed over, since
//! providers send all they have; `/Schemas` lists those that are kept. Names that nobody knows are
//! refused.
//!
//! Tables: `scim_provider`, `scim_token`, `scim_identity`, `scim_user`. Audit category:
//! `ApplicationManagement` for tokens; people and groups as everywhere. No permission of its own, no
//! jobs.

mod api;
mod document;
pub mod filter;
mod group;
mod limits;
pub mod patch;
mod refusal;
mod schema;
mod selection;
mod service;
mod store;
mod token;
mod user;

use beffroi_feature::{Feature, Protocol};
use beffroi_store::Migration;

const MIGRATIONS: &[Migration] = &[Migration {
    name: "20261122000620_scim",
    sqlite: include_str!("../migrations/sqlite/20261122000620_scim.sql"),
    postgres: include_str!("../migrations/postgres/20261122000620_scim.sql"),
}];

/// SCIM as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        protocol: Some(Protocol {
            path: api::PATH,
            authenticate: token::authenticate,
            translate: api::translate,
        }),
        forget_person: Some(service::forget::forget_person),
        ..Feature::new("scim", api::routes)
    }
}
