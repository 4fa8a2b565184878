//! When was sent within the last hour.

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_store::{Conn, Tx, args};
use uuid::Uuid;

use crate::model::Window;

/// The window of a subject: the tenant's id for groups, a device's for itself.
pub(crate) async fn look(
    conn: &mut Conn,
    tenant: TenantId,
    subject: Uuid,
    now: Ts,
) -> failure::Result<Window> {
    let row = conn
        .one(
            "SELECT sent FROM notification_quota WHERE tenant_id = $1 AND subject = $2",
            args![tenant, subject],
        )
        .await?;
    let sent: Vec<i64> = match row {
        Some(row) => row.json("sent")?,
        None => Vec::new(),
    };
    Ok(Window::new(sent.into_iter().map(Ts::from_micros), now))
}

/// The same, while whoever else sends to that subject waits until this transaction is over.
pub(crate) async fn lock(
    tx: &mut Tx,
    tenant: TenantId,
    subject: Uuid,
    now: Ts,
) -> failure::Result<Window> {
    tx.exec(
        "INSERT INTO notification_quota (tenant_id, subject, sent, sent_at) VALUES ($1, $2, '[]', $3)
         ON CONFLICT (tenant_id, subject) DO UPDATE SET sent = notification_quota.sent",
        args![tenant, subject, now],
    )
    .await?;
    look(tx, tenant, subject, now).await
}

/// Notes that one more was sent now.
pub(crate) async fn put(
    tx: &mut Tx,
    tenant: TenantId,
    subject: Uuid,
    window: &Window,
    now: Ts,
) -> failure::Result<()> {
    let sent = serde_json::to_string(&window.micros()).map_err(Failure::bug)?;
    tx.exec(
        "UPDATE notification_quota SET sent = $3, sent_at = $4 WHERE tenant_id = $1 AND subject = $2",
        args![tenant, subject, sent, now],
    )
    .await?;
    Ok(())
}

/// Forgets what was sent last before that time.
pub(crate) async fn purge(tx: &mut Tx, tenant: TenantId, before: Ts) -> failure::Result<()> {
    tx.exec(
        "DELETE FROM notification_quota WHERE tenant_id = $1 AND sent_at < $2",
        args![tenant, before],
    )
    .await?;
    Ok(())
}
