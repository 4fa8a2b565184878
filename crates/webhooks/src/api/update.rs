use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, IfMatch, Json};

use super::{SET, id};
use crate::model::request::WebhookPatch;
use crate::model::{WebhookId, WebhookResource};
use crate::service;

/// Change a webhook, pause it, or let it go on.
#[utoipa::path(patch, path = "/beta/admin/webhooks/{id}", tag = "webhooks",
    request_body = WebhookPatch,
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 200, description = "The webhook as it is now", body = Entity<WebhookResource>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing, or the permission to read what an event tells", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
pub(super) async fn update(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(patch): Json<WebhookPatch>,
) -> Answer<Response> {
    let changed = service::update(&cx, &caller, id(&key)?, patch, if_match).await?;
    asked.changed(&cx, SET, changed)
}
