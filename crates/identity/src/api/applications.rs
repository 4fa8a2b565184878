//! `/applications` and their secrets.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_directory::permission::{APPLICATION_READ_ALL, APPLICATION_READ_WRITE_ALL};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, Routes, routes};
use serde_json::Value;

use crate::application::resource::{
    AddPassword, ApplicationPatch, ApplicationResource, NewApplicationBody, PasswordCredential,
    RemovePassword,
};
use crate::application::{ApplicationId, management, secrets, store};

pub(super) fn routes() -> Routes<Cx> {
    let write = Access::Needs(APPLICATION_READ_WRITE_ALL);
    Routes::default()
        .add(Access::Needs(APPLICATION_READ_ALL), LIST.on(routes!(list)))
        .add(write, routes!(create))
        .add(Access::Needs(APPLICATION_READ_ALL), WHOLE.on(routes!(get)))
        .add(write, routes!(update))
        .add(write, routes!(delete))
        .add(write, routes!(add_password))
        .add(write, routes!(remove_password))
}

const PROPERTIES: &[&str] = &[
    "id",
    "appId",
    "displayName",
    "description",
    "createdDateTime",
    "signInAudience",
    "isFallbackPublicClient",
    "web",
    "publicClient",
    "permissions",
    "passwordCredentials",
    "keyCredentials",
];

const LIST: Supports = Supports {
    filter: true,
    search: &store::SEARCHED,
    properties: PROPERTIES,
    order_by: &["displayName", "createdDateTime"],
    ..Supports::LIST
};

const WHOLE: Supports = Supports {
    properties: PROPERTIES,
    ..Supports::NONE
};

/// The id of an application from the path.
fn id(text: &str) -> failure::Result<ApplicationId> {
    text.parse()
        .map_err(|_| Failure::not_found("application", text))
}

/// The organization's registered applications.
#[utoipa::path(get, path = "/v1.0/applications", tag = "applications", responses(
    (status = 200, description = "A page of applications", body = Collection<ApplicationResource>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.Read.All is missing", body = ErrorEnvelope)))]
async fn list(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LIST)?;
    let page = management::list(&cx, &caller, &query).await?;
    asked.page(&cx, "applications", &query, page)
}

/// Register an application.
///
/// It has no secret yet: add one with `addPassword`, or send a certificate.
#[utoipa::path(post, path = "/v1.0/applications", tag = "applications", request_body = NewApplicationBody, responses(
    (status = 201, description = "Registered", body = Entity<ApplicationResource>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing, or a permission that the application is to have", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewApplicationBody>,
) -> Answer<Response> {
    let application = management::create(&cx, &caller, new).await?;
    let path = format!("/v1.0/applications/{}", application.id);
    asked.created(&cx, "applications", &path, application)
}

/// One application.
#[utoipa::path(get, path = "/v1.0/applications/{id}", tag = "applications",
    params(("id" = ApplicationId, Path, description = "The application")), responses(
    (status = 200, description = "The application", body = Entity<ApplicationResource>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such application in the organization", body = ErrorEnvelope)))]
async fn get(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&WHOLE)?;
    let application = management::get(&cx, &caller, id(&key)?).await?;
    asked.entity(&cx, "applications", &query, application)
}

/// Change an application.
#[utoipa::path(patch, path = "/v1.0/applications/{id}", tag = "applications", request_body = ApplicationPatch,
    params(("id" = ApplicationId, Path, description = "The application")), responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing, or a permission that the application has or is to have", body = ErrorEnvelope),
    (status = 404, description = "No such application in the organization", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn update(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
    Json(patch): Json<ApplicationPatch>,
) -> Answer<StatusCode> {
    management::update(&cx, &caller, id(&key)?, patch, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove an application.
///
/// Its tokens are refused from now on, and what people let it do ends.
#[utoipa::path(delete, path = "/v1.0/applications/{id}", tag = "applications",
    params(("id" = ApplicationId, Path, description = "The application")), responses(
    (status = 204, description = "Removed"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing, or a permission that the application has", body = ErrorEnvelope),
    (status = 404, description = "No such application in the organization", body = ErrorEnvelope),
    (status = 409, description = "Something relies on it", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
async fn delete(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    if_match: IfMatch,
) -> Answer<StatusCode> {
    management::delete(&cx, &caller, id(&key)?, if_match).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Give an application a secret.
///
/// The answer is the only place where it can be read.
#[utoipa::path(post, path = "/v1.0/applications/{id}/addPassword", tag = "applications", request_body = AddPassword,
    params(("id" = ApplicationId, Path, description = "The application")), responses(
    (status = 200, description = "The secret", body = Entity<PasswordCredential>),
    (status = 400, description = "A field breaks a rule, or the application has ten secrets or can keep none", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing, or a permission that the application has", body = ErrorEnvelope),
    (status = 404, description = "No such application in the organization", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope)))]
async fn add_password(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
    Json(body): Json<AddPassword>,
) -> Answer<Response> {
    let wanted = body.password_credential;
    let secret = secrets::add(&cx, &caller, id(&key)?, wanted).await?;
    asked.changed(&cx, "microsoft.graph.passwordCredential", secret)
}

/// Take a secret away from an application.
#[utoipa::path(post, path = "/v1.0/applications/{id}/removePassword", tag = "applications", request_body = RemovePassword,
    params(("id" = ApplicationId, Path, description = "The application")), responses(
    (status = 204, description = "It opens nothing from now on"),
    (status = 400, description = "The application has no such secret", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing, or a permission that the application has", body = ErrorEnvelope),
    (status = 404, description = "No such application in the organization", body = ErrorEnvelope),
    (status = 409, description = "Somebody else was first", body = ErrorEnvelope)))]
async fn remove_password(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(body): Json<RemovePassword>,
) -> Answer<StatusCode> {
    secrets::remove(&cx, &caller, id(&key)?, body.key_id).await?;
    Ok(StatusCode::NO_CONTENT)
}
