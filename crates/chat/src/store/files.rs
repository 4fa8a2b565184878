use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

use super::chats::Key;
use crate::model::{File, Party};

/// A file of a chat, by the name that it was uploaded under.
pub(crate) async fn file(
    conn: &mut Conn,
    key: Key,
    digest: &str,
) -> Result<Option<File>, StoreError> {
    conn.one(
        "SELECT name, content_type, size FROM chat_file WHERE tenant_id = $1 AND chat_id = $2 AND digest = $3",
        args![key.0, key.1, digest],
    )
    .await?
    .map(|row| {
        Ok(File {
            digest: digest.to_owned(),
            name: row.get("name")?,
            content_type: row.get("content_type")?,
            size: row.get("size")?,
        })
    })
    .transpose()
}

/// Keeps a file, its bytes once for the whole host.
pub(crate) async fn insert_file(
    tx: &mut Tx,
    key: Key,
    file: &File,
    by: Party,
    content: Vec<u8>,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO chat_blob (tenant_id, digest, content) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
        args![key.0, file.digest.as_str(), content],
    )
    .await?;
    tx.exec(
        "INSERT INTO chat_file (tenant_id, chat_id, digest, name, content_type, size, sent_by_tenant_id, sent_by, created_at, is_sent)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (tenant_id, chat_id, digest) DO UPDATE SET created_at = excluded.created_at, name = excluded.name",
        args![
            key.0,
            key.1,
            file.digest.as_str(),
            file.name.as_str(),
            file.content_type.as_str(),
            file.size,
            by.tenant,
            by.person,
            now,
            false
        ],
    )
    .await
    .map(drop)
}

/// Whether somebody of a chat may have a file of it: they have uploaded it, or a message that they see has it.
pub(crate) async fn has_file(
    conn: &mut Conn,
    key: Key,
    party: Party,
    (after, until): (i64, i64),
    digest: &str,
) -> Result<bool, StoreError> {
    let found = conn
        .one(
            "SELECT 1 AS found FROM chat_file WHERE tenant_id = $1 AND chat_id = $2 AND digest = $3
               AND sent_by_tenant_id = $4 AND sent_by = $5
             UNION ALL
             SELECT 1 AS found FROM chat_file_use u JOIN chat_message m
               ON m.tenant_id = u.tenant_id AND m.chat_id = u.chat_id AND m.sequence = u.sequence
             WHERE u.tenant_id = $1 AND u.chat_id = $2 AND u.digest = $3 AND u.sequence > $6 AND u.sequence <= $7
               AND m.deleted_at IS NULL AND NOT EXISTS (SELECT 1 FROM chat_withheld w WHERE w.tenant_id = m.tenant_id AND w.chat_id = m.chat_id
                 AND w.sequence = m.sequence AND w.member_tenant_id = $4 AND w.person_id = $5)
             LIMIT 1",
            args![
                key.0,
                key.1,
                digest,
                party.tenant,
                party.person,
                after,
                until
            ],
        )
        .await?;
    Ok(found.is_some())
}

/// The bytes of a file of a chat.
pub(crate) async fn content(
    conn: &mut Conn,
    key: Key,
    digest: &str,
) -> Result<Option<Vec<u8>>, StoreError> {
    conn.one(
        "SELECT content FROM chat_blob WHERE tenant_id = $1 AND digest = $2",
        args![key.0, digest],
    )
    .await?
    .map(|row| row.get("content"))
    .transpose()
}

/// Notes that a message has a file.
pub(crate) async fn file_sent(
    tx: &mut Tx,
    key: Key,
    (digest, sequence): (&str, i64),
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO chat_file_use (tenant_id, chat_id, digest, sequence) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
        args![key.0, key.1, digest, sequence],
    )
    .await?;
    tx.exec(
        "UPDATE chat_file SET is_sent = $4, created_at = $5 WHERE tenant_id = $1 AND chat_id = $2 AND digest = $3",
        args![key.0, key.1, digest, true, now],
    )
    .await
    .map(drop)
}

/// Removes an organization's files that were sent before an instant, and those that were uploaded before another
/// one and never sent.
pub(crate) async fn purge_files(
    tx: &mut Tx,
    host: TenantId,
    sent: Option<Ts>,
    unsent: Ts,
) -> Result<(), StoreError> {
    for (is_sent, before) in [(true, sent), (false, Some(unsent))] {
        let Some(before) = before else { continue };
        tx.exec(
            "DELETE FROM chat_file WHERE tenant_id = $1 AND is_sent = $2 AND created_at < $3",
            args![host, is_sent, before],
        )
        .await?;
    }
    tx.exec(
        "DELETE FROM chat_file_use WHERE tenant_id = $1 AND NOT EXISTS
           (SELECT 1 FROM chat_file f WHERE f.tenant_id = chat_file_use.tenant_id
            AND f.chat_id = chat_file_use.chat_id AND f.digest = chat_file_use.digest)",
        args![host],
    )
    .await?;
    tx.exec(
        "DELETE FROM chat_blob WHERE tenant_id = $1 AND NOT EXISTS
           (SELECT 1 FROM chat_file f WHERE f.tenant_id = chat_blob.tenant_id AND f.digest = chat_blob.digest)",
        args![host],
    )
    .await
    .map(drop)
}
