//! Custom notifications: short pushes to phones and browsers, now, without approval.
//!
//! | noun | meaning |
//! |---|---|
//! | notification | a title and a body, sent to the people of groups, or to devices |
//! | registration | where a device is reached while it is not connected: one for each device |
//! | channel | by what: Web Push, Apple's or Google's gateway, `UnifiedPush`, ntfy; beside them the live channel |
//! | gateway | a server that takes pushes, as one channel uses it; one that is dead delays nobody else's |
//! | delivery | one notification for one device |
//!
//! ```text
//! notification: collecting ──all devices found──▶ sending ──none waits any more, or 24 hours──▶ done
//! delivery:     waiting ──the gateway has it──▶ accepted ──the device says so──▶ delivered
//!                  └──refused, gone, 24 hours──▶ failed
//! ```
//!
//! | route | what |
//! |---|---|
//! | `POST /beta/deviceManagement/sendCustomNotificationToCompanyPortal` | to groups |
//! | `POST …/managedDevices/{id}/sendCustomNotificationToCompanyPortal` | to a device |
//! | `POST …/managedDevices/executeAction` | to chosen devices |
//! | `GET /beta/admin/notifications/quota`, `…/settings` | the hour; whether a history is kept |
//! | `GET /beta/admin/notifications`, `…/{id}`, `…/{id}/failures`, `POST …/{id}/resend` | what was sent |
//! | `GET …/notifications/channels`, `PUT`, `DELETE …/channels/{apns,fcm,webPush}/key`, `POST …/channels/{channel}/test` | keys and health |
//! | `GET /beta/me/notifications/webPushKey`, `GET`, `PUT`, `DELETE /beta/me/managedDevices/{id}/pushRegistration` | one's own devices |
//! | `POST /push/receipts` | a device says that it has a notification |
//! | `GET /push`, `POST /push/messages/{token}` | a push service for browsers that are told to use it |
//!
//! | job | what |
//! |---|---|
//! | `notifications.collect` | finds the devices of the people of groups, page by page |
//! | `notifications.push` | hands over what is due at one gateway (a call) |
//! | `notifications.wake` | begins that when something is due again |
//! | `notifications.sweep` | ends what is over, removes texts |
//!
//! | change | payload |
//! |---|---|
//! | `notification.sent` | `{id}` |
//! | `push.waiting` | `{agent}`: something waits for a browser of the push service |
//!
//! The text is never kept in clear: it is sealed while it goes out, and removed a minute after. A history is kept
//! where the organization wants one. The audit has who sent how much to whom, never a word of it.
//!
//! A gateway is kept in one word, `channel origin`: Google's server takes its own pushes and those of Chrome, each in a
//! queue of its own. A device that registers anew has a new registration; what waits moves there.
//!
//! Tables: `notification`, `notification_count`, `notification_delivery`, `notification_gateway`,
//! `notification_quota`, `notification_registration`, `notification_settings`, `push_message`, `push_subscription`. Audit category:
//! `CustomNotifications`. Sealed: texts, addresses, keys. Permissions: `DeviceManagementServiceConfig.ReadWrite.All`
//! for groups, settings and keys, `DeviceManagementManagedDevices.PrivilegedOperations.All` for devices.

mod api;
mod cmdlets;
mod collect;
mod keys;
mod model;
mod projection;
mod push;
mod push_service;
mod service;
mod store;
mod sweep;

use beffroi_core::{TenantId, failure};
use beffroi_feature::{Cx, Feature, JobFn, Projection};
use beffroi_store::{Migration, Tx};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "20261130080000_notifications",
        sqlite: include_str!("../migrations/sqlite/20261130080000_notifications.sql"),
        postgres: include_str!("../migrations/postgres/20261130080000_notifications.sql"),
    },
    Migration {
        name: "20261130140000_push_service",
        sqlite: include_str!("../migrations/sqlite/20261130140000_push_service.sql"),
        postgres: include_str!("../migrations/postgres/20261130140000_push_service.sql"),
    },
];

const PROJECTIONS: &[Projection] = &[projection::PROJECTION];

const JOBS: &[(&str, JobFn)] = &[
    (collect::JOB, collect::run),
    (push::WAKE, push::wake),
    (sweep::JOB, sweep::run),
];

const CALLS: &[(&str, JobFn)] = &[(push::PUSH, push::run)];

fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move { Ok(store::forget_person(tx, tenant, person).await?) }.boxed()
}

/// Browsers hold connections of their own, which end with the server.
fn background(cx: Cx, stop: CancellationToken) -> BoxFuture<'static, ()> {
    async move {
        stop.cancelled().await;
        push_service::stop(&cx).await;
    }
    .boxed()
}

/// Custom notifications as a part of an application.
pub fn feature() -> Feature {
    Feature {
        migrations: MIGRATIONS,
        jobs: JOBS,
        calls: CALLS,
        projections: PROJECTIONS,
        cmdlets: cmdlets::CMDLETS,
        forget_person: Some(forget_person),
        background: Some(background),
        ..Feature::new("notifications", api::routes)
    }
}
