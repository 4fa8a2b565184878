//! Statements about sessions.

use beffroi_core::{TenantId, Ts};
use beffroi_directory::UserId;
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use super::{IDLE_TIMEOUT, MOST_LISTED, SessionId, SessionInfo, SignInMethod, TokenHash};

/// A session to be written.
#[derive(Clone)]
pub(crate) struct NewSession {
    pub(crate) tenant: TenantId,
    pub(crate) id: SessionId,
    pub(crate) token: TokenHash,
    pub(crate) user: UserId,
    pub(crate) now: Ts,
    pub(crate) expires_at: Ts,
    pub(crate) user_agent: String,
    pub(crate) ip_address: Option<String>,
    pub(crate) method: SignInMethod,
}

pub(crate) async fn insert(tx: &mut Tx, session: NewSession) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO session (tenant_id, id, token_hash, user_id, created_at, last_seen_at, expires_at, user_agent, ip_address, method)
         VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9)",
        args![
            session.tenant,
            session.id,
            session.token.as_slice(),
            session.user,
            session.now,
            session.expires_at,
            session.user_agent,
            session.ip_address,
            session.method.as_str()
        ],
    )
    .await
    .map(drop)
}

/// What is needed to decide whether a session is still good.
pub(crate) struct Found {
    pub(crate) id: SessionId,
    pub(crate) user: UserId,
    pub(crate) last_seen_at: Ts,
    pub(crate) expires_at: Ts,
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    token: &TokenHash,
) -> Result<Option<Found>, StoreError> {
    conn.one(
        "SELECT id, user_id, last_seen_at, expires_at FROM session WHERE tenant_id = $1 AND token_hash = $2",
        args![tenant, token.as_slice()],
    )
    .await?
    .map(|row| {
        Ok(Found {
            id: row.get("id")?,
            user: row.get("user_id")?,
            last_seen_at: row.get("last_seen_at")?,
            expires_at: row.get("expires_at")?,
        })
    })
    .transpose()
}

/// When a session began and when it ends at the latest.
pub(crate) async fn span_of(
    conn: &mut Conn,
    tenant: TenantId,
    id: SessionId,
) -> Result<Option<(Ts, Ts)>, StoreError> {
    conn.one(
        "SELECT created_at, expires_at FROM session WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| Ok((row.get("created_at")?, row.get("expires_at")?)))
    .transpose()
}

pub(crate) async fn touch(
    tx: &mut Tx,
    tenant: TenantId,
    id: SessionId,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE session SET last_seen_at = $3 WHERE tenant_id = $1 AND id = $2 AND last_seen_at < $3",
        args![tenant, id, now],
    )
    .await
    .map(drop)
}

pub(crate) async fn list(
    conn: &mut Conn,
    (tenant, user): (TenantId, UserId),
    current: Option<SessionId>,
    now: Ts,
) -> Result<Vec<SessionInfo>, StoreError> {
    conn.all(
        "SELECT id, created_at, last_seen_at, user_agent, ip_address, method FROM session
         WHERE tenant_id = $1 AND user_id = $2 AND expires_at > $3 AND last_seen_at > $4
         ORDER BY id DESC LIMIT $5",
        args![tenant, user, now, now.minus(IDLE_TIMEOUT), MOST_LISTED],
    )
    .await?
    .iter()
    .map(|row| {
        let id = row.get("id")?;
        Ok(SessionInfo {
            id,
            created_date_time: row.get("created_at")?,
            last_seen_date_time: row.get("last_seen_at")?,
            user_agent: row.get("user_agent")?,
            ip_address: row.get("ip_address")?,
            sign_in_method: SignInMethod::from_stored(&row.get::<String>("method")?),
            is_current: current == Some(id),
        })
    })
    .collect()
}

/// A session that has ended, and whose it was.
pub(crate) type Ended = (UserId, SessionId);

/// Ends one session of a person; none when they have no such session.
pub(crate) async fn end_one(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    id: SessionId,
) -> Result<Option<Ended>, StoreError> {
    tx.one(
        "DELETE FROM session WHERE tenant_id = $1 AND user_id = $2 AND id = $3 RETURNING user_id, id",
        args![tenant, user, id],
    )
    .await?
    .map(|row| ended(&row))
    .transpose()
}

/// Ends every session of a person except `kept`.
pub(crate) async fn end_all(
    tx: &mut Tx,
    (tenant, user): (TenantId, UserId),
    kept: Option<SessionId>,
) -> Result<Vec<Ended>, StoreError> {
    let kept = kept.unwrap_or(SessionId::from_uuid(uuid::Uuid::nil()));
    tx.all(
        "DELETE FROM session WHERE tenant_id = $1 AND user_id = $2 AND id <> $3 RETURNING user_id, id",
        args![tenant, user, kept],
    )
    .await?
    .iter()
    .map(ended)
    .collect()
}

/// Removes the tenant's sessions that nobody has used for too long. Those that reached their end
/// while in use follow once they have been idle as long.
pub(crate) async fn end_idle(
    tx: &mut Tx,
    tenant: TenantId,
    now: Ts,
) -> Result<Vec<Ended>, StoreError> {
    tx.all(
        "DELETE FROM session WHERE tenant_id = $1 AND last_seen_at <= $2 RETURNING user_id, id",
        args![tenant, now.minus(IDLE_TIMEOUT)],
    )
    .await?
    .iter()
    .map(ended)
    .collect()
}

fn ended(row: &Row) -> Result<Ended, StoreError> {
    Ok((row.get("user_id")?, row.get("id")?))
}

/// Whether a person has any session.
pub(crate) async fn has_any(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT user_id FROM session WHERE tenant_id = $1 AND user_id = $2 LIMIT 1",
            args![tenant, user],
        )
        .await?;
    Ok(row.is_some())
}

/// Everybody in the tenant who has a session.
pub(crate) async fn people(conn: &mut Conn, tenant: TenantId) -> Result<Vec<UserId>, StoreError> {
    conn.all(
        "SELECT DISTINCT user_id FROM session WHERE tenant_id = $1",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| row.get("user_id"))
    .collect()
}
