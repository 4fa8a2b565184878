//! One's own devices.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_directory::DeviceId;
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::Serialize;
use utoipa::ToSchema;

use super::device_id;
use crate::model::{Address, AddressRequest};
use crate::service::{self, Registered};

const OWN: Access =
    Access::SignedIn("everybody decides on which devices of theirs they are notified");

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(web_push_key))
        .add(OWN, routes!(get))
        .add(OWN, routes!(put))
        .add(OWN, routes!(remove))
}

/// The key that browsers subscribe for.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct WebPushKey {
    /// `applicationServerKey`: a point of the curve P-256, uncompressed, in base64url.
    public_key: String,
}

/// The organization's public key for Web Push.
#[utoipa::path(get, path = "/beta/me/notifications/webPushKey", tag = "customNotifications", responses(
    (status = 200, description = "The key", body = WebPushKey),
    (status = 400, description = "A program asks, and no person", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn web_push_key(State(cx): State<Cx>, caller: Caller) -> Answer<Json<WebPushKey>> {
    caller.user()?;
    let public_key = service::vapid_public(&cx, caller.tenant).await?;
    Ok(Json(WebPushKey { public_key }))
}

/// Where a device of mine is reached.
#[utoipa::path(get, path = "/beta/me/managedDevices/{id}/pushRegistration", tag = "customNotifications",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 200, description = "By which channel and gateway; never the address itself", body = Registered),
    (status = 400, description = "A program asks, and no person", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "No such device of yours, or it is reached nowhere", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Registered>> {
    Ok(Json(
        service::registered(&cx, &caller, device_id(&key)?).await?,
    ))
}

/// Have a device of mine notified: it says where it is reached. What waits for it goes there.
#[utoipa::path(put, path = "/beta/me/managedDevices/{id}/pushRegistration", tag = "customNotifications",
    params(("id" = DeviceId, Path, description = "The device")), request_body = AddressRequest, responses(
    (status = 200, description = "By which channel and gateway", body = Registered),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope User.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such device of yours", body = ErrorEnvelope),
    (status = 409, description = "The device runs a system that has no notifications", body = ErrorEnvelope)))]
async fn put(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(request): Json<AddressRequest>,
) -> Answer<Json<Registered>> {
    caller.require_own_changes()?;
    let (id, address) = (device_id(&key)?, Address::try_from(request)?);
    Ok(Json(service::register(&cx, &caller, id, address).await?))
}

/// Have a device of mine notified no more.
#[utoipa::path(delete, path = "/beta/me/managedDevices/{id}/pushRegistration", tag = "customNotifications",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 204, description = "It is reached nowhere"),
    (status = 400, description = "A program asks, and no person", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "A program calls without the scope User.ReadWrite", body = ErrorEnvelope),
    (status = 404, description = "No such device of yours, or it is reached nowhere", body = ErrorEnvelope)))]
async fn remove(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<StatusCode> {
    caller.require_own_changes()?;
    service::unregister(&cx, &caller, device_id(&key)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
