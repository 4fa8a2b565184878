use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};

use super::{SET, id};
use crate::model::request::SubscriptionPatch;
use crate::model::{SubscriptionId, SubscriptionResource};
use crate::service;

/// Renew a subscription, or have another address notified, which is asked as the first one was.
#[utoipa::path(patch, path = "/v1.0/subscriptions/{id}", tag = "subscriptions", request_body = SubscriptionPatch,
    params(("id" = SubscriptionId, Path, description = "The subscription")), responses(
    (status = 200, description = "The subscription as it is now", body = Entity<SubscriptionResource>),
    (status = 400, description = "A field breaks a rule, or the listener did not answer as it must", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "What it takes to read the resource is missing", body = ErrorEnvelope),
    (status = 404, description = "The caller has no such subscription, or what it watches is gone", body = ErrorEnvelope)))]
pub(super) async fn update(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    Json(patch): Json<SubscriptionPatch>,
) -> Answer<Response> {
    let renewed = service::update(&cx, &caller, id(&key)?, patch).await?;
    asked.changed(&cx, SET, renewed)
}
