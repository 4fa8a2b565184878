use std::collections::{BTreeSet, HashMap, HashSet};

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use super::chats::Key;
use crate::model::{ChatId, Details, Message, Party, Said};

fn read(row: &Row) -> Result<Message, StoreError> {
    let kind: String = row.get("kind")?;
    Ok(Message {
        sequence: row.get("sequence")?,
        position: row.get("position")?,
        sender: Party::new(row.get("sender_tenant_id")?, row.get("sender_id")?),
        client_id: row.get("client_id")?,
        created_at: row.get("created_at")?,
        edited_at: row.get("edited_at")?,
        deleted_at: row.get("deleted_at")?,
        said: Said::read(&kind, row.get("body")?),
        details: row.json("details")?,
    })
}

fn details(message: &Message) -> failure::Result<String> {
    if message.details == Details::default() {
        return Ok("{}".to_owned());
    }
    serde_json::to_string(&message.details).map_err(Failure::bug)
}

/// Writes new messages, each of the chat beside it.
pub(crate) async fn insert_messages(
    tx: &mut Tx,
    messages: &[(Key, &Message)],
) -> failure::Result<()> {
    let rows = messages.iter().map(|((host, chat), one)| {
        Ok(args![
            *host,
            *chat,
            one.sequence,
            one.position,
            one.sender.tenant,
            one.sender.person,
            one.client_id.clone(),
            one.created_at,
            one.said.kind(),
            one.said.content(),
            details(one)?
        ])
    });
    let rows = rows.collect::<failure::Result<Vec<_>>>()?;
    tx.insert_many(
        "INSERT INTO chat_message (tenant_id, chat_id, sequence, position, sender_tenant_id, sender_id, client_id,
           created_at, kind, body, details)",
        "",
        rows,
    )
    .await?;
    Ok(())
}

