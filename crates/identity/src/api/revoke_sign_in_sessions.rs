//! `POST /v1.0/users/{id}/revokeSignInSessions`

use axum::extract::{Path, State};
use beffroi_core::Failure;
use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_directory::{lookup, role};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing};
use serde::Serialize;
use utoipa::ToSchema;

use crate::session::service;

/// That it was done.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Revoked {
    /// What the value is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// Always true.
    value: bool,
}

/// Sign somebody out everywhere.
///
/// All of their sessions end, and what programs were let in for in their name: a stolen computer
/// is worth nothing any more.
#[utoipa::path(post, path = "/v1.0/users/{id}/revokeSignInSessions", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "Signed out", body = Revoked),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
pub(super) async fn revoke_sign_in_sessions(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Json<Nothing>,
) -> Answer<Json<Revoked>> {
    let mut conn = cx.read().await?;
    let account = lookup::account_by_key(&mut conn, caller.tenant, &id)
        .await?
        .ok_or_else(|| Failure::not_found("user", &id))?;
    let absent = || Failure::not_found("user", &id);
    role::require_cover(&mut conn, &caller, USER_READ_WRITE_ALL, account.id, absent).await?;
    role::guard_holder(&mut conn, &caller, account.id.uuid()).await?;
    drop(conn);
    service::end_all(&cx, &caller, &account).await?;
    Ok(Json(Revoked {
        context: format!("{}/v1.0/$metadata#Edm.Boolean", cx.settings.public_url),
        value: true,
    }))
}
