//! List, create, read, change and delete messages.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use beffroi_directory::permission::{MESSAGES_READ_ALL, MESSAGES_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, RawQuery, Routes, routes};

use super::{answer, id};
use crate::model::{Draft, MessageId};
use crate::service::{self, MessageView};
use crate::store;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(list))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(create))
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(get))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(edit))
        .add(Access::Needs(MESSAGES_READ_WRITE_ALL), routes!(delete))
}

pub(super) const LIST: Supports = Supports {
    filter: true,
    search: &store::SEARCHED,
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
    uri: Uri,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &LIST)?;
    let page = service::list(&cx, &caller, &query).await?;
    answer(&cx, &uri, "admin/organizationalMessages", &query, page)
}

/// Begin a draft; every field is optional.
#[utoipa::path(post, path = "/beta/admin/organizationalMessages", tag = "organizationalMessages",
    request_body = Draft, responses(
    (status = 201, description = "The draft", body = MessageView),
    (status = 400, description = "A field can't be stored", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    caller: Caller,
    Json(draft): Json<Draft>,
) -> Answer<(StatusCode, Json<MessageView>)> {
    let id = service::create(&cx, &caller, draft).await?;
    Ok((
        StatusCode::CREATED,
        Json(service::get(&cx, &caller, id).await?),
    ))
}

/// One message.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/{id}", tag = "organizationalMessages",
    params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The message", body = MessageView),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<MessageView>> {
    Ok(Json(service::get(&cx, &caller, id(&key)?).await?))
}

/// Change a draft; content, recipients and schedule are replaced as wholes.
#[utoipa::path(patch, path = "/beta/admin/organizationalMessages/{id}", tag = "organizationalMessages",
    request_body = Draft, params(("id" = MessageId, Path, description = "The message")), responses(
    (status = 200, description = "The changed draft", body = MessageView),
    (status = 400, description = "A field can't be stored", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such message in the organization", body = ErrorEnvelope),
    (status = 409, description = "It is not a draft any more", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn edit(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(draft): Json<Draft>,
) -> Answer<Json<MessageView>> {
    let id = id(&key)?;
    service::edit(&cx, &caller, id, draft, if_match).await?;
    Ok(Json(service::get(&cx, &caller, id).await?))
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
