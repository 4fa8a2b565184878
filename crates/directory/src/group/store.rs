//! Statements about groups and their members.

use std::collections::HashMap;

use beffroi_core::filter::{ITEM, fold};
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, Value, args};
use uuid::Uuid;

use super::DirectoryObject;
use super::service::{Depth, Wanted};
use crate::GroupId;
use crate::change::{Member, MemberKind};

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
               SELECT m.member_id FROM group_member m JOIN below b ON m.group_id = b.id
               WHERE m.tenant_id = $1 AND m.member_kind = 'group')
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
           SELECT m.group_id FROM group_member m JOIN above a ON m.member_id = a.id WHERE m.tenant_id = $1)
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
       SELECT m.member_id FROM group_member m JOIN below b ON m.group_id = b.id
       WHERE m.tenant_id = $1 AND m.member_kind = 'group'),
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
