//! `$expand`: what belongs to a user or a group, in the same answer, up to 20 of each.
//!
//! A relation needs the permission that its own route needs.

use beffroi_core::{Failure, Page, PageRequest, failure};
use beffroi_feature::Cx;
use beffroi_odata::{Expand, ListQuery};
use beffroi_web::Caller;
use serde_json::Value;
use uuid::Uuid;

use super::directory_objects::typed;
use super::groups::shown;
use crate::device::{self, DirectoryDevice};
use crate::group::{self, Group};
use crate::permission::DEVICE_READ_ALL;
use crate::role;
use crate::user::User;

/// Most entities of a relation in one answer, as in Graph.
const MOST: u16 = 20;

fn first() -> PageRequest {
    PageRequest {
        top: MOST,
        after: None,
        count: false,
    }
}

/// A page of users with what the query expands.
pub(super) async fn users(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
    page: Page<User>,
) -> failure::Result<Page<Value>> {
    let mut items = Vec::with_capacity(page.items.len());
    for one in page.items {
        items.push((
            one.id.uuid(),
            related_to_user(cx, caller, query, one).await?,
        ));
    }
    let items = added(cx, caller, "users", query, items).await?;
    Ok(Page {
        items,
        next: page.next,
        total: page.total,
    })
}

/// Things with what other systems add to them, where it is selected.
async fn added(
    cx: &Cx,
    caller: &Caller,
    resource: &str,
    query: &ListQuery,
    mut things: Vec<(Uuid, Value)>,
) -> failure::Result<Vec<Value>> {
    let select = query.select.as_deref().unwrap_or_default();
    cx.add(caller.tenant, resource, select, &mut things).await?;
    Ok(things.into_iter().map(|(_, thing)| thing).collect())
}

/// A user with what the query expands and selects.
pub(super) async fn user(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
    user: User,
) -> failure::Result<Value> {
    let id = user.id.uuid();
    let one = related_to_user(cx, caller, query, user).await?;
    let mut all = added(cx, caller, "users", query, vec![(id, one)]).await?;
    Ok(all.remove(0))
}

/// A user with what the query expands.
async fn related_to_user(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
    user: User,
) -> failure::Result<Value> {
    let mut entity = serde_json::to_value(&user).map_err(Failure::bug)?;
    for Expand { relation, .. } in &query.expand {
        entity[relation] = if relation == "ownedDevices" {
            let mut conn = cx.read().await?;
            let covered = role::covers(&mut conn, caller, DEVICE_READ_ALL, user.id).await?;
            drop(conn);
            if !covered {
                caller.require(DEVICE_READ_ALL)?;
            }
            let devices = ListQuery {
                page: first(),
                ..ListQuery::default()
            };
            let page = device::service::list_own(cx, caller.tenant, user.id, &devices).await?;
            let devices = page.items.into_iter().map(DirectoryDevice::from);
            devices
                .map(|device| typed("device", &device))
                .collect::<failure::Result<_>>()?
        } else {
            let transitive = relation == "transitiveMemberOf";
            let key = user.id.to_string();
            let groups = group::membership::groups_of_user(cx, caller, &key, transitive).await?;
            let most = groups.len().min(MOST.into());
            shown(caller, &key, &groups[..most])?.into()
        };
    }
    Ok(entity)
}

/// A page of groups with what the query expands.
pub(super) async fn groups(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
    page: Page<Group>,
) -> failure::Result<Page<Value>> {
    let mut items = Vec::with_capacity(page.items.len());
    for one in page.items {
        items.push((
            one.id.uuid(),
            related_to_group(cx, caller, query, one).await?,
        ));
    }
    let items = added(cx, caller, "groups", query, items).await?;
    Ok(Page {
        items,
        next: page.next,
        total: page.total,
    })
}

/// A group with what the query expands and selects.
pub(super) async fn group(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
    group: Group,
) -> failure::Result<Value> {
    let id = group.id.uuid();
    let one = related_to_group(cx, caller, query, group).await?;
    let mut all = added(cx, caller, "groups", query, vec![(id, one)]).await?;
    Ok(all.remove(0))
}

/// A group with what the query expands.
async fn related_to_group(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
    group: Group,
) -> failure::Result<Value> {
    let mut entity = serde_json::to_value(&group).map_err(Failure::bug)?;
    for Expand { relation, .. } in &query.expand {
        let page = if relation == "owners" {
            group::owners::list(cx, caller, group.id, &first()).await?
        } else {
            let direct = group::membership::Wanted::DIRECT;
            group::membership::members(cx, caller, group.id, direct, &first()).await?
        };
        entity[relation] = serde_json::to_value(page.items).map_err(Failure::bug)?;
    }
    Ok(entity)
}
