//! A subscription ends: deleted, run out, or removed since its creator may do nothing any more.

use beffroi_core::{TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::{Actor, Caller};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use uuid::Uuid;

use super::{CATEGORY, own, saved, target};
use crate::lifecycle::{self, Event};
use crate::model::{Subscription, SubscriptionId};
use crate::{deliver, expire as end_of, store};

/// Deletes one of the caller's own subscriptions: nothing is told any more.
///
/// # Errors
/// No such subscription of the caller's.
pub(crate) async fn delete(cx: &Cx, caller: &Caller, id: SubscriptionId) -> failure::Result<()> {
    let (cx_of_tx, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let found = own(tx, &caller, id, cx_of_tx.now()).await?;
            let activity = "Delete subscription";
            let entry = Entry::by(&caller, CATEGORY, activity, Operation::Delete);
            end(&cx_of_tx, tx, &found, entry).await
        }
        .boxed()
    })
    .await
}

/// Ends a subscription that has run out.
///
/// # Errors
/// Those of the database.
pub(crate) async fn expire(cx: &Cx, subscription: Subscription) -> failure::Result<()> {
    by_system(cx, subscription, "it was not renewed", None).await
}

/// Removes a subscription whose creator may do nothing any more, and says so.
///
/// # Errors
/// Those of the database.
pub(crate) async fn remove(
    cx: &Cx,
    subscription: Subscription,
    why: &'static str,
) -> failure::Result<()> {
    by_system(cx, subscription, why, Some(Event::SubscriptionRemoved)).await
}

async fn by_system(
    cx: &Cx,
    subscription: Subscription,
    why: &'static str,
    event: Option<Event>,
) -> failure::Result<()> {
    let own = cx.clone();
    cx.db
        .write(move |tx| {
            async move {
                let found = store::find(tx, subscription.tenant, subscription.id).await?;
                // Renewed or removed meanwhile.
                let Some(found) = found.filter(|one| one.expires_at == subscription.expires_at)
                else {
                    return Ok(());
                };
                if let Some(event) = event {
                    lifecycle::say(&own, tx, &found, event).await?;
                }
                let (activity, actor) = ("Remove subscription", Actor::system());
                let entry = Entry::new(CATEGORY, activity, Operation::Delete, actor);
                let entry = entry.target(target(&found).changed("reason", "", why));
                end_in(&own, tx, &found, entry).await
            }
            .boxed()
        })
        .await
}

async fn end(
    cx: &Cx,
    tx: &mut Tx,
    subscription: &Subscription,
    entry: Entry,
) -> failure::Result<()> {
    let entry = entry.target(target(subscription));
    end_in(cx, tx, subscription, entry).await
}

async fn end_in(
    cx: &Cx,
    tx: &mut Tx,
    subscription: &Subscription,
    entry: Entry,
) -> failure::Result<()> {
    let (tenant, id) = (subscription.tenant, subscription.id);
    store::delete(tx, tenant, id).await?;
    for kind in [deliver::JOB, end_of::JOB] {
        beffroi_queue::cancel(tx, tenant, kind, &id.to_string()).await?;
    }
    audit::record(tx, cx, tenant, entry).await?;
    saved(cx, tx, subscription).await
}

/// The hook for [`beffroi_feature::Feature::forget_person`]: what somebody has made goes with them.
pub(crate) fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> BoxFuture<'_, failure::Result<()>> {
    async move { Ok(store::delete_of_creator(tx, tenant, person).await?) }.boxed()
}
