//! Statements about tenants and their domains.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

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
