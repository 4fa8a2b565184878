use std::collections::{BTreeMap, HashMap};

use beffroi_core::TenantId;
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};

use crate::model::{Counts, Figures, Location, MessageId, Tally};

fn read(row: &Row) -> Result<Figures, StoreError> {
    Ok(Figures::new(
        count(row, "shown")?,
        count(row, "people_seen")?,
        count(row, "clicks")?,
        count(row, "people_clicked")?,
        count(row, "dismissals")?,
    ))
}

fn count(row: &Row, column: &str) -> Result<u64, StoreError> {
    let value: i64 = row.get(column)?;
    u64::try_from(value).map_err(|error| StoreError::decode(column, error))
}

fn day_number(row: &Row) -> Result<i32, StoreError> {
    let day: i64 = row.get("day")?;
    i32::try_from(day).map_err(|error| StoreError::decode("day", error))
}

/// Makes the rest of the transaction the only one that counts events of these messages, so that two
/// servers on one database don't both take somebody's first report for the first one. SQLite has one
/// writer anyway.
pub(crate) async fn lock(
    tx: &mut Tx,
    tenant: TenantId,
    messages: impl Iterator<Item = MessageId>,
) -> Result<(), StoreError> {
    if tx.is_sqlite() {
        return Ok(());
    }
    let rows = messages.map(|message| args![tenant, message]).collect();
    tx.insert_many(
        "INSERT INTO message_total (tenant_id, message_id)",
        "ON CONFLICT (tenant_id, message_id) DO UPDATE SET shown = message_total.shown",
        rows,
    )
    .await
    .map(drop)
}

fn values(mut keys: Vec<Value>, counts: Counts) -> Vec<Value> {
    keys.append(&mut args![
        counts.shown,
        counts.people_seen,
        counts.clicks,
        counts.people_clicked,
        counts.dismissals
    ]);
    keys
}

/// Adds what has changed to the figures of each message.
pub(crate) async fn add(
    tx: &mut Tx,
    tenant: TenantId,
    changes: &BTreeMap<MessageId, Tally>,
) -> Result<(), StoreError> {
    let totals = changes
        .iter()
        .filter(|(_, tally)| !tally.total().is_nothing())
        .map(|(message, tally)| values(args![tenant, *message], tally.total()))
        .collect();
    tx.insert_many(
        "INSERT INTO message_total (tenant_id, message_id, shown, people_seen, clicks, people_clicked, dismissals)",
        "ON CONFLICT (tenant_id, message_id) DO UPDATE SET
           shown = message_total.shown + excluded.shown,
           people_seen = message_total.people_seen + excluded.people_seen,
           clicks = message_total.clicks + excluded.clicks,
           people_clicked = message_total.people_clicked + excluded.people_clicked,
           dismissals = message_total.dismissals + excluded.dismissals",
        totals,
    )
    .await?;
    let days = changes
        .iter()
        .flat_map(|(message, tally)| {
            tally
                .days()
                .map(move |(day, counts)| (*message, day, counts))
        })
        .map(|(message, day, counts)| values(args![tenant, message, i64::from(day)], counts))
        .collect();
    tx.insert_many(
        "INSERT INTO message_day (tenant_id, message_id, day, shown, people_seen, clicks, people_clicked, dismissals)",
        "ON CONFLICT (tenant_id, message_id, day) DO UPDATE SET
           shown = message_day.shown + excluded.shown,
           people_seen = message_day.people_seen + excluded.people_seen,
           clicks = message_day.clicks + excluded.clicks,
           people_clicked = message_day.people_clicked + excluded.people_clicked,
           dismissals = message_day.dismissals + excluded.dismissals",
        days,
    )
    .await
    .map(drop)
}

/// The figures of each of these messages; nothing for one of which nothing came back.
pub(crate) async fn figures(
    conn: &mut Conn,
    tenant: TenantId,
    messages: &[MessageId],
) -> Result<HashMap<MessageId, Figures>, StoreError> {
    conn.all_in(
        "SELECT * FROM message_total WHERE tenant_id = $1 AND message_id",
        args![tenant],
        messages.iter().copied().map(Value::from).collect(),
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("message_id")?, read(row)?)))
    .collect()
}

/// What came back on each day of the tenant's time zone from `first` on, oldest first; days are
/// counted from 1970-01-01.
pub(crate) async fn days(
    conn: &mut Conn,
    tenant: TenantId,
    message: MessageId,
    first: i32,
) -> Result<Vec<(i32, Figures)>, StoreError> {
    conn.all(
        "SELECT * FROM message_day WHERE tenant_id = $1 AND message_id = $2 AND day >= $3 ORDER BY day",
        args![tenant, message, i64::from(first)],
    )
    .await?
    .iter()
    .filter_map(|row| day(row).transpose())
    .collect()
}

/// Throws away what came back before a day. Totals stay.
pub(crate) async fn purge_days(
    tx: &mut Tx,
    tenant: TenantId,
    oldest: i32,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM message_day WHERE tenant_id = $1 AND day < $2",
        args![tenant, i64::from(oldest)],
    )
    .await
    .map(drop)
}

/// None when everything of the day has moved to an earlier one.
fn day(row: &Row) -> Result<Option<(i32, Figures)>, StoreError> {
    let figures = read(row)?;
    let happened = figures != Figures::default();
    Ok(happened.then_some((day_number(row)?, figures)))
}

/// What came back of several messages.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Activity {
    pub(crate) shown: u64,
    pub(crate) clicks: u64,
    pub(crate) dismissals: u64,
}

impl Activity {
    pub(crate) fn add(&mut self, other: Self) {
        self.shown += other.shown;
        self.clicks += other.clicks;
        self.dismissals += other.dismissals;
    }
}

/// What came back of these messages on each of these days, by the messages' location. A location and
/// day may come several times.
pub(crate) async fn activity(
    conn: &mut Conn,
    tenant: TenantId,
    messages: &[MessageId],
    (first, last): (i32, i32),
) -> Result<Vec<(Location, i32, Activity)>, StoreError> {
    conn.all_in(
        "SELECT message.location AS location, message_day.day AS day,
           CAST(sum(message_day.shown) AS BIGINT) AS shown, CAST(sum(message_day.clicks) AS BIGINT) AS clicks,
           CAST(sum(message_day.dismissals) AS BIGINT) AS dismissals
         FROM message_day JOIN message ON message.tenant_id = message_day.tenant_id AND message.id = message_day.message_id
         WHERE message_day.tenant_id = $1 AND message_day.day BETWEEN $2 AND $3 AND message_day.message_id",
        args![tenant, i64::from(first), i64::from(last)],
        messages.iter().copied().map(Value::from).collect(),
        "GROUP BY message.location, message_day.day",
    )
    .await?
    .iter()
    .map(|row| {
        let sums = Activity {
            shown: count(row, "shown")?,
            clicks: count(row, "clicks")?,
            dismissals: count(row, "dismissals")?,
        };
        Ok((row.parse("location")?, day_number(row)?, sums))
    })
    .collect()
}
