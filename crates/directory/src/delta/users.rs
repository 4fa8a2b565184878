//! `/users/delta`.

use std::collections::{HashMap, HashSet};

use beffroi_core::{Cursor, Failure, PageRequest, failure};
use beffroi_odata::ListQuery;
use beffroi_store::{Change, Conn, Sort};
use beffroi_web::Caller;
use serde_json::Value;
use uuid::Uuid;

use super::page::removed;
use super::token::gone;
use super::{Asked, DeltaPage, Progress, State, log};
use crate::change::{self, Ids, MemberKind, Members};
use crate::permission::USER_READ_ALL;
use crate::role;
use crate::user::{self, User};

/// Entries of the change log that tell of users.
const KINDS: [&str; 3] = [
    change::USER_SAVED,
    change::USER_DELETED,
    change::USER_PURGED,
];

/// The same, and who joined or left groups: for whoever reads the people of some only.
const KINDS_WITHIN: [&str; 4] = [
    change::USER_SAVED,
    change::USER_DELETED,
    change::USER_PURGED,
    change::GROUP_MEMBERS,
];

fn entity(query: &ListQuery, stored: user::store::Stored) -> failure::Result<Value> {
    let user = serde_json::to_value(User::from(stored)).map_err(Failure::bug)?;
    Ok(query.project(user))
}

/// A page of users and removals.
pub(crate) async fn page(
    conn: &mut Conn,
    caller: &Caller,
    asked: &Asked,
    query: &ListQuery,
) -> failure::Result<DeltaPage> {
    match asked.state {
        State::From { .. } => Ok(DeltaPage {
            rows: Vec::new(),
            progress: Progress::Done(asked.state),
        }),
        State::All { start, after, .. } => {
            everybody(conn, caller, asked, query, (start, after)).await
        }
        State::Changes { at, told, until } => {
            changed(conn, caller, asked, query, (at, told, until)).await
        }
    }
}

async fn everybody(
    conn: &mut Conn,
    caller: &Caller,
    asked: &Asked,
    query: &ListQuery,
    (start, after): (i64, Option<Uuid>),
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
    let reach = caller.reach(USER_READ_ALL)?;
    let page = user::store::list(conn, asked.tenant, &request, None, reach, sort).await?;
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

/// Whom an entry tells of, and whether it says that they joined or left a group that counts.
///
/// # Errors
/// `Kind::Gone` when a group joined or left one that counts: whose people those were at each moment
/// is not known any more.
fn touched(counting: &HashSet<Uuid>, change: &Change) -> failure::Result<Vec<(Uuid, bool)>> {
    if change.kind != change::GROUP_MEMBERS {
        let ids = change.payload::<Ids>()?.ids.into_iter();
        return Ok(ids.map(|id| (id, false)).collect());
    }
    let members: Members = change.payload()?;
    if !counting.contains(&members.group) {
        return Ok(Vec::new());
    }
    let all = members.added.iter().chain(&members.removed);
    if all.clone().any(|member| member.kind == MemberKind::Group) {
        return Err(gone("$deltatoken"));
    }
    let people = all.filter(|member| member.kind == MemberKind::User);
    Ok(people.map(|member| (member.id, true)).collect())
}

async fn changed(
    conn: &mut Conn,
    caller: &Caller,
    asked: &Asked,
    query: &ListQuery,
    from: (i64, usize, i64),
) -> failure::Result<DeltaPage> {
    let counting = role::store::with_nested(conn, asked.tenant, &asked.within).await?;
    let kinds: &[&'static str] = if asked.within.is_empty() {
        &KINDS
    } else {
        &KINDS_WITHIN
    };
    let items = |change: &Change| touched(&counting, change);
    let read = log::read(conn, asked.tenant, kinds, from, asked.top, items).await?;
    let ids: Vec<Uuid> = read.items.iter().map(|(id, _)| *id).collect();
    let covered = role::covered_among(conn, caller, USER_READ_ALL, &ids).await?;
    let mut order: Vec<Uuid> = Vec::new();
    for (id, is_membership) in read.items {
        // Of somebody else nothing is told, unless they have left.
        if (is_membership || covered.contains(&id)) && !order.contains(&id) {
            order.push(id);
        }
    }
    let found = user::store::some_or_deleted(conn, asked.tenant, &order).await?;
    let mut found: HashMap<Uuid, _> = found
        .into_iter()
        .map(|user| (user.id.uuid(), user))
        .collect();
    let rows = order.into_iter().map(|id| match found.remove(&id) {
        Some(user) if user.deleted_at.is_none() && covered.contains(&id) => entity(query, user),
        other => Ok(removed(id, other.is_some())),
    });
    let rows = rows.collect::<failure::Result<_>>()?;
    let progress = match read.next {
        Some(next) => Progress::More(next),
        None => Progress::Done(State::From { at: from.2 + 1 }),
    };
    Ok(DeltaPage { rows, progress })
}
