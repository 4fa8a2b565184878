//! Statements about subscriptions.

use beffroi_core::{TenantId, Ts};
use beffroi_identity::Holder;
use beffroi_store::{Conn, Row, StoreError, Tx, args};
use beffroi_web::{ActorKind, Delegation};
use uuid::Uuid;

use crate::model::{Place, Subscription, SubscriptionId};

const fn kind_word(kind: ActorKind) -> &'static str {
    match kind {
        ActorKind::User => "user",
        ActorKind::Application => "application",
        ActorKind::System => "system",
    }
}

fn holder(row: &Row) -> Result<Holder, StoreError> {
    let word: String = row.get("creator_kind")?;
    let kind = match word.as_str() {
        "user" => ActorKind::User,
        "application" => ActorKind::Application,
        "system" => ActorKind::System,
        other => {
            let error = std::io::Error::other(format!("no kind of creator: {other}"));
            return Err(StoreError::decode("creator_kind", error));
        }
    };
    let (application, grant): (Option<Uuid>, Option<Uuid>) =
        (row.get("application_id")?, row.get("grant_id")?);
    let delegation = application
        .zip(grant)
        .map(|(application, grant)| Delegation {
            application,
            grant,
            // It only looks.
            changes_own: false,
        });
    Ok(Holder {
        id: row.get("creator_id")?,
        kind,
        delegation,
    })
}

fn read(tenant: TenantId, row: &Row) -> Result<Subscription, StoreError> {
    Ok(Subscription {
        tenant,
        id: row.get("id")?,
        resource: row.get("resource")?,
        change_types: row.parse("change_types")?,
        notification_url: row.get("notification_url")?,
        lifecycle_url: row.get("lifecycle_url")?,
        client_state: row.get("client_state")?,
        tls_version: row.get("tls_version")?,
        holder: holder(row)?,
        renewed_at: row.get("renewed_at")?,
        expires_at: row.get("expires_at")?,
        place: Place {
            position: row.get("position")?,
            told: row.get("told")?,
        },
        failing_since: row.get("failing_since")?,
        paused: row.get("paused")?,
    })
}

pub(crate) async fn find(
    conn: &mut Conn,
    tenant: TenantId,
    id: SubscriptionId,
) -> Result<Option<Subscription>, StoreError> {
    conn.one(
        "SELECT * FROM subscription WHERE tenant_id = $1 AND id = $2",
        args![tenant, id],
    )
    .await?
    .map(|row| read(tenant, &row))
    .transpose()
}

/// Every subscription of the tenant, oldest first.
pub(crate) async fn all(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<Vec<Subscription>, StoreError> {
    conn.all(
        "SELECT * FROM subscription WHERE tenant_id = $1 ORDER BY id",
        args![tenant],
    )
    .await?
    .iter()
    .map(|row| read(tenant, row))
    .collect()
}

/// The subscriptions that somebody has made, oldest first.
pub(crate) async fn of_creator(
    conn: &mut Conn,
    tenant: TenantId,
    creator: Uuid,
) -> Result<Vec<Subscription>, StoreError> {
    conn.all(
        "SELECT * FROM subscription WHERE tenant_id = $1 AND creator_id = $2 ORDER BY id",
        args![tenant, creator],
    )
    .await?
    .iter()
    .map(|row| read(tenant, row))
    .collect()
}

/// How many subscriptions the tenant has, and how many of them somebody has made.
pub(crate) async fn count(
    conn: &mut Conn,
    tenant: TenantId,
    creator: Uuid,
) -> Result<(i64, i64), StoreError> {
    let row = conn
        .one(
            "SELECT CAST(count(*) AS BIGINT) AS total,
                    CAST(coalesce(sum(CASE WHEN creator_id = $2 THEN 1 ELSE 0 END), 0) AS BIGINT) AS own
             FROM subscription WHERE tenant_id = $1",
            args![tenant, creator],
        )
        .await?;
    row.map_or(Ok((0, 0)), |row| Ok((row.get("total")?, row.get("own")?)))
}

pub(crate) async fn insert(tx: &mut Tx, new: &Subscription) -> Result<(), StoreError> {
    let delegation = new.holder.delegation;
    tx.exec(
        "INSERT INTO subscription (tenant_id, id, resource, change_types, notification_url, lifecycle_url, client_state,
           tls_version, creator_id, creator_kind, application_id, grant_id, renewed_at, expires_at, position, told)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            new.tenant,
            new.id,
            &new.resource,
            new.change_types.to_string(),
            &new.notification_url,
            new.lifecycle_url.clone(),
            new.client_state.clone(),
            &new.tls_version,
            new.holder.id,
            kind_word(new.holder.kind),
            delegation.map(|delegation| delegation.application),
            delegation.map(|delegation| delegation.grant),
            new.renewed_at,
            new.expires_at,
            new.place.position,
            new.place.told
        ],
    )
    .await
    .map(drop)
}

