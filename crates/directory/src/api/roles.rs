//! `/roleManagement/directory`: roles and who holds them.

use axum::extract::{Path, State};
use axum::http::{StatusCode, Uri};
use beffroi_core::Failure;
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, RawQuery, Routes, routes};
use uuid::Uuid;

use crate::permission::{ROLE_READ, ROLE_READ_WRITE};
use crate::role::{self, BUILT_IN, NewRoleAssignment, RoleAssignment, RoleDefinition};

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(Access::Needs(ROLE_READ), routes!(definitions))
        .add(Access::Needs(ROLE_READ), routes!(assignments))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(assign))
        .add(Access::Needs(ROLE_READ_WRITE), routes!(revoke))
}

const DEFINITIONS: Supports = Supports {
    properties: &[
        "id",
        "displayName",
        "description",
        "isBuiltIn",
        "templateId",
        "rolePermissions",
    ],
    ..Supports::NONE
};

const ASSIGNMENTS: Supports = Supports {
    filter: true,
    properties: &[
        "id",
        "roleDefinitionId",
        "principalId",
        "principalDisplayName",
        "directoryScopeId",
    ],
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
    uri: Uri,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &DEFINITIONS)?;
    let roles: Vec<RoleDefinition> = BUILT_IN.iter().map(RoleDefinition::from).collect();
    super::answer(
        &cx,
        &uri,
        "roleManagement/directory/roleDefinitions",
        &query,
        super::whole(roles),
    )
}

/// Who holds which role.
#[utoipa::path(get, path = "/v1.0/roleManagement/directory/roleAssignments", tag = "roles", responses(
    (status = 200, description = "A page of assignments", body = Collection<RoleAssignment>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.Read.Directory is missing", body = ErrorEnvelope)))]
async fn assignments(
    State(cx): State<Cx>,
    uri: Uri,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &ASSIGNMENTS)?;
    let page = role::service::list(&cx, &caller, &query).await?;
    super::answer(
        &cx,
        &uri,
        "roleManagement/directory/roleAssignments",
        &query,
        page,
    )
}

/// Give a role.
#[utoipa::path(post, path = "/v1.0/roleManagement/directory/roleAssignments", tag = "roles",
    request_body = NewRoleAssignment, responses(
    (status = 201, description = "Assigned", body = RoleAssignment),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "RoleManagement.ReadWrite.Directory is missing", body = ErrorEnvelope),
    (status = 409, description = "Assigned already", body = ErrorEnvelope)))]
async fn assign(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<NewRoleAssignment>,
) -> Answer<(StatusCode, Json<RoleAssignment>)> {
    Ok((
        StatusCode::CREATED,
        Json(role::service::assign(&cx, &caller, request).await?),
    ))
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
    let id: Uuid = key
        .parse()
        .map_err(|_| Failure::not_found("role assignment", &key))?;
    role::service::revoke(&cx, &caller, id).await?;
    Ok(StatusCode::NO_CONTENT)
}
