//! What a listener has not been told yet. Nothing is kept of it but a place in the change log: a
//! listener that is down for hours fills neither memory nor tables, and nothing is lost with a
//! process.

use std::collections::HashSet;

use beffroi_core::{Ts, failure};
use beffroi_feature::{Cx, Part, Passage, Portion, Watchable, Watched, read_on};
use beffroi_store::{Change, Conn};
use beffroi_web::Caller;

use crate::access;
use crate::limits::{AT_ONCE, PAGES_AT_ONCE};
use crate::model::item::{About, Item, Notification, about, items};
use crate::model::{Place, Resource, Subscription};

/// Notifications for one request, oldest first.
pub(crate) type Batch = Passage<Notification<About>>;

const PORTION: Portion = Portion {
    things: AT_ONCE,
    pages: PAGES_AT_ONCE,
};

/// Reads on from where the listener is, and leaves out what the creator may not read at this moment.
///
/// # Errors
/// Those of the database, and an entry that can't be read.
pub(crate) async fn read(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    subscription: &Subscription,
    resource: &Resource,
) -> failure::Result<Batch> {
    match resource {
        Resource::Other(system, watched) => {
            of_others(cx, conn, caller, subscription, (system, watched)).await
        }
        _ => of_directory(conn, caller, subscription, resource).await,
    }
}

fn with_things<T, U>(passage: Passage<T>, things: impl FnOnce(Vec<T>) -> Vec<U>) -> Passage<U> {
    Passage {
        things: things(passage.things),
        next: passage.next,
        more: passage.more,
    }
}

/// What another system tells.
async fn of_others(
    cx: &Cx,
    conn: &mut Conn,
    caller: &Caller,
    subscription: &Subscription,
    (system, watched): (&Watchable, &Watched),
) -> failure::Result<Batch> {
    let is_watched = |part: &Part| watched.only.is_none_or(|only| part.thing == only);
    let parts = |entry: &Change| {
        let mut parts = (system.parts)(entry)?;
        parts.retain(is_watched);
        Ok(parts)
    };
    let keep = |entry: &Change, part: Part| Some((part, entry.sequence, entry.at));
    let (tenant, place) = (subscription.tenant, subscription.place);
    let passage = read_on(conn, tenant, place, system.kinds, PORTION, parts, keep).await?;
    let parts: Vec<Part> = passage.things.iter().map(|(part, ..)| *part).collect();
    let told = (system.tell)(cx, conn, caller, watched, &parts).await?;
    Ok(with_things(passage, |all| {
        let notifications = told.into_iter().filter_map(|one| {
            let (_, sequence, at) = *all.get(one.part)?;
            Some(Notification {
                change_type: subscription.change_types.tells(one.happened)?,
                of: About {
                    path: one.path,
                    data: one.data,
                },
                sequence,
                at,
            })
        });
        notifications.collect()
    }))
}

async fn of_directory(
    conn: &mut Conn,
    caller: &Caller,
    subscription: &Subscription,
    resource: &Resource,
) -> failure::Result<Batch> {
    let mut passage = items_of(conn, subscription, resource).await?;
    let all = std::mem::take(&mut passage.things);
    passage.things = access::keep_readable(conn, caller, resource, all).await?;
    let told = |all: Vec<Notification>| {
        let all = all.iter();
        all.map(|one| about(subscription.tenant, resource, one))
            .collect()
    };
    Ok(with_things(passage, told))
}

/// What has happened in the directory. The same change of the same thing is told once.
async fn items_of(
    conn: &mut Conn,
    subscription: &Subscription,
    resource: &Resource,
) -> failure::Result<Passage<Notification>> {
    let mut seen = HashSet::new();
    let keep = |entry: &Change, item: Item| {
        let change_type = subscription.change_types.tells(item.happened)?;
        let told_before = item.members.is_empty() && !seen.insert((item.id, change_type));
        (!told_before).then_some(Notification {
            of: item,
            change_type,
            sequence: entry.sequence,
            at: entry.at,
        })
    };
    read_on(
        conn,
        subscription.tenant,
        subscription.place,
        resource.kinds(),
        PORTION,
        |entry| items(resource, entry),
        keep,
    )
    .await
}

/// The place behind everything that is as old as `at` or older.
///
/// # Errors
/// Those of the database.
pub(crate) async fn behind(
    conn: &mut Conn,
    subscription: &Subscription,
    resource: &Resource,
    at: Ts,
) -> failure::Result<Place> {
    let until = conn.position(subscription.tenant).await?;
    let mut place = subscription.place;
    loop {
        let from = place.position + 1;
        let kinds = resource.kinds();
        let page = conn.changes_of(subscription.tenant, from, until, kinds);
        let page = page.await?;
        if page.is_empty() {
            return Ok(place);
        }
        for entry in page {
            if entry.at > at {
                return Ok(place);
            }
            place = Place::behind(entry.sequence);
        }
    }
}
