//! `/deviceManagement/managedDevices`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use crate::device::Device;
use crate::permission::{DEVICE_READ_ALL, DEVICE_READ_WRITE_ALL};
use crate::{DeviceId, device};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(
            Access::NeedsForSome(DEVICE_READ_ALL),
            LIST.on(routes!(list)),
        )
        .add(
            Access::NeedsForSome(DEVICE_READ_ALL),
            ENTITY.on(routes!(get)),
        )
        .add(Access::NeedsForSome(DEVICE_READ_WRITE_ALL), routes!(delete))
}

const SET: &str = "deviceManagement/managedDevices";

const PROPERTIES: &[&str] = &[
    "id",
    "deviceName",
    "userId",
    "userPrincipalName",
    "userDisplayName",
    "operatingSystem",
    "osVersion",
    "skuFamily",
    "joinType",
    "enrolledDateTime",
    "lastSyncDateTime",
    "surfaces",
    "policies",
];

const LIST: Supports = Supports {
    filter: true,
    search: &device::store::SEARCHED,
    properties: PROPERTIES,
    order_by: &["deviceName", "enrolledDateTime"],
    ..Supports::LIST
};

/// One device, and one of the caller's own.
pub(super) const ENTITY: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::NONE
};

/// One's own devices.
pub(super) const OWN: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::LIST
};

/// The id of a device from the path.
pub(super) fn id(text: &str) -> failure::Result<DeviceId> {
    text.parse().map_err(|_| Failure::not_found("device", text))
}

/// The organization's devices.
#[utoipa::path(get, path = "/v1.0/deviceManagement/managedDevices", tag = "devices", responses(
    (status = 200, description = "A page of devices", body = Collection<Device>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = device::service::list(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// One device.
#[utoipa::path(get, path = "/v1.0/deviceManagement/managedDevices/{id}", tag = "devices",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 200, description = "The device", body = Entity<Device>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let device = device::service::get(&cx, &caller, id(&key)?).await?;
    asked.entity(&cx, SET, &query, device)
}

/// Unenrol a device.
#[utoipa::path(delete, path = "/v1.0/deviceManagement/managedDevices/{id}", tag = "devices",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 204, description = "Unenrolled"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device in the organization", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    device::service::unenrol(&cx, &caller, id(&key)?, None, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}
