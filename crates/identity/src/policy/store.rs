//! Statements about what an organization demands of those who sign in.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

use super::SignInPolicy;

/// The organization's policy; the default where it has none.
pub(crate) async fn find(conn: &mut Conn, tenant: TenantId) -> Result<SignInPolicy, StoreError> {
    let row = conn
        .one(
            "SELECT second_step_for_administrators FROM sign_in_policy WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    row.map_or_else(
        || Ok(SignInPolicy::default()),
        |row| {
            Ok(SignInPolicy {
                second_step_for_administrators: row.get("second_step_for_administrators")?,
            })
        },
    )
}

pub(super) async fn save(
    tx: &mut Tx,
    tenant: TenantId,
    policy: &SignInPolicy,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO sign_in_policy (tenant_id, second_step_for_administrators, updated_at) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id) DO UPDATE SET
           second_step_for_administrators = excluded.second_step_for_administrators, updated_at = excluded.updated_at",
        args![tenant, policy.second_step_for_administrators, now],
    )
    .await
    .map(drop)
}
