//! `/groups/{id}/owners`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::counts;
use super::groups::{MEMBERS, id};
use crate::GroupId;
use crate::group::{DirectoryObject, Reference, owners};
use crate::permission::{GROUP_READ_ALL, GROUP_READ_WRITE_ALL};

pub(super) fn routes() -> Routes<Cx> {
    let (reads, writes) = (
        Access::Needs(GROUP_READ_ALL),
        Access::Needs(GROUP_READ_WRITE_ALL),
    );
    Routes::default()
        .add(reads, MEMBERS.on(routes!(list)))
        .add(reads, Supports::NONE.on(routes!(count)))
        .add(writes, routes!(add))
        .add(writes, routes!(remove))
}

/// A group's owners.
#[utoipa::path(get, path = "/v1.0/groups/{id}/owners", tag = "groups",
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 200, description = "A page of users", body = Collection<DirectoryObject>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&MEMBERS)?;
    let page = owners::list(&cx, &caller, id(&key)?, &query.page).await?;
    asked.page(&cx, "directoryObjects", &query, page)
}

/// How many owners a group has.
#[utoipa::path(get, path = "/v1.0/groups/{id}/owners/$count", tag = "groups",
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
async fn count(State(cx): State<Cx>, caller: Caller, Path(key): Path<String>) -> Answer<Response> {
    let page = owners::list(&cx, &caller, id(&key)?, &counts::total()).await?;
    Ok(counts::text(page.total))
}

/// Make somebody an owner.
#[utoipa::path(post, path = "/v1.0/groups/{id}/owners/$ref", tag = "groups", request_body = Reference,
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 204, description = "Added"),
    (status = 400, description = "An owner already, no user, or All Company", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group or user in the organization", body = ErrorEnvelope)))]
async fn add(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(reference): Json<Reference>,
) -> Answer<StatusCode> {
    owners::add(&cx, &caller, id(&key)?, reference.target()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove an owner; the last one stays.
#[utoipa::path(delete, path = "/v1.0/groups/{id}/owners/{owner}/$ref", tag = "groups",
    params(("id" = GroupId, Path, description = "The group"), ("owner" = uuid::Uuid, Path, description = "The owner")),
    responses(
    (status = 204, description = "Removed"),
    (status = 400, description = "The last owner, or All Company", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group, or not its owner", body = ErrorEnvelope)))]
async fn remove(
    State(cx): State<Cx>,
    caller: Caller,
    Path((key, owner)): Path<(String, String)>,
) -> Answer<StatusCode> {
    let not_owner = || beffroi_core::Failure::not_found("owner of this group", &owner);
    let owner = owner.parse().map_err(|_| not_owner())?;
    owners::remove(&cx, &caller, id(&key)?, owner).await?;
    Ok(StatusCode::NO_CONTENT)
}
