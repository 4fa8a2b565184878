//! The first session of somebody whose account has just been made.

use axum::http::request::Parts;
use axum::response::Response;
use beffroi_core::failure;
use beffroi_directory::UserId;
use beffroi_feature::Cx;
use beffroi_web::ClientAddress;
use http::header::USER_AGENT;

use super::sign_in::opened;
use crate::authenticate::origin;
use crate::newcomer;
use crate::session::SignInMethod;
use crate::sign_in::Client;

/// Refuses a page of another origin, which must not sign anybody in here.
///
/// # Errors
/// `originMismatch`.
pub fn refuse_foreign_page(cx: &Cx, parts: &Parts) -> failure::Result<()> {
    if origin::is_foreign(&cx.settings, parts) {
        return Err(origin::mismatch());
    }
    Ok(())
}

/// Signs somebody in whose account has just been made, with a passkey or a password: the answer gives their
/// browser its session.
///
/// # Errors
/// Those of the database.
pub async fn welcome(
    cx: &Cx,
    parts: &Parts,
    user: UserId,
    has_passkey: bool,
) -> failure::Result<Response> {
    let agent = parts.headers.get(USER_AGENT);
    let from = Client {
        address: ClientAddress::of(&parts.extensions),
        user_agent: agent
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned(),
    };
    let method = if has_passkey {
        SignInMethod::Passkey
    } else {
        SignInMethod::Password
    };
    let (token, session) = newcomer::sign_in(cx, user, method, from).await?;
    opened(cx, &token, session)
}
