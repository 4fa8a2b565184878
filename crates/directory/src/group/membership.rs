//! Memberships as a whole: who belongs to which of several groups, and many coming and going at once.

use std::collections::HashSet;

use beffroi_core::{Failure, Page, PageRequest, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::{Conn, StoreError, Tx, Value, args};
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use super::service::{CATEGORY, find, present, refuse_built_in, some};
use super::{DirectoryObject, Group, dynamic, store};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, Member, MemberKind, Members};
use crate::{GroupId, role, user};

/// Most names of members that one audit record repeats.
pub(super) const MOST_IN_A_RECORD: usize = 1_000;

/// The direct members of groups, each with the group it is in, sorted by id. People who are deleted
/// are left out; so is everyone of *All Company*, who are no direct members.
pub async fn members_of(
    conn: &mut Conn,
    tenant: TenantId,
    groups: &[Uuid],
) -> Result<Vec<(Uuid, Member)>, StoreError> {
    conn.all_in(
        "SELECT m.group_id, m.member_id, m.member_kind FROM group_member m
         LEFT JOIN directory_user u ON m.member_kind = 'user' AND u.tenant_id = m.tenant_id AND u.id = m.member_id
         WHERE m.tenant_id = $1 AND (m.member_kind <> 'user' OR (u.id IS NOT NULL AND u.deleted_at IS NULL)) AND m.group_id",
        args![tenant],
        groups.iter().copied().map(Value::from).collect(),
        "ORDER BY m.group_id, m.member_id",
    )
    .await?
    .iter()
    .map(|row| {
        let member = Member {
            id: row.get("member_id")?,
            kind: row.parse("member_kind")?,
        };
        Ok((row.get("group_id")?, member))
    })
    .collect()
}

/// The groups that hold somebody or something directly.
pub async fn groups_of(
    conn: &mut Conn,
    tenant: TenantId,
    member: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    store::groups_of(conn, tenant, member).await
}

/// Lets members come and go in the caller's transaction, with audit and change. Who is in already
/// stays, who is not in is passed over, so that a repetition does no harm; true when anything changed.
///
/// # Errors
/// An id that names nothing of the tenant, a cycle, a built-in or dynamic group, a group that carries a role the
/// caller may not touch.
pub async fn change_members_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    added: &[Uuid],
    removed: &[Uuid],
) -> failure::Result<bool> {
    let tenant = caller.tenant;
    store::lock_memberships(tx, tenant).await?;
    let group = find(tx, tenant, id).await?;
    refuse_built_in(&group)?;
    if !added.is_empty() || !removed.is_empty() {
        dynamic::refuse_by_hand(&group)?;
    }
    role::guard_holder(tx, caller, id.uuid()).await?;
    let known = members_among(tx, tenant, id, added).await?;
    let mut seen = HashSet::new();
    let missing = added
        .iter()
        .copied()
        .filter(|member| !known.contains(member) && seen.insert(*member));
    let missing: Vec<Uuid> = missing.collect();
    let gone = remove(tx, tenant, id, removed).await?;
    if !gone.is_empty() {
        role::require_administrator(tx, tenant).await?;
        let target = Target::new("Group", id.uuid(), &group.display_name);
        let named = gone.iter().take(MOST_IN_A_RECORD);
        let mut target = named.fold(target, |target, member| {
            let member = format!("{} {}", member.kind.as_str(), member.id);
            target.property("member", Some(member), None)
        });
        if let Some(more) = gone
            .len()
            .checked_sub(MOST_IN_A_RECORD)
            .filter(|more| *more > 0)
        {
            target = target.property("member", Some(format!("and {more} more")), None);
        }
        let activity = "Remove member from group";
        let entry = Entry::by(caller, CATEGORY, activity, Operation::Delete).target(target);
        audit::record(tx, cx, tenant, entry).await?;
        let change = Members {
            group: id.uuid(),
            added: Vec::new(),
            removed: gone.clone(),
        };
        tx.change(tenant, change::GROUP_MEMBERS, &change, cx.now())
            .await?;
    }
    if missing.is_empty() {
        return Ok(!gone.is_empty());
    }
    let members = kinds_of(tx, tenant, &missing).await?;
    if members.len() < missing.len() {
        let found: HashSet<Uuid> = members.iter().map(|member| member.id).collect();
        let unknown = missing.iter().find(|id| !found.contains(id));
        let unknown = unknown.copied().unwrap_or_default();
        return Err(Failure::invalid(
            "members",
            format!("names '{unknown}', which is no user, group or device of the organization"),
        ));
    }
    add_members_in(cx, tx, caller, id, members).await?;
    Ok(true)
}

