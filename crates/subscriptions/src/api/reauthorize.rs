use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Nothing};

use super::id;
use crate::model::SubscriptionId;
use crate::service;

/// Let a subscription go on that was paused since its creator might not read the resource.
#[utoipa::path(post, path = "/v1.0/subscriptions/{id}/reauthorize", tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")), responses(
    (status = 204, description = "Changes are told from now on"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "What it takes to read the resource is missing", body = ErrorEnvelope),
    (status = 404, description = "The caller has no such subscription, or what it watches is gone", body = ErrorEnvelope)))]
pub(super) async fn reauthorize(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    service::reauthorize(&cx, &caller, id(&key)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
