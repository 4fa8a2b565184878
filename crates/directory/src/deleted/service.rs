//! Use cases of what is deleted: look, restore, remove for good.

use std::collections::BTreeMap;

use beffroi_core::{Failure, Page, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_queue::NewJob;
use beffroi_store::{Conn, Tx};
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde_json::json;
use uuid::Uuid;

use super::model::KEPT;
use super::purge::{self, Thing};
use super::store::{self, Membership};
use super::{DeletedGroup, DeletedItem, DeletedUser, RestoreRequest};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Devices, Ids, Member, MemberKind, Members, One};
use crate::permission::{GROUP_READ_ALL, GROUP_READ_WRITE_ALL, USER_READ_ALL, USER_READ_WRITE_ALL};
use crate::{GroupId, UserId, group, role, tenant, user};

/// Members in one entry of the change log: what follows the log reads an entry whole.
const MEMBERS_AT_ONCE: usize = 10_000;

/// A deleted thing as it is stored.
pub(super) enum Stored {
    User(Box<user::store::Stored>),
    Group(Box<group::store::Stored>),
}

/// A page of the people who may be restored.
pub(crate) async fn users(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<DeletedUser>> {
    let (order, descending) = query.first_order();
    let sort = user::store::sort(order, descending)?;
    let condition = query.condition(&user::store::SEARCHED);
    let mut conn = cx.read().await?;
    let condition = condition.as_ref();
    let page =
        user::store::list_deleted(&mut conn, caller.tenant, &query.page, condition, sort).await?;
    Ok(page.map(|stored| DeletedUser::new(stored.into())))
}

/// A page of the groups that may be restored.
pub(crate) async fn groups(
    cx: &Cx,
    caller: &Caller,
    query: &ListQuery,
) -> failure::Result<Page<DeletedGroup>> {
    let (order, descending) = query.first_order();
    let sort = group::store::sort(order, descending)?;
    let condition = query.condition(&group::store::SEARCHED);
    let mut conn = cx.read().await?;
    let condition = condition.as_ref();
    let page =
        group::store::list_deleted(&mut conn, caller.tenant, &query.page, condition, sort).await?;
    Ok(page.map(|stored| DeletedGroup::new(group::service::present(cx, caller.tenant, stored))))
}

async fn find(conn: &mut Conn, tenant: TenantId, id: Uuid) -> failure::Result<Stored> {
    if let Some(found) = user::store::find_deleted(conn, tenant, UserId::from_uuid(id)).await? {
        return Ok(Stored::User(Box::new(found)));
    }
    match group::store::find_deleted(conn, tenant, GroupId::from_uuid(id)).await? {
        Some(found) => Ok(Stored::Group(Box::new(found))),
        None => Err(Failure::not_found("deleted item", id)),
    }
}

fn present(cx: &Cx, tenant: TenantId, stored: Stored) -> DeletedItem {
    match stored {
        Stored::User(user) => DeletedItem::User(Box::new(DeletedUser::new((*user).into()))),
        Stored::Group(group) => {
            let group = group::service::present(cx, tenant, *group);
            DeletedItem::Group(Box::new(DeletedGroup::new(group)))
        }
    }
}

/// Reads one deleted thing.
pub(crate) async fn get(cx: &Cx, caller: &Caller, id: Uuid) -> failure::Result<DeletedItem> {
    let found = find(&mut cx.read().await?, caller.tenant, id).await?;
    caller.require(match found {
        Stored::User(_) => USER_READ_ALL,
        Stored::Group(_) => GROUP_READ_ALL,
    })?;
    Ok(present(cx, caller.tenant, found))
}

fn may_change(caller: &Caller, found: &Stored) -> failure::Result<()> {
    caller.require(match found {
        Stored::User(_) => USER_READ_WRITE_ALL,
        Stored::Group(_) => GROUP_READ_WRITE_ALL,
    })
}

/// Has what was deleted just now purged when its time is over.
pub(crate) async fn schedule(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
) -> failure::Result<()> {
    let job = NewJob::new(purge::JOB, &id, &json!({"id": id}), cx.now().plus(KEPT))?;
    beffroi_queue::enqueue(tx, cx.mint_uuid(), tenant, job).await
}

/// Tells whoever follows the change log which groups something is not in any more.
pub(crate) async fn note_left(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
    left: Vec<Membership>,
) -> failure::Result<()> {
    for (group, member) in left.into_iter().filter(|(group, _)| *group != id) {
        let change = Members {
            group,
            added: Vec::new(),
            removed: vec![member],
        };
        tx.change(tenant, change::GROUP_MEMBERS, &change, cx.now())
            .await?;
    }
    Ok(())
}

/// Restores a user or a group with memberships, roles and devices.
pub(crate) async fn restore(
    cx: &Cx,
    caller: &Caller,
    id: Uuid,
    request: RestoreRequest,
) -> failure::Result<DeletedItem> {
    let (own, by) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            group::store::lock_memberships(tx, tenant).await?;
            let found = find(tx, tenant, id).await?;
            may_change(&by, &found)?;
            match found {
                Stored::User(user) => restore_user(&own, tx, &by, &user, request).await?,
                Stored::Group(group) => restore_group(&own, tx, &by, &group, request).await?,
            }
            beffroi_queue::cancel(tx, tenant, purge::JOB, &id.to_string()).await
        }
        .boxed()
    })
    .await?;
    let mut conn = cx.read().await?;
    let user = user::store::find(&mut conn, tenant, UserId::from_uuid(id)).await?;
    if let Some(user) = user {
        return Ok(present(cx, tenant, Stored::User(Box::new(user))));
    }
    match group::store::find(&mut conn, tenant, GroupId::from_uuid(id)).await? {
        Some(group) => Ok(present(cx, tenant, Stored::Group(Box::new(group)))),
        // Deleted again before it could be shown.
        None => Err(Failure::not_found("user or group", id)),
    }
}

