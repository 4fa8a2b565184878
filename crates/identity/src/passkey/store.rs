//! Statements about passkeys.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, StoreError, Tx, args};

use super::{PasskeyId, PasskeyInfo};

/// A passkey as it is kept.
#[derive(Clone)]
pub(crate) struct StoredPasskey {
    pub(crate) tenant: TenantId,
    pub(crate) id: PasskeyId,
    pub(crate) user: UserId,
    /// Public key and counter, as the library writes them.
    pub(crate) credential: String,
}

/// Keeps a passkey; false when somebody has that credential already.
pub(crate) async fn insert(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    passkey: &PasskeyInfo,
    credential_id: Vec<u8>,
    credential: String,
) -> Result<bool, StoreError> {
    let inserted = tx
        .exec(
            "INSERT INTO passkey (tenant_id, id, user_id, credential_id, display_name, credential, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (credential_id) DO NOTHING",
            args![
                tenant,
                passkey.id,
                user,
                credential_id,
                &passkey.display_name,
                credential,
                passkey.created_date_time
            ],
        )
        .await?;
    Ok(inserted == 1)
}

/// The passkey of that credential, whichever tenant it belongs to: whoever signs in with one names
/// neither.
pub(super) async fn by_credential(
    conn: &mut Conn,
    credential_id: &[u8],
) -> Result<Option<StoredPasskey>, StoreError> {
    conn.one(
        "SELECT tenant_id, id, user_id, credential FROM passkey WHERE credential_id = $1",
        args![credential_id.to_vec()],
    )
    .await?
    .map(|row| {
        Ok(StoredPasskey {
            tenant: row.get("tenant_id")?,
            id: row.get("id")?,
            user: row.get("user_id")?,
            credential: row.get("credential")?,
        })
    })
    .transpose()
}

/// A person's passkeys, oldest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Vec<PasskeyInfo>, StoreError> {
    conn.all(
        "SELECT id, display_name, created_at, last_used_at FROM passkey
         WHERE tenant_id = $1 AND user_id = $2 ORDER BY id",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(PasskeyInfo {
            id: row.get("id")?,
            display_name: row.get("display_name")?,
            created_date_time: row.get("created_at")?,
            last_used_date_time: row.get("last_used_at")?,
        })
    })
    .collect()
}

/// The ids of a person's credentials, for authenticators that hold one of them already.
pub(super) async fn credential_ids(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Vec<Vec<u8>>, StoreError> {
    conn.all(
        "SELECT credential_id FROM passkey WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| row.get("credential_id"))
    .collect()
}

/// Notes that somebody has signed in with a passkey, with its new counter.
pub(super) async fn note_use(
    tx: &mut Tx,
    passkey: &StoredPasskey,
    credential: String,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE passkey SET credential = $3, last_used_at = $4 WHERE tenant_id = $1 AND id = $2",
        args![passkey.tenant, passkey.id, credential, now],
    )
    .await
    .map(drop)
}

/// Names a person's passkey anew; the old name, none when they have no such passkey.
pub(super) async fn rename(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    id: PasskeyId,
    display_name: &str,
) -> Result<Option<String>, StoreError> {
    let row = tx
        .one(
            "SELECT display_name FROM passkey WHERE tenant_id = $1 AND user_id = $2 AND id = $3",
            args![tenant, user, id],
        )
        .await?;
    let Some(row) = row else { return Ok(None) };
    tx.exec(
        "UPDATE passkey SET display_name = $4 WHERE tenant_id = $1 AND user_id = $2 AND id = $3",
        args![tenant, user, id, display_name],
    )
    .await?;
    row.get("display_name").map(Some)
}

/// Removes a person's passkey; its name, none when they have no such passkey.
pub(super) async fn remove(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    id: PasskeyId,
) -> Result<Option<String>, StoreError> {
    tx.one(
        "DELETE FROM passkey WHERE tenant_id = $1 AND user_id = $2 AND id = $3 RETURNING display_name",
        args![tenant, user, id],
    )
    .await?
    .map(|row| row.get("display_name"))
    .transpose()
}

/// Removes all of a person's passkeys.
pub(crate) async fn remove_all(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM passkey WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await
    .map(drop)
}
