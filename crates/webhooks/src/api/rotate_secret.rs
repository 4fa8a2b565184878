use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Nothing};

use super::{SET, id};
use crate::model::{WebhookId, WithSecret};
use crate::service;

/// Give a webhook a new secret. For 24 hours the one before signs too.
///
/// The answer is the only place where the secret can be read.
#[utoipa::path(post, path = "/beta/admin/webhooks/{id}/rotateSecret", tag = "webhooks",
    params(("id" = WebhookId, Path, description = "The webhook")), responses(
    (status = 200, description = "The webhook with its new secret", body = Entity<WithSecret>),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such webhook in the organization", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope)))]
pub(super) async fn rotate_secret(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<Response> {
    let rotated = service::rotate_secret(&cx, &caller, id(&key)?).await?;
    asked.changed(&cx, SET, rotated)
}
