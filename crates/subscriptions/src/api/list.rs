use axum::extract::State;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Collection;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde_json::Value;

use super::{ENTITY, SET};
use crate::model::SubscriptionResource;
use crate::service;

/// One's own subscriptions, oldest first.
#[utoipa::path(get, path = "/v1.0/subscriptions", tag = "subscriptions", responses(
    (status = 200, description = "The subscriptions, without their clientState", body = Collection<SubscriptionResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
pub(super) async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ENTITY)?;
    let all = service::list(&cx, &caller).await?;
    asked.whole(&cx, SET, &query, all)
}
