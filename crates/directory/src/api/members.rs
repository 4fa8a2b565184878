//! Members of groups: of one kind, through nested groups, counted.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::counts;
use super::groups::{MEMBERS, id};
use crate::change::MemberKind;
use crate::group::DirectoryObject;
use crate::group::membership::{self, Depth, Wanted};
use crate::permission::GROUP_READ_ALL;

pub(super) fn routes() -> Routes<Cx> {
    let needs = Access::Needs(GROUP_READ_ALL);
    Routes::default()
        .add(needs, MEMBERS.on(routes!(direct_users)))
        .add(needs, MEMBERS.on(routes!(direct_groups)))
        .add(needs, MEMBERS.on(routes!(direct_devices)))
        .add(needs, MEMBERS.on(routes!(transitive)))
        .add(needs, MEMBERS.on(routes!(transitive_users)))
        .add(needs, MEMBERS.on(routes!(transitive_groups)))
        .add(needs, NO_OPTIONS.on(routes!(count_direct)))
        .add(needs, NO_OPTIONS.on(routes!(count_direct_users)))
        .add(needs, NO_OPTIONS.on(routes!(count_direct_groups)))
        .add(needs, NO_OPTIONS.on(routes!(count_direct_devices)))
        .add(needs, NO_OPTIONS.on(routes!(count_transitive)))
        .add(needs, NO_OPTIONS.on(routes!(count_transitive_users)))
        .add(needs, NO_OPTIONS.on(routes!(count_transitive_groups)))
}

const NO_OPTIONS: Supports = Supports::NONE;

/// Declares the route of one kind of members.
macro_rules! listed {
    ($(#[$doc:meta])* $name:ident, $path:literal, $wanted:expr) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "groups",
            params(("id" = crate::GroupId, Path, description = "The group")), responses(
            (status = 200, description = "A page of users, groups and devices", body = Collection<DirectoryObject>),
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
            let query = asked.query(&MEMBERS)?;
            let page = membership::members(&cx, &caller, id(&key)?, $wanted, &query.page).await?;
            asked.page(&cx, "directoryObjects", &query, page)
        }
    };
}

/// Declares the route that counts one kind of members.
macro_rules! counted {
    ($(#[$doc:meta])* $name:ident, $path:literal, $wanted:expr) => {
        $(#[$doc])*
        #[utoipa::path(get, path = $path, tag = "groups",
            params(("id" = crate::GroupId, Path, description = "The group")), responses(
            (status = 200, description = "How many", body = String, content_type = "text/plain"),
            (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
            (status = 403, description = "Group.Read.All is missing", body = ErrorEnvelope),
            (status = 404, description = "No such group in the organization", body = ErrorEnvelope)))]
        async fn $name(
            State(cx): State<Cx>,
            caller: Caller,
            Path(key): Path<String>,
        ) -> Answer<Response> {
            let page = membership::members(&cx, &caller, id(&key)?, $wanted, &counts::total()).await?;
            Ok(counts::text(page.total))
        }
    };
}

const fn of(depth: Depth, kind: Option<MemberKind>) -> Wanted {
    Wanted { depth, kind }
}

listed! {
    /// A group's direct members that are people.
    direct_users, "/v1.0/groups/{id}/members/microsoft.graph.user", of(Depth::Direct, Some(MemberKind::User))
}
listed! {
    /// A group's direct members that are groups.
    direct_groups, "/v1.0/groups/{id}/members/microsoft.graph.group", of(Depth::Direct, Some(MemberKind::Group))
}
listed! {
    /// A group's direct members that are devices.
    direct_devices, "/v1.0/groups/{id}/members/microsoft.graph.device", of(Depth::Direct, Some(MemberKind::Device))
}
listed! {
    /// A group's members, those of nested groups included.
    transitive, "/v1.0/groups/{id}/transitiveMembers", of(Depth::Transitive, None)
}
listed! {
    /// The people of a group, those of nested groups included.
    transitive_users, "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.user", of(Depth::Transitive, Some(MemberKind::User))
}
listed! {
    /// The groups within a group, at any depth.
    transitive_groups, "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.group", of(Depth::Transitive, Some(MemberKind::Group))
}
counted! {
    /// How many direct members a group has.
    count_direct, "/v1.0/groups/{id}/members/$count", of(Depth::Direct, None)
}
counted! {
    /// How many members a group has, those of nested groups included.
    count_transitive, "/v1.0/groups/{id}/transitiveMembers/$count", of(Depth::Transitive, None)
}
counted! {
    /// How many people a group has, those of nested groups included.
    count_transitive_users, "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.user/$count", of(Depth::Transitive, Some(MemberKind::User))
}
counted! {
    /// How many people are in a group directly.
    count_direct_users, "/v1.0/groups/{id}/members/microsoft.graph.user/$count", of(Depth::Direct, Some(MemberKind::User))
}
counted! {
    /// How many groups are in a group directly.
    count_direct_groups, "/v1.0/groups/{id}/members/microsoft.graph.group/$count", of(Depth::Direct, Some(MemberKind::Group))
}
counted! {
    /// How many devices are in a group directly.
    count_direct_devices, "/v1.0/groups/{id}/members/microsoft.graph.device/$count", of(Depth::Direct, Some(MemberKind::Device))
}
counted! {
    /// How many groups are within a group, at any depth.
    count_transitive_groups, "/v1.0/groups/{id}/transitiveMembers/microsoft.graph.group/$count", of(Depth::Transitive, Some(MemberKind::Group))
}
