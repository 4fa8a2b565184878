//! `DELETE /identity/sessions/{id}`

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::Failure;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope};

use crate::session::service;

/// End one of one's own sessions.
///
/// The browser there is signed out at its next request, and its live connections close at once.
#[utoipa::path(delete, path = "/identity/sessions/{id}", tag = "identity",
    params(("id" = uuid::Uuid, Path, description = "The session's id")),
    responses((status = 204, description = "Ended"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 404, description = "The caller has no such session", body = ErrorEnvelope)))]
pub(super) async fn revoke_session(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let session = id.parse().map_err(|_| Failure::not_found("session", &id))?;
    service::end(&cx, &caller, session).await?;
    Ok(StatusCode::NO_CONTENT)
}
