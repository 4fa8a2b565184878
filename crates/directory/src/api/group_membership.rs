//! In which groups a group is.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::counts;
use super::groups::{WHOLE, id, shown};
use crate::group::{Group, membership};
use crate::permission::GROUP_READ_ALL;

pub(super) fn routes() -> Routes<Cx> {
    let needs = Access::Needs(GROUP_READ_ALL);
    Routes::default()
        .add(needs, WHOLE.on(routes!(direct)))
        .add(needs, WHOLE.on(routes!(transitive)))
        .add(needs, Supports::NONE.on(routes!(count_direct)))
        .add(needs, Supports::NONE.on(routes!(count_transitive)))
}

/// Declares a list of the groups that a group is in, and the route that counts them.
macro_rules! above {
    ($(#[$doc:meta])* $name:ident, $path:literal, $(#[$counted:meta])* $count:ident, $count_path:literal, $transitive:literal) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "groups",
            params(("id" = crate::GroupId, Path, description = "The group")), responses(
            (status = 200, description = "Groups by name", body = Collection<Group>),
            (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            asked: Asked,
            caller: Caller,
            Path(key): Path<String>,
        ) -> Answer<Json<Collection<Value>>> {
            let query = asked.query(&WHOLE)?;
            let groups = membership::groups_of_group(&cx, &caller, id(&key)?, $transitive).await?;
            let rows = shown(&caller, &key, &groups)?;
            asked.whole(&cx, "directoryObjects", &query, rows)
        }

        $(#[$counted])*
        #[utoipa::path(get, path = $count_path, tag = "groups",
            params(("id" = crate::GroupId, Path, description = "The group")), responses(
            (status = 200, description = "How many", body = String, content_type = "text/plain"),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
        async fn $count(
            State(cx): State<Cx>,
            caller: Caller,
            Path(key): Path<String>,
        ) -> Answer<Response> {
            let groups = membership::groups_of_group(&cx, &caller, id(&key)?, $transitive).await?;
            Ok(counts::text(u64::try_from(groups.len()).ok()))
        }
    };
}

above! {
    /// The groups that a group is in directly.
    direct, "/v1.0/groups/{id}/memberOf",
    /// How many groups a group is in directly.
    count_direct, "/v1.0/groups/{id}/memberOf/$count", false
}
above! {
    /// The groups that a group is in, directly or through nested groups.
    transitive, "/v1.0/groups/{id}/transitiveMemberOf",
    /// How many groups a group is in, directly or through nested groups.
    count_transitive, "/v1.0/groups/{id}/transitiveMemberOf/$count", true
}
