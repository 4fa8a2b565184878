//! `/me`: the signed-in person.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{devices, expand, users};
use crate::device::{Device, EnrolDevice};
use crate::user::{User, UserPatch};
use crate::{DeviceId, UserId, device, user};

/// Where the caller's own devices are described.
const SET: &str = "users/managedDevices";

const OWN: Access = Access::SignedIn("everybody may see and keep their own account and devices");

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, users::ENTITY.on(routes!(get)))
        .add(OWN, routes!(update))
        .add(OWN, devices::OWN.on(routes!(list_devices)))
        .add(OWN, routes!(enrol))
        .add(OWN, devices::ENTITY.on(routes!(get_device)))
        .add(OWN, routes!(remove_device))
}

/// Who am I.
#[utoipa::path(get, path = "/v1.0/me", tag = "me", responses(
    (status = 200, description = "The signed-in person", body = Entity<User>),
    (status = 400, description = "An application has no self", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = asked.query(&users::ENTITY)?;
    let user = user::service::get_own(&cx, &caller).await?;
    let user = expand::user(&cx, &caller, &query, user).await?;
    asked.entity(&cx, "users", &query, user)
}

/// What people may change of themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OwnChange {
    /// The language that I prefer; `null` for the organization's.
    #[serde(default, deserialize_with = "crate::user::present")]
    #[schema(value_type = Option<String>)]
    preferred_language: Option<Option<beffroi_core::LanguageTag>>,
}

/// Change my own settings.
#[utoipa::path(patch, path = "/v1.0/me", tag = "me", request_body = OwnChange, responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope User.ReadWrite", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn update(
    State(cx): State<Cx>,
    caller: Caller,
    if_match: IfMatch,
    Json(change): Json<OwnChange>,
) -> Answer<StatusCode> {
    caller.require_own_changes()?;
    let patch = UserPatch {
        preferred_language: change.preferred_language,
        ..UserPatch::default()
    };
    user::service::update_own(&cx, &caller, patch, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// My devices.
#[utoipa::path(get, path = "/v1.0/me/managedDevices", tag = "me", responses(
    (status = 200, description = "A page of my devices", body = Collection<Device>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn list_devices(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&devices::OWN)?;
    let owner = UserId::from_uuid(caller.user()?);
    let page = device::service::list_own(&cx, caller.tenant, owner, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// Enrol the browser, or the device, on which I am signed in.
///
/// An app on a phone comes here with the token that it got for the code that its owner typed at `/devicelogin` (RFC 8628).
#[utoipa::path(post, path = "/v1.0/me/managedDevices", tag = "me", request_body = EnrolDevice, responses(
    (status = 201, description = "Enrolled", body = Entity<Device>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope User.ReadWrite", body = ErrorEnvelope),
    (status = 409, description = "Too many devices", body = ErrorEnvelope)))]
async fn enrol(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(request): Json<EnrolDevice>,
) -> Answer<Response> {
    caller.require_own_changes()?;
    let device = device::service::enrol_own(&cx, &caller, request).await?;
    let path = format!("/v1.0/me/managedDevices/{}", device.id);
    asked.created(&cx, SET, &path, device)
}

/// One of my devices.
#[utoipa::path(get, path = "/v1.0/me/managedDevices/{id}", tag = "me",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 200, description = "The device", body = Entity<Device>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "Not one of my devices", body = ErrorEnvelope)))]
async fn get_device(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&devices::ENTITY)?;
    let owner = UserId::from_uuid(caller.user()?);
    let id = devices::id(&key)?;
    let device = device::service::get_own(&cx, caller.tenant, owner, id).await?;
    asked.entity(&cx, SET, &query, device)
}

/// Remove one of my devices.
#[utoipa::path(delete, path = "/v1.0/me/managedDevices/{id}", tag = "me",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 204, description = "Removed"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope User.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "Not one of my devices", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn remove_device(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    caller.require_own_changes()?;
    let owner = UserId::from_uuid(caller.user()?);
    device::service::unenrol(&cx, &caller, devices::id(&id)?, Some(owner), if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}
