//! `/devices`: Graph's directory of devices, and those of one person.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_core::{Failure, Page};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::counts;
use super::devices::id;
use super::directory_objects::typed;
use crate::device::DirectoryDevice;
use crate::permission::DEVICE_READ_ALL;
use crate::{DeviceId, UserId, device, role, user};

pub(super) fn routes() -> Routes<Cx> {
    let needs = Access::NeedsForSome(DEVICE_READ_ALL);
    let own = Access::SignedIn("everybody may see and keep their own account and devices");
    Routes::default()
        .add(needs, LIST.on(routes!(list)))
        .add(needs, COUNT.on(routes!(count)))
        .add(needs, ENTITY.on(routes!(get)))
        .add(needs, LIST.on(routes!(owned)))
        .add(needs, LIST.on(routes!(registered)))
        .add(own, LIST.on(routes!(own_devices)))
}

pub(super) const PROPERTIES: &[&str] = &[
    "id",
    "deviceId",
    "displayName",
    "operatingSystem",
    "operatingSystemVersion",
    "accountEnabled",
    "isManaged",
    "trustType",
    "registrationDateTime",
    "approximateLastSignInDateTime",
];

const ENTITY: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::NONE
};

const LIST: Supports = Supports {
    filter: true,
    search: &["displayName"],
    order_by: &["displayName", "registrationDateTime"],
    properties: PROPERTIES,
    ..Supports::LIST
};

/// How many, with the filters of the list.
const COUNT: Supports = Supports {
    filter: true,
    search: LIST.search,
    ..Supports::NONE
};

/// The devices of the directory.
#[utoipa::path(get, path = "/v1.0/devices", tag = "devices", responses(
    (status = 200, description = "A page of devices", body = Collection<DirectoryDevice>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let managed = device::as_managed(query.clone())?;
    let page = device::service::list(&cx, &caller, &managed).await?;
    asked.page(&cx, "devices", &query, page.map(DirectoryDevice::from))
}

/// How many devices there are.
#[utoipa::path(get, path = "/v1.0/devices/$count", tag = "devices", responses(
    (status = 200, description = "How many", body = String, content_type = "text/plain"),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope)))]
async fn count(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = counts::counting(asked.query(&COUNT)?);
    let page = device::service::list(&cx, &caller, &device::as_managed(query)?).await?;
    Ok(counts::text(page.total))
}

/// One device of the directory.
#[utoipa::path(get, path = "/v1.0/devices/{id}", tag = "devices",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 200, description = "The device", body = Entity<DirectoryDevice>),
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
    asked.entity(&cx, "devices", &query, DirectoryDevice::from(device))
}

async fn devices_of(
    cx: &Cx,
    asked: &Asked,
    caller: &Caller,
    owner: UserId,
    query: &ListQuery,
) -> Answer<Json<Collection<Value>>> {
    let managed = device::as_managed(query.clone())?;
    let page = device::service::list_own(cx, caller.tenant, owner, &managed).await?;
    let rows = page.items.into_iter().map(DirectoryDevice::from);
    let items = rows
        .map(|device| typed("device", &device))
        .collect::<beffroi_core::failure::Result<Vec<_>>>()?;
    let page = Page {
        items,
        next: page.next,
        total: page.total,
    };
    asked.page(cx, "directoryObjects", query, page)
}

/// The devices that a user owns.
#[utoipa::path(get, path = "/v1.0/users/{id}/ownedDevices", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "A page of devices", body = Collection<DirectoryDevice>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn owned(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let mut conn = cx.read().await?;
    let owner = user::service::find(&mut conn, caller.tenant, &key)
        .await?
        .id;
    let absent = || Failure::not_found("user", &key);
    role::require_cover(&mut conn, &caller, DEVICE_READ_ALL, owner, absent).await?;
    drop(conn);
    devices_of(&cx, &asked, &caller, owner, &query).await
}

/// The devices that a user has registered: the same, since who registers one owns it here.
#[utoipa::path(get, path = "/v1.0/users/{id}/registeredDevices", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "A page of devices", body = Collection<DirectoryDevice>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
async fn registered(
    state: State<Cx>,
    asked: Asked,
    caller: Caller,
    key: Path<String>,
) -> Answer<Json<Collection<Value>>> {
    owned(state, asked, caller, key).await
}

/// The devices that I own.
#[utoipa::path(get, path = "/v1.0/me/ownedDevices", tag = "me", responses(
    (status = 200, description = "A page of my devices", body = Collection<DirectoryDevice>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn own_devices(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let owner = UserId::from_uuid(caller.user()?);
    devices_of(&cx, &asked, &caller, owner, &query).await
}
