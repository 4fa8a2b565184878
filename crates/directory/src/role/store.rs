//! Statements about who holds which role.

use std::collections::{BTreeSet, HashSet};

use beffroi_core::filter::{self, Op};
use beffroi_core::{Cursor, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, args};
use uuid::Uuid;

use super::{RoleAssignment, Scope};
use crate::UserId;
use crate::group::DirectoryObject;

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

/// A filter by scope in the words of the API: `directoryScopeId eq '/groups/{id}'`.
fn by_scope(filter: &Filter) -> failure::Result<Option<Scope>> {
    match filter {
        Filter::Compare(name, Op::Eq, filter::Value::Text(text))
            if name.eq_ignore_ascii_case("directoryScopeId") =>
        {
            text.parse().map(Some)
        }
        _ => Ok(None),
    }
}

const BASE: &str = "SELECT a.id, a.role_id, a.principal_id, a.scope_id, s.display_name AS scope_name,
      coalesce(u.display_name, g.display_name) AS display_name
    FROM role_assignment a
    LEFT JOIN directory_group s ON s.tenant_id = a.tenant_id AND s.id = a.scope_id
    LEFT JOIN directory_user u ON u.tenant_id = a.tenant_id AND u.id = a.principal_id AND u.deleted_at IS NULL
    LEFT JOIN directory_group g ON g.tenant_id = a.tenant_id AND g.id = a.principal_id AND g.deleted_at IS NULL
    WHERE a.tenant_id = $1 AND coalesce(u.display_name, g.display_name) IS NOT NULL";

fn read(row: &Row) -> Result<RoleAssignment, StoreError> {
    Ok(RoleAssignment {
        id: row.get("id")?,
        role_definition_id: row.get("role_id")?,
        principal_id: row.get("principal_id")?,
        principal_display_name: row.get("display_name")?,
        directory_scope_id: Scope::from_key(row.get("scope_id")?),
        directory_scope_display_name: row.get("scope_name")?,
    })
}

pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
) -> failure::Result<Page<RoleAssignment>> {
    let mut select = Select::new(BASE, args![tenant], "a.id");
    match filter.map(by_scope).transpose()?.flatten() {
        Some(scope) => select = select.and_equal("a.scope_id", scope.key()),
        None => {
            if let Some(filter) = filter {
                select = select.filter(filter, COLUMNS)?;
            }
        }
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

/// The users and groups that hold a role directly and everywhere, sorted by id.
pub(crate) async fn who_holds(
    conn: &mut Conn,
    tenant: TenantId,
    role: Uuid,
    request: &PageRequest,
) -> failure::Result<Page<DirectoryObject>> {
    let select = Select::new(
        "SELECT a.principal_id, a.principal_kind, coalesce(u.display_name, g.display_name) AS display_name,
           u.user_principal_name, u.mail
         FROM role_assignment a
         LEFT JOIN directory_user u ON u.tenant_id = a.tenant_id AND u.id = a.principal_id AND u.deleted_at IS NULL
         LEFT JOIN directory_group g ON g.tenant_id = a.tenant_id AND g.id = a.principal_id AND g.deleted_at IS NULL
         WHERE a.tenant_id = $1 AND a.role_id = $2 AND a.scope_id = $3
           AND coalesce(u.display_name, g.display_name) IS NOT NULL",
        args![tenant, role, Scope::Organization.key()],
        "a.principal_id",
    );
    let (rows, total) = select
        .page(conn, Sort::Id { descending: false }, request)
        .await?;
    let object = |row: &Row| {
        let kind: String = row.get("principal_kind")?;
        Ok(DirectoryObject {
            kind: format!("#microsoft.graph.{kind}"),
            id: row.get("principal_id")?,
            display_name: row.get("display_name")?,
            user_principal_name: row.get("user_principal_name")?,
            mail: row.get("mail")?,
        })
    };
    let rows = rows
        .iter()
        .map(object)
        .collect::<Result<Vec<_>, StoreError>>()?;
    let mut page = Page::cut(rows, request, |holder| Cursor {
        key: String::new(),
        id: holder.id,
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
            "INSERT INTO role_assignment (tenant_id, id, role_id, principal_id, principal_kind, scope_id, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, role_id, principal_id, scope_id) DO NOTHING",
            args![
                tenant,
                assignment.id,
                assignment.role_definition_id,
                assignment.principal_id,
                kind,
                assignment.directory_scope_id.key(),
                now
            ],
        )
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: Uuid,
) -> Result<Option<Revoked>, StoreError> {
    tx.one(
        "DELETE FROM role_assignment WHERE tenant_id = $1 AND id = $2 RETURNING role_id, principal_id, scope_id",
        args![tenant, id],
    )
    .await?
    .map(|row| {
        Ok(Revoked {
            role: row.get("role_id")?,
            principal: row.get("principal_id")?,
            scope: Scope::from_key(row.get("scope_id")?),
        })
    })
    .transpose()
}

/// An assignment that was taken back.
pub(crate) struct Revoked {
    pub(crate) role: Uuid,
    pub(crate) principal: Uuid,
    pub(crate) scope: Scope,
}

/// A role that somebody holds, and where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Held {
    pub(crate) role: Uuid,
    pub(crate) scope: Scope,
}

/// The roles that a user or group holds, directly or through groups, nested ones included.
pub(crate) async fn held(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Vec<Held>, StoreError> {
    conn.all(
        "WITH RECURSIVE above (id) AS (
           SELECT $2 UNION
           SELECT m.group_id FROM above a CROSS JOIN group_member m WHERE m.member_id = a.id AND m.tenant_id = $1)
         SELECT DISTINCT role_id, scope_id FROM role_assignment
         WHERE tenant_id = $1 AND principal_id IN (SELECT id FROM above) ORDER BY role_id, scope_id",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Held {
            role: row.get("role_id")?,
            scope: Scope::from_key(row.get("scope_id")?),
        })
    })
    .collect()
}

