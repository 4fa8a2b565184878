//! `/users/delta`.

use std::collections::HashMap;

use beffroi_core::{Cursor, Failure, PageRequest, failure};
use beffroi_odata::ListQuery;
use beffroi_store::{Conn, Sort};
use beffroi_web::Reach;
use serde_json::Value;
use uuid::Uuid;

use super::page::removed;
use super::{Asked, DeltaPage, Progress, State, log};
use crate::change::{self, Ids};
use crate::user::{self, User};

/// Entries of the change log that tell of users.
const KINDS: [&str; 3] = [
    change::USER_SAVED,
    change::USER_DELETED,
    change::USER_PURGED,
];

fn entity(query: &ListQuery, stored: user::store::Stored) -> failure::Result<Value> {
    let user = serde_json::to_value(User::from(stored)).map_err(Failure::bug)?;
    Ok(query.project(user))
}

/// A page of users and removals.
pub(crate) async fn page(
    conn: &mut Conn,
    asked: &Asked,
    query: &ListQuery,
) -> failure::Result<DeltaPage> {
    match asked.state {
        State::From { .. } => Ok(DeltaPage {
            rows: Vec::new(),
            progress: Progress::Done(asked.state),
        }),
        State::All { start, after, .. } => everybody(conn, asked, query, start, after).await,
        State::Changes { at, told, until } => changed(conn, asked, query, (at, told, until)).await,
    }
}

async fn everybody(
    conn: &mut Conn,
    asked: &Asked,
    query: &ListQuery,
    start: i64,
    after: Option<Uuid>,
) -> failure::Result<DeltaPage> {
    let request = PageRequest {
        top: u16::try_from(asked.top).unwrap_or(u16::MAX),
        after: after.map(|id| Cursor {
            key: String::new(),
            id,
        }),
        count: false,
    };
    let sort = Sort::Id { descending: false };
    let page =
        user::store::list(conn, asked.tenant, &request, None, &Reach::Everyone, sort).await?;
    let progress = match &page.next {
        Some(last) => Progress::More(State::All {
            start,
            after: Some(last.id),
            member: None,
        }),
        None => Progress::Done(State::From { at: start }),
    };
    let rows = page.items.into_iter().map(|user| entity(query, user));
    Ok(DeltaPage {
        rows: rows.collect::<failure::Result<_>>()?,
        progress,
    })
}

async fn changed(
    conn: &mut Conn,
    asked: &Asked,
    query: &ListQuery,
    from: (i64, usize, i64),
) -> failure::Result<DeltaPage> {
    let ids = |change: &beffroi_store::Change| Ok(change.payload::<Ids>()?.ids);
    let read = log::read(conn, asked.tenant, &KINDS, from, asked.top, ids).await?;
    let mut order: Vec<Uuid> = Vec::new();
    for id in read.items {
        if !order.contains(&id) {
            order.push(id);
        }
    }
    let found = user::store::some_or_deleted(conn, asked.tenant, &order).await?;
    let mut found: HashMap<Uuid, _> = found
        .into_iter()
        .map(|user| (user.id.uuid(), user))
        .collect();
    let rows = order.into_iter().map(|id| match found.remove(&id) {
        Some(user) if user.deleted_at.is_none() => entity(query, user),
        other => Ok(removed(id, other.is_some())),
    });
    let rows = rows.collect::<failure::Result<_>>()?;
    let progress = match read.next {
        Some(next) => Progress::More(next),
        None => Progress::Done(State::From { at: from.2 + 1 }),
    };
    Ok(DeltaPage { rows, progress })
}
