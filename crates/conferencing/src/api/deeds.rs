//! What is done about somebody's conferences.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::Failure;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing, Routes, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use super::WRITE;
use super::users::SET;
use crate::model::Provider;
use crate::service::{self, Enabled, Enabling, PersonPatch, PersonView, PinShown};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(WRITE, routes!(enable))
        .add(WRITE, routes!(disable))
        .add(WRITE, routes!(reset_pin))
        .add(WRITE, routes!(reset_conference_id))
        .add(WRITE, routes!(unlock))
        .add(WRITE, routes!(send_information))
}

/// Make the built-in provider somebody's. Their PIN stands in the answer where no e-mail tells it. Whose it is
/// already keeps everything, and is told nothing.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/{id}/enable", tag = "conferencing", request_body = Enabling,
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "What they have", body = Entity<Enabled>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope),
    (status = 409, description = "They lack the license, or another provider has them", body = ErrorEnvelope)))]
async fn enable(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(how): Json<Enabling>,
) -> Answer<Response> {
    let enabled = service::enable(
        &cx,
        &caller,
        &id,
        how.replace_provider,
        PersonPatch::default(),
    )
    .await?;
    asked.changed(&cx, SET, enabled)
}

/// How somebody is disabled.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Disabling {
    /// The name of another provider who runs their conferences from now on, 1 to 128 characters; nobody does
    /// when it is left out.
    provider_name: Option<String>,
}

/// Take the built-in provider from somebody: conference ID and PIN are gone. Nobody runs their conferences from
/// now on, or another provider.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/{id}/disable", tag = "conferencing", request_body = Disabling,
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "What they have", body = Entity<PersonView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn disable(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(how): Json<Disabling>,
) -> Answer<Response> {
    let name = how.provider_name.map(|name| name.trim().to_owned());
    let fits = |name: &String| {
        (1..=128).contains(&name.chars().count()) && !name.contains(char::is_control)
    };
    if !name.as_ref().is_none_or(fits) {
        let rule = "must be one line of 1 to 128 characters";
        return Err(Failure::invalid("providerName", rule).into());
    }
    let provider = match name {
        Some(_) => Provider::Other,
        None => Provider::None,
    };
    let disabled = service::disable(&cx, &caller, &id, (provider, name)).await?;
    asked.changed(&cx, SET, disabled)
}

/// Give somebody a new PIN. It stands in this answer and, where e-mails are switched on, in one to the person.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/{id}/resetPin", tag = "conferencing",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The new PIN, once", body = PinShown),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope),
    (status = 409, description = "They are not enabled", body = ErrorEnvelope)))]
async fn reset_pin(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<Json<PinShown>> {
    Ok(Json(service::reset_pin(&cx, &caller, &id).await?))
}

/// Give somebody a new conference ID; the old one is nobody's any more.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/{id}/resetConferenceId", tag = "conferencing",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "What they have", body = Entity<PersonView>),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope),
    (status = 409, description = "They are not enabled", body = ErrorEnvelope)))]
async fn reset_conference_id(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<Response> {
    let changed = service::reset_conference_id(&cx, &caller, &id).await?;
    asked.changed(&cx, SET, changed)
}

/// Take PINs of somebody again, whose conference ID is locked after too many wrong ones.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/{id}/unlock", tag = "conferencing",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "What they have", body = Entity<PersonView>),
    (status = 400, description = "The body is not empty", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope),
    (status = 409, description = "They are not enabled", body = ErrorEnvelope)))]
async fn unlock(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<Response> {
    let unlocked = service::unlock(&cx, &caller, &id).await?;
    asked.changed(&cx, SET, unlocked)
}

/// Where the information goes.
#[derive(Debug, Clone, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
struct Information {
    /// Another address than the person's own.
    send_to_address: Option<String>,
}

/// Send somebody their conference ID and numbers by e-mail, never the PIN; also where automatic e-mails are
/// switched off.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/{id}/sendInformation", tag = "conferencing", request_body = Information,
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 202, description = "It is in the outbox"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope),
    (status = 409, description = "They are not enabled, or have no address", body = ErrorEnvelope)))]
async fn send_information(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(wanted): Json<Information>,
) -> Answer<StatusCode> {
    service::send_information(&cx, &caller, &id, wanted.send_to_address, None).await?;
    Ok(StatusCode::ACCEPTED)
}
