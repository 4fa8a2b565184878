use std::collections::HashMap;

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Walk, args};
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
) -> Result<Option<Ledger>, StoreError> {
    conn.one(
        "SELECT events FROM message_ledger WHERE tenant_id = $1 AND user_id = $2 AND message_id = $3",
        args![tenant, user, message],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// What people have seen and done of messages, each of them of the one beside them.
///
/// Each ledger is looked up by its key, whatever the database believes of the table: while its
/// statistics are old, `PostgreSQL` would rather read every ledger of a message.
pub(crate) async fn of_pairs(
    conn: &mut Conn,
    tenant: TenantId,
    pairs: &[(UserId, MessageId)],
) -> Result<HashMap<(UserId, MessageId), Ledger>, StoreError> {
    let each = if conn.is_sqlite() {
        ") SELECT l.user_id, l.message_id, l.events FROM wanted CROSS JOIN message_ledger l
           ON l.tenant_id = wanted.tenant_id AND l.user_id = wanted.user_id AND l.message_id = wanted.message_id"
    } else {
        ") SELECT wanted.user_id, wanted.message_id, l.events FROM wanted CROSS JOIN LATERAL (
             SELECT events FROM message_ledger m WHERE m.tenant_id = wanted.tenant_id
               AND m.user_id = wanted.user_id AND m.message_id = wanted.message_id OFFSET 0) l"
    };
    let wanted = pairs.iter();
    let wanted = wanted.map(|(user, message)| args![tenant, *user, *message]);
    conn.values_returning(
        "WITH wanted (tenant_id, user_id, message_id) AS (",
        each,
        wanted.collect(),
    )
    .await?
    .iter()
    .map(|row| Ok(((row.get("user_id")?, row.get("message_id")?), read(row)?)))
    .collect()
}

/// What one person has seen and done of each message.
pub(crate) async fn of_user(
    conn: &mut Conn,
    tenant: TenantId,
    user: UserId,
) -> Result<HashMap<MessageId, Ledger>, StoreError> {
    conn.all(
        "SELECT message_id, events FROM message_ledger WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, user],
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("message_id")?, read(row)?)))
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
    let ledgers = of_user(conn, tenant, user).await?;
    let mut ids: Vec<MessageId> = ledgers.keys().copied().collect();
    ids.sort_unstable_by(|a, b| b.cmp(a));
    ids.truncate(usize::from(limit));
    let mut inbox = Vec::with_capacity(ids.len());
    for id in ids {
        if let (Some(stored), Some(ledger)) =
            (super::find(conn, tenant, id).await?, ledgers.get(&id))
        {
            inbox.push(Inbox {
                message: stored.message,
                receipt: ledger.receipt(),
            });
        }
    }
    Ok(inbox)
}

#[cfg(test)]
mod tests {
    use beffroi_core::Ts;
    use beffroi_store::Db;
    use beffroi_store::testing::{backends, fresh};
    use futures_util::FutureExt;

    use super::*;
    use crate::model::{Figures, day_number};

    /// Something that a version without ledgers has written down: person, occurrence, kind, instant
    /// and day.
    type Old = (u128, u32, &'static str, &'static str, &'static str);

    const OLD: [Old; 6] = [
        (1, 1, "shown", "2026-11-22T22:30:00.000001Z", "2026-11-22"),
        // 23:30 UTC is the day after in Paris.
        (1, 1, "clicked", "2026-11-22T23:30:00Z", "2026-11-23"),
        (2, 1, "shown", "2026-11-22T09:00:00Z", "2026-11-22"),
        (2, 1, "dismissed", "2026-11-22T09:00:05Z", "2026-11-22"),
        (2, 2, "shown", "2026-11-29T09:00:00Z", "2026-11-29"),
        (3, 1, "shown", "2026-11-29T10:00:00Z", "2026-11-29"),
    ];

    #[tokio::test]
    async fn what_an_earlier_version_wrote_down_becomes_ledgers_and_the_same_figures() {
        let (earlier, ledgers): (Vec<_>, Vec<_>) = crate::MIGRATIONS
            .iter()
            .partition(|migration| migration.name < "20261129052500_message_ledgers");
        assert!(!ledgers.is_empty());
        let tenant = TenantId::from_uuid(Uuid::from_u128(7));
        let message = MessageId::from_uuid(Uuid::from_u128(8));
        for backend in backends() {
            let fresh = fresh(backend, &earlier).await.unwrap();
            fresh
                .db
                .write(move |tx| {
                    async move {
                        for (user, occurrence, kind, at, day) in OLD {
                            let at: Ts = at.parse().unwrap();
                            tx.exec(
                                "INSERT INTO message_event (tenant_id, id, message_id, user_id, occurrence, kind,
                                   occurred_at, received_at, day) VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
                                args![tenant, Uuid::from_u128(user), message, Uuid::from_u128(user), occurrence,
                                  kind, at, day],
                            )
                            .await?;
                        }
                        Ok(())
                    }
                    .boxed()
                })
                .await
                .unwrap();
            fresh.db.close().await;
            let db = Db::open(&fresh.options, crate::MIGRATIONS).await.unwrap();
            let mut conn = db.read().await.unwrap();
            let user = UserId::from_uuid(Uuid::from_u128(1));
            let ledger = of_pairs(&mut conn, tenant, &[(user, message)])
                .await
                .unwrap();
            let ledger = ledger[&(user, message)].to_string();
            assert_eq!(ledger, "1s1795386600000001.20779 1c1795390200000000.20780");
            let day = |text: &str| day_number(text.parse().unwrap());
            let figures = super::super::figures(&mut conn, tenant, &[message])
                .await
                .unwrap();
            assert_eq!(figures[&message], Figures::new(4, 3, 1, 1, 1));
            let days = super::super::days(&mut conn, tenant, message, 0)
                .await
                .unwrap();
            assert_eq!(
                days,
                [
                    (day("2026-11-22"), Figures::new(2, 2, 0, 0, 1)),
                    (day("2026-11-23"), Figures::new(0, 0, 1, 1, 0)),
                    (day("2026-11-29"), Figures::new(2, 2, 0, 0, 0)),
                ]
            );
            let (mut seen, clicked) = seen_by(&mut conn, tenant, message).await.unwrap();
            seen.sort_unstable();
            assert_eq!((seen.len(), clicked), (3, vec![user.uuid()]));
            drop(conn);
            db.close().await;
        }
    }
}
