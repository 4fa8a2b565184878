use std::collections::HashMap;

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::{Fate, Mailed, MessageId, State, UserId};

fn number(row: &Row, column: &str) -> Result<u32, StoreError> {
    let value: i64 = row.get(column)?;
    u32::try_from(value).map_err(|error| StoreError::decode(column, error))
}

fn read(row: &Row) -> Result<Mailed, StoreError> {
    Ok(Mailed {
        occurrence: number(row, "occurrence")?,
        last: row.get("settled_at")?,
        refused: row.get::<String>("outcome")? == "refused",
        sent: number(row, "sent")?,
        deferred_since: row.get("deferred_since")?,
        retry: row.get("retry_at")?,
    })
}

const fn name_of(fate: Fate) -> &'static str {
    match fate {
        Fate::Sent => "sent",
        Fate::Refused => "refused",
        Fate::Deferred => "deferred",
    }
}

/// What became of the last mail of one message to each person, in people.
pub(crate) async fn mail_outcomes(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<Vec<(Fate, u64)>, StoreError> {
    let rows = conn
        .all(
            "SELECT outcome, count(*) AS people FROM message_mail
             WHERE tenant_id = $1 AND message_id = $2 GROUP BY outcome",
            args![tenant, message],
        )
        .await?;
    let mut outcomes = Vec::new();
    for row in rows {
        let name: String = row.get("outcome")?;
        let people: i64 = row.get("people")?;
        let fates = [Fate::Sent, Fate::Refused, Fate::Deferred];
        let fate = fates.into_iter().find(|fate| name_of(*fate) == name);
        let people = u64::try_from(people).unwrap_or_default();
        outcomes.extend(fate.map(|fate| (fate, people)));
    }
    Ok(outcomes)
}

/// What became of the mails of one message to these people; whoever had none is left out.
pub(crate) async fn mailed(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
    users: &[Uuid],
) -> Result<HashMap<UserId, Mailed>, StoreError> {
    conn.all_in(
        "SELECT * FROM message_mail WHERE tenant_id = $1 AND message_id = $2 AND user_id",
        args![tenant, message],
        users.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("user_id")?, read(row)?)))
    .collect()
}

/// Notes what the relay said, and in which words if it did not take the mail. Not when the message
/// has been deleted meanwhile.
pub(crate) async fn note_mail(
    tx: &mut Tx,
    tenant: TenantId,
    message: MessageId,
    user: UserId,
    mailed: &Mailed,
    fate: Fate,
    answer: Option<&str>,
) -> Result<(), StoreError> {
    let outcome = name_of(fate);
    if super::find_to_share(tx, tenant, message).await?.is_none() {
        return Ok(());
    }
    tx.exec(
        "INSERT INTO message_mail (tenant_id, message_id, user_id, occurrence, settled_at, sent, outcome, answer,
           deferred_since, retry_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
         ON CONFLICT (tenant_id, message_id, user_id) DO UPDATE SET
           occurrence = excluded.occurrence, settled_at = excluded.settled_at, sent = excluded.sent,
           outcome = excluded.outcome, answer = excluded.answer,
           deferred_since = excluded.deferred_since, retry_at = excluded.retry_at",
        args![
            tenant,
            message,
            user,
            mailed.occurrence,
            mailed.last,
            mailed.sent,
            outcome,
            answer,
            mailed.deferred_since,
            mailed.retry
        ],
    )
    .await
    .map(drop)
}

/// Whether a message is being delivered at this moment.
pub(crate) async fn is_active(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<bool, StoreError> {
    let row = conn
        .one(
            "SELECT state FROM message WHERE tenant_id = $1 AND id = $2",
            args![tenant, message],
        )
        .await?;
    let state: Option<State> = row.map(|row| row.parse("state")).transpose()?;
    Ok(state == Some(State::Active))
}

/// Whom the relay has taken a mail of this message for.
pub(crate) async fn mailed_to(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<Vec<Uuid>, StoreError> {
    conn.all(
        "SELECT user_id FROM message_mail WHERE tenant_id = $1 AND message_id = $2 AND sent > 0",
        args![tenant, message],
    )
    .await?
    .iter()
    .map(|row| row.get("user_id"))
    .collect()
}
