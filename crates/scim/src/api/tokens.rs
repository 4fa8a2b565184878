//! `/beta/admin/scimTokens`: the tokens with which providers come, for administrators.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use beffroi_core::Failure;
use beffroi_directory::permission::APPLICATION_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use http::{HeaderValue, StatusCode, header};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::base;
use crate::token::{self, Token};

pub(super) fn routes() -> Routes<Cx> {
    let access = Access::Needs(APPLICATION_READ_WRITE_ALL);
    Routes::default()
        .add(access, routes!(list, create))
        .add(access, routes!(get, revoke))
}

/// A provider that is to get a token.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewScimToken {
    /// The provider's name, 1 to 100 characters. One that is known gets a further token.
    display_name: String,
}

/// A fresh token: the only moment in which it can be read.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct FreshScimToken {
    /// The token.
    token: String,
    /// Where the provider finds the service.
    base_url: String,
    /// What is known of it from here on.
    #[serde(flatten)]
    known: Token,
}

/// The tokens of the organization.
#[derive(Debug, Serialize, ToSchema)]
struct ScimTokens {
    /// Oldest first, revoked ones included.
    value: Vec<Token>,
}

/// The tokens of all providers, oldest first, revoked ones included.
#[utoipa::path(get, path = "/beta/admin/scimTokens", tag = "scim", responses(
    (status = 200, description = "The tokens, without the tokens themselves", body = ScimTokens),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing", body = ErrorEnvelope)))]
async fn list(State(cx): State<Cx>, caller: Caller) -> Answer<Json<ScimTokens>> {
    let value = token::list(&cx, &caller).await?;
    Ok(Json(ScimTokens { value }))
}

/// Make a token for a provider, and the provider where there is none of that name yet.
#[utoipa::path(post, path = "/beta/admin/scimTokens", tag = "scim", request_body = NewScimToken, responses(
    (status = 201, description = "Made: the only answer that holds the token", body = FreshScimToken),
    (status = 400, description = "The name breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All, or User.ReadWrite.All or Group.ReadWrite.All, which the token gives, is missing", body = ErrorEnvelope)))]
async fn create(
    State(cx): State<Cx>,
    caller: Caller,
    Json(new): Json<NewScimToken>,
) -> Answer<Response> {
    let (known, secret) = token::create(&cx, &caller, &new.display_name).await?;
    let place = format!(
        "{}/beta/admin/scimTokens/{}",
        cx.settings.public_url, known.id
    );
    let place = HeaderValue::from_str(&place).map_err(Failure::bug)?;
    let fresh = FreshScimToken {
        token: secret.expose().clone(),
        base_url: base(&cx),
        known,
    };
    Ok((
        StatusCode::CREATED,
        [(header::LOCATION, place)],
        Json(fresh),
    )
        .into_response())
}

/// One token, without the token itself.
#[utoipa::path(get, path = "/beta/admin/scimTokens/{id}", tag = "scim", params(
    ("id" = Uuid, Path, description = "The token's id")), responses(
    (status = 200, description = "The token", body = Token),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "There is no such token", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, caller: Caller, Path(id): Path<String>) -> Answer<Json<Token>> {
    let known = token::list(&cx, &caller).await?;
    let found = known.into_iter().find(|token| token.id.to_string() == id);
    Ok(Json(found.ok_or_else(|| Failure::not_found("token", id))?))
}

/// Revoke a token: from here on it opens nothing.
#[utoipa::path(delete, path = "/beta/admin/scimTokens/{id}", tag = "scim", params(
    ("id" = Uuid, Path, description = "The token's id")), responses(
    (status = 204, description = "Revoked"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "Application.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "There is no such token", body = ErrorEnvelope),
    (status = 409, description = "It has been revoked already", body = ErrorEnvelope)))]
async fn revoke(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let id = Uuid::try_parse(&id).map_err(|_| Failure::not_found("token", id))?;
    token::revoke(&cx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
