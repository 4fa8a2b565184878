//! Use cases.

mod change;
mod end;

use beffroi_channels::http::{Target as Address, without_query};
use beffroi_core::{Failure, Kind, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_identity::Holder;
use beffroi_store::{Conn, Tx};
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Serialize;

pub(crate) use change::{reauthorize, update};
pub(crate) use end::{delete, expire, forget_person, remove};

use crate::change::SUBSCRIPTION_SAVED;
use crate::limits::{PER_CREATOR, PER_TENANT};
use crate::model::request::{Draft, NewSubscription};
use crate::model::{
    Place, Resource, Subscription, SubscriptionId, SubscriptionResource, seal_context,
};
use crate::{access, expire as end_of, send, store};

const CATEGORY: &str = "ApplicationManagement";

/// What a subscription watches.
///
/// # Errors
/// When something is kept that was never accepted.
pub(crate) fn resource_of(cx: &Cx, subscription: &Subscription) -> failure::Result<Resource> {
    Resource::read(&subscription.resource, cx.watchables()).map_err(Failure::bug)
}

/// Whether the caller has made it, through the same application when through any.
fn is_own(caller: &Caller, subscription: &Subscription) -> bool {
    let through = caller.delegation.map(|delegation| delegation.application);
    subscription.holder.id == caller.actor.id
        && through.is_none_or(|through| subscription.application() == Some(through))
}

fn absent(id: impl std::fmt::Display) -> Failure {
    Failure::not_found("subscription", id)
}

/// One of the caller's own.
async fn own(
    conn: &mut Conn,
    caller: &Caller,
    id: SubscriptionId,
    now: Ts,
) -> failure::Result<Subscription> {
    let found = store::find(conn, caller.tenant, id).await?;
    found
        .filter(|one| one.expires_at > now && is_own(caller, one))
        .ok_or_else(|| absent(id))
}

/// The caller's own subscriptions, oldest first.
pub(crate) async fn list(cx: &Cx, caller: &Caller) -> failure::Result<Vec<SubscriptionResource>> {
    let now = cx.now();
    let all = store::of_creator(&mut cx.read().await?, caller.tenant, caller.actor.id).await?;
    let mine = all.iter();
    let mine = mine.filter(|one| one.expires_at > now && is_own(caller, one));
    Ok(mine.map(SubscriptionResource::of).collect())
}

/// One of the caller's own subscriptions.
pub(crate) async fn get(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
) -> failure::Result<SubscriptionResource> {
    let found = own(&mut cx.read().await?, caller, id, cx.now()).await?;
    Ok(SubscriptionResource::of(&found))
}

/// Makes a subscription, once whoever listens at its addresses has said that they want it.
///
/// # Errors
/// A broken rule; what it takes to read the resource; too many; a listener that does not answer as
/// it must.
pub(crate) async fn create(
    cx: &Cx,
    caller: &Caller,
    new: NewSubscription,
) -> failure::Result<SubscriptionResource> {
    let now = cx.now();
    let draft = new.check(now, cx.settings.outgoing, cx.watchables())?;
    let mut conn = cx.read().await?;
    access::require(&mut conn, caller, &draft.resource).await?;
    refuse_too_many(&mut conn, caller).await?;
    drop(conn);
    greet(cx, &draft).await?;
    let client_state = new.client_state.clone();
    let made = kept(cx, caller, new, draft);
    let shown = SubscriptionResource {
        client_state,
        ..SubscriptionResource::of(&made)
    };
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { insert(&own, tx, &caller, made).await }.boxed()
    })
    .await?;
    Ok(shown)
}

/// Asks at every address of a new subscription.
async fn greet(cx: &Cx, draft: &Draft) -> failure::Result<()> {
    send::validate(cx, "notificationUrl", &draft.notification).await?;
    match &draft.lifecycle {
        Some(lifecycle) if *lifecycle != draft.notification => {
            send::validate(cx, "lifecycleNotificationUrl", lifecycle).await
        }
        _ => Ok(()),
    }
}

fn kept(cx: &Cx, caller: &Caller, new: NewSubscription, draft: Draft) -> Subscription {
    let (tenant, id, now) = (caller.tenant, cx.mint(), cx.now());
    let sealed = new.client_state.map(|state| {
        let context = seal_context(tenant, id);
        cx.sealing.seal(&context, state.as_bytes(), &*cx.random)
    });
    Subscription {
        tenant,
        id,
        resource: new.resource,
        change_types: draft.change_types,
        notification_url: new.notification_url,
        lifecycle_url: new.lifecycle_notification_url,
        client_state: sealed,
        tls_version: draft.tls_version,
        holder: Holder::of(caller),
        renewed_at: now,
        expires_at: draft.expires_at,
        place: Place {
            position: 0,
            told: 0,
        },
        failing_since: None,
        paused: false,
    }
}

async fn insert(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    mut made: Subscription,
) -> failure::Result<()> {
    refuse_too_many(tx, caller).await?;
    // Whatever is committed after this is told.
    made.place.position = tx.position(made.tenant).await?;
    store::insert(tx, &made).await?;
    end_of::schedule(cx, tx, &made).await?;
    let target = target(&made)
        .changed("changeType", "", &made.change_types.to_string())
        .changed(
            "notificationUrl",
            "",
            &without_query(&made.notification_url),
        )
        .changed("expirationDateTime", "", &made.expires_at.to_string());
    let entry = Entry::by(caller, CATEGORY, "Add subscription", Operation::Add).target(target);
    audit::record(tx, cx, made.tenant, entry).await?;
    saved(cx, tx, &made).await
}

async fn refuse_too_many(conn: &mut Conn, caller: &Caller) -> failure::Result<()> {
    let (all, own) = store::count(conn, caller.tenant, caller.actor.id).await?;
    let words = if own >= PER_CREATOR {
        format!(
            "This application or person has {own} subscriptions, and may not have more than {PER_CREATOR}. Delete some, or renew those that are there."
        )
    } else if all >= PER_TENANT {
        format!(
            "The organization has {all} subscriptions, and may not have more than {PER_TENANT}."
        )
    } else {
        return Ok(());
    };
    Err(Failure::new(Kind::Denied, "tooManySubscriptions", words))
}

/// The entry of the change log by which every process learns of it; written last.
async fn saved(cx: &Cx, tx: &mut Tx, subscription: &Subscription) -> failure::Result<()> {
    #[derive(Serialize)]
    struct Saved {
        id: SubscriptionId,
    }
    let payload = Saved {
        id: subscription.id,
    };
    tx.change(subscription.tenant, SUBSCRIPTION_SAVED, &payload, cx.now())
        .await?;
    Ok(())
}

fn target(subscription: &Subscription) -> Target {
    Target::new(
        "Subscription",
        subscription.id.uuid(),
        &subscription.resource,
    )
}

/// Reads an address that a renewal brings.
fn address(cx: &Cx, text: &str) -> failure::Result<Address> {
    Address::parse(text, cx.settings.outgoing)
        .map_err(|rule| Failure::invalid("notificationUrl", rule))
}
