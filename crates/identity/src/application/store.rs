//! Statements about applications.

use beffroi_core::filter::fold;
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_directory::permission;
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, args};
use beffroi_web::Permission;

use super::{Application, ApplicationId, Registration};

/// What is kept of an application, but for its credentials.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: ApplicationId,
    pub(crate) version: i64,
    pub(crate) created_at: Ts,
    pub(crate) registration: Registration,
}

const BASE: &str =
    "SELECT id, display_name, description, redirect_uris, is_public, version, created_at
    FROM application WHERE tenant_id = $1";

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "appId",
        sql: "id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "displayName",
        sql: "display_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "createdDateTime",
        sql: "created_at",
        kind: ColumnKind::Instant,
    },
];

/// Where free text is looked for.
pub(crate) const SEARCHED: [&str; 1] = ["displayName"];

fn read(row: &Row) -> Result<Stored, StoreError> {
    Ok(Stored {
        id: row.get("id")?,
        version: row.get("version")?,
        created_at: row.get("created_at")?,
        registration: Registration {
            display_name: row.get("display_name")?,
            description: row.get("description")?,
            permissions: Vec::new(),
            redirect_uris: row.json("redirect_uris")?,
            is_public: row.get("is_public")?,
            certificates: Vec::new(),
        },
    })
}

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

/// A page of the tenant's applications.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Stored>> {
    let mut select = Select::new(BASE, args![tenant], "id");
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let (rows, total) = select.page(conn, sort, request).await?;
    let mut items = Vec::with_capacity(rows.len());
    for row in &rows {
        items.push(with_permissions(conn, tenant, read(row)?).await?);
    }
    let mut page = Page::cut(items, request, |one| Cursor {
        key: match sort {
            Sort::Text { .. } => fold(&one.registration.display_name),
            Sort::Id { .. } => String::new(),
        },
        id: one.id.uuid(),
    });
    page.total = total;
    Ok(page)
}

async fn with_permissions(
    conn: &mut Conn,
    tenant: TenantId,
    mut stored: Stored,
) -> Result<Stored, StoreError> {
    let rows = conn
        .all(
            "SELECT permission FROM application_permission WHERE tenant_id = $1 AND application_id = $2
             ORDER BY permission",
            args![tenant, stored.id],
        )
        .await?;
    let names = rows.iter().map(|row| row.get::<String>("permission"));
    let names = names.collect::<Result<Vec<_>, _>>()?;
    // One that this version does not know any more gives nothing.
    let known = names.iter().filter_map(|name| permission::by_name(name));
    stored.registration.permissions = known.collect();
    Ok(stored)
}

/// One application, as it is kept.
pub(crate) async fn stored(
    conn: &mut Conn,
    tenant: TenantId,
    id: ApplicationId,
) -> failure::Result<Option<Stored>> {
    let request = PageRequest {
        top: 1,
        ..PageRequest::default()
    };
    let select = Select::new(BASE, args![tenant], "id").and_equal("id", id);
    let (rows, _) = select
        .page(conn, Sort::Id { descending: false }, &request)
        .await?;
    match rows.first() {
        Some(row) => Ok(Some(with_permissions(conn, tenant, read(row)?).await?)),
        None => Ok(None),
    }
}

/// One application with what it may do, for whoever authenticates as it.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: ApplicationId,
) -> failure::Result<Option<Application>> {
    let found = stored(conn, tenant, id).await?;
    Ok(found.map(|stored| Application {
        id,
        display_name: stored.registration.display_name,
        permissions: permission::with_reading(stored.registration.permissions),
        redirect_uris: stored.registration.redirect_uris,
        is_public: stored.registration.is_public,
    }))
}

fn addresses(registration: &Registration) -> Result<String, StoreError> {
    serde_json::to_string(&registration.redirect_uris)
        .map_err(|error| StoreError::decode("redirect_uris", error))
}

pub(crate) async fn insert(
    tx: &mut Tx,
    (tenant, id): (TenantId, ApplicationId),
    registration: &Registration,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO application (tenant_id, id, display_name, display_name_key, description, created_at, redirect_uris,
           is_public) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            tenant,
            id,
            &registration.display_name,
            fold(&registration.display_name),
            registration.description.clone(),
            now,
            addresses(registration)?,
            registration.is_public
        ],
    )
    .await?;
    insert_permissions(tx, (tenant, id), &registration.permissions).await
}

async fn insert_permissions(
    tx: &mut Tx,
    (tenant, id): (TenantId, ApplicationId),
    permissions: &[Permission],
) -> Result<(), StoreError> {
    let rows = permissions
        .iter()
        .map(|permission| args![tenant, id, permission.0]);
    tx.insert_many(
        "INSERT INTO application_permission (tenant_id, application_id, permission)",
        "ON CONFLICT DO NOTHING",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// Writes a changed application; false when somebody else has changed it meanwhile.
pub(crate) async fn update(
    tx: &mut Tx,
    tenant: TenantId,
    stored: &Stored,
) -> Result<bool, StoreError> {
    let (id, registration) = (stored.id, &stored.registration);
    let changed = tx
        .exec(
            "UPDATE application SET display_name = $4, display_name_key = $5, description = $6, redirect_uris = $7,
               is_public = $8, version = version + 1 WHERE tenant_id = $1 AND id = $2 AND version = $3",
            args![
                tenant,
                id,
                stored.version,
                &registration.display_name,
                fold(&registration.display_name),
                registration.description.clone(),
                addresses(registration)?,
                registration.is_public
            ],
        )
        .await?;
    if changed != 1 {
        return Ok(false);
    }
    tx.exec(
        "DELETE FROM application_permission WHERE tenant_id = $1 AND application_id = $2",
        args![tenant, id],
    )
    .await?;
    insert_permissions(tx, (tenant, id), &registration.permissions).await?;
    Ok(true)
}

/// What goes with an application, what belongs to others first.
const REMOVALS: [&str; 8] = [
    "DELETE FROM oauth_token WHERE tenant_id = $1 AND grant_id IN
       (SELECT id FROM oauth_grant WHERE tenant_id = $1 AND application_id = $2)",
    "DELETE FROM oauth_grant WHERE tenant_id = $1 AND application_id = $2",
    "DELETE FROM oauth_device WHERE tenant_id = $1 AND application_id = $2",
    "DELETE FROM oauth_consent WHERE tenant_id = $1 AND application_id = $2",
    "DELETE FROM application_secret WHERE tenant_id = $1 AND application_id = $2",
    "DELETE FROM application_certificate WHERE tenant_id = $1 AND application_id = $2",
    "DELETE FROM application_permission WHERE tenant_id = $1 AND application_id = $2",
    "DELETE FROM application WHERE tenant_id = $1 AND id = $2",
];

/// Removes an application with its credentials and with what people let it do; false when somebody
/// else has just done so.
pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: ApplicationId,
) -> Result<bool, StoreError> {
    let mut removed = 0;
    for statement in REMOVALS {
        removed = tx.exec(statement, args![tenant, id]).await?;
    }
    Ok(removed == 1)
}
