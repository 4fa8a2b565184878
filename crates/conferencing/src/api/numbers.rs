//! Service numbers.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::{READ, WRITE, service_number};
use crate::service::{self, NewNumber, NumberPatch, NumberView};

const SET: &str = "conferencingServiceNumbers";

const NUMBER: Supports = Supports {
    properties: &[
        "id",
        "number",
        "kind",
        "bridgeId",
        "country",
        "city",
        "primaryLanguage",
        "secondaryLanguages",
    ],
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, NUMBER.on(routes!(list)))
        .add(READ, NUMBER.on(routes!(get)))
        .add(WRITE, routes!(create))
        .add(WRITE, routes!(change))
        .add(WRITE, routes!(delete))
}

/// What people dial.
#[utoipa::path(get, path = "/beta/admin/conferencing/serviceNumbers", tag = "conferencing", responses(
    (status = 200, description = "The numbers, by their digits", body = Collection<NumberView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&NUMBER)?;
    let all = service::numbers(&cx, caller.tenant).await?;
    asked.whole(&cx, SET, &query, all)
}

/// One number.
#[utoipa::path(get, path = "/beta/admin/conferencing/serviceNumbers/{number}", tag = "conferencing",
    params(("number" = String, Path, description = "In E.164, with or without its plus sign")), responses(
    (status = 200, description = "The number", body = Entity<NumberView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such number", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&NUMBER)?;
    let one = service::number(&cx, caller.tenant, &service_number(&id)?).await?;
    asked.entity(&cx, SET, &query, one)
}

/// Make a number known; the first one of a bridge is its default one.
#[utoipa::path(post, path = "/beta/admin/conferencing/serviceNumbers", tag = "conferencing", request_body = NewNumber, responses(
    (status = 201, description = "The number", body = Entity<NumberView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 409, description = "It is known already, or there are 1,000", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewNumber>,
) -> Answer<Response> {
    let made = service::create_number(&cx, &caller, new).await?;
    let path = format!(
        "/beta/admin/conferencing/serviceNumbers/{}",
        made.number.as_str().trim_start_matches('+')
    );
    asked.created(&cx, SET, &path, made)
}

/// Change a number: its bridge, its city, its languages.
#[utoipa::path(patch, path = "/beta/admin/conferencing/serviceNumbers/{number}", tag = "conferencing", request_body = NumberPatch,
    params(("number" = String, Path, description = "In E.164, with or without its plus sign")), responses(
    (status = 200, description = "The number", body = Entity<NumberView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such number", body = ErrorEnvelope),
    (status = 409, description = "People have it", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<NumberPatch>,
) -> Answer<Response> {
    let changed = service::change_number(&cx, &caller, service_number(&id)?, patch).await?;
    asked.changed(&cx, SET, changed)
}

/// Remove a number that nobody has.
#[utoipa::path(delete, path = "/beta/admin/conferencing/serviceNumbers/{number}", tag = "conferencing",
    params(("number" = String, Path, description = "In E.164, with or without its plus sign")), responses(
    (status = 204, description = "It is gone"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such number", body = ErrorEnvelope),
    (status = 409, description = "It is in use", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    service::delete_number(&cx, &caller, service_number(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
