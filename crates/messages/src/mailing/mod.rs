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

use beffroi_core::{Failure, Kind, TenantId, Ts, failure};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_queue::{Claimed, NewJob, Outcome, enqueue};
use beffroi_store::{Conn, Tx};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use jiff::tz::TimeZone;

use self::passage::{Page, Passages};
use self::send::{Dispatch, Ended};
use crate::catalog::Live;
use crate::model::{Location, Message, MessageId, State, UserId};
use crate::store;

/// Why a message without words is not shown to its writer.
pub(crate) const NOTHING_TO_SHOW: &str =
    "must have a text in its default language before it can be shown";

/// The job that mails a message.
pub(crate) const JOB: &str = "messages.mail";

/// Mails under way at a time, each over a connection of its own.
const LANES: usize = 32;
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

/// Mails a message to its writer, in any state; answers the address.
pub(crate) async fn test(
    cx: &Cx,
    tenant: TenantId,
    message: Message,
    writer: UserId,
) -> failure::Result<String> {
    let mut conn = cx.read().await?;
    let writer = lookup::account(&mut conn, tenant, writer).await?;
    let dispatch = common(cx, &mut conn, tenant, message).await?;
    drop(conn);
    let (Some(person), Some(dispatch)) = (writer, dispatch) else {
        return Err(Failure::not_found("user", "me"));
    };
    let Some(relay) = &dispatch.relay else {
        let why = "The operator of this server has set no mail relay.";
        return Err(Failure::new(Kind::Conflict, "noMailRelay", why));
    };
    let preferred = Vec::from_iter(person.preferred_language.clone());
    let said = dispatch.message().composition.said_to(&preferred);
    let said = said.ok_or_else(|| Failure::invalid("content", NOTHING_TO_SHOW))?;
    let name = cx.mint_uuid().simple().to_string();
    let Some(mail) = dispatch.mail(cx, &person, &said, name, true) else {
        let why = "Your account has no e-mail address to which a test could be sent.";
        return Err(Failure::new(Kind::Conflict, "noOwnAddress", why));
    };
    let refused = |why| {
        let why = format!("The mail relay did not take the test: {why}");
        Failure::new(Kind::Conflict, "testNotTaken", why)
    };
    relay.send(&mail).await.map_err(refused)?;
    Ok(person.mail.unwrap_or_default())
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
    common(cx, &mut conn, tenant, message).await
}

/// All that mails of a message have in common; none when the organization is gone.
async fn common(
    cx: &Cx,
    conn: &mut Conn,
    tenant: TenantId,
    message: Message,
) -> failure::Result<Option<Dispatch>> {
    let Some(organization) = lookup::tenant(conn, tenant).await? else {
        return Ok(None);
    };
    let picture = match message.composition.content.picture {
        Some(picture) => store::picture(conn, tenant, picture).await?,
        None => None,
    };
    Ok(Some(Dispatch {
        relay: cx.relay(),
        zone: TimeZone::get(&organization.time_zone).unwrap_or(TimeZone::UTC),
        organization,
        picture,
        logo: lookup::logo(conn, tenant).await?,
        live: Live::new(message, &store::settings(conn, tenant).await?.licences),
    }))
}

/// When somebody is looked at next who is not due yet.
fn earlier(one: Option<Ts>, other: Option<Ts>) -> Option<Ts> {
    [one, other].into_iter().flatten().min()
}
