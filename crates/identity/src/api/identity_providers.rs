//! `/beta/identity/identityProviders`: servers of others at which people sign in.

use axum::extract::{Path, State};
use axum::http::header::LOCATION;
use axum::http::{HeaderName, StatusCode};
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::provider::{
    IdentityProvider, IdentityProviderPatch, NewIdentityProvider, ProviderId, TestedProvider,
    service,
};

/// The organization's identity providers.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct IdentityProviderCollection {
    /// What the collection is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// The providers, oldest first.
    value: Vec<IdentityProvider>,
}

/// Which provider to ask.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"issuer": "https://login.contoso.com"}))]
pub(super) struct ProviderTest {
    /// Its address.
    issuer: String,
}

/// The identity providers.
#[utoipa::path(get, path = "/beta/identity/identityProviders", tag = "identity",
    responses((status = 200, description = "The providers", body = IdentityProviderCollection),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "IdentityProvider.ReadWrite.All is missing", body = ErrorEnvelope)))]
pub(super) async fn list_providers(
    State(cx): State<Cx>,
    caller: Caller,
) -> Answer<Json<IdentityProviderCollection>> {
    let url = &cx.settings.public_url;
    Ok(Json(IdentityProviderCollection {
        context: format!("{url}/beta/$metadata#identity/identityProviders"),
        value: service::list(&cx, caller.tenant).await?,
    }))
}

/// Register an identity provider.
///
/// People sign in with it once an identity there is linked to theirs. It creates nobody.
#[utoipa::path(post, path = "/beta/identity/identityProviders", tag = "identity", request_body = NewIdentityProvider,
    responses((status = 201, description = "Registered", body = IdentityProvider),
              (status = 400, description = "Details name each field that breaks a rule", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "IdentityProvider.ReadWrite.All is missing", body = ErrorEnvelope),
              (status = 409, description = "`tooManyIdentityProviders`", body = ErrorEnvelope)))]
pub(super) async fn add_provider(
    State(cx): State<Cx>,
    caller: Caller,
    Json(new): Json<NewIdentityProvider>,
) -> Answer<(
    StatusCode,
    [(HeaderName, String); 1],
    Json<IdentityProvider>,
)> {
    let made = service::add(&cx, &caller, new).await?;
    let url = &cx.settings.public_url;
    let place = format!("{url}/beta/identity/identityProviders/{}", made.id);
    Ok((StatusCode::CREATED, [(LOCATION, place)], Json(made)))
}

/// One identity provider.
#[utoipa::path(get, path = "/beta/identity/identityProviders/{id}", tag = "identity",
    params(("id" = uuid::Uuid, Path, description = "The provider's id")),
    responses((status = 200, description = "The provider", body = IdentityProvider),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "IdentityProvider.ReadWrite.All is missing", body = ErrorEnvelope),
              (status = 404, description = "No such provider in the organization", body = ErrorEnvelope)))]
pub(super) async fn get_provider(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<IdentityProvider>> {
    Ok(Json(service::get(&cx, caller.tenant, read(&id)?).await?))
}

/// Change an identity provider.
#[utoipa::path(patch, path = "/beta/identity/identityProviders/{id}", tag = "identity", request_body = IdentityProviderPatch,
    params(("id" = uuid::Uuid, Path, description = "The provider's id")),
    responses((status = 200, description = "The provider", body = IdentityProvider),
              (status = 400, description = "Details name each field that breaks a rule", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "IdentityProvider.ReadWrite.All is missing", body = ErrorEnvelope),
              (status = 404, description = "No such provider in the organization", body = ErrorEnvelope)))]
pub(super) async fn change_provider(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<IdentityProviderPatch>,
) -> Answer<Json<IdentityProvider>> {
    let id = read(&id)?;
    Ok(Json(service::change(&cx, &caller, id, patch).await?))
}

/// Remove an identity provider.
///
/// Nobody can sign in with it any more, and links to it are gone. Sessions go on.
#[utoipa::path(delete, path = "/beta/identity/identityProviders/{id}", tag = "identity",
    params(("id" = uuid::Uuid, Path, description = "The provider's id")),
    responses((status = 204, description = "Removed"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "IdentityProvider.ReadWrite.All is missing", body = ErrorEnvelope),
              (status = 404, description = "No such provider in the organization", body = ErrorEnvelope)))]
pub(super) async fn remove_provider(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    service::remove(&cx, &caller, read(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Ask an identity provider what it is.
///
/// Reads its description and keys from its address, as signing in does; nothing is kept.
#[utoipa::path(post, path = "/beta/identity/identityProviders/test", tag = "identity", request_body = ProviderTest,
    responses((status = 200, description = "What it says of itself", body = TestedProvider),
              (status = 400, description = "`identityProviderUnreachable`, or the address breaks a rule", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "IdentityProvider.ReadWrite.All is missing", body = ErrorEnvelope)))]
pub(super) async fn test_provider(
    State(cx): State<Cx>,
    Json(request): Json<ProviderTest>,
) -> Answer<Json<TestedProvider>> {
    Ok(Json(service::test(&cx, &request.issuer).await?))
}

fn read(id: &str) -> failure::Result<ProviderId> {
    let parsed = id.parse();
    parsed.map_err(|_| Failure::not_found("identityProvider", id))
}
