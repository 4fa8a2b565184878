//! What is said of products, plans and mailboxes beside who has which.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::Failure;
use beffroi_directory::permission::{LICENSE_READ_ALL, LICENSE_READ_WRITE_ALL};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::MEMBER;
use crate::service::{
    self, BarredPlan, CatalogProduct, LicenseMember, LicenseSettings, LicenseSettingsPatch,
    PlanPatch, ProductPatch,
};

const PRODUCT: Supports = Supports {
    properties: &["skuId", "skuPartNumber", "displayName", "source"],
    ..Supports::NONE
};

const PLAN: Supports = Supports {
    properties: &[
        "servicePlanId",
        "servicePlanName",
        "prohibitedUsageLocations",
    ],
    ..Supports::NONE
};

pub(super) fn routes(read: Access) -> Routes<Cx> {
    let write = Access::Needs(LICENSE_READ_WRITE_ALL);
    Routes::default()
        .add(read, PRODUCT.on(routes!(catalog)))
        .add(write, routes!(set_price))
        .add(read, PLAN.on(routes!(barred)))
        .add(write, routes!(set_locations))
        .add(read, routes!(settings))
        .add(write, routes!(change_settings))
        .add(
            Access::Needs(LICENSE_READ_ALL),
            MEMBER.on(routes!(with_errors)),
        )
}

/// Every product that a subscription can be made of.
#[utoipa::path(get, path = "/beta/admin/licenses/products", tag = "licenses", responses(
    (status = 200, description = "The products, by name", body = Collection<CatalogProduct>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn catalog(State(cx): State<Cx>, asked: Asked) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&PRODUCT)?;
    asked.whole(&cx, "licenseProducts", &query, service::catalog())
}

/// Say what a seat of a product costs, for the report on what could be saved.
#[utoipa::path(patch, path = "/beta/admin/licenses/products/{skuId}", tag = "licenses", request_body = ProductPatch,
    params(("skuId" = String, Path, description = "The product's id")), responses(
    (status = 204, description = "Written down"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such product", body = ErrorEnvelope)))]
async fn set_price(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<ProductPatch>,
) -> Answer<StatusCode> {
    let product = id.parse().map_err(|_| Failure::not_found("product", &id))?;
    service::set_price(&cx, &caller, product, patch).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The service plans that must not be used somewhere.
#[utoipa::path(get, path = "/beta/admin/licenses/servicePlans", tag = "licenses", responses(
    (status = 200, description = "The plans, by name", body = Collection<BarredPlan>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn barred(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&PLAN)?;
    asked.whole(
        &cx,
        "licenseServicePlans",
        &query,
        service::barred(&cx, &caller).await?,
    )
}

/// Say where a service plan must not be used. Whoever is there has the error
/// `ProhibitedInUsageLocationViolation` from now on.
#[utoipa::path(patch, path = "/beta/admin/licenses/servicePlans/{id}", tag = "licenses", request_body = PlanPatch,
    params(("id" = String, Path, description = "The plan's id")), responses(
    (status = 204, description = "In force"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such plan", body = ErrorEnvelope)))]
async fn set_locations(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<PlanPatch>,
) -> Answer<StatusCode> {
    let plan = id
        .parse()
        .map_err(|_| Failure::not_found("service plan", &id))?;
    service::set_locations(&cx, &caller, plan, patch).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What the organization has decided for all of its licences.
#[utoipa::path(get, path = "/beta/admin/licenses/settings", tag = "licenses", responses(
    (status = 200, description = "What holds now", body = LicenseSettings),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope)))]
async fn settings(State(cx): State<Cx>, caller: Caller) -> Answer<Json<LicenseSettings>> {
    Ok(Json(service::settings(&cx, caller.tenant).await?))
}

/// Decide what holds for all licences; what is left out stays.
#[utoipa::path(patch, path = "/beta/admin/licenses/settings", tag = "licenses", request_body = LicenseSettingsPatch, responses(
    (status = 200, description = "What holds now", body = LicenseSettings),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn change_settings(
    State(cx): State<Cx>,
    caller: Caller,
    Json(patch): Json<LicenseSettingsPatch>,
) -> Answer<Json<LicenseSettings>> {
    service::change_settings(&cx, &caller, patch).await?;
    Ok(Json(service::settings(&cx, caller.tenant).await?))
}

/// Members of a group who have an error with what it gives them, at most 999.
#[utoipa::path(get, path = "/v1.0/groups/{id}/membersWithLicenseErrors", tag = "licenses",
    params(("id" = String, Path, description = "Id")), responses(
    (status = 200, description = "The members", body = Collection<LicenseMember>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group", body = ErrorEnvelope)))]
async fn with_errors(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&MEMBER)?;
    let group = id.parse().map_err(|_| Failure::not_found("group", &id))?;
    let all = service::with_errors(&cx, &caller, group).await?;
    let set = format!("groups('{id}')/membersWithLicenseErrors");
    asked.whole(&cx, &set, &query, all)
}
