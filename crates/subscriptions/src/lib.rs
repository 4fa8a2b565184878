//! Microsoft Graph's change notifications: a program is told of changes at an address of its own,
//! within moments of the commit, instead of asking again and again.
//!
//! | noun | meaning |
//! |---|---|
//! | subscription | somebody's wish to be told of changes of a resource until a given time |
//! | resource | what is watched: `users`, `users/{id}`, `groups`, `groups/{id}`, `groups/{id}/members` |
//! | listener | whoever answers at the `notificationUrl` |
//! | notification | what a listener is told: which thing changed how, and nothing else of it |
//! | place | up to where in the change log a listener has been told |
//! | lifecycle event | what is said of the subscription itself: `missed`, `subscriptionRemoved`, `reauthorizationRequired` |
//!
//! ```text
//! POST ─ listener answers the validation ─▶ active ──delete, end, creator gone──▶ (gone)
//!                                            │  ▲
//!                        creator may not read│  │reauthorize, renew
//!                                            ▼  │
//!                                          paused
//! ```
//!
//! | route | who |
//! |---|---|
//! | `GET`, `POST /v1.0/subscriptions` | whoever may read the resource; each sees their own |
//! | `GET`, `PATCH`, `DELETE /v1.0/subscriptions/{id}` | whoever made it |
//! | `POST /v1.0/subscriptions/{id}/reauthorize` | whoever made it and may read the resource |
//!
//! | job | what |
//! |---|---|
//! | `subscriptions.deliver` | tells one listener what it has not been told (a call) |
//! | `subscriptions.lifecycle` | says what becomes of a subscription (a call) |
//! | `subscriptions.expire` | reminds of the end, and ends |
//!
//! | change | payload |
//! |---|---|
//! | `subscription.saved` | `{id}` |
//!
//! Nothing is kept of what is to be told but each listener's place in the change log, so that nothing
//! is lost with a process and a listener that is down fills nothing up. Each process knows who
//! watches what (`projection`) and wakes deliveries; whichever process takes a delivery's job makes
//! it. What the creator may read is asked anew before each request.
//!
//! Table: `subscription`. Audit category: `ApplicationManagement`. Sealed: `clientState`. No
//! permission of its own: the resource's counts.

mod access;
mod api;
pub mod change;
mod deliver;
mod expire;
mod lifecycle;
mod limits;
mod model;
mod pending;
mod projection;
mod send;
mod service;
mod store;

use beffroi_feature::{Feature, JobFn, Projection};
use beffroi_store::Migration;

const MIGRATIONS: &[Migration] = &[Migration {
    name: "20261122000611_subscriptions",
    sqlite: include_str!("../migrations/sqlite/20261122000611_subscriptions.sql"),
    postgres: include_str!("../migrations/postgres/20261122000611_subscriptions.sql"),
}];

const JOBS: &[(&str, JobFn)] = &[(expire::JOB, expire::run)];

const CALLS: &[(&str, JobFn)] = &[
    (deliver::JOB, deliver::run),
    (lifecycle::JOB, lifecycle::run),
];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

/// Change notifications as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        calls: CALLS,
        projections: PROJECTIONS,
        forget_person: Some(service::forget_person),
        ..Feature::new("subscriptions", api::routes)
    }
}
