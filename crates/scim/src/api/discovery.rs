//! What the service says of itself.

use axum::extract::{Path, State};
use beffroi_feature::Cx;
use beffroi_web::{Access, RawQuery, Routes, routes};
use http::StatusCode;
use serde_json::{Value, json};

use super::documents::{Refusals, ScimDescription, ScimError, ScimList};
use super::refusal::Answer;
use super::{answer, base};
use crate::service::not_found;
use crate::{refusal, schema};

const WHY: &str = "a provider reads what the service offers before it writes";

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::SignedIn(WHY), routes!(service_provider_config))
        .add(Access::SignedIn(WHY), routes!(resource_types))
        .add(Access::SignedIn(WHY), routes!(resource_type))
        .add(Access::SignedIn(WHY), routes!(schemas))
        .add(Access::SignedIn(WHY), routes!(schema_by_id))
}

/// What the service can do.
#[utoipa::path(get, path = "/scim/v2/ServiceProviderConfig", tag = "scim", responses(
    (status = 200, description = "The configuration", body = ScimDescription, content_type = "application/scim+json"),
    (status = 405, description = "It can only be read", body = ScimError, content_type = "application/scim+json"), Refusals))]
async fn service_provider_config(State(cx): State<Cx>) -> Answer {
    let config = schema::service_provider_config(&base(&cx));
    Ok(answer(StatusCode::OK, &config))
}

/// What there is: people and groups.
#[utoipa::path(get, path = "/scim/v2/ResourceTypes", tag = "scim", responses(
    (status = 200, description = "Every kind of resource", body = ScimList, content_type = "application/scim+json"), Refusals))]
async fn resource_types(State(cx): State<Cx>, query: RawQuery) -> Answer {
    all(&query, &schema::resource_types(&base(&cx)))
}

/// One kind of resource.
#[utoipa::path(get, path = "/scim/v2/ResourceTypes/{id}", tag = "scim", params(
    ("id" = String, Path, description = "User or Group")), responses(
    (status = 200, description = "The kind of resource", body = ScimDescription, content_type = "application/scim+json"), Refusals))]
async fn resource_type(State(cx): State<Cx>, Path(id): Path<String>) -> Answer {
    let found = schema::resource_type(&base(&cx), &id);
    one(found, "ResourceType", &id)
}

/// Which attributes people and groups have.
#[utoipa::path(get, path = "/scim/v2/Schemas", tag = "scim", responses(
    (status = 200, description = "Every schema", body = ScimList, content_type = "application/scim+json"), Refusals))]
async fn schemas(State(cx): State<Cx>, query: RawQuery) -> Answer {
    all(&query, &schema::schemas(&base(&cx)))
}

/// One schema.
#[utoipa::path(get, path = "/scim/v2/Schemas/{id}", tag = "scim", params(
    ("id" = String, Path, description = "The schema's URN")), responses(
    (status = 200, description = "The schema", body = ScimDescription, content_type = "application/scim+json"), Refusals))]
async fn schema_by_id(State(cx): State<Cx>, Path(id): Path<String>) -> Answer {
    let found = schema::schema_document(&base(&cx), &id);
    one(found, "Schema", &id)
}

fn one(found: Option<Value>, kind: &str, id: &str) -> Answer {
    let found = found.ok_or_else(|| not_found(kind, id))?;
    Ok(answer(StatusCode::OK, &found))
}

/// These lists are short and can't be filtered (RFC 7644, 4).
fn all(query: &RawQuery, resources: &[Value]) -> Answer {
    let mut names = url::form_urlencoded::parse(query.0.as_bytes()).map(|(name, _)| name);
    if names.any(|name| name.eq_ignore_ascii_case("filter")) {
        let words = "descriptions of the service can't be filtered";
        let failure = beffroi_core::Failure::new(
            beffroi_core::Kind::Denied,
            "Request_UnsupportedQuery",
            words,
        );
        return Err(failure.into());
    }
    let body = json!({
        "schemas": [refusal::LIST_RESPONSE],
        "totalResults": resources.len(),
        "startIndex": 1,
        "itemsPerPage": resources.len(),
        "Resources": resources,
    });
    Ok(answer(StatusCode::OK, &body))
}
