//! The moves of a message: submit, approve, reject, withdraw, cancel, copy.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::failure;
use beffroi_directory::permission::{MESSAGES_APPROVE_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{
    Access, Answer, Caller, ErrorEnvelope, Json, Nothing, Permission, Routes, routes,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::id;
use crate::model::MessageId;
use crate::service::{self, MessageView};

const WRITER_OR_APPROVER: &[Permission] = &[MESSAGES_READ_WRITE_ALL, MESSAGES_APPROVE_ALL];

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(submit))
        .add(Access::Needs(MESSAGES_APPROVE_ALL), routes!(approve))
        .add(Access::Needs(MESSAGES_APPROVE_ALL), routes!(reject))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(withdraw))
        .add(Access::NeedsAny(WRITER_OR_APPROVER), routes!(cancel))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(copy))
}

/// An approver's words.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Comment {
    /// At most 1,000 characters; a rejection needs some.
    comment: String,
}

/// The message after a move.
async fn moved(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    made: failure::Result<()>,
) -> Answer<Json<MessageView>> {
    made?;
    Ok(Json(service::get(cx, caller, id).await?))
}

/// Send a draft for approval, if every field is valid.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/submitForApproval", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = MessageView),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope)))]
async fn submit(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<Json<MessageView>> {
    let id = id(&key)?;
    let made = service::submit(&cx, &caller, id).await;
    moved(&cx, &caller, id, made).await
}

/// Let a message pass. Never by who wrote it.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/approve", tag = "organizationalMessages",
    request_body = Comment,
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = MessageView),
    (status = 400, description = "The comment is too long", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Approve.All, or the caller wrote it", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope)))]
async fn approve(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(comment): Json<Comment>,
) -> Answer<Json<MessageView>> {
    let id = id(&key)?;
    let made = service::approve(&cx, &caller, id, &comment.comment).await;
    moved(&cx, &caller, id, made).await
}

/// Refuse a message, and say why.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/reject", tag = "organizationalMessages",
    request_body = Comment,
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = MessageView),
    (status = 400, description = "The comment is missing or too long", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Approve.All, or the caller wrote it", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope)))]
async fn reject(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(comment): Json<Comment>,
) -> Answer<Json<MessageView>> {
    let id = id(&key)?;
    let made = service::reject(&cx, &caller, id, &comment.comment).await;
    moved(&cx, &caller, id, made).await
}

/// Take a rejected message back to the desk.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/withdraw", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = MessageView),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope)))]
async fn withdraw(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<Json<MessageView>> {
    let id = id(&key)?;
    let made = service::withdraw(&cx, &caller, id).await;
    moved(&cx, &caller, id, made).await
}

/// Stop a scheduled or active message: open screens take it down.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/cancel", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = MessageView),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Neither OrganizationalMessages.ReadWrite.All nor .Approve.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope)))]
async fn cancel(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<Json<MessageView>> {
    let id = id(&key)?;
    let made = service::cancel(&cx, &caller, id).await;
    moved(&cx, &caller, id, made).await
}

/// Begin a new draft with the words of a message in any state.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/copy", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 201, description = "The new draft", body = MessageView),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope)))]
async fn copy(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<(StatusCode, Json<MessageView>)> {
    let id = service::copy(&cx, &caller, id(&key)?).await?;
    Ok((
        StatusCode::CREATED,
        Json(service::get(&cx, &caller, id).await?),
    ))
}
