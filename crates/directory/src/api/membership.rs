//! In which groups somebody is, in the spellings that Graph's clients use.

use axum::extract::{Path, State};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Collection;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::groups::WHOLE;
use crate::group::{Group, service};
use crate::permission::GROUP_READ_ALL;

pub(super) fn routes() -> Routes<Cx> {
    let needs = Access::Needs(GROUP_READ_ALL);
    let own = Access::SignedIn("everybody may know which groups they are in");
    Routes::default()
        .add(needs, WHOLE.on(routes!(direct)))
        .add(needs, WHOLE.on(routes!(direct_groups)))
        .add(needs, WHOLE.on(routes!(transitive)))
        .add(needs, WHOLE.on(routes!(transitive_groups)))
        .add(own, WHOLE.on(routes!(own_direct)))
        .add(own, WHOLE.on(routes!(own_transitive)))
}

async fn answer(
    cx: &Cx,
    asked: &Asked,
    caller: &Caller,
    key: &str,
    transitive: bool,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&WHOLE)?;
    let groups = service::groups_of_user(cx, caller, key, transitive).await?;
    let rows = groups
        .iter()
        .map(|group| super::directory_objects::typed("group", group));
    let rows = rows.collect::<beffroi_core::failure::Result<Vec<_>>>()?;
    asked.whole(cx, "directoryObjects", &query, rows)
}

/// Declares a route about somebody's groups.
macro_rules! of_user {
    ($(#[$doc:meta])* $name:ident, $path:literal, $transitive:literal) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "users",
            params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
            (status = 200, description = "Groups by name", body = Collection<Group>),
            (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            asked: Asked,
            caller: Caller,
            Path(key): Path<String>,
        ) -> Answer<Json<Collection<Value>>> {
            answer(&cx, &asked, &caller, &key, $transitive).await
        }
    };
}

/// Declares a route about the caller's own groups.
macro_rules! of_caller {
    ($(#[$doc:meta])* $name:ident, $path:literal, $transitive:literal) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "me", responses(
            (status = 200, description = "Groups by name", body = Collection<Group>),
            (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            asked: Asked,
            caller: Caller,
        ) -> Answer<Json<Collection<Value>>> {
            let key = caller.user()?.to_string();
            answer(&cx, &asked, &caller, &key, $transitive).await
        }
    };
}

of_user! {
    /// The groups that a user is in directly.
    direct, "/v1.0/users/{id}/memberOf", false
}
of_user! {
    /// The groups that a user is in directly; there is nothing else to be in.
    direct_groups, "/v1.0/users/{id}/memberOf/microsoft.graph.group", false
}
of_user! {
    /// The groups that a user is in, directly or through nested groups.
    transitive, "/v1.0/users/{id}/transitiveMemberOf", true
}
of_user! {
    /// The groups that a user is in, directly or through nested groups.
    transitive_groups, "/v1.0/users/{id}/transitiveMemberOf/microsoft.graph.group", true
}
of_caller! {
    /// The groups that I am in directly.
    own_direct, "/v1.0/me/memberOf", false
}
of_caller! {
    /// The groups that I am in, directly or through nested groups.
    own_transitive, "/v1.0/me/transitiveMemberOf", true
}
