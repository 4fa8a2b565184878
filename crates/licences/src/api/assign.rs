//! Graph's `assignLicense` and `reprocessLicenseAssignment`.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use beffroi_core::{Failure, failure};
use beffroi_directory::user::{self, User};
use beffroi_directory::{GroupId, UserId};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Entity;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::model::{Ask, Disabled, SkuId};
use crate::service::{self, AssignedLicense, AssignmentState, ProcessingState};

pub(super) fn routes(write: Access) -> Routes<Cx> {
    Routes::default()
        .add(write, routes!(to_user))
        .add(write, routes!(to_group))
        .add(write, routes!(reprocess))
}

/// A product to be given.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AddLicense {
    /// The product.
    #[schema(value_type = Uuid)]
    sku_id: SkuId,
    /// Plans to be switched off.
    #[serde(default)]
    #[schema(value_type = Vec<Uuid>)]
    disabled_plans: Disabled,
}

/// What is given and taken away, all of it or nothing.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct AssignLicense {
    /// Products to be given; what is held already gets these plans switched off.
    add_licenses: Vec<AddLicense>,
    /// Products to be taken away.
    #[schema(value_type = Vec<Uuid>)]
    remove_licenses: Vec<SkuId>,
}

impl AssignLicense {
    fn ask(self) -> failure::Result<Ask> {
        let add = self.add_licenses.into_iter();
        service::asked(
            "",
            add.map(|one| (one.sku_id, one.disabled_plans)).collect(),
            self.remove_licenses,
        )
    }
}

/// A user with what they hold.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LicensedUser {
    #[serde(flatten)]
    user: User,
    assigned_licenses: Vec<AssignedLicense>,
    license_assignment_states: Vec<AssignmentState>,
}

/// A group with what it gives.
#[derive(Debug, Clone, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
struct LicensedGroup {
    id: GroupId,
    assigned_licenses: Vec<AssignedLicense>,
    license_processing_state: Option<ProcessingState>,
}

async fn with_licenses(cx: &Cx, caller: &Caller, id: UserId) -> failure::Result<LicensedUser> {
    let mut conn = cx.read().await?;
    let found = user::some(&mut conn, caller.tenant, &[id]).await?;
    drop(conn);
    let found = found
        .into_iter()
        .next()
        .ok_or_else(|| Failure::not_found("user", id))?;
    let holdings = service::holdings(cx, caller.tenant, &[id.uuid()]).await?;
    let own = holdings.into_iter().next().unwrap_or_default();
    Ok(LicensedUser {
        user: found,
        assigned_licenses: own.licenses(),
        license_assignment_states: own.states(),
    })
}

/// Give somebody products and take others away, in one step.
///
/// What can't be done is refused as a whole, with Graph's words: no seats left, no usage location, an
/// unknown product, a license that comes from a group, plans that can't be held together.
#[utoipa::path(post, path = "/v1.0/users/{id}/assignLicense", tag = "licenses", request_body = AssignLicense,
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The user, with `assignedLicenses` and `licenseAssignmentStates`", body = Entity<LicensedUser>),
    (status = 400, description = "A rule is broken: details[0].code says which", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn to_user(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(body): Json<AssignLicense>,
) -> Answer<Response> {
    let id = service::assign(&cx, &caller, &id, body.ask()?).await?;
    asked.changed(&cx, "users", with_licenses(&cx, &caller, id).await?)
}

/// Have a group give its direct members products, and take others away, in one step.
///
/// It is in force when this is answered. Whoever gets no seat, or can't have it, has an error in their
/// `licenseAssignmentStates`, which goes away by itself with its cause.
#[utoipa::path(post, path = "/v1.0/groups/{id}/assignLicense", tag = "licenses", request_body = AssignLicense,
    params(("id" = String, Path, description = "Id")), responses(
    (status = 202, description = "The group's id, with `assignedLicenses`", body = Entity<LicensedGroup>),
    (status = 400, description = "A rule is broken: details[0].code says which", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group", body = ErrorEnvelope)))]
async fn to_group(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
    Json(body): Json<AssignLicense>,
) -> Answer<Response> {
    let group: GroupId = id.parse().map_err(|_| Failure::not_found("group", &id))?;
    service::assign_group(&cx, &caller, group, body.ask()?).await?;
    let (assigned_licenses, license_processing_state) =
        service::of_group(&cx, caller.tenant, group.uuid());
    let entity = LicensedGroup {
        id: group,
        assigned_licenses,
        license_processing_state,
    };
    let answer = asked.changed(&cx, "groups", entity)?;
    Ok((StatusCode::ACCEPTED, answer).into_response())
}

/// Have what somebody holds looked at anew.
///
/// It always is, with every change; this says so to scripts that ask for it.
#[utoipa::path(post, path = "/v1.0/users/{id}/reprocessLicenseAssignment", tag = "licenses",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The user, with `assignedLicenses` and `licenseAssignmentStates`", body = Entity<LicensedUser>),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn reprocess(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Response> {
    let id = service::reprocess(&cx, &caller, &id).await?;
    asked.changed(&cx, "users", with_licenses(&cx, &caller, id).await?)
}
