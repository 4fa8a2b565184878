use axum::extract::State;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Collection;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde_json::Value;

use super::{ENTITY, SET};
use crate::model::WebhookResource;
use crate::service;

/// The organization's webhooks, oldest first.
#[utoipa::path(get, path = "/beta/admin/webhooks", tag = "webhooks", responses(
    (status = 200, description = "The webhooks, without their secrets", body = Collection<WebhookResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope)))]
pub(super) async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ENTITY)?;
    let all = service::list(&cx, &caller).await?;
    asked.whole(&cx, SET, &query, all)
}
