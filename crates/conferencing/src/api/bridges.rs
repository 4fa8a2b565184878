//! Bridges.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::{READ, WRITE, bridge_id};
use crate::service::{self, BridgePatch, BridgeView, NewBridge};

const SET: &str = "conferencingBridges";

const BRIDGE: Supports = Supports {
    properties: &[
        "id",
        "name",
        "isDefault",
        "defaultServiceNumber",
        "defaultTollFreeNumber",
        "serviceNumbers",
    ],
    ..Supports::NONE
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(READ, BRIDGE.on(routes!(list)))
        .add(READ, BRIDGE.on(routes!(get)))
        .add(WRITE, routes!(create))
        .add(WRITE, routes!(change))
        .add(WRITE, routes!(delete))
}

/// Where people dial in.
#[utoipa::path(get, path = "/beta/admin/conferencing/bridges", tag = "conferencing", responses(
    (status = 200, description = "The bridges, oldest first", body = Collection<BridgeView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&BRIDGE)?;
    let all = service::bridges(&cx, caller.tenant).await?;
    asked.whole(&cx, SET, &query, all)
}

/// One bridge.
#[utoipa::path(get, path = "/beta/admin/conferencing/bridges/{id}", tag = "conferencing",
    params(("id" = String, Path, description = "The bridge")), responses(
    (status = 200, description = "The bridge", body = Entity<BridgeView>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such bridge", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&BRIDGE)?;
    let one = service::bridge(&cx, caller.tenant, bridge_id(&id)?).await?;
    asked.entity(&cx, SET, &query, one)
}

/// Make a bridge; the first one is the default one.
#[utoipa::path(post, path = "/beta/admin/conferencing/bridges", tag = "conferencing", request_body = NewBridge, responses(
    (status = 201, description = "The bridge", body = Entity<BridgeView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 409, description = "There are 100 already", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewBridge>,
) -> Answer<Response> {
    let made = service::create_bridge(&cx, &caller, new).await?;
    let path = format!("/beta/admin/conferencing/bridges/{}", made.id);
    asked.created(&cx, SET, &path, made)
}

/// Change a bridge: its name, its default numbers, whether it is the default one.
#[utoipa::path(patch, path = "/beta/admin/conferencing/bridges/{id}", tag = "conferencing", request_body = BridgePatch,
    params(("id" = String, Path, description = "The bridge")), responses(
    (status = 200, description = "The bridge", body = Entity<BridgeView>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such bridge", body = ErrorEnvelope)))]
async fn change(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<BridgePatch>,
) -> Answer<Response> {
    let changed = service::change_bridge(&cx, &caller, bridge_id(&id)?, patch).await?;
    asked.changed(&cx, SET, changed)
}

/// Remove a bridge that nobody and nothing is on.
#[utoipa::path(delete, path = "/beta/admin/conferencing/bridges/{id}", tag = "conferencing",
    params(("id" = String, Path, description = "The bridge")), responses(
    (status = 204, description = "It is gone"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such bridge", body = ErrorEnvelope),
    (status = 409, description = "It is in use", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    service::delete_bridge(&cx, &caller, bridge_id(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
