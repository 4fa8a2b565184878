use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope};

use super::{ENTITY, SET, id};
use crate::model::{SubscriptionId, SubscriptionResource};
use crate::service;

/// One of one's own subscriptions, without its clientState.
#[utoipa::path(get, path = "/v1.0/subscriptions/{id}", tag = "subscriptions",
    params(("id" = SubscriptionId, Path, description = "The subscription")), responses(
    (status = 200, description = "The subscription", body = Entity<SubscriptionResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "The caller has no such subscription", body = ErrorEnvelope)))]
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
