//! `/$count`: how many there are, as plain text.

use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use beffroi_core::PageRequest;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Routes, routes};

use crate::permission::{DEVICE_READ_ALL, GROUP_READ_ALL, USER_READ_ALL};
use crate::{deleted, device, group, user};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::NeedsForSome(USER_READ_ALL),
            USERS.on(routes!(users)),
        )
        .add(Access::Needs(GROUP_READ_ALL), GROUPS.on(routes!(groups)))
        .add(
            Access::NeedsForSome(DEVICE_READ_ALL),
            DEVICES.on(routes!(devices)),
        )
        .add(
            Access::Needs(USER_READ_ALL),
            USERS.on(routes!(deleted_users)),
        )
        .add(
            Access::Needs(GROUP_READ_ALL),
            GROUPS.on(routes!(deleted_groups)),
        )
}

const USERS: Supports = Supports {
    filter: true,
    search: &user::store::SEARCHED,
    ..Supports::NONE
};
const GROUPS: Supports = Supports {
    filter: true,
    search: &group::store::SEARCHED,
    ..Supports::NONE
};
const DEVICES: Supports = Supports {
    filter: true,
    search: &device::store::SEARCHED,
    ..Supports::NONE
};

/// A request for the total: the one row beside it is not looked at.
pub(super) fn total() -> PageRequest {
    PageRequest {
        top: 1,
        after: None,
        count: true,
    }
}

/// The total without a mark before it: clients read a number.
pub(super) fn text(total: Option<u64>) -> Response {
    let kind = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (kind, total.unwrap_or_default().to_string()).into_response()
}

/// The same query for the total only.
pub(super) fn counting(query: ListQuery) -> ListQuery {
    ListQuery {
        page: total(),
        ..query
    }
}

/// How many users there are.
#[utoipa::path(get, path = "/v1.0/users/$count", tag = "users", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope)))]
async fn users(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counting(asked.query(&USERS)?);
    Ok(text(user::service::list(&cx, &caller, &query).await?.total))
}

/// How many groups there are.
#[utoipa::path(get, path = "/v1.0/groups/$count", tag = "groups", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope)))]
async fn groups(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counting(asked.query(&GROUPS)?);
    Ok(text(
        group::service::list(&cx, &caller, &query).await?.total,
    ))
}

/// How many devices there are.
#[utoipa::path(get, path = "/v1.0/deviceManagement/managedDevices/$count", tag = "devices", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope)))]
async fn devices(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counting(asked.query(&DEVICES)?);
    let page = device::service::list(&cx, &caller, &query).await?;
    Ok(text(page.total))
}

/// How many users may be restored.
#[utoipa::path(get, path = "/v1.0/directory/deletedItems/microsoft.graph.user/$count", tag = "deleted items", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.Read.All is missing", body = ErrorEnvelope)))]
async fn deleted_users(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counting(asked.query(&USERS)?);
    let page = deleted::service::users(&cx, &caller, &query).await?;
    Ok(text(page.total))
}

/// How many groups may be restored.
#[utoipa::path(get, path = "/v1.0/directory/deletedItems/microsoft.graph.group/$count", tag = "deleted items", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope)))]
async fn deleted_groups(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counting(asked.query(&GROUPS)?);
    let page = deleted::service::groups(&cx, &caller, &query).await?;
    Ok(text(page.total))
}
