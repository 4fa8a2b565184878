use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Nothing};

use super::{DELIVERIES, id};
use crate::model::WebhookId;
use crate::model::delivery::DeliveryResource;
use crate::service;

/// Send an event of type `beffroi.test`, on the way that all events go.
#[utoipa::path(post, path = "/beta/admin/webhooks/{id}/test", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 201, description = "It is on its way", body = Entity<DeliveryResource>),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope),
    (status = 409, description = "It is disabled", body = ErrorEnvelope)))]
pub(super) async fn test(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<Response> {
    let webhook = id(&key)?;
    let sent = service::test(&cx, &caller, webhook).await?;
    let path = format!("/beta/admin/webhooks/{webhook}/deliveries/{}", sent.id);
    asked.created(&cx, DELIVERIES, &path, sent)
}
