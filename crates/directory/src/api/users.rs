//! `/users`. Creating and changing one stand in the identity crate, which keeps the passwords.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Expandable, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use super::{directory_devices, expand, groups, joined};
use crate::permission::{USER_READ_ALL, USER_READ_WRITE_ALL};
use crate::user::{self, User};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::NeedsForSome(USER_READ_ALL), LIST.on(routes!(list)))
        .add(Access::NeedsForSome(USER_READ_ALL), ONE.on(routes!(get)))
        .add(
            Access::NeedsEverywhere(USER_READ_WRITE_ALL),
            routes!(delete),
        )
}

/// What the directory itself knows of a user.
pub(super) const PROPERTIES: [&str; 24] = [
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
];

/// The same with what other systems tell of one.
const ALL: &[&str] = &joined::<24, 3, 27>(
    PROPERTIES,
    [
        "assignedLicenses",
        "assignedPlans",
        "licenseAssignmentStates",
    ],
);

/// One user.
pub(super) const ENTITY: Supports = Supports {
    properties: ALL,
    ..Supports::NONE
};

pub(super) const LIST: Supports = Supports {
    filter: true,
    search: &user::store::SEARCHED,
    properties: ENTITY.properties,
    order_by: &["displayName", "userPrincipalName", "createdDateTime"],
    expand: RELATIONS,
    ..Supports::LIST
};

/// What can be answered with a user: the groups that they are in, and their devices.
const RELATIONS: &[Expandable] = &[
    Expandable {
        relation: "memberOf",
        properties: groups::WHOLE.properties,
    },
    Expandable {
        relation: "transitiveMemberOf",
        properties: groups::WHOLE.properties,
    },
    Expandable {
        relation: "ownedDevices",
        properties: directory_devices::PROPERTIES,
    },
];

const ONE: Supports = Supports {
    expand: RELATIONS,
    ..ENTITY
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
    let page = expand::users(&cx, &caller, &query, page).await?;
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
    let query = asked.query(&ONE)?;
    let user = user::service::get(&cx, &caller, &id).await?;
    let user = expand::user(&cx, &caller, &query, user).await?;
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
