//! Graph's `/subscribedSkus` and `/directory/subscriptions`.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::{SKU, SUBSCRIPTION, subscription_id};
use crate::service::{self, CompanySubscription, SubscribedSku};

pub(super) fn routes(read: Access) -> Routes<Cx> {
    Routes::default()
        .add(read, SKU.on(routes!(skus)))
        .add(read, SKU.on(routes!(sku)))
        .add(read, SUBSCRIPTION.on(routes!(subscriptions)))
        .add(read, SUBSCRIPTION.on(routes!(subscription)))
}

/// The products that the organization has subscriptions of, with their seats.
#[utoipa::path(get, path = "/v1.0/subscribedSkus", tag = "licenses", responses(
    (status = 200, description = "The products, by their short names", body = Collection<SubscribedSku>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn skus(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&SKU)?;
    let all = service::subscribed_skus(&cx, &caller).await?;
    asked.whole(&cx, "subscribedSkus", &query, all)
}

/// One of them.
#[utoipa::path(get, path = "/v1.0/subscribedSkus/{id}", tag = "licenses",
    params(("id" = String, Path, description = "`{tenant}_{product}`, or the product's id")), responses(
    (status = 200, description = "The product", body = Entity<SubscribedSku>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "The organization has no subscription of it", body = ErrorEnvelope)))]
async fn sku(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&SKU)?;
    let one = service::subscribed_sku(&cx, &caller, &id).await?;
    asked.entity(&cx, "subscribedSkus", &query, one)
}

/// The organization's subscriptions, oldest first.
#[utoipa::path(get, path = "/v1.0/directory/subscriptions", tag = "licenses", responses(
    (status = 200, description = "The subscriptions", body = Collection<CompanySubscription>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn subscriptions(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&SUBSCRIPTION)?;
    let all = service::company_subscriptions(&cx, &caller).await?;
    asked.whole(&cx, "directory/subscriptions", &query, all)
}

/// One of them.
#[utoipa::path(get, path = "/v1.0/directory/subscriptions/{id}", tag = "licenses",
    params(("id" = String, Path, description = "Id")), responses(
    (status = 200, description = "The subscription", body = Entity<CompanySubscription>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such subscription", body = ErrorEnvelope)))]
async fn subscription(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&SUBSCRIPTION)?;
    let one = service::company_subscription(&cx, &caller, subscription_id(&id)?).await?;
    asked.entity(&cx, "directory/subscriptions", &query, one)
}
