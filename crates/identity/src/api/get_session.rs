//! `GET /identity/session`

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::header::CACHE_CONTROL;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};

use crate::session::{Session, service};

/// Who is signed in.
///
/// The person, their organization, what they may do, and when the session ends if nobody uses it.
#[utoipa::path(get, path = "/identity/session", tag = "identity",
    responses((status = 200, description = "The session", body = Session),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
pub(super) async fn get_session(
    State(cx): State<Cx>,
    caller: Caller,
) -> Answer<([(HeaderName, &'static str); 1], Json<Session>)> {
    let session = service::describe(&cx, &caller).await?;
    Ok(([(CACHE_CONTROL, "no-store")], Json(session)))
}
