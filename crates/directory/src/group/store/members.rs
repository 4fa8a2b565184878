//! Statements about the members of groups.

use beffroi_core::{Cursor, Page, PageRequest, TenantId, failure};
use beffroi_store::{Conn, Select, Sort, StoreError, Tx, args};
use uuid::Uuid;

use crate::GroupId;
use crate::change::{Member, MemberKind};
use crate::group::DirectoryObject;
use crate::group::membership::{Depth, Wanted};

/// Adds members; those that are in already stay as they are. Returns how many came.
pub(crate) async fn add_members(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    members: &[Member],
) -> Result<u64, StoreError> {
    let rows = members
        .iter()
        .map(|member| args![tenant, group, member.id, member.kind.as_str()])
        .collect();
    tx.insert_many(
        "INSERT INTO group_member (tenant_id, group_id, member_id, member_kind)",
        "ON CONFLICT (tenant_id, group_id, member_id) DO NOTHING",
        rows,
    )
    .await
}

/// Removes a member; tells what it was.
pub(crate) async fn remove_member(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    member: Uuid,
) -> Result<Option<MemberKind>, StoreError> {
    tx.one(
        "DELETE FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_id = $3 RETURNING member_kind",
        args![tenant, group, member],
    )
    .await?
    .map(|row| row.parse("member_kind"))
    .transpose()
}

/// Makes the rest of the transaction the only one of the tenant that changes who is in which group
/// or holds which role: what is checked stays true until the commit.
pub(crate) async fn lock_memberships(tx: &mut Tx, tenant: TenantId) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE directory_group SET version = version WHERE tenant_id = $1 AND is_all_company = TRUE",
        args![tenant],
    )
    .await
    .map(drop)
}

/// True when `inner` is `outer`, or somewhere below it.
pub(crate) async fn contains(
    conn: &mut Conn,
    tenant: TenantId,
    outer: GroupId,
    inner: GroupId,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "WITH RECURSIVE below (id) AS (
               SELECT $2 UNION
               SELECT m.member_id FROM below b CROSS JOIN group_member m
               WHERE m.group_id = b.id AND m.tenant_id = $1 AND m.member_kind = 'group')
             SELECT 1 AS found FROM below WHERE id = $3",
            args![tenant, outer, inner],
        )
        .await?;
    Ok(row.is_some())
}

/// The groups that hold a member directly.
pub(crate) async fn groups_of(
    conn: &mut Conn,
    tenant: TenantId,
    member: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT group_id FROM group_member WHERE tenant_id = $1 AND member_id = $2",
        args![tenant, member],
    )
    .await?
    .iter()
    .map(|row| row.get("group_id"))
    .collect()
}

/// The groups that something is in, directly or through nested groups.
pub(crate) async fn groups_above(
    conn: &mut Conn,
    tenant: TenantId,
    member: Uuid,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "WITH RECURSIVE above (id) AS (
           SELECT group_id FROM group_member WHERE tenant_id = $1 AND member_id = $2 UNION
           SELECT m.group_id FROM above a CROSS JOIN group_member m WHERE m.member_id = a.id AND m.tenant_id = $1)
         SELECT id FROM above",
        args![tenant, member],
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// What an id names: a user, a group or a device of the tenant.
pub(crate) async fn kind_of(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> Result<Option<Member>, StoreError> {
    conn.one(
        "SELECT 'user' AS kind FROM directory_user WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL
         UNION ALL SELECT 'group' FROM directory_group WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL
         UNION ALL SELECT 'device' FROM directory_device WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| Ok(Member { id, kind: row.parse("kind")? }))
    .transpose()
}

/// What is directly in a group, with names.
const DIRECT: &str = "SELECT m.member_id, m.member_kind,
       coalesce(u.display_name, g.display_name, d.device_name) AS display_name, u.user_principal_name, u.mail
     FROM group_member m
     LEFT JOIN directory_user u ON m.member_kind = 'user' AND u.tenant_id = m.tenant_id AND u.id = m.member_id AND u.deleted_at IS NULL
     LEFT JOIN directory_group g ON m.member_kind = 'group' AND g.tenant_id = m.tenant_id AND g.id = m.member_id AND g.deleted_at IS NULL
     LEFT JOIN directory_device d ON m.member_kind = 'device' AND d.tenant_id = m.tenant_id AND d.id = m.member_id
     WHERE m.tenant_id = $1 AND m.group_id = $2
       AND coalesce(u.display_name, g.display_name, d.device_name) IS NOT NULL";

/// The same through nested groups, each thing once.
const TRANSITIVE: &str = "WITH RECURSIVE below (id) AS (
       SELECT $2 UNION
       SELECT m.member_id FROM below b CROSS JOIN group_member m
       WHERE m.group_id = b.id AND m.tenant_id = $1 AND m.member_kind = 'group'),
     inside AS (SELECT DISTINCT member_id, member_kind FROM group_member
       WHERE tenant_id = $1 AND group_id IN (SELECT id FROM below))
     SELECT m.member_id, m.member_kind,
       coalesce(u.display_name, g.display_name, d.device_name) AS display_name, u.user_principal_name, u.mail
     FROM inside m
     LEFT JOIN directory_user u ON m.member_kind = 'user' AND u.tenant_id = $1 AND u.id = m.member_id AND u.deleted_at IS NULL
     LEFT JOIN directory_group g ON m.member_kind = 'group' AND g.tenant_id = $1 AND g.id = m.member_id AND g.deleted_at IS NULL
     LEFT JOIN directory_device d ON m.member_kind = 'device' AND d.tenant_id = $1 AND d.id = m.member_id
     WHERE coalesce(u.display_name, g.display_name, d.device_name) IS NOT NULL";

