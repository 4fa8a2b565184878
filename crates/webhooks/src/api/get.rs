use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope};

use super::{ENTITY, SET, id};
use crate::model::{WebhookId, WebhookResource};
use crate::service;

/// One webhook, without its secret.
#[utoipa::path(get, path = "/beta/admin/webhooks/{id}", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 200, description = "The webhook", body = Entity<WebhookResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope)))]
pub(super) async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let found = service::get(&cx, &caller, id(&key)?).await?;
    asked.entity(&cx, SET, &query, found)
}
