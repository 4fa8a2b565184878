//! `POST /Bulk`.

use axum::extract::State;
use beffroi_directory::permission::{GROUP_READ_WRITE_ALL, USER_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Access, Caller, Routes, routes};
use http::StatusCode;

use super::documents::{ScimBulk, WriteRefusals};
use super::reading::Body;
use super::refusal::Answer;
use super::{answer, base};
use crate::service;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(USER_READ_WRITE_ALL), routes!(bulk))
}

/// Do many operations, each by itself; `failOnErrors` says after how many errors to stop.
#[utoipa::path(post, path = "/scim/v2/Bulk", tag = "scim",
    request_body(content = ScimBulk, content_type = "application/scim+json"), responses(
    (status = 200, description = "What each has come to", body = ScimBulk, content_type = "application/scim+json"), WriteRefusals))]
async fn bulk(State(cx): State<Cx>, caller: Caller, body: Body) -> Answer {
    caller.require(GROUP_READ_WRITE_ALL)?;
    let results = service::bulk::run(&cx, &caller, &body.0, &base(&cx)).await?;
    Ok(answer(StatusCode::OK, &results))
}
