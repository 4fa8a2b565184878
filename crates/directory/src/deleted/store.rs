//! Statements about what is deleted, and about the memberships that wait with it.

use beffroi_core::filter::fold;
use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use uuid::Uuid;

use crate::change::Member;
use crate::{GroupId, UserId, group};

/// A group and one of its members.
pub(crate) type Membership = (Uuid, Member);

fn membership(row: &Row) -> Result<Membership, StoreError> {
    let member = Member {
        id: row.get("member_id")?,
        kind: row.parse("member_kind")?,
    };
    Ok((row.get("group_id")?, member))
}

/// Puts the memberships of and in something aside. Returns those that it was in.
pub(crate) async fn put_aside(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
) -> Result<Vec<Membership>, StoreError> {
    tx.exec(
        "INSERT INTO deleted_membership (tenant_id, group_id, member_id, member_kind, deleted_id)
         SELECT tenant_id, group_id, member_id, member_kind, $2 FROM group_member
         WHERE tenant_id = $1 AND (group_id = $2 OR member_id = $2)
         ON CONFLICT (tenant_id, group_id, member_id) DO NOTHING",
        args![tenant, id],
    )
    .await?;
    tx.exec(
        "DELETE FROM group_member WHERE tenant_id = $1 AND group_id = $2",
        args![tenant, id],
    )
    .await?;
    tx.all(
        "DELETE FROM group_member WHERE tenant_id = $1 AND member_id = $2 RETURNING group_id, member_id, member_kind",
        args![tenant, id],
    )
    .await?
    .iter()
    .map(membership)
    .collect()
}

/// Lets the memberships that would come back with something, but whose other end is deleted too,
/// wait with that one.
pub(crate) async fn hand_over(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE deleted_membership SET deleted_id = CASE WHEN group_id = $2 THEN member_id ELSE group_id END
         WHERE tenant_id = $1 AND deleted_id = $2 AND (
           EXISTS (SELECT 1 FROM directory_user u WHERE u.tenant_id = $1 AND u.deleted_at IS NOT NULL
             AND u.id = CASE WHEN group_id = $2 THEN member_id ELSE group_id END)
           OR EXISTS (SELECT 1 FROM directory_group g WHERE g.tenant_id = $1 AND g.deleted_at IS NOT NULL
             AND g.id = CASE WHEN group_id = $2 THEN member_id ELSE group_id END))",
        args![tenant, id],
    )
    .await
    .map(drop)
}

/// Takes out the memberships that wait with something.
pub(crate) async fn take_back(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
) -> Result<Vec<Membership>, StoreError> {
    tx.all(
        "DELETE FROM deleted_membership WHERE tenant_id = $1 AND deleted_id = $2
         RETURNING group_id, member_id, member_kind",
        args![tenant, id],
    )
    .await?
    .iter()
    .map(membership)
    .collect()
}

/// Forgets the memberships, ownerships and roles of something for good.
pub(crate) async fn forget(tx: &mut Tx, tenant: TenantId, id: Uuid) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM deleted_membership WHERE tenant_id = $1 AND (group_id = $2 OR member_id = $2)",
        args![tenant, id],
    )
    .await?;
    group::owners::forget(tx, tenant, id).await?;
    tx.exec(
        "DELETE FROM role_assignment WHERE tenant_id = $1 AND principal_id = $2",
        args![tenant, id],
    )
    .await
    .map(drop)
}

/// The devices of somebody, by id.
pub(crate) async fn devices_of(
    conn: &mut Conn,
    tenant: TenantId,
    owner: UserId,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT id FROM directory_device WHERE tenant_id = $1 AND owner_id = $2",
        args![tenant, owner],
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// Brings a deleted user back under a principal name.
pub(crate) async fn restore_user(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
    upn: &str,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE directory_user SET deleted_at = NULL, version = version + 1, user_principal_name = $3, upn_key = $4
         WHERE tenant_id = $1 AND id = $2",
        args![tenant, id, upn, fold(upn)],
    )
    .await
    .map(drop)
}

/// Brings a deleted group back.
pub(crate) async fn restore_group(
    tx: &mut Tx,
    tenant: TenantId,
    id: GroupId,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE directory_group SET deleted_at = NULL, version = version + 1 WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await
    .map(drop)
}

/// Removes a deleted user for good.
pub(crate) async fn purge_user(
    tx: &mut Tx,
    tenant: TenantId,
    id: UserId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM directory_user WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
        args![tenant, id],
    )
    .await
    .map(drop)
}

/// Removes a deleted group for good.
pub(crate) async fn purge_group(
    tx: &mut Tx,
    tenant: TenantId,
    id: GroupId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM directory_group WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NOT NULL",
        args![tenant, id],
    )
    .await
    .map(drop)
}

/// Some users and groups that were deleted at that time or before.
pub(crate) async fn due(
    conn: &mut Conn,
    tenant: TenantId,
    at: Ts,
    limit: u16,
) -> Result<(Vec<UserId>, Vec<GroupId>), StoreError> {
    let users = conn
        .all(
            "SELECT id FROM directory_user WHERE tenant_id = $1 AND deleted_at IS NOT NULL AND deleted_at <= $2 LIMIT $3",
            args![tenant, at, limit],
        )
        .await?;
    let groups = conn
        .all(
            "SELECT id FROM directory_group WHERE tenant_id = $1 AND deleted_at IS NOT NULL AND deleted_at <= $2 LIMIT $3",
            args![tenant, at, limit],
        )
        .await?;
    Ok((
        users
            .iter()
            .map(|row| row.get("id"))
            .collect::<Result<_, _>>()?,
        groups
            .iter()
            .map(|row| row.get("id"))
            .collect::<Result<_, _>>()?,
    ))
}
