use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};

use super::id;
use crate::model::WebhookId;
use crate::model::delivery::Replayed;
use crate::model::request::ReplayFailed;
use crate::service;

/// Send everything again that has failed since a time.
#[utoipa::path(post, path = "/beta/admin/webhooks/{id}/replayFailed", tag = "webhooks",
    request_body = ReplayFailed,
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 200, description = "How many are sent again", body = Entity<Replayed>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope),
    (status = 409, description = "It is disabled", body = ErrorEnvelope)))]
pub(super) async fn replay_failed(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    Json(wanted): Json<ReplayFailed>,
) -> Answer<Response> {
    let replayed = service::replay_failed(&cx, &caller, id(&key)?, wanted).await?;
    asked.changed(&cx, "webhookReplayCount", replayed)
}
