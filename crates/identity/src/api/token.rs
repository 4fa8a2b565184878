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
use crate::oauth::grant::{redeem_code, redeem_device, refresh};
use crate::oauth::{LIFETIME, Problem, Refusal, client, client_credentials};
use crate::sign_in::Client;
use crate::state;

/// A token request, as a form. Which parameters are needed depends on `grant_type`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "only documents the form, which is parsed by hand")]
pub(super) struct TokenForm {
    /// `client_credentials`, `authorization_code`, `refresh_token` or
    /// `urn:ietf:params:oauth:grant-type:device_code`.
    grant_type: String,
    /// The application's id; or in an `Authorization: Basic` header.
    client_id: Option<String>,
    /// The application's secret; or in an `Authorization: Basic` header.
    client_secret: Option<String>,
    /// `urn:ietf:params:oauth:client-assertion-type:jwt-bearer`, with `client_assertion`.
    client_assertion_type: Option<String>,
    /// A JWT signed by the key of one of the application's certificates, instead of a secret.
    client_assertion: Option<String>,
    /// For `client_credentials`: `RESOURCE/.default`, e.g. `https://graph.microsoft.com/.default`.
    scope: Option<String>,
    /// For `authorization_code`: the code.
    code: Option<String>,
    /// For `authorization_code`: the same as in the authorization request.
    redirect_uri: Option<String>,
    /// For `authorization_code`: PKCE's verifier.
    code_verifier: Option<String>,
    /// For `refresh_token`: the last one; each works once.
    refresh_token: Option<String>,
    /// For the device grant: the device's code.
    device_code: Option<String>,
    /// `1` to be told who has signed in.
    client_info: Option<String>,
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
    /// What it may be used for, when a person has granted it.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// For the next token, when `offline_access` was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    refresh_token: Option<String>,
    /// Who has signed in, when `openid` was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    id_token: Option<String>,
    /// base64url of `{"uid", "utid"}`, when asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_info: Option<String>,
}

/// Get an access token.
///
/// OAuth 2.0 for Microsoft's client libraries and any other: client credentials (with a secret or a
/// certificate's assertion), authorization code with PKCE, device code, refresh with rotation. A
/// program's own token carries its permissions as `roles`; one in a person's name carries `scp`, and
/// what counts is what both the person and the program hold when it calls.
#[utoipa::path(post, path = "/{tenant}/oauth2/v2.0/token", tag = "oauth",
    params(("tenant" = String, Path, description = "The tenant's id or one of its domains")),
    request_body(content = TokenForm, content_type = "application/x-www-form-urlencoded"),
    responses((status = 200, description = "The token", body = TokenAnswer),
              (status = 400, description = "`invalid_request`, `invalid_grant`, `invalid_scope`, `unauthorized_client`, `unsupported_grant_type`, `authorization_pending`, `slow_down`, `authorization_declined`, `expired_token`", body = TokenError),
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
        Ok(answer) => {
            let headers = [(CACHE_CONTROL, "no-store"), (PRAGMA, "no-cache")];
            (headers, axum::Json(answer)).into_response()
        }
        Err(problem) => token_refusal::render(problem, cx.now()),
    }
}

const DEVICE_CODE: &str = "urn:ietf:params:oauth:grant-type:device_code";

async fn grant(
    cx: &Cx,
    tenant: &str,
    headers: &HeaderMap,
    body: &[u8],
) -> Result<TokenAnswer, Problem> {
    let request = form::read(headers, body)?;
    let tenant = client::tenant(cx, tenant).await?;
    let grant_type = request
        .grant_type
        .as_deref()
        .ok_or_else(|| Refusal::missing("grant_type"))?;
    if grant_type == "client_credentials" {
        let scope = request.scope.as_deref();
        let token = client_credentials::grant(cx, &tenant, &request.credentials, scope).await?;
        return Ok(TokenAnswer::of(token));
    }
    if !["authorization_code", "refresh_token", DEVICE_CODE].contains(&grant_type) {
        return Err(Refusal::unsupported_grant(grant_type).into());
    }
    let application =
        client::proven(cx, &tenant, &request.credentials, client::Wanted::Any).await?;
    let needed =
        |value: &Option<String>, name: &str| value.clone().ok_or_else(|| Refusal::missing(name));
    let tokens = match grant_type {
        "authorization_code" => {
            let code = needed(&request.code, "code")?;
            let uri = request.redirect_uri.as_deref();
            let verifier = request.code_verifier.as_deref();
            redeem_code(cx, tenant.id, &application, &code, uri, verifier).await?
        }
        "refresh_token" => {
            let text = needed(&request.refresh_token, "refresh_token")?;
            refresh::redeem(cx, tenant.id, &application, &text, request.scope.as_deref()).await?
        }
        _ => {
            let code = needed(&request.device_code, "device_code")?;
            redeem_device(cx, tenant.id, &application, &code).await?
        }
    };
    Ok(TokenAnswer {
        scope: Some(tokens.scope),
        refresh_token: tokens.refresh_token.map(|token| token.expose().clone()),
        id_token: tokens.id_token,
        client_info: request.client_info.then_some(tokens.client_info),
        ..TokenAnswer::of(tokens.access_token)
    })
}

impl TokenAnswer {
    fn of(access_token: String) -> Self {
        // A second less than the truth, for the way back.
        let seconds = LIFETIME.as_secs() - 1;
        Self {
            token_type: "Bearer",
            expires_in: seconds,
            ext_expires_in: seconds,
            access_token,
            scope: None,
            refresh_token: None,
            id_token: None,
            client_info: None,
        }
    }
}
