use beffroi_core::{Failure, TenantId, failure};
use beffroi_store::{Conn, Tx, args};

use crate::model::Settings;

/// What the organization has decided, and its version: 1 where it has not.
pub(crate) async fn settings(
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<(Settings, i64)> {
    let row = conn
        .one(
            "SELECT settings, version FROM conferencing_settings WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    match row {
        Some(row) => Ok((row.json("settings")?, row.get("version")?)),
        None => Ok((Settings::default(), 1)),
    }
}

/// The same, while whoever else changes something of the organization's conferences waits: one at a time.
pub(crate) async fn lock(tx: &mut Tx, tenant: TenantId) -> failure::Result<(Settings, i64)> {
    tx.exec(
        "INSERT INTO conferencing_settings (tenant_id, settings, version) VALUES ($1, '{}', 1)
         ON CONFLICT (tenant_id) DO UPDATE SET version = conferencing_settings.version",
        args![tenant],
    )
    .await?;
    settings(tx, tenant).await
}

/// Writes what was decided; without any the usual holds again, under a version of its own.
pub(crate) async fn put_settings(
    tx: &mut Tx,
    tenant: TenantId,
    settings: &Settings,
    version: i64,
) -> failure::Result<()> {
    let text = serde_json::to_string(settings).map_err(Failure::bug)?;
    tx.exec(
        "INSERT INTO conferencing_settings (tenant_id, settings, version) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id) DO UPDATE SET settings = excluded.settings, version = excluded.version",
        args![tenant, text, version],
    )
    .await?;
    Ok(())
}
