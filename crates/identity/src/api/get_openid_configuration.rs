//! `GET /{tenant}/v2.0/.well-known/openid-configuration`

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use serde::Serialize;
use utoipa::ToSchema;

use super::token_refusal::{self, TokenError};
use crate::oauth::{Problem, Refusal, issuer};

/// Where the authority's endpoints are and what they understand.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OpenIdConfiguration {
    /// Who signs: names the tenant by its id.
    issuer: String,
    /// Microsoft's libraries refuse a document without it, also for programs that never go there.
    authorization_endpoint: String,
    /// Where tokens are.
    token_endpoint: String,
    /// Where the public keys are.
    jwks_uri: String,
    /// How programs prove themselves.
    token_endpoint_auth_methods_supported: [&'static str; 2],
    /// Which grants there are.
    grant_types_supported: [&'static str; 1],
    /// What the authorization endpoint answers with: nothing so far.
    response_types_supported: [&'static str; 0],
    /// Every person and program has the same `sub` everywhere.
    subject_types_supported: [&'static str; 1],
    /// How tokens are signed.
    id_token_signing_alg_values_supported: [&'static str; 1],
}

/// The authority's discovery document.
///
/// For OpenID Connect and OAuth clients; the addresses begin with the server's public address.
#[utoipa::path(get, path = "/{tenant}/v2.0/.well-known/openid-configuration", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains")),
    responses((status = 200, description = "The document", body = OpenIdConfiguration),
              (status = 400, description = "`invalid_tenant`: there is no such tenant", body = TokenError)))]
pub(super) async fn get_openid_configuration(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
) -> Response {
    match document(&cx, &tenant).await {
        Ok(document) => axum::Json(document).into_response(),
        Err(problem) => token_refusal::render(problem, cx.now()),
    }
}

async fn document(cx: &Cx, name: &str) -> Result<OpenIdConfiguration, Problem> {
    let tenant = lookup::tenant_by_name(&mut cx.read().await?, name).await?;
    let id = tenant.ok_or_else(|| Refusal::invalid_tenant(name))?.id;
    let base = format!("{}/{id}", cx.settings.public_url);
    Ok(OpenIdConfiguration {
        issuer: issuer(cx, id),
        authorization_endpoint: format!("{base}/oauth2/v2.0/authorize"),
        token_endpoint: format!("{base}/oauth2/v2.0/token"),
        jwks_uri: format!("{base}/discovery/v2.0/keys"),
        token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
        grant_types_supported: ["client_credentials"],
        response_types_supported: [],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
    })
}
