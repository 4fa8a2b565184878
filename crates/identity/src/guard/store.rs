//! Statements about failed attempts.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{StoreError, Tx, args};

use crate::lockout::Attempts;

/// The account's attempts so far; its row is there and locked until the commit, so that two processes
/// count one after the other.
pub(crate) async fn lock(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    now: Ts,
) -> Result<Attempts, StoreError> {
    let row = tx
        .one(
            "INSERT INTO sign_in_guard (tenant_id, user_id, failures, last_failure_at) VALUES ($1, $2, 0, $3)
             ON CONFLICT (tenant_id, user_id) DO UPDATE SET failures = sign_in_guard.failures
             RETURNING failures, last_failure_at, locked_until",
            args![tenant, user, now],
        )
        .await?;
    let Some(row) = row else {
        return Ok(Attempts::default());
    };
    let failures: i64 = row.get("failures")?;
    Ok(Attempts {
        failures: u32::try_from(failures).unwrap_or(u32::MAX),
        last_failure_at: row.get("last_failure_at")?,
        locked_until: row.get("locked_until")?,
    })
}

pub(crate) async fn save(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    attempts: Attempts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE sign_in_guard SET failures = $3, last_failure_at = $4, locked_until = $5
         WHERE tenant_id = $1 AND user_id = $2",
        args![
            tenant,
            user,
            attempts.failures,
            attempts.last_failure_at,
            attempts.locked_until
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete(tx: &mut Tx, tenant: TenantId, user: UserId) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM sign_in_guard WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await
    .map(drop)
}
