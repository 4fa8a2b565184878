//! `/groups` and their members.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Expandable, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use super::directory_objects::typed;
use super::{expand, joined};
use crate::group::{DirectoryObject, Group, GroupPatch, NewGroup, Reference};
use crate::permission::{GROUP_READ_ALL, GROUP_READ_WRITE_ALL, USER_READ_ALL};
use crate::{GroupId, group};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(GROUP_READ_ALL), LIST.on(routes!(list)))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(create))
        .add(Access::Needs(GROUP_READ_ALL), ENTITY.on(routes!(get)))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(update))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(delete))
        .add(Access::Needs(GROUP_READ_ALL), MEMBERS.on(routes!(members)))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(add_member))
        .add(Access::Needs(GROUP_READ_WRITE_ALL), routes!(remove_member))
}

/// What the directory itself knows of a group.
const PROPERTIES: [&str; 14] = [
    "id",
    "displayName",
    "description",
    "mailNickname",
    "securityEnabled",
    "mailEnabled",
    "groupTypes",
    "membershipRule",
    "membershipRuleProcessingState",
    "createdDateTime",
    "deletedDateTime",
    "isAllCompany",
    "memberCount",
    "transitiveUserCount",
];

/// The same with what other systems tell of one.
const ALL: &[&str] = &joined::<14, 3, 17>(
    PROPERTIES,
    [
        "assignedLicenses",
        "licenseProcessingState",
        "hasMembersWithLicenseErrors",
    ],
);

pub(super) const LIST: Supports = Supports {
    filter: true,
    search: &group::store::SEARCHED,
    properties: ALL,
    order_by: &["displayName", "createdDateTime"],
    expand: RELATIONS,
    ..Supports::LIST
};

/// What can be answered with a group: 20 of its members, and of its owners.
const RELATIONS: &[Expandable] = &[
    Expandable {
        relation: "members",
        properties: MEMBERS.properties,
    },
    Expandable {
        relation: "owners",
        properties: MEMBERS.properties,
    },
];

/// One group.
const ENTITY: Supports = Supports {
    properties: ALL,
    expand: RELATIONS,
    ..WHOLE
};

/// One group, and lists that are never long enough to page.
pub(super) const WHOLE: Supports = Supports {
    properties: &PROPERTIES,
    ..Supports::NONE
};

pub(super) const MEMBERS: Supports = Supports {
    properties: &["id", "displayName", "userPrincipalName", "mail"],
    ..Supports::LIST
};

/// Whoever may learn in which groups somebody is: those who read groups, and those who read people,
/// as far as they do.
pub(super) const OF_SOMEBODY: Access = Access::NeedsAnyForSome(&[USER_READ_ALL, GROUP_READ_ALL]);

/// Somebody's groups as the caller may see them: whole to those who read groups and to the person
/// themselves, by id and name to whoever may read the person only.
pub(super) fn shown(caller: &Caller, key: &str, groups: &[Group]) -> failure::Result<Vec<Value>> {
    let whole = caller.permissions.has(GROUP_READ_ALL) || key.parse() == Ok(caller.actor.id);
    let rows = groups.iter().map(|group| {
        let mut row = typed("group", group)?;
        if let (false, Some(properties)) = (whole, row.as_object_mut()) {
            properties
                .retain(|name, _| ["@odata.type", "id", "displayName"].contains(&name.as_str()));
        }
        Ok(row)
    });
    rows.collect()
}

/// The id of a group from the path.
pub(super) fn id(text: &str) -> failure::Result<GroupId> {
    text.parse().map_err(|_| Failure::not_found("group", text))
}

/// The organization's groups.
#[utoipa::path(get, path = "/v1.0/groups", tag = "groups", responses(
    (status = 200, description = "A page of groups", body = Collection<Group>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = group::service::list(&cx, &caller, &query).await?;
    let page = expand::groups(&cx, &caller, &query, page).await?;
    asked.page(&cx, "groups", &query, page)
}

/// Create a group.
#[utoipa::path(post, path = "/v1.0/groups", tag = "groups", request_body = NewGroup, responses(
    (status = 201, description = "Created", body = Entity<Group>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewGroup>,
) -> Answer<Response> {
    let group = group::service::create(&cx, &caller, new).await?;
    let path = format!("/v1.0/groups/{}", group.id);
    asked.created(&cx, "groups", &path, group)
}

/// One group.
#[utoipa::path(get, path = "/v1.0/groups/{id}", tag = "groups",
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 200, description = "The group", body = Entity<Group>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let group = group::service::get(&cx, &caller, id(&key)?).await?;
    let group = expand::group(&cx, &caller, &query, group).await?;
    asked.entity(&cx, "groups", &query, group)
}

/// Change a group.
#[utoipa::path(patch, path = "/v1.0/groups/{id}", tag = "groups", request_body = GroupPatch,
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule, or All Company", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn update(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(patch): Json<GroupPatch>,
) -> Answer<StatusCode> {
    group::service::update(&cx, &caller, id(&key)?, patch, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Delete a group.
#[utoipa::path(delete, path = "/v1.0/groups/{id}", tag = "groups",
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 204, description = "Deleted"),
    (status = 400, description = "All Company", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    group::service::delete(&cx, &caller, id(&key)?, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// A group's direct members.
#[utoipa::path(get, path = "/v1.0/groups/{id}/members", tag = "groups",
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 200, description = "A page of users, groups and devices", body = Collection<DirectoryObject>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
async fn members(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&MEMBERS)?;
    let direct = group::membership::Wanted::DIRECT;
    let page = group::membership::members(&cx, &caller, id(&key)?, direct, &query.page).await?;
    asked.page(&cx, "directoryObjects", &query, page)
}

/// Add a member.
#[utoipa::path(post, path = "/v1.0/groups/{id}/members/$ref", tag = "groups", request_body = Reference,
    params(("id" = GroupId, Path, description = "The group")), responses(
    (status = 204, description = "Added"),
    (status = 400, description = "A member already, a cycle, or All Company", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group or member in the organization", body = ErrorEnvelope)))]
async fn add_member(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(reference): Json<Reference>,
) -> Answer<StatusCode> {
    group::membership::add_member(&cx, &caller, id(&key)?, reference.target()?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a member.
#[utoipa::path(delete, path = "/v1.0/groups/{id}/members/{member}/$ref", tag = "groups",
    params(("id" = GroupId, Path, description = "The group"), ("member" = uuid::Uuid, Path, description = "The member")),
    responses(
    (status = 204, description = "Removed"),
    (status = 400, description = "All Company", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group or member in the organization", body = ErrorEnvelope)))]
async fn remove_member(
    State(cx): State<Cx>,
    caller: Caller,
    Path((key, member)): Path<(String, String)>,
) -> Answer<StatusCode> {
    let member = member
        .parse()
        .map_err(|_| Failure::not_found("member of this group", &member))?;
    group::membership::remove_member(&cx, &caller, id(&key)?, member).await?;
    Ok(StatusCode::NO_CONTENT)
}
