//! Statements about what people have let programs do.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, StoreError, Tx, args};

use super::Consent;
use crate::application::ApplicationId;

/// A person's grants that still hold, newest first, each with its program's name.
pub(super) async fn live(
    conn: &mut Conn,
    (tenant, user): (TenantId, UserId),
    now: Ts,
) -> Result<Vec<Consent>, StoreError> {
    conn.all(
        "SELECT g.application_id, a.display_name, g.scope, g.created_at FROM oauth_grant g
         JOIN application a ON a.tenant_id = g.tenant_id AND a.id = g.application_id
         WHERE g.tenant_id = $1 AND g.user_id = $2 AND g.revoked_at IS NULL AND g.expires_at > $3
         ORDER BY g.created_at DESC",
        args![tenant, user, now],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(Consent {
            application_id: row.get("application_id")?,
            display_name: row.get("display_name")?,
            scope: row.get("scope")?,
            last_granted_date_time: row.get("created_at")?,
        })
    })
    .collect()
}

/// Ends every grant of a program by a person; how many there were.
pub(super) async fn revoke(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    application: ApplicationId,
    now: Ts,
) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE oauth_grant SET revoked_at = $4
         WHERE tenant_id = $1 AND user_id = $2 AND application_id = $3 AND revoked_at IS NULL AND expires_at > $4",
        args![tenant, user, application, now],
    )
    .await
}
