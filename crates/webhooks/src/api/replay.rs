use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Nothing};

use super::{DELIVERIES, event_id, id};
use crate::model::delivery::DeliveryResource;
use crate::model::{EventId, WebhookId};
use crate::service;

/// Send a delivery again, with its id and its body; the time that is signed is a new one.
#[utoipa::path(post, path = "/beta/admin/webhooks/{id}/deliveries/{eventId}/replay", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook"),
    ("eventId" = EventId, Path, description = "The event")), responses(
    (status = 200, description = "It is on its way", body = Entity<DeliveryResource>),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook or delivery in the organization", body = ErrorEnvelope),
    (status = 409, description = "It is disabled", body = ErrorEnvelope)))]
pub(super) async fn replay(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path((key, event)): Path<(String, String)>,
    _: Nothing,
) -> Answer<Response> {
    let replayed = service::replay(&cx, &caller, id(&key)?, event_id(&event)?).await?;
    asked.changed(&cx, DELIVERIES, replayed)
}
