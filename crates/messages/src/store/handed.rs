use std::collections::HashSet;

use beffroi_core::TenantId;
use beffroi_store::{Conn, StoreError, Tx, Walk, args};
use uuid::Uuid;

use crate::model::{MessageId, UserId};

/// Which of these messages were handed to the person beside each.
pub(crate) async fn handed(
    conn: &mut Conn,
    tenant: TenantId,
    pairs: &[(UserId, MessageId)],
) -> Result<HashSet<(UserId, MessageId)>, StoreError> {
    let wanted = pairs.iter();
    let wanted = wanted.map(|(user, message)| args![tenant, *user, *message]);
    conn.values_returning(
        "WITH wanted (tenant_id, user_id, message_id) AS (",
        ") SELECT wanted.user_id, wanted.message_id FROM wanted WHERE EXISTS (
             SELECT 1 FROM message_handed h WHERE h.tenant_id = wanted.tenant_id
               AND h.message_id = wanted.message_id AND h.user_id = wanted.user_id)",
        wanted.collect(),
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("user_id")?, row.get("message_id")?)))
    .collect()
}

/// Notes that messages were handed to people; what is known is no mistake.
pub(crate) async fn hand(
    tx: &mut Tx,
    tenant: TenantId,
    pairs: &[(UserId, MessageId)],
) -> Result<(), StoreError> {
    let row = |(user, message): &(UserId, MessageId)| args![tenant, *message, *user];
    tx.insert_many(
        "INSERT INTO message_handed (tenant_id, message_id, user_id)",
        "ON CONFLICT DO NOTHING",
        pairs.iter().map(row).collect(),
    )
    .await
    .map(drop)
}

/// Everybody to whom a message was handed.
pub(crate) async fn handed_to(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<Vec<Uuid>, StoreError> {
    let mut people = Vec::new();
    let walk = Walk {
        from: "message_handed WHERE tenant_id = $1 AND message_id = $2",
        id: "user_id",
        texts: &[],
    };
    conn.walk(walk, args![tenant, message], |user, _| people.push(user))
        .await?;
    Ok(people)
}
