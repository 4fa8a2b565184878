//! Statements about grants, codes, refresh tokens and devices.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use super::GrantId;
use crate::application::ApplicationId;

/// What a person has let an application do.
#[derive(Debug, Clone)]
pub(crate) struct Grant {
    pub(crate) tenant: TenantId,
    pub(crate) id: GrantId,
    pub(crate) application: ApplicationId,
    pub(crate) user: UserId,
    pub(crate) scope: String,
    pub(crate) nonce: Option<String>,
    /// When the person had signed in; none for a device, which they let in from elsewhere.
    pub(crate) signed_in_at: Option<Ts>,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) revoked: bool,
}

pub(crate) async fn insert(tx: &mut Tx, grant: &Grant) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO oauth_grant (tenant_id, id, application_id, user_id, scope, nonce, created_at, expires_at, signed_in_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            grant.tenant,
            grant.id,
            grant.application,
            grant.user,
            &grant.scope,
            grant.nonce.clone(),
            grant.created_at,
            grant.expires_at,
            grant.signed_in_at
        ],
    )
    .await
    .map(drop)
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: GrantId,
) -> Result<Option<Grant>, StoreError> {
    conn.one(
        "SELECT application_id, user_id, scope, nonce, signed_in_at, created_at, expires_at, revoked_at
         FROM oauth_grant WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| {
        Ok(Grant {
            tenant,
            id,
            application: row.get("application_id")?,
            user: row.get("user_id")?,
            scope: row.get("scope")?,
            nonce: row.get("nonce")?,
            signed_in_at: row.get("signed_in_at")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
            revoked: row.get::<Option<Ts>>("revoked_at")?.is_some(),
        })
    })
    .transpose()
}

/// Ends a grant: none of its tokens works any more.
pub(crate) async fn revoke(
    tx: &mut Tx,
    tenant: TenantId,
    id: GrantId,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE oauth_grant SET revoked_at = $3 WHERE tenant_id = $1 AND id = $2 AND revoked_at IS NULL",
        args![tenant, id, now],
    )
    .await
    .map(drop)
}

/// Ends every grant of a person, and what they have allowed a device that has not fetched it yet.
pub(crate) async fn revoke_all(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE oauth_grant SET revoked_at = $3 WHERE tenant_id = $1 AND user_id = $2 AND revoked_at IS NULL",
        args![tenant, user, now],
    )
    .await?;
    tx.exec(
        "DELETE FROM oauth_device WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await
    .map(drop)
}

/// Removes what can't be used any more.
pub(crate) async fn sweep(tx: &mut Tx, tenant: TenantId, now: Ts) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM oauth_token WHERE tenant_id = $1 AND expires_at < $2",
        "DELETE FROM oauth_grant WHERE tenant_id = $1 AND expires_at < $2",
        "DELETE FROM oauth_device WHERE tenant_id = $1 AND expires_at < $2",
    ] {
        tx.exec(sql, args![tenant, now]).await?;
    }
    Ok(())
}

/// Which of the two a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TokenKind {
    /// From the authorization endpoint.
    Code,
    /// From the token endpoint.
    Refresh,
}

impl TokenKind {
    const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Refresh => "refresh",
        }
    }
}

/// A code or refresh token as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct Token {
    pub(crate) hash: Vec<u8>,
    pub(crate) grant: GrantId,
    pub(crate) kind: TokenKind,
    pub(crate) redirect_uri: Option<String>,
    pub(crate) challenge: Option<String>,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
}

pub(crate) async fn insert_token(
    tx: &mut Tx,
    tenant: TenantId,
    token: &Token,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO oauth_token (tenant_id, token_hash, grant_id, kind, redirect_uri, challenge, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            tenant,
            token.hash.clone(),
            token.grant,
            token.kind.as_str(),
            token.redirect_uri.clone(),
            token.challenge.clone(),
            token.created_at,
            token.expires_at
        ],
    )
    .await
    .map(drop)
}

