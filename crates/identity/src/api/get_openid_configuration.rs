//! `GET /{tenant}/v2.0/.well-known/openid-configuration`

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use beffroi_feature::Cx;
use serde::Serialize;
use utoipa::ToSchema;

use super::token_refusal::{self, TokenError};
use crate::oauth::{Problem, Refusal, client, issuer};

/// Where the authority's endpoints are and what they understand.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct OpenIdConfiguration {
    /// Who signs: names the tenant by its id.
    issuer: String,
    /// Microsoft's libraries refuse a document without it, also for programs that never go there.
    authorization_endpoint: String,
    /// Where tokens are.
    token_endpoint: String,
    /// Where devices without a browser begin.
    device_authorization_endpoint: String,
    /// Where a program asks who has signed in.
    userinfo_endpoint: String,
    /// Where people sign out.
    end_session_endpoint: String,
    /// Where the public keys are.
    jwks_uri: String,
    /// How programs prove themselves.
    token_endpoint_auth_methods_supported: [&'static str; 4],
    /// How their assertions may be signed.
    token_endpoint_auth_signing_alg_values_supported: [&'static str; 3],
    /// Which grants there are.
    grant_types_supported: [&'static str; 4],
    /// What the authorization endpoint answers with.
    response_types_supported: [&'static str; 1],
    /// How that answer travels.
    response_modes_supported: [&'static str; 3],
    /// How PKCE's challenge is made.
    code_challenge_methods_supported: [&'static str; 1],
    /// The scopes of OpenID Connect; permissions are scopes too.
    scopes_supported: [&'static str; 4],
    /// What an id token may say.
    claims_supported: [&'static str; 14],
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
    let id = match client::tenant(cx, name).await {
        Ok(tenant) => tenant.id,
        Err(Problem::Refused(_)) => return Err(Refusal::invalid_tenant(name).into()),
        Err(failed) => return Err(failed),
    };
    let base = format!("{}/{id}", cx.settings.public_url);
    Ok(OpenIdConfiguration {
        issuer: issuer(cx, id),
        authorization_endpoint: format!("{base}/oauth2/v2.0/authorize"),
        token_endpoint: format!("{base}/oauth2/v2.0/token"),
        device_authorization_endpoint: format!("{base}/oauth2/v2.0/devicecode"),
        userinfo_endpoint: format!("{}/oidc/userinfo", cx.settings.public_url),
        end_session_endpoint: format!("{base}/oauth2/v2.0/logout"),
        jwks_uri: format!("{base}/discovery/v2.0/keys"),
        token_endpoint_auth_methods_supported: [
            "client_secret_post",
            "client_secret_basic",
            "private_key_jwt",
            "none",
        ],
        token_endpoint_auth_signing_alg_values_supported: ["RS256", "PS256", "ES256"],
        grant_types_supported: [
            "authorization_code",
            "refresh_token",
            "client_credentials",
            "urn:ietf:params:oauth:grant-type:device_code",
        ],
        response_types_supported: ["code"],
        response_modes_supported: ["query", "fragment", "form_post"],
        code_challenge_methods_supported: ["S256"],
        scopes_supported: ["openid", "profile", "email", "offline_access"],
        claims_supported: [
            "sub",
            "iss",
            "aud",
            "exp",
            "iat",
            "nonce",
            "tid",
            "oid",
            "name",
            "given_name",
            "family_name",
            "preferred_username",
            "email",
            "locale",
        ],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
    })
}
