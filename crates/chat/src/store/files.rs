use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

use super::chats::Key;
use crate::model::{File, Party};

/// A file of a chat, without a name: each message gives its own.
pub(crate) async fn file(
    conn: &mut Conn,
    key: Key,
    digest: &str,
) -> Result<Option<File>, StoreError> {
    conn.one(
        "SELECT content_type, size FROM chat_file WHERE tenant_id = $1 AND chat_id = $2 AND digest = $3",
        args![key.0, key.1, digest],
    )
    .await?
    .map(|row| {
        Ok(File {
            digest: digest.to_owned(),
            name: String::new(),
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
        "INSERT INTO chat_file (tenant_id, chat_id, digest, content_type, size, sent_by_tenant_id, sent_by, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING",
        args![
            key.0,
            key.1,
            file.digest.as_str(),
            file.content_type.as_str(),
            file.size,
            by.tenant,
            by.person,
            now
        ],
    )
    .await
    .map(drop)
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

/// Removes an organization's files that were sent before an instant.
pub(crate) async fn purge_files(tx: &mut Tx, host: TenantId, before: Ts) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM chat_file WHERE tenant_id = $1 AND created_at < $2",
        args![host, before],
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
