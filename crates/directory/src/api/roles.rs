//! `/roleManagement/directory`: roles and who holds them.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use beffroi_core::{Failure, failure};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::{Collection, Entity, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;
use uuid::Uuid;

use crate::permission::{ROLE_READ, ROLE_READ_WRITE};
use crate::role::{
    self, NewRoleAssignment, NewRoleDefinition, RoleAssignment, RoleDefinition,
    RoleDefinitionPatch, definitions as roles,
};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(ROLE_READ), LISTED.on(routes!(definitions)))
        .add(
            Access::Needs(ROLE_READ),
            DEFINITIONS.on(routes!(definition)),
        )
        .add(
            Access::Needs(ROLE_READ),
            ASSIGNMENTS.on(routes!(assignments)),
        )
        .add(Access::Needs(ROLE_READ), ASSIGNMENT.on(routes!(assignment)))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(define))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(redefine))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(undefine))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(assign))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(revoke))
}

const DEFINITIONS_SET: &str = "roleManagement/directory/roleDefinitions";
const ASSIGNMENTS_SET: &str = "roleManagement/directory/roleAssignments";

const DEFINITIONS: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "description",
        "isBuiltIn",
        "isEnabled",
        "templateId",
        "rolePermissions",
    ],
    ..Supports::NONE
};

const LISTED: Supports = Supports {
    filter: true,
    properties: DEFINITIONS.properties,
    ..Supports::LIST
};

const ASSIGNMENT: Supports = Supports {
    properties: &[
        "id",
        "roleDefinitionId",
        "principalId",
        "principalDisplayName",
        "directoryScopeId",
        "directoryScopeDisplayName",
    ],
    ..Supports::NONE
};

const ASSIGNMENTS: Supports = Supports {
    filter: true,
    properties: ASSIGNMENT.properties,
    ..Supports::LIST
};

/// Every role.
#[utoipa::path(get, path = "/v1.0/roleManagement/directory/roleDefinitions", tag = "roles", responses(
    (status = 200, description = "Every role", body = Collection<RoleDefinition>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope)))]
async fn definitions(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&LISTED)?;
    let page = roles::page(&mut cx.read().await?, caller.tenant, &query).await?;
    asked.page(&cx, DEFINITIONS_SET, &query, page)
}

/// One role.
#[utoipa::path(get, path = "/v1.0/roleManagement/directory/roleDefinitions/{id}", tag = "roles",
    params(("id" = Uuid, Path, description = "The role")), responses(
    (status = 200, description = "The role", body = Entity<RoleDefinition>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope),
    (status = 404, description = "No such role", body = ErrorEnvelope)))]
async fn definition(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&DEFINITIONS)?;
    let id = definition_id(&key)?;
    let role = roles::find(&mut cx.read().await?, caller.tenant, id).await?;
    let role = role.ok_or_else(|| Failure::not_found("role", &key))?;
    asked.entity(&cx, DEFINITIONS_SET, &query, RoleDefinition::from(role))
}

/// The id of a role from the path.
fn definition_id(text: &str) -> failure::Result<Uuid> {
    text.parse().map_err(|_| Failure::not_found("role", text))
}

/// Make a role of the organization's own.
#[utoipa::path(post, path = "/v1.0/roleManagement/directory/roleDefinitions", tag = "roles",
    request_body = NewRoleDefinition, responses(
    (status = 201, description = "Made", body = Entity<RoleDefinition>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.ReadWrite.Directory is missing, or `roleBeyondOwn`", body = ErrorEnvelope)))]
async fn define(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(request): Json<NewRoleDefinition>,
) -> Answer<Response> {
    let made = roles::create(&cx, &caller, request).await?;
    let path = format!("/v1.0/{DEFINITIONS_SET}/{}", made.id);
    asked.created(&cx, DEFINITIONS_SET, &path, made)
}

/// Change a role of the organization's own.
#[utoipa::path(patch, path = "/v1.0/roleManagement/directory/roleDefinitions/{id}", tag = "roles",
    request_body = RoleDefinitionPatch, params(("id" = Uuid, Path, description = "The role")), responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule, or a built-in role", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.ReadWrite.Directory is missing, or `roleBeyondOwn`", body = ErrorEnvelope),
    (status = 404, description = "No such role", body = ErrorEnvelope)))]