async fn restore_user(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    user: &user::store::Stored,
    request: RestoreRequest,
) -> failure::Result<()> {
    let (tenant, id) = (caller.tenant, user.id);
    let mut fields = user.fields.clone();
    if let Some(upn) = request.new_user_principal_name {
        let domains = tenant::store::domains(tx, tenant).await?;
        fields.user_principal_name = upn;
        fields = fields.checked(&domains)?;
    }
    let upn = &fields.user_principal_name;
    if user::store::taken(tx, upn, None).await? {
        return Err(Failure::conflict(
            "userPrincipalNameTaken",
            format!("Somebody else is called '{upn}' by now. Give that person another name first, or restore this one under another name (newUserPrincipalName)."),
        )
        .at("newUserPrincipalName"));
    }
    store::restore_user(tx, tenant, id, upn).await?;
    let joined = bring_back(tx, tenant, id.uuid()).await?;
    // With what it is in again: nobody comes back to more rights than the caller may give.
    role::guard_holder(tx, caller, id.uuid()).await?;
    let target = Target::new("User", id.uuid(), &fields.display_name).property(
        "userPrincipalName",
        (*upn != user.fields.user_principal_name).then(|| user.fields.user_principal_name.clone()),
        Some(upn.clone()),
    );
    let entry =
        Entry::by(caller, "UserManagement", "Restore user", Operation::Update).target(target);
    audit::record(tx, cx, tenant, entry).await?;
    let saved = Ids {
        ids: vec![id.uuid()],
    };
    tx.change(tenant, change::USER_SAVED, &saved, cx.now())
        .await?;
    note_joined(cx, tx, tenant, joined).await?;
    let devices = store::devices_of(tx, tenant, id).await?;
    if !devices.is_empty() {
        let users = vec![id.uuid(); devices.len()];
        let saved = Devices {
            ids: devices,
            users,
        };
        tx.change(tenant, change::DEVICE_SAVED, &saved, cx.now())
            .await?;
    }
    Ok(())
}

