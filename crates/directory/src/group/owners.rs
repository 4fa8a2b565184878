//! Who looks after a group: people of the organization. Owning gives no right by itself here; Graph's
//! clients show owners and keep them.

use beffroi_core::{Cursor, Failure, Page, PageRequest, TenantId, failure};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Select, Sort, StoreError, Tx, args};
use beffroi_web::Caller;
use futures_util::FutureExt;
use uuid::Uuid;

use super::model::DirectoryObject;
use super::service::{CATEGORY, find, present, refuse_built_in};
use super::store::{kind_of, lock_memberships, some};
use super::{Group, store};
use crate::audit::{self, Entry, Operation, Target};
use crate::change::{self, MemberKind, One};
use crate::{GroupId, role, user};

/// A page of a group's owners, by id.
pub(crate) async fn list(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    request: &PageRequest,
) -> failure::Result<Page<DirectoryObject>> {
    let mut conn = cx.read().await?;
    find(&mut conn, caller.tenant, id).await?;
    let base = "SELECT u.id, u.display_name, u.user_principal_name, u.mail FROM group_owner o
         JOIN directory_user u ON u.tenant_id = o.tenant_id AND u.id = o.owner_id AND u.deleted_at IS NULL
         WHERE o.tenant_id = $1 AND o.group_id = $2";
    let select = Select::new(base, args![caller.tenant, id], "u.id");
    let sort = Sort::Id { descending: false };
    let (rows, total) = select.page(&mut conn, sort, request).await?;
    let owners = rows.iter().map(|row| {
        Ok(DirectoryObject {
            kind: "#microsoft.graph.user".to_owned(),
            id: row.get("id")?,
            display_name: row.get("display_name")?,
            user_principal_name: row.get("user_principal_name")?,
            mail: row.get("mail")?,
        })
    });
    let owners = owners.collect::<Result<Vec<_>, StoreError>>()?;
    let mut page = Page::cut(owners, request, |owner| Cursor {
        key: String::new(),
        id: owner.id,
    });
    page.total = total;
    Ok(page)
}

/// The groups that somebody owns, by name.
pub(crate) async fn owned(cx: &Cx, caller: &Caller, key: &str) -> failure::Result<Vec<Group>> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let owner = user::service::find_for_groups(&mut conn, caller, key).await?;
    let rows = conn
        .all(
            "SELECT group_id FROM group_owner WHERE tenant_id = $1 AND owner_id = $2",
            args![tenant, owner.id],
        )
        .await?;
    let ids = rows.iter().map(|row| row.get("group_id"));
    let ids = ids.collect::<Result<Vec<Uuid>, StoreError>>()?;
    let groups = some(&mut conn, tenant, &ids).await?;
    let groups = groups.into_iter();
    Ok(groups.map(|group| present(cx, tenant, group)).collect())
}

/// Makes somebody an owner.
pub(crate) async fn add(cx: &Cx, caller: &Caller, id: GroupId, owner: Uuid) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let found = kind_of(tx, caller.tenant, owner).await?;
            if found.is_none() {
                return Err(Failure::not_found("user", owner));
            }
            if !add_in(&own, tx, &caller, id, owner, "@odata.id").await? {
                return Err(Failure::invalid(
                    "@odata.id",
                    "names an owner already: One or more added object references already exist for the following modified properties: 'owners'",
                ));
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Makes those who are named owners of a new group, each once.
pub(super) async fn bind(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    group: GroupId,
    owners: Vec<Uuid>,
) -> failure::Result<()> {
    for (place, owner) in owners.into_iter().enumerate() {
        let field = format!("owners@odata.bind/{place}");
        add_in(cx, tx, caller, group, owner, &field).await?;
    }
    Ok(())
}

/// Makes somebody an owner in the caller's transaction, with audit and change; false when they are one
/// already. `field` is what is named when the id is nobody's.
async fn add_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: GroupId,
    owner: Uuid,
    field: &str,
) -> failure::Result<bool> {
    let tenant = caller.tenant;
    let group = changeable(tx, caller, id).await?;
    let found = kind_of(tx, tenant, owner).await?;
    if found.is_none_or(|found| found.kind != MemberKind::User) {
        let rule = "must be the address of a user of the organization";
        return Err(Failure::invalid(field, rule));
    }
    let added = tx
        .exec(
            "INSERT INTO group_owner (tenant_id, group_id, owner_id) VALUES ($1, $2, $3)
             ON CONFLICT (tenant_id, group_id, owner_id) DO NOTHING",
            args![tenant, id, owner],
        )
        .await?;
    if added == 0 {
        return Ok(false);
    }
    let target = Target::new("Group", id.uuid(), &group.display_name);
    let target = target.property("owner", None, Some(format!("user {owner}")));
    let entry = Entry::by(caller, CATEGORY, "Add owner to group", Operation::Assign);
    record(cx, tx, tenant, id, entry.target(target)).await?;
    Ok(true)
}

