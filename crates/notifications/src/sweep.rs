//! Ends what is over: notifications after their 24 hours, texts after they have gone out, a history after its days.

use std::time::Duration;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::model::HOUR;
use crate::{push, store};

/// The kind of the job.
pub(crate) const JOB: &str = "notifications.sweep";

/// A text stays so long after it was sent, though every device has it: other processes show it in open portals.
const TEXT_STAYS: Duration = Duration::from_mins(1);
/// How long is known what became of a notification.
const KEPT: Duration = Duration::from_hours(30 * 24);
/// A browser that has not been at our push service for so long has to subscribe anew.
const IDLE: Duration = Duration::from_hours(60 * 24);
/// How often it is looked at least.
const EVERY: Duration = Duration::from_hours(24);
const DAY: Duration = Duration::from_hours(24);

/// Soon after something was sent, and when the next thing ends: two jobs, so that whoever sends all the time puts
/// neither of them off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
enum Turn {
    Soon,
    Later,
}

/// Has it looked a minute from now, unless it looks sooner.
pub(crate) async fn schedule(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let job = NewJob::new(JOB, &"soon", &Turn::Soon, cx.now().plus(TEXT_STAYS))?;
    beffroi_queue::nudge(tx, cx.mint_uuid(), tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let (turn, tenant): (Turn, _) = (job.payload()?, job.tenant);
        let own = cx.clone();
        let (soon, later) = cx
            .db
            .write(move |tx| {
                async move {
                    let next = sweep(&own, tx, tenant).await?;
                    if let (Turn::Soon, Some(at)) = (turn, next.1) {
                        let job = NewJob::new(JOB, &"later", &Turn::Later, at)?;
                        beffroi_queue::enqueue(tx, own.mint_uuid(), tenant, job).await?;
                    }
                    Ok(next)
                }
                .boxed()
            })
            .await?;
        let next = match turn {
            Turn::Soon => soon,
            Turn::Later => later,
        };
        Ok(next.map_or(Outcome::Done, Outcome::Again))
    }
    .boxed()
}

/// Ends what is over now; when to look again soon, and when at the latest.
async fn sweep(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
) -> failure::Result<(Option<Ts>, Option<Ts>)> {
    let now = cx.now();
    for id in store::expiring(tx, tenant, now).await? {
        let what = store::Ending::Notification(id);
        let words = "given up: nobody took it within 24 hours";
        push::end(cx, tx, tenant, what, words).await?;
        // Also where its devices were still being found.
        store::finish(tx, tenant, id, now).await?;
    }
    store::purge_texts(tx, tenant, false, now.minus(TEXT_STAYS)).await?;
    let days = store::settings(tx, tenant).await?.history_days;
    let history = days
        .and_then(|days| u32::try_from(days).ok())
        .map_or(Duration::ZERO, |days| DAY * days);
    store::purge_texts(tx, tenant, true, now.minus(history)).await?;
    store::purge_quota(tx, tenant, now.minus(HOUR)).await?;
    let has_more = store::purge(tx, tenant, now.minus(KEPT.max(history))).await?;
    store::purge_gateways(tx, tenant).await?;
    store::purge_push_service(tx, tenant, now, now.minus(IDLE)).await?;
    let is_empty = store::newest(tx, tenant).await?.is_none()
        && !store::is_push_service_used(tx, tenant).await?;
    let is_spent = store::has_spent_text(tx, tenant).await?;
    let expiry = store::next_expiry(tx, tenant).await?;
    let daily = (!is_empty).then(|| now.plus(EVERY));
    // Not at once again, whatever is due: a hundred end at a time.
    let soonest = now.plus(Duration::from_secs(1));
    let later = [expiry, daily].into_iter().flatten().min();
    let later = later.map(|at| at.max(soonest));
    let later = if has_more { Some(soonest) } else { later };
    Ok((is_spent.then(|| now.plus(TEXT_STAYS)), later))
}
