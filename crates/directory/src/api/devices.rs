//! `/deviceManagement/managedDevices`.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, RawQuery, Routes, routes};

use crate::device::Device;
use crate::permission::{DEVICE_READ_ALL, DEVICE_READ_WRITE_ALL};
use crate::{DeviceId, device};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(DEVICE_READ_ALL), routes!(list))
        .add(Access::Needs(DEVICE_READ_ALL), routes!(get))
        .add(Access::Needs(DEVICE_READ_WRITE_ALL), routes!(delete))
}

const LIST: Supports = Supports {
    filter: true,
    search: &device::store::SEARCHED,
    properties: &[
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
    ],
    order_by: &["deviceName", "enrolledDateTime"],
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
    uri: Uri,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &LIST)?;
    let page = device::service::list(&cx, caller.tenant, None, &query).await?;
    super::answer(&cx, &uri, "deviceManagement/managedDevices", &query, page)
}

/// One device.
#[utoipa::path(get, path = "/v1.0/deviceManagement/managedDevices/{id}", tag = "devices",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 200, description = "The device", body = Device),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Device>> {
    Ok(Json(device::service::get(&cx, &caller, id(&key)?).await?))
}

/// Unenrol a device.
#[utoipa::path(delete, path = "/v1.0/deviceManagement/managedDevices/{id}", tag = "devices",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 204, description = "Unenrolled"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device in the organization", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<StatusCode> {
    device::service::unenrol(&cx, &caller, id(&key)?, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