/// Reads a token of that kind, used or not.
pub(crate) async fn find_token(
    conn: &mut Conn,
    tenant: TenantId,
    hash: &[u8],
    kind: TokenKind,
) -> Result<Option<Token>, StoreError> {
    conn.one(
        "SELECT grant_id, redirect_uri, challenge, created_at, expires_at FROM oauth_token
         WHERE tenant_id = $1 AND token_hash = $2 AND kind = $3",
        args![tenant, hash.to_vec(), kind.as_str()],
    )
    .await?
    .map(|row| {
        Ok(Token {
            hash: hash.to_vec(),
            grant: row.get("grant_id")?,
            kind,
            redirect_uri: row.get("redirect_uri")?,
            challenge: row.get("challenge")?,
            created_at: row.get("created_at")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .transpose()
}

/// Marks a token as used; false when it was already. Of two who try at once, one wins.
pub(crate) async fn use_token(
    tx: &mut Tx,
    tenant: TenantId,
    hash: &[u8],
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE oauth_token SET used_at = $3 WHERE tenant_id = $1 AND token_hash = $2 AND used_at IS NULL",
            args![tenant, hash.to_vec(), now],
        )
        .await?;
    Ok(changed == 1)
}

/// A device that waits, as it is kept.
#[derive(Debug, Clone)]
pub(crate) struct StoredDevice {
    pub(crate) hash: Vec<u8>,
    pub(crate) user_code: String,
    pub(crate) application: ApplicationId,
    pub(crate) scope: String,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) polled_at: Option<Ts>,
    pub(crate) user: Option<UserId>,
    pub(crate) approved: Option<bool>,
}

fn device(row: &Row) -> Result<StoredDevice, StoreError> {
    let decision: Option<String> = row.get("decision")?;
    Ok(StoredDevice {
        hash: row.get("device_hash")?,
        user_code: row.get("user_code")?,
        application: row.get("application_id")?,
        scope: row.get("scope")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        polled_at: row.get("polled_at")?,
        user: row.get("user_id")?,
        approved: decision.map(|decision| decision == APPROVED),
    })
}

const APPROVED: &str = "approved";
const DENIED: &str = "denied";

/// Keeps a device; false when its code for people is taken.
pub(crate) async fn insert_device(
    tx: &mut Tx,
    tenant: TenantId,
    device: &StoredDevice,
) -> Result<bool, StoreError> {
    let inserted = tx
        .exec(
            "INSERT INTO oauth_device (tenant_id, device_hash, user_code, application_id, scope, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (tenant_id, user_code) DO NOTHING",
            args![
                tenant,
                device.hash.clone(),
                &device.user_code,
                device.application,
                &device.scope,
                device.created_at,
                device.expires_at
            ],
        )
        .await?;
    Ok(inserted == 1)
}

pub(crate) async fn device_by_hash(
    conn: &mut Conn,
    tenant: TenantId,
    hash: &[u8],
) -> Result<Option<StoredDevice>, StoreError> {
    conn.one(
        "SELECT * FROM oauth_device WHERE tenant_id = $1 AND device_hash = $2",
        args![tenant, hash.to_vec()],
    )
    .await?
    .map(|row| device(&row))
    .transpose()
}

pub(crate) async fn device_by_code(
    conn: &mut Conn,
    tenant: TenantId,
    code: &str,
) -> Result<Option<StoredDevice>, StoreError> {
    conn.one(
        "SELECT * FROM oauth_device WHERE tenant_id = $1 AND user_code = $2",
        args![tenant, code],
    )
    .await?
    .map(|row| device(&row))
    .transpose()
}

/// Notes what somebody decided; false when it was decided before.
pub(crate) async fn decide(
    tx: &mut Tx,
    tenant: TenantId,
    code: &str,
    user: UserId,
    approved: bool,
) -> Result<bool, StoreError> {
    let decision = if approved { APPROVED } else { DENIED };
    let changed = tx
        .exec(
            "UPDATE oauth_device SET user_id = $3, decision = $4
             WHERE tenant_id = $1 AND user_code = $2 AND decision IS NULL",
            args![tenant, code, user, decision],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that a device has asked.
pub(crate) async fn note_poll(
    tx: &mut Tx,
    tenant: TenantId,
    hash: &[u8],
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE oauth_device SET polled_at = $3 WHERE tenant_id = $1 AND device_hash = $2",
        args![tenant, hash.to_vec(), now],
    )
    .await
    .map(drop)
}

/// Takes a device off; false when somebody else was first.
pub(crate) async fn remove_device(
    tx: &mut Tx,
    tenant: TenantId,
    hash: &[u8],
) -> Result<bool, StoreError> {
    let removed = tx
        .exec(
            "DELETE FROM oauth_device WHERE tenant_id = $1 AND device_hash = $2",
            args![tenant, hash.to_vec()],
        )
        .await?;
    Ok(removed == 1)
}
