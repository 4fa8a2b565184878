//! `GET /oidc/userinfo`

use axum::extract::State;
use beffroi_core::Failure;
use beffroi_directory::{UserId, lookup};
use beffroi_feature::Cx;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};

use crate::oauth::id_token::About;

/// Who has signed in.
///
/// OpenID Connect's user info, for a program with a token in a person's name.
#[utoipa::path(get, path = "/oidc/userinfo", tag = "oauth",
    responses((status = 200, description = "The person", body = About),
              (status = 400, description = "The token is a program's own", body = ErrorEnvelope),
              (status = 401, description = "Not signed in", body = ErrorEnvelope)))]
pub(super) async fn get_user_info(State(cx): State<Cx>, caller: Caller) -> Answer<Json<About>> {
    let user = UserId::from_uuid(caller.user()?);
    let account = lookup::account(&mut cx.read().await?, caller.tenant, user).await?;
    let account = account.ok_or_else(|| Failure::not_found("user", user))?;
    Ok(Json(About::of(&account)))
}
