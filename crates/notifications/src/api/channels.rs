//! Channels: how they are doing, their keys, and a test.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::{READ, WRITE};
use crate::model::Channel;
use crate::service::{self, ApnsRequest, ChannelView, FcmRequest, TestResult, VapidRequest};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, routes!(list))
        .add(WRITE, routes!(put_apns))
        .add(WRITE, routes!(put_fcm))
        .add(WRITE, routes!(put_web_push))
        .add(WRITE, routes!(remove_apns))
        .add(WRITE, routes!(remove_fcm))
        .add(WRITE, routes!(test))
}

fn channel(text: &str) -> failure::Result<Channel> {
    text.parse()
        .map_err(|_| Failure::not_found("notification channel", text))
}

/// How each channel is doing: devices, key, and the servers that take its pushes.
#[utoipa::path(get, path = "/beta/admin/notifications/channels", tag = "customNotifications", responses(
    (status = 200, description = "The channels", body = Collection<ChannelView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&Supports::NONE)?;
    let found = service::channels(&cx, caller.tenant).await?;
    asked.whole(&cx, "notificationChannels", &query, found)
}

/// Set Apple's key for the organization's own app. It is checked, sealed, and told to nobody again.
#[utoipa::path(put, path = "/beta/admin/notifications/channels/apns/key", tag = "customNotifications",
    request_body = ApnsRequest, responses(
    (status = 204, description = "It is used from now on"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn put_apns(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<ApnsRequest>,
) -> Answer<StatusCode> {
    service::put_apns(&cx, &caller, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Set Google's service account for the organization's own app. It is checked, sealed, and told to nobody again.
#[utoipa::path(put, path = "/beta/admin/notifications/channels/fcm/key", tag = "customNotifications",
    request_body = FcmRequest, responses(
    (status = 204, description = "It is used from now on"),
    (status = 400, description = "The file breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn put_fcm(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<FcmRequest>,
) -> Answer<StatusCode> {
    service::put_fcm(&cx, &caller, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Set the key for Web Push, one's own or a fresh one. Browsers and apps that subscribed for another one are forgotten;
/// browsers subscribe anew when their portal is opened. The same key once more changes nothing.
#[utoipa::path(put, path = "/beta/admin/notifications/channels/webPush/key", tag = "customNotifications",
    request_body = VapidRequest, responses(
    (status = 204, description = "It is used from now on"),
    (status = 400, description = "It is no key", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn put_web_push(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<VapidRequest>,
) -> Answer<StatusCode> {
    service::put_vapid(&cx, &caller, request).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove Apple's key: nothing goes out by its gateway any more.
#[utoipa::path(delete, path = "/beta/admin/notifications/channels/apns/key", tag = "customNotifications", responses(
    (status = 204, description = "It is not used any more"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "There is no key", body = ErrorEnvelope)))]
async fn remove_apns(State(cx): State<Cx>, caller: Caller) -> Answer<StatusCode> {
    service::remove_key(&cx, &caller, Channel::Apns).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove Google's service account: nothing goes out by its gateway any more.
#[utoipa::path(delete, path = "/beta/admin/notifications/channels/fcm/key", tag = "customNotifications", responses(
    (status = 204, description = "It is not used any more"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "There is no key", body = ErrorEnvelope)))]
async fn remove_fcm(State(cx): State<Cx>, caller: Caller) -> Answer<StatusCode> {
    service::remove_key(&cx, &caller, Channel::Fcm).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Try a channel now: a test goes to your newest device that is reached by it; without one the gateways of phones
/// are asked whether they take the key.
#[utoipa::path(post, path = "/beta/admin/notifications/channels/{channel}/test", tag = "customNotifications",
    params(("channel" = Channel, Path, description = "The channel")), responses(
    (status = 200, description = "What came of it", body = TestResult),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such channel", body = ErrorEnvelope),
    (status = 409, description = "There is no device of yours to try it with", body = ErrorEnvelope)))]
async fn test(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<TestResult>> {
    Ok(Json(service::test(&cx, &caller, channel(&key)?).await?))
}
