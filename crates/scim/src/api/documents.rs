//! The shapes of bodies, for the OpenAPI document. What attributes a resource has is said under
//! `/Schemas`, as the protocol wants it.
#![allow(
    dead_code,
    reason = "shapes for the document; bodies are read by their schema"
)]

use std::collections::BTreeMap;

use serde_json::Value;
use utoipa::{IntoResponses, ToSchema};

/// A person or a group: `schemas`, `id`, `meta` and the attributes of its schemas.
#[derive(ToSchema)]
pub(crate) struct ScimResource {
    /// The URNs of its schemas.
    schemas: Vec<String>,
    /// Its id.
    id: Option<String>,
    /// Every other attribute.
    #[schema(additional_properties)]
    #[serde(flatten)]
    attributes: BTreeMap<String, Value>,
}

/// A page of resources.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ScimList {
    /// The URN of the message.
    schemas: Vec<String>,
    /// How many there are in all.
    total_results: u64,
    /// The position of the first, from 1.
    start_index: u64,
    /// How many are here.
    items_per_page: u64,
    /// The resources.
    #[schema(rename = "Resources")]
    resources: Vec<ScimResource>,
}

/// A document that describes the service.
#[derive(ToSchema)]
pub(crate) struct ScimDescription {
    /// The URN of the document.
    schemas: Vec<String>,
}

/// A search in a body.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ScimSearch {
    /// The URN of the message.
    schemas: Option<Vec<String>>,
    /// A condition.
    filter: Option<String>,
    /// An attribute.
    sort_by: Option<String>,
    /// `ascending` or `descending`.
    sort_order: Option<String>,
    /// From 1.
    start_index: Option<i64>,
    /// At most 500.
    count: Option<i64>,
    /// Only these.
    attributes: Option<Vec<String>>,
    /// All but these.
    excluded_attributes: Option<Vec<String>>,
}

/// Changes of one resource.
#[derive(ToSchema)]
pub(crate) struct ScimPatch {
    /// The URN of the message.
    schemas: Option<Vec<String>>,
    /// The operations, in their order.
    #[schema(rename = "Operations")]
    operations: Vec<ScimPatchOperation>,
}

/// One change.
#[derive(ToSchema)]
pub(crate) struct ScimPatchOperation {
    /// `add`, `replace` or `remove`.
    op: String,
    /// What it is about, e.g. `emails[type eq "work"].value`.
    path: Option<String>,
    /// The new value.
    value: Option<Value>,
}

/// Many operations.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ScimBulk {
    /// The URN of the message.
    schemas: Option<Vec<String>>,
    /// After how many errors to stop.
    fail_on_errors: Option<u64>,
    /// The operations, or what they have come to.
    #[schema(rename = "Operations")]
    operations: Vec<ScimBulkOperation>,
}

/// One operation of many, or what it has come to.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ScimBulkOperation {
    /// `POST`, `PUT`, `PATCH` or `DELETE`.
    method: String,
    /// The name by which other operations know what a POST creates.
    bulk_id: Option<String>,
    /// `/Users`, `/Groups`, or one of them with an id.
    path: Option<String>,
    /// The version that was read.
    version: Option<String>,
    /// The body.
    data: Option<Value>,
    /// Where the resource is.
    location: Option<String>,
    /// The status, as a text.
    status: Option<String>,
    /// The refusal.
    response: Option<Value>,
}

/// A refusal.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub(crate) struct ScimError {
    /// The URN of the message.
    schemas: Vec<String>,
    /// The status, as a text.
    status: String,
    /// The keyword of RFC 7644.
    scim_type: Option<String>,
    /// What is wrong.
    detail: String,
}

/// What every request may come to.
#[derive(IntoResponses)]
pub(crate) enum Refusals {
    /// A query, path or value is wrong
    #[response(status = 400, content_type = "application/scim+json")]
    Invalid(ScimError),
    /// The token is missing or no good
    #[response(status = 401, content_type = "application/scim+json")]
    Unauthenticated(ScimError),
    /// The provider may not do this
    #[response(status = 403, content_type = "application/scim+json")]
    Denied(ScimError),
    /// There is no such resource
    #[response(status = 404, content_type = "application/scim+json")]
    NotFound(ScimError),
    /// Too many requests; Retry-After says for how long
    #[response(status = 429, content_type = "application/scim+json")]
    Limited(ScimError),
}

/// What a request that writes may come to beside that.
#[derive(IntoResponses)]
pub(crate) enum WriteRefusals {
    /// A query, path or value is wrong
    #[response(status = 400, content_type = "application/scim+json")]
    Invalid(ScimError),
    /// The token is missing or no good
    #[response(status = 401, content_type = "application/scim+json")]
    Unauthenticated(ScimError),
    /// The provider may not do this, or not to somebody who holds a role
    #[response(status = 403, content_type = "application/scim+json")]
    Denied(ScimError),
    /// There is no such resource
    #[response(status = 404, content_type = "application/scim+json")]
    NotFound(ScimError),
    /// Another resource has the name or external id
    #[response(status = 409, content_type = "application/scim+json")]
    Conflict(ScimError),
    /// If-Match names another version
    #[response(status = 412, content_type = "application/scim+json")]
    Changed(ScimError),
    /// The body is too large
    #[response(status = 413, content_type = "application/scim+json")]
    TooLarge(ScimError),
    /// The body is not JSON
    #[response(status = 415, content_type = "application/scim+json")]
    Media(ScimError),
    /// Too many requests; Retry-After says for how long
    #[response(status = 429, content_type = "application/scim+json")]
    Limited(ScimError),
}
