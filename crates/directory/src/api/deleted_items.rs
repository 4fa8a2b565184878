//! `/directory/deletedItems`: what was deleted and may be restored for 30 days.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;
use uuid::Uuid;

use super::{groups, users};
use crate::deleted::{DeletedGroup, DeletedItem, DeletedUser, RestoreRequest, service};
use crate::permission::{GROUP_READ_ALL, GROUP_READ_WRITE_ALL, USER_READ_ALL, USER_READ_WRITE_ALL};

const READ: Access = Access::NeedsAny(&[USER_READ_ALL, GROUP_READ_ALL]);
const WRITE: Access = Access::NeedsAny(&[USER_READ_WRITE_ALL, GROUP_READ_WRITE_ALL]);
/// Where deleted things are described.
const SET: &str = "directory/deletedItems";

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::Needs(USER_READ_ALL),
            USERS.on(routes!(deleted_users)),
        )
        .add(
            Access::Needs(GROUP_READ_ALL),
            GROUPS.on(routes!(deleted_groups)),
        )
        .add(READ, ENTITY.on(routes!(get)))
        .add(WRITE, routes!(remove))
        .add(WRITE, routes!(restore))
}

const USERS: Supports = Supports {
    expand: &[],
    ..users::LIST
};
const GROUPS: Supports = Supports {
    expand: &[],
    ..groups::LIST
};

/// What a user or a group has.
const ENTITY: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "deletedDateTime",
        "createdDateTime",
        "userPrincipalName",
        "mail",
        "department",
        "jobTitle",
        "accountEnabled",
        "userType",
        "description",
        "mailNickname",
        "securityEnabled",
        "mailEnabled",
        "groupTypes",
    ],
    ..Supports::NONE
};

fn id(text: &str) -> failure::Result<Uuid> {
    text.parse()
        .map_err(|_| Failure::not_found("deleted item", text))
}

/// The people who were deleted and may be restored.
#[utoipa::path(get, path = "/v1.0/directory/deletedItems/microsoft.graph.user", tag = "deleted items", responses(
    (status = 200, description = "A page of users", body = Collection<DeletedUser>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope)))]
async fn deleted_users(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&USERS)?;
    let page = service::users(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// The groups that were deleted and may be restored.
#[utoipa::path(get, path = "/v1.0/directory/deletedItems/microsoft.graph.group", tag = "deleted items", responses(
    (status = 200, description = "A page of groups", body = Collection<DeletedGroup>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope)))]
async fn deleted_groups(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&GROUPS)?;
    let page = service::groups(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// One deleted user or group.
#[utoipa::path(get, path = "/v1.0/directory/deletedItems/{id}", tag = "deleted items",
    params(("id" = Uuid, Path, description = "The user or group")), responses(
    (status = 200, description = "The user or group", body = Entity<DeletedItem>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All or Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "Nothing deleted has this id", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let item = service::get(&cx, &caller, id(&key)?).await?;
    asked.entity(&cx, SET, &query, item)
}

/// Remove a deleted user or group for good.
#[utoipa::path(delete, path = "/v1.0/directory/deletedItems/{id}", tag = "deleted items",
    params(("id" = Uuid, Path, description = "The user or group")), responses(
    (status = 204, description = "Removed for good"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All or Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "Nothing deleted has this id", body = ErrorEnvelope)))]
async fn remove(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<StatusCode> {
    service::remove(&cx, &caller, id(&key)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Restore a deleted user or group with memberships, roles and devices.
#[utoipa::path(post, path = "/v1.0/directory/deletedItems/{id}/restore", tag = "deleted items",
    request_body = RestoreRequest, params(("id" = Uuid, Path, description = "The user or group")), responses(
    (status = 200, description = "The user or group", body = Entity<DeletedItem>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All or Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "Nothing deleted has this id", body = ErrorEnvelope),
    (status = 409, description = "Its name is somebody else's by now", body = ErrorEnvelope)))]
async fn restore(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    Json(request): Json<RestoreRequest>,
) -> Answer<Response> {
    let item = service::restore(&cx, &caller, id(&key)?, request).await?;
    asked.changed(&cx, SET, item)
}
