//! `POST /v1.0/me/revokeSignInSessions` and `POST /v1.0/users/{id}/revokeSignInSessions`

use axum::extract::{Path, State};
use beffroi_core::Failure;
use beffroi_directory::lookup;
use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing};
use serde::Serialize;
use utoipa::ToSchema;

use crate::methods::service::somebody;
use crate::session::service;

/// Graph's answer to an action that gives a yes.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Done {
    /// What the value is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// True.
    value: bool,
}

impl Done {
    fn of(cx: &Cx) -> Json<Self> {
        Json(Self {
            context: format!("{}/v1.0/$metadata#Edm.Boolean", cx.settings.public_url),
            value: true,
        })
    }
}

/// Sign myself out everywhere.
///
/// Every session of mine ends, this one too, and so do refresh tokens and everything that programs
/// may do in my name.
#[utoipa::path(post, path = "/v1.0/me/revokeSignInSessions", tag = "me",
    responses((status = 200, description = "Signed out everywhere", body = Done),
              (status = 400, description = "An application has no self", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "A program calls without the scope User.ReadWrite", body = ErrorEnvelope)))]
pub(super) async fn revoke_my_sign_in_sessions(
    State(cx): State<Cx>,
    caller: Caller,
    _: Nothing,
) -> Answer<Json<Done>> {
    caller.require_own_changes()?;
    let user = beffroi_directory::UserId::from_uuid(caller.user()?);
    let account = lookup::account(&mut cx.read().await?, caller.tenant, user).await?;
    let account = account.ok_or_else(|| Failure::not_found("user", user))?;
    service::revoke_all(&cx, &caller, &account).await?;
    Ok(Done::of(&cx))
}

/// Sign somebody out everywhere.
///
/// Every session of theirs ends, and so do refresh tokens and everything that programs may do in
/// their name. Of somebody who holds a role only by whoever may give roles.
#[utoipa::path(post, path = "/v1.0/users/{id}/revokeSignInSessions", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")),
    responses((status = 200, description = "Signed out everywhere", body = Done),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "User.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is", body = ErrorEnvelope),
              (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
pub(super) async fn revoke_sign_in_sessions(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<Json<Done>> {
    let account = somebody(&cx, &caller, USER_READ_WRITE_ALL, &id).await?;
    service::revoke_all(&cx, &caller, &account).await?;
    Ok(Done::of(&cx))
}