/// Writes a message that has changed.
pub(crate) async fn update_message(
    tx: &mut Tx,
    key: Key,
    message: &Message,
) -> failure::Result<()> {
    tx.exec(
        "UPDATE chat_message SET position = $4, edited_at = $5, deleted_at = $6, kind = $7, body = $8, details = $9
         WHERE tenant_id = $1 AND chat_id = $2 AND sequence = $3",
        args![
            key.0,
            key.1,
            message.sequence,
            message.position,
            message.edited_at,
            message.deleted_at,
            message.said.kind(),
            message.said.content(),
            details(message)?
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn message(
    conn: &mut Conn,
    key: Key,
    sequence: i64,
) -> Result<Option<Message>, StoreError> {
    conn.one(
        "SELECT * FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND sequence = $3",
        args![key.0, key.1, sequence],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// What somebody's program has sent: the chat, and its own id of the message.
pub(crate) type Sent = (Key, Party, String);

/// Those of these messages that are kept already.
pub(crate) async fn already_sent(
    conn: &mut Conn,
    wanted: &BTreeSet<Sent>,
) -> Result<HashMap<(ChatId, Party, String), Message>, StoreError> {
    let rows = wanted.iter().map(|((host, chat), sender, id)| {
        args![*host, *chat, sender.tenant, sender.person, id.clone()]
    });
    let tail = if conn.is_sqlite() {
        ") SELECT m.* FROM wanted CROSS JOIN chat_message m ON m.tenant_id = wanted.tenant_id
           AND m.chat_id = wanted.chat_id AND m.sender_tenant_id = wanted.sender_tenant_id
           AND m.sender_id = wanted.sender_id AND m.client_id = wanted.client_id AND m.client_id IS NOT NULL"
    } else {
        ") SELECT m.* FROM wanted CROSS JOIN LATERAL (SELECT * FROM chat_message o
             WHERE o.tenant_id = wanted.tenant_id AND o.chat_id = wanted.chat_id
               AND o.sender_tenant_id = wanted.sender_tenant_id AND o.sender_id = wanted.sender_id
               AND o.client_id = wanted.client_id AND o.client_id IS NOT NULL OFFSET 0) m"
    };
    let head = "WITH wanted (tenant_id, chat_id, sender_tenant_id, sender_id, client_id) AS (";
    let rows = conn.values_returning(head, tail, rows.collect()).await?;
    let mut found = HashMap::new();
    for row in &rows {
        let message = read(row)?;
        let Some(id) = message.client_id.clone() else {
            continue;
        };
        found.insert((row.get("chat_id")?, message.sender, id), message);
    }
    Ok(found)
}

/// Which messages of a chat are wanted, newest first.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Page {
    /// Before this number.
    pub(crate) before: i64,
    /// After this one.
    pub(crate) after: i64,
    /// At most so many.
    pub(crate) limit: i64,
}

pub(crate) async fn page(
    conn: &mut Conn,
    key: Key,
    page: Page,
) -> Result<Vec<Message>, StoreError> {
    conn.all(
        "SELECT * FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND sequence < $3 AND sequence > $4
         ORDER BY sequence DESC LIMIT $5",
        args![key.0, key.1, page.before, page.after, page.limit],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// What has come or changed after a position, in the order of that.
pub(crate) async fn changed_after(
    conn: &mut Conn,
    key: Key,
    after: i64,
    limit: i64,
) -> Result<Vec<Message>, StoreError> {
    conn.all(
        "SELECT * FROM (
           SELECT * FROM (SELECT * FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND sequence > $3
             AND position = sequence ORDER BY sequence LIMIT $4) unchanged
           UNION ALL
           SELECT * FROM (SELECT * FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND position > $3
             AND position <> sequence ORDER BY position LIMIT $4) changed) both_kinds
         ORDER BY position LIMIT $4",
        args![key.0, key.1, after, limit],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// What came or last changed between two positions, both included.
pub(crate) async fn between(
    conn: &mut Conn,
    key: Key,
    (first, last): (i64, i64),
) -> Result<Vec<Message>, StoreError> {
    let sql = "SELECT * FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND sequence BETWEEN $3 AND $4
               UNION ALL SELECT * FROM chat_message WHERE tenant_id = $1 AND chat_id = $2
                 AND position BETWEEN $3 AND $4 AND position <> sequence AND NOT (sequence BETWEEN $3 AND $4)";
    conn.all(sql, args![key.0, key.1, first, last])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// The last thing that was said and that somebody may see.
pub(crate) async fn latest(
    conn: &mut Conn,
    key: Key,
    party: Party,
    (after, until): (i64, i64),
) -> Result<Option<Message>, StoreError> {
    conn.one(
        "SELECT * FROM chat_message m WHERE tenant_id = $1 AND chat_id = $2 AND kind <> 'event' AND sequence > $5
           AND sequence <= $6 AND NOT EXISTS (SELECT 1 FROM chat_withheld w WHERE w.tenant_id = $1 AND w.chat_id = $2
             AND w.member_tenant_id = $3 AND w.person_id = $4 AND w.sequence = m.sequence)
         ORDER BY sequence DESC LIMIT 1",
        args![key.0, key.1, party.tenant, party.person, after, until],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// How many messages of others somebody has not read, at most 100.
pub(crate) async fn unread(
    conn: &mut Conn,
    key: Key,
    party: Party,
    (after, until): (i64, i64),
) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT count(*) AS unread FROM (SELECT sequence FROM chat_message m WHERE tenant_id = $1 AND chat_id = $2
               AND kind <> 'event' AND deleted_at IS NULL AND sequence > $5 AND sequence <= $6
               AND NOT (sender_tenant_id = $3 AND sender_id = $4)
               AND NOT EXISTS (SELECT 1 FROM chat_withheld w WHERE w.tenant_id = $1 AND w.chat_id = $2
                 AND w.member_tenant_id = $3 AND w.person_id = $4 AND w.sequence = m.sequence) LIMIT 100) counted",
            args![key.0, key.1, party.tenant, party.person, after, until],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("unread"))
}

/// Notes that messages do not reach somebody.
pub(crate) async fn keep_withheld(
    tx: &mut Tx,
    withheld: &[(Key, Party, i64)],
) -> Result<(), StoreError> {
    let rows = withheld.iter().map(|((host, chat), party, sequence)| {
        args![*host, *chat, party.tenant, party.person, *sequence]
    });
    tx.insert_many(
        "INSERT INTO chat_withheld (tenant_id, chat_id, member_tenant_id, person_id, sequence)",
        "ON CONFLICT DO NOTHING",
        rows.collect(),
    )
    .await
    .map(drop)
}

/// The numbers of the messages of a chat that do not reach these people.
pub(crate) async fn withheld_from(
    conn: &mut Conn,
    key: Key,
    party: Party,
) -> Result<HashSet<i64>, StoreError> {
    conn.all(
        "SELECT sequence FROM chat_withheld
         WHERE tenant_id = $1 AND chat_id = $2 AND member_tenant_id = $3 AND person_id = $4",
        args![key.0, key.1, party.tenant, party.person],
    )
    .await?
    .iter()
    .map(|row| row.get("sequence"))
    .collect()
}

/// Removes some of what was said before an instant in an organization's chats; how much it was.
pub(crate) async fn purge(
    tx: &mut Tx,
    host: TenantId,
    before: Ts,
    limit: i64,
) -> Result<usize, StoreError> {
    let rows = tx
        .all(
            "SELECT chat_id, sequence FROM chat_message WHERE tenant_id = $1 AND created_at < $2 LIMIT $3",
            args![host, before, limit],
        )
        .await?;
    for row in &rows {
        let (chat, sequence): (ChatId, i64) = (row.get("chat_id")?, row.get("sequence")?);
        for sql in [
            "DELETE FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND sequence = $3",
            "DELETE FROM chat_withheld WHERE tenant_id = $1 AND chat_id = $2 AND sequence = $3",
        ] {
            tx.exec(sql, args![host, chat, sequence]).await?;
        }
    }
    Ok(rows.len())
}

/// The number of the last message before an instant.
pub(crate) async fn position_at(conn: &mut Conn, key: Key, at: Ts) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT max(sequence) AS position FROM chat_message WHERE tenant_id = $1 AND chat_id = $2 AND created_at < $3",
            args![key.0, key.1, at],
        )
        .await?;
    let position: Option<i64> = row.map_or(Ok(None), |row| row.get("position"))?;
    Ok(position.unwrap_or_default())
}
