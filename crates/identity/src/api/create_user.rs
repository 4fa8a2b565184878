//! `POST /v1.0/users`: a user of the directory, with a first password where one is given.

use axum::extract::State;
use axum::response::Response;
use beffroi_directory::user::{self, NewUser, User};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Answer, Caller, ErrorEnvelope, Json};
use futures_util::FutureExt;

use crate::password::rules::Owner;
use crate::password::{hash_new_password, set_initial_password};

/// Create a user, optionally with a first password.
#[utoipa::path(post, path = "/v1.0/users", tag = "users", request_body = NewUser, responses(
    (status = 201, description = "Created", body = Entity<User>),
    (status = 400, description = "A field breaks a rule, or the principal name is taken", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "User.ReadWrite.All is missing", body = ErrorEnvelope)))]
pub(super) async fn create_user(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(new): Json<NewUser>,
) -> Answer<Response> {
    let hash = match new.password_profile {
        Some(profile) => {
            let owner = Owner {
                user_principal_name: new
                    .fields
                    .user_principal_name
                    .as_deref()
                    .unwrap_or_default(),
                display_name: new.fields.display_name.as_deref().unwrap_or_default(),
            };
            let hash =
                hash_new_password(&cx, "passwordProfile/password", owner, profile.password).await?;
            Some((hash, profile.force_change_password_next_sign_in))
        }
        None => None,
    };
    let own = cx.clone();
    let user = cx
        .write(caller.tenant, move |tx| {
            async move {
                let user = user::create_in(&own, tx, &caller, new.fields).await?;
                if let Some((hash, must_change)) = hash {
                    set_initial_password(tx, caller.tenant, user.id, &hash, must_change, own.now())
                        .await?;
                }
                Ok(user)
            }
            .boxed()
        })
        .await?;
    let path = format!("/v1.0/users/{}", user.id);
    asked.created(&cx, "users", &path, user)
}
