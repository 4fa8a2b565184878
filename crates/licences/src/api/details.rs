//! Graph's `licenseDetails`: what somebody has, by whatever way.

use axum::extract::{Path, State};
use beffroi_core::Failure;
use beffroi_directory::{lookup, permission};
use beffroi_feature::{Asked, Cx};
use beffroi_odata::Collection;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde_json::Value;

use super::DETAILS;
use crate::service::{self, LicenseDetails};

const OWN: Access = Access::SignedIn("everybody may know what they hold themselves");

pub(super) fn routes() -> Routes<Cx> {
    let read = Access::NeedsAny(&[permission::LICENSE_READ_ALL, permission::USER_READ_ALL]);
    Routes::default()
        .add(read, DETAILS.on(routes!(of_user)))
        .add(OWN, DETAILS.on(routes!(own)))
}

/// The products that somebody has, directly or through groups, with their plans.
#[utoipa::path(get, path = "/v1.0/users/{id}/licenseDetails", tag = "licenses",
    params(("id" = String, Path, description = "Id or userPrincipalName")), responses(
    (status = 200, description = "The products", body = Collection<LicenseDetails>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "LicenseAssignment.Read.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such user", body = ErrorEnvelope)))]
async fn of_user(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
    Path(id): Path<String>,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&DETAILS)?;
    let found = lookup::account_by_key(&mut cx.read().await?, caller.tenant, &id).await;
    let found = found.map_err(Failure::from)?;
    let user = found.ok_or_else(|| Failure::not_found("user", &id))?;
    let all = service::details(&cx, caller.tenant, user.id.uuid());
    let set = format!("users('{}')/licenseDetails", user.id);
    asked.whole(&cx, &set, &query, all)
}

/// The products that I have.
#[utoipa::path(get, path = "/v1.0/me/licenseDetails", tag = "me", responses(
    (status = 200, description = "The products", body = Collection<LicenseDetails>),
    (status = 400, description = "An application has no self, or a query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn own(
    State(cx): State<Cx>,
    asked: Asked,
    caller: Caller,
) -> Answer<Json<Collection<Value>>> {
    let query = asked.query(&DETAILS)?;
    let user = caller.user()?;
    let all = service::details(&cx, caller.tenant, user);
    asked.whole(&cx, &format!("users('{user}')/licenseDetails"), &query, all)
}
