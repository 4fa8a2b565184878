use std::collections::{BTreeSet, HashMap};

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};

use crate::model::{Chat, ChatId};

/// Which chat, of which host.
pub(crate) type Key = (TenantId, ChatId);

fn read(row: &Row) -> Result<Chat, StoreError> {
    Ok(Chat {
        host: row.get("tenant_id")?,
        id: row.get("id")?,
        kind: row.parse("kind")?,
        topic: row.get("topic")?,
        pair: row.get("pair")?,
        created_at: row.get("created_at")?,
        position: row.get("position")?,
        active_at: row.get("active_at")?,
    })
}

/// Writes a chat that is not there yet; false when it is.
pub(crate) async fn insert_chat(tx: &mut Tx, chat: &Chat) -> Result<bool, StoreError> {
    let rows = tx
        .exec(
            "INSERT INTO chat (tenant_id, id, kind, topic, pair, created_at, position, active_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
            args![
                chat.host,
                chat.id,
                chat.kind.as_str(),
                chat.topic.clone(),
                chat.pair.clone(),
                chat.created_at,
                chat.position,
                chat.active_at
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub(crate) async fn find_chat(conn: &mut Conn, key: Key) -> Result<Option<Chat>, StoreError> {
    conn.one(
        "SELECT * FROM chat WHERE tenant_id = $1 AND id = $2",
        args![key.0, key.1],
    )
    .await?
    .map(|row| read(&row))
    .transpose()
}

/// Reads chats for a transaction that writes to them: nobody else writes to them before its end. All of them
/// are taken in one order, so that two transactions never wait for each other.
pub(crate) async fn lock_chats(
    tx: &mut Tx,
    keys: &BTreeSet<Key>,
) -> Result<HashMap<ChatId, Chat>, StoreError> {
    let tail = if tx.is_sqlite() {
        ") SELECT c.* FROM wanted CROSS JOIN chat c ON c.tenant_id = wanted.tenant_id AND c.id = wanted.id"
    } else {
        ") SELECT c.* FROM wanted JOIN chat c ON c.tenant_id = wanted.tenant_id AND c.id = wanted.id
           ORDER BY c.tenant_id, c.id FOR UPDATE OF c"
    };
    let wanted = keys.iter().map(|(host, id)| args![*host, *id]).collect();
    let rows = tx
        .values_returning("WITH wanted (tenant_id, id) AS (", tail, wanted)
        .await?;
    rows.iter()
        .map(|row| read(row).map(|chat| (chat.id, chat)))
        .collect()
}

/// Writes how far chats have come, and when they were last written to.
pub(crate) async fn advance(tx: &mut Tx, chats: &[&Chat]) -> Result<(), StoreError> {
    let rows = chats
        .iter()
        .map(|chat| args![chat.host, chat.id, chat.position, chat.active_at]);
    let tail = ") UPDATE chat SET position = moved.position, active_at = moved.active_at FROM moved
                WHERE chat.tenant_id = moved.tenant_id AND chat.id = moved.id RETURNING chat.id";
    tx.values_returning(
        "WITH moved (tenant_id, id, position, active_at) AS (",
        tail,
        rows.collect(),
    )
    .await
    .map(drop)
}

pub(crate) async fn rename(tx: &mut Tx, key: Key, topic: Option<&str>) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE chat SET topic = $3 WHERE tenant_id = $1 AND id = $2",
        args![key.0, key.1, topic.map(str::to_owned)],
    )
    .await
    .map(drop)
}

/// Chats by where they are kept.
pub(crate) async fn chats(conn: &mut Conn, keys: &BTreeSet<Key>) -> Result<Vec<Chat>, StoreError> {
    let mut hosts: HashMap<TenantId, Vec<Value>> = HashMap::new();
    for (host, id) in keys {
        hosts.entry(*host).or_default().push((*id).into());
    }
    let mut found = Vec::new();
    for (host, ids) in hosts {
        let sql = "SELECT * FROM chat WHERE tenant_id = $1 AND id";
        for row in conn.all_in(sql, args![host], ids, "").await? {
            found.push(read(&row)?);
        }
    }
    Ok(found)
}
