//! Whether a history is kept.

use axum::extract::State;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Entity, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};

use super::{READ, WRITE};
use crate::service::{self, SettingsPatch, SettingsView};

const SET: &str = "notificationSettings";

const SETTINGS: Supports = Supports {
    properties: &["id", "historyDays"],
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, SETTINGS.on(routes!(get)))
        .add(WRITE, routes!(change))
}

/// What holds for notifications.
#[utoipa::path(get, path = "/beta/admin/notifications/settings", tag = "customNotifications", responses(
    (status = 200, description = "The settings", body = Entity<SettingsView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.Read.All is missing", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = asked.query(&SETTINGS)?;
    let found = service::settings(&cx, caller.tenant).await?;
    asked.entity(&cx, SET, &query, found)
}

/// Decide what holds; what is left out stays. A history that is not kept any more is removed.
#[utoipa::path(patch, path = "/beta/admin/notifications/settings", tag = "customNotifications",
    request_body = SettingsPatch, responses(
    (status = 200, description = "The settings", body = Entity<SettingsView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    if_match: IfMatch,
    Json(patch): Json<SettingsPatch>,
) -> Answer<Response> {
    let changed = service::change(&cx, &caller, patch, if_match).await?;
    asked.changed(&cx, SET, changed)
}
