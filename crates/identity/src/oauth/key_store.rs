//! Statements about signing keys.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

/// A key pair as it is kept.
#[derive(Clone)]
pub(crate) struct StoredKey {
    pub(crate) kid: String,
    /// PEM (PKCS #8), sealed.
    pub(crate) sealed: Vec<u8>,
    pub(crate) created_at: Ts,
}

/// The tenant's keys, newest first.
pub(crate) async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<StoredKey>, StoreError> {
    conn.all(
        "SELECT kid, sealed_private_key, created_at FROM signing_key WHERE tenant_id = $1
         ORDER BY created_at DESC, kid",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredKey {
            kid: row.get("kid")?,
            sealed: row.get("sealed_private_key")?,
            created_at: row.get("created_at")?,
        })
    })
    .collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    key: &StoredKey,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO signing_key (tenant_id, kid, sealed_private_key, created_at)
         VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, kid) DO NOTHING",
        args![tenant, key.kid.clone(), key.sealed.clone(), key.created_at],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete(tx: &mut Tx, tenant: TenantId, kid: &str) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM signing_key WHERE tenant_id = $1 AND kid = $2",
        args![tenant, kid.to_owned()],
    )
    .await
    .map(drop)
}
