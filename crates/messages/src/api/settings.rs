//! What the organization has decided for all of its messages.

use axum::extract::State;
use beffroi_directory::permission::{MESSAGES_READ_ALL, ORGANIZATION_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};

use crate::model::{SettingsPatch, SettingsView};
use crate::service;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(MESSAGES_READ_ALL), routes!(get))
        .add(Access::Needs(ORGANIZATION_READ_WRITE_ALL), routes!(change))
}

/// The organization's settings for messages.
#[utoipa::path(get, path = "/beta/admin/organizationalMessages/settings", tag = "organizationalMessages", responses(
    (status = 200, description = "The settings", body = SettingsView),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "OrganizationalMessages.Read.All is missing", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, caller: Caller) -> Answer<Json<SettingsView>> {
    Ok(Json(service::settings(&cx, &caller).await?))
}

/// Change the organization's settings for messages; what is not given stays.
///
/// They hold for what is sent for approval or approved from now on. Neither writers nor approvers
/// can change them: they are what four eyes are measured by.
#[utoipa::path(patch, path = "/beta/admin/organizationalMessages/settings", tag = "organizationalMessages",
    request_body = SettingsPatch, responses(
    (status = 200, description = "The settings after the change", body = SettingsView),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Organization.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    caller: Caller,
    Json(patch): Json<SettingsPatch>,
) -> Answer<Json<SettingsView>> {
    Ok(Json(service::change_settings(&cx, &caller, patch).await?))
}
