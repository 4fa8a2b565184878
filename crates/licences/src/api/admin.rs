//! What Graph has no word for: subscriptions are made here, since nothing is bought.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};

use super::subscription_id;
use crate::service::{self, CompanySubscription, NewSubscription, SubscriptionPatch};

pub(super) fn routes(write: Access) -> Routes<Cx> {
    Routes::default()
        .add(write, routes!(subscribe))
        .add(write, routes!(change))
        .add(write, routes!(cancel))
}

/// Make a subscription.
#[utoipa::path(post, path = "/beta/admin/licenses/subscriptions", tag = "licenses", request_body = NewSubscription, responses(
    (status = 201, description = "Made", body = Entity<CompanySubscription>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing, or there are 1,000 already", body = ErrorEnvelope)))]
async fn subscribe(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewSubscription>,
) -> Answer<Response> {
    let id = service::subscribe(&cx, &caller, new).await?;
    let made = service::company_subscription(&cx, &caller, id).await?;
    let path = format!("/v1.0/directory/subscriptions/{id}");
    asked.created(&cx, "directory/subscriptions", &path, made)
}

/// Give a subscription more or fewer seats, or a new end; one that has expired is taken up again.
#[utoipa::path(patch, path = "/beta/admin/licenses/subscriptions/{id}", tag = "licenses", request_body = SubscriptionPatch,
    params(("id" = String, Path, description = "Id")), responses(
    (status = 200, description = "The subscription", body = Entity<CompanySubscription>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such subscription", body = ErrorEnvelope),
    (status = 409, description = "It is too late to take it up again, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
    Json(patch): Json<SubscriptionPatch>,
) -> Answer<Response> {
    let id = subscription_id(&id)?;
    service::change(&cx, &caller, id, patch, if_match).await?;
    let now = service::company_subscription(&cx, &caller, id).await?;
    asked.changed(&cx, "directory/subscriptions", now)
}

/// Remove a subscription with its seats, at once.
#[utoipa::path(delete, path = "/beta/admin/licenses/subscriptions/{id}", tag = "licenses",
    params(("id" = String, Path, description = "Id")), responses(
    (status = 204, description = "Removed"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such subscription", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn cancel(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    service::cancel(&cx, &caller, subscription_id(&id)?, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}