/// Which of the ids are direct members already.
async fn members_among(
    conn: &mut Conn,
    tenant: TenantId,
    group: GroupId,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, StoreError> {
    conn.all_in(
        "SELECT member_id FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_id",
        args![tenant, group],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("member_id"))
    .collect()
}

async fn remove(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    ids: &[Uuid],
) -> Result<Vec<Member>, StoreError> {
    tx.all_in(
        "DELETE FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_id",
        args![tenant, group],
        ids.iter().copied().map(Value::from).collect(),
        "RETURNING member_id, member_kind",
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Member {
            id: row.get("member_id")?,
            kind: row.parse("member_kind")?,
        })
    })
    .collect()
}

/// What ids name: users, groups and devices of the tenant. Those that name nothing are left out.
pub async fn kinds_of(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<Member>, StoreError> {
    const TABLES: [(MemberKind, &str); 3] = [
        (
            MemberKind::User,
            "SELECT id FROM directory_user WHERE tenant_id = $1 AND deleted_at IS NULL AND id",
        ),
        (
            MemberKind::Group,
            "SELECT id FROM directory_group WHERE tenant_id = $1 AND deleted_at IS NULL AND id",
        ),
        (
            MemberKind::Device,
            "SELECT id FROM directory_device WHERE tenant_id = $1 AND id",
        ),
    ];
    let mut members = Vec::with_capacity(ids.len());
    for (kind, sql) in TABLES {
        let ids = ids.iter().copied().map(Value::from).collect();
        for row in conn.all_in(sql, args![tenant], ids, "").await? {
            members.push(Member {
                id: row.get("id")?,
                kind,
            });
        }
    }
    Ok(members)
}

/// How far to look for members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Depth {
    /// In the group itself.
    Direct,
    /// In nested groups too.
    Transitive,
}

/// Which members are wanted.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Wanted {
    pub(crate) depth: Depth,
    /// Of one kind only.
    pub(crate) kind: Option<MemberKind>,
}

impl Wanted {
    /// Everything that is directly in a group.
    pub(crate) const DIRECT: Self = Self {
        depth: Depth::Direct,
        kind: None,
    };
}

/// A page of a group's members. All Company has none of its own: everyone belongs to it.
pub(crate) async fn members(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    wanted: Wanted,
    request: &PageRequest,
) -> failure::Result<Page<DirectoryObject>> {
    let mut conn = cx.read().await?;
    let group = find(&mut conn, caller.tenant, id).await?;
    if !group.is_all_company {
        return store::members(&mut conn, caller.tenant, id, wanted, request).await;
    }
    if wanted.kind.is_some_and(|kind| kind != MemberKind::User) {
        return Ok(Page {
            items: Vec::new(),
            next: None,
            total: request.count.then_some(0),
        });
    }
    let sort = beffroi_store::Sort::Id { descending: false };
    drop(conn);
    let users = user::service::list_everyone(cx, caller.tenant, request, sort).await?;
    Ok(users.map(DirectoryObject::from))
}

/// The groups that a user is in, directly or through nesting; All Company is one of them.
pub(crate) async fn groups_of_user(
    cx: &Cx,
    caller: &Caller,
    key: &str,
    transitive: bool,
) -> failure::Result<Vec<Group>> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let user = user::service::find_for_groups(&mut conn, caller, key).await?;
    let ids = if transitive {
        let people = cx.people(tenant);
        let people = people.read();
        people.groups_of(user.id.uuid()).collect()
    } else {
        store::groups_of(&mut conn, tenant, user.id.uuid()).await?
    };
    let groups = store::some(&mut conn, tenant, &ids).await?;
    Ok(groups
        .into_iter()
        .map(|group| present(cx, tenant, group))
        .collect())
}

