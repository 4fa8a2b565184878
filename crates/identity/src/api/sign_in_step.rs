//! `POST /identity/session/step` and `POST /identity/session/enrolment`

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use axum::http::request::Parts;
use axum::response::Response;
use beffroi_core::Secret;
use beffroi_feature::Cx;
use beffroi_web::{Answer, ErrorEnvelope, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::sign_in::opened;
use crate::authenticate::origin;
use crate::session::Session;
use crate::sign_in::{Client, step};
use crate::totp::Enrolment;

/// A code of the authenticator app, or a recovery code.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"stepToken": "AZ2…", "code": "287082"}))]
pub(super) struct SecondStepRequest {
    /// What the first step gave.
    #[schema(value_type = String, format = Password)]
    step_token: Secret<String>,
    /// Six digits of the authenticator app, or a recovery code.
    #[schema(value_type = String)]
    code: Secret<String>,
}

/// The second step of somebody who has no authenticator app yet.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct EnrolmentRequest {
    /// What the first step gave.
    #[schema(value_type = String, format = Password)]
    step_token: Secret<String>,
}

/// Who is signed in now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct CompletedSignIn {
    #[serde(flatten)]
    session: Session,
    /// Codes for the day on which the app is lost, when one was set up on the way. They can't be
    /// read again.
    #[serde(skip_serializing_if = "Option::is_none")]
    recovery_codes: Option<Vec<String>>,
}

/// Go the second step.
///
/// With a code of the authenticator app or a recovery code; each is good once. Wrong codes count as
/// failed attempts together with wrong passwords. With the first code of an app that was set up on
/// the way come recovery codes.
#[utoipa::path(post, path = "/identity/session/step", tag = "identity", request_body = SecondStepRequest,
    responses((status = 200, description = "Signed in; the cookie is set", body = CompletedSignIn),
              (status = 401, description = "`invalidCode`, or `signInStepExpired`: begin again", body = ErrorEnvelope),
              (status = 403, description = "`originMismatch`: a page of another origin asks", body = ErrorEnvelope),
              (status = 409, description = "`totpNotBegun`: no app waits to be confirmed", body = ErrorEnvelope),
              (status = 429, description = "`tooManyAttempts`; Retry-After says for how long", body = ErrorEnvelope)))]
pub(super) async fn finish_sign_in(
    State(cx): State<Cx>,
    parts: Parts,
    from: Client,
    Json(request): Json<SecondStepRequest>,
) -> Answer<Response> {
    if origin::is_foreign(&cx.settings, &parts) {
        return Err(origin::mismatch().into());
    }
    let done = step::finish(&cx, request.step_token.expose(), &request.code, from).await?;
    let body = CompletedSignIn {
        session: done.session,
        recovery_codes: done.recovery_codes,
    };
    Ok(opened(&cx, &done.token, body)?)
}

/// Set an authenticator app up while signing in.
///
/// For whoever the organization's policy demands one of (`enrolmentRequired`). A first code of it,
/// sent to `/identity/session/step`, completes both.
#[utoipa::path(post, path = "/identity/session/enrolment", tag = "identity", request_body = EnrolmentRequest,
    responses((status = 200, description = "What the app reads", body = Enrolment),
              (status = 401, description = "`signInStepExpired`: begin again", body = ErrorEnvelope),
              (status = 403, description = "`originMismatch`: a page of another origin asks", body = ErrorEnvelope),
              (status = 409, description = "`totpAlreadyEnrolled`: there is an app", body = ErrorEnvelope),
              (status = 429, description = "Too many requests from that address", body = ErrorEnvelope)))]
pub(super) async fn enrol_at_sign_in(
    State(cx): State<Cx>,
    parts: Parts,
    from: Client,
    Json(request): Json<EnrolmentRequest>,
) -> Answer<([(HeaderName, &'static str); 1], Json<Enrolment>)> {
    if origin::is_foreign(&cx.settings, &parts) {
        return Err(origin::mismatch().into());
    }
    let enrolment = step::enrol(&cx, request.step_token.expose(), &from).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(enrolment)))
}
