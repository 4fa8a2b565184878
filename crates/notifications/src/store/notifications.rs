//! What was sent.

use std::collections::BTreeMap;

use beffroi_core::{Cursor, Failure, Page, PageRequest, TenantId, Ts, failure};
use beffroi_store::{Conn, Row, Select, Sort, StoreError, Tx, args};
use uuid::Uuid;

use crate::model::{Channel, Counts, Notification, NotificationId, State};

const BASE: &str = "SELECT * FROM notification WHERE tenant_id = $1";

fn read(row: &Row) -> Result<Notification, StoreError> {
    Ok(Notification {
        id: row.get("id")?,
        text: row.get("text")?,
        title_length: row.get("title_length")?,
        body_length: row.get("body_length")?,
        kind: row.parse("kind")?,
        targets: row.json("targets")?,
        created_by: row.get("created_by")?,
        created_by_name: row.get("created_by_name")?,
        created_at: row.get("created_at")?,
        expires_at: row.get("expires_at")?,
        state: row.parse("state")?,
        place: row.get("place")?,
        devices: row.get("devices")?,
        people: row.get("people")?,
        done_at: row.get("done_at")?,
        is_kept: row.get("is_kept")?,
    })
}

pub(crate) async fn insert(
    tx: &mut Tx,
    tenant: TenantId,
    one: &Notification,
) -> failure::Result<()> {
    let targets = serde_json::to_string(&one.targets).map_err(Failure::bug)?;
    tx.exec(
        "INSERT INTO notification (tenant_id, id, text, title_length, body_length, kind, targets, created_by,
           created_by_name, created_at, expires_at, state, people, devices, is_kept)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        args![
            tenant,
            one.id,
            one.text.clone(),
            one.title_length,
            one.body_length,
            one.kind.as_str(),
            targets,
            one.created_by,
            &one.created_by_name,
            one.created_at,
            one.expires_at,
            one.state.as_str(),
            one.people,
            one.devices,
            one.is_kept
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: NotificationId,
) -> Result<Option<Notification>, StoreError> {
    conn.one(
        "SELECT * FROM notification WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// What was sent, newest first.
pub(crate) async fn list(
    conn: &mut Conn,
    tenant: TenantId,
    request: &PageRequest,
) -> failure::Result<Page<Notification>> {
    let select = Select::new(BASE, args![tenant], "id");
    let sort = Sort::Id { descending: true };
    let (rows, total) = select.page(conn, sort, request).await?;
    let rows = rows.iter().map(read).collect::<Result<Vec<_>, _>>()?;
    let mut page = Page::cut(rows, request, |one| Cursor {
        key: String::new(),
        id: one.id.uuid(),
    });
    page.total = total;
    Ok(page)
}

/// What became of some of them, by channel.
pub(crate) async fn counts(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[NotificationId],
) -> Result<BTreeMap<NotificationId, BTreeMap<Channel, Counts>>, StoreError> {
    let ids = ids.iter().copied().map(Into::into).collect();
    let rows = conn
        .all_in(
            "SELECT notification_id, channel, accepted, delivered, failed FROM notification_count
             WHERE tenant_id = $1 AND notification_id",
            args![tenant],
            ids,
            "",
        )
        .await?;
    let mut found: BTreeMap<NotificationId, BTreeMap<Channel, Counts>> = BTreeMap::new();
    for row in &rows {
        let counts = Counts {
            accepted: row.get("accepted")?,
            delivered: row.get("delivered")?,
            failed: row.get("failed")?,
        };
        let of = found.entry(row.get("notification_id")?).or_default();
        of.insert(row.parse("channel")?, counts);
    }
    Ok(found)
}

/// Adds to what became of one on a channel.
pub(crate) async fn add_counts(
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
    channel: Channel,
    more: Counts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO notification_count (tenant_id, notification_id, channel, accepted, delivered, failed)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (tenant_id, notification_id, channel) DO UPDATE SET
           accepted = notification_count.accepted + excluded.accepted,
           delivered = notification_count.delivered + excluded.delivered,
           failed = notification_count.failed + excluded.failed",
        args![
            tenant,
            id,
            channel.as_str(),
            more.accepted,
            more.delivered,
            more.failed
        ],
    )
    .await
    .map(drop)
}

/// Notes that the devices of some more people have been found, and whether those were all. False when somebody else
/// has done so: whoever was given the same work leaves it then.
pub(crate) async fn progress(
    tx: &mut Tx,
    tenant: TenantId,
    before: &Notification,
    people: i64,
    (place, state): (Option<Uuid>, State),
) -> Result<bool, StoreError> {
    let nowhere = Uuid::nil();
    let changed = tx
        .exec(
            "UPDATE notification SET people = people + $3, place = $4, state = $5
             WHERE tenant_id = $1 AND id = $2 AND state = 'collecting' AND COALESCE(place, $6) = $7",
            args![
                tenant,
                before.id,
                people,
                place,
                state.as_str(),
                nowhere,
                before.place.unwrap_or(nowhere)
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes how many devices it was left for.
pub(crate) async fn add_devices(
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
    more: i64,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE notification SET devices = devices + $3 WHERE tenant_id = $1 AND id = $2",
        args![tenant, id, more],
    )
    .await
    .map(drop)
}

/// Whether all of its devices have been found and it is not over, while whoever else may end it waits: two whose last
/// devices come at once would each see the other's.
pub(crate) async fn lock_sending(
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
) -> Result<bool, StoreError> {
    let locked = tx
        .exec(
            "UPDATE notification SET state = state WHERE tenant_id = $1 AND id = $2 AND state = 'sending'",
            args![tenant, id],
        )
        .await?;
    Ok(locked == 1)
}

/// Whether a device may still get it: while they are being found, and while one waits.
pub(crate) async fn is_open(
    conn: &mut Conn,
    tenant: TenantId,
    id: NotificationId,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT registration_id FROM notification_delivery
             WHERE tenant_id = $1 AND notification_id = $2 AND due_at IS NOT NULL LIMIT 1",
            args![tenant, id],
        )
        .await?;
    Ok(row.is_some())
}

/// No device gets it any more.
pub(crate) async fn finish(
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE notification SET state = 'done', done_at = $3
         WHERE tenant_id = $1 AND id = $2 AND done_at IS NULL",
        args![tenant, id, now],
    )
    .await
    .map(drop)
}

/// Those that are worth nothing any more at that time, and are not over.
pub(crate) async fn expiring(
    conn: &mut Conn,
    tenant: TenantId,
    now: Ts,
) -> Result<Vec<NotificationId>, StoreError> {
    conn.all(
        "SELECT id FROM notification WHERE tenant_id = $1 AND done_at IS NULL AND expires_at <= $2 ORDER BY expires_at LIMIT 100",
        args![tenant, now],
    )
    .await?
    .iter()
    .map(|row| row.get("id"))
    .collect()
}

/// When the next one is worth nothing any more.
pub(crate) async fn next_expiry(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Option<Ts>, StoreError> {
    conn.one(
        "SELECT expires_at FROM notification WHERE tenant_id = $1 AND done_at IS NULL ORDER BY expires_at LIMIT 1",
        args![tenant],
    )
    .await?
    .map(|row| row.get("expires_at"))
    .transpose()
}

/// Removes texts that nobody needs any more: of those that are over, and were sent before that time.
pub(crate) async fn purge_texts(
    tx: &mut Tx,
    tenant: TenantId,
    is_kept: bool,
    before: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE notification SET text = NULL
         WHERE tenant_id = $1 AND done_at IS NOT NULL AND text IS NOT NULL AND is_kept = $2 AND created_at <= $3",
        args![tenant, is_kept, before],
    )
    .await
    .map(drop)
}

/// Whether a text waits to be removed.
pub(crate) async fn has_spent_text(conn: &mut Conn, tenant: TenantId) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT id FROM notification
             WHERE tenant_id = $1 AND done_at IS NOT NULL AND text IS NOT NULL AND is_kept = FALSE LIMIT 1",
            args![tenant],
        )
        .await?;
    Ok(row.is_some())
}

