//! `/identity/methods`, `/identity/consents` and one's identities elsewhere.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::Failure;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde::Serialize;
use utoipa::ToSchema;

use super::totp::{Uncached, fresh_account, uncached};
use crate::consent::{self, Consent};
use crate::methods::{OwnMethods, service};
use crate::provider;

/// The programs that may act in the caller's name.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct ConsentCollection {
    /// What the collection is.
    #[serde(rename = "@odata.context")]
    context: String,
    /// The programs, the one let in last first.
    value: Vec<Consent>,
}

/// How one can sign in.
///
/// One's own password, authenticator app, passkeys and identities at other servers.
#[utoipa::path(get, path = "/identity/methods", tag = "identity",
    responses((status = 200, description = "One's own ways to sign in", body = OwnMethods),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
pub(super) async fn get_methods(
    State(cx): State<Cx>,
    caller: Caller,
) -> Answer<Uncached<OwnMethods>> {
    Ok(uncached(service::of_caller(&cx, &caller).await?))
}

/// Take the link to another server's account away.
///
/// One can't sign in with it any more. Within 15 minutes of signing in only.
#[utoipa::path(delete, path = "/identity/methods/externalIdentities/{id}", tag = "identity",
    params(("id" = uuid::Uuid, Path, description = "The link's id")),
    responses((status = 204, description = "Unlinked"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 404, description = "The caller has no such link", body = ErrorEnvelope)))]
pub(super) async fn unlink_identity(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let account = fresh_account(&cx, &caller).await?;
    let link = uuid::Uuid::try_parse(&id);
    let link = link.map_err(|_| Failure::not_found("externalIdentity", &id))?;
    provider::unlink(&cx, &account, link).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Programs that may act in one's name.
///
/// What one has let them do by signing in to them, and has not taken back.
#[utoipa::path(get, path = "/identity/consents", tag = "identity",
    responses((status = 200, description = "The programs", body = ConsentCollection),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
pub(super) async fn list_consents(
    State(cx): State<Cx>,
    caller: Caller,
) -> Answer<Json<ConsentCollection>> {
    Ok(Json(ConsentCollection {
        context: format!("{}/identity/$metadata#consents", cx.settings.public_url),
        value: consent::service::list(&cx, &caller).await?,
    }))
}

/// Take back what one has let a program do.
///
/// Its access tokens and refresh tokens work no more.
#[utoipa::path(delete, path = "/identity/consents/{id}", tag = "identity",
    params(("id" = uuid::Uuid, Path, description = "The program's id")),
    responses((status = 204, description = "Taken back"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 404, description = "That program may do nothing in the caller's name", body = ErrorEnvelope)))]
pub(super) async fn revoke_consent(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let application = id.parse();
    let application = application.map_err(|_| Failure::not_found("application", &id))?;
    consent::service::revoke(&cx, &caller, application).await?;
    Ok(StatusCode::NO_CONTENT)
}
