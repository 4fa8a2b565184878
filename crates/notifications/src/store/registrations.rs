//! Where devices are reached.

use std::collections::BTreeMap;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use crate::model::{Channel, Place, RegistrationId};

/// Where one device is reached, without its address.
#[derive(Debug, Clone)]
pub(crate) struct Registration {
    pub(crate) id: RegistrationId,
    pub(crate) device: Uuid,
    pub(crate) owner: Uuid,
    pub(crate) place: Place,
    pub(crate) created_at: Ts,
    pub(crate) pushed_at: Option<Ts>,
}

fn read(row: &Row) -> Result<Registration, StoreError> {
    Ok(Registration {
        id: row.get("id")?,
        device: row.get("device_id")?,
        owner: row.get("owner_id")?,
        place: row.parse("gateway")?,
        created_at: row.get("created_at")?,
        pushed_at: row.get("pushed_at")?,
    })
}

async fn some(
    conn: &mut Conn,
    tenant: TenantId,
    sql: &'static str,
    ids: &[Uuid],
) -> Result<Vec<Registration>, StoreError> {
    let ids = ids.iter().copied().map(Value::from).collect();
    let rows = conn.all_in(sql, args![tenant], ids, "").await?;
    rows.iter().map(read).collect()
}

/// Those of these devices, in any order.
pub(crate) async fn of_devices(
    conn: &mut Conn,
    tenant: TenantId,
    devices: &[Uuid],
) -> Result<Vec<Registration>, StoreError> {
    const SQL: &str = "SELECT id, device_id, owner_id, gateway, created_at, pushed_at
        FROM notification_registration WHERE tenant_id = $1 AND device_id";
    some(conn, tenant, SQL, devices).await
}

/// Those of these people's devices, in any order.
pub(crate) async fn of_owners(
    conn: &mut Conn,
    tenant: TenantId,
    owners: &[Uuid],
) -> Result<Vec<Registration>, StoreError> {
    const SQL: &str = "SELECT id, device_id, owner_id, gateway, created_at, pushed_at
        FROM notification_registration WHERE tenant_id = $1 AND owner_id";
    some(conn, tenant, SQL, owners).await
}

/// Other devices that were reached at that address: a browser whose profile was copied, or that was enrolled anew.
pub(crate) async fn others_at(
    conn: &mut Conn,
    tenant: TenantId,
    device: Uuid,
    digest: &[u8],
) -> Result<Vec<Registration>, StoreError> {
    conn.all(
        "SELECT id, device_id, owner_id, gateway, created_at, pushed_at FROM notification_registration
         WHERE tenant_id = $1 AND digest = $2 AND device_id <> $3",
        args![tenant, digest.to_vec(), device],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

/// Notes when a push was last taken for these.
pub(crate) async fn pushed(
    tx: &mut Tx,
    tenant: TenantId,
    ids: &[RegistrationId],
    now: Ts,
) -> Result<(), StoreError> {
    let ids = ids.iter().copied().map(Value::from).collect();
    tx.all_in(
        "UPDATE notification_registration SET pushed_at = $2 WHERE tenant_id = $1 AND id",
        args![tenant, now],
        ids,
        "RETURNING id",
    )
    .await
    .map(drop)
}

/// Notes where a device is reached, in the place of what was noted of it before.
pub(crate) async fn put(
    tx: &mut Tx,
    tenant: TenantId,
    registration: &Registration,
    digest: &[u8],
    sealed: Vec<u8>,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM notification_registration WHERE tenant_id = $1 AND device_id = $2",
        args![tenant, registration.device],
    )
    .await?;
    tx.exec(
        "INSERT INTO notification_registration (tenant_id, id, device_id, owner_id, channel, gateway, digest, address, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        args![
            tenant,
            registration.id,
            registration.device,
            registration.owner,
            registration.place.channel.as_str(),
            registration.place.key(),
            digest.to_vec(),
            sealed,
            registration.created_at
        ],
    )
    .await
    .map(drop)
}

/// Forgets these registrations.
pub(crate) async fn remove_ids(
    tx: &mut Tx,
    tenant: TenantId,
    ids: &[RegistrationId],
) -> Result<(), StoreError> {
    let ids = ids.iter().copied().map(Value::from).collect();
    tx.all_in(
        "DELETE FROM notification_registration WHERE tenant_id = $1 AND id",
        args![tenant],
        ids,
        "RETURNING id",
    )
    .await
    .map(drop)
}

/// Owner and sealed address of these registrations; those that are gone are left out.
pub(crate) async fn sealed(
    conn: &mut Conn,
    tenant: TenantId,
    ids: &[RegistrationId],
) -> Result<BTreeMap<RegistrationId, (Uuid, Vec<u8>)>, StoreError> {
    let ids = ids.iter().copied().map(Value::from).collect();
    conn.all_in(
        "SELECT id, owner_id, address FROM notification_registration WHERE tenant_id = $1 AND id",
        args![tenant],
        ids,
        "",
    )
    .await?
    .iter()
    .map(|row| Ok((row.get("id")?, (row.get("owner_id")?, row.get("address")?))))
    .collect()
}

/// How many devices are reached by each channel.
pub(crate) async fn by_channel(
    conn: &mut Conn,
    tenant: TenantId,
) -> failure::Result<BTreeMap<Channel, i64>> {
    let rows = conn
        .all(
            "SELECT channel, CAST(count(*) AS BIGINT) AS total FROM notification_registration
             WHERE tenant_id = $1 GROUP BY channel",
            args![tenant],
        )
        .await?;
    let counted = rows
        .iter()
        .map(|row| Ok((row.parse("channel")?, row.get("total")?)));
    Ok(counted.collect::<Result<_, StoreError>>()?)
}

/// Forgets where devices are reached by a channel.
pub(crate) async fn forget_channel(
    tx: &mut Tx,
    tenant: TenantId,
    channel: Channel,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM notification_registration WHERE tenant_id = $1 AND channel = $2",
        args![tenant, channel.as_str()],
    )
    .await
    .map(drop)
}

/// Removes what is kept of somebody's devices.
pub(crate) async fn forget_person(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM notification_registration WHERE tenant_id = $1 AND owner_id = $2",
        args![tenant, person],
    )
    .await
    .map(drop)
}
