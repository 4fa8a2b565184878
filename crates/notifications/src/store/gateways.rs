//! How servers that take pushes are doing.

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{Channel, Place};

/// A server that takes pushes.
#[derive(Debug, Clone)]
pub(crate) struct Gateway {
    pub(crate) place: Place,
    /// In a row; 0 when the last push was taken.
    pub(crate) failures: i64,
    pub(crate) failing_since: Option<Ts>,
    /// Nothing is sent to it before.
    pub(crate) retry_at: Option<Ts>,
    /// What it said last, when it took nothing.
    pub(crate) answer: Option<String>,
    pub(crate) accepted_at: Option<Ts>,
}

fn read(row: &Row) -> Result<Gateway, StoreError> {
    Ok(Gateway {
        place: row.parse("gateway")?,
        failures: row.get("failures")?,
        failing_since: row.get("failing_since")?,
        retry_at: row.get("retry_at")?,
        answer: row.get("answer")?,
        accepted_at: row.get("accepted_at")?,
    })
}

/// All that anything was sent to, by address.
pub(crate) async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Gateway>, StoreError> {
    conn.all(
        "SELECT gateway, failures, failing_since, retry_at, answer, accepted_at FROM notification_gateway
         WHERE tenant_id = $1 ORDER BY gateway",
        args![tenant],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// One of them.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    place: &Place,
) -> Result<Option<Gateway>, StoreError> {
    conn.one(
        "SELECT gateway, failures, failing_since, retry_at, answer, accepted_at FROM notification_gateway
         WHERE tenant_id = $1 AND gateway = $2",
        args![tenant, place.key()],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Notes how it is doing.
pub(crate) async fn put(tx: &mut Tx, tenant: TenantId, one: &Gateway) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO notification_gateway
           (tenant_id, gateway, channel, failures, failing_since, retry_at, answer, accepted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (tenant_id, gateway) DO UPDATE SET failures = excluded.failures,
           failing_since = excluded.failing_since, retry_at = excluded.retry_at, answer = excluded.answer,
           accepted_at = excluded.accepted_at",
        args![
            tenant,
            one.place.key(),
            one.place.channel.as_str(),
            one.failures,
            one.failing_since,
            one.retry_at,
            one.answer.clone(),
            one.accepted_at
        ],
    )
    .await
    .map(drop)
}

/// What is known of gateways of a channel does not count any more: they are asked anew.
pub(crate) async fn reset(
    tx: &mut Tx,
    tenant: TenantId,
    channel: Channel,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE notification_gateway SET failures = 0, failing_since = NULL, retry_at = NULL, answer = NULL
         WHERE tenant_id = $1 AND channel = $2",
        args![tenant, channel.as_str()],
    )
    .await
    .map(drop)
}

/// Forgets those that no device is reached by any more.
pub(crate) async fn purge(tx: &mut Tx, tenant: TenantId) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM notification_gateway WHERE tenant_id = $1 AND gateway NOT IN
           (SELECT DISTINCT gateway FROM notification_registration WHERE tenant_id = $1)",
        args![tenant],
    )
    .await
    .map(drop)
}
