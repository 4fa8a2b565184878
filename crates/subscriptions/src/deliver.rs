//! Tells one listener what has changed.
//!
//! One run reads on in the change log from where the listener is, asks what its creator may read
//! today, makes one request and notes the new place. What was committed is told at least once: a
//! process that dies between the request and the note leaves the place where it was. Of one
//! subscription only one run is under way at a time, whichever process has it.

use beffroi_channels::http::NotTaken;
use beffroi_core::{Ts, failure};
use beffroi_feature::Cx;
use beffroi_identity::standing;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::lifecycle::{self, Event};
use crate::limits::{self, GIVE_UP};
use crate::model::{Place, Resource, Subscription, SubscriptionId, item, seal_context};
use crate::pending::{self, Batch};
use crate::{access, send, service, store};

/// The kind of the job that tells.
pub(crate) const JOB: &str = "subscriptions.deliver";

/// The job for a subscription; at most one is there.
///
/// # Errors
/// None that the caller could mend.
pub(crate) fn job(id: SubscriptionId, at: Ts) -> failure::Result<NewJob> {
    NewJob::new(JOB, &id, &id, at)
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let id: SubscriptionId = job.payload()?;
        let found = store::find(&mut cx.read().await?, job.tenant, id).await?;
        match found {
            Some(one) if one.expires_at > cx.now() && !one.paused => deliver(&cx, one).await,
            _ => Ok(Outcome::Done),
        }
    }
    .boxed()
}

async fn deliver(cx: &Cx, subscription: Subscription) -> failure::Result<Outcome> {
    let now = cx.now();
    let resource = service::resource_of(cx, &subscription)?;
    let mut conn = cx.read().await?;
    let holder = subscription.holder;
    let Some(caller) = standing(&mut conn, subscription.tenant, holder, now).await? else {
        drop(conn);
        service::remove(cx, subscription, "its creator may not sign in any more").await?;
        return Ok(Outcome::Done);
    };
    if !access::may_read(&caller, &resource) {
        drop(conn);
        pause(cx, subscription).await?;
        return Ok(Outcome::Done);
    }
    let batch = pending::read(cx, &mut conn, &caller, &subscription, &resource).await?;
    // Nothing is held while the listener takes its time.
    drop(conn);
    if !batch.things.is_empty()
        && let Err(why) = tell(cx, &subscription, &batch).await
    {
        return failed(cx, subscription, &resource, &batch, why).await;
    }
    let Batch { next, more, .. } = batch;
    if next != subscription.place || subscription.failing_since.is_some() {
        note(cx, move |tx| {
            async move { Ok(store::advance(tx, &subscription, next, None).await?) }.boxed()
        })
        .await?;
    }
    Ok(if more {
        Outcome::Again(now)
    } else {
        Outcome::Done
    })
}

async fn tell(cx: &Cx, subscription: &Subscription, batch: &Batch) -> Result<(), NotTaken> {
    let context = seal_context(subscription.tenant, subscription.id);
    let client_state = subscription
        .client_state
        .as_ref()
        .and_then(|sealed| cx.sealing.open(&context, sealed))
        .and_then(|plain| String::from_utf8(plain).ok());
    let notifications = batch.things.iter();
    let rendered = notifications
        .map(|one| item::render(subscription, client_state.as_deref(), one))
        .collect();
    send::notify(cx, &subscription.notification_url, rendered).await
}

/// Tries again later; what has been tried for four hours is passed over, and the listener is told so.
async fn failed(
    cx: &Cx,
    subscription: Subscription,
    resource: &Resource,
    batch: &Batch,
    why: NotTaken,
) -> failure::Result<Outcome> {
    let now = cx.now();
    let since = subscription.failing_since.unwrap_or(now);
    tracing::info!(subscription = %subscription.id, %why, "a listener did not take its notifications");
    let again = Outcome::Again(now.plus(limits::pause(now.since(since))));
    let overdue = now.minus(GIVE_UP);
    let oldest = batch.things.first().map(|one| one.at);
    if oldest.is_none_or(|oldest| oldest > overdue) || now.since(since) < GIVE_UP {
        note(cx, move |tx| {
            async move { Ok(store::failing(tx, &subscription, since).await?) }.boxed()
        })
        .await?;
        return Ok(again);
    }
    let mut conn = cx.read().await?;
    let place = pending::behind(&mut conn, &subscription, resource, overdue).await?;
    drop(conn);
    tracing::warn!(subscription = %subscription.id, %why, "changes of four hours ago were not told");
    pass_over(cx, subscription, place, since).await?;
    Ok(again)
}

async fn pass_over(
    cx: &Cx,
    subscription: Subscription,
    place: Place,
    since: Ts,
) -> failure::Result<()> {
    let own = cx.clone();
    note(cx, move |tx| {
        async move {
            store::advance(tx, &subscription, place, Some(since)).await?;
            lifecycle::say(&own, tx, &subscription, Event::Missed).await
        }
        .boxed()
    })
    .await
}

/// Its creator may not read the resource any more: nothing is told until it is authorized anew.
async fn pause(cx: &Cx, subscription: Subscription) -> failure::Result<()> {
    let own = cx.clone();
    note(cx, move |tx| {
        async move {
            if store::pause(tx, &subscription).await? {
                let event = Event::ReauthorizationRequired;
                lifecycle::say(&own, tx, &subscription, event).await?;
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

async fn note<F>(cx: &Cx, write: F) -> failure::Result<()>
where
    F: for<'a> FnOnce(&'a mut Tx) -> BoxFuture<'a, failure::Result<()>> + Clone + Send + 'static,
{
    cx.db.write(write).await
}
