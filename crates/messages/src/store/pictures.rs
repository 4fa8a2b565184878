use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{Cleaned, MessageId, PictureFacts, PictureId, UserId};

/// A picture as it is kept.
pub(crate) struct StoredPicture {
    pub(crate) facts: PictureFacts,
    pub(crate) bytes: Vec<u8>,
}

fn side(row: &Row, column: &str) -> Result<u32, StoreError> {
    let value: i64 = row.get(column)?;
    u32::try_from(value).map_err(|error| StoreError::decode(column, error))
}

fn facts(row: &Row) -> Result<PictureFacts, StoreError> {
    Ok(PictureFacts {
        format: row.parse("format")?,
        width: side(row, "width")?,
        height: side(row, "height")?,
        alpha: row.get("alpha")?,
    })
}

/// Keeps a picture, once; true when it was not there yet.
pub(crate) async fn keep(
    tx: &mut Tx,
    tenant: TenantId,
    picture: &Cleaned,
    now: Ts,
) -> Result<bool, StoreError> {
    if touch(tx, tenant, picture.id, now).await? {
        return Ok(false);
    }
    let facts = &picture.facts;
    tx.exec(
        "INSERT INTO message_picture (tenant_id, id, format, width, height, alpha, content, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (tenant_id, id) DO UPDATE SET used_at = excluded.used_at",
        args![
            tenant,
            picture.id.as_bytes().to_vec(),
            facts.format.as_str(),
            i64::from(facts.width),
            i64::from(facts.height),
            facts.alpha,
            picture.bytes.clone(),
            now
        ],
    )
    .await?;
    Ok(true)
}

/// Notes that somebody is about to use a picture, so that it is not thrown away meanwhile; false
/// when there is none.
pub(crate) async fn touch(
    tx: &mut Tx,
    tenant: TenantId,
    id: PictureId,
    now: Ts,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE message_picture SET used_at = $3 WHERE tenant_id = $1 AND id = $2",
            args![tenant, id.as_bytes().to_vec(), now],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that an approver has let a message with this picture pass.
pub(crate) async fn mark_approved(
    tx: &mut Tx,
    tenant: TenantId,
    id: PictureId,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE message_picture SET approved = TRUE WHERE tenant_id = $1 AND id = $2",
        args![tenant, id.as_bytes().to_vec()],
    )
    .await
    .map(drop)
}

/// What a picture is, and whether an approver has ever let it pass.
pub(crate) async fn picture_facts(
    conn: &mut Conn,
    tenant: TenantId,
    id: PictureId,
) -> Result<Option<(PictureFacts, bool)>, StoreError> {
    conn.one(
        "SELECT format, width, height, alpha, approved FROM message_picture WHERE tenant_id = $1 AND id = $2",
        args![tenant, id.as_bytes().to_vec()],
    )
    .await?
    .map(|row| Ok((facts(&row)?, row.get("approved")?)))
    .transpose()
}

pub(crate) async fn picture(
    conn: &mut Conn,
    tenant: TenantId,
    id: PictureId,
) -> Result<Option<StoredPicture>, StoreError> {
    conn.one(
        "SELECT format, width, height, alpha, content FROM message_picture WHERE tenant_id = $1 AND id = $2",
        args![tenant, id.as_bytes().to_vec()],
    )
    .await?
    .map(|row| {
        Ok(StoredPicture {
            facts: facts(&row)?,
            bytes: row.get("content")?,
        })
    })
    .transpose()
}

/// A message with this picture that this person has been shown; none when there is none.
pub(crate) async fn shown_with(
    conn: &mut Conn,
    tenant: TenantId,
    id: PictureId,
    user: UserId,
) -> Result<Option<MessageId>, StoreError> {
    conn.one(
        "SELECT message.id FROM message
         JOIN message_ledger ON message_ledger.tenant_id = message.tenant_id
           AND message_ledger.message_id = message.id AND message_ledger.user_id = $3
         WHERE message.tenant_id = $1 AND message.picture_id = $2 LIMIT 1",
        args![tenant, id.as_bytes().to_vec(), user],
    )
    .await?
    .map(|row| row.get("id"))
    .transpose()
}

/// Throws away the pictures that no message has and nobody has touched since; says how many are
/// left.
pub(crate) async fn purge_pictures(
    tx: &mut Tx,
    tenant: TenantId,
    since: Ts,
) -> Result<i64, StoreError> {
    tx.exec(
        "DELETE FROM message_picture WHERE tenant_id = $1 AND used_at <= $2 AND NOT EXISTS
           (SELECT 1 FROM message WHERE message.tenant_id = message_picture.tenant_id
              AND message.picture_id = message_picture.id)",
        args![tenant, since],
    )
    .await?;
    let row = tx
        .one(
            "SELECT COUNT(*) AS pictures FROM message_picture WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("pictures"))
}
