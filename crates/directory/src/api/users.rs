//! `/users`. Creating and changing one stand in the identity crate, which keeps the passwords.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use super::groups;
use crate::group::Group;
use crate::permission::{GROUP_READ_ALL, USER_READ_ALL, USER_READ_WRITE_ALL};
use crate::user::User;
use crate::{group, user};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::NeedsForSome(USER_READ_ALL), LIST.on(routes!(list)))
        .add(Access::NeedsForSome(USER_READ_ALL), ENTITY.on(routes!(get)))
        .add(Access::Needs(USER_READ_WRITE_ALL), routes!(delete))
        .add(
            Access::Needs(GROUP_READ_ALL),
            groups::WHOLE.on(routes!(member_of)),
        )
        .add(
            Access::Needs(GROUP_READ_ALL),
            groups::WHOLE.on(routes!(transitive_member_of)),
        )
}

/// One user.
pub(super) const ENTITY: Supports = Supports {
    properties: &[
        "id",
        "userPrincipalName",
        "displayName",
        "givenName",
        "surname",
        "mail",
        "otherMails",
        "mobilePhone",
        "businessPhones",
        "department",
        "companyName",
        "officeLocation",
        "streetAddress",
        "city",
        "state",
        "postalCode",
        "country",
        "jobTitle",
        "preferredLanguage",
        "usageLocation",
        "accountEnabled",
        "userType",
        "createdDateTime",
        "deletedDateTime",
    ],
    ..Supports::NONE
};

pub(super) const LIST: Supports = Supports {
    filter: true,
    search: &user::store::SEARCHED,
    properties: ENTITY.properties,
    order_by: &["displayName", "userPrincipalName", "createdDateTime"],
    ..Supports::LIST
};

/// The organization's users.
#[utoipa::path(get, path = "/v1.0/users", tag = "users", responses(
    (status = 200, description = "A page of users", body = Collection<User>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = user::service::list(&cx, &caller, &query).await?;
    asked.page(&cx, "users", &query, page)
}

/// One user, by id or principal name.
#[utoipa::path(get, path = "/v1.0/users/{id}", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The user", body = Entity<User>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let user = user::service::get(&cx, &caller, &id).await?;
    asked.entity(&cx, "users", &query, user)
}

/// Delete a user; restorable for 30 days.
#[utoipa::path(delete, path = "/v1.0/users/{id}", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 204, description = "Deleted"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope),
    (status = 409, description = "The last Global Administrator", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    user::service::delete(&cx, &caller, id, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The groups that a user is in directly.
#[utoipa::path(get, path = "/v1.0/users/{id}/memberOf", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "Groups by name", body = Collection<Group>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn member_of(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&groups::WHOLE)?;
    let groups = group::service::groups_of_user(&cx, &caller, &id, false).await?;
    asked.whole(&cx, "groups", &query, groups)
}

/// The groups that a user is in, directly or through nested groups.
#[utoipa::path(get, path = "/v1.0/users/{id}/transitiveMemberOf", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "Groups by name", body = Collection<Group>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn transitive_member_of(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&groups::WHOLE)?;
    let groups = group::service::groups_of_user(&cx, &caller, &id, true).await?;
    asked.whole(&cx, "groups", &query, groups)
}
