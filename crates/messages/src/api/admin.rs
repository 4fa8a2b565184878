//! List, create, read, change and delete messages.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_directory::permission::{MESSAGES_READ_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use super::{SET, id, place};
use crate::model::{Draft, MessageId};
use crate::service::{self, MessageView};
use crate::store;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(MESSAGES_READ_ALL), LIST.on(routes!(list)))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(create))
        .add(Access::Needs(MESSAGES_READ_ALL), ENTITY.on(routes!(get)))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(edit))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(delete))
}

/// One message.
const ENTITY: Supports = Supports {
    properties: &[
        "id",
        "name",
        "state",
        "objective",
        "location",
        "urgency",
        "priority",
        "content",
        "recipients",
        "schedule",
        "author",
        "createdDateTime",
        "lastModifiedDateTime",
        "stateChangedDateTime",
        "activatedDateTime",
        "approval",
        "figures",
        "groupNames",
        "allowedActions",
    ],
    ..Supports::NONE
};

const LIST: Supports = Supports {
    filter: true,
    search: &store::SEARCHED,
    properties: ENTITY.properties,
    ..Supports::LIST
};

/// The organization's messages, newest first.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages", tag = "organizationalMessages", responses(
    (status = 200, description = "A page of messages", body = Collection<MessageView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = service::list(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// Begin a draft; every field is optional.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages", tag = "organizationalMessages",
    request_body = Draft, responses(
    (status = 201, description = "The draft", body = Entity<MessageView>),
    (status = 400, description = "A field can't be stored", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(draft): Json<Draft>,
) -> Answer<Response> {
    let id = service::create(&cx, &caller, draft).await?;
    let message = service::get(&cx, &caller, id).await?;
    asked.created(&cx, SET, &place(id), message)
}

/// One message.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/{id}", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message", body = Entity<MessageView>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let message = service::get(&cx, &caller, id(&key)?).await?;
    asked.entity(&cx, SET, &query, message)
}

/// Change a draft; content, recipients and schedule are replaced as wholes.
#[utoipa::path(patch, path = "/beta/admin/organizationalMessages/{id}", tag = "organizationalMessages",
    request_body = Draft, params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The changed draft", body = Entity<MessageView>),
    (status = 400, description = "A field can't be stored", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "It is not a draft any more", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn edit(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(draft): Json<Draft>,
) -> Answer<Response> {
    let id = id(&key)?;
    service::edit(&cx, &caller, id, draft, if_match).await?;
    let message = service::get(&cx, &caller, id).await?;
    asked.changed(&cx, SET, message)
}

/// Delete a message for good; ends its delivery.
#[utoipa::path(delete, path = "/beta/admin/organizationalMessages/{id}", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 204, description = "Deleted"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    service::delete(&cx, &caller, id(&key)?, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}
