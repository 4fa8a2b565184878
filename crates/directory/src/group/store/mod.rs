//! Statements about groups.

mod members;

use std::collections::HashMap;

use beffroi_core::filter::{ITEM, fold};
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::GroupId;

pub(crate) use members::{
    add_members, contains, each_membership, groups_above, groups_of, kind_of, lock_memberships,
    members, members_after, remove_member,
};

/// A stored group.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: GroupId,
    pub(crate) display_name: String,
    pub(crate) description: Option<String>,
    pub(crate) mail_nickname: String,
    pub(crate) security_enabled: bool,
    pub(crate) mail_enabled: bool,
    pub(crate) group_types: Vec<String>,
    pub(crate) is_all_company: bool,
    pub(crate) created_at: Ts,
    pub(crate) deleted_at: Option<Ts>,
    pub(crate) version: i64,
    pub(crate) member_count: i64,
}

fn read(row: &Row) -> Result<Stored, StoreError> {
    Ok(Stored {
        id: row.get("id")?,
        display_name: row.get("display_name")?,
        description: row.get("description")?,
        mail_nickname: row.get("mail_nickname")?,
        security_enabled: row.get("security_enabled")?,
        mail_enabled: row.get("mail_enabled")?,
        group_types: row.json("group_types")?,
        is_all_company: row.get("is_all_company")?,
        created_at: row.get("created_at")?,
        deleted_at: row.get("deleted_at")?,
        version: row.get("version")?,
        member_count: row.get("member_count")?,
    })
}

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "displayName",
        sql: "display_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "mailNickname",
        sql: "mail_nickname_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "securityEnabled",
        sql: "security_enabled",
        kind: ColumnKind::Bool,
    },
    Column {
        property: "mailEnabled",
        sql: "mail_enabled",
        kind: ColumnKind::Bool,
    },
    Column {
        property: "groupTypes",
        sql: "group_types",
        kind: ColumnKind::Collection(&[Column {
            property: ITEM,
            sql: "lower(item.value)",
            kind: ColumnKind::Folded,
        }]),
    },
    Column {
        property: "createdDateTime",
        sql: "created_at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "deletedDateTime",
        sql: "deleted_at",
        kind: ColumnKind::Instant,
    },
];

/// Where free text is looked for.
pub(crate) const SEARCHED: [&str; 2] = ["displayName", "mailNickname"];

const BASE: &str = "SELECT id, display_name, display_name_key, description, mail_nickname, security_enabled, mail_enabled,
      group_types, is_all_company, created_at, deleted_at, version,
      (SELECT CAST(count(*) AS BIGINT) FROM group_member m WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) AS member_count
    FROM directory_group g WHERE tenant_id = $1 AND deleted_at IS NULL";

/// The same of those that may be restored.
const DELETED: &str = "SELECT id, display_name, display_name_key, description, mail_nickname, security_enabled, mail_enabled,
      group_types, is_all_company, created_at, deleted_at, version,
      (SELECT CAST(count(*) AS BIGINT) FROM deleted_membership m WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) AS member_count
    FROM directory_group g WHERE tenant_id = $1 AND deleted_at IS NOT NULL";

pub(crate) fn sort(property: Option<&str>, descending: bool) -> failure::Result<Sort> {
    match property.map(str::to_ascii_lowercase).as_deref() {
        None => Ok(Sort::Text {
            column: "display_name_key",
            descending: false,
        }),
        Some("displayname") => Ok(Sort::Text {
            column: "display_name_key",
            descending,
        }),
        Some("createddatetime") => Ok(Sort::Id { descending }),
        Some(other) => Err(Failure::invalid(
            "$orderby",
            format!("can't sort by '{other}'; it can by displayName, createdDateTime"),
        )),
    }
}

pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    page(conn, (BASE, tenant), request, filter, sort).await
}

/// A page of those that are deleted and may be restored.
pub(crate) async fn list_deleted(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    page(conn, (DELETED, tenant), request, filter, sort).await
}

async fn page(
    conn: &mut Conn,
    (base, tenant): (&'static str, TenantId),
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    let mut select = Select::new(base, args![tenant], "id");
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |group| Cursor {
        key: match sort {
            Sort::Text { .. } => fold(&group.display_name),
            Sort::Id { .. } => String::new(),
        },
        id: group.id.uuid(),
    });
    page.total = total;
    Ok(page)
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: GroupId,
) -> failure::Result<Option<Stored>> {
    one(conn, BASE, tenant, id).await
}

/// Finds a group that is deleted and may be restored.
pub(crate) async fn find_deleted(
    conn: &mut Conn,
    tenant: TenantId,
    id: GroupId,
) -> failure::Result<Option<Stored>> {
    one(conn, DELETED, tenant, id).await
}

