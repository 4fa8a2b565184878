//! How somebody signs in, for administrators.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_directory::permission::AUTHENTICATION_METHOD_READ_WRITE_ALL;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing, Permission};
use serde::Serialize;
use utoipa::ToSchema;

use crate::methods::{AuthenticationMethod, service};
use crate::session::SessionInfo;

/// What whoever looks at them needs.
const METHODS: Permission = AUTHENTICATION_METHOD_READ_WRITE_ALL;

/// A person's ways to sign in.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct AuthenticationMethodCollection {
    /// What the collection is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// The ways.
    value: Vec<AuthenticationMethod>,
}

/// A person's sessions.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct UserSessionCollection {
    /// What the collection is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// The sessions, newest first, at most 100.
    value: Vec<SessionInfo>,
}

/// How somebody signs in.
#[utoipa::path(get, path = "/v1.0/users/{id}/authentication/methods", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")),
    responses((status = 200, description = "Their ways to sign in", body = AuthenticationMethodCollection),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "UserAuthenticationMethod.ReadWrite.All is missing", body = ErrorEnvelope),
              (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
pub(super) async fn list_user_methods(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<AuthenticationMethodCollection>> {
    let account = service::somebody(&cx, &caller, METHODS, &id).await?;
    let (url, user) = (&cx.settings.public_url, account.id);
    Ok(Json(AuthenticationMethodCollection {
        context: format!("{url}/v1.0/$metadata#users('{user}')/authentication/methods"),
        value: service::of_person(&cx, &account).await?,
    }))
}

/// Where somebody is signed in.
#[utoipa::path(get, path = "/beta/users/{id}/authentication/sessions", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")),
    responses((status = 200, description = "Their sessions", body = UserSessionCollection),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "UserAuthenticationMethod.ReadWrite.All is missing", body = ErrorEnvelope),
              (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
pub(super) async fn list_user_sessions(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<UserSessionCollection>> {
    let account = service::somebody(&cx, &caller, METHODS, &id).await?;
    let (url, user) = (&cx.settings.public_url, account.id);
    Ok(Json(UserSessionCollection {
        context: format!("{url}/beta/$metadata#users('{user}')/authentication/sessions"),
        value: service::sessions_of(&cx, &account).await?,
    }))
}

/// Reset how somebody signs in.
///
/// For whoever has lost phone or keys: authenticator app, recovery codes, passkeys and identities at
/// other servers are gone, the password stays; every session ends. Of somebody who holds a role only
/// by whoever may give roles.
#[utoipa::path(post, path = "/beta/users/{id}/authentication/reset", tag = "users",
    params(("id" = String, Path, description = "Id or userPrincipalName")),
    responses((status = 204, description = "Reset"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "UserAuthenticationMethod.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is", body = ErrorEnvelope),
              (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
pub(super) async fn reset_user_methods(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    _: Nothing,
) -> Answer<StatusCode> {
    let account = service::somebody(&cx, &caller, METHODS, &id).await?;
    service::reset(&cx, &caller, &account).await?;
    Ok(StatusCode::NO_CONTENT)
}
