//! How a chat stands in my own list.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::bodies::ForUser;
use super::chat_id;
use crate::access::{OWN, WRITE, permit};
use crate::service::{self, View};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(mark_read))
        .add(OWN, routes!(mark_unread))
        .add(OWN, routes!(hide))
        .add(OWN, routes!(unhide))
        .add(OWN, routes!(change))
}

/// Mark a chat as read, for me.
#[utoipa::path(post, path = "/v1.0/chats/{id}/markChatReadForUser", tag = "chats", request_body = ForUser,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "Everything is read"),
    (status = 400, description = "It names somebody else", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn mark_read(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(whose): Json<ForUser>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    whose.since(caller.user()?)?;
    set(&cx, &caller, &id, View::Read).await
}

async fn set(cx: &Cx, caller: &Caller, id: &str, view: View) -> Answer<StatusCode> {
    service::set_view(cx, caller, chat_id(id)?, view).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Mark a chat as unread, for me: everything, or what was said since `lastMessageReadDateTime`.
#[utoipa::path(post, path = "/v1.0/chats/{id}/markChatUnreadForUser", tag = "chats", request_body = ForUser,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "It is unread"),
    (status = 400, description = "It names somebody else", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn mark_unread(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(whose): Json<ForUser>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    let since = whose.since(caller.user()?)?;
    set(&cx, &caller, &id, View::Unread(since)).await
}

/// Hide a chat from my list; the next message brings it back.
#[utoipa::path(post, path = "/v1.0/chats/{id}/hideForUser", tag = "chats", request_body = ForUser,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "It is hidden"),
    (status = 400, description = "It names somebody else", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn hide(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(whose): Json<ForUser>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    whose.since(caller.user()?)?;
    set(&cx, &caller, &id, View::Hide).await
}

/// Show a chat in my list again.
#[utoipa::path(post, path = "/v1.0/chats/{id}/unhideForUser", tag = "chats", request_body = ForUser,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "It is shown"),
    (status = 400, description = "It names somebody else", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn unhide(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(whose): Json<ForUser>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    whose.since(caller.user()?)?;
    set(&cx, &caller, &id, View::Unhide).await
}

/// What changes of my view of a chat.
#[derive(Debug, Clone, Copy, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct ViewpointPatch {
    /// Whether it makes no sound.
    is_muted: Option<bool>,
    /// Whether it stands at the top.
    is_pinned: Option<bool>,
}

/// Mute a chat or pin it to the top of my list, or take that back.
#[utoipa::path(patch, path = "/beta/me/chats/{id}/viewpoint", tag = "chats", request_body = ViewpointPatch,
    params(("id" = String, Path, description = "The chat")), responses(
    (status = 204, description = "It is so"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope Chat.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such chat of mine", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<ViewpointPatch>,
) -> Answer<StatusCode> {
    permit(&caller, WRITE)?;
    let id = chat_id(&id)?;
    let muted = patch.is_muted.map(View::Mute);
    let pinned = patch.is_pinned.map(View::Pin);
    for view in muted.into_iter().chain(pinned) {
        service::set_view(&cx, &caller, id, view).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}
