//! A subscription is renewed, moved to another address, or authorized anew.

use beffroi_channels::http::without_query;
use beffroi_core::{Failure, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_feature::Cx;
use beffroi_identity::Holder;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;

use super::{CATEGORY, address, own, resource_of, saved, target};
use crate::lifecycle::{self, Event};
use crate::model::request::{SubscriptionPatch, end};
use crate::model::{Place, Subscription, SubscriptionId, SubscriptionResource};
use crate::{access, deliver, expire, send, store};

/// What a renewal brings.
#[derive(Debug, Clone, Default)]
struct Renewal {
    expires_at: Option<Ts>,
    notification_url: Option<String>,
}

/// Renews a subscription, or moves it to another address, which must answer as the first one had to.
///
/// # Errors
/// No such subscription of the caller's; a broken rule; what it takes to read the resource; a
/// listener that does not answer as it must.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
    patch: SubscriptionPatch,
) -> failure::Result<SubscriptionResource> {
    let now = cx.now();
    let before = readable(cx, caller, id).await?;
    let expires_at = patch.expiration_date_time.map(|wanted| end(wanted, now));
    let expires_at = expires_at
        .transpose()
        .map_err(|rule| Failure::invalid("expirationDateTime", rule))?;
    let moved = patch.notification_url;
    let moved = moved.filter(|url| *url != before.notification_url);
    if let Some(url) = &moved {
        send::validate(cx, "notificationUrl", &address(cx, url)?).await?;
    }
    let renewal = Renewal {
        expires_at,
        notification_url: moved,
    };
    renew(cx, caller, id, renewal).await
}

/// Lets a subscription go on whose creator may read the resource again.
///
/// # Errors
/// No such subscription of the caller's; what it takes to read the resource.
pub(crate) async fn reauthorize(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
) -> failure::Result<()> {
    readable(cx, caller, id).await?;
    renew(cx, caller, id, Renewal::default()).await.map(drop)
}

/// The caller's own subscription, if they may read its resource today.
async fn readable(cx: &Cx, caller: &Caller, id: SubscriptionId) -> failure::Result<Subscription> {
    let mut conn = cx.read().await?;
    let found = own(&mut conn, caller, id, cx.now()).await?;
    access::require(&mut conn, caller, &resource_of(cx, &found)?).await?;
    Ok(found)
}

async fn renew(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
    renewal: Renewal,
) -> failure::Result<SubscriptionResource> {
    let (cx_of_tx, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { renew_in(&cx_of_tx, tx, &caller, id, renewal).await }.boxed()
    })
    .await
}

async fn renew_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: SubscriptionId,
    renewal: Renewal,
) -> failure::Result<SubscriptionResource> {
    let (now, tenant) = (cx.now(), caller.tenant);
    let before = own(tx, caller, id, now).await?;
    let mut after = before.clone();
    after.renewed_at = now;
    after.expires_at = renewal.expires_at.unwrap_or(before.expires_at);
    after.notification_url = renewal
        .notification_url
        .unwrap_or_else(|| before.notification_url.clone());
    if caller.delegation.is_some() {
        // From here on it rests on the grant of today.
        after.holder = Holder::of(caller);
    }
    after.failing_since = None;
    if before.paused {
        // What happened while it might not be told is not told afterwards either.
        after.paused = false;
        after.place = Place {
            position: tx.position(tenant).await?,
            told: 0,
        };
        lifecycle::say(cx, tx, &after, Event::Missed).await?;
    }
    if !store::renew(tx, &after).await? {
        return Err(super::absent(id));
    }
    expire::schedule(cx, tx, &after).await?;
    if before.failing_since.is_some() {
        // Whoever renews is there again: what waited for the next try is told now.
        beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, deliver::job(id, now)?).await?;
    }
    let urls = (
        without_query(&before.notification_url),
        without_query(&after.notification_url),
    );
    let ends = (before.expires_at.to_string(), after.expires_at.to_string());
    let target = target(&after)
        .changed("notificationUrl", &urls.0, &urls.1)
        .changed("expirationDateTime", &ends.0, &ends.1);
    let activity = "Renew subscription";
    let entry = Entry::by(caller, CATEGORY, activity, Operation::Update).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    saved(cx, tx, &after).await?;
    Ok(SubscriptionResource::of(&after))
}
