use std::collections::HashMap;

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::{Figures, Message, MessageId, Receipt, UserId};

pub(super) fn number(row: &Row, column: &str) -> Result<u32, StoreError> {
    let value: i64 = row.get(column)?;
    u32::try_from(value).map_err(|error| StoreError::decode(column, error))
}

fn read(row: &Row) -> Result<Receipt, StoreError> {
    Ok(Receipt {
        shown: number(row, "shown")?,
        clicks: number(row, "clicks")?,
        dismissals: number(row, "dismissals")?,
        occurrence: number(row, "occurrence")?,
        first_shown: row.get("first_shown_at")?,
        last_shown: row.get("last_shown_at")?,
        clicked: row.get("clicked_at")?,
        dismissed: row.get("dismissed_at")?,
    })
}

/// What one person has seen and done of one message.
pub(crate) async fn one(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
    user: UserId,
) -> Result<Option<Receipt>, StoreError> {
    conn.one(
        "SELECT * FROM message_receipt WHERE tenant_id = $1 AND message_id = $2 AND user_id = $3",
        args![tenant, message, user],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// What each of several people has seen and done of one message. On PostgreSQL the rows stay locked
/// until the commit, so that two devices of one person don't lose each other's events; they are
/// locked in the order of the people, so that nobody waits in a circle.
pub(crate) async fn of_message(
    tx: &mut Tx,
    tenant: TenantId,
    message: MessageId,
    users: &[UserId],
) -> Result<HashMap<UserId, Receipt>, StoreError> {
    let lock = if tx.is_sqlite() {
        ""
    } else {
        "ORDER BY user_id FOR UPDATE"
    };
    tx.all_in(
        "SELECT * FROM message_receipt WHERE tenant_id = $1 AND message_id = $2 AND user_id",
        args![tenant, message],
        users.iter().copied().map(Value::from).collect(),
        lock,
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("user_id")?, read(row)?)))
    .collect()
}

/// What each of several people has seen and done of one message, for reading only.
pub(crate) async fn of_people(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
    users: &[Uuid],
) -> Result<HashMap<UserId, Receipt>, StoreError> {
    conn.all_in(
        "SELECT * FROM message_receipt WHERE tenant_id = $1 AND message_id = $2 AND user_id",
        args![tenant, message],
        users.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("user_id")?, read(row)?)))
    .collect()
}

