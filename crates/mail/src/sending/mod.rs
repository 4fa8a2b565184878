//! Hands over what is due: one run of it at a time for each organization.

mod flight;
mod hand_over;
mod words;

use std::time::Duration;

use beffroi_channels::smtp::GIVE_UP;
use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_queue::{Claimed as Job, NewJob, Outcome, enqueue};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;

use self::flight::Flight;
use self::hand_over::Ended;
pub(crate) use self::words::compose;
pub use self::words::on_the_wire;
use crate::model::{KEPT, RELAY_AWAY};
use crate::{outbox, store};

/// The job that hands over what is due.
pub(crate) const SEND: &str = "mail.send";
/// The job that begins it when something is due again.
pub(crate) const WAKE: &str = "mail.wake";

/// Mails under way at a time, each over a connection of its own.
pub(crate) const LANES: usize = 32;
/// A run that has lasted so long takes no further page: a worker holds the job for thirty seconds, and one
/// mail may take fifteen.
const LONGEST_RUN: Duration = Duration::from_secs(5);
/// Pages of one run, so that it ends also where the clock stands.
const PAGES: usize = 100;
/// How long a letter is nobody else's: longer than a run and the mail that it ends with.
const LOCK: Duration = Duration::from_mins(1);
/// The pause when the operator has named no relay.
pub(crate) const NO_RELAY: Duration = Duration::from_mins(1);
/// How often what is too old is looked for.
const PURGE_EVERY: Duration = Duration::from_hours(24);
/// Why a letter that nobody could send was given up.
const NOBODY_SENT_IT: &str = "this server has no mail relay";

/// Hands over what is due.
pub(crate) fn send(cx: Cx, job: Job) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant) = (job.payload()?, job.tenant);
        let Some(relay) = cx.relay() else {
            // The operator took it away with a restart.
            wake_later(&cx, tenant, Some(cx.now().plus(NO_RELAY))).await?;
            return Ok(Outcome::Done);
        };
        // Words are put together from what projections know, too.
        cx.caught_up(tenant).await?;
        take_over(&cx, tenant).await?;
        let begun = cx.now();
        for _ in 0..PAGES {
            let flight = Flight::claim(&cx, tenant, cx.now().plus(LOCK)).await?;
            if flight.is_empty() {
                wake_later(&cx, tenant, None).await?;
                return Ok(Outcome::Done);
            }
            if let Ended::RelayAway = flight.hand_over(&cx, &relay).await? {
                wake_later(&cx, tenant, Some(cx.now().plus(RELAY_AWAY))).await?;
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

/// On SQLite one process is alone: what looks taken and is not in its own hands was taken by one that died.
async fn take_over(cx: &Cx, tenant: TenantId) -> failure::Result<()> {
    if !cx.read().await?.is_sqlite() {
        return Ok(());
    }
    let own = flight::in_the_air(cx);
    cx.db
        .write(move |tx| async move { store::release(tx, tenant, &own).await }.boxed())
        .await
}

/// Has it begun anew when the next letter is due, `least` at the earliest; and where nothing waits, now and
/// then for the sake of the log's end.
async fn wake_later(cx: &Cx, tenant: TenantId, least: Option<Ts>) -> failure::Result<()> {
    let (own, now) = (cx.clone(), cx.now());
    cx.db
        .write(move |tx| {
            async move {
                let due = store::next_due(tx, tenant).await?;
                let at = due.map_or(now.plus(PURGE_EVERY), |due| due.max(least.unwrap_or(due)));
                let job = NewJob::new(WAKE, &"", &(), at)?;
                enqueue(tx, own.mint_uuid(), tenant, job).await
            }
            .boxed()
        })
        .await
}

/// Begins what is due, and removes what is too old. Without a relay mail stays in the outbox, where it can be
/// looked at, for as long as any mail is tried.
pub(crate) fn wake(cx: Cx, job: Job) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let ((), tenant, own) = (job.payload()?, job.tenant, cx.clone());
        let next = cx
            .db
            .write(move |tx| async move { look(&own, tx, tenant).await }.boxed())
            .await?;
        Ok(next.map_or(Outcome::Done, Outcome::Again))
    }
    .boxed()
}

/// When to look the next time, if not the run that was begun says so.
async fn look(cx: &Cx, tx: &mut Tx, tenant: TenantId) -> failure::Result<Option<Ts>> {
    let (now, has_relay) = (cx.now(), cx.relay().is_some());
    if !has_relay {
        store::give_up(tx, tenant, now.minus(GIVE_UP), NOBODY_SENT_IT, now).await?;
    }
    let has_more = store::purge(tx, tenant, now.minus(KEPT)).await?;
    match (store::next_due(tx, tenant).await?, has_relay) {
        (Some(_), false) => Ok(Some(now.plus(NO_RELAY))),
        (Some(_), true) => {
            outbox::begin(cx, tx, tenant).await?;
            Ok(None)
        }
        (None, _) => Ok(has_more.then(|| now.plus(PURGE_EVERY))),
    }
}
