//! Wakes a webhook's deliveries when one of them is due again. A job of its own: what happens
//! meanwhile is sent at once, and does not wait for what failed before.

use beffroi_core::failure;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::deliver;
use crate::model::{Webhook, WebhookId};
use crate::store::deliveries;

/// The kind of the job that wakes.
pub(crate) const JOB: &str = "webhooks.retry";

/// Has the deliveries woken when the next of them is due; takes the place of what was said before.
///
/// # Errors
/// Those of the database.
pub(crate) async fn schedule(cx: &Cx, tx: &mut Tx, webhook: &Webhook) -> failure::Result<()> {
    let (tenant, id) = (webhook.tenant, webhook.id);
    let due = deliveries::next_due(tx, tenant, id).await?;
    let Some(at) = due.filter(|at| *at > cx.now()) else {
        // Nothing waits, or the run that is under way goes on with it.
        return Ok(());
    };
    let job = NewJob::new(JOB, &id, &id, at)?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let id: WebhookId = job.payload()?;
        cx.wake(job.tenant, vec![deliver::job(id, cx.now())?])
            .await?;
        Ok(Outcome::Done)
    }
    .boxed()
}
