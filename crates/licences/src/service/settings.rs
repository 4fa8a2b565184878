//! What the organization says of its licences beside who has which: prices, places, mailboxes.

use std::collections::BTreeSet;

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::country;
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::CATEGORY;
use crate::model::{PlanId, Product, SkuId, find, products};
use crate::projection::LOCATIONS;
use crate::store::{self, Price};

/// A product of the catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct CatalogProduct {
    #[schema(value_type = uuid::Uuid)]
    sku_id: SkuId,
    sku_part_number: String,
    display_name: String,
    /// `public`: in Microsoft's table under this id; `own`: it has none there, the id is Beffroi's.
    source: &'static str,
}

/// Every product that a subscription can be made of, by name.
pub(crate) fn catalog() -> Vec<CatalogProduct> {
    let one = |product: &Product| CatalogProduct {
        sku_id: product.id,
        sku_part_number: product.part_number.clone(),
        display_name: product.name.clone(),
        source: match product.source {
            crate::model::Source::Public => "public",
            crate::model::Source::Own => "own",
        },
    };
    let mut all: Vec<CatalogProduct> = products().map(one).collect();
    all.sort_by(|one, other| {
        (&one.display_name, &one.sku_part_number)
            .cmp(&(&other.display_name, &other.sku_part_number))
    });
    all
}

/// What is said of a product.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct ProductPatch {
    /// What a seat costs a month, with at most two decimals, e.g. `33.70`; null when nobody knows.
    pub(crate) price_per_month: Option<String>,
    /// Of the price, by ISO 4217, e.g. `EUR`; null without a price.
    pub(crate) currency: Option<String>,
}

impl ProductPatch {
    fn checked(&self) -> failure::Result<Option<Price>> {
        let mut broken = Violations::default();
        let hundredths = self.price_per_month.as_deref().map(hundredths);
        if hundredths == Some(None) {
            broken.add(
                "pricePerMonth",
                "must be a number from 0 to 1000000 with at most two decimals, e.g. 33.70",
            );
        }
        let currency = self.currency.as_deref().map(str::trim);
        if currency.is_some_and(|code| {
            code.len() != 3 || !code.bytes().all(|byte| byte.is_ascii_uppercase())
        }) {
            broken.add("currency", "must be a currency by ISO 4217, e.g. EUR");
        }
        match (hundredths, currency) {
            (Some(_), None) => broken.add("currency", "must be given with pricePerMonth"),
            (None, Some(_)) => broken.add("pricePerMonth", "must be given with currency"),
            _ => {}
        }
        broken.into_result()?;
        let price = hundredths.flatten().zip(currency);
        Ok(price.map(|(hundredths, currency)| Price {
            hundredths,
            currency: currency.to_owned(),
        }))
    }
}

/// A decimal number in hundredths.
fn hundredths(text: &str) -> Option<u64> {
    let (whole, part) = text.trim().split_once('.').unwrap_or((text.trim(), "0"));
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(whole) || !digits(part) || whole.len() > 7 || part.len() > 2 {
        return None;
    }
    let part = format!("{part:0<2}");
    let all = whole.parse::<u64>().ok()? * 100 + part.parse::<u64>().ok()?;
    (all <= 100_000_000).then_some(all)
}

/// Says what a seat of a product costs.
///
/// # Errors
/// No such product; a broken rule.
pub(crate) async fn set_price(
    cx: &Cx,
    caller: &Caller,
    product: SkuId,
    patch: ProductPatch,
) -> failure::Result<()> {
    let known = find(product).ok_or_else(|| Failure::not_found("product", product))?;
    let price = patch.checked()?;
    let (own, caller) = (cx.clone(), caller.clone());
    cx.commit(move |tx| {
        async move {
            let tenant = caller.tenant;
            let before = store::prices(tx, tenant).await?.remove(&product);
            store::set_price(tx, tenant, product, price.as_ref()).await?;
            let words = |price: &Price| {
                format!(
                    "{}.{:02} {}",
                    price.hundredths / 100,
                    price.hundredths % 100,
                    price.currency
                )
            };
            let target = Target::new("Product", product.uuid(), &known.part_number).property(
                "pricePerMonth",
                before.as_ref().map(words),
                price.as_ref().map(words),
            );
            let entry = Entry::by(&caller, CATEGORY, "Set price of product", Operation::Update);
            audit::record(tx, &own, tenant, entry.target(target)).await
        }
        .boxed()
    })
    .await
}

/// What is said of a service plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct PlanPatch {
    /// Countries where it must not be used, by their two-letter codes.
    pub(crate) prohibited_usage_locations: Vec<String>,
}

/// Where plans must not be used: of those that are barred somewhere.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct BarredPlan {
    #[schema(value_type = uuid::Uuid)]
    service_plan_id: PlanId,
    service_plan_name: String,
    prohibited_usage_locations: Vec<String>,
}

fn plan_name(plan: PlanId) -> Option<&'static str> {
    products().find_map(|product| product.plans.get(&plan).map(String::as_str))
}

