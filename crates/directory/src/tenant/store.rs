//! Statements about tenants and their domains.

use beffroi_channels::letter::Logo;
use beffroi_core::{TenantId, Ts};
use beffroi_pictures::{Cleaned, Format};
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use sha2::{Digest, Sha256};

use super::{NewTenant, TenantPatch};

pub(crate) async fn insert(
    tx: &mut Tx,
    id: TenantId,
    tenant: &NewTenant,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO tenant (id, display_name, default_language, time_zone, country, created_at) VALUES ($1, $2, $3, $4, $5, $6)",
        args![
            id,
            tenant.display_name.trim(),
            tenant.default_language.as_str(),
            tenant.time_zone.name(),
            tenant.country.clone(),
            now
        ],
    )
    .await?;
    for (position, domain) in (0_i64..).zip(&tenant.domains) {
        tx.exec(
            "INSERT INTO tenant_domain (tenant_id, domain_key, position) VALUES ($1, $2, $3)",
            args![id, domain.as_str(), position],
        )
        .await?;
    }
    Ok(())
}

pub(crate) async fn domain_owner(
    conn: &mut Conn,
    domain: &str,
) -> Result<Option<TenantId>, StoreError> {
    conn.one(
        "SELECT tenant_id FROM tenant_domain WHERE domain_key = $1",
        args![domain],
    )
    .await?
    .map(|row| row.get("tenant_id"))
    .transpose()
}

pub(crate) async fn domains(conn: &mut Conn, tenant: TenantId) -> Result<Vec<String>, StoreError> {
    conn.all(
        "SELECT domain_key FROM tenant_domain WHERE tenant_id = $1 ORDER BY position",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| row.get("domain_key"))
    .collect()
}

pub(crate) async fn update(
    tx: &mut Tx,
    id: TenantId,
    patch: &TenantPatch,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE tenant SET display_name = coalesce($2, display_name), default_language = coalesce($3, default_language),
           time_zone = coalesce($4, time_zone), country = coalesce($5, country), version = version + 1 WHERE id = $1",
        args![
            id,
            patch.display_name.as_ref().map(|name| name.trim().to_owned()),
            patch.preferred_language.as_ref().map(|language| language.as_str().to_owned()),
            patch.time_zone.as_ref().map(|zone| zone.name().to_owned()),
            patch.country_letter_code.clone()
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn put_logo(
    tx: &mut Tx,
    tenant: TenantId,
    logo: &Cleaned,
) -> Result<(), StoreError> {
    let facts = &logo.facts;
    tx.exec(
        "INSERT INTO tenant_logo (tenant_id, digest, format, width, height, content)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id) DO UPDATE SET digest = excluded.digest, format = excluded.format,
           width = excluded.width, height = excluded.height, content = excluded.content",
        args![
            tenant,
            hex::encode(Sha256::digest(&logo.bytes)),
            facts.format.as_str(),
            i64::from(facts.width),
            i64::from(facts.height),
            logo.bytes.clone()
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_logo(tx: &mut Tx, tenant: TenantId) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM tenant_logo WHERE tenant_id = $1",
        args![tenant],
    )
    .await
    .map(drop)
}

/// SHA-256 of the logo, in hexadecimal digits.
pub(crate) async fn logo_digest(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Option<String>, StoreError> {
    let row = conn
        .one(
            "SELECT digest FROM tenant_logo WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    row.map(|row| row.get("digest")).transpose()
}

pub(crate) async fn logo(conn: &mut Conn, tenant: TenantId) -> Result<Option<Logo>, StoreError> {
    let row = conn
        .one(
            "SELECT format, width, height, content FROM tenant_logo WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let side = |row: &Row, column: &str| {
        let value: i64 = row.get(column)?;
        u32::try_from(value).map_err(|error| StoreError::decode(column, error))
    };
    row.map(|row| {
        Ok(Logo::new(
            row.parse::<Format>("format")?.as_str(),
            (side(&row, "width")?, side(&row, "height")?),
            row.get("content")?,
        ))
    })
    .transpose()
}
