//! `/users`. Creating and changing one stand in the identity crate, which keeps the passwords.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, RawQuery, Routes, routes};

use crate::group::Group;
use crate::permission::{GROUP_READ_ALL, USER_READ_ALL, USER_READ_WRITE_ALL};
use crate::user::User;
use crate::{group, user};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(USER_READ_ALL), routes!(list))
        .add(Access::Needs(USER_READ_ALL), routes!(get))
        .add(Access::Needs(USER_READ_WRITE_ALL), routes!(delete))
        .add(Access::Needs(GROUP_READ_ALL), routes!(member_of))
        .add(Access::Needs(GROUP_READ_ALL), routes!(transitive_member_of))
}

const LIST: Supports = Supports {
    filter: true,
    search: &user::store::SEARCHED,
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
    ],
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
    uri: Uri,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &LIST)?;
    let page = user::service::list(&cx, &caller, &query).await?;
    super::answer(&cx, &uri, "users", &query, page)
}

/// One user, by id or principal name.
#[utoipa::path(get, path = "/v1.0/users/{id}", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The user", body = User),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, caller: Caller, Path(id): Path<String>) -> Answer<Json<User>> {
    Ok(Json(user::service::get(&cx, &caller, &id).await?))
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
    uri: Uri,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &super::groups::WHOLE)?;
    let groups = group::service::groups_of_user(&cx, &caller, &id, false).await?;
    super::answer(&cx, &uri, "groups", &query, super::whole(groups))
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
    uri: Uri,
    caller: Caller,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &super::groups::WHOLE)?;
    let groups = group::service::groups_of_user(&cx, &caller, &id, true).await?;
    super::answer(&cx, &uri, "groups", &query, super::whole(groups))
}
