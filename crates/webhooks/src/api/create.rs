use axum::extract::State;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};

use super::SET;
use crate::model::WithSecret;
use crate::model::request::NewWebhook;
use crate::service;

/// Have events sent to an address from now on.
///
/// The answer is the only place where the secret can be read.
#[utoipa::path(post, path = "/beta/admin/webhooks", tag = "webhooks",
    request_body = NewWebhook, responses(
    (status = 201, description = "Made, with its secret", body = Entity<WithSecret>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing, or the permission to read what an event tells, or there are 20 already", body = ErrorEnvelope)))]
pub(super) async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewWebhook>,
) -> Answer<Response> {
    let made = service::create(&cx, &caller, new).await?;
    let path = format!("/beta/admin/webhooks/{}", made.webhook.id);
    asked.created(&cx, SET, &path, made)
}
