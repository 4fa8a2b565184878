//! Outgoing webhooks: programs of the organization are told what happens here, as CloudEvents 1.0
//! that are signed in the scheme of the Standard Webhooks.
//!
//! | noun | meaning |
//! |---|---|
//! | webhook | an address of the organization that is told of some types of event |
//! | event | something that happened and that a system has made public ([`beffroi_feature::PublicEvent`]) |
//! | delivery | one event at one webhook: the exact body, and what became of each attempt |
//! | attempt | one request; anything from 200 to 299 within ten seconds means that it was taken |
//! | replay | a delivery that is sent again by hand, with its id and its body |
//!
//! ```text
//! webhook:   enabled ──disable, 410 Gone, five days without success──▶ disabled ──enable──▶ enabled
//! delivery:  waiting ──taken──▶ delivered ──replay──▶ waiting
//!               └──tenth attempt, 410 Gone──▶ failed ──replay──▶ waiting
//! ```
//!
//! | route, below `/beta/admin` | what |
//! |---|---|
//! | `GET /webhookEventTypes` | what can be sent |
//! | `GET`, `POST /webhooks` | list, make |
//! | `GET`, `PATCH`, `DELETE /webhooks/{id}` | read, change, remove |
//! | `POST /webhooks/{id}/rotateSecret` | a new secret; the old one signs for 24 hours too |
//! | `POST /webhooks/{id}/test` | sends `beffroi.test` |
//! | `POST /webhooks/{id}/replayFailed` | sends again what has failed since a time |
//! | `GET /webhooks/{id}/deliveries`, `…/{eventId}` | the log of deliveries |
//! | `POST /webhooks/{id}/deliveries/{eventId}/replay` | sends one again |
//!
//! | job | what |
//! |---|---|
//! | `webhooks.deliver` | writes what a webhook is to be told, and sends what is due (a call) |
//! | `webhooks.retry` | wakes it when something is due again |
//! | `webhooks.purge` | removes deliveries that are older than 30 days |
//!
//! | change | payload |
//! |---|---|
//! | `webhook.saved` | `{id}` |
//!
//! A webhook has a place in the change log. Deliveries are written in the transaction that moves the
//! place, so each event has one delivery at each webhook, whatever dies when. Of one webhook only
//! one run is under way at a time, so a listener that is slow or dead delays its own events alone;
//! they come in the order in which they happened as long as they are taken at the first attempt.
//!
//! Tables: `webhook`, `webhook_delivery`. Audit category: `ApplicationManagement`. Sealed: secrets.
//! Permission: `Organization.ReadWrite.All` for everything, since an address may be a secret and a
//! delivery holds what happened; to choose a type of event, or to read one, takes what it takes to
//! read by oneself what it tells.

mod api;
pub mod change;
mod deliver;
mod gather;
mod limits;
mod model;
mod projection;
mod purge;
mod retry;
mod send;
mod service;
mod store;

use beffroi_feature::{Feature, JobFn, Projection};
use beffroi_store::Migration;

const MIGRATIONS: &[Migration] = &[Migration {
    name: "20261128000700_webhooks",
    sqlite: include_str!("../migrations/sqlite/20261128000700_webhooks.sql"),
    postgres: include_str!("../migrations/postgres/20261128000700_webhooks.sql"),
}];

const JOBS: &[(&str, JobFn)] = &[(retry::JOB, retry::run), (purge::JOB, purge::run)];

const CALLS: &[(&str, JobFn)] = &[(deliver::JOB, deliver::run)];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

/// Webhooks as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        calls: CALLS,
        projections: PROJECTIONS,
        ..Feature::new("webhooks", api::routes)
    }
}
