//! `$batch`: several requests in one.
//!
//! Each request in it goes the way of one that came by itself: the same caller proves who it is
//! again, and permissions, limits, bodies and records are as always. A batch is no transaction.

mod answer;
mod item;
mod run;

use std::sync::{Arc, OnceLock};

use axum::extract::{FromRequest, Request};
use axum::{Extension, Router};
use beffroi_core::Failure;
use beffroi_web::path::{self, Names};
use beffroi_web::{Access, Answer, ErrorEnvelope, Json, RouteInfo, Routes, routes};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::Cx;

/// Most requests in one batch.
const MOST: usize = 20;

/// Where the requests of a batch go, once the application is complete.
#[derive(Clone, Default)]
pub(crate) struct Door(Arc<OnceLock<Router>>);

impl Door {
    pub(crate) fn complete(&self, table: &[RouteInfo], router: Router) {
        // Only the application that created it completes it, once.
        let _ = self.0.set(path::entrance(Names::of(table), router));
    }
}

/// Several requests.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Batch {
    /// 1 to 20 requests.
    requests: Vec<BatchRequest>,
}

/// One request of a batch.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct BatchRequest {
    /// Text or a whole number, each once in the batch.
    #[schema(value_type = String)]
    id: Value,
    /// `GET`, `POST`, `PATCH`, `PUT` or `DELETE`.
    method: String,
    /// Relative to the version that the batch was sent to, e.g. `/me`; an absolute address means
    /// its path.
    url: String,
    /// The request's headers. Who is calling is the batch's, for all requests alike.
    #[serde(default)]
    #[schema(value_type = Option<std::collections::BTreeMap<String, String>>)]
    headers: Option<Map<String, Value>>,
    /// JSON; with a Content-Type of another kind, Base64.
    #[serde(default)]
    body: Option<Value>,
    /// The ids of the requests that must have succeeded before this one is made.
    #[serde(default, alias = "depends_on")]
    #[schema(value_type = Option<Vec<String>>)]
    depends_on: Option<Vec<Value>>,
}

/// What became of the requests.
#[derive(Debug, Serialize, ToSchema)]
struct BatchAnswer {
    /// An answer for each request, in the order of the requests.
    responses: Vec<BatchResponse>,
}

/// What became of one request.
#[derive(Debug, Serialize, ToSchema)]
struct BatchResponse {
    /// The request's id.
    id: String,
    /// The status; 424 when a request that it depends on did not succeed.
    status: u16,
    /// The headers that say something.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    headers: Map<String, Value>,
    /// JSON, or Base64 of anything else.
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Value>,
}

const EACH: Access = Access::SignedIn("each request in it is judged by itself");

pub(crate) fn routes(door: &Door) -> Routes<Cx> {
    let through = |(schemas, paths, handlers): utoipa_axum::router::UtoipaMethodRouter<Cx>| {
        (schemas, paths, handlers.layer(Extension(door.clone())))
    };
    Routes::default()
        .add(EACH, through(routes!(v1)))
        .add(EACH, through(routes!(beta)))
}

/// Several requests in one.
///
/// They run side by side, but for those that depend on others. One that fails does not undo the
/// others.
#[utoipa::path(post, path = "/v1.0/$batch", tag = "batch", request_body = Batch, responses(
    (status = 200, description = "An answer for each request", body = BatchAnswer),
    (status = 400, description = "The batch is not well-formed; nothing was done", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn v1(Extension(door): Extension<Door>, request: Request) -> Answer<Json<BatchAnswer>> {
    answer("v1.0", &door, request).await
}

/// Several requests in one, relative to `/beta`.
#[utoipa::path(post, path = "/beta/$batch", tag = "batch", request_body = Batch, responses(
    (status = 200, description = "An answer for each request", body = BatchAnswer),
    (status = 400, description = "The batch is not well-formed; nothing was done", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn beta(Extension(door): Extension<Door>, request: Request) -> Answer<Json<BatchAnswer>> {
    answer("beta", &door, request).await
}

async fn answer(version: &str, door: &Door, request: Request) -> Answer<Json<BatchAnswer>> {
    let (parts, body) = request.into_parts();
    let Json(batch) =
        Json::<Batch>::from_request(Request::from_parts(parts.clone(), body), &()).await?;
    let items = item::read(version, batch.requests)?;
    let router = door
        .0
        .get()
        .ok_or_else(|| Failure::bug("a batch before the application was complete"))?;
    let responses = run::run(router, &parts, items).await;
    Ok(Json(BatchAnswer { responses }))
}
