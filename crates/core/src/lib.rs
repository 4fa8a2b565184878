//! The vocabulary of the house: typed ids, instants, clock, randomness, failures, filter trees,
//! page cursors, secrets and languages.
//!
//! No I/O, no async, no product noun. Whoever stamps or mints takes [`Clock`] and [`Random`] as
//! parameters, so that tests move time by hand and repeat chance.

pub mod clock;
pub mod failure;
pub mod filter;
pub mod id;
pub mod language;
pub mod page;
pub mod random;
pub mod secret;
pub mod ts;

pub use clock::{Clock, ManualClock, SystemClock};
pub use failure::{Detail, Failure, Kind};
pub use filter::Filter;
pub use id::{Id, IdKind, Tenant, TenantId};
pub use language::LanguageTag;
pub use page::{Cursor, Page, PageRequest};
pub use random::{OsRandom, Random, SeededRandom};
pub use secret::Secret;
pub use ts::Ts;