/// The plans that must not be used somewhere, by name.
pub(crate) async fn barred(cx: &Cx, caller: &Caller) -> failure::Result<Vec<BarredPlan>> {
    let all = store::locations(&mut cx.read().await?, caller.tenant).await?;
    let one = |(plan, countries): (PlanId, Vec<String>)| BarredPlan {
        service_plan_id: plan,
        service_plan_name: plan_name(plan).unwrap_or_default().to_owned(),
        prohibited_usage_locations: countries,
    };
    let all = all
        .into_iter()
        .filter(|(_, countries)| !countries.is_empty());
    let mut all: Vec<BarredPlan> = all.map(one).collect();
    all.sort_by(|one, other| one.service_plan_name.cmp(&other.service_plan_name));
    Ok(all)
}

/// Says where a plan must not be used. Who is there already has an error from now on.
///
/// # Errors
/// No such plan; a broken rule.
pub(crate) async fn set_locations(
    cx: &Cx,
    caller: &Caller,
    plan: PlanId,
    patch: PlanPatch,
) -> failure::Result<()> {
    let name = plan_name(plan).ok_or_else(|| Failure::not_found("service plan", plan))?;
    let mut broken = Violations::default();
    let mut countries = BTreeSet::new();
    for (place, code) in patch.prohibited_usage_locations.iter().enumerate() {
        let code = code.trim().to_ascii_uppercase();
        if country::code(&code) == Some(code.as_str()) {
            countries.insert(code);
        } else {
            let field = format!("prohibitedUsageLocations/{place}");
            broken.add(
                field,
                "must be a two-letter country code (ISO 3166-1), e.g. FR",
            );
        }
    }
    broken.into_result()?;
    let countries: Vec<String> = countries.into_iter().collect();
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = caller.tenant;
            let before = store::locations(tx, tenant)
                .await?
                .remove(&plan)
                .unwrap_or_default();
            if before == countries {
                return Ok(());
            }
            store::set_locations(tx, tenant, plan, &countries).await?;
            let target = Target::new("ServicePlan", plan.uuid(), name).changed(
                "prohibitedUsageLocations",
                &before.join(", "),
                &countries.join(", "),
            );
            let entry = Entry::by(
                &caller,
                CATEGORY,
                "Set locations of service plan",
                Operation::Update,
            );
            audit::record(tx, &own, tenant, entry.target(target)).await?;
            tx.change(tenant, LOCATIONS, &json!({}), own.now()).await?;
            Ok(())
        }
        .boxed()
    })
    .await
}

/// What the organization has decided for all of its licences.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct LicenseSettings {
    /// Whether a mailbox without a plan goes on for 30 days before it is soft-deleted.
    pub(crate) delayed_delicensing_enabled: bool,
    /// Whether those who manage licences are mailed ahead of each step of a subscription's life.
    pub(crate) expiry_notices: bool,
}

/// What shall hold from now on; what is left out stays.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, ToSchema)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct LicenseSettingsPatch {
    /// Whether a mailbox without a plan goes on for 30 days before it is soft-deleted.
    pub(crate) delayed_delicensing_enabled: Option<bool>,
    /// Whether those who manage licences are mailed ahead of each step of a subscription's life.
    pub(crate) expiry_notices: Option<bool>,
}

/// What holds now.
pub(crate) async fn settings(cx: &Cx, tenant: TenantId) -> failure::Result<LicenseSettings> {
    Ok(store::settings(&mut cx.read().await?, tenant).await?)
}

/// Decides what holds from now on. Mailboxes that are due already stay due.
pub(crate) async fn change_settings(
    cx: &Cx,
    caller: &Caller,
    patch: LicenseSettingsPatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.commit(move |tx| async move { change_settings_in(&own, tx, &caller, patch).await }.boxed())
        .await
}

async fn change_settings_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    patch: LicenseSettingsPatch,
) -> failure::Result<()> {
    let tenant = caller.tenant;
    let before = store::settings(tx, tenant).await?;
    let delayed = patch.delayed_delicensing_enabled;
    let after = LicenseSettings {
        delayed_delicensing_enabled: delayed.unwrap_or(before.delayed_delicensing_enabled),
        expiry_notices: patch.expiry_notices.unwrap_or(before.expiry_notices),
    };
    if before == after {
        return Ok(());
    }
    store::set_settings(tx, tenant, after).await?;
    let name = lookup::tenant(tx, tenant)
        .await?
        .map(|tenant| tenant.display_name);
    let word = |of: fn(&LicenseSettings) -> bool| (of(&before).to_string(), of(&after).to_string());
    let (was, is) = word(|one| one.delayed_delicensing_enabled);
    let (told, tells) = word(|one| one.expiry_notices);
    let target = Target::new("Organization", tenant.uuid(), &name.unwrap_or_default())
        .changed("delayedDelicensingEnabled", &was, &is)
        .changed("expiryNotices", &told, &tells);
    let entry = Entry::by(
        caller,
        CATEGORY,
        "Update license settings",
        Operation::Update,
    );
    audit::record(tx, cx, tenant, entry.target(target)).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_is_a_decimal_number() {
        for (text, wanted) in [
            ("33.70", Some(3_370)),
            ("33.7", Some(3_370)),
            ("0", Some(0)),
            ("1000000", Some(100_000_000)),
            ("1000000.01", None),
            ("-1", None),
            ("1.234", None),
            ("1,5", None),
            ("", None),
            (".5", None),
            ("1.", None),
            ("99999999999999999999", None),
        ] {
            assert_eq!(hundredths(text), wanted, "{text}");
        }
    }
}
