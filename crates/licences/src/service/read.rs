//! Subscriptions and products, in Graph's shapes.

use std::collections::BTreeMap;

use beffroi_core::{Failure, Ts, failure};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_web::Caller;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use crate::model::{PlanId, Product, SkuId, Subscription, SubscriptionId, Units, find};
use crate::shelf::Shelves;
use crate::store;

/// A plan of a product (Graph's `servicePlanInfo`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct ServicePlanInfo {
    /// Its id.
    #[schema(value_type = Uuid)]
    pub(crate) service_plan_id: PlanId,
    /// Its short name.
    pub(crate) service_plan_name: String,
    /// `Success`, or `Disabled`.
    pub(crate) provisioning_status: &'static str,
    /// `User`: each plan is given to people.
    pub(crate) applies_to: &'static str,
}

impl ServicePlanInfo {
    /// Every plan of a product, in the order of their names.
    pub(crate) fn of(product: &Product, status: impl Fn(PlanId) -> &'static str) -> Vec<Self> {
        let mut all: Vec<Self> = product
            .plans
            .iter()
            .map(|(plan, name)| Self {
                service_plan_id: *plan,
                service_plan_name: name.clone(),
                provisioning_status: status(*plan),
                applies_to: "User",
            })
            .collect();
        all.sort_by(|one, other| one.service_plan_name.cmp(&other.service_plan_name));
        all
    }
}

/// Seats by the standing of their subscriptions (Graph's `licenseUnitsDetail`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct PrepaidUnits {
    enabled: u64,
    suspended: u64,
    warning: u64,
    locked_out: u64,
}

/// A product that the organization subscribes to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct SubscribedSku {
    /// `{tenant}_{product}`.
    pub(crate) id: String,
    account_id: Uuid,
    account_name: String,
    applies_to: &'static str,
    /// The best standing of its subscriptions: `Enabled`, `Warning`, `Suspended`, `LockedOut` or
    /// `Deleted`.
    capability_status: &'static str,
    /// How many people have a seat.
    consumed_units: u64,
    prepaid_units: PrepaidUnits,
    service_plans: Vec<ServicePlanInfo>,
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    subscription_ids: Vec<String>,
    /// Its name; not part of Graph.
    display_name: String,
    /// How many people were given it and have no seat; not part of Graph.
    units_missing: u64,
    /// What a seat costs a month, as a decimal number; not part of Graph.
    price_per_month: Option<String>,
    /// Of the price, by ISO 4217; not part of Graph.
    currency: Option<String>,
}

/// The products that the organization has subscriptions of, by their short names.
pub(crate) async fn subscribed_skus(
    cx: &Cx,
    caller: &Caller,
) -> failure::Result<Vec<SubscribedSku>> {
    let tenant = caller.tenant;
    let mut conn = cx.read().await?;
    let name = lookup::tenant(&mut conn, tenant).await?;
    let name = name.map(|tenant| tenant.display_name).unwrap_or_default();
    let prices = store::prices(&mut conn, tenant).await?;
    drop(conn);
    let shelf = cx.memory::<Shelves>().of(tenant);
    let shelf = shelf.read();
    let mut by_product: BTreeMap<SkuId, Vec<&Subscription>> = BTreeMap::new();
    for one in shelf.book.subscriptions() {
        by_product.entry(one.product).or_default().push(one);
    }
    let sku = |(product, own): (SkuId, Vec<&Subscription>)| {
        let known = find(product)?;
        let (units, standing) = Units::of(own.iter().copied());
        let seating = shelf.outcome.products.get(&product);
        let price = prices.get(&product);
        Some(SubscribedSku {
            id: format!("{tenant}_{product}"),
            account_id: tenant.uuid(),
            account_name: name.clone(),
            applies_to: "User",
            capability_status: standing.as_str(),
            consumed_units: seating.map_or(0, |seating| seating.holders.len()),
            prepaid_units: PrepaidUnits {
                enabled: units.enabled,
                suspended: units.suspended,
                warning: units.warning,
                locked_out: units.locked_out,
            },
            service_plans: ServicePlanInfo::of(known, |_| "Success"),
            sku_id: product,
            sku_part_number: known.part_number.clone(),
            subscription_ids: own.iter().map(|one| one.id.to_string()).collect(),
            display_name: known.name.clone(),
            units_missing: seating.map_or(0, |seating| seating.without.len()),
            price_per_month: price.map(|price| price.times(1)),
            currency: price.map(|price| price.currency.clone()),
        })
    };
    let mut all: Vec<SubscribedSku> = by_product.into_iter().filter_map(sku).collect();
    all.sort_by(|one, other| one.sku_part_number.cmp(&other.sku_part_number));
    Ok(all)
}