async fn redefine(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
    Json(patch): Json<RoleDefinitionPatch>,
) -> Answer<StatusCode> {
    roles::update(&cx, &caller, definition_id(&key)?, patch).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Remove a role of the organization's own.
#[utoipa::path(delete, path = "/v1.0/roleManagement/directory/roleDefinitions/{id}", tag = "roles",
    params(("id" = Uuid, Path, description = "The role")), responses(
    (status = 204, description = "Removed"),
    (status = 400, description = "A built-in role", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.ReadWrite.Directory is missing", body = ErrorEnvelope),
    (status = 404, description = "No such role", body = ErrorEnvelope),
    (status = 409, description = "`inUse`: somebody holds it", body = ErrorEnvelope)))]
async fn undefine(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<StatusCode> {
    roles::delete(&cx, &caller, definition_id(&key)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Who holds which role.
#[utoipa::path(get, path = "/v1.0/roleManagement/directory/roleAssignments", tag = "roles", responses(
    (status = 200, description = "A page of assignments", body = Collection<RoleAssignment>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope)))]
async fn assignments(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&ASSIGNMENTS)?;
    let page = role::service::list(&cx, &caller, &query).await?;
    asked.page(&cx, ASSIGNMENTS_SET, &query, page)
}

/// One assignment.
#[utoipa::path(get, path = "/v1.0/roleManagement/directory/roleAssignments/{id}", tag = "roles",
    params(("id" = Uuid, Path, description = "The assignment")), responses(
    (status = 200, description = "The assignment", body = Entity<RoleAssignment>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope),
    (status = 404, description = "No such assignment in the organization", body = ErrorEnvelope)))]
async fn assignment(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<Response> {
    let query = asked.query(&ASSIGNMENT)?;
    let found = role::service::get(&cx, &caller, assignment_id(&key)?).await?;
    asked.entity(&cx, ASSIGNMENTS_SET, &query, found)
}

/// The id of an assignment from the path.
fn assignment_id(text: &str) -> failure::Result<Uuid> {
    text.parse()
        .map_err(|_| Failure::not_found("role assignment", text))
}

/// Give a role.
#[utoipa::path(post, path = "/v1.0/roleManagement/directory/roleAssignments", tag = "roles",
    request_body = NewRoleAssignment, responses(
    (status = 201, description = "Assigned", body = Entity<RoleAssignment>),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.ReadWrite.Directory is missing, or `roleBeyondOwn`", body = ErrorEnvelope),
    (status = 409, description = "Assigned already", body = ErrorEnvelope)))]
async fn assign(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Json(request): Json<NewRoleAssignment>,
) -> Answer<Response> {
    let made = role::service::assign(&cx, &caller, request).await?;
    let path = format!("/v1.0/{ASSIGNMENTS_SET}/{}", made.id);
    asked.created(&cx, ASSIGNMENTS_SET, &path, made)
}

/// Take a role back.
#[utoipa::path(delete, path = "/v1.0/roleManagement/directory/roleAssignments/{id}", tag = "roles",
    params(("id" = Uuid, Path, description = "The assignment")), responses(
    (status = 204, description = "Taken back"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.ReadWrite.Directory is missing", body = ErrorEnvelope),
    (status = 404, description = "No such assignment in the organization", body = ErrorEnvelope),
    (status = 409, description = "The last Global Administrator", body = ErrorEnvelope)))]
async fn revoke(
    State(cx): State<Cx>,
    caller: Caller,
    Path(key): Path<String>,
) -> Answer<StatusCode> {
    role::service::revoke(&cx, &caller, assignment_id(&key)?).await?;
    Ok(StatusCode::NO_CONTENT)
}
