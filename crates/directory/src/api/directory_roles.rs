//! `/directoryRoles`: the built-in roles as Graph showed them before `roleManagement`.

use axum::extract::{Path, State};
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::groups::MEMBERS;
use crate::group::DirectoryObject;
use crate::permission::ROLE_READ;
use crate::role::{self, BUILT_IN, BuiltIn};

pub(super) fn routes() -> Routes<Cx> {
    let needs = Access::Needs(ROLE_READ);
    Routes::default()
        .add(needs, ROLES.on(routes!(list)))
        .add(needs, ROLES.on(routes!(get)))
        .add(needs, MEMBERS.on(routes!(members)))
}

const ROLES: Supports = Supports {
    properties: &["id", "displayName", "description", "roleTemplateId"],
    ..Supports::NONE
};

/// A role of the directory.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct DirectoryRole {
    /// The role's id.
    id: Uuid,
    /// The role's name.
    display_name: &'static str,
    /// What it is for.
    description: &'static str,
    /// The published template's id: the same.
    role_template_id: Uuid,
}

impl From<&BuiltIn> for DirectoryRole {
    fn from(role: &BuiltIn) -> Self {
        Self {
            id: role.id,
            display_name: role.display_name,
            description: role.description,
            role_template_id: role.id,
        }
    }
}

fn find(key: &str) -> failure::Result<&'static BuiltIn> {
    let id: Option<Uuid> = key.parse().ok();
    let found = BUILT_IN.iter().find(|role| Some(role.id) == id);
    found.ok_or_else(|| Failure::not_found("role", key))
}

/// The built-in roles.
#[utoipa::path(get, path = "/v1.0/directoryRoles", tag = "roles", responses(
    (status = 200, description = "The roles", body = Collection<DirectoryRole>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope)))]
async fn list(State(cx): State<Cx>, asked: Asked) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ROLES)?;
    let roles = BUILT_IN.iter().map(DirectoryRole::from).collect();
    asked.whole(&cx, "directoryRoles", &query, roles)
}

/// One role.
#[utoipa::path(get, path = "/v1.0/directoryRoles/{id}", tag = "roles",
    params(("id" = Uuid, Path, description = "The role")), responses(
    (status = 200, description = "The role", body = Entity<DirectoryRole>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope),
    (status = 404, description = "No such role", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, asked: Asked, Path(key): Path<String>) -> Answer<Response> {
    let query = asked.query(&ROLES)?;
    asked.entity(
        &cx,
        "directoryRoles",
        &query,
        DirectoryRole::from(find(&key)?),
    )
}

/// The users and groups that a role is assigned to.
#[utoipa::path(get, path = "/v1.0/directoryRoles/{id}/members", tag = "roles",
    params(("id" = Uuid, Path, description = "The role")), responses(
    (status = 200, description = "A page of users and groups", body = Collection<DirectoryObject>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope),
    (status = 404, description = "No such role", body = ErrorEnvelope)))]
async fn members(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&MEMBERS)?;
    let role = find(&key)?;
    let mut conn = cx.read().await?;
    let page = role::store::who_holds(&mut conn, caller.tenant, role.id, &query.page).await?;
    asked.page(&cx, "directoryObjects", &query, page)
}
