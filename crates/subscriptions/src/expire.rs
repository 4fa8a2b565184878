//! The end of a subscription that nobody renews, and a reminder before it.

use beffroi_core::failure;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::lifecycle::{self, Event};
use crate::model::{Subscription, SubscriptionId};
use crate::{limits, service, store};

/// The kind of the job that reminds and ends.
pub(crate) const JOB: &str = "subscriptions.expire";

/// Has the subscription end in time; takes the place of what was said of it before.
///
/// # Errors
/// Those of the database.
pub(crate) async fn schedule(
    cx: &Cx,
    tx: &mut Tx,
    subscription: &Subscription,
) -> failure::Result<()> {
    let end = subscription.expires_at;
    let before = limits::reminder(end.since(subscription.renewed_at));
    let id = subscription.id;
    let job = NewJob::new(JOB, &id, &id, end.minus(before))?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), subscription.tenant, job).await
}

/// The job: it runs for the reminder, and again for the end.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let id: SubscriptionId = job.payload()?;
        let found = store::find(&mut cx.read().await?, job.tenant, id).await?;
        let Some(subscription) = found else {
            return Ok(Outcome::Done);
        };
        let end = subscription.expires_at;
        if end <= cx.now() {
            service::expire(&cx, subscription).await?;
            return Ok(Outcome::Done);
        }
        let own = cx.clone();
        cx.db
            .write(move |tx| {
                async move {
                    let event = Event::ReauthorizationRequired;
                    lifecycle::say(&own, tx, &subscription, event).await
                }
                .boxed()
            })
            .await?;
        Ok(Outcome::Again(end))
    }
    .boxed()
}
