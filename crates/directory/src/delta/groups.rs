//! `/groups/delta`, with the members that came and went.

use std::collections::{BTreeMap, HashMap, HashSet};

use beffroi_core::{Cursor, Failure, PageRequest, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::{Change, Conn, Sort};
use serde_json::{Value, json};
use uuid::Uuid;

use super::page::removed;
use super::{Asked, DeltaPage, Progress, State, log};
use crate::change::{self, Member, Members, One};
use crate::group;

/// Entries of the change log that tell of groups.
const KINDS: [&str; 4] = [
    change::GROUP_SAVED,
    change::GROUP_DELETED,
    change::GROUP_PURGED,
    change::GROUP_MEMBERS,
];

/// What one entry says of a group: that it changed, or that a member came (true) or left.
type Touched = (Uuid, Option<(Member, bool)>);

/// Members by id, and whether each is in.
type Comings = BTreeMap<Uuid, (Member, bool)>;

/// Whether the caller wants to know of members: yes, unless it selects other properties only.
fn wants_members(query: &ListQuery) -> bool {
    let selected = query.select.as_ref();
    selected.is_none_or(|names| names.iter().any(|name| name == "members"))
        || !query.expand.is_empty()
}

fn entity(
    cx: &Cx,
    asked: &Asked,
    query: &ListQuery,
    stored: group::store::Stored,
    comings: &Comings,
) -> failure::Result<Value> {
    let group = group::service::present(cx, asked.tenant, stored);
    let group = serde_json::to_value(group).map_err(Failure::bug)?;
    let mut group = query.project(group);
    if wants_members(query) && !comings.is_empty() {
        let members = comings.values().map(|(member, is_in)| {
            let kind = format!("#microsoft.graph.{}", member.kind.as_str());
            let mut one = json!({"@odata.type": kind, "id": member.id});
            if !is_in {
                one["@removed"] = json!({"reason": "deleted"});
            }
            one
        });
        group["members@delta"] = members.collect();
    }
    Ok(group)
}

/// A page of groups and removals.
pub(crate) async fn page(
    cx: &Cx,
    conn: &mut Conn,
    asked: &Asked,
    query: &ListQuery,
) -> failure::Result<DeltaPage> {
    match asked.state {
        State::From { .. } => Ok(DeltaPage {
            rows: Vec::new(),
            progress: Progress::Done(asked.state),
        }),
        State::All {
            start,
            after,
            member,
        } => every_group(cx, conn, asked, query, (start, after, member)).await,
        State::Changes { at, told, until } => {
            changed(cx, conn, asked, query, (at, told, until)).await
        }
    }
}

async fn every_group(
    cx: &Cx,
    conn: &mut Conn,
    asked: &Asked,
    query: &ListQuery,
    (start, after, member): (i64, Option<Uuid>, Option<Uuid>),
) -> failure::Result<DeltaPage> {
    let tenant = asked.tenant;
    let mut rows = Vec::new();
    let mut room = asked.top;
    // A group with more members than fitted the page before.
    if let (Some(id), Some(member)) = (after, member)
        && let Some(stored) =
            group::store::find(conn, tenant, crate::GroupId::from_uuid(id)).await?
    {
        let (comings, more) = members(conn, asked, id, member, room).await?;
        room -= comings.len().min(room);
        rows.push(entity(cx, asked, query, stored, &comings)?);
        if more.is_some() {
            return Ok(more_of_all(rows, start, id, more));
        }
    }
    let mut last = after;
    while room > 0 {
        let request = PageRequest {
            top: u16::try_from(room).unwrap_or(u16::MAX),
            after: last.map(|id| Cursor {
                key: String::new(),
                id,
            }),
            count: false,
        };
        let sort = Sort::Id { descending: false };
        let page = group::store::list(conn, tenant, &request, None, sort).await?;
        let is_last = page.next.is_none();
        for stored in page.items {
            let id = stored.id.uuid();
            room = room.saturating_sub(1);
            let (comings, more) = if wants_members(query) {
                members(conn, asked, id, Uuid::nil(), room.max(1)).await?
            } else {
                (Comings::new(), None)
            };
            room = room.saturating_sub(comings.len());
            rows.push(entity(cx, asked, query, stored, &comings)?);
            last = Some(id);
            if more.is_some() || room == 0 {
                return Ok(more_of_all(rows, start, id, more));
            }
        }
        if is_last {
            let progress = Progress::Done(State::From { at: start });
            return Ok(DeltaPage { rows, progress });
        }
    }
    match last {
        Some(last) => Ok(more_of_all(rows, start, last, None)),
        None => Err(Failure::bug("a page of groups without any room")),
    }
}

fn more_of_all(rows: Vec<Value>, start: i64, after: Uuid, member: Option<Uuid>) -> DeltaPage {
    let state = State::All {
        start,
        after: Some(after),
        member,
    };
    DeltaPage {
        rows,
        progress: Progress::More(state),
    }
}

/// Some members of a group after one of them, and the last of these when there are more.
async fn members(
    conn: &mut Conn,
    asked: &Asked,
    group: Uuid,
    after: Uuid,
    most: usize,
) -> failure::Result<(Comings, Option<Uuid>)> {
    let mut found = group::store::members_after(conn, asked.tenant, group, after, most + 1).await?;
    let more = found.len() > most;
    found.truncate(most);
    let last = found.last().map(|member| member.id).filter(|_| more);
    let all = found.into_iter().map(|member| (member.id, (member, true)));
    Ok((all.collect(), last))
}

fn touched(change: &Change) -> failure::Result<Vec<Touched>> {
    if change.kind != change::GROUP_MEMBERS {
        return Ok(vec![(change.payload::<One>()?.id, None)]);
    }
    let members: Members = change.payload()?;
    let left = members.removed.into_iter().map(|member| (member, false));
    let came = members.added.into_iter().map(|member| (member, true));
    let all = left.chain(came);
    Ok(all.map(|one| (members.group, Some(one))).collect())
}

async fn changed(
    cx: &Cx,
    conn: &mut Conn,
    asked: &Asked,
    query: &ListQuery,
    from: (i64, usize, i64),
) -> failure::Result<DeltaPage> {
    let tenant = asked.tenant;
    let read = log::read(conn, tenant, &KINDS, from, asked.top, touched).await?;
    let mut order: Vec<Uuid> = Vec::new();
    let mut comings: HashMap<Uuid, Comings> = HashMap::new();
    let members_wanted = wants_members(query);
    for (group, member) in read.items {
        if member.is_some() && !members_wanted {
            continue;
        }
        let of_group = comings.entry(group).or_insert_with(|| {
            order.push(group);
            Comings::new()
        });
        if let Some((member, is_in)) = member {
            of_group.insert(member.id, (member, is_in));
        }
    }
    let found = group::store::some(conn, tenant, &order).await?;
    let mut found: HashMap<Uuid, _> = found
        .into_iter()
        .map(|group| (group.id.uuid(), group))
        .collect();
    let restorable: HashSet<Uuid> = group::store::deleted_among(conn, tenant, &order)
        .await?
        .into_iter()
        .collect();
    let rows = order.into_iter().map(|id| match found.remove(&id) {
        Some(group) => entity(cx, asked, query, group, &comings[&id]),
        None => Ok(removed(id, restorable.contains(&id))),
    });
    let rows = rows.collect::<failure::Result<_>>()?;
    let progress = match read.next {
        Some(next) => Progress::More(next),
        None => Progress::Done(State::From { at: from.2 + 1 }),
    };
    Ok(DeltaPage { rows, progress })
}
