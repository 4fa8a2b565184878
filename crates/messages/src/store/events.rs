use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

use crate::model::{Event, EventType, MessageId, UserId};

/// Writes the events that are new and says which those are. Of one showing to one person each kind
/// counts once: sent again, with the same id or another, it changes nothing.
pub(crate) async fn insert_new(
    tx: &mut Tx,
    tenant: TenantId,
    user: UserId,
    events: &[(Event, String)],
    received: Ts,
) -> Result<Vec<Event>, StoreError> {
    let mut new = Vec::new();
    for (event, day) in events {
        let inserted = tx
            .exec(
                "INSERT INTO message_event (tenant_id, id, message_id, user_id, occurrence, kind, occurred_at, received_at, day)
                 VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (tenant_id, message_id, user_id, occurrence, kind) DO NOTHING",
                args![
                    tenant,
                    event.id,
                    event.showing_id.message,
                    user,
                    event.showing_id.occurrence,
                    event.event_type.as_str(),
                    event.occurred,
                    received,
                    day
                ],
            )
            .await?;
        if inserted == 1 {
            new.push(*event);
        }
    }
    Ok(new)
}

/// What happened on one day.
#[derive(Debug, Clone)]
pub(crate) struct DayRow {
    pub(crate) day: String,
    pub(crate) kind: EventType,
    pub(crate) events: u64,
    pub(crate) people: u64,
}

/// What came back per day of the tenant's time zone.
pub(crate) async fn days(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
) -> Result<Vec<DayRow>, StoreError> {
    let count = |value: i64| u64::try_from(value).unwrap_or_default();
    conn.all(
        "SELECT day, kind, CAST(count(*) AS BIGINT) AS events, CAST(count(DISTINCT user_id) AS BIGINT) AS people
         FROM message_event WHERE tenant_id = $1 AND message_id = $2 GROUP BY day, kind ORDER BY day",
        args![tenant, message],
    )
    .await?
    .iter()
    .map(|row| {
        Ok(DayRow {
            day: row.get("day")?,
            kind: row.parse("kind")?,
            events: count(row.get("events")?),
            people: count(row.get("people")?),
        })
    })
    .collect()
}
