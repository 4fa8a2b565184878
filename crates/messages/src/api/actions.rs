//! The moves of a message: submit, approve, reject, withdraw, cancel, copy.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_directory::permission::{MESSAGES_APPROVE_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{
    Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Nothing, Permission, Routes, routes,
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{SET, id, place};
use crate::model::MessageId;
use crate::service::{self, MessageView, TestSent};

const WRITER_OR_APPROVER: &[Permission] = &[MESSAGES_READ_WRITE_ALL, MESSAGES_APPROVE_ALL];

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(submit))
        .add(Access::Needs(MESSAGES_APPROVE_ALL), routes!(approve))
        .add(Access::Needs(MESSAGES_APPROVE_ALL), routes!(reject))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(withdraw))
        .add(Access::NeedsAny(WRITER_OR_APPROVER), routes!(cancel))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(copy))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(send_test))
}

/// An approver's words.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Comment {
    /// At most 1,000 characters; a rejection needs some.
    comment: String,
}

/// The message after a move.
async fn moved(asked: &Asked, cx: &Cx, caller: &Caller, id: MessageId) -> Answer<Response> {
    let message = service::get(cx, caller, id).await?;
    asked.changed(cx, SET, message)
}

/// Send a draft for approval, if every field is valid.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/submitForApproval", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = Entity<MessageView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version: the message was changed after it was read", body = ErrorEnvelope)))]
async fn submit(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    _: Nothing,
) -> Answer<Response> {
    let id = id(&key)?;
    service::submit(&cx, &caller, id, if_match).await?;
    moved(&asked, &cx, &caller, id).await
}

/// Let a message pass. Never by who wrote it.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/approve", tag = "organizationalMessages",
    request_body = Comment,
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = Entity<MessageView>),
    (status = 400, description = "The comment is too long", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Approve.All, or the caller wrote it", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version: the message was changed after it was read", body = ErrorEnvelope)))]
async fn approve(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(comment): Json<Comment>,
) -> Answer<Response> {
    let id = id(&key)?;
    service::approve(&cx, &caller, id, &comment.comment, if_match).await?;
    moved(&asked, &cx, &caller, id).await
}

/// Refuse a message, and say why.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/reject", tag = "organizationalMessages",
    request_body = Comment,
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = Entity<MessageView>),
    (status = 400, description = "The comment is missing or too long", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Approve.All, or the caller wrote it", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version: the message was changed after it was read", body = ErrorEnvelope)))]
async fn reject(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(comment): Json<Comment>,
) -> Answer<Response> {
    let id = id(&key)?;
    service::reject(&cx, &caller, id, &comment.comment, if_match).await?;
    moved(&asked, &cx, &caller, id).await
}

/// Take a rejected message back to the desk.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/withdraw", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = Entity<MessageView>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version: the message was changed after it was read", body = ErrorEnvelope)))]
async fn withdraw(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    _: Nothing,
) -> Answer<Response> {
    let id = id(&key)?;
    service::withdraw(&cx, &caller, id, if_match).await?;
    moved(&asked, &cx, &caller, id).await
}

/// Stop a scheduled or active message: open screens take it down.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/cancel", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message after the move", body = Entity<MessageView>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Neither OrganizationalMessages.ReadWrite.All nor .Approve.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "The state does not allow it, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version: the message was changed after it was read", body = ErrorEnvelope)))]
async fn cancel(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    _: Nothing,
) -> Answer<Response> {
    let id = id(&key)?;
    service::cancel(&cx, &caller, id, if_match).await?;
    moved(&asked, &cx, &caller, id).await
}

/// Begin a new draft with the words of a message in any state.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/copy", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 201, description = "The new draft", body = Entity<MessageView>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope)))]
async fn copy(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<Response> {
    let id = service::copy(&cx, &caller, id(&key)?).await?;
    let draft = service::get(&cx, &caller, id).await?;
    asked.created(&cx, SET, &place(id), draft)
}

/// Show the message to oneself, in any state, on one's open portals and connected devices, or mail it to
/// oneself. It is marked as a test and counts in no figure.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages/{id}/sendTest", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "Where it has gone", body = TestSent),
    (status = 400, description = "It has no text to be shown yet", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "`nobodyConnected`: the caller has no portal open; for mail `noMailRelay`, `noOwnAddress`, or `testNotTaken` with the relay's words", body = ErrorEnvelope)))]
async fn send_test(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    _: Nothing,
) -> Answer<axum::Json<TestSent>> {
    Ok(axum::Json(
        service::send_test(&cx, &caller, id(&key)?).await?,
    ))
}
