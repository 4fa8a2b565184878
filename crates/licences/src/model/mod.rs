//! Licences as pure rules. No I/O.

mod abilities;
mod catalog;
mod grant;
mod holding;
mod ids;
mod outline;

pub use abilities::{Abilities, Conflict, combined};
pub use catalog::{CatalogError, Product, Source, find, products};
pub use grant::{AddOn, Alone, Grant, Root, grant_of};
pub use holding::{AssignmentError, Holding, Standing, Way, active_plans, consumed};
pub use ids::{PlanId, SkuId};
pub use outline::{Change, Given, InForce, Outline};
