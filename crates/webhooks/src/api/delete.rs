use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, IfMatch};

use super::id;
use crate::model::WebhookId;
use crate::service;

/// Delete a webhook and its log: nothing is sent any more.
#[utoipa::path(delete, path = "/beta/admin/webhooks/{id}", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 204, description = "Deleted"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
pub(super) async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    service::delete(&cx, &caller, id(&key)?, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}
