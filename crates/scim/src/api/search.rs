//! `POST /.search`: a query that is too long for an address, or too private.

use axum::extract::State;
use beffroi_directory::permission::{GROUP_READ_ALL, USER_READ_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Access, Caller, Routes, routes};
use http::StatusCode;

use super::documents::{ScimList, ScimSearch, WriteRefusals};
use super::reading::{self, Body};
use super::refusal::Answer;
use super::{answer, base};
use crate::service::list::{self, Scope};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(USER_READ_ALL), routes!(everything))
        .add(Access::Needs(USER_READ_ALL), routes!(users))
        .add(Access::Needs(GROUP_READ_ALL), routes!(groups))
}

async fn found(cx: &Cx, caller: &Caller, scope: Scope, body: &Body) -> Answer {
    if scope == Scope::Everything {
        caller.require(GROUP_READ_ALL)?;
    }
    let query = reading::search(&body.0)?;
    let page = list::search(cx, caller, scope, &query, &base(cx)).await?;
    Ok(answer(StatusCode::OK, &page))
}

/// Search people and groups: people first.
#[utoipa::path(post, path = "/scim/v2/.search", tag = "scim",
    request_body(content = ScimSearch, content_type = "application/scim+json"), responses(
    (status = 200, description = "A page", body = ScimList, content_type = "application/scim+json"), WriteRefusals))]
async fn everything(State(cx): State<Cx>, caller: Caller, body: Body) -> Answer {
    found(&cx, &caller, Scope::Everything, &body).await
}

/// Search people.
#[utoipa::path(post, path = "/scim/v2/Users/.search", tag = "scim",
    request_body(content = ScimSearch, content_type = "application/scim+json"), responses(
    (status = 200, description = "A page", body = ScimList, content_type = "application/scim+json"), WriteRefusals))]
async fn users(State(cx): State<Cx>, caller: Caller, body: Body) -> Answer {
    found(&cx, &caller, Scope::Users, &body).await
}

/// Search groups.
#[utoipa::path(post, path = "/scim/v2/Groups/.search", tag = "scim",
    request_body(content = ScimSearch, content_type = "application/scim+json"), responses(
    (status = 200, description = "A page", body = ScimList, content_type = "application/scim+json"), WriteRefusals))]
async fn groups(State(cx): State<Cx>, caller: Caller, body: Body) -> Answer {
    found(&cx, &caller, Scope::Groups, &body).await
}
