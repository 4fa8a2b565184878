//! Mails a message that is being delivered, to everybody whose turn has come.
//!
//! One job a message, so that one run of it is under way at a time. A run goes through the audience
//! page by page and ends after some seconds, or when the relay can't be used; the next one goes on.
//! What the relay said of each mail is noted before the next one goes out on that lane, so a process
//! that dies leaves at most [`LANES`] mails of which nobody knows whether they were taken: they are
//! sent again, under the same Message-ID. Whoever joins the audience later is found by the next
//! passage.

mod passage;
mod send;

use std::time::Duration;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome, enqueue};
use beffroi_store::Tx;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;

use self::passage::{Page, Passages};
use self::send::{Dispatch, Ended};
use crate::catalog::Live;
use crate::model::{Location, Message, MessageId, State};
use crate::store;

/// The job that mails a message.
pub(crate) const JOB: &str = "messages.mail";

/// Mails under way at a time, each over a connection of its own.
const LANES: usize = 8;
/// People who are looked at together.
const PAGE: usize = 200;
/// A run that has lasted so long looks at no further page: a worker holds the job for thirty seconds,
/// and one mail may take fifteen.
const LONGEST_RUN: Duration = Duration::from_secs(5);
/// Pages of one run, so that it ends also where the clock stands.
const PAGES: usize = 50;
/// The pause when the relay can't be used.
const RELAY_AWAY: Duration = Duration::from_secs(30);
/// The pause when the operator has taken the relay away.
const NO_RELAY: Duration = Duration::from_mins(10);

/// Begins to mail a message, in the transaction that makes it active.
pub(crate) async fn begin(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    message: &Message,
) -> failure::Result<()> {
    if message.composition.location != Location::Email {
        return Ok(());
    }
    let job = NewJob::new(JOB, &message.id, &message.id, cx.now())?;
    enqueue(tx, cx.mint_uuid(), tenant, job).await
}

/// The job.
pub(crate) fn run(cx: Cx, job: Claimed) -> BoxFuture<'static, failure::Result<Outcome>> {
    async move {
        let (id, tenant): (MessageId, TenantId) = (job.payload()?, job.tenant);
        // Who is among the recipients is asked of the projections.
        cx.caught_up(tenant).await?;
        let Some(dispatch) = dispatch(&cx, tenant, id).await? else {
            cx.memory::<Passages>().forget(tenant, id);
            return Ok(Outcome::Done);
        };
        if dispatch.relay.is_none() {
            return Ok(Outcome::Again(cx.now().plus(NO_RELAY)));
        }
        let begun = cx.now();
        for _ in 0..PAGES {
            let page = cx.memory::<Passages>().page(&cx, tenant, &dispatch.live);
            let people = match page {
                Page::People(people) => people,
                Page::End { again } => return Ok(Outcome::Again(again)),
            };
            match dispatch.page(&cx, tenant, &people).await? {
                Ended::Through { next } => cx.memory::<Passages>().note(tenant, id, next),
                Ended::RelayAway => {
                    // The next run begins anew: who has had it is passed over.
                    cx.memory::<Passages>().forget(tenant, id);
                    return Ok(Outcome::Again(cx.now().plus(RELAY_AWAY)));
                }
                Ended::Stopped => {
                    cx.memory::<Passages>().forget(tenant, id);
                    return Ok(Outcome::Done);
                }
            }
            if cx.now().since(begun) >= LONGEST_RUN {
                break;
            }
        }
        Ok(Outcome::Again(cx.now()))
    }
    .boxed()
}

/// All that the mails of a run have in common; none when the message is not being delivered.
async fn dispatch(cx: &Cx, tenant: TenantId, id: MessageId) -> failure::Result<Option<Dispatch>> {
    let mut conn = cx.read().await?;
    let Some(stored) = store::find(&mut conn, tenant, id).await? else {
        return Ok(None);
    };
    let message = stored.message;
    let over = message
        .window()
        .is_none_or(|window| window.closes <= cx.now());
    if message.state != State::Active || over {
        return Ok(None);
    }
    let Some(organization) = lookup::tenant(&mut conn, tenant).await? else {
        return Ok(None);
    };
    let picture = match message.composition.content.picture {
        Some(picture) => store::picture(&mut conn, tenant, picture).await?,
        None => None,
    };
    Ok(Some(Dispatch {
        relay: cx.relay(),
        zone: TimeZone::get(&organization.time_zone).unwrap_or(TimeZone::UTC),
        organization,
        picture,
        live: Live::new(message),
    }))
}

/// When somebody is looked at next who is not due yet.
fn earlier(one: Option<Ts>, other: Option<Ts>) -> Option<Ts> {
    [one, other].into_iter().flatten().min()
}
