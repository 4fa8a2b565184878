use beffroi_core::{TenantId, Ts};
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{Subscription, SubscriptionId};

fn read(row: &Row) -> Result<Subscription, StoreError> {
    let seats: i64 = row.get("seats")?;
    let announced: Option<i64> = row.get("announced_days")?;
    let announced = announced.map(u16::try_from).transpose();
    Ok(Subscription {
        id: row.get("id")?,
        product: row.get("sku_id")?,
        seats: u32::try_from(seats).map_err(|error| StoreError::decode("seats", error))?,
        is_trial: row.get("is_trial")?,
        created: row.get("created_at")?,
        standing: row.parse("standing")?,
        next: row.get("next_at")?,
        announced: announced.map_err(|error| StoreError::decode("announced_days", error))?,
        version: row.get("version")?,
    })
}

/// Every subscription of the tenant, oldest first.
pub(crate) async fn subscriptions(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<Subscription>, StoreError> {
    conn.all(
        "SELECT * FROM license_subscription WHERE tenant_id = $1 ORDER BY id",
        args![tenant],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

pub(crate) async fn insert_subscription(
    tx: &mut Tx,
    tenant: TenantId,
    new: &Subscription,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO license_subscription (tenant_id, id, sku_id, seats, is_trial, created_at, standing, next_at,
           announced_days, version)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        args![
            tenant,
            new.id,
            new.product,
            i64::from(new.seats),
            new.is_trial,
            new.created,
            new.standing.as_str(),
            new.next,
            new.announced.map(i64::from),
            new.version
        ],
    )
    .await
    .map(drop)
}

/// Writes a change and counts the version up; false when somebody else was first.
pub(crate) async fn update_subscription(
    tx: &mut Tx,
    tenant: TenantId,
    after: &Subscription,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE license_subscription SET seats = $4, standing = $5, next_at = $6, announced_days = $7,
               version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            args![
                tenant,
                after.id,
                after.version,
                i64::from(after.seats),
                after.standing.as_str(),
                after.next,
                after.announced.map(i64::from)
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that the coming step was announced; false when it was already, or when there is another one.
/// No change of the subscription that anybody could have made: its version stays.
pub(crate) async fn note_announced(
    tx: &mut Tx,
    tenant: TenantId,
    id: SubscriptionId,
    step: Ts,
    days: u16,
) -> Result<bool, StoreError> {
    let noted = tx
        .exec(
            "UPDATE license_subscription SET announced_days = $4
             WHERE tenant_id = $1 AND id = $2 AND next_at = $3 AND (announced_days IS NULL OR announced_days > $4)",
            args![tenant, id, step, i64::from(days)],
        )
        .await?;
    Ok(noted == 1)
}

pub(crate) async fn delete_subscription(
    tx: &mut Tx,
    tenant: TenantId,
    id: SubscriptionId,
) -> Result<bool, StoreError> {
    let gone = tx
        .exec(
            "DELETE FROM license_subscription WHERE tenant_id = $1 AND id = $2",
            args![tenant, id],
        )
        .await?;
    Ok(gone == 1)
}
