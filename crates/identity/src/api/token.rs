//! `POST /{tenant}/oauth2/v2.0/token`

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::http::header::{CACHE_CONTROL, PRAGMA};
use axum::response::{IntoResponse, Response};
use beffroi_feature::Cx;
use bytes::Bytes;
use serde::Serialize;
use utoipa::ToSchema;

use super::token_refusal::TokenError;
use super::{form, token_refusal};
use crate::oauth::{LIFETIME, Problem, client_credentials};
use crate::sign_in::Client;
use crate::state;

/// A token request, as a form.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only documents the form, which is parsed by hand")]
pub(super) struct TokenForm {
    /// `client_credentials`.
    grant_type: String,
    /// The application's id; or in an `Authorization: Basic` header.
    client_id: Option<String>,
    /// The application's secret; or in an `Authorization: Basic` header.
    client_secret: Option<String>,
    /// `RESOURCE/.default`, e.g. `https://graph.microsoft.com/.default`.
    scope: String,
}

/// An access token.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct TokenAnswer {
    /// `Bearer`.
    token_type: &'static str,
    /// Seconds for which the token works.
    expires_in: u64,
    /// The same.
    ext_expires_in: u64,
    /// The token.
    access_token: String,
}

/// Get an access token.
///
/// OAuth 2.0 client credentials with a secret, for Microsoft's client libraries and any other. The
/// token carries the application's permissions as `roles`; what counts is what it holds when it calls.
#[utoipa::path(post, path = "/{tenant}/oauth2/v2.0/token", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains")),
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "The token", body = TokenAnswer),
              (status = 400, description = "`invalid_request`, `invalid_scope`, `unauthorized_client`, `unsupported_grant_type`", body = TokenError),
              (status = 401, description = "`invalid_client`", body = TokenError),
              (status = 429, description = "`temporarily_unavailable`: too many requests of this address; Retry-After says for how long", body = TokenError)))]
pub(super) async fn token(
    State(cx): State<Cx>,
    Path(tenant): Path<String>,
    from: Client,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let allowed = state::of(&cx).guards.take_request(&cx, from.address);
    let granted = match allowed {
        Ok(()) => grant(&cx, &tenant, &headers, &body).await,
        Err(failure) => Err(Problem::Limited(failure.retry_span().unwrap_or_default())),
    };
    match granted {
        Ok(access_token) => {
            let answer = TokenAnswer {
                token_type: "Bearer",
                // A second less than the truth, for the way back.
                expires_in: LIFETIME.as_secs() - 1,
                ext_expires_in: LIFETIME.as_secs() - 1,
                access_token,
            };
            let headers = [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")];
            (headers, axum::Json(answer)).into_response()
        }
        Err(problem) => token_refusal::render(problem, cx.now()),
    }
}

async fn grant(cx: &Cx, tenant: &str, headers: &HeaderMap, body: &[u8]) -> Result<String, Problem> {
    let request = form::read(headers, body)?;
    client_credentials::grant(cx, tenant, request).await
}
