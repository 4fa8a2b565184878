//! `PATCH /v1.0/users/{id}`: a change of a user, or a new password by an administrator's hand.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::Failure;
use beffroi_directory::permission::USER_READ_WRITE_ALL;
use beffroi_directory::user::{self, PasswordProfile, UserPatch};
use beffroi_directory::{lookup, role};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, IfMatch, Json};
use serde::{Deserialize, Deserializer};
use utoipa::ToSchema;

use crate::password;

/// A change of a user: properties, or a password.
#[derive(Debug, Default, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct UserChange {
    /// A new password; sent alone, so that a change is made as a whole or not at all. Ends all of
    /// the person's sessions. Of somebody who holds a role only by whoever may give roles.
    #[serde(default)]
    password_profile: Option<PasswordProfile>,
    /// What is absent stays, `null` clears.
    #[serde(flatten)]
    fields: UserPatch,
}

impl<'de> Deserialize<'de> for UserChange {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (password_profile, fields) = user::with_password(deserializer)?;
        Ok(Self {
            password_profile,
            fields,
        })
    }
}

/// Change a user, or set their password.
#[utoipa::path(patch, path = "/v1.0/users/{id}", tag = "users", request_body = UserChange,
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule or is not known", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All is missing, or they hold a role and RoleManagement.ReadWrite.Directory is", body = ErrorEnvelope),
    (status = 404, description = "No such user in the organization", body = ErrorEnvelope),
    (status = 409, description = "The last Global Administrator, or somebody else was first", body = ErrorEnvelope),
    (status = 412, description = "If-Match names an old version", body = ErrorEnvelope)))]
pub(super) async fn update_user(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    if_match: IfMatch,
    Json(change): Json<UserChange>,
) -> Answer<StatusCode> {
    match change.password_profile {
        None => user::update(&cx, &caller, id, change.fields, if_match).await?,
        Some(profile) => {
            if change.fields != UserPatch::default() {
                return Err(Failure::invalid("passwordProfile", "must be sent alone").into());
            }
            if if_match.0.is_some() {
                // A change of nothing: only the version is looked at.
                user::update(&cx, &caller, id.clone(), UserPatch::default(), if_match).await?;
            }
            let mut conn = cx.read().await?;
            let account = lookup::account_by_key(&mut conn, caller.tenant, &id)
                .await?
                .ok_or_else(|| Failure::not_found("user", &id))?;
            let absent = || Failure::not_found("user", &id);
            let write = USER_READ_WRITE_ALL;
            role::require_cover(&mut conn, &caller, write, account.id, absent).await?;
            role::guard_holder(&mut conn, &caller, account.id.uuid()).await?;
            drop(conn);
            let must_change = profile.force_change_password_next_sign_in;
            let by = caller.actor.clone();
            password::set_password(
                &cx,
                by,
                caller.tenant,
                account.id,
                profile.password,
                must_change,
                Some(caller),
            )
            .await?;
        }
    }
    Ok(StatusCode::NO_CONTENT)
}