async fn restore_group(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    group: &group::store::Stored,
    request: RestoreRequest,
) -> failure::Result<()> {
    let (tenant, id) = (caller.tenant, group.id);
    if request.new_user_principal_name.is_some() {
        return Err(Failure::invalid(
            "newUserPrincipalName",
            "is for users only: a group has no principal name",
        ));
    }
    let nick = &group.mail_nickname;
    if group::store::nickname_taken(tx, tenant, nick, id).await? {
        return Err(Failure::conflict(
            "mailNicknameTaken",
            format!("Another group has the nickname '{nick}' by now. Give that group another one first, then restore this one."),
        )
        .at("mailNickname"));
    }
    store::restore_group(tx, tenant, id).await?;
    let joined = bring_back(tx, tenant, id.uuid()).await?;
    role::guard_holder(tx, caller, id.uuid()).await?;
    group::dynamic::refuse_restoring(tx, tenant, id).await?;
    let target = Target::new("Group", id.uuid(), &group.display_name).changed(
        "displayName",
        "",
        &group.display_name,
    );
    let entry = Entry::by(
        caller,
        "GroupManagement",
        "Restore group",
        Operation::Update,
    )
    .target(target);
    audit::record(tx, cx, tenant, entry).await?;
    let saved = One { id: id.uuid() };
    tx.change(tenant, change::GROUP_SAVED, &saved, cx.now())
        .await?;
    note_joined(cx, tx, tenant, joined).await
}

/// Brings the memberships of something back, but for those that would make a group contain itself
/// by now, and those whose other end is gone.
async fn bring_back(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
) -> failure::Result<BTreeMap<Uuid, Vec<Member>>> {
    store::hand_over(tx, tenant, id).await?;
    let mut waiting = store::take_back(tx, tenant, id).await?;
    // What it was in goes before what was in it, where only one of the two can come back.
    waiting.sort_by_key(|(group, member)| (*group == id, *group, member.id));
    let mut joined: BTreeMap<Uuid, Vec<Member>> = BTreeMap::new();
    for (group, member) in waiting {
        let outer = GroupId::from_uuid(group);
        if member.kind == MemberKind::Group {
            let inner = GroupId::from_uuid(member.id);
            if group::store::contains(tx, tenant, inner, outer).await? {
                continue;
            }
            // At once: the next question is about the groups with this one in its place.
            group::store::add_members(tx, tenant, outer, &[member]).await?;
        }
        joined.entry(group).or_default().push(member);
    }
    for (group, members) in &joined {
        let group = GroupId::from_uuid(*group);
        group::store::add_members(tx, tenant, group, members).await?;
    }
    Ok(joined)
}

async fn note_joined(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    joined: BTreeMap<Uuid, Vec<Member>>,
) -> failure::Result<()> {
    for (group, members) in joined {
        for some in members.chunks(MEMBERS_AT_ONCE) {
            let change = Members {
                group,
                added: some.to_vec(),
                removed: Vec::new(),
            };
            tx.change(tenant, change::GROUP_MEMBERS, &change, cx.now())
                .await?;
        }
    }
    Ok(())
}

/// Removes a deleted user or group for good.
pub(crate) async fn remove(cx: &Cx, caller: &Caller, id: Uuid) -> failure::Result<()> {
    let (own, by) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let found = find(tx, tenant, id).await?;
            may_change(&by, &found)?;
            role::guard_holder(tx, &by, id).await?;
            let thing = Thing::of(&found);
            let entry = |category, activity| Entry::by(&by, category, activity, Operation::Delete);
            purge::purge(&own, tx, tenant, &thing, entry).await?;
            beffroi_queue::cancel(tx, tenant, purge::JOB, &id.to_string()).await
        }
        .boxed()
    })
    .await
}
