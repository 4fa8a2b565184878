//! Statements about devices.

use beffroi_core::filter::fold;
use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, Value, args};
use beffroi_web::{Reach, etag};
use uuid::Uuid;

use super::service::NewDevice;
use super::{Device, Surface};
use crate::{DeviceId, UserId, role};

const BASE: &str = "SELECT d.*, u.user_principal_name, u.display_name FROM directory_device d
    LEFT JOIN directory_user u ON u.tenant_id = d.tenant_id AND u.id = d.owner_id AND u.deleted_at IS NULL
    WHERE d.tenant_id = $1";

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "d.id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "deviceName",
        sql: "d.device_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "operatingSystem",
        sql: "d.operating_system",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "osVersion",
        sql: "d.os_version",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "userId",
        sql: "d.owner_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "userPrincipalName",
        sql: "u.upn_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "userDisplayName",
        sql: "u.display_name_key",
        kind: ColumnKind::Folded,
    },
    Column {
        property: "lastSyncDateTime",
        sql: "d.last_sync_at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "enrolledDateTime",
        sql: "d.enrolled_at",
        kind: ColumnKind::Instant,
    },
];

/// Where free text is looked for.
pub(crate) const SEARCHED: [&str; 3] = ["deviceName", "userPrincipalName", "userDisplayName"];

fn read(row: &Row) -> Result<Device, StoreError> {
    Ok(Device {
        etag: etag(row.get("version")?),
        id: row.get("id")?,
        device_name: row.get("device_name")?,
        user_id: row.get("owner_id")?,
        user_principal_name: row.get("user_principal_name")?,
        user_display_name: row.get("display_name")?,
        operating_system: row.parse("operating_system")?,
        os_version: row.get("os_version")?,
        sku_family: row.get("sku_family")?,
        join_type: row.get("join_type")?,
        enrolled_date_time: row.get("enrolled_at")?,
        last_sync_date_time: row.get("last_sync_at")?,
        surfaces: row.json("surfaces")?,
        policies: row.json("policies")?,
    })
}

pub(crate) fn sort(property: Option<&str>, descending: bool) -> failure::Result<Sort> {
    match property.map(str::to_ascii_lowercase).as_deref() {
        None => Ok(Sort::Text {
            column: "d.device_name_key",
            descending: false,
        }),
        Some("devicename") => Ok(Sort::Text {
            column: "d.device_name_key",
            descending,
        }),
        Some("enrolleddatetime") => Ok(Sort::Id { descending }),
        Some(other) => Err(Failure::invalid(
            "$orderby",
            format!("can't sort by '{other}'; it can by deviceName, enrolledDateTime"),
        )),
    }
}

/// Whose devices are listed.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Whose<'a> {
    /// One person's.
    Of(UserId),
    /// Those of the people whom a permission covers.
    Covered(&'a Reach),
}

pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    whose: Whose<'_>,
    request: &PageRequest,
    filter: Option<&Filter>,
    sort: Sort,
) -> failure::Result<Page<Device>> {
    let mut select = Select::new(BASE, args![tenant], "d.id");
    select = match whose {
        Whose::Of(owner) => select.and_equal("d.owner_id", owner),
        Whose::Covered(reach) => role::keep_devices(select, reach),
    };
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |device| Cursor {
        key: match sort {
            Sort::Text { .. } => fold(&device.device_name),
            Sort::Id { .. } => String::new(),
        },
        id: device.id.uuid(),
    });
    page.total = total;
    Ok(page)
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: DeviceId,
) -> failure::Result<Option<Device>> {
    let request = PageRequest {
        top: 1,
        ..PageRequest::default()
    };
    let select = Select::new(BASE, args![tenant], "d.id").and_equal("d.id", id);
    let (rows, _) = select
        .page(conn, Sort::Id { descending: false }, &request)
        .await?;
    Ok(rows.first().map(read).transpose()?)
}

