//! Statements about who holds which role.

use beffroi_core::{Cursor, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, args};
use uuid::Uuid;

use super::RoleAssignment;
use crate::UserId;

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "a.id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "roleDefinitionId",
        sql: "a.role_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "principalId",
        sql: "a.principal_id",
        kind: ColumnKind::Guid,
    },
];

const BASE: &str = "SELECT a.id, a.role_id, a.principal_id, coalesce(u.display_name, g.display_name) AS display_name
    FROM role_assignment a
    LEFT JOIN directory_user u ON u.tenant_id = a.tenant_id AND u.id = a.principal_id AND u.deleted_at IS NULL
    LEFT JOIN directory_group g ON g.tenant_id = a.tenant_id AND g.id = a.principal_id AND g.deleted_at IS NULL
    WHERE a.tenant_id = $1 AND coalesce(u.display_name, g.display_name) IS NOT NULL";

fn read(row: &Row) -> Result<RoleAssignment, StoreError> {
    Ok(RoleAssignment {
        id: row.get("id")?,
        role_definition_id: row.get("role_id")?,
        principal_id: row.get("principal_id")?,
        principal_display_name: row.get("display_name")?,
        directory_scope_id: "/".to_owned(),
    })
}

pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
) -> failure::Result<Page<RoleAssignment>> {
    let mut select = Select::new(BASE, args![tenant], "a.id");
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let (rows, total) = select
        .page(conn, Sort::Id { descending: false }, request)
        .await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |assignment| Cursor {
        key: String::new(),
        id: assignment.id,
    });
    page.total = total;
    Ok(page)
}

/// One assignment.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: Uuid,
) -> failure::Result<Option<RoleAssignment>> {
    let request = PageRequest {
        top: 1,
        ..PageRequest::default()
    };
    let select = Select::new(BASE, args![tenant], "a.id").and_equal("a.id", id);
    let (rows, _) = select
        .page(conn, Sort::Id { descending: false }, &request)
        .await?;
    Ok(rows.first().map(read).transpose()?)
}

/// Notes that a principal holds a role; false when it did already.
pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    assignment: &RoleAssignment,
    kind: &str,
    now: Ts,
) -> Result<bool, StoreError> {
    let inserted = tx
        .exec(
            "INSERT INTO role_assignment (tenant_id, id, role_id, principal_id, principal_kind, created_at)
             VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (tenant_id, role_id, principal_id) DO NOTHING",
            args![tenant, assignment.id, assignment.role_definition_id, assignment.principal_id, kind, now],
        )
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
) -> Result<Option<(Uuid, Uuid)>, StoreError> {
    tx.one(
        "DELETE FROM role_assignment WHERE tenant_id = $1 AND id = $2 RETURNING role_id, principal_id",
        args![tenant, id],
    )
    .await?
    .map(|row| Ok((row.get("role_id")?, row.get("principal_id")?)))
    .transpose()
}

/// The roles that a user holds, directly or through groups, nested ones included.
pub(crate) async fn held(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "WITH RECURSIVE above (id) AS (
           SELECT $2 UNION
           SELECT m.group_id FROM group_member m JOIN above a ON m.member_id = a.id WHERE m.tenant_id = $1)
         SELECT DISTINCT role_id FROM role_assignment WHERE tenant_id = $1 AND principal_id IN (SELECT id FROM above)",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| row.get("role_id"))
    .collect()
}

/// Whether anybody was ever given the role.
pub(crate) async fn is_assigned(
    conn: &mut Conn,
    tenant: TenantId,
    role: Uuid,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT 1 AS found FROM role_assignment WHERE tenant_id = $1 AND role_id = $2 LIMIT 1",
            args![tenant, role],
        )
        .await?;
    Ok(row.is_some())
}

/// Of these users, those who hold any role, directly or through groups.
pub(crate) async fn holders_among(
    conn: &mut Conn,
    tenant: TenantId,
    users: &[Uuid],
) -> Result<std::collections::HashSet<Uuid>, StoreError> {
    conn.all_in(
        "WITH RECURSIVE below (id) AS (
           SELECT principal_id FROM role_assignment WHERE tenant_id = $1 UNION
           SELECT m.member_id FROM group_member m JOIN below b ON m.group_id = b.id WHERE m.tenant_id = $1)
         SELECT id FROM below WHERE id",
        args![tenant],
        users.iter().copied().map(beffroi_store::Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// The enabled people who hold a role, directly or through groups, but not counting `but`.
pub(crate) async fn other_holders(
    conn: &mut Conn,
    tenant: TenantId,
    role: Uuid,
    but: Option<UserId>,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "WITH RECURSIVE below (id) AS (
               SELECT principal_id FROM role_assignment WHERE tenant_id = $1 AND role_id = $2 UNION
               SELECT m.member_id FROM group_member m JOIN below b ON m.group_id = b.id WHERE m.tenant_id = $1)
             SELECT 1 AS found FROM directory_user u WHERE u.tenant_id = $1 AND u.id IN (SELECT id FROM below)
               AND u.deleted_at IS NULL AND u.account_enabled = TRUE AND u.id <> $3 LIMIT 1",
            args![tenant, role, but.map_or(Uuid::nil(), UserId::uuid)],
        )
        .await?;
    Ok(row.is_some())
}
