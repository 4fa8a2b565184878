//! Licences as pure rules. No I/O.

mod abilities;
mod announce;
mod assign;
mod book;
mod catalog;
mod cause;
mod ending;
mod gift;
mod grant;
mod holding;
mod ids;
mod life;
mod mailbox_plan;
mod outline;
mod overlap;
mod requirement;
mod settle;
#[cfg(test)]
mod settle_tests;

pub use abilities::{Abilities, Conflict, combined};
pub use assign::{Ask, Held, Refused, assigned};
pub use book::Book;
pub use catalog::{CatalogError, Product, Source, find, products};
pub use cause::Cause;
pub use ending::Ending;
pub use gift::{Disabled, Gift, GiftKey, Outcome, Seating, Stock};
pub use grant::{AddOn, Alone, Grant, Root, grant_of};
pub use holding::{AssignmentError, Holding, Standing, Way, active_plans, consumed};
pub use ids::{PlanId, SkuId};
pub use life::{LOCKED_OUT, MAILBOX_KEPT, SUSPENDED, Subscription, SubscriptionId, Units, WARNING};
pub use mailbox_plan::{Bound, MailboxPlan, Overrides, Unlimited};
pub use outline::{Change, Given, InForce, Outline};
pub use overlap::{Reason, Surplus, overlap};
pub use requirement::{Requirement, unmet};
pub use settle::{Around, settle};
