//! `DELETE /identity/session`

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope};

use crate::authenticate::cookie;
use crate::session::{SessionId, service};

/// Sign out.
///
/// Ends the session, closes its live connections and takes the cookie away. Without a session only
/// the cookie goes.
#[utoipa::path(delete, path = "/identity/session", tag = "identity",
    responses((status = 204, description = "Signed out"),
              (status = 403, description = "`originMismatch`: a page of another origin asks", body = ErrorEnvelope)))]
pub(super) async fn end_session(
    State(cx): State<Cx>,
    caller: Option<Caller>,
) -> Answer<(StatusCode, [(HeaderName, HeaderValue); 1])> {
    if let Some(caller) = caller
        && let Some(session) = caller.session
    {
        service::end(&cx, &caller, SessionId::from_uuid(session)).await?;
    }
    let cookie = cookie::clear(cx.settings.secure_cookies)?;
    Ok((StatusCode::NO_CONTENT, [(SET_COOKIE, cookie)]))
}
