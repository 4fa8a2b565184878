//! `/beta/policies/signIn` and `/beta/reports/signInMethods`

use axum::extract::State;
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::methods::service::counts;
use crate::policy::{MethodCounts, SignInPolicy, service, store};

/// A change of what is demanded: what is absent stays.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct SignInPolicyPatch {
    /// Whether whoever holds a role needs a code beside the password.
    second_step_for_administrators: Option<bool>,
}

/// What is demanded of those who sign in.
#[utoipa::path(get, path = "/beta/policies/signIn", tag = "identity",
    responses((status = 200, description = "The policy", body = SignInPolicy),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "Policy.ReadWrite.AuthenticationMethod is missing", body = ErrorEnvelope)))]
pub(super) async fn get_policy(State(cx): State<Cx>, caller: Caller) -> Answer<Json<SignInPolicy>> {
    let mut conn = cx.read().await?;
    Ok(Json(store::find(&mut conn, caller.tenant).await?))
}

/// Change what is demanded of those who sign in.
///
/// It counts from the next sign-in on.
#[utoipa::path(patch, path = "/beta/policies/signIn", tag = "identity", request_body = SignInPolicyPatch,
    responses((status = 200, description = "The policy", body = SignInPolicy),
              (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "Policy.ReadWrite.AuthenticationMethod is missing", body = ErrorEnvelope)))]
pub(super) async fn change_policy(
    State(cx): State<Cx>,
    caller: Caller,
    Json(patch): Json<SignInPolicyPatch>,
) -> Answer<Json<SignInPolicy>> {
    let policy = match patch.second_step_for_administrators {
        Some(wish) => service::change(&cx, &caller, wish).await?,
        None => store::find(&mut cx.read().await?, caller.tenant).await?,
    };
    Ok(Json(policy))
}

/// Who has which way to sign in.
///
/// Numbers of people, among the accounts that may sign in.
#[utoipa::path(get, path = "/beta/reports/signInMethods", tag = "identity",
    responses((status = 200, description = "How many have which", body = MethodCounts),
              (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
              (status = 403, description = "Policy.ReadWrite.AuthenticationMethod is missing", body = ErrorEnvelope)))]
pub(super) async fn count_methods(
    State(cx): State<Cx>,
    caller: Caller,
) -> Answer<Json<MethodCounts>> {
    Ok(Json(counts(&cx, caller.tenant).await?))
}
