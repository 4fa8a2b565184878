//! `/identity/methods/passkeys`: one's own passkeys.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::{Failure, failure};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing};
use serde::Deserialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::totp::{Uncached, fresh_account, uncached};
use crate::passkey::service::{self, Challenge};
use crate::passkey::{PasskeyId, PasskeyInfo};

/// A passkey that the browser has made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct NewPasskey {
    /// A name to tell it from others, 1 to 100 characters.
    display_name: String,
    /// What `navigator.credentials.create()` gave, by its `toJSON()`.
    #[schema(value_type = Object)]
    credential: Value,
    /// What came with the options.
    state: String,
}

/// A new name for a passkey.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct PasskeyPatch {
    /// 1 to 100 characters.
    display_name: String,
}

/// Begin to make a passkey.
///
/// Within 15 minutes of signing in only.
#[utoipa::path(post, path = "/identity/methods/passkeys/options", tag = "identity",
    responses((status = 200, description = "What the browser needs", body = Challenge),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 409, description = "`passkeysNotPossible` or `tooManyPasskeys`", body = ErrorEnvelope)))]
pub(super) async fn begin_passkey(
    State(cx): State<Cx>,
    caller: Caller,
    _: Nothing,
) -> Answer<Uncached<Challenge>> {
    let account = fresh_account(&cx, &caller).await?;
    Ok(uncached(service::begin_registration(&cx, &account).await?))
}

/// Keep the passkey that the browser has made.
#[utoipa::path(post, path = "/identity/methods/passkeys", tag = "identity", request_body = NewPasskey,
    responses((status = 200, description = "Kept; one can sign in with it", body = PasskeyInfo),
              (status = 400, description = "It does not prove the challenge", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 409, description = "`challengeExpired`, or `passkeyTaken`", body = ErrorEnvelope)))]
pub(super) async fn add_passkey(
    State(cx): State<Cx>,
    caller: Caller,
    Json(new): Json<NewPasskey>,
) -> Answer<Json<PasskeyInfo>> {
    let account = fresh_account(&cx, &caller).await?;
    let made =
        service::finish_registration(&cx, &account, &new.display_name, new.credential, &new.state);
    Ok(Json(made.await?))
}

/// Name a passkey anew.
#[utoipa::path(patch, path = "/identity/methods/passkeys/{id}", tag = "identity", request_body = PasskeyPatch,
    params(("id" = uuid::Uuid, Path, description = "The passkey's id")),
    responses((status = 204, description = "Renamed"),
              (status = 400, description = "The name breaks a rule", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 404, description = "The caller has no such passkey", body = ErrorEnvelope)))]
pub(super) async fn rename_passkey(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(patch): Json<PasskeyPatch>,
) -> Answer<StatusCode> {
    let account = fresh_account(&cx, &caller).await?;
    service::rename(&cx, &account, read(&id)?, &patch.display_name).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a passkey.
///
/// Nobody can sign in with it any more. Within 15 minutes of signing in only.
#[utoipa::path(delete, path = "/identity/methods/passkeys/{id}", tag = "identity",
    params(("id" = uuid::Uuid, Path, description = "The passkey's id")),
    responses((status = 204, description = "Removed"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 404, description = "The caller has no such passkey", body = ErrorEnvelope)))]
pub(super) async fn remove_passkey(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let account = fresh_account(&cx, &caller).await?;
    service::remove(&cx, &account, read(&id)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn read(id: &str) -> failure::Result<PasskeyId> {
    id.parse().map_err(|_| Failure::not_found("passkey", id))
}
