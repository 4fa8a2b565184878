use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope};

use super::id;
use crate::model::SubscriptionId;
use crate::service;

/// Delete one of one's own subscriptions: nothing is told any more.
#[utoipa::path(delete, path = "/v1.0/subscriptions/{id}", tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")), responses(
    (status = 204, description = "Deleted"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "The caller has no such subscription", body = ErrorEnvelope)))]
pub(super) async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<StatusCode> {
    service::delete(&cx, &caller, id(&key)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