/// Devices by id, in any order; those that are not there are left out.
pub(crate) async fn some(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[DeviceId],
) -> Result<Vec<Device>, StoreError> {
    conn.all_in(
        "SELECT d.*, u.user_principal_name, u.display_name FROM directory_device d
         LEFT JOIN directory_user u ON u.tenant_id = d.tenant_id AND u.id = d.owner_id AND u.deleted_at IS NULL
         WHERE d.tenant_id = $1 AND d.id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// A person's devices, in any order: there are few.
pub(crate) async fn of_owner(
    conn: &mut Conn,
    tenant: TenantId,
    owner: UserId,
) -> Result<Vec<Device>, StoreError> {
    conn.all(
        "SELECT d.*, u.user_principal_name, u.display_name FROM directory_device d
         LEFT JOIN directory_user u ON u.tenant_id = d.tenant_id AND u.id = d.owner_id AND u.deleted_at IS NULL
         WHERE d.tenant_id = $1 AND d.owner_id = $2 ORDER BY d.id",
        args![tenant, owner],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

pub(crate) async fn count_of(
    conn: &mut Conn,
    tenant: TenantId,
    owner: UserId,
) -> Result<i64, StoreError> {
    conn.one(
        "SELECT CAST(count(*) AS BIGINT) AS total FROM directory_device WHERE tenant_id = $1 AND owner_id = $2",
        args![tenant, owner],
    )
    .await?
    .map_or(Ok(0), |row| row.get("total"))
}

pub(crate) async fn insert_many(
    tx: &mut Tx,
    tenant: TenantId,
    devices: &[(DeviceId, NewDevice)],
    now: Ts,
) -> Result<(), StoreError> {
    let json = |error| StoreError::decode("surfaces", error);
    let rows = devices
        .iter()
        .map(|(id, device)| {
            Ok(args![
                tenant,
                *id,
                &device.name,
                fold(&device.name),
                device.owner,
                device.operating_system.as_str(),
                &device.os_version,
                device.sku_family.clone(),
                &device.join_type,
                serde_json::to_string(&device.surfaces).map_err(json)?,
                serde_json::to_string(&device.policies).map_err(json)?,
                now,
                now
            ])
        })
        .collect::<Result<Vec<_>, StoreError>>()?;
    tx.insert_many(
        "INSERT INTO directory_device (tenant_id, id, device_name, device_name_key, owner_id, operating_system,
           os_version, sku_family, join_type, surfaces, policies, enrolled_at, last_sync_at)",
        "",
        rows,
    )
    .await
    .map(drop)
}

/// Removes a device; false when somebody else has just done so.
pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: DeviceId,
) -> Result<bool, StoreError> {
    let removed = tx
        .exec(
            "DELETE FROM directory_device WHERE tenant_id = $1 AND id = $2",
            args![tenant, id],
        )
        .await?;
    tx.exec(
        "DELETE FROM group_member WHERE tenant_id = $1 AND member_id = $2",
        args![tenant, id],
    )
    .await?;
    Ok(removed == 1)
}

/// What the population needs to know of devices.
pub(crate) struct SetRow {
    pub(crate) id: Uuid,
    pub(crate) owner: Uuid,
    pub(crate) operating_system: super::OperatingSystem,
    pub(crate) os_version: String,
    pub(crate) surfaces: Vec<Surface>,
}

fn set_row(row: &Row) -> Result<SetRow, StoreError> {
    Ok(SetRow {
        id: row.get("id")?,
        owner: row.get("owner_id")?,
        operating_system: row.parse("operating_system")?,
        os_version: row.get("os_version")?,
        surfaces: row.json("surfaces")?,
    })
}

pub(crate) async fn each_for_sets(
    conn: &mut Conn,
    tenant: TenantId,
    mut take: impl FnMut(SetRow) + Send,
) -> Result<(), StoreError> {
    conn.each(
        "SELECT id, owner_id, operating_system, os_version, surfaces FROM directory_device WHERE tenant_id = $1",
        args![tenant],
        |row| {
            take(set_row(&row)?);
            Ok(())
        },
    )
    .await
}

pub(crate) async fn some_for_sets(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[Uuid],
) -> Result<Vec<SetRow>, StoreError> {
    conn.all_in(
        "SELECT id, owner_id, operating_system, os_version, surfaces FROM directory_device WHERE tenant_id = $1 AND id",
        args![tenant],
        ids.iter().copied().map(Value::from).collect(), "",
    )
    .await?
    .iter()
    .map(set_row)
    .collect()
}
