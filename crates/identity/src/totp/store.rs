//! Statements about authenticator apps and recovery codes.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, StoreError, Tx, args};

/// An authenticator app as it is kept.
pub(crate) struct StoredTotp {
    pub(crate) sealed: Vec<u8>,
    pub(crate) created_at: Ts,
    pub(crate) confirmed_at: Option<Ts>,
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Option<StoredTotp>, StoreError> {
    conn.one(
        "SELECT secret, created_at, confirmed_at FROM totp WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?
    .map(|row| {
        Ok(StoredTotp {
            sealed: row.get("secret")?,
            created_at: row.get("created_at")?,
            confirmed_at: row.get("confirmed_at")?,
        })
    })
    .transpose()
}

/// Keeps a secret that is still to be confirmed; false when one is confirmed already.
pub(crate) async fn begin(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    sealed: Vec<u8>,
    now: Ts,
) -> Result<bool, StoreError> {
    let written = tx
        .exec(
            "INSERT INTO totp (tenant_id, user_id, secret, created_at, last_step) VALUES ($1, $2, $3, $4, 0)
             ON CONFLICT (tenant_id, user_id) DO UPDATE SET secret = excluded.secret, created_at = excluded.created_at
             WHERE totp.confirmed_at IS NULL",
            args![tenant, user, sealed, now],
        )
        .await?;
    Ok(written == 1)
}

/// Makes the secret count from now on; false when it does already or is another one by now.
pub(crate) async fn confirm(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    sealed: &[u8],
    step: i64,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE totp SET confirmed_at = $5, last_step = $4
             WHERE tenant_id = $1 AND user_id = $2 AND secret = $3 AND confirmed_at IS NULL",
            args![tenant, user, sealed.to_vec(), step, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Takes the code of a step; false when that one or a later one was taken before. Of two who try at
/// once, one wins.
pub(crate) async fn take_step(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    sealed: &[u8],
    step: i64,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE totp SET last_step = $4
             WHERE tenant_id = $1 AND user_id = $2 AND secret = $3 AND last_step < $4",
            args![tenant, user, sealed.to_vec(), step],
        )
        .await?;
    Ok(changed == 1)
}

/// Removes the app and the recovery codes; false when there was no app.
pub(crate) async fn remove(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
) -> Result<bool, StoreError> {
    tx.exec(
        "DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?;
    let removed = tx
        .exec(
            "DELETE FROM totp WHERE tenant_id = $1 AND user_id = $2",
            args![tenant, user],
        )
        .await?;
    Ok(removed == 1)
}

/// Puts new recovery codes in place of the old ones.
pub(crate) async fn replace_codes(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    hashes: Vec<Vec<u8>>,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM recovery_code WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?;
    for hash in hashes {
        tx.exec(
            "INSERT INTO recovery_code (tenant_id, user_id, code_hash, created_at) VALUES ($1, $2, $3, $4)",
            args![tenant, user, hash, now],
        )
        .await?;
    }
    Ok(())
}

/// Takes a recovery code; false when it is none, or was taken before.
pub(crate) async fn take_code(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    hash: Vec<u8>,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE recovery_code SET used_at = $4
             WHERE tenant_id = $1 AND user_id = $2 AND code_hash = $3 AND used_at IS NULL",
            args![tenant, user, hash, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Recovery codes that are still good.
pub(crate) async fn codes_left(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT COUNT(*) AS n FROM recovery_code WHERE tenant_id = $1 AND user_id = $2 AND used_at IS NULL",
            args![tenant, user],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("n"))
}
