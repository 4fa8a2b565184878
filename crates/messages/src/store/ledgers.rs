use std::collections::HashMap;

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, Walk, args};
use uuid::Uuid;

use crate::model::{Ledger, Message, MessageId, Receipt, UserId};

fn read(row: &Row) -> Result<Ledger, StoreError> {
    row.parse("events")
}

/// What one person has seen and done of one message.
pub(crate) async fn one(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
    user: UserId,
) -> Result<Option<Receipt>, StoreError> {
    conn.one(
        "SELECT events FROM message_ledger WHERE tenant_id = $1 AND user_id = $2 AND message_id = $3",
        args![tenant, user, message],
    )
    .await?
    .map(|row| Ok(read(&row)?.receipt()))
    .transpose()
}

/// What each of several people has seen and done of one message.
pub(crate) async fn of_message(
    tx: &mut Tx,
    tenant: TenantId,
    message: MessageId,
    users: &[UserId],
) -> Result<HashMap<UserId, Ledger>, StoreError> {
    tx.all_in(
        "SELECT user_id, events FROM message_ledger WHERE tenant_id = $1 AND message_id = $2 AND user_id",
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
        "SELECT message_id, events FROM message_ledger WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("message_id")?, read(row)?.receipt())))
    .collect()
}

/// A ledger and whose of which message it is.
pub(crate) type Own = (UserId, MessageId, Ledger);

/// Writes ledgers that are new or have changed. Somebody's reports lie side by side, so that the
/// ledgers of one report are one or two pages to write.
pub(crate) async fn keep(
    tx: &mut Tx,
    tenant: TenantId,
    ledgers: &mut [Own],
) -> Result<(), StoreError> {
    ledgers.sort_unstable_by_key(|(user, message, _)| (*user, *message));
    let row = |(user, message, ledger): &Own| {
        args![
            tenant,
            *user,
            *message,
            ledger.to_string(),
            ledger.has_clicked()
        ]
    };
    tx.insert_many(
        "INSERT INTO message_ledger (tenant_id, user_id, message_id, events, clicked)",
        "ON CONFLICT (tenant_id, user_id, message_id) DO UPDATE
         SET events = excluded.events, clicked = excluded.clicked",
        ledgers.iter().map(row).collect(),
    )
    .await
    .map(drop)
}

/// Who saw and who clicked a message.
pub(crate) async fn seen_by(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<(Vec<Uuid>, Vec<Uuid>), StoreError> {
    let (mut seen, mut clicked) = (Vec::new(), Vec::new());
    let walk = Walk {
        from: "message_ledger WHERE tenant_id = $1 AND message_id = $2",
        id: "user_id",
        texts: &["CASE WHEN clicked THEN 'c' END"],
    };
    conn.walk(walk, args![tenant, message], |user, texts| {
        seen.push(user);
        if texts.iter().any(Option::is_some) {
            clicked.push(user);
        }
    })
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
