//! `/Users`.

use axum::extract::{Path, State};
use axum::response::IntoResponse;
use beffroi_core::failure;
use beffroi_directory::permission::{USER_READ_ALL, USER_READ_WRITE_ALL};
use beffroi_feature::Cx;
use beffroi_web::{Access, Caller, IfMatch, IfNoneMatch, RawQuery, Routes, routes};
use http::StatusCode;
use serde_json::Value;

use super::documents::{Refusals, ScimList, ScimPatch, ScimResource, WriteRefusals};
use super::reading::{Body, query, selection};
use super::refusal::Answer;
use super::{answer, base, resource};
use crate::schema::USER;
use crate::selection::Selection;
use crate::service::list::{Scope, search};
use crate::service::users;

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(USER_READ_ALL), routes!(list))
        .add(Access::Needs(USER_READ_WRITE_ALL), routes!(create))
        .add(Access::Needs(USER_READ_ALL), routes!(get))
        .add(
            Access::Needs(USER_READ_WRITE_ALL),
            routes!(replace, change, delete),
        )
}

/// Reads one person as the caller sees them.
async fn show(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    selection: &Selection,
) -> failure::Result<(Value, Option<String>)> {
    let mut conn = cx.read().await?;
    let mut person = users::find(&mut conn, caller, id).await?;
    if selection.wants("groups", false) {
        users::add_groups(&mut conn, caller, std::slice::from_mut(&mut person)).await?;
    }
    let (document, version) = person.resource(&base(cx));
    Ok((selection.cut(&USER, document).into(), Some(version)))
}

/// A page of people: filtered, sorted, from a position on.
#[utoipa::path(get, path = "/scim/v2/Users", tag = "scim", params(
    ("filter" = Option<String>, Query, description = "A condition (RFC 7644, 3.4.2.2)"),
    ("sortBy" = Option<String>, Query, description = "An attribute"),
    ("sortOrder" = Option<String>, Query, description = "ascending or descending"),
    ("startIndex" = Option<i64>, Query, description = "From 1"),
    ("count" = Option<i64>, Query, description = "At most 500"),
    ("attributes" = Option<String>, Query, description = "Only these, separated by commas"),
    ("excludedAttributes" = Option<String>, Query, description = "All but these")), responses(
    (status = 200, description = "A page", body = ScimList, content_type = "application/scim+json"), Refusals))]
async fn list(State(cx): State<Cx>, caller: Caller, text: RawQuery) -> Answer {
    let page = search(&cx, &caller, Scope::Users, &query(&text.0)?, &base(&cx)).await?;
    Ok(answer(StatusCode::OK, &page))
}

/// Create a person.
#[utoipa::path(post, path = "/scim/v2/Users", tag = "scim", params(
    ("attributes" = Option<String>, Query, description = "Answer only these"),
    ("excludedAttributes" = Option<String>, Query, description = "Answer all but these")),
    request_body(content = ScimResource, content_type = "application/scim+json"), responses(
    (status = 201, description = "Created", body = ScimResource, content_type = "application/scim+json"), WriteRefusals))]
async fn create(State(cx): State<Cx>, caller: Caller, query: RawQuery, body: Body) -> Answer {
    let selection = selection(&query.0)?;
    let id = users::create(&cx, &caller, &body.0).await?;
    let (body, version) = show(&cx, &caller, &id.to_string(), &selection).await?;
    let mut created = resource(StatusCode::CREATED, &body, version.as_deref(), None)?;
    super::locate(&mut created, &format!("{}/Users/{id}", base(&cx)))?;
    Ok(created)
}

/// One person.
#[utoipa::path(get, path = "/scim/v2/Users/{id}", tag = "scim", params(
    ("id" = String, Path, description = "The person's id"),
    ("If-None-Match" = Option<String>, Header, description = "The tag of what the caller has"),
    ("attributes" = Option<String>, Query, description = "Only these"),
    ("excludedAttributes" = Option<String>, Query, description = "All but these")), responses(
    (status = 200, description = "The person", body = ScimResource, content_type = "application/scim+json"),
    (status = 304, description = "The caller has it already"), Refusals))]
async fn get(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    query: RawQuery,
    has: IfNoneMatch,
) -> Answer {
    let (body, version) = show(&cx, &caller, &id, &selection(&query.0)?).await?;
    resource(StatusCode::OK, &body, version.as_deref(), Some(&has))
}

/// Replace a person: what is absent goes.
#[utoipa::path(put, path = "/scim/v2/Users/{id}", tag = "scim", params(
    ("id" = String, Path, description = "The person's id"),
    ("attributes" = Option<String>, Query, description = "Answer only these"),
    ("excludedAttributes" = Option<String>, Query, description = "Answer all but these")),
    request_body(content = ScimResource, content_type = "application/scim+json"), responses(
    (status = 200, description = "Replaced", body = ScimResource, content_type = "application/scim+json"), WriteRefusals))]
async fn replace(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    query: RawQuery,
    if_match: IfMatch,
    body: Body,
) -> Answer {
    let selection = selection(&query.0)?;
    let edit = users::Edit::put(&body.0)?;
    let id = users::update(&cx, &caller, &id, edit, if_match).await?;
    let (body, version) = show(&cx, &caller, &id.to_string(), &selection).await?;
    resource(StatusCode::OK, &body, version.as_deref(), None)
}

/// Change a person. Providers' own ways are taken: no path, `"False"` for false, a value that is not there yet.
#[utoipa::path(patch, path = "/scim/v2/Users/{id}", tag = "scim", params(
    ("id" = String, Path, description = "The person's id"),
    ("attributes" = Option<String>, Query, description = "Answer only these"),
    ("excludedAttributes" = Option<String>, Query, description = "Answer all but these")),
    request_body(content = ScimPatch, content_type = "application/scim+json"), responses(
    (status = 200, description = "Changed", body = ScimResource, content_type = "application/scim+json"), WriteRefusals))]
async fn change(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    query: RawQuery,
    if_match: IfMatch,
    body: Body,
) -> Answer {
    let selection = selection(&query.0)?;
    let edit = users::Edit::patch(&body.0)?;
    let id = users::update(&cx, &caller, &id, edit, if_match).await?;
    let (body, version) = show(&cx, &caller, &id.to_string(), &selection).await?;
    resource(StatusCode::OK, &body, version.as_deref(), None)
}

/// Delete a person: restorable for 30 days.
#[utoipa::path(delete, path = "/scim/v2/Users/{id}", tag = "scim", params(
    ("id" = String, Path, description = "The person's id")), responses(
    (status = 204, description = "Deleted"), WriteRefusals))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
) -> Answer {
    users::delete(&cx, &caller, &id, if_match).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
