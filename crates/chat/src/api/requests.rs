//! Requests to chat, and what is decided of them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::Failure;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::chat_id;
use super::chats::country;
use crate::access::{CREATE, OWN, WRITE, permit};
use crate::model::Address;
use crate::service::{self, Deed, Found};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(find))
        .add(OWN, routes!(accept))
        .add(OWN, routes!(decline))
        .add(OWN, routes!(block))
        .add(OWN, routes!(leave))
}

/// Whom to find.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AddressToFind)]
struct Wanted {
    /// A whole e-mail address, or a phone number in any usual notation.
    address: String,
}

/// Find somebody by the whole of their address. Nobody is found by a part of it, and nobody with whom I may not
/// chat: the answer is the same.
#[utoipa::path(post, path = "/beta/me/chats/find", tag = "chats", request_body = Wanted, responses(
    (status = 200, description = "Who it is", body = Found),
    (status = 400, description = "It is no whole address", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.Create", body = ErrorEnvelope),
    (status = 404, description = "`noResults`", body = ErrorEnvelope),
    (status = 429, description = "More than 30 in a minute", body = ErrorEnvelope)))]
async fn find(
    State(cx): State<Cx>,
    caller: Caller,
    Json(wanted): Json<Wanted>,
) -> Answer<Json<Found>> {
    permit(&caller, CREATE)?;
    let country = country(&cx, &caller).await?;
    let address = Address::read(&wanted.address, country.as_deref());
    let address = address.map_err(|rule| Failure::invalid("address", rule))?;
    Ok(Json(service::find_for(&cx, &caller, &address).await?))
}

async fn decide(cx: &Cx, caller: &Caller, id: &str, deed: Deed) -> Answer<StatusCode> {
    permit(caller, WRITE)?;
    service::decide(cx, caller, chat_id(id)?, deed).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Accept a request: from now on we write to each other.
#[utoipa::path(post, path = "/beta/chats/{id}/accept", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "It is accepted"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "`chatNotAllowed` by the caller's organization, or a program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "`unblockFirst`", body = ErrorEnvelope)))]
async fn accept(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    decide(&cx, &caller, &id, Deed::Accept).await
}

/// Decline a request, of which whoever asked learns nothing. Of a group: leave it.
#[utoipa::path(post, path = "/beta/chats/{id}/decline", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "It is declined"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "It was accepted", body = ErrorEnvelope)))]
async fn decline(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    decide(&cx, &caller, &id, Deed::Decline).await
}

/// Block whoever asked, of which they learn nothing.
#[utoipa::path(post, path = "/beta/chats/{id}/block", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "They are blocked"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "They are a colleague", body = ErrorEnvelope)))]
async fn block(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    decide(&cx, &caller, &id, Deed::Block).await
}

/// Leave a group.
#[utoipa::path(post, path = "/beta/chats/{id}/leave", tag = "chats",
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "I take part no longer"),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope),
    (status = 409, description = "It is no group", body = ErrorEnvelope)))]
async fn leave(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    decide(&cx, &caller, &id, Deed::Leave).await
}
