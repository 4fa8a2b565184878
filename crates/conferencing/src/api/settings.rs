//! What the organization decides.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Entity, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};

use super::{READ, WRITE};
use crate::model::SettingsPatch;
use crate::service::{self, SettingsView};

const SET: &str = "conferencingSettings";

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, SETTINGS.on(routes!(get)))
        .add(WRITE, routes!(change))
        .add(WRITE, routes!(reset))
}

const SETTINGS: Supports = Supports {
    properties: &[
        "id",
        "automaticallySendEmailsToUsers",
        "sendEmailFromOverride",
        "sendEmailFromAddress",
        "sendEmailFromDisplayName",
        "pinLength",
        "enableEntryExitNotifications",
        "entryExitAnnouncementsType",
        "enableNameRecording",
        "allowPstnOnlyMeetingsByDefault",
        "maskPstnNumbersType",
        "automaticallyReplaceAcpProvider",
        "automaticallyMigrateUserMeetings",
        "enableDialOutJoinConfirmation",
        "includeTollFreeNumberInMeetingInvites",
        "migrateServiceNumbersOnCrossForestMove",
        "useUniqueConferenceIds",
        "allowFederatedUsersToDialOutToSelf",
        "allowFederatedUsersToDialOutToThirdParty",
        "allowedDialOutExternalDomains",
    ],
    ..Supports::NONE
};

/// What holds for conferences by phone.
#[utoipa::path(get, path = "/beta/admin/conferencing/settings", tag = "conferencing", responses(
    (status = 200, description = "The settings", body = Entity<SettingsView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, asked: Asked, caller: Caller) -> Answer<Response> {
    let query = asked.query(&SETTINGS)?;
    let found = service::settings(&cx, caller.tenant).await?;
    asked.entity(&cx, SET, &query, found)
}

/// Decide what holds; what is left out stays.
#[utoipa::path(patch, path = "/beta/admin/conferencing/settings", tag = "conferencing", request_body = SettingsPatch, responses(
    (status = 200, description = "The settings", body = Entity<SettingsView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    if_match: IfMatch,
    Json(patch): Json<SettingsPatch>,
) -> Answer<Response> {
    let changed = service::change_settings(&cx, &caller, patch, if_match).await?;
    asked.changed(&cx, SET, changed)
}

/// Bring back what holds where nothing was decided.
#[utoipa::path(delete, path = "/beta/admin/conferencing/settings", tag = "conferencing", responses(
    (status = 204, description = "The usual holds"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn reset(State(cx): State<Cx>, caller: Caller) -> Answer<StatusCode> {
    service::reset_settings(&cx, &caller).await?;
    Ok(StatusCode::NO_CONTENT)
}
