//! Removing for good: on request, or by the job that runs when the time to restore is over.

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, Outcome};
use beffroi_store::Tx;
use beffroi_web::Actor;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use super::model::KEPT;
use super::service::Stored;
use super::store;
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Devices, Ids, One};
use crate::{DeviceId, GroupId, UserId, device, group, user};

/// The job that purges.
pub(crate) const JOB: &str = "directory.purge";

/// Things purged in one transaction.
const BATCH: u16 = 50;

/// What is purged.
pub(super) enum Thing {
    User(UserId, String),
    Group(GroupId, String),
}

impl Thing {
    pub(super) fn of(stored: &Stored) -> Self {
        match stored {
            Stored::User(user) => Self::User(user.id, user.fields.display_name.clone()),
            Stored::Group(group) => Self::Group(group.id, group.display_name.clone()),
        }
    }
}

/// Purges everything of the tenant whose time is over, a few at a time.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        tracing::debug!(?job, "removing for good what is past its time");
        let (tenant, own) = (job.tenant, cx.clone());
        let more = cx
            .write(tenant, move |tx| {
                async move { some(&own, tx, tenant).await }.boxed()
            })
            .await?;
        Ok(if more {
            Outcome::Again(cx.now())
        } else {
            Outcome::Done
        })
    }
    .boxed()
}

/// True when there may be more.
async fn some(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<bool> {
    let (users, groups) = store::due(tx, tenant, cx.now().minus(KEPT), BATCH).await?;
    let full = users.len().max(groups.len()) >= usize::from(BATCH);
    let entry =
        |category, activity| Entry::new(category, activity, Operation::Delete, Actor::system());
    for id in users {
        let found = user::store::find_deleted(tx, tenant, id).await?;
        let user = found.ok_or_else(|| Failure::bug("a deleted user vanished"))?;
        let thing = Thing::User(id, user.fields.display_name);
        purge(cx, tx, tenant, &thing, entry).await?;
    }
    for id in groups {
        let found = group::store::find_deleted(tx, tenant, id).await?;
        let group = found.ok_or_else(|| Failure::bug("a deleted group vanished"))?;
        let thing = Thing::Group(id, group.display_name);
        purge(cx, tx, tenant, &thing, entry).await?;
    }
    Ok(full)
}

/// Removes one thing with everything that is kept of it, notes it and tells of it.
pub(super) async fn purge(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    thing: &Thing,
    entry: impl Fn(&'static str, &'static str) -> Entry,
) -> failure::Result<()> {
    match thing {
        Thing::User(id, name) => {
            store::forget(tx, tenant, id.uuid()).await?;
            remove_devices(cx, tx, tenant, *id).await?;
            cx.forget_person(tx, tenant, id.uuid()).await?;
            store::purge_user(tx, tenant, *id).await?;
            let target = Target::new("User", id.uuid(), name);
            let entry = entry("UserManagement", "Hard delete user").target(target);
            audit::record(tx, cx, tenant, entry).await?;
            let ids = vec![id.uuid()];
            tx.change(tenant, change::USER_PURGED, &Ids { ids }, cx.now())
                .await?;
        }
        Thing::Group(id, name) => {
            store::forget(tx, tenant, id.uuid()).await?;
            crate::group::dynamic::forget(tx, tenant, *id).await?;
            store::purge_group(tx, tenant, *id).await?;
            let target = Target::new("Group", id.uuid(), name);
            let entry = entry("GroupManagement", "Hard delete group").target(target);
            audit::record(tx, cx, tenant, entry).await?;
            tx.change(
                tenant,
                change::GROUP_PURGED,
                &One { id: id.uuid() },
                cx.now(),
            )
            .await?;
        }
    }
    Ok(())
}

async fn remove_devices(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    owner: UserId,
) -> failure::Result<()> {
    let ids: Vec<Uuid> = store::devices_of(tx, tenant, owner).await?;
    if ids.is_empty() {
        return Ok(());
    }
    for id in &ids {
        device::store::delete(tx, tenant, DeviceId::from_uuid(*id)).await?;
    }
    let users = vec![owner.uuid(); ids.len()];
    let removed = Devices { ids, users };
    tx.change(tenant, change::DEVICE_REMOVED, &removed, cx.now())
        .await?;
    Ok(())
}
