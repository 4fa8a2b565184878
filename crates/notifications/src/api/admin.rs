//! What was sent, and the hour.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, failure};
use beffroi_directory::permission::{NOTIFY_DEVICES, SERVICE_CONFIG_READ_WRITE_ALL};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::READ;
use crate::model::NotificationId;
use crate::service::{self, BulkResult, FailureView, NotificationView, QuotaView};

const SET: &str = "customNotifications";

const PROPERTIES: &[&str] = &[
    "id",
    "title",
    "body",
    "titleLength",
    "bodyLength",
    "kind",
    "targets",
    "createdBy",
    "createdDateTime",
    "expirationDateTime",
    "state",
    "people",
    "devices",
    "completedDateTime",
    "channels",
];

const LIST: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::LIST
};

const ENTITY: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, routes!(quota))
        .add(READ, LIST.on(routes!(list)))
        .add(READ, ENTITY.on(routes!(get)))
        .add(READ, routes!(failures))
        .add(
            Access::NeedsAny(&[SERVICE_CONFIG_READ_WRITE_ALL, NOTIFY_DEVICES]),
            routes!(resend),
        )
}

fn id(text: &str) -> failure::Result<NotificationId> {
    text.parse()
        .map_err(|_| Failure::not_found("customNotification", text))
}

/// How many notifications to groups may be sent now.
#[utoipa::path(get, path = "/beta/admin/notifications/quota", tag = "customNotifications", responses(
    (status = 200, description = "The hour", body = QuotaView),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.Read.All is missing", body = ErrorEnvelope)))]
async fn quota(State(cx): State<Cx>, caller: Caller) -> Answer<Json<QuotaView>> {
    Ok(Json(service::quota(&cx, caller.tenant).await?))
}

/// What was sent, newest first; it goes back 30 days, or as long as a history is kept. Texts are there where it is.
#[utoipa::path(get, path = "/beta/admin/notifications", tag = "customNotifications", responses(
    (status = 200, description = "A page of notifications", body = Collection<NotificationView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = service::list(&cx, caller.tenant, &query.page).await?;
    asked.page(&cx, SET, &query, page)
}

/// A notification, and what has become of it so far.
#[utoipa::path(get, path = "/beta/admin/notifications/{id}", tag = "customNotifications",
    params(("id" = NotificationId, Path, description = "The notification")), responses(
    (status = 200, description = "The notification", body = Entity<NotificationView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such notification in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ENTITY)?;
    let found = service::get(&cx, caller.tenant, id(&key)?).await?;
    asked.entity(&cx, SET, &query, found)
}

/// Devices that a notification has not reached, or not yet, with the reasons: the first thousand of them.
#[utoipa::path(get, path = "/beta/admin/notifications/{id}/failures", tag = "customNotifications",
    params(("id" = NotificationId, Path, description = "The notification")), responses(
    (status = 200, description = "The devices", body = Collection<FailureView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such notification in the organization", body = ErrorEnvelope)))]
async fn failures(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&Supports::NONE)?;
    let found = service::failures(&cx, caller.tenant, id(&key)?).await?;
    asked.whole(&cx, "notificationFailures", &query, found)
}

/// Send a notification of the history again, to what was chosen then: as if it were sent now.
#[utoipa::path(post, path = "/beta/admin/notifications/{id}/resend", tag = "customNotifications",
    params(("id" = NotificationId, Path, description = "The notification")), responses(
    (status = 200, description = "It was sent to chosen devices: to which of them it goes now", body = BulkResult),
    (status = 204, description = "It is on its way"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "The permission to send to groups, or to devices, is missing", body = ErrorEnvelope),
    (status = 404, description = "No such notification, or what was chosen is not there any more", body = ErrorEnvelope),
    (status = 409, description = "Its text is not kept", body = ErrorEnvelope),
    (status = 429, description = "Too many were sent within the last hour", body = ErrorEnvelope)))]
async fn resend(State(cx): State<Cx>, caller: Caller, Path(key): Path<String>) -> Answer<Response> {
    let result = service::resend(&cx, &caller, id(&key)?).await?;
    Ok(result.map_or_else(
        || StatusCode::NO_CONTENT.into_response(),
        |result| Json(result).into_response(),
    ))
}
