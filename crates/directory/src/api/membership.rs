//! In which groups somebody is and which they own, in the spellings that Graph's clients use.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_core::failure;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::counts;
use super::groups::WHOLE;
use crate::group::{Group, membership, owners};

pub(super) fn routes() -> Routes<Cx> {
    let needs = super::groups::OF_SOMEBODY;
    let own = Access::SignedIn("everybody may know which groups they are in");
    Routes::default()
        .add(needs, WHOLE.on(routes!(direct)))
        .add(needs, WHOLE.on(routes!(direct_groups)))
        .add(needs, WHOLE.on(routes!(transitive)))
        .add(needs, WHOLE.on(routes!(transitive_groups)))
        .add(needs, WHOLE.on(routes!(owned)))
        .add(needs, Supports::NONE.on(routes!(count_direct)))
        .add(needs, Supports::NONE.on(routes!(count_direct_groups)))
        .add(needs, Supports::NONE.on(routes!(count_transitive)))
        .add(needs, Supports::NONE.on(routes!(count_transitive_groups)))
        .add(own, WHOLE.on(routes!(own_direct)))
        .add(own, WHOLE.on(routes!(own_transitive)))
        .add(own, WHOLE.on(routes!(own_owned)))
}

/// How somebody and their groups belong together.
#[derive(Debug, Clone, Copy)]
enum Tie {
    In,
    Within,
    Owns,
}

impl Tie {
    async fn groups(self, cx: &Cx, caller: &Caller, key: &str) -> failure::Result<Vec<Group>> {
        match self {
            Self::In => membership::groups_of_user(cx, caller, key, false).await,
            Self::Within => membership::groups_of_user(cx, caller, key, true).await,
            Self::Owns => owners::owned(cx, caller, key).await,
        }
    }
}

async fn answer(
    cx: &Cx,
    asked: &Asked,
    caller: &Caller,
    key: &str,
    tie: Tie,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&WHOLE)?;
    let groups = tie.groups(cx, caller, key).await?;
    let rows = super::groups::shown(caller, key, &groups)?;
    asked.whole(cx, "directoryObjects", &query, rows)
}

/// Declares a route about somebody's groups.
macro_rules! of_user {
    ($(#[$doc:meta])* $name:ident, $path:literal, $tie:expr) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "users",
            params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
            (status = 200, description = "Groups by name", body = Collection<Group>),
            (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "User.Read.All or Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            asked: Asked,
            caller: Caller,
            Path(key): Path<String>,
        ) -> Answer<Json<Collection<Value>>> {
            answer(&cx, &asked, &caller, &key, $tie).await
        }
    };
}

/// Declares a route about the caller's own groups.
macro_rules! of_caller {
    ($(#[$doc:meta])* $name:ident, $path:literal, $tie:expr) => {
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
            answer(&cx, &asked, &caller, &key, $tie).await
        }
    };
}

/// Declares the route that counts somebody's groups.
macro_rules! counted {
    ($(#[$doc:meta])* $name:ident, $path:literal, $tie:expr) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "users",
            params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
            (status = 200, description = "How many", body = String, content_type = "text/plain"),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "User.Read.All or Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such user in the organization", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            caller: Caller,
            Path(key): Path<String>,
        ) -> Answer<Response> {
            let groups = $tie.groups(&cx, &caller, &key).await?;
            Ok(counts::text(u64::try_from(groups.len()).ok()))
        }
    };
}

of_user! {
    /// The groups that a user is in directly.
    direct, "/v1.0/users/{id}/memberOf", Tie::In
}
of_user! {
    /// The groups that a user is in directly; there is nothing else to be in.
    direct_groups, "/v1.0/users/{id}/memberOf/microsoft.graph.group", Tie::In
}
of_user! {
    /// The groups that a user is in, directly or through nested groups.
    transitive, "/v1.0/users/{id}/transitiveMemberOf", Tie::Within
}
of_user! {
    /// The groups that a user is in, directly or through nested groups.
    transitive_groups, "/v1.0/users/{id}/transitiveMemberOf/microsoft.graph.group", Tie::Within
}
of_caller! {
    /// The groups that I am in directly.
    own_direct, "/v1.0/me/memberOf", Tie::In
}
of_caller! {
    /// The groups that I am in, directly or through nested groups.
    own_transitive, "/v1.0/me/transitiveMemberOf", Tie::Within
}
of_user! {
    /// The groups that a user owns.
    owned, "/v1.0/users/{id}/ownedObjects", Tie::Owns
}
of_caller! {
    /// The groups that I own.
    own_owned, "/v1.0/me/ownedObjects", Tie::Owns
}
counted! {
    /// How many groups a user is in directly.
    count_direct, "/v1.0/users/{id}/memberOf/$count", Tie::In
}
counted! {
    /// How many groups a user is in directly.
    count_direct_groups, "/v1.0/users/{id}/memberOf/microsoft.graph.group/$count", Tie::In
}
counted! {
    /// How many groups a user is in, directly or through nested groups.
    count_transitive, "/v1.0/users/{id}/transitiveMemberOf/$count", Tie::Within
}
counted! {
    /// How many groups a user is in, directly or through nested groups.
    count_transitive_groups, "/v1.0/users/{id}/transitiveMemberOf/microsoft.graph.group/$count", Tie::Within
}
