//! What the organization decides.

use beffroi_core::{TenantId, failure};
use beffroi_store::{Conn, Tx, args};

/// Keys, all sealed, and whether a history is kept.
#[derive(Debug, Clone, Default)]
pub(crate) struct Settings {
    pub(crate) vapid: Option<Vec<u8>>,
    pub(crate) vapid_public: Option<String>,
    pub(crate) apns: Option<Vec<u8>>,
    pub(crate) fcm: Option<Vec<u8>>,
    pub(crate) history_days: Option<i64>,
    pub(crate) version: i64,
}

/// What was decided; version 1 where nothing was.
pub(crate) async fn settings(conn: &mut Conn, tenant: TenantId) -> failure::Result<Settings> {
    let row = conn
        .one(
            "SELECT vapid, vapid_public, apns, fcm, history_days, version FROM notification_settings WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let Some(row) = row else {
        return Ok(Settings {
            version: 1,
            ..Settings::default()
        });
    };
    Ok(Settings {
        vapid: row.get("vapid")?,
        vapid_public: row.get("vapid_public")?,
        apns: row.get("apns")?,
        fcm: row.get("fcm")?,
        history_days: row.get("history_days")?,
        version: row.get("version")?,
    })
}

/// The same, while whoever else decides something waits until this transaction is over.
pub(crate) async fn lock(tx: &mut Tx, tenant: TenantId) -> failure::Result<Settings> {
    tx.exec(
        "INSERT INTO notification_settings (tenant_id, version) VALUES ($1, 1)
         ON CONFLICT (tenant_id) DO UPDATE SET version = notification_settings.version",
        args![tenant],
    )
    .await?;
    settings(tx, tenant).await
}

/// Writes what was decided.
pub(crate) async fn put(tx: &mut Tx, tenant: TenantId, settings: &Settings) -> failure::Result<()> {
    let Settings {
        vapid,
        vapid_public,
        apns,
        fcm,
        history_days,
        version,
    } = settings.clone();
    tx.exec(
        "UPDATE notification_settings SET vapid = $2, vapid_public = $3, apns = $4, fcm = $5, history_days = $6,
           version = $7 WHERE tenant_id = $1",
        args![tenant, vapid, vapid_public, apns, fcm, history_days, version],
    )
    .await?;
    Ok(())
}
