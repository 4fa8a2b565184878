//! Writes what one webhook is to be told, and sends what is due, one event after the other.
//!
//! What was committed is told at least once: a process that dies between a request and its note
//! leaves the delivery waiting. Of one webhook only one run is under way at a time, whichever
//! process has it, so a listener that takes its whole time delays nobody but itself.

use beffroi_core::{Ts, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::limits::{LONGEST_RUN, SENT_AT_ONCE};
use crate::model::delivery::{Attempt, Delivery};
use crate::model::{Webhook, WebhookId};
use crate::{gather, retry, send, service, store};

/// The kind of the job that delivers.
pub(crate) const JOB: &str = "webhooks.deliver";

/// The job for a webhook; at most one is there.
///
/// # Errors
/// None that the caller could mend.
pub(crate) fn job(id: WebhookId, at: Ts) -> failure::Result<NewJob> {
    NewJob::new(JOB, &id, &id, at)
}

/// Has a webhook's deliveries sent soon, in the transaction that gives it something to send.
///
/// # Errors
/// Those of the database.
pub(crate) async fn nudge(cx: &Cx, tx: &mut Tx, webhook: &Webhook) -> failure::Result<()> {
    let job = job(webhook.id, cx.now())?;
    beffroi_queue::nudge(tx, cx.mint_uuid(), webhook.tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let id: WebhookId = job.payload()?;
        let begin = cx.now();
        let more = write(&cx, &job, id).await?;
        for _ in 0..SENT_AT_ONCE {
            let mut conn = cx.read().await?;
            // As it is now: it may have been disabled, or moved, since the last one.
            let found = store::webhooks::find(&mut conn, job.tenant, id).await?;
            let Some(webhook) = found.filter(|one| one.enabled) else {
                return Ok(Outcome::Done);
            };
            let due = store::deliveries::due(&mut conn, &webhook, cx.now()).await?;
            // Nothing is held while the listener takes its time.
            drop(conn);
            let Some((delivery, body)) = due else {
                return Ok(if more {
                    Outcome::Again(cx.now())
                } else {
                    Outcome::Done
                });
            };
            let attempt = send::attempt(&cx, &webhook, &delivery, &body).await;
            note(&cx, webhook, delivery, attempt).await?;
            if cx.now().since(begin) >= LONGEST_RUN {
                break;
            }
        }
        Ok(Outcome::Again(cx.now()))
    }
    .boxed()
}

/// Writes the deliveries that are not written yet; whether there may be more.
async fn write(cx: &Cx, job: &Claimed, id: WebhookId) -> failure::Result<bool> {
    let (own, tenant) = (cx.clone(), job.tenant);
    cx.db
        .write(move |tx| {
            async move {
                let found = store::webhooks::find(tx, tenant, id).await?;
                let Some(mut webhook) = found.filter(|one| one.enabled) else {
                    return Ok(false);
                };
                gather::write(&own, tx, &mut webhook, own.now()).await
            }
            .boxed()
        })
        .await
}

/// Notes an attempt and what follows from it: the delivery's state, the next attempt, and that the
/// webhook is disabled if it has come to that.
async fn note(
    cx: &Cx,
    webhook: Webhook,
    delivery: Delivery,
    attempt: Attempt,
) -> failure::Result<()> {
    let own = cx.clone();
    cx.db
        .write(move |tx| {
            async move {
                let (now, tenant) = (own.now(), webhook.tenant);
                let Some(webhook) = store::webhooks::find(tx, tenant, webhook.id).await? else {
                    return Ok(());
                };
                let verdict = delivery.judge(&attempt, webhook.failing_since, now);
                let failing = attempt.error.as_ref();
                let failing = failing.map(|_| webhook.failing_since.unwrap_or(now));
                store::deliveries::note(tx, &webhook, &delivery, &verdict, attempt).await?;
                if failing != webhook.failing_since {
                    store::webhooks::failing(tx, &webhook, failing).await?;
                }
                retry::schedule(&own, tx, &webhook).await?;
                match verdict.disables {
                    Some(reason) => service::disable(&own, tx, webhook, failing, reason).await,
                    None => Ok(()),
                }
            }
            .boxed()
        })
        .await
}