/// One of them, by `{tenant}_{product}` or by the product's id.
pub(crate) async fn subscribed_sku(
    cx: &Cx,
    caller: &Caller,
    id: &str,
) -> failure::Result<SubscribedSku> {
    let all = subscribed_skus(cx, caller).await?;
    let mut all = all.into_iter();
    let found = all.find(|one| {
        one.id.eq_ignore_ascii_case(id) || one.sku_id.to_string().eq_ignore_ascii_case(id)
    });
    found.ok_or_else(|| Failure::not_found("subscribedSku", id))
}

/// A subscription (Graph's `companySubscription`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CompanySubscription {
    #[serde(rename = "@odata.etag")]
    etag: String,
    #[schema(value_type = Uuid)]
    pub(crate) id: SubscriptionId,
    /// The same as `id`: nothing was bought elsewhere.
    commerce_subscription_id: String,
    #[schema(value_type = String, format = DateTime)]
    created_date_time: Ts,
    /// A trial is not suspended but ends.
    is_trial: bool,
    /// When the clock takes it on to the next standing; null for one without an end.
    #[schema(value_type = Option<String>, format = DateTime)]
    next_lifecycle_date_time: Option<Ts>,
    owner_id: Option<Uuid>,
    owner_tenant_id: Option<Uuid>,
    owner_type: Option<&'static str>,
    service_status: Vec<ServicePlanInfo>,
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    /// `Enabled`, `Warning`, `Suspended`, `LockedOut` or `Deleted`.
    status: &'static str,
    /// How many seats.
    total_licenses: u32,
}

impl CompanySubscription {
    fn of(one: &Subscription) -> Self {
        let known = find(one.product);
        let status = if one.standing.counts() {
            "Success"
        } else {
            "Disabled"
        };
        Self {
            etag: format!("W/\"{}\"", one.version),
            id: one.id,
            commerce_subscription_id: one.id.to_string(),
            created_date_time: one.created,
            is_trial: one.is_trial,
            next_lifecycle_date_time: one.next,
            owner_id: None,
            owner_tenant_id: None,
            owner_type: None,
            service_status: known
                .map_or_else(Vec::new, |known| ServicePlanInfo::of(known, |_| status)),
            sku_id: one.product,
            sku_part_number: known.map_or_else(
                || one.product.to_string(),
                |known| known.part_number.clone(),
            ),
            status: one.standing.as_str(),
            total_licenses: one.seats,
        }
    }
}

/// Every subscription, oldest first.
pub(crate) async fn company_subscriptions(
    cx: &Cx,
    caller: &Caller,
) -> failure::Result<Vec<CompanySubscription>> {
    let all = store::subscriptions(&mut cx.read().await?, caller.tenant).await?;
    Ok(all.iter().map(CompanySubscription::of).collect())
}

/// One of them.
pub(crate) async fn company_subscription(
    cx: &Cx,
    caller: &Caller,
    id: SubscriptionId,
) -> failure::Result<CompanySubscription> {
    let all = store::subscriptions(&mut cx.read().await?, caller.tenant).await?;
    let found = all.iter().find(|one| one.id == id);
    found
        .map(CompanySubscription::of)
        .ok_or_else(|| Failure::not_found("subscription", id))
}
