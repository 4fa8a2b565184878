//! What people have.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_core::page::MAX_PAGE;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use super::{READ, WRITE};
use crate::service::{self, DefaultNumberChange, NumberChanged, PersonPatch, PersonView, Resets};

pub(super) const SET: &str = "conferencingUsers";

pub(super) const USER: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "userPrincipalName",
        "mail",
        "isLicensed",
        "provider",
        "providerName",
        "conferenceId",
        "bridgeId",
        "bridgeName",
        "tollNumber",
        "tollFreeNumber",
        "allowTollFreeDialIn",
        "allowPstnOnlyMeetings",
        "pinSetDateTime",
        "lockedUntilDateTime",
    ],
    ..Supports::NONE
};

const USERS: Supports = Supports {
    filter: true,
    count: true,
    max_top: MAX_PAGE,
    ..USER
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, USERS.on(routes!(list)))
        .add(READ, USER.on(routes!(get)))
        .add(WRITE, routes!(change))
        .add(WRITE, routes!(change_default_number))
}

/// People who have or had to do with conferences by phone. `$filter` asks for id, provider, conferenceId,
/// bridgeId and tollNumber.
#[utoipa::path(get, path = "/beta/admin/conferencing/users", tag = "conferencing", responses(
    (status = 200, description = "A page of people", body = Collection<PersonView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&USERS)?;
    let page = service::list(&cx, &caller, &query).await?;
    asked.page(&cx, SET, &query, page)
}

/// What somebody has.
#[utoipa::path(get, path = "/beta/admin/conferencing/users/{id}", tag = "conferencing",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "What they have", body = Entity<PersonView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&USER)?;
    let one = service::person(&cx, caller.tenant, &id).await?;
    asked.entity(&cx, SET, &query, one)
}

/// Change what somebody has; where the conference ID or a number is another one then, an e-mail tells them.
#[utoipa::path(patch, path = "/beta/admin/conferencing/users/{id}", tag = "conferencing", request_body = PersonPatch,
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "What they have", body = Entity<PersonView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope),
    (status = 409, description = "They are not enabled", body = ErrorEnvelope),
    (status = 412, description = "If-Match names another version", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
    Json(patch): Json<PersonPatch>,
) -> Answer<Response> {
    let how = (Resets::default(), if_match);
    let (changed, _) = service::change_person(&cx, &caller, &id, patch, how).await?;
    asked.changed(&cx, SET, changed)
}

/// Give everybody who has one default number another one; each of them is told.
#[utoipa::path(post, path = "/beta/admin/conferencing/users/changeDefaultNumber", tag = "conferencing", request_body = DefaultNumberChange, responses(
    (status = 200, description = "How many people have it now", body = NumberChanged),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn change_default_number(
    State(cx): State<Cx>,
    caller: Caller,
    Json(wanted): Json<DefaultNumberChange>,
) -> Answer<Json<NumberChanged>> {
    Ok(Json(
        service::change_default_number(&cx, &caller, wanted).await?,
    ))
}
