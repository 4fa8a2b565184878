//! `POST /identity/session`

use axum::extract::State;
use axum::http::header::{CACHE_CONTROL, SET_COOKIE};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use beffroi_core::{Secret, failure};
use beffroi_feature::Cx;
use beffroi_web::{Answer, ErrorEnvelope, Json};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::authenticate::{cookie, origin};
use crate::session::{Session, SessionToken};
use crate::sign_in::{Attempt, Client, SecondStep, SignedIn, sign_in as begin};

/// Name and password of somebody who signs in.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"userPrincipalName": "emilie.roy@contoso.com", "password": "quatre chevaux verts"}))]
pub(super) struct SignInRequest {
    /// The user principal name, without regard to case.
    user_principal_name: String,
    /// The password.
    #[schema(value_type = String, format = Password)]
    password: Secret<String>,
}

/// Sign in.
///
/// Opens a session and puts it into a cookie (`HttpOnly`, `SameSite=Strict`). An unknown name, a
/// wrong password and a disabled account get the same answer. After five failures in a row the
/// account rests for 30 seconds, then twice as long after each further one, up to 15 minutes.
///
/// Where a second step is asked for, the answer to the right password is 202 with a token for it, and
/// there is no session yet (`POST /identity/session/step`).
#[utoipa::path(post, path = "/identity/session", tag = "identity", request_body = SignInRequest,
    responses((status = 200, description = "Signed in; the cookie is set", body = Session),
              (status = 202, description = "The password is right; a second step follows", body = SecondStep),
              (status = 401, description = "`invalidCredentials`", body = ErrorEnvelope),
              (status = 403, description = "`originMismatch`: a page of another origin asks", body = ErrorEnvelope),
              (status = 429, description = "`tooManyAttempts`; Retry-After says for how long", body = ErrorEnvelope)))]
pub(super) async fn sign_in(
    State(cx): State<Cx>,
    parts: Parts,
    from: Client,
    Json(request): Json<SignInRequest>,
) -> Answer<Response> {
    // Otherwise a foreign page could sign somebody in under an account of its own.
    if origin::is_foreign(&cx.settings, &parts) {
        return Err(origin::mismatch().into());
    }
    let attempt = Attempt {
        user_principal_name: request.user_principal_name,
        password: request.password,
        from,
    };
    Ok(match begin(&cx, attempt).await? {
        SignedIn::Whole(token, session) => opened(&cx, &token, *session)?,
        SignedIn::Halfway(step) => {
            let headers = [(CACHE_CONTROL, "no-store")];
            (StatusCode::ACCEPTED, headers, Json(step)).into_response()
        }
    })
}

/// The answer that gives the browser its session.
pub(super) fn opened<T: Serialize>(
    cx: &Cx,
    token: &SessionToken,
    body: T,
) -> failure::Result<Response> {
    let cookie = cookie::set(token, cx.settings.secure_cookies)?;
    let headers = [
        (SET_COOKIE, cookie),
        (CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, Json(body)).into_response())
}