/// What one person has seen and done of each message.
pub(crate) async fn of_user(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<HashMap<MessageId, Receipt>, StoreError> {
    conn.all(
        "SELECT * FROM message_receipt WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("message_id")?, read(row)?)))
    .collect()
}

const ADD: &str = "ON CONFLICT (tenant_id, message_id, user_id) DO UPDATE SET
       shown = message_receipt.shown + excluded.shown,
       clicks = message_receipt.clicks + excluded.clicks,
       dismissals = message_receipt.dismissals + excluded.dismissals,
       occurrence = CASE WHEN message_receipt.occurrence > excluded.occurrence
         THEN message_receipt.occurrence ELSE excluded.occurrence END,
       first_shown_at = CASE WHEN message_receipt.first_shown_at IS NULL
           OR message_receipt.first_shown_at > excluded.first_shown_at
         THEN coalesce(excluded.first_shown_at, message_receipt.first_shown_at)
         ELSE message_receipt.first_shown_at END,
       last_shown_at = CASE WHEN message_receipt.last_shown_at IS NULL
           OR message_receipt.last_shown_at < excluded.last_shown_at
         THEN coalesce(excluded.last_shown_at, message_receipt.last_shown_at)
         ELSE message_receipt.last_shown_at END,
       clicked_at = CASE WHEN message_receipt.clicked_at IS NULL
           OR message_receipt.clicked_at < excluded.clicked_at
         THEN coalesce(excluded.clicked_at, message_receipt.clicked_at)
         ELSE message_receipt.clicked_at END,
       dismissed_at = CASE WHEN message_receipt.dismissed_at IS NULL
           OR message_receipt.dismissed_at < excluded.dismissed_at
         THEN coalesce(excluded.dismissed_at, message_receipt.dismissed_at)
         ELSE message_receipt.dismissed_at END";

/// Adds what is new to what is known, in one statement, so that it is right whoever was first.
pub(crate) async fn add(
    tx: &mut Tx,
    tenant: TenantId,
    message: MessageId,
    new: &[(UserId, Receipt)],
) -> Result<(), StoreError> {
    let row = |(user, new): &(UserId, Receipt)| {
        args![
            tenant,
            message,
            *user,
            new.shown,
            new.clicks,
            new.dismissals,
            new.occurrence,
            new.first_shown,
            new.last_shown,
            new.clicked,
            new.dismissed
        ]
    };
    tx.insert_many(
        "INSERT INTO message_receipt (tenant_id, message_id, user_id, shown, clicks, dismissals, occurrence,
           first_shown_at, last_shown_at, clicked_at, dismissed_at)",
        ADD,
        new.iter().map(row).collect(),
    )
    .await
    .map(drop)
}

/// The figures of several messages; those of which nothing came back are left out.
pub(crate) async fn figures(
    conn: &mut Conn,
    tenant: TenantId,
    messages: &[MessageId],
) -> Result<HashMap<MessageId, Figures>, StoreError> {
    let count = |row: &Row, column: &str| -> Result<u64, StoreError> {
        let value: i64 = row.get(column)?;
        Ok(u64::try_from(value).unwrap_or_default())
    };
    conn.all_in(
        "SELECT message_id, CAST(sum(shown) AS BIGINT) AS shown, CAST(sum(clicks) AS BIGINT) AS clicks,
           CAST(sum(dismissals) AS BIGINT) AS dismissals,
           CAST(sum(CASE WHEN shown > 0 THEN 1 ELSE 0 END) AS BIGINT) AS people_seen,
           CAST(sum(CASE WHEN clicks > 0 THEN 1 ELSE 0 END) AS BIGINT) AS people_clicked
         FROM message_receipt WHERE tenant_id = $1 AND message_id",
        args![tenant],
        messages.iter().copied().map(Value::from).collect(),
        "GROUP BY message_id",
    )
    .await?
    .iter()
    .map(|row| {
        let figures = Figures::new(
            count(row, "shown")?,
            count(row, "people_seen")?,
            count(row, "clicks")?,
            count(row, "people_clicked")?,
            count(row, "dismissals")?,
        );
        Ok((row.get("message_id")?, figures))
    })
    .collect()
}

/// Who saw and who clicked a message.
pub(crate) async fn seen_by(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<(Vec<Uuid>, Vec<Uuid>), StoreError> {
    let (mut seen, mut clicked) = (Vec::new(), Vec::new());
    conn.each(
        "SELECT user_id, shown, clicks FROM message_receipt WHERE tenant_id = $1 AND message_id = $2",
        args![tenant, message],
        |row| {
            let user: Uuid = row.get("user_id")?;
            if row.get::<i64>("shown")? > 0 {
                seen.push(user);
            }
            if row.get::<i64>("clicks")? > 0 {
                clicked.push(user);
            }
            Ok(())
        },
    )
    .await?;
    Ok((seen, clicked))
}

/// A message that somebody has seen.
pub(crate) struct Inbox {
    pub(crate) message: Message,
    pub(crate) receipt: Receipt,
}

/// The latest messages that somebody has seen, newest first, with what they did.
pub(crate) async fn inbox(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
    limit: u16,
) -> Result<Vec<Inbox>, StoreError> {
    let receipts = of_user(conn, tenant, user).await?;
    let mut ids: Vec<MessageId> = receipts.keys().copied().collect();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.truncate(usize::from(limit));
    let mut inbox = Vec::with_capacity(ids.len());
    for id in ids {
        if let (Some(stored), Some(receipt)) =
            (super::find(conn, tenant, id).await?, receipts.get(&id))
        {
            inbox.push(Inbox {
                message: stored.message,
                receipt: *receipt,
            });
        }
    }
    Ok(inbox)
}
