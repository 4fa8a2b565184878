//! `POST /identity/password`

use axum::extract::State;
use axum::http::StatusCode;
use beffroi_core::Secret;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::password::service;

/// The password that was and the one that shall be.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"currentPassword": "quatre chevaux verts", "newPassword": "sept bateaux lents"}))]
pub(super) struct PasswordChange {
    /// The current password.
    #[schema(value_type = String, format = Password)]
    current_password: Secret<String>,
    /// The new one: 12 to 256 characters, without one's own names, and not a well-known one.
    #[schema(value_type = String, format = Password)]
    new_password: Secret<String>,
}

/// Change one's own password.
///
/// Every other session of the person ends. A wrong current password counts as a failed sign-in.
#[utoipa::path(post, path = "/identity/password", tag = "identity", request_body = PasswordChange,
    responses((status = 204, description = "Changed"),
              (status = 400, description = "`invalidCredentials` for a wrong current password; otherwise details name each broken rule", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 429, description = "`tooManyAttempts`; Retry-After says for how long", body = ErrorEnvelope)))]
pub(super) async fn set_password(
    State(cx): State<Cx>,
    caller: Caller,
    Json(change): Json<PasswordChange>,
) -> Answer<StatusCode> {
    service::change_password(&cx, &caller, change.current_password, change.new_password).await?;
    Ok(StatusCode::NO_CONTENT)
}
