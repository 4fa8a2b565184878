use std::collections::BTreeMap;

use beffroi_core::{TenantId, Ts};
use beffroi_directory::{GroupId, UserId};
use beffroi_store::{Conn, Row, StoreError, Tx, Value, args};
use uuid::Uuid;

use super::plans;
use crate::model::{Disabled, SkuId};

/// Products with the plans that are switched off, and when that was last said.
pub(crate) type Assigned = BTreeMap<SkuId, (Disabled, Ts)>;

fn read(row: &Row) -> Result<(SkuId, (Disabled, Ts)), StoreError> {
    let disabled = row.json("disabled_plans")?;
    Ok((row.get("sku_id")?, (disabled, row.get("changed_at")?)))
}

/// What people hold directly, of each of these; whoever holds nothing is left out.
pub(crate) async fn direct_of(
    conn: &mut Conn,
    tenant: TenantId,
    people: &[Uuid],
) -> Result<BTreeMap<Uuid, Assigned>, StoreError> {
    let rows = conn
        .all_in(
            "SELECT user_id, sku_id, disabled_plans, changed_at FROM license_direct WHERE tenant_id = $1 AND user_id",
            args![tenant],
            people.iter().copied().map(Value::from).collect(),
            "",
        )
        .await?;
    let mut all: BTreeMap<Uuid, Assigned> = BTreeMap::new();
    for row in &rows {
        let (product, assigned) = read(row)?;
        all.entry(row.get("user_id")?)
            .or_default()
            .insert(product, assigned);
    }
    Ok(all)
}

/// What everybody holds directly, one row at a time.
pub(crate) async fn each_direct(
    conn: &mut Conn,
    tenant: TenantId,
    mut each: impl FnMut(Uuid, SkuId, Disabled) + Send,
) -> Result<(), StoreError> {
    conn.each(
        "SELECT user_id, sku_id, disabled_plans, changed_at FROM license_direct WHERE tenant_id = $1",
        args![tenant],
        |row| {
            let (product, (disabled, _)) = read(&row)?;
            each(row.get("user_id")?, product, disabled);
            Ok(())
        },
    )
    .await
}

/// Gives somebody a product; true if they did not hold it.
pub(crate) async fn put_direct(
    tx: &mut Tx,
    tenant: TenantId,
    person: UserId,
    product: SkuId,
    disabled: &Disabled,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO license_direct (tenant_id, user_id, sku_id, disabled_plans, changed_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, user_id, sku_id) DO UPDATE SET disabled_plans = $4, changed_at = $5",
        args![tenant, person, product, plans(disabled), now],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_direct(
    tx: &mut Tx,
    tenant: TenantId,
    person: UserId,
    product: SkuId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM license_direct WHERE tenant_id = $1 AND user_id = $2 AND sku_id = $3",
        args![tenant, person, product],
    )
    .await
    .map(drop)
}

/// Removes everything of somebody who is removed for good, and says what they held directly.
pub(crate) async fn forget(
    tx: &mut Tx,
    tenant: TenantId,
    person: Uuid,
) -> Result<Vec<SkuId>, StoreError> {
    let rows = tx
        .all(
            "DELETE FROM license_direct WHERE tenant_id = $1 AND user_id = $2 RETURNING sku_id",
            args![tenant, person],
        )
        .await?;
    tx.exec(
        "DELETE FROM license_mailbox WHERE tenant_id = $1 AND user_id = $2",
        args![tenant, person],
    )
    .await?;
    rows.iter().map(|row| row.get("sku_id")).collect()
}

/// What every group gives.
pub(crate) async fn all_groups(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<BTreeMap<Uuid, Assigned>, StoreError> {
    let rows = conn
        .all(
            "SELECT group_id, sku_id, disabled_plans, changed_at FROM license_group WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let mut all: BTreeMap<Uuid, Assigned> = BTreeMap::new();
    for row in &rows {
        let (product, assigned) = read(row)?;
        all.entry(row.get("group_id")?)
            .or_default()
            .insert(product, assigned);
    }
    Ok(all)
}

/// What one group gives.
pub(crate) async fn of_group(
    conn: &mut Conn,
    tenant: TenantId,
    group: Uuid,
) -> Result<Assigned, StoreError> {
    conn.all(
        "SELECT sku_id, disabled_plans, changed_at FROM license_group WHERE tenant_id = $1 AND group_id = $2",
        args![tenant, group],
    )
    .await?
    .iter()
    .map(read)
    .collect()
}

pub(crate) async fn put_group(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    product: SkuId,
    disabled: &Disabled,
    now: Ts,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO license_group (tenant_id, group_id, sku_id, disabled_plans, changed_at)
         VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (tenant_id, group_id, sku_id) DO UPDATE SET disabled_plans = $4, changed_at = $5",
        args![tenant, group, product, plans(disabled), now],
    )
    .await
    .map(drop)
}

pub(crate) async fn delete_group(
    tx: &mut Tx,
    tenant: TenantId,
    group: GroupId,
    product: SkuId,
) -> Result<(), StoreError> {
    tx.exec(
        "DELETE FROM license_group WHERE tenant_id = $1 AND group_id = $2 AND sku_id = $3",
        args![tenant, group, product],
    )
    .await
    .map(drop)
}
