//! Follows the change log: which messages are being delivered, and who is told of it.

use std::sync::Arc;

use beffroi_core::{TenantId, failure};
use beffroi_directory::change::{self as directory, Devices, Ids, MemberKind, Members};
use beffroi_directory::lookup;
use beffroi_feature::{Cx, Projection};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::catalog::{Catalog, Delivering, Live};
use crate::model::{MessageId, State, UserId};
use crate::{delivery, store};

/// A message was created, changed or moved.
pub(crate) const SAVED: &str = "message.saved";
/// A message was removed.
pub(crate) const DELETED: &str = "message.deleted";

/// The organization decided anew what holds for all of its messages.
pub(crate) const SETTINGS_SAVED: &str = "message.settingsSaved";

/// What changes of licences begin with. Another system's: the sets that it fills have changed.
const LICENSES: &str = "license.";

/// What the change log says of a message.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Saved {
    pub(crate) id: MessageId,
    pub(crate) state: State,
    /// The state before, where it was changed and not made.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) previous: Option<State>,
}

pub(crate) const PROJECTION: Projection = Projection { load, apply };

fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let zone = zone(conn, tenant).await?;
        let active = store::active(conn, tenant).await?;
        let licences = store::settings(conn, tenant).await?.licences;
        let live = |stored: store::Stored| {
            let live = Live::new(stored.message, &licences);
            (live.message.id, Arc::new(live))
        };
        let messages = active.into_iter().map(live).collect();
        cx.memory::<Catalog>().replace(
            tenant,
            Delivering {
                zone,
                licences,
                messages,
            },
        );
        Ok(())
    }
    .boxed()
}

async fn zone(conn: &mut Conn, tenant: TenantId) -> failure::Result<TimeZone> {
    let tenant = lookup::tenant(conn, tenant).await?;
    Ok(tenant
        .and_then(|tenant| TimeZone::get(&tenant.time_zone).ok())
        .unwrap_or(TimeZone::UTC))
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        for change in changes {
            match change.kind.as_str() {
                SAVED => saved(cx, tenant, change).await?,
                DELETED => ended(cx, tenant, change.sequence, change.payload::<Saved>()?.id),
                SETTINGS_SAVED => settings(cx, tenant, change.sequence).await?,
                kind if kind.starts_with(LICENSES) => {
                    // Who holds what has changed: it may be asked for, or be a filter.
                    reconsider(cx, tenant, connected(cx, tenant));
                }
                directory::TENANT_SAVED => {
                    let zone = zone(&mut cx.read().await?, tenant).await?;
                    cx.memory::<Catalog>()
                        .change(tenant, |delivering| delivering.zone = zone);
                }
                directory::USER_SAVED => {
                    let ids = change.payload::<Ids>()?.ids;
                    reconsider(cx, tenant, ids.into_iter().map(UserId::from_uuid).collect());
                }
                directory::GROUP_MEMBERS => {
                    let users = affected(cx, tenant, &change.payload()?);
                    reconsider(cx, tenant, users);
                }
                directory::DEVICE_SAVED | directory::DEVICE_REMOVED => {
                    // Platforms are among the filters: a new device can bring somebody in.
                    let users = change.payload::<Devices>()?.users;
                    reconsider(
                        cx,
                        tenant,
                        users.into_iter().map(UserId::from_uuid).collect(),
                    );
                }
                directory::GROUP_DELETED => reconsider(cx, tenant, connected(cx, tenant)),
                _ => {}
            }
        }
        Ok(())
    }
    .boxed()
}

async fn settings(cx: &Cx, tenant: TenantId, sequence: i64) -> failure::Result<()> {
    let licences = store::settings(&mut cx.read().await?, tenant)
        .await?
        .licences;
    let catalog = cx.memory::<Catalog>();
    if catalog.of(tenant).licences != licences {
        catalog.change(tenant, |delivering| delivering.require(licences));
        reconsider(cx, tenant, connected(cx, tenant));
    }
    delivery::tell_settings(cx, tenant, sequence).await
}

async fn saved(cx: &Cx, tenant: TenantId, change: &Change) -> failure::Result<()> {
    let saved: Saved = change.payload()?;
    let catalog = cx.memory::<Catalog>();
    let known = catalog.of(tenant).messages.contains_key(&saved.id);
    if saved.state == State::Active {
        // It may have moved on since; then a later entry of the log takes it off again.
        let Some(stored) = store::find(&mut cx.read().await?, tenant, saved.id).await? else {
            return Ok(());
        };
        if stored.message.activated.is_none() {
            return Ok(());
        }
        let mut message = stored.message;
        message.state = State::Active;
        let live = Arc::new(Live::new(message, &catalog.of(tenant).licences));
        catalog.change(tenant, |delivering| {
            delivering.messages.insert(saved.id, Arc::clone(&live));
        });
        if !known {
            delivery::begin(cx, tenant, change.sequence, &live);
        }
    } else if known {
        ended(cx, tenant, change.sequence, saved.id);
    }
    Ok(())
}

fn ended(cx: &Cx, tenant: TenantId, sequence: i64, id: MessageId) {
    cx.memory::<Catalog>().change(tenant, |delivering| {
        delivering.messages.remove(&id);
    });
    delivery::end(cx, tenant, sequence, id);
}

/// The connected people whom a change of membership concerns.
fn affected(cx: &Cx, tenant: TenantId, members: &Members) -> Vec<UserId> {
    let changed = members.added.iter().chain(&members.removed);
    if changed
        .clone()
        .any(|member| member.kind == MemberKind::Group)
    {
        return connected(cx, tenant);
    }
    changed
        .filter(|member| member.kind == MemberKind::User)
        .map(|member| UserId::from_uuid(member.id))
        .collect()
}

fn connected(cx: &Cx, tenant: TenantId) -> Vec<UserId> {
    let connected = cx.hub.connected(tenant.uuid());
    let people = cx.people(tenant);
    let people = people.read();
    people.ids(&connected).map(UserId::from_uuid).collect()
}

/// In a task of its own: looking at many people must not hold up the log.
fn reconsider(cx: &Cx, tenant: TenantId, users: Vec<UserId>) {
    if users.is_empty() || cx.memory::<Catalog>().of(tenant).messages.is_empty() {
        return;
    }
    let cx = cx.clone();
    tokio::spawn(async move {
        if let Err(failure) = delivery::reconsider(&cx, tenant, users).await {
            tracing::warn!(%failure, "people could not be looked at after a change of the directory");
        }
    });
}
