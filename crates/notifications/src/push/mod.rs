//! Hands what is due to one gateway: one run of it at a time for each organization and gateway, so that one that
//! is dead or slow delays nobody else's.

mod gateway;
mod hand_over;

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::Duration;

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

pub(crate) use self::hand_over::try_now;
use self::hand_over::{Page, hand_over};
use crate::model::{Fate, NotificationId, Place, RegistrationId};
use crate::store::{self, Noted};
use crate::sweep;

/// The job that hands over what is due at a gateway.
pub(crate) const PUSH: &str = "notifications.push";
/// The job that begins it when something is due again.
pub(crate) const WAKE: &str = "notifications.wake";

/// Deliveries that are claimed, and noted, together.
const PAGE: i64 = 500;
/// A run that has lasted so long takes no further page: a worker holds a job for thirty seconds.
const LONGEST_RUN: Duration = Duration::from_secs(5);
/// Pages of one run, so that it ends also where the clock stands.
const PAGES: usize = 200;

/// The job for a gateway; at most one is there.
pub(crate) fn job(place: &Place, at: Ts) -> failure::Result<NewJob> {
    NewJob::new(PUSH, &place.key(), &place.key(), at)
}

/// Which gateway a job is about.
fn place_of(job: &Claimed) -> failure::Result<Place> {
    let key: String = job.payload()?;
    key.parse().map_err(Failure::bug)
}

/// Has what is due at these gateways handed over soon.
pub(crate) async fn begin<'a>(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    places: impl IntoIterator<Item = &'a Place>,
) -> failure::Result<()> {
    let by_key: BTreeMap<String, &Place> = places
        .into_iter()
        .map(|place| (place.key(), place))
        .collect();
    for place in by_key.into_values() {
        beffroi_queue::nudge(tx, cx.mint_uuid(), tenant, job(place, cx.now())?).await?;
    }
    Ok(())
}

/// Hands over what is due.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let (gateway, tenant) = (place_of(&job)?, job.tenant);
        let begun = cx.now();
        for _ in 0..PAGES {
            let now = cx.now();
            let (page, state) = {
                let mut conn = cx.read().await?;
                let state = store::gateway(&mut conn, tenant, &gateway).await?;
                (
                    Page::load(&cx, &mut conn, tenant, (&gateway, now, PAGE)).await?,
                    state,
                )
            };
            let rests = state.as_ref().and_then(|one| one.retry_at);
            if page.is_empty() || rests.is_some_and(|until| until > now) {
                wake_later(&cx, tenant, &gateway, rests).await?;
                return Ok(Outcome::Done);
            }
            let noted = hand_over(&cx, tenant, &page, begun).await?;
            let state = gateway::after(state, &gateway, &noted, &cx);
            let rests = state.retry_at;
            note(&cx, &page, noted, state).await?;
            if rests.is_some() {
                wake_later(&cx, tenant, &gateway, rests).await?;
                return Ok(Outcome::Done);
            }
            if cx.now().since(begun) >= LONGEST_RUN {
                break;
            }
        }
        Ok(Outcome::Again(cx.now()))
    }
    .boxed()
}

/// Notes what became of a page, in one transaction.
async fn note(
    cx: &Cx,
    page: &Page,
    noted: Vec<Noted>,
    state: store::Gateway,
) -> failure::Result<()> {
    let (own, tenant, kept) = (cx.clone(), page.tenant, page.kept());
    cx.db
        .write(move |tx| {
            async move {
                let now = own.now();
                let is_kept = |id: NotificationId| kept.get(&id).copied().unwrap_or_default();
                store::note(tx, tenant, &noted, is_kept).await?;
                store::put_gateway(tx, tenant, &state).await?;
                let of = |wanted: fn(&Fate) -> bool| -> Vec<RegistrationId> {
                    let chosen = noted.iter().filter(|one| wanted(&one.fate));
                    chosen.map(|one| one.due.registration).collect()
                };
                let accepted = of(|fate| matches!(fate, Fate::Accepted));
                store::pushed(tx, tenant, &accepted, now).await?;
                let gone = of(|fate| matches!(fate, Fate::Gone(_)));
                forget(&own, tx, tenant, &gone).await?;
                let ids: BTreeSet<NotificationId> =
                    noted.iter().map(|one| one.due.notification).collect();
                for id in ids {
                    finish(&own, tx, tenant, id).await?;
                }
                Ok(())
            }
            .boxed()
        })
        .await
}

/// Forgets registrations that are gone, and what else waits for them.
pub(crate) async fn forget(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    gone: &[RegistrationId],
) -> failure::Result<()> {
    for id in gone {
        let what = store::Ending::Registration(*id);
        end(
            cx,
            tx,
            tenant,
            what,
            "the device is reached nowhere any more",
        )
        .await?;
    }
    store::remove_ids(tx, tenant, gone).await?;
    Ok(())
}

/// Gives up what waits, and what is over with that.
pub(crate) async fn end(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    what: store::Ending,
    words: &str,
) -> failure::Result<()> {
    for id in store::expire(tx, tenant, what, words).await? {
        finish(cx, tx, tenant, id).await?;
    }
    Ok(())
}

/// A notification is over when no device waits for it; its text goes soon after that.
pub(crate) async fn finish(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
) -> failure::Result<()> {
    if store::lock_sending(tx, tenant, id).await? && !store::is_open(tx, tenant, id).await? {
        store::finish(tx, tenant, id, cx.now()).await?;
        sweep::schedule(cx, tx, tenant).await?;
    }
    Ok(())
}

/// Has it begun anew when the next delivery is due, not before the gateway is asked again.
async fn wake_later(
    cx: &Cx,
    tenant: TenantId,
    gateway: &Place,
    least: Option<Ts>,
) -> failure::Result<()> {
    let (own, gateway) = (cx.clone(), gateway.clone());
    cx.db
        .write(move |tx| {
            async move {
                let due = store::next_due(tx, tenant, &gateway).await?;
                let Some(due) = due else {
                    return Ok(());
                };
                let at = due.max(least.unwrap_or(due));
                let job = NewJob::new(WAKE, &gateway.key(), &gateway.key(), at)?;
                beffroi_queue::enqueue(tx, own.mint_uuid(), tenant, job).await
            }
            .boxed()
        })
        .await
}

/// Begins what is due at a gateway.
pub(crate) fn wake(cx: Cx, claimed: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let place = place_of(&claimed)?;
        cx.wake(claimed.tenant, vec![job(&place, cx.now())?])
            .await?;
        Ok(Outcome::Done)
    }
    .boxed()
}

/// Which notifications of a page are kept.
type Kept = HashMap<NotificationId, bool>;
