//! People of an organization as sets, and questions about them as set algebra.
//!
//! Every person of a tenant has a small dense number, the *ordinal*. A set of people is a Roaring
//! bitmap of ordinals. Who receives a message, who holds a plan, whom a policy covers: each is an
//! [`Expr`] over named sets, answered in microseconds to a few milliseconds for a million people.
//!
//! | noun | meaning |
//! |---|---|
//! | [`Population`] | all tenants of this process; hands out cheap [`Tenant`] handles |
//! | [`TenantSets`] | the sets of one tenant, kept current by the projection that feeds it |
//! | [`SetName`] | name of a set: `everyone`, `group/<id>`, `department/sales`, `platform/windows` … |
//! | [`Expr`] | union, intersection and difference of named sets; serializes in canonical form |
//! | [`Loader`] | builds a tenant's sets from rows, once, at start |
//!
//! Beside the sets it keeps what is known of people in words ([`TextKey`]): whose name begins with
//! or contains something is a set too ([`TenantSets::people_with`]), found in one walk through the
//! different texts, and a set is listed page by page in the order of a text ([`TenantSets::page`]).
//!
//! This crate is pure and in memory: no database, no network, no clock. It holds what it is told;
//! rules about who may say what live with the caller.
//!
//! # Ordinals
//! A removed person's ordinal is retired, never given to another person for as long as the
//! [`TenantSets`] lives: a bitmap that a caller kept (a page of an audience, the audience of a
//! send in progress) can therefore go stale but never name somebody else. A retired ordinal costs
//! at most 60 bytes, and none after the next [`Loader`] run, that is: at the next start. Ordinals
//! mean nothing outside the [`TenantSets`] that gave them, so they are never stored.
//!
//! # Devices
//! Questions are about people, so device facts are kept as sets of people: `platform/windows` is
//! everybody with at least one Windows device. Devices of an audience are counted through layers
//! (people with at least one, at least two … devices): no device is walked to answer a question.

mod builds;
mod device_facts;
mod devices;
mod error;
mod expr;
mod facets;
mod groups;
mod layers;
mod load;
mod name;
mod ordinals;
mod os_build;
mod population;
mod question;
mod tenant;
mod texts;

pub use device_facts::{DeviceFacts, Platform, Surface};
pub use error::{Error, ParseError};
pub use expr::Expr;
pub use facets::{Facet, FacetKey};
pub use load::Loader;
pub use name::{NamedSet, SetName};
pub use os_build::OsBuild;
pub use population::{Population, Tenant};
pub use question::{Change, Explanation, Funnel, Reach, Step, Term};
pub use roaring::RoaringBitmap;
pub use tenant::{PersonFacts, TenantSets};
pub use texts::{PeopleOrder, TextKey, TextTest};
