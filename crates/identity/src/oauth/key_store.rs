//! Statements about signing keys.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

/// A key pair as it is kept: PEM (PKCS #8), in clear; see the migration for who may read it.
#[derive(Clone)]
pub(crate) struct StoredKey {
    pub(crate) kid: String,
    pub(crate) private_key: String,
}

/// The tenant's keys, newest first.
pub(crate) async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<StoredKey>, StoreError> {
    conn.all(
        "SELECT kid, private_key FROM signing_key WHERE tenant_id = $1 ORDER BY created_at DESC, kid",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(StoredKey {
            kid: row.get("kid")?,
            private_key: row.get("private_key")?,
        })
    })
    .collect()
}

pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    key: &StoredKey,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO signing_key (tenant_id, kid, private_key, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, kid) DO NOTHING",
        args![tenant, key.kid.clone(), key.private_key.clone(), now],
    )
    .await
    .map(drop)
}
