//! The demo's licences: a group that gives a product, people who hold several, too few seats of one, a trial
//! that ends, and a subscription that has.

use beffroi_core::{TenantId, failure};
use beffroi_directory::lookup;
use beffroi_feature::App;
use http::Method;
use serde_json::{Value, json};

use super::Account;
use super::content::{call, send};

/// Makes subscriptions and gives licences, as an administrator who is signed in.
pub(super) async fn make(
    app: &App,
    tenant: TenantId,
    (admin, accounts): (&str, &[Account]),
    groups: &Value,
) -> failure::Result<()> {
    let now = app.cx.now();
    let day = std::time::Duration::from_hours(24);
    let mut ids = Vec::new();
    for (part, seats, days, trial, price) in [
        ("SPE_E3", 60, Some(300), false, Some("35.70")),
        ("EXCHANGEDESKLESS", 1_200, None, false, Some("1.90")),
        ("EXCHANGEENTERPRISE", 40, Some(25), false, Some("7.50")),
        ("EXCHANGESTANDARD", 25, None, false, Some("3.70")),
        ("MCOMEETADV", 100, None, false, Some("3.70")),
        ("TEAMS_EXPLORATORY", 50, Some(20), true, None),
    ] {
        let until = days.map(|days| now.plus(day * days));
        let new = json!({"skuPartNumber": part, "totalLicenses": seats, "isTrial": trial,
            "nextLifecycleDateTime": until});
        let made = call(app, admin, "/beta/admin/licenses/subscriptions", &new).await?;
        if let (Some(price), Some(sku)) = (price, made["skuId"].as_str()) {
            let path = format!("/beta/admin/licenses/products/{sku}");
            let body = json!({"pricePerMonth": price, "currency": "EUR"});
            send(app, admin, (Method::PATCH, &path), &body).await?;
        }
        ids.push(made["skuId"].clone());
    }
    let [e3, kiosk, plan_2, plan_1, conferencing, _] = ids.as_slice() else {
        return Ok(());
    };
    let give = |add: &[&Value]| {
        let add: Vec<Value> = add.iter().map(|sku| json!({"skuId": sku})).collect();
        json!({"addLicenses": add, "removeLicenses": []})
    };
    // Directly first: for a group too few seats are no reason to refuse.
    let [ada, wendy, arthur, emma] = accounts else {
        return Ok(());
    };
    for (account, products) in [
        (emma, vec![plan_1]),
        (wendy, vec![e3, plan_2, conferencing]),
        (arthur, vec![e3, plan_1]),
        (ada, vec![e3]),
    ] {
        let path = format!("/v1.0/users/{}/assignLicense", account.user_principal_name);
        call(app, admin, &path, &give(&products)).await?;
    }
    let of = |list: &str| groups[list][0].as_str().map(str::to_owned);
    let everybody = lookup::all_company(&mut app.cx.read().await?, tenant).await?;
    let everybody = everybody.map(|id| id.to_string());
    for (group, product) in [
        (everybody, kiosk),
        (of("includeGroups"), e3),
        (of("excludeGroups"), e3),
    ] {
        if let Some(group) = group {
            let path = format!("/v1.0/groups/{group}/assignLicense");
            call(app, admin, &path, &give(&[product])).await?;
        }
    }
    app.workers.drain().await?;
    Ok(())
}