/// A page of a group's members, sorted by id.
pub(crate) async fn members(
    conn: &mut Conn,
    tenant: TenantId,
    group: GroupId,
    wanted: Wanted,
    request: &PageRequest,
) -> failure::Result<Page<DirectoryObject>> {
    let base = match wanted.depth {
        Depth::Direct => DIRECT,
        Depth::Transitive => TRANSITIVE,
    };
    let mut select = Select::new(base, args![tenant, group], "m.member_id");
    if let Some(kind) = wanted.kind {
        select = select.and_equal("m.member_kind", kind.as_str());
    }
    let (rows, total) = select
        .page(conn, Sort::Id { descending: false }, request)
        .await?;
    let rows = rows
        .iter()
        .map(|row| {
            let kind: MemberKind = row.parse("member_kind")?;
            Ok(DirectoryObject {
                kind: format!("#microsoft.graph.{}", kind.as_str()),
                id: row.get("member_id")?,
                display_name: row.get("display_name")?,
                user_principal_name: row.get("user_principal_name")?,
                mail: row.get("mail")?,
            })
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut page = Page::cut(rows, request, |member| Cursor {
        key: String::new(),
        id: member.id,
    });
    page.total = total;
    Ok(page)
}

/// Some members of a group after one of them, by id.
pub(crate) async fn members_after(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
    after: Uuid,
    limit: usize,
) -> Result<Vec<Member>, StoreError> {
    conn.all(
        "SELECT member_id, member_kind FROM group_member
         WHERE tenant_id = $1 AND group_id = $2 AND member_id > $3 ORDER BY member_id LIMIT $4",
        args![
            tenant,
            group,
            after,
            i64::try_from(limit).unwrap_or(i64::MAX)
        ],
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

/// Every membership of a tenant, for the population.
pub(crate) async fn each_membership(
    conn: &mut Conn,
    tenant: TenantId,
    mut take: impl FnMut(Uuid, Member) + Send,
) -> Result<(), StoreError> {
    conn.each(
        "SELECT group_id, member_id, member_kind FROM group_member WHERE tenant_id = $1",
        args![tenant],
        |row| {
            take(
                row.get("group_id")?,
                Member {
                    id: row.get("member_id")?,
                    kind: row.parse("member_kind")?,
                },
            );
            Ok(())
        },
    )
    .await
}

#[cfg(test)]
mod tests {
    /// Left to choose, SQLite 3.5x begins with the memberships: it reads every one of the organization, 4.6 s
    /// where there are five million, for what is 0.1 ms the other way round. `CROSS JOIN` keeps the order.
    #[test]
    fn walks_through_groups_begin_where_they_stand() {
        for source in [
            include_str!("members.rs"),
            include_str!("../dynamic/store.rs"),
            include_str!("../../role/scope.rs"),
            include_str!("../../role/store.rs"),
        ] {
            let left_to_choose = ["group_member m ", "JOIN"].concat();
            assert!(!source.contains(&left_to_choose), "{source}");
            assert!(source.contains(" CROSS JOIN group_member m"));
        }
    }
}
