use std::collections::HashSet;

use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, StoreError, Tx, args};

use super::receipts::number;
use crate::model::{Event, EventType, MessageId, ShowingId, UserId};

/// An event of somebody, and the day of the tenant's time zone on which it counts.
#[derive(Debug, Clone)]
pub(crate) struct Dated {
    pub(crate) user: UserId,
    pub(crate) event: Event,
    pub(crate) day: String,
}

/// What of an event is counted once.
pub(crate) type Counted = (UserId, ShowingId, EventType);

/// Writes the events that are new and says which those are. Of one showing to one person each kind
/// counts once: sent again, with the same id or another, it changes nothing.
pub(crate) async fn insert_new(
    tx: &mut Tx,
    tenant: TenantId,
    events: &[Dated],
    received: Ts,
) -> Result<HashSet<Counted>, StoreError> {
    let row = |dated: &Dated| {
        args![
            tenant,
            dated.event.id,
            dated.event.showing_id.message,
            dated.user,
            dated.event.showing_id.occurrence,
            dated.event.event_type.as_str(),
            dated.event.occurred,
            received,
            &dated.day
        ]
    };
    tx.insert_many_returning(
        "INSERT INTO message_event (tenant_id, id, message_id, user_id, occurrence, kind, occurred_at, received_at, day)",
        "ON CONFLICT (tenant_id, message_id, user_id, occurrence, kind) DO NOTHING
         RETURNING message_id, user_id, occurrence, kind",
        events.iter().map(row).collect(),
    )
    .await?
    .iter()
    .map(|row| {
        let showing = ShowingId {
            message: row.get("message_id")?,
            occurrence: number(row, "occurrence")?,
        };
        Ok((row.get("user_id")?, showing, row.parse("kind")?))
    })
    .collect()
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