/// Somebody owns a group no longer. As in Graph, the last owner stays.
pub(crate) async fn remove(
    cx: &Cx,
    caller: &Caller,
    id: GroupId,
    owner: Uuid,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    let tenant = caller.tenant;
    cx.write(tenant, move |tx| {
        async move {
            let group = changeable(tx, &caller, id).await?;
            if !take_in(&own, tx, &caller, &group, owner).await? {
                return Err(Failure::not_found("owner of this group", owner));
            }
            let left = tx
                .one(
                    "SELECT owner_id FROM group_owner WHERE tenant_id = $1 AND group_id = $2 LIMIT 1",
                    args![tenant, id],
                )
                .await?;
            if left.is_none() {
                let rule = "names the last owner: the group must have at least one";
                return Err(Failure::invalid("owner", rule));
            }
            Ok(())
        }
        .boxed()
    })
    .await
}

/// Who owns a group.
pub async fn owners_of(
    conn: &mut Conn,
    tenant: TenantId,
    group: GroupId,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT owner_id FROM group_owner WHERE tenant_id = $1 AND group_id = $2",
        args![tenant, group],
    )
    .await?
    .iter()
    .map(|row| row.get("owner_id"))
    .collect()
}

/// Makes people owners of a group and takes it from others, in the caller's transaction, with audit
/// and change: how many came and went. Whoever copies groups may take the last owner away.
///
/// # Errors
/// As for one owner; `Kind::Invalid` when somebody named is no user.
pub async fn change_owners_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    group: GroupId,
    (come, go): (&[Uuid], &[Uuid]),
) -> failure::Result<(u64, u64)> {
    let (mut added, mut taken) = (0, 0);
    for owner in come {
        added += u64::from(add_in(cx, tx, caller, group, *owner, "owners").await?);
    }
    for owner in go {
        let stored = changeable(tx, caller, group).await?;
        if take_in(cx, tx, caller, &stored, *owner).await? {
            taken += 1;
        }
    }
    Ok((added, taken))
}

/// Takes a group from an owner in the caller's transaction, with audit and change; false when they
/// own it not.
async fn take_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    group: &store::Stored,
    owner: Uuid,
) -> failure::Result<bool> {
    let (tenant, id) = (caller.tenant, group.id);
    let gone = tx
        .exec(
            "DELETE FROM group_owner WHERE tenant_id = $1 AND group_id = $2 AND owner_id = $3",
            args![tenant, id, owner],
        )
        .await?;
    if gone == 0 {
        return Ok(false);
    }
    let target = Target::new("Group", id.uuid(), &group.display_name);
    let target = target.property("owner", Some(format!("user {owner}")), None);
    let activity = "Remove owner from group";
    let entry = Entry::by(caller, CATEGORY, activity, Operation::Delete);
    record(cx, tx, tenant, id, entry.target(target)).await?;
    Ok(true)
}

/// The group, when whoever calls may say who owns it.
async fn changeable(tx: &mut Tx, caller: &Caller, id: GroupId) -> failure::Result<store::Stored> {
    lock_memberships(tx, caller.tenant).await?;
    let group = find(tx, caller.tenant, id).await?;
    refuse_built_in(&group)?;
    role::guard_holder(tx, caller, id.uuid()).await?;
    Ok(group)
}

async fn record(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: GroupId,
    entry: Entry,
) -> failure::Result<()> {
    audit::record(tx, cx, tenant, entry).await?;
    let saved = One { id: id.uuid() };
    tx.change(tenant, change::GROUP_SAVED, &saved, cx.now())
        .await?;
    Ok(())
}

/// Forgets what a purged user or group has to do with owning.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM group_owner WHERE tenant_id = $1 AND (group_id = $2 OR owner_id = $2)",
        args![tenant, id],
    )
    .await
    .map(drop)
}
