//! `/identity/methods/totp` and `/identity/methods/recoveryCodes`: one's own authenticator app.

use axum::extract::State;
use axum::http::HeaderName;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use beffroi_core::{Failure, failure};
use beffroi_directory::lookup::{self, Account};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json, Nothing};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::session::service::require_fresh;
use crate::totp::{Enrolment, service};

/// An answer that no cache may keep.
pub(super) type Uncached<T> = ([(HeaderName, &'static str); 1], Json<T>);

pub(super) fn uncached<T>(body: T) -> Uncached<T> {
    ([(CACHE_CONTROL, "no-store")], Json(body))
}

/// A first code of the app.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(example = json!({"code": "287082"}))]
pub(super) struct TotpConfirmation {
    /// Six digits.
    code: String,
}

/// Codes for the day on which the app is lost. They can't be read again.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct RecoveryCodes {
    /// Ten codes, each good once.
    recovery_codes: Vec<String>,
}

/// The account of a caller who signed in a moment ago.
pub(super) async fn fresh_account(cx: &Cx, caller: &Caller) -> failure::Result<Account> {
    let (tenant, user) = require_fresh(cx, caller).await?;
    let account = lookup::account(&mut cx.read().await?, tenant, user).await?;
    account.ok_or_else(|| Failure::not_found("user", user))
}

/// Begin to set an authenticator app up.
///
/// It counts once a first code of it has come (`…/totp/confirm`); until then this can be asked for
/// again. Within 15 minutes of signing in only.
#[utoipa::path(post, path = "/identity/methods/totp", tag = "identity",
    responses((status = 200, description = "What the app reads", body = Enrolment),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 409, description = "`totpAlreadyEnrolled`: remove the other one first", body = ErrorEnvelope)))]
pub(super) async fn begin_totp(
    State(cx): State<Cx>,
    caller: Caller,
    _: Nothing,
) -> Answer<Uncached<Enrolment>> {
    let account = fresh_account(&cx, &caller).await?;
    Ok(uncached(service::begin(&cx, &account).await?))
}

/// Confirm the authenticator app by a first code.
///
/// From now on a code is asked for after the password.
#[utoipa::path(post, path = "/identity/methods/totp/confirm", tag = "identity", request_body = TotpConfirmation,
    responses((status = 200, description = "The app counts; recovery codes for the day on which it is lost", body = RecoveryCodes),
              (status = 400, description = "`invalidCode`", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 409, description = "`totpNotBegun`", body = ErrorEnvelope)))]
pub(super) async fn confirm_totp(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<TotpConfirmation>,
) -> Answer<Uncached<RecoveryCodes>> {
    let account = fresh_account(&cx, &caller).await?;
    let codes = service::confirm(&cx, &account, &request.code).await?;
    let recovery_codes = codes.ok_or_else(|| {
        Failure::new(
            beffroi_core::Kind::Invalid,
            "invalidCode",
            "The code is not right, or was used before.",
        )
        .at("code")
    })?;
    Ok(uncached(RecoveryCodes { recovery_codes }))
}

/// Remove the authenticator app.
///
/// Its recovery codes go with it. Within 15 minutes of signing in only.
#[utoipa::path(delete, path = "/identity/methods/totp", tag = "identity",
    responses((status = 204, description = "Removed"),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 409, description = "`totpNotEnrolled`", body = ErrorEnvelope)))]
pub(super) async fn remove_totp(State(cx): State<Cx>, caller: Caller) -> Answer<StatusCode> {
    let account = fresh_account(&cx, &caller).await?;
    service::remove(&cx, &account).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Make new recovery codes.
///
/// The old ones are worth nothing any more. Within 15 minutes of signing in only.
#[utoipa::path(post, path = "/identity/methods/recoveryCodes", tag = "identity",
    responses((status = 200, description = "The new ones", body = RecoveryCodes),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "`freshSignInRequired`", body = ErrorEnvelope),
              (status = 409, description = "`totpNotEnrolled`", body = ErrorEnvelope)))]
pub(super) async fn renew_recovery_codes(
    State(cx): State<Cx>,
    caller: Caller,
    _: Nothing,
) -> Answer<Uncached<RecoveryCodes>> {
    let account = fresh_account(&cx, &caller).await?;
    let recovery_codes = service::renew_codes(&cx, &account).await?;
    Ok(uncached(RecoveryCodes { recovery_codes }))
}
