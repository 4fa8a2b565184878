//! `/me`: the signed-in person.

use axum::extract::State;
use axum::http::{StatusCode, Uri};
use beffroi_feature::Cx;
use beffroi_odata::{Collection, ListQuery, Supports};
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, IfMatch, Json, RawQuery, Routes, routes};
use serde::Deserialize;
use utoipa::ToSchema;

use crate::device::{Device, EnrolBrowser};
use crate::user::{User, UserPatch};
use crate::{DeviceId, UserId, device, user};

const OWN: Access = Access::SignedIn("everybody may see and keep their own account and devices");

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(OWN, routes!(get))
        .add(OWN, routes!(update))
        .add(OWN, routes!(list_devices))
        .add(OWN, routes!(enrol))
        .add(OWN, routes!(remove_device))
}

/// Who am I.
#[utoipa::path(get, path = "/v1.0/me", tag = "me", responses(
    (status = 200, description = "The signed-in person", body = User),
    (status = 400, description = "An application has no self", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn get(State(cx): State<Cx>, caller: Caller) -> Answer<Json<User>> {
    let id = caller.user()?.to_string();
    Ok(Json(user::service::get(&cx, &caller, &id).await?))
}

/// What people may change of themselves.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OwnChange {
    /// The language that I prefer; `null` for the organization's.
    #[serde(default, deserialize_with = "crate::user::present")]
    #[schema(value_type = Option<String>)]
    preferred_language: Option<Option<beffroi_core::LanguageTag>>,
}

/// Change my own settings.
#[utoipa::path(patch, path = "/v1.0/me", tag = "me", request_body = OwnChange, responses(
    (status = 204, description = "Changed"),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn update(
    State(cx): State<Cx>,
    caller: Caller,
    Json(change): Json<OwnChange>,
) -> Answer<StatusCode> {
    let patch = UserPatch {
        preferred_language: change.preferred_language,
        ..UserPatch::default()
    };
    let id = caller.user()?.to_string();
    user::service::update(&cx, &caller, id, patch, IfMatch::default()).await?;
    Ok(StatusCode::NO_CONTENT)
}

const DEVICES: Supports = Supports { ..Supports::LIST };

/// My devices.
#[utoipa::path(get, path = "/v1.0/me/managedDevices", tag = "me", responses(
    (status = 200, description = "A page of my devices", body = Collection<Device>),
    (status = 400, description = "A query option is not supported", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope)))]
async fn list_devices(
    State(cx): State<Cx>,
    uri: Uri,
    caller: Caller,
    RawQuery(raw): RawQuery,
) -> Answer<Json<serde_json::Value>> {
    let query = ListQuery::parse(&raw, &DEVICES)?;
    let owner = UserId::from_uuid(caller.user()?);
    let page = device::service::list(&cx, caller.tenant, Some(owner), &query).await?;
    super::answer(&cx, &uri, "managedDevices", &query, page)
}

/// Enrol this browser.
#[utoipa::path(post, path = "/v1.0/me/managedDevices", tag = "me", request_body = EnrolBrowser, responses(
    (status = 201, description = "Enrolled", body = Device),
    (status = 400, description = "A field breaks a rule", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 409, description = "Too many devices", body = ErrorEnvelope)))]
async fn enrol(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<EnrolBrowser>,
) -> Answer<(StatusCode, Json<Device>)> {
    let device = device::service::enrol_browser(&cx, &caller, request).await?;
    Ok((StatusCode::CREATED, Json(device)))
}

/// Remove one of my devices.
#[utoipa::path(delete, path = "/v1.0/me/managedDevices/{id}", tag = "me",
    params(("id" = DeviceId, Path, description = "The device")), responses(
    (status = 204, description = "Removed"),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 404, description = "Not one of my devices", body = ErrorEnvelope)))]
async fn remove_device(
    State(cx): State<Cx>,
    caller: Caller,
    axum::extract::Path(id): axum::extract::Path<String>,
) -> Answer<StatusCode> {
    let owner = UserId::from_uuid(caller.user()?);
    device::service::unenrol(&cx, &caller, super::devices::id(&id)?, Some(owner)).await?;
    Ok(StatusCode::NO_CONTENT)
}
