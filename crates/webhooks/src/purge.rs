//! Removes deliveries that are older than the log goes back, once a day, as long as the webhook is
//! there.

use beffroi_core::failure;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::limits::{KEPT, PURGE_EVERY};
use crate::model::{Webhook, WebhookId};
use crate::store::{deliveries, webhooks};

/// The kind of the job that removes them.
pub(crate) const JOB: &str = "webhooks.purge";

/// Begins with it, in the transaction that makes the webhook.
///
/// # Errors
/// Those of the database.
pub(crate) async fn schedule(cx: &Cx, tx: &mut Tx, webhook: &Webhook) -> failure::Result<()> {
    let job = NewJob::new(JOB, &webhook.id, &webhook.id, cx.now().plus(PURGE_EVERY))?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), webhook.tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let (id, tenant): (WebhookId, _) = (job.payload()?, job.tenant);
        let now = cx.now();
        let is_there = cx
            .db
            .write(move |tx| {
                async move {
                    deliveries::purge(tx, tenant, id, now.minus(KEPT)).await?;
                    Ok(webhooks::find(tx, tenant, id).await?.is_some())
                }
                .boxed()
            })
            .await?;
        Ok(if is_there {
            Outcome::Again(now.plus(PURGE_EVERY))
        } else {
            Outcome::Done
        })
    }
    .boxed()
}
