//! `POST /identity/session/passkey` and its options.

use axum::extract::State;
use axum::http::request::Parts;
use axum::response::Response;
use beffroi_feature::Cx;
use beffroi_web::{Answer, ErrorEnvelope, Json, Nothing};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::sign_in::opened;
use super::totp::{Uncached, uncached};
use crate::authenticate::origin;
use crate::passkey::service::{self, Challenge};
use crate::session::Session;
use crate::sign_in::Client;

/// A passkey's answer to a challenge.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PasskeySignIn {
    /// What `navigator.credentials.get()` gave, by its `toJSON()`.
    #[schema(value_type = Object)]
    credential: Value,
    /// What came with the options.
    state: String,
}

/// Begin to sign in with a passkey.
///
/// Nobody is named: the authenticator finds the account.
#[utoipa::path(post, path = "/identity/session/passkey/options", tag = "identity",
    responses((status = 200, description = "What the browser needs", body = Challenge),
              (status = 409, description = "`passkeysNotPossible`: this server has no name", body = ErrorEnvelope),
              (status = 429, description = "Too many requests from that address", body = ErrorEnvelope)))]
pub(super) async fn begin_passkey_sign_in(
    State(cx): State<Cx>,
    from: Client,
    _: Nothing,
) -> Answer<Uncached<Challenge>> {
    Ok(uncached(service::begin_sign_in(&cx, &from)?))
}

/// Sign in with a passkey.
///
/// It has verified its user, so neither password nor code is asked for.
#[utoipa::path(post, path = "/identity/session/passkey", tag = "identity", request_body = PasskeySignIn,
    responses((status = 200, description = "Signed in; the cookie is set", body = Session),
              (status = 400, description = "It is no passkey's answer", body = ErrorEnvelope),
              (status = 401, description = "`unknownPasskey` or `challengeExpired`", body = ErrorEnvelope),
              (status = 403, description = "`originMismatch`: a page of another origin asks", body = ErrorEnvelope),
              (status = 409, description = "`passkeysNotPossible`: this server has no name", body = ErrorEnvelope),
              (status = 429, description = "Too many requests from that address", body = ErrorEnvelope)))]
pub(super) async fn sign_in_with_passkey(
    State(cx): State<Cx>,
    parts: Parts,
    from: Client,
    Json(request): Json<PasskeySignIn>,
) -> Answer<Response> {
    if origin::is_foreign(&cx.settings, &parts) {
        return Err(origin::mismatch().into());
    }
    let signed_in = service::sign_in(&cx, request.credential, &request.state, from);
    let (token, session) = signed_in.await?;
    Ok(opened(&cx, &token, session)?)
}
