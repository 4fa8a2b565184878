use beffroi_core::{Failure, TenantId, failure};
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{BridgeId, NumberKind, ServiceNumber};

/// Where people dial in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Bridge {
    pub(crate) id: BridgeId,
    pub(crate) name: String,
    pub(crate) is_default: bool,
    pub(crate) default_number: Option<ServiceNumber>,
    pub(crate) default_toll_free: Option<ServiceNumber>,
    pub(crate) version: i64,
}

/// What people dial.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct KnownNumber {
    pub(crate) number: ServiceNumber,
    pub(crate) bridge: Option<BridgeId>,
    pub(crate) kind: NumberKind,
    pub(crate) country: String,
    pub(crate) city: String,
    pub(crate) primary_language: String,
    pub(crate) secondary_languages: Vec<String>,
    pub(crate) version: i64,
}

/// A number of a column, which has been checked before it was written.
pub(super) fn number(row: &Row, column: &str) -> Result<Option<ServiceNumber>, StoreError> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

/// All bridges, oldest first.
pub(crate) async fn bridges(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Bridge>, StoreError> {
    conn.all(
        "SELECT * FROM conferencing_bridge WHERE tenant_id = $1 ORDER BY id",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Bridge {
            id: row.get("id")?,
            name: row.get("name")?,
            is_default: row.get("is_default")?,
            default_number: number(row, "default_number")?,
            default_toll_free: number(row, "default_toll_free")?,
            version: row.get("version")?,
        })
    })
    .collect()
}

fn text(number: Option<&ServiceNumber>) -> Option<String> {
    number.map(ToString::to_string)
}

pub(crate) async fn insert_bridge(
    tx: &mut Tx,
    tenant: TenantId,
    one: &Bridge,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO conferencing_bridge (tenant_id, id, name, is_default, default_number, default_toll_free, version)
         VALUES ($1, $2, $3, $4, $5, $6, 1)",
        args![
            tenant,
            one.id,
            one.name.clone(),
            one.is_default,
            text(one.default_number.as_ref()),
            text(one.default_toll_free.as_ref())
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn update_bridge(
    tx: &mut Tx,
    tenant: TenantId,
    one: &Bridge,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE conferencing_bridge SET name = $3, is_default = $4, default_number = $5, default_toll_free = $6,
           version = version + 1 WHERE tenant_id = $1 AND id = $2",
        args![
            tenant,
            one.id,
            one.name.clone(),
            one.is_default,
            text(one.default_number.as_ref()),
            text(one.default_toll_free.as_ref())
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_bridge(
    tx: &mut Tx,
    tenant: TenantId,
    id: BridgeId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM conferencing_bridge WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await
    .map(drop)
}

/// All service numbers, by their digits.
pub(crate) async fn numbers(
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<Vec<KnownNumber>> {
    let rows = conn
        .all(
            "SELECT * FROM conferencing_number WHERE tenant_id = $1 ORDER BY number",
            args![tenant],
        )
        .await?;
    let read = |row: &Row| {
        Ok(KnownNumber {
            number: number(row, "number")?.ok_or_else(|| Failure::bug("a number that is none"))?,
            bridge: row.get("bridge_id")?,
            kind: row.parse("kind")?,
            country: row.get("country")?,
            city: row.get("city")?,
            primary_language: row.get("primary_language")?,
            secondary_languages: row.json("secondary_languages")?,
            version: row.get("version")?,
        })
    };
    rows.iter().map(read).collect()
}

/// Writes a number under a version of its own.
pub(crate) async fn put_number(
    tx: &mut Tx,
    tenant: TenantId,
    one: &KnownNumber,
) -> failure::Result<()> {
    let languages = serde_json::to_string(&one.secondary_languages).map_err(Failure::bug)?;
    tx.exec(
        "INSERT INTO conferencing_number
           (tenant_id, number, bridge_id, kind, country, city, primary_language, secondary_languages, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 1)
         ON CONFLICT (tenant_id, number) DO UPDATE SET bridge_id = excluded.bridge_id, kind = excluded.kind,
           country = excluded.country, city = excluded.city, primary_language = excluded.primary_language,
           secondary_languages = excluded.secondary_languages, version = conferencing_number.version + 1",
        args![
            tenant,
            one.number.to_string(),
            one.bridge,
            one.kind.as_str(),
            one.country.clone(),
            one.city.clone(),
            one.primary_language.clone(),
            languages
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_number(
    tx: &mut Tx,
    tenant: TenantId,
    number: &ServiceNumber,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM conferencing_number WHERE tenant_id = $1 AND number = $2",
        args![tenant, number.to_string()],
    )
    .await
    .map(drop)
}
