//! What ends by itself: contacts that nobody uses, messages that are older than the organization keeps them.

use std::collections::BTreeSet;
use std::time::Duration;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use crate::model::Party;
use crate::store::{self, OwnContact};

/// Ends what is over, once a day for each organization.
pub(crate) const JOB: &str = "chat.sweep";
const DAY: Duration = Duration::from_hours(24);
/// Contacts and chats of one transaction.
const AT_ONCE: i64 = 500;

/// Plans an organization's sweep for the next midnight (UTC): planned again, it stays where it is.
///
/// # Errors
/// Those of the database.
pub(crate) async fn plan(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<()> {
    let job = NewJob::new(JOB, &"", &(), midnight(cx.now()))?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await
}

fn midnight(now: Ts) -> Ts {
    let day = i64::try_from(DAY.as_micros()).unwrap_or(i64::MAX);
    let since = now.micros().rem_euclid(day);
    now.plus(DAY)
        .minus(Duration::from_micros(since.unsigned_abs()))
}

/// Ends what is over.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant) = (job.payload()?, job.tenant);
        let now = cx.now();
        let (settings, _) = store::settings(&mut cx.read().await?, tenant).await?;
        if let Some(days) = settings.contact_days {
            end_idle(&cx, tenant, before(now, days)).await?;
        }
        let until = settings.retention_days.map(|days| before(now, days));
        if let Some(until) = until {
            purge(&cx, tenant, until).await?;
        }
        let unsent = now.minus(DAY);
        cx.commit(move |tx| {
            async move { Ok(store::purge_files(tx, tenant, until, unsent).await?) }.boxed()
        })
        .await?;
        Ok(Outcome::Again(midnight(now)))
    }
    .boxed()
}

fn before(now: Ts, days: i64) -> Ts {
    now.minus(DAY * u32::try_from(days).unwrap_or(u32::MAX))
}

/// Ends contacts of the organization's people without a message since then.
async fn end_idle(cx: &Cx, tenant: TenantId, since: Ts) -> failure::Result<()> {
    loop {
        let ended = cx
            .commit(move |tx| {
                async move {
                    let idle = store::idle_contacts(tx, tenant, since, AT_ONCE).await?;
                    let pairs: BTreeSet<(Party, Party)> = idle
                        .iter()
                        .flat_map(|one| [(one.owner, one.other), (one.other, one.owner)])
                        .collect();
                    if pairs.is_empty() {
                        return Ok(0);
                    }
                    let known = store::lock_contacts(tx, &pairs).await?;
                    let ended = known.values().map(|one| OwnContact {
                        contact: one.contact.end(),
                        ..*one
                    });
                    let ended: Vec<OwnContact> = ended.collect();
                    store::put_contacts(tx, &ended).await?;
                    Ok(idle.len())
                }
                .boxed()
            })
            .await?;
        if ended == 0 {
            return Ok(());
        }
    }
}

/// Removes what was said before then in the chats that the organization keeps.
async fn purge(cx: &Cx, tenant: TenantId, until: Ts) -> failure::Result<()> {
    loop {
        let removed = cx
            .commit(move |tx| {
                async move { Ok(store::purge(tx, tenant, until, AT_ONCE).await?) }.boxed()
            })
            .await?;
        if removed == 0 {
            return Ok(());
        }
    }
}