/// Writes what a renewal changes: address, times, grant, and that it goes on; false when it is gone.
pub(crate) async fn renew(tx: &mut Tx, after: &Subscription) -> Result<bool, StoreError> {
    let delegation = after.holder.delegation;
    let changed = tx
        .exec(
            "UPDATE subscription SET notification_url = $3, renewed_at = $4, expires_at = $5, grant_id = $6,
               position = $7, told = $8, failing_since = $9, paused = $10
             WHERE tenant_id = $1 AND id = $2",
            args![
                after.tenant,
                after.id,
                &after.notification_url,
                after.renewed_at,
                after.expires_at,
                delegation.map(|delegation| delegation.grant),
                after.place.position,
                after.place.told,
                after.failing_since,
                after.paused
            ],
        )
        .await?;
    Ok(changed == 1)
}

/// Notes up to where the listener has been told, or has been passed over, unless somebody else has
/// noted it meanwhile; it is not failing any more unless `failing_since` says so.
pub(crate) async fn advance(
    tx: &mut Tx,
    before: &Subscription,
    place: Place,
    failing_since: Option<Ts>,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE subscription SET position = $5, told = $6, failing_since = $7
         WHERE tenant_id = $1 AND id = $2 AND position = $3 AND told = $4",
        args![
            before.tenant,
            before.id,
            before.place.position,
            before.place.told,
            place.position,
            place.told,
            failing_since
        ],
    )
    .await
    .map(drop)
}

/// Notes since when the listener has not answered well.
pub(crate) async fn failing(
    tx: &mut Tx,
    subscription: &Subscription,
    since: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE subscription SET failing_since = $3 WHERE tenant_id = $1 AND id = $2 AND failing_since IS NULL",
        args![subscription.tenant, subscription.id, since],
    )
    .await
    .map(drop)
}

/// Has nothing told until it is authorized anew; false when that was so already.
pub(crate) async fn pause(tx: &mut Tx, subscription: &Subscription) -> Result<bool, StoreError> {
    let changed = tx
        .exec(
            "UPDATE subscription SET paused = TRUE WHERE tenant_id = $1 AND id = $2 AND paused = FALSE",
            args![subscription.tenant, subscription.id],
        )
        .await?;
    Ok(changed == 1)
}

/// Removes a subscription; false when there was none.
pub(crate) async fn delete(
    tx: &mut Tx,
    tenant: TenantId,
    id: SubscriptionId,
) -> Result<bool, StoreError> {
    let removed = tx
        .exec(
            "DELETE FROM subscription WHERE tenant_id = $1 AND id = $2",
            args![tenant, id],
        )
        .await?;
    Ok(removed == 1)
}

/// Removes every subscription that somebody has made.
pub(crate) async fn delete_of_creator(
    tx: &mut Tx,
    tenant: TenantId,
    creator: Uuid,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM subscription WHERE tenant_id = $1 AND creator_id = $2",
        args![tenant, creator],
    )
    .await
    .map(drop)
}
