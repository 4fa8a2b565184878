//! Statements about states that were answered.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{StoreError, Tx, args};

pub(super) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    hash: &[u8],
    expires_at: Ts,
) -> Result<bool, StoreError> {
    let inserted = tx
        .exec(
            "INSERT INTO spent_challenge (tenant_id, hash, expires_at) VALUES ($1, $2, $3)
             ON CONFLICT (tenant_id, hash) DO NOTHING",
            args![tenant, hash.to_vec(), expires_at],
        )
        .await?;
    Ok(inserted == 1)
}

/// What is too old to be opened need not be kept.
pub(super) async fn sweep(tx: &mut Tx, tenant: TenantId, now: Ts) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM spent_challenge WHERE tenant_id = $1 AND expires_at < $2",
        args![tenant, now],
    )
    .await
    .map(drop)
}
