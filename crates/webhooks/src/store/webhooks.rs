//! Statements about webhooks.

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Place;
use beffroi_store::{Conn, Row, StoreError, Tx, args};

use crate::model::{Previous, Reason, Webhook, WebhookId};

fn read(tenant: TenantId, row: &Row) -> Result<Webhook, StoreError> {
    let previous: Option<Vec<u8>> = row.get("previous_secret")?;
    let until: Option<Ts> = row.get("previous_until")?;
    let reason: Option<String> = row.get("disabled_reason")?;
    let reason = reason.map(|word| {
        word.parse::<Reason>()
            .map_err(|error| StoreError::decode("disabled_reason", error))
    });
    Ok(Webhook {
        tenant,
        id: row.get("id")?,
        display_name: row.get("display_name")?,
        url: row.get("url")?,
        event_types: row.json("event_types")?,
        secret: row.get("secret")?,
        previous: previous
            .zip(until)
            .map(|(secret, until)| Previous { secret, until }),
        enabled: row.get("enabled")?,
        disabled_reason: reason.transpose()?,
        failing_since: row.get("failing_since")?,
        created_at: row.get("created_at")?,
        version: row.get("version")?,
        place: Place {
            position: row.get("position")?,
            told: row.get("told")?,
        },
    })
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: WebhookId,
) -> Result<Option<Webhook>, StoreError> {
    conn.one(
        "SELECT * FROM webhook WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(tenant, &row))
    .transpose()
}

/// Every webhook of the tenant, oldest first.
pub(crate) async fn all(conn: &mut Conn, tenant: TenantId) -> Result<Vec<Webhook>, StoreError> {
    conn.all(
        "SELECT * FROM webhook WHERE tenant_id = $1 ORDER BY id",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| read(tenant, row))
    .collect()
}

/// How many webhooks the tenant has.
pub(crate) async fn count(conn: &mut Conn, tenant: TenantId) -> Result<i64, StoreError> {
    let row = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) AS total FROM webhook WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    row.map_or(Ok(0), |row| row.get("total"))
}

fn types(webhook: &Webhook) -> failure::Result<String> {
    serde_json::to_string(&webhook.event_types).map_err(Failure::bug)
}

pub(crate) async fn insert(tx: &mut Tx, new: &Webhook) -> failure::Result<()> {
    tx.exec(
        "INSERT INTO webhook (tenant_id, id, display_name, url, event_types, secret, enabled, created_at, version, position, told)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        args![
            new.tenant,
            new.id,
            &new.display_name,
            &new.url,
            types(new)?,
            new.secret.clone(),
            new.enabled,
            new.created_at,
            new.version,
            new.place.position,
            new.place.told
        ],
    )
    .await?;
    Ok(())
}

/// Writes what an administrator or the server has changed, and counts the version up; false when
/// somebody else was first.
pub(crate) async fn update(tx: &mut Tx, after: &Webhook) -> failure::Result<bool> {
    let previous = after.previous.clone();
    let (secret, until) = previous.map(|one| (one.secret, one.until)).unzip();
    let changed = tx
        .exec(
            "UPDATE webhook SET display_name = $4, url = $5, event_types = $6, secret = $7, previous_secret = $8,
               previous_until = $9, enabled = $10, disabled_reason = $11, failing_since = $12, position = $13,
               told = $14, version = version + 1
             WHERE tenant_id = $1 AND id = $2 AND version = $3",
            args![
                after.tenant,
                after.id,
                after.version,
                &after.display_name,
                &after.url,
                types(after)?,
                after.secret.clone(),
                secret,
                until,
                after.enabled,
                after.disabled_reason.map(Reason::as_str),
                after.failing_since,
                after.place.position,
                after.place.told
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes up to where the deliveries are written, unless somebody else has noted it meanwhile.
pub(crate) async fn advance(
    tx: &mut Tx,
    before: &Webhook,
    place: Place,
) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE webhook SET position = $5, told = $6
             WHERE tenant_id = $1 AND id = $2 AND position = $3 AND told = $4",
            args![
                before.tenant,
                before.id,
                before.place.position,
                before.place.told,
                place.position,
                place.told
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes that something was taken, or since when nothing is.
pub(crate) async fn failing(
    tx: &mut Tx,
    webhook: &Webhook,
    since: Option<Ts>,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE webhook SET failing_since = $3 WHERE tenant_id = $1 AND id = $2",
        args![webhook.tenant, webhook.id, since],
    )
    .await
    .map(drop)
}

/// Removes a webhook with its deliveries; false when there was none.
pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: WebhookId,
) -> Result<bool, StoreError> {
    tx.exec(
        "DELETE FROM webhook_delivery WHERE tenant_id = $1 AND webhook_id = $2",
        args![tenant, id],
    )
    .await?;
    let removed = tx
        .exec(
            "DELETE FROM webhook WHERE tenant_id = $1 AND id = $2",
            args![tenant, id],
        )
        .await?;
    Ok(removed == 1)
}
