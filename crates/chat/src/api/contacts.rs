//! People outside, as I have them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, routes};
use serde_json::Value;
use uuid::Uuid;

use crate::access::{BASIC, OWN, WRITE, permit};
use crate::service::{self, Contact};

const SET: &str = "externalContacts";

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, Supports::NONE.on(routes!(list)))
        .add(OWN, routes!(block))
        .add(OWN, routes!(unblock))
}

/// Everybody outside with whom I have to do.
#[utoipa::path(get, path = "/beta/me/externalContacts", tag = "chats", responses(
    (status = 200, description = "The people", body = Collection<Contact>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadBasic", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    permit(&caller, BASIC)?;
    let query = asked.query(&Supports::NONE)?;
    let all = service::contacts(&cx, &caller).await?;
    asked.whole(&cx, SET, &query, all)
}

fn contact_id(text: &str) -> failure::Result<Uuid> {
    text.parse()
        .map_err(|_| Failure::not_found("externalContact", text))
}

/// Block somebody outside, of which they learn nothing.
#[utoipa::path(post, path = "/beta/me/externalContacts/{id}/block", tag = "chats",
    params(("id" = Uuid, Path, description = "The person")), responses(
    (status = 204, description = "They are blocked"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such contact of mine", body = ErrorEnvelope)))]
async fn block(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    service::set_blocked(&cx, &caller, contact_id(&id)?, true).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Take a block back: what was before it holds again.
#[utoipa::path(post, path = "/beta/me/externalContacts/{id}/unblock", tag = "chats",
    params(("id" = Uuid, Path, description = "The person")), responses(
    (status = 204, description = "They are not blocked"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such contact of mine", body = ErrorEnvelope)))]
async fn unblock(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    service::set_blocked(&cx, &caller, contact_id(&id)?, false).await?;
    Ok(StatusCode::NO_CONTENT)
}
