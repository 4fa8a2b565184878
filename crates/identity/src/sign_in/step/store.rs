//! Statements about people who are halfway in.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, StoreError, Tx, args};

use crate::session::{SignInMethod, TokenHash};

/// Somebody who is halfway in.
#[derive(Clone)]
pub(super) struct Halfway {
    pub(super) user: UserId,
    pub(super) method: SignInMethod,
    pub(super) user_agent: String,
    pub(super) expires_at: Ts,
}

pub(super) async fn insert(
    tx: &mut Tx,
    (tenant, token): (TenantId, TokenHash),
    halfway: &Halfway,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM sign_in_step WHERE tenant_id = $1 AND user_id = $2 AND expires_at <= $3",
        args![tenant, halfway.user, now],
    )
    .await?;
    tx.exec(
        "INSERT INTO sign_in_step (tenant_id, token_hash, user_id, method, user_agent, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![
            tenant,
            token.as_slice(),
            halfway.user,
            halfway.method.as_str(),
            &halfway.user_agent,
            now,
            halfway.expires_at
        ],
    )
    .await
    .map(drop)
}

pub(super) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    token: &TokenHash,
) -> Result<Option<Halfway>, StoreError> {
    conn.one(
        "SELECT user_id, method, user_agent, expires_at FROM sign_in_step
         WHERE tenant_id = $1 AND token_hash = $2",
        args![tenant, token.as_slice()],
    )
    .await?
    .map(|row| {
        Ok(Halfway {
            user: row.get("user_id")?,
            method: SignInMethod::from_stored(&row.get::<String>("method")?),
            user_agent: row.get("user_agent")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .transpose()
}

/// Ends a step; false when it was over. Of two who go on at once, one does.
pub(super) async fn end(
    tx: &mut Tx,
    tenant: TenantId,
    token: &TokenHash,
) -> Result<bool, StoreError> {
    let removed = tx
        .exec(
            "DELETE FROM sign_in_step WHERE tenant_id = $1 AND token_hash = $2",
            args![tenant, token.as_slice()],
        )
        .await?;
    Ok(removed == 1)
}

/// Nobody is halfway in as that person any more.
pub(crate) async fn end_all(tx: &mut Tx, tenant: TenantId, user: UserId) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM sign_in_step WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await
    .map(drop)
}