/// The groups that a group is in, directly or through nesting.
pub(crate) async fn groups_of_group(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    transitive: bool,
) -> failure::Result<Vec<Group>> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    find(&mut conn, tenant, id).await?;
    let ids = if transitive {
        store::groups_above(&mut conn, tenant, id.uuid()).await?
    } else {
        store::groups_of(&mut conn, tenant, id.uuid()).await?
    };
    some(cx, &mut conn, tenant, &ids).await
}

/// Adds members in the caller's transaction, with audit and change. Cycles are refused.
pub async fn add_members_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    members: Vec<Member>,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    store::lock_memberships(tx, tenant).await?;
    let group = find(tx, tenant, id).await?;
    refuse_built_in(&group)?;
    dynamic::refuse_by_hand(&group)?;
    role::guard_holder(tx, caller, id.uuid()).await?;
    for member in members
        .iter()
        .filter(|member| member.kind == MemberKind::Group)
    {
        let inner = find(tx, tenant, GroupId::from_uuid(member.id)).await?;
        refuse_built_in(&inner)?;
        dynamic::refuse_carrying_below(tx, tenant, id, inner.id).await?;
        if store::contains(tx, tenant, inner.id, id).await? {
            return Err(Failure::invalid(
                "@odata.id",
                format!(
                    "names the group '{}', which is or contains '{}': groups can't contain themselves",
                    inner.display_name, group.display_name
                ),
            ));
        }
    }
    store::add_members(tx, tenant, id, &members).await?;
    let target = Target::new("Group", id.uuid(), &group.display_name);
    let named = members.iter().take(MOST_IN_A_RECORD);
    let mut target = named.fold(target, |target, member| {
        let member = format!("{} {}", member.kind.as_str(), member.id);
        target.property("member", None, Some(member))
    });
    if let Some(more) = members
        .len()
        .checked_sub(MOST_IN_A_RECORD)
        .filter(|more| *more > 0)
    {
        target = target.property("member", None, Some(format!("and {more} more")));
    }
    audit::record(
        tx,
        cx,
        tenant,
        Entry::by(caller, CATEGORY, "Add member to group", Operation::Assign).target(target),
    )
    .await?;
    let change = Members {
        group: id.uuid(),
        added: members,
        removed: Vec::new(),
    };
    tx.change(tenant, change::GROUP_MEMBERS, &change, cx.now())
        .await?;
    Ok(())
}

/// Adds one member, found by its id.
pub(crate) async fn add_member(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    member: Uuid,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            store::lock_memberships(tx, tenant).await?;
            find(tx, tenant, id).await?;
            let member = store::kind_of(tx, tenant, member).await?.ok_or_else(|| Failure::not_found("directory object", member))?;
            if store::groups_of(tx, tenant, member.id).await?.contains(&id.uuid()) {
                return Err(Failure::invalid(
                    "@odata.id",
                    "names a member already: One or more added object references already exist for the following modified properties: 'members'",
                ));
            }
            add_members_in(&own, tx, &caller, id, vec![member]).await
        }
        .boxed()
    })
    .await
}

/// Removes one member.
pub(crate) async fn remove_member(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    member: Uuid,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            store::lock_memberships(tx, tenant).await?;
            let group = find(tx, tenant, id).await?;
            refuse_built_in(&group)?;
            dynamic::refuse_by_hand(&group)?;
            role::guard_holder(tx, &caller, id.uuid()).await?;
            let kind = store::remove_member(tx, tenant, id, member)
                .await?
                .ok_or_else(|| Failure::not_found("member of this group", member))?;
            role::require_administrator(tx, tenant).await?;
            let target = Target::new("Group", id.uuid(), &group.display_name).property(
                "member",
                Some(format!("{} {member}", kind.as_str())),
                None,
            );
            let entry = Entry::by(
                &caller,
                CATEGORY,
                "Remove member from group",
                Operation::Delete,
            )
            .target(target);
            audit::record(tx, &own, tenant, entry).await?;
            let removed = vec![Member { id: member, kind }];
            let change = Members {
                group: id.uuid(),
                added: Vec::new(),
                removed,
            };
            tx.change(tenant, change::GROUP_MEMBERS, &change, own.now())
                .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
