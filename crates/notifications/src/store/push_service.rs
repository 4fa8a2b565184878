//! Browsers that this server itself pushes to. They are nobody's: what names them is a secret of theirs, so two
//! statements ask by it without a tenant.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

/// A browser's subscription for one website of one organization.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Subscribed {
    pub(crate) tenant: TenantId,
    /// SHA-256 of what its endpoint ends with.
    pub(crate) token: Vec<u8>,
    /// SHA-256 of the browser's own secret.
    pub(crate) agent: Vec<u8>,
    /// The browser's name for it.
    pub(crate) channel: Uuid,
    /// For whose public key.
    pub(crate) key: String,
}

/// Something that a browser has not taken yet; only it can read it.
#[derive(Debug, Clone)]
pub(crate) struct Waiting {
    pub(crate) id: Uuid,
    pub(crate) channel: Uuid,
    pub(crate) body: Vec<u8>,
}

/// Something new for a browser.
#[derive(Debug, Clone)]
pub(crate) struct Arrived {
    pub(crate) id: Uuid,
    pub(crate) topic: Option<String>,
    pub(crate) body: Vec<u8>,
    pub(crate) created_at: Ts,
    pub(crate) expires_at: Ts,
}

/// Whose public key it is.
pub(crate) async fn tenant_of_key(
    conn: &mut Conn,
    key: &str,
) -> Result<Option<TenantId>, StoreError> {
    let row = conn
        .one(
            "SELECT tenant_id FROM notification_settings WHERE vapid_public = $1",
            args![key],
        )
        .await?;
    row.map(|row| row.get("tenant_id")).transpose()
}

/// How many subscriptions a browser has.
pub(crate) async fn subscriptions(conn: &mut Conn, agent: &[u8]) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) AS total FROM push_subscription WHERE agent = $1",
            args![agent.to_vec()],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("total"))
}

/// Notes a subscription, in the place of an earlier one of that name.
pub(crate) async fn subscribe(
    tx: &mut Tx,
    subscribed: &Subscribed,
    now: Ts,
) -> Result<(), StoreError> {
    unsubscribe(tx, &subscribed.agent, subscribed.channel).await?;
    let Subscribed {
        tenant,
        token,
        agent,
        channel,
        key,
    } = subscribed.clone();
    tx.exec(
        "INSERT INTO push_subscription (tenant_id, token, agent, channel_id, vapid, created_at, seen_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6)",
        args![tenant, token, agent, channel, key, now],
    )
    .await
    .map(drop)
}

/// The subscription whose endpoint ends so.
pub(crate) async fn subscription(
    conn: &mut Conn,
    token: &[u8],
) -> Result<Option<Subscribed>, StoreError> {
    let row = conn
        .one(
            "SELECT tenant_id, token, agent, channel_id, vapid FROM push_subscription WHERE token = $1",
            args![token.to_vec()],
        )
        .await?;
    let read = |row: Row| {
        Ok(Subscribed {
            tenant: row.get("tenant_id")?,
            token: row.get("token")?,
            agent: row.get("agent")?,
            channel: row.get("channel_id")?,
            key: row.get("vapid")?,
        })
    };
    row.map(read).transpose()
}

/// Notes that a browser is still there. Once a day is enough.
pub(crate) async fn seen(
    tx: &mut Tx,
    agent: &[u8],
    now: Ts,
    unless_after: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE push_subscription SET seen_at = $2 WHERE agent = $1 AND seen_at < $3",
        args![agent.to_vec(), now, unless_after],
    )
    .await
    .map(drop)
}

/// Ends a browser's subscription, with what waits for it.
pub(crate) async fn unsubscribe(
    tx: &mut Tx,
    agent: &[u8],
    channel: Uuid,
) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM push_message WHERE agent = $1 AND channel_id = $2",
        "DELETE FROM push_subscription WHERE agent = $1 AND channel_id = $2",
    ] {
        tx.exec(sql, args![agent.to_vec(), channel]).await?;
    }
    Ok(())
}

/// How much waits for a subscription.
pub(crate) async fn waiting(conn: &mut Conn, to: &Subscribed) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) AS total FROM push_message WHERE agent = $1 AND channel_id = $2",
            args![to.agent.clone(), to.channel],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("total"))
}

/// Removes what waits under a topic: something else comes in its place.
pub(crate) async fn replace(tx: &mut Tx, to: &Subscribed, topic: &str) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM push_message WHERE agent = $1 AND channel_id = $2 AND topic = $3",
        args![to.agent.clone(), to.channel, topic],
    )
    .await
    .map(drop)
}

/// Keeps something for a browser.
pub(crate) async fn keep(tx: &mut Tx, to: &Subscribed, arrived: Arrived) -> Result<(), StoreError> {
    let Arrived {
        id,
        topic,
        body,
        created_at,
        expires_at,
    } = arrived;
    tx.exec(
        "INSERT INTO push_message (tenant_id, id, agent, channel_id, topic, body, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![
            to.tenant,
            id,
            to.agent.clone(),
            to.channel,
            topic,
            body,
            created_at,
            expires_at
        ],
    )
    .await
    .map(drop)
}

/// The oldest that waits for a browser.
pub(crate) async fn pending(
    conn: &mut Conn,
    agent: &[u8],
    now: Ts,
    most: i64,
) -> Result<Vec<Waiting>, StoreError> {
    let rows = conn
        .all(
            "SELECT id, channel_id, body FROM push_message WHERE agent = $1 AND expires_at > $2
             ORDER BY created_at, id LIMIT $3",
            args![agent.to_vec(), now, most],
        )
        .await?;
    let read = |row: &Row| {
        Ok(Waiting {
            id: row.get("id")?,
            channel: row.get("channel_id")?,
            body: row.get("body")?,
        })
    };
    rows.iter().map(read).collect()
}

/// The browser has these, or cannot take them.
pub(crate) async fn acknowledge(tx: &mut Tx, agent: &[u8], ids: &[Uuid]) -> Result<(), StoreError> {
    let ids = ids.iter().copied().map(Value::from).collect();
    tx.all_in(
        "DELETE FROM push_message WHERE agent = $1 AND id",
        args![agent.to_vec()],
        ids,
        "RETURNING id",
    )
    .await
    .map(drop)
}

/// Forgets what nobody took in time, and browsers that have not been there for long.
pub(crate) async fn purge(
    tx: &mut Tx,
    tenant: TenantId,
    now: Ts,
    idle: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM push_message WHERE tenant_id = $1 AND expires_at <= $2",
        args![tenant, now],
    )
    .await?;
    tx.exec(
        "DELETE FROM push_subscription WHERE tenant_id = $1 AND seen_at < $2",
        args![tenant, idle],
    )
    .await
    .map(drop)
}

/// Whether there is anything that will be purged.
pub(crate) async fn is_used(conn: &mut Conn, tenant: TenantId) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT token FROM push_subscription WHERE tenant_id = $1 LIMIT 1",
            args![tenant],
        )
        .await?;
    Ok(row.is_some())
}
