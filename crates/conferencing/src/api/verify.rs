//! For telephone bridges.

use axum::extract::State;
use beffroi_directory::permission::CONFERENCING_VERIFY;
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};

use crate::service::{self, Verification, Verified};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default().add(Access::Needs(CONFERENCING_VERIFY), routes!(verify))
}

/// Whether a PIN opens a conference. After five wrong PINs for one conference ID within 15 minutes none is taken
/// for 15 minutes, and that is audited. The answer takes as long for an ID that is nobody's.
#[utoipa::path(post, path = "/conferencing/verify", tag = "conferencing", request_body = Verification, responses(
    (status = 200, description = "`verified`, `refused` or `locked`", body = Verified),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "No token was sent", body = ErrorEnvelope),
    (status = 403, description = "Conferencing.Verify is missing", body = ErrorEnvelope)))]
async fn verify(
    State(cx): State<Cx>,
    caller: Caller,
    Json(asked): Json<Verification>,
) -> Answer<Json<Verified>> {
    Ok(Json(service::verify(&cx, &caller, asked).await?))
}