/// Notifications that are removed in one transaction, with their deliveries.
const PURGED_AT_ONCE: usize = 20;

/// Removes some of those that were over before that time, with what became of them; whether there may be more.
pub(crate) async fn purge(tx: &mut Tx, tenant: TenantId, before: Ts) -> Result<bool, StoreError> {
    let old = tx
        .all(
            "SELECT id FROM notification WHERE tenant_id = $1 AND done_at < $2 ORDER BY done_at LIMIT 20",
            args![tenant, before],
        )
        .await?;
    let ids: Vec<NotificationId> = old
        .iter()
        .map(|row| row.get("id"))
        .collect::<Result<_, _>>()?;
    for sql in [
        "DELETE FROM notification_count WHERE tenant_id = $1 AND notification_id = $2",
        "DELETE FROM notification_delivery WHERE tenant_id = $1 AND notification_id = $2",
        "DELETE FROM notification WHERE tenant_id = $1 AND id = $2",
    ] {
        for id in &ids {
            tx.exec(sql, args![tenant, *id]).await?;
        }
    }
    Ok(ids.len() == PURGED_AT_ONCE)
}

/// Notes that a device has said that it has it: on which channel, and whether no gateway had taken it yet. Nothing
/// when it has said so before, or nobody knows of it.
pub(crate) async fn delivered(
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
    registration: Uuid,
) -> Result<Option<(Channel, bool)>, StoreError> {
    for (sql, was_waiting) in [
        (
            "UPDATE notification_delivery SET state = 'delivered' WHERE tenant_id = $1 AND notification_id = $2
               AND registration_id = $3 AND state = 'accepted' RETURNING channel",
            false,
        ),
        (
            "UPDATE notification_delivery SET state = 'delivered', due_at = NULL, answer = NULL WHERE tenant_id = $1
               AND notification_id = $2 AND registration_id = $3 AND state = 'waiting' RETURNING channel",
            true,
        ),
    ] {
        let row = tx.one(sql, args![tenant, id, registration]).await?;
        if let Some(row) = row {
            return Ok(Some((row.parse("channel")?, was_waiting)));
        }
    }
    Ok(None)
}

/// The newest one, if anything is known of any.
pub(crate) async fn newest(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Option<NotificationId>, StoreError> {
    conn.one(
        "SELECT id FROM notification WHERE tenant_id = $1 ORDER BY id DESC LIMIT 1",
        args![tenant],
    )
    .await?
    .map(|row| row.get("id"))
    .transpose()
}
