//! Microsoft Graph's dialect of OData: query options read into a page request, a filter tree and
//! lists of properties, and pages written as collections with `@odata.nextLink`.
//!
//! A pure library: it knows no route, no database and no resource. A resource declares what it
//! takes ([`Supports`]), hands over its raw query ([`ListQuery::parse`]), and answers with a
//! [`Collection`]. Whatever is not declared is refused by name, never ignored.
//!
//! ```
//! use beffroi_odata::{ListQuery, Supports};
//!
//! const GROUPS: Supports = Supports {
//!     filter: true,
//!     search: &["displayName"],
//!     order_by: &["displayName"],
//!     properties: &["id", "displayName", "mailNickname"],
//!     ..Supports::LIST
//! };
//!
//! let query = ListQuery::parse("$top=20&$filter=displayName%20eq%20'Sales'", &GROUPS)?;
//! assert_eq!(query.page.top, 20);
//! assert!(ListQuery::parse("$apply=aggregate(id)", &GROUPS).is_err());
//! # Ok::<(), beffroi_core::Failure>(())
//! ```
//!
//! Start reading at `query.rs`. Two grammars have a parser of their own: `filter/` for `$filter`,
//! `search/` for `$search`. All text is bounded before it is parsed, see [`limits`].

pub mod collection;
mod condition;
mod documented;
mod entity;
pub mod expand;
pub mod filter;
pub mod limits;
pub mod order_by;
mod parameters;
pub mod query;
mod refusal;
pub mod search;
pub mod select;
mod selected;
pub mod supports;
mod token;

pub use collection::{Collection, Delta};
pub use entity::Entity;
pub use expand::{Expand, Expandable};
pub use order_by::OrderBy;
pub use query::ListQuery;
pub use search::Search;
pub use select::project;
pub use supports::Supports;
