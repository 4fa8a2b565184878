//! Statements about what people have let programs do.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, StoreError, Tx, args};
use uuid::Uuid;

use super::{Consent, Names};
use crate::application::ApplicationId;

/// What a person agreed to and their grants that still hold, newest first, each with its program's
/// name.
pub(super) async fn live(
    conn: &mut Conn,
    (tenant, user): (TenantId, UserId),
    now: Ts,
) -> Result<Vec<Consent>, StoreError> {
    conn.all(
        "SELECT g.application_id, a.display_name, g.scope, g.created_at FROM (
           SELECT tenant_id, application_id, scope, created_at FROM oauth_grant
           WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL AND expires_at > $3
           UNION ALL
           SELECT tenant_id, application_id, scope, updated_at FROM oauth_consent
           WHERE tenant_id = $1 AND user_id = $2) g
         JOIN application a ON a.tenant_id = g.tenant_id AND a.id = g.application_id
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

/// What a program may do in a person's name without asking: agreed to by them or for everybody.
pub(super) async fn agreed(
    conn: &mut Conn,
    (tenant, user): (TenantId, UserId),
    application: ApplicationId,
) -> Result<Names, StoreError> {
    let rows = conn
        .all(
            "SELECT scope FROM oauth_consent
             WHERE tenant_id = $1 AND application_id = $2 AND (user_id = $3 OR user_id IS NULL)",
            args![tenant, application, user],
        )
        .await?;
    let mut names = Names::default();
    for row in rows {
        names.add(&row.get::<String>("scope")?);
    }
    Ok(names)
}

/// Keeps what a person agreed to, beside what they had agreed to before.
pub(super) async fn agree(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    (id, application): (Uuid, ApplicationId),
    mut names: Names,
    now: Ts,
) -> Result<(), StoreError> {
    let before = tx
        .one(
            "SELECT scope FROM oauth_consent WHERE tenant_id = $1 AND application_id = $2 AND user_id = $3",
            args![tenant, application, user],
        )
        .await?;
    if let Some(row) = before {
        names.add(&row.get::<String>("scope")?);
    }
    tx.exec(
        "INSERT INTO oauth_consent (tenant_id, id, application_id, user_id, scope, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)
         ON CONFLICT (tenant_id, application_id, user_id) WHERE user_id IS NOT NULL
         DO UPDATE SET scope = excluded.scope, updated_at = excluded.updated_at",
        args![tenant, id, application, user, names.to_string(), now],
    )
    .await
    .map(drop)
}

/// Forgets what a person agreed to; how many agreements there were.
pub(super) async fn disagree(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    application: ApplicationId,
) -> Result<u64, StoreError> {
    tx.exec(
        "DELETE FROM oauth_consent WHERE tenant_id = $1 AND user_id = $2 AND application_id = $3",
        args![tenant, user, application],
    )
    .await
}
