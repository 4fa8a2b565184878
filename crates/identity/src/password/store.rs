//! Statements about credentials.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, StoreError, Tx, args};

use super::HashedPassword;

/// How a person proves who they are.
#[derive(Debug, Clone)]
pub(crate) struct Credential {
    /// The password's hash.
    pub(crate) hash: HashedPassword,
    /// Whether it must be changed before anything else.
    pub(crate) must_change: bool,
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<Option<Credential>, StoreError> {
    conn.one(
        "SELECT password_hash, must_change FROM credential WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?
    .map(|row| {
        Ok(Credential {
            hash: HashedPassword::from_stored(row.get("password_hash")?),
            must_change: row.get("must_change")?,
        })
    })
    .transpose()
}

pub(crate) async fn set(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    hash: &HashedPassword,
    must_change: bool,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO credential (tenant_id, user_id, password_hash, changed_at, must_change) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, user_id) DO UPDATE SET
           password_hash = excluded.password_hash, changed_at = excluded.changed_at, must_change = excluded.must_change",
        args![tenant, user, hash.as_str(), now, must_change],
    )
    .await
    .map(drop)
}

/// Puts the same password's newer hash in place of the one that was verified.
pub(crate) async fn renew(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    old: &HashedPassword,
    new: &HashedPassword,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE credential SET password_hash = $4 WHERE tenant_id = $1 AND user_id = $2 AND password_hash = $3",
        args![tenant, user, old.as_str(), new.as_str()],
    )
    .await
    .map(drop)
}
