use beffroi_core::TenantId;
use beffroi_store::{Conn, StoreError, Tx, args};

use crate::service::LicenseSettings;

/// What the organization has decided.
pub(crate) async fn settings(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<LicenseSettings, StoreError> {
    let row = conn
        .one(
            "SELECT delayed_delicensing, expiry_notices FROM license_settings WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let usual = LicenseSettings {
        delayed_delicensing_enabled: false,
        expiry_notices: true,
    };
    row.map_or(Ok(usual), |row| {
        Ok(LicenseSettings {
            delayed_delicensing_enabled: row.get("delayed_delicensing")?,
            expiry_notices: row.get("expiry_notices")?,
        })
    })
}

pub(crate) async fn set_settings(
    tx: &mut Tx,
    tenant: TenantId,
    after: LicenseSettings,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO license_settings (tenant_id, delayed_delicensing, expiry_notices) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id) DO UPDATE SET delayed_delicensing = $2, expiry_notices = $3",
        args![
            tenant,
            after.delayed_delicensing_enabled,
            after.expiry_notices
        ],
    )
    .await
    .map(drop)
}
