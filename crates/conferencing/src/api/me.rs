//! One's own.

use axum::extract::State;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, routes};

use super::users::{SET, USER};
use crate::service::{self, PersonView, PinShown};

const OWN: Access = Access::SignedIn("everybody may see and keep their own conferences");

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, USER.on(routes!(own)))
        .add(OWN, routes!(reset_pin))
}

/// What I have of conferences by phone.
#[utoipa::path(get, path = "/beta/me/conferencing", tag = "me", responses(
    (status = 200, description = "What I have", body = Entity<PersonView>),
    (status = 400, description = "An application has no self, or a query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn own(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = asked.query(&USER)?;
    let own = service::own(&cx, &caller).await?;
    asked.entity(&cx, SET, &query, own)
}

/// Give myself a new PIN, which stands in this answer only: no e-mail tells it.
#[utoipa::path(post, path = "/beta/me/conferencing/resetPin", tag = "me", responses(
    (status = 200, description = "The new PIN, once", body = PinShown),
    (status = 400, description = "An application has no self, or the body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "The program may not change what is mine", body = ErrorEnvelope),
    (status = 409, description = "I am not enabled", body = ErrorEnvelope)))]
async fn reset_pin(State(cx): State<Cx>, caller: Caller, _: Nothing) -> Answer<Json<PinShown>> {
    Ok(Json(service::reset_own_pin(&cx, &caller).await?))
}
