//! Each step of a subscription's life is announced ahead: to programs, in the change log, and by mail
//! to whoever manages licences.

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::lookup;
use beffroi_directory::permission::LICENSE_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use super::{tell, what_if};
use crate::model::{Ending, Subscription};
use crate::store;

/// The kind of the job, of which each organization has one.
pub(crate) const JOB: &str = "licences.announce";

/// What the change log says: a step of a subscription lies ahead.
pub(crate) const ENDING: &str = "license.subscriptionEnding";

/// Has it done when the next announcement is due; takes the place of what was said before.
pub(super) async fn schedule(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let all = store::subscriptions(tx, tenant).await?;
    match next(&all, cx.now()) {
        Some(at) => {
            let job = NewJob::new(JOB, &"", &(), at)?;
            beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await
        }
        None => beffroi_queue::cancel(tx, tenant, JOB, "").await,
    }
}

/// Has it looked at soon: subscriptions of an older version have no job yet.
pub(crate) async fn later(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    let job = NewJob::new(JOB, &"", &(), cx.now())?;
    cx.wake(tenant, vec![job]).await
}

fn next(all: &[Subscription], now: Ts) -> Option<Ts> {
    all.iter()
        .filter_map(|one| one.next_announcement(now))
        .min()
}

/// The job.
pub(crate) fn announce(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant) = (job.payload()?, job.tenant);
        cx.caught_up(tenant).await?;
        let all = store::subscriptions(&mut cx.read().await?, tenant).await?;
        let mut told = Vec::with_capacity(all.len());
        for mut one in all {
            if let Some(days) = one.due_announcement(cx.now()) {
                if let Some(ending) = ending(&cx, tenant, &one, days) {
                    write(&cx, tenant, ending).await?;
                }
                one.announced = Some(days);
            }
            told.push(one);
        }
        Ok(next(&told, cx.now()).map_or(Outcome::Done, Outcome::Again))
    }
    .boxed()
}

fn ending(cx: &Cx, tenant: TenantId, one: &Subscription, days: u16) -> Option<Ending> {
    let loss = what_if::without(cx, tenant, one);
    Some(Ending {
        id: one.id,
        sku_id: one.product,
        status: one.standing,
        next_status: one.following()?,
        next_lifecycle_date_time: one.next?,
        announced_days: days,
        is_trial: one.is_trial,
        total_licenses: one.seats,
        consumed_units: loss.consumed,
        capability_changes: loss.changing,
        mailboxes_lost: loss.losing,
    })
}

/// Notes, tells programs and has people told, all or nothing: whoever runs twice finds the note.
async fn write(cx: &Cx, tenant: TenantId, ending: Ending) -> failure::Result<()> {
    let own = cx.clone();
    cx.commit(move |tx| async move { write_in(&own, tx, tenant, &ending).await }.boxed())
        .await
}

async fn write_in(cx: &Cx, tx: &mut Tx, tenant: TenantId, ending: &Ending) -> failure::Result<()> {
    let (step, days) = (ending.next_lifecycle_date_time, ending.announced_days);
    if !store::note_announced(tx, tenant, ending.id, step, days).await? {
        return Ok(());
    }
    tx.change(tenant, ENDING, ending, cx.now()).await?;
    if !store::settings(tx, tenant).await?.expiry_notices {
        return Ok(());
    }
    for person in lookup::people_with(tx, tenant, LICENSE_READ_WRITE_ALL).await? {
        tell::later(cx, tx, tenant, ending, &person).await?;
    }
    Ok(())
}