/// As [`held`], and what would be held again if deleted groups, or this user or group, were restored:
/// whoever is guarded because of a role stays guarded while the group that carries it is deleted.
pub(crate) async fn held_or_waiting(
    conn: &mut Conn,
    tenant: TenantId,
    principal: Uuid,
) -> Result<Vec<Held>, StoreError> {
    let mut above: BTreeSet<Uuid> = BTreeSet::new();
    let mut next = vec![principal];
    while !next.is_empty() {
        let mut new = Vec::new();
        for id in next {
            if above.contains(&id) {
                continue;
            }
            for found in all_above(conn, tenant, id).await? {
                if above.insert(found) {
                    new.push(found);
                }
            }
        }
        next = waiting_above(conn, tenant, &new).await?;
    }
    conn.all_in(
        "SELECT DISTINCT role_id, scope_id FROM role_assignment WHERE tenant_id = $1 AND principal_id",
        args![tenant],
        above.into_iter().map(beffroi_store::Value::from).collect(),
        "ORDER BY role_id, scope_id",
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Held {
            role: row.get("role_id")?,
            scope: Scope::from_key(row.get("scope_id")?),
        })
    })
    .collect()
}

/// Something and every group that it is in, at any depth.
async fn all_above(conn: &mut Conn, tenant: TenantId, id: Uuid) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "WITH RECURSIVE above (id) AS (
           SELECT $2 UNION
           SELECT m.group_id FROM above a CROSS JOIN group_member m WHERE m.member_id = a.id AND m.tenant_id = $1)
         SELECT id FROM above",
        args![tenant, id],
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// The groups in which these would be again if something were restored.
async fn waiting_above(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    conn.all_in(
        "SELECT group_id FROM deleted_membership WHERE tenant_id = $1 AND member_id",
        args![tenant],
        ids.iter()
            .copied()
            .map(beffroi_store::Value::from)
            .collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("group_id"))
    .collect()
}

/// Whether somebody is in one of these groups, directly or through nested groups.
pub(crate) async fn is_within(
    conn: &mut Conn,
    tenant: TenantId,
    groups: &BTreeSet<Uuid>,
    person: UserId,
) -> Result<bool, StoreError> {
    let found = conn
        .all_in(
            "WITH RECURSIVE above (id) AS (
               SELECT $2 UNION
               SELECT m.group_id FROM above a CROSS JOIN group_member m WHERE m.member_id = a.id AND m.tenant_id = $1)
             SELECT id FROM above WHERE id",
            args![tenant, person],
            groups.iter().copied().map(beffroi_store::Value::from).collect(),
            "LIMIT 1",
        )
        .await?;
    Ok(!found.is_empty())
}

/// Which of these ids are in one of the groups, at any depth.
pub(crate) async fn within_among(
    conn: &mut Conn,
    tenant: TenantId,
    groups: &BTreeSet<Uuid>,
    ids: &[Uuid],
) -> Result<HashSet<Uuid>, StoreError> {
    let mut found = HashSet::new();
    for group in groups {
        let rows = conn
            .all_in(
                "WITH RECURSIVE below (id) AS (
                   SELECT member_id FROM group_member WHERE tenant_id = $1 AND group_id = $2 UNION
                   SELECT m.member_id FROM below b CROSS JOIN group_member m WHERE m.group_id = b.id AND m.tenant_id = $1)
                 SELECT id FROM below WHERE id",
                args![tenant, *group],
                ids.iter().copied().map(beffroi_store::Value::from).collect(),
                "",
            )
            .await?;
        for row in &rows {
            found.insert(row.get("id")?);
        }
    }
    Ok(found)
}

