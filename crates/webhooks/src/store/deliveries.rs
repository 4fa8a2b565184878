//! Statements about deliveries.

use beffroi_core::{Cursor, Failure, Filter, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Column, ColumnKind, Conn, Row, Select, Sort, StoreError, Tx, args};

use crate::model::delivery::{Attempt, Delivery, Verdict};
use crate::model::{EventId, Webhook, WebhookId};

const BASE: &str =
    "SELECT event_id, event_type, state, tries, next_attempt_at, attempts, delivered_at, created_at
    FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2";

const COLUMNS: &[Column] = &[
    Column {
        property: "id",
        sql: "event_id",
        kind: ColumnKind::Guid,
    },
    Column {
        property: "eventType",
        sql: "event_type",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "state",
        sql: "state",
        kind: ColumnKind::Exact,
    },
    Column {
        property: "createdDateTime",
        sql: "created_at",
        kind: ColumnKind::Instant,
    },
    Column {
        property: "deliveredDateTime",
        sql: "delivered_at",
        kind: ColumnKind::Instant,
    },
];

fn read(row: &Row) -> Result<Delivery, StoreError> {
    Ok(Delivery {
        event: row.get("event_id")?,
        event_type: row.get("event_type")?,
        state: row.parse("state")?,
        tries: row.get("tries")?,
        next_attempt_at: row.get("next_attempt_at")?,
        attempts: row.json("attempts")?,
        delivered_at: row.get("delivered_at")?,
        created_at: row.get("created_at")?,
    })
}

/// The deliveries of a webhook, newest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    webhook: WebhookId,
    request: &PageRequest,
    filter: Option<&Filter>,
) -> failure::Result<Page<Delivery>> {
    let mut select = Select::new(BASE, args![tenant, webhook], "event_id");
    if let Some(filter) = filter {
        select = select.filter(filter, COLUMNS)?;
    }
    let sort = Sort::Id { descending: true };
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |delivery| Cursor {
        key: String::new(),
        id: delivery.event.uuid(),
    });
    page.total = total;
    Ok(page)
}

/// One delivery with its body.
pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    webhook: WebhookId,
    event: EventId,
) -> Result<Option<(Delivery, String)>, StoreError> {
    conn.one(
        "SELECT * FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 AND event_id = $3",
        args![tenant, webhook, event],
    )
    .await?
    .map(|row| Ok((read(&row)?, row.get("body")?)))
    .transpose()
}

/// The next one to be sent, with its body, if any is due.
pub(crate) async fn due(
    conn: &mut Conn,
    webhook: &Webhook,
    now: Ts,
) -> Result<Option<(Delivery, String)>, StoreError> {
    conn.one(
        "SELECT * FROM webhook_delivery
         WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'waiting' AND next_attempt_at <= $3
         ORDER BY next_attempt_at, event_id LIMIT 1",
        args![webhook.tenant, webhook.id, now],
    )
    .await?
    .map(|row| Ok((read(&row)?, row.get("body")?)))
    .transpose()
}

/// When the next one is to be sent.
pub(crate) async fn next_due(
    conn: &mut Conn,
    tenant: TenantId,
    webhook: WebhookId,
) -> Result<Option<Ts>, StoreError> {
    let row = conn
        .one(
            "SELECT min(next_attempt_at) AS due FROM webhook_delivery
             WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'waiting'",
            args![tenant, webhook],
        )
        .await?;
    row.map_or(Ok(None), |row| row.get("due"))
}

/// What is to be sent for the first time.
#[derive(Debug, Clone)]
pub(crate) struct NewDelivery {
    pub(crate) event: EventId,
    pub(crate) event_type: String,
    pub(crate) body: String,
}

/// Writes a delivery that is due at once, unless it is there.
pub(crate) async fn insert(
    tx: &mut Tx,
    webhook: &Webhook,
    new: NewDelivery,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO webhook_delivery (tenant_id, webhook_id, event_id, event_type, body, state, next_attempt_at, created_at)
         VALUES ($1, $2, $3, $4, $5, 'waiting', $6, $6) ON CONFLICT (tenant_id, webhook_id, event_id) DO NOTHING",
        args![
            webhook.tenant,
            webhook.id,
            new.event,
            new.event_type,
            new.body,
            now
        ],
    )
    .await
    .map(drop)
}

/// Notes an attempt and what follows from it, unless the delivery was replayed meanwhile.
pub(crate) async fn note(
    tx: &mut Tx,
    webhook: &Webhook,
    before: &Delivery,
    verdict: &Verdict,
    attempt: Attempt,
) -> failure::Result<()> {
    let delivered = attempt.error.is_none().then_some(attempt.date_time);
    let attempts = serde_json::to_string(&before.attempts_and(attempt)).map_err(Failure::bug)?;
    tx.exec(
        "UPDATE webhook_delivery SET state = $5, tries = tries + 1, next_attempt_at = $6, attempts = $7, delivered_at = $8
         WHERE tenant_id = $1 AND webhook_id = $2 AND event_id = $3 AND state = 'waiting' AND tries = $4",
        args![
            webhook.tenant,
            webhook.id,
            before.event,
            before.tries,
            verdict.state.as_str(),
            verdict.next_attempt_at,
            attempts,
            delivered
        ],
    )
    .await?;
    Ok(())
}

/// Has one sent again, whatever has become of it; false when it is not there.
pub(crate) async fn replay(
    tx: &mut Tx,
    webhook: &Webhook,
    event: EventId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE webhook_delivery SET state = 'waiting', tries = 0, next_attempt_at = $4, delivered_at = NULL
             WHERE tenant_id = $1 AND webhook_id = $2 AND event_id = $3",
            args![webhook.tenant, webhook.id, event, now],
        )
        .await?;
    Ok(changed == 1)
}

/// Has everything sent again that has failed and was written at `since` or later; how many that is.
pub(crate) async fn replay_failed(
    tx: &mut Tx,
    webhook: &Webhook,
    since: Ts,
    now: Ts,
) -> Result<u64, StoreError> {
    tx.exec(
        "UPDATE webhook_delivery SET state = 'waiting', tries = 0, next_attempt_at = $4
         WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'failed' AND created_at >= $3",
        args![webhook.tenant, webhook.id, since, now],
    )
    .await
}

/// Has everything that waits sent at once.
pub(crate) async fn hurry(tx: &mut Tx, webhook: &Webhook, now: Ts) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE webhook_delivery SET next_attempt_at = $3
         WHERE tenant_id = $1 AND webhook_id = $2 AND state = 'waiting'",
        args![webhook.tenant, webhook.id, now],
    )
    .await
    .map(drop)
}

/// Removes what was written before `at`.
pub(crate) async fn purge(
    tx: &mut Tx,
    tenant: TenantId,
    webhook: WebhookId,
    at: Ts,
) -> Result<u64, StoreError> {
    tx.exec(
        "DELETE FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2 AND created_at < $3",
        args![tenant, webhook, at],
    )
    .await
}
