use axum::extract::State;
use beffroi_feature::Cx;
use beffroi_web::{Answer, ErrorEnvelope, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::model::EventType;
use crate::service;

/// What webhooks can be told of.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = WebhookEventTypes)]
pub(super) struct EventTypes {
    /// Every type, in order of name.
    value: Vec<EventType>,
}

/// Every type of event that webhooks can be told of.
#[utoipa::path(get, path = "/beta/admin/webhookEventTypes", tag = "webhooks", responses(
    (status = 200, description = "The types", body = EventTypes),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope)))]
pub(super) async fn event_types(State(cx): State<Cx>) -> Answer<Json<EventTypes>> {
    let value = service::event_types(&cx);
    Ok(Json(EventTypes { value }))
}