/// These groups and those nested in them, at any depth.
pub(crate) async fn with_nested(
    conn: &mut Conn,
    tenant: TenantId,
    groups: &BTreeSet<Uuid>,
) -> Result<HashSet<Uuid>, StoreError> {
    let mut all: HashSet<Uuid> = groups.iter().copied().collect();
    for group in groups {
        let rows = conn
            .all(
                "WITH RECURSIVE below (id) AS (
                   SELECT member_id FROM group_member WHERE tenant_id = $1 AND group_id = $2 AND member_kind = 'group' UNION
                   SELECT m.member_id FROM below b CROSS JOIN group_member m
                   WHERE m.group_id = b.id AND m.tenant_id = $1 AND m.member_kind = 'group')
                 SELECT id FROM below",
                args![tenant, *group],
            )
            .await?;
        for row in &rows {
            all.insert(row.get("id")?);
        }
    }
    Ok(all)
}

/// How many assignments of a role there are.
pub(crate) async fn holders(
    conn: &mut Conn,
    tenant: TenantId,
    role: Uuid,
) -> Result<i64, StoreError> {
    conn.one(
        "SELECT CAST(count(*) AS BIGINT) AS total FROM role_assignment WHERE tenant_id = $1 AND role_id = $2",
        args![tenant, role],
    )
    .await?
    .map_or(Ok(0), |row| row.get("total"))
}

/// The assignments that count for the people of a group: their ids and roles.
pub(crate) async fn within_group(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
) -> Result<Vec<(Uuid, Uuid)>, StoreError> {
    conn.all(
        "SELECT id, role_id FROM role_assignment WHERE tenant_id = $1 AND scope_id = $2 ORDER BY id",
        args![tenant, group],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("id")?, row.get("role_id")?)))
    .collect()
}

/// Users and groups that were given any role.
pub(crate) async fn principals(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT DISTINCT principal_id FROM role_assignment WHERE tenant_id = $1",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| row.get("principal_id"))
    .collect()
}

/// Whether anybody was ever given the role in the whole organization.
pub(crate) async fn is_assigned(
    conn: &mut Conn,
    tenant: TenantId,
    role: Uuid,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT 1 AS found FROM role_assignment WHERE tenant_id = $1 AND role_id = $2 AND scope_id = $3 LIMIT 1",
            args![tenant, role, Uuid::nil()],
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
           SELECT m.member_id FROM below b CROSS JOIN group_member m WHERE m.group_id = b.id AND m.tenant_id = $1)
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

/// The users who hold any of these roles in the whole organization, directly or through groups.
pub(crate) async fn people_with_any(
    conn: &mut Conn,
    tenant: TenantId,
    roles: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    let mut ids: Vec<Uuid> = conn
        .all_in(
            "WITH RECURSIVE below (id) AS (
               SELECT principal_id FROM role_assignment WHERE tenant_id = $1 AND scope_id = $2 AND role_id",
            args![tenant, Uuid::nil()],
            roles.iter().copied().map(beffroi_store::Value::from).collect(),
            "UNION
               SELECT m.member_id FROM below b CROSS JOIN group_member m WHERE m.group_id = b.id AND m.tenant_id = $1)
             SELECT u.id FROM directory_user u WHERE u.tenant_id = $1 AND u.id IN (SELECT id FROM below)
               AND u.deleted_at IS NULL AND u.account_enabled = TRUE ORDER BY u.id LIMIT 500",
        )
        .await?
        .iter()
        .map(|row| row.get("id"))
        .collect::<Result<_, _>>()?;
    ids.sort_unstable();
    ids.dedup();
    Ok(ids)
}

/// The enabled people who hold a role in the whole organization, directly or through groups, but not counting `but`.
pub(crate) async fn other_holders(
    conn: &mut Conn,
    tenant: TenantId,
    role: Uuid,
    but: Option<UserId>,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "WITH RECURSIVE below (id) AS (
               SELECT principal_id FROM role_assignment WHERE tenant_id = $1 AND role_id = $2 AND scope_id = $4 UNION
               SELECT m.member_id FROM below b CROSS JOIN group_member m WHERE m.group_id = b.id AND m.tenant_id = $1)
             SELECT 1 AS found FROM directory_user u WHERE u.tenant_id = $1 AND u.id IN (SELECT id FROM below)
               AND u.deleted_at IS NULL AND u.account_enabled = TRUE AND u.id <> $3 LIMIT 1",
            args![tenant, role, but.map_or(Uuid::nil(), UserId::uuid), Uuid::nil()],
        )
        .await?;
    Ok(row.is_some())
}
