use std::collections::BTreeMap;

use beffroi_core::TenantId;
use beffroi_store::{Conn, StoreError, Tx, args};

use super::count;
use crate::model::{PlanId, SkuId};

/// What a seat costs a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Price {
    /// In hundredths.
    pub(crate) hundredths: u64,
    /// ISO 4217.
    pub(crate) currency: String,
}

/// Counts so many more, or fewer, people who hold a product directly, and says how many there are
/// then. Whoever counts the same product waits until this transaction has ended.
pub(crate) async fn count_direct(
    tx: &mut Tx,
    tenant: TenantId,
    product: SkuId,
    more: i64,
) -> Result<u64, StoreError> {
    let row = tx
        .one(
            "INSERT INTO license_product (tenant_id, sku_id, direct) VALUES ($1, $2, $3)
             ON CONFLICT (tenant_id, sku_id) DO UPDATE SET direct = license_product.direct + $3
             RETURNING direct",
            args![tenant, product, more],
        )
        .await?;
    let direct: i64 = row.map_or(Ok(0), |row| row.get("direct"))?;
    count("direct", direct)
}

/// What seats cost, by product.
pub(crate) async fn prices(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<BTreeMap<SkuId, Price>, StoreError> {
    let rows = conn
        .all(
            "SELECT sku_id, price, currency FROM license_product WHERE tenant_id = $1 AND price IS NOT NULL",
            args![tenant],
        )
        .await?;
    let price = |row: &beffroi_store::Row| {
        let hundredths = count("price", row.get("price")?)?;
        let currency = row.get("currency")?;
        Ok((
            row.get("sku_id")?,
            Price {
                hundredths,
                currency,
            },
        ))
    };
    rows.iter().map(price).collect()
}

/// Says what a seat costs, or that nobody knows.
pub(crate) async fn set_price(
    tx: &mut Tx,
    tenant: TenantId,
    product: SkuId,
    price: Option<&Price>,
) -> Result<(), StoreError> {
    let hundredths = price.map(|price| i64::try_from(price.hundredths).unwrap_or(i64::MAX));
    let currency = price.map(|price| price.currency.clone());
    tx.exec(
        "INSERT INTO license_product (tenant_id, sku_id, price, currency) VALUES ($1, $2, $3, $4)
         ON CONFLICT (tenant_id, sku_id) DO UPDATE SET price = $3, currency = $4",
        args![tenant, product, hundredths, currency],
    )
    .await
    .map(drop)
}

/// Where plans must not be used.
pub(crate) async fn locations(
    conn: &mut Conn,
    tenant: TenantId,
) -> Result<BTreeMap<PlanId, Vec<String>>, StoreError> {
    let rows = conn
        .all(
            "SELECT plan_id, prohibited_locations FROM license_plan WHERE tenant_id = $1",
            args![tenant],
        )
        .await?;
    let plan =
        |row: &beffroi_store::Row| Ok((row.get("plan_id")?, row.json("prohibited_locations")?));
    rows.iter().map(plan).collect()
}

/// Says where a plan must not be used.
pub(crate) async fn set_locations(
    tx: &mut Tx,
    tenant: TenantId,
    plan: PlanId,
    countries: &[String],
) -> Result<(), StoreError> {
    let list = serde_json::to_string(countries).expect("a list of texts always has a JSON form");
    tx.exec(
        "INSERT INTO license_plan (tenant_id, plan_id, prohibited_locations) VALUES ($1, $2, $3)
         ON CONFLICT (tenant_id, plan_id) DO UPDATE SET prohibited_locations = $3",
        args![tenant, plan, list],
    )
    .await
    .map(drop)
}
