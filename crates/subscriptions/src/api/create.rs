use axum::extract::State;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};

use super::SET;
use crate::model::SubscriptionResource;
use crate::model::request::NewSubscription;
use crate::service;

/// Subscribe to changes of a resource.
///
/// Before it answers, the server asks at the notificationUrl (POST with `validationToken` in the
/// query), which must answer 200 with the decoded token as text/plain within 10 seconds.
#[utoipa::path(post, path = "/v1.0/subscriptions", tag = "subscriptions", request_body = NewSubscription, responses(
    (status = 201, description = "Changes are told from now on", body = Entity<SubscriptionResource>),
    (status = 400, description = "A field breaks a rule, or the listener did not answer as it must", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "What it takes to read the resource is missing, or there are too many subscriptions", body = ErrorEnvelope),
    (status = 404, description = "There is no such person or group", body = ErrorEnvelope)))]
pub(super) async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewSubscription>,
) -> Answer<Response> {
    let made = service::create(&cx, &caller, new).await?;
    let path = format!("/v1.0/subscriptions/{}", made.id);
    asked.created(&cx, SET, &path, made)
}