async fn one(
    conn: &mut Conn,
    base: &'static str,
    tenant: TenantId,
    id: GroupId,
) -> failure::Result<Option<Stored>> {
    let request = PageRequest {
        top: 1,
        ..PageRequest::default()
    };
    let select = Select::new(base, args![tenant], "id").and_equal("id", id);
    let (rows, _) = select
        .page(conn, Sort::Id { descending: false }, &request)
        .await?;
    Ok(rows.first().map(read).transpose()?)
}

/// Groups by id; those that don't exist are left out.
pub(crate) async fn some(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<Stored>, StoreError> {
    let mut groups = conn
        .all_in(
            "SELECT id, display_name, description, mail_nickname, security_enabled, mail_enabled, group_types,
               is_all_company, created_at, deleted_at, version,
               (SELECT CAST(count(*) AS BIGINT) FROM group_member m WHERE m.tenant_id = g.tenant_id AND m.group_id = g.id) AS member_count
             FROM directory_group g WHERE tenant_id = $1 AND deleted_at IS NULL AND id",
            args![tenant],
            ids.iter().copied().map(Value::from).collect(), "",
        )
        .await?
        .iter()
        .map(read)
        .collect::<Result<Vec<_>, _>>()?;
    groups.sort_by_key(|group| fold(&group.display_name));
    Ok(groups)
}

/// The names of groups by id.
pub async fn names(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<HashMap<Uuid, String>, StoreError> {
    let rows = conn
        .all_in(
            "SELECT id, display_name FROM directory_group WHERE tenant_id = $1 AND deleted_at IS NULL AND id",
            args![tenant],
            ids.iter().copied().map(Value::from).collect(),
            "",
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.get("id")?, row.get("display_name")?)))
        .collect()
}

pub(crate) struct NewRow<'a> {
    pub(crate) id: GroupId,
    pub(crate) display_name: &'a str,
    pub(crate) description: Option<&'a str>,
    pub(crate) mail_nickname: &'a str,
    pub(crate) security_enabled: bool,
    pub(crate) mail_enabled: bool,
    pub(crate) group_types: &'a [String],
    pub(crate) is_all_company: bool,
}

/// Inserts a group; false when its nickname is taken.
pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    row: NewRow<'_>,
    now: Ts,
) -> Result<bool, StoreError> {
    let types = serde_json::to_string(row.group_types)
        .map_err(|error| StoreError::decode("group_types", error))?;
    let inserted = tx
        .exec(
            "INSERT INTO directory_group (tenant_id, id, display_name, display_name_key, description, mail_nickname,
               mail_nickname_key, security_enabled, mail_enabled, group_types, is_all_company, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
             ON CONFLICT (tenant_id, mail_nickname_key) WHERE deleted_at IS NULL DO NOTHING",
            args![
                tenant,
                row.id,
                row.display_name,
                fold(row.display_name),
                row.description.map(str::to_owned),
                row.mail_nickname,
                fold(row.mail_nickname),
                row.security_enabled,
                row.mail_enabled,
                types,
                row.is_all_company,
                now
            ],
        )
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    group: &Stored,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE directory_group SET display_name = $4, display_name_key = $5, description = $6, mail_nickname = $7,
               mail_nickname_key = $8, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3 AND deleted_at IS NULL",
            args![
                tenant,
                group.id,
                group.version,
                &group.display_name,
                fold(&group.display_name),
                group.description.clone(),
                &group.mail_nickname,
                fold(&group.mail_nickname)
            ],
        )
        .await?;
    Ok(changed == 1)
}

pub(crate) async fn nickname_taken(
    conn: &mut Conn,
    tenant: TenantId,
    nickname: &str,
    but: GroupId,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT id FROM directory_group WHERE tenant_id = $1 AND mail_nickname_key = $2 AND id <> $3 AND deleted_at IS NULL",
            args![tenant, fold(nickname), but],
        )
        .await?;
    Ok(row.is_some())
}

/// Marks a group as deleted; restorable for 30 days. False when somebody else has just done so.
pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: GroupId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE directory_group SET deleted_at = $3, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND deleted_at IS NULL",
            args![tenant, id, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Those of the groups that are deleted and may be restored.
pub(crate) async fn deleted_among(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<Uuid>, StoreError> {
    conn.all_in(
        "SELECT id FROM directory_group WHERE tenant_id = $1 AND deleted_at IS NOT NULL AND id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// Every group of a tenant, for the population.
pub(crate) async fn all_ids(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT id FROM directory_group WHERE tenant_id = $1 AND deleted_at IS NULL",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}
