//! The log of deliveries.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde_json::Value;

use super::{DELIVERIES, DELIVERY, LOG, event_id, id};
use crate::model::delivery::{DeliveryResource, DetailResource};
use crate::model::{EventId, WebhookId};
use crate::service;

/// What a webhook was sent and is still to be sent, newest first; it goes back 30 days.
#[utoipa::path(get, path = "/beta/admin/webhooks/{id}/deliveries", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 200, description = "A page of deliveries, without their bodies", body = Collection<DeliveryResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope)))]
pub(super) async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LOG)?;
    let page = service::list_deliveries(&cx, &caller, id(&key)?, &query).await?;
    asked.page(&cx, DELIVERIES, &query, page)
}

/// One delivery, with the body that is sent and its latest attempts.
#[utoipa::path(get, path = "/beta/admin/webhooks/{id}/deliveries/{eventId}", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook"),
    ("eventId" = EventId, Path, description = "The event")), responses(
    (status = 200, description = "The delivery", body = Entity<DetailResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing, or the permission to read what an event tells", body = ErrorEnvelope),
    (status = 404, description = "No such webhook or delivery in the organization", body = ErrorEnvelope)))]
pub(super) async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path((key, event)): Path<(String, String)>,
) -> Answer<Response> {
    let query = asked.query(&DELIVERY)?;
    let found = service::delivery(&cx, &caller, id(&key)?, event_id(&event)?).await?;
    asked.entity(&cx, DELIVERIES, &query, found)
}
