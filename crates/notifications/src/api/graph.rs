//! Sending, as Graph has it.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use beffroi_core::{Failure, failure};
use beffroi_directory::permission::NOTIFY_DEVICES;
use beffroi_directory::{DeviceId, UserId, lookup};
use beffroi_feature::Cx;
use beffroi_web::{Access, Answer, Caller, ErrorEnvelope, Json, Routes, routes};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use uuid::Uuid;

use super::{WRITE, device_id};
use crate::model::Text;
use crate::service::{self, BulkResult};

/// Somebody whose permission covers the people of some groups only sends to the devices of those.
const TO_DEVICES: Access = Access::NeedsForSome(NOTIFY_DEVICES);

pub(super) fn routes() -> Routes<Cx> {
    Routes::default()
        .add(WRITE, routes!(to_groups))
        .add(TO_DEVICES, routes!(to_device))
        .add(TO_DEVICES, routes!(to_comanaged_device))
        .add(TO_DEVICES, routes!(to_device_of))
        .add(TO_DEVICES, routes!(execute_action))
}

/// A text for the people of groups.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NotificationToGroups)]
struct ToGroups {
    /// 1 to 50 Unicode scalar values on one line.
    notification_title: String,
    /// 1 to 500 Unicode scalar values.
    notification_body: String,
    /// Ids of 1 to 25 groups; nested ones do not count.
    groups_to_notify: Vec<String>,
}

/// A text for a device.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = NotificationToDevice)]
struct ToDevice {
    /// 1 to 50 Unicode scalar values on one line.
    notification_title: String,
    /// 1 to 500 Unicode scalar values.
    notification_body: String,
}

/// An action on chosen devices. The fields of other actions are passed over.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schema(as = BulkDeviceAction)]
#[expect(
    dead_code,
    reason = "what Graph's clients send for other actions is known, and not looked at"
)]
struct BulkAction {
    /// `customTextNotification`; there is no other one here.
    action_name: String,
    /// Ids of 1 to 100 devices.
    device_ids: Vec<String>,
    /// 1 to 50 Unicode scalar values on one line.
    #[serde(default)]
    notification_title: Option<String>,
    /// 1 to 500 Unicode scalar values.
    #[serde(default)]
    notification_body: Option<String>,
    #[serde(default)]
    #[schema(ignore)]
    keep_enrollment_data: Value,
    #[serde(default)]
    #[schema(ignore)]
    keep_user_data: Value,
    #[serde(default)]
    #[schema(ignore)]
    persist_esim_data_plan: Value,
    #[serde(default)]
    #[schema(ignore)]
    device_name: Value,
    #[serde(default)]
    #[schema(ignore)]
    carrier_url: Value,
    #[serde(default)]
    #[schema(ignore)]
    deprovision_reason: Value,
    #[serde(default)]
    #[schema(ignore)]
    organizational_unit_path: Value,
}

/// What became of an action, twice: Graph's documents have it in `value`, its clients read it beside.
#[derive(Serialize, ToSchema)]
#[schema(as = BulkDeviceActionAnswer)]
struct BulkAnswer {
    #[serde(rename = "@odata.context")]
    context: String,
    #[serde(rename = "@odata.type")]
    kind: &'static str,
    #[serde(flatten)]
    result: BulkResult,
    value: BulkValue,
}

#[derive(Serialize, ToSchema)]
#[schema(as = BulkDeviceActionValue)]
struct BulkValue {
    #[serde(rename = "@odata.type")]
    kind: &'static str,
    #[serde(flatten)]
    result: BulkResult,
}

const RESULT: &str = "#microsoft.graph.bulkManagedDeviceActionResult";

/// Send a custom notification to the people of groups.
///
/// On every iOS, Android and web device that they have enrolled and on which they have turned notifications on, and
/// in their open portals; membership counts as of sending, that of nested groups too. 25 such notifications within a
/// sliding hour for the whole organization.
#[utoipa::path(post, path = "/beta/deviceManagement/sendCustomNotificationToCompanyPortal", tag = "customNotifications",
    request_body = ToGroups, responses(
    (status = 204, description = "It is on its way"),
    (status = 400, description = "A field breaks a rule; nothing was sent", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementServiceConfig.ReadWrite.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such group in the organization; nothing was sent", body = ErrorEnvelope),
    (status = 429, description = "25 were sent within the last hour: `Retry-After` says after how many seconds it works", body = ErrorEnvelope)))]
async fn to_groups(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<ToGroups>,
) -> Answer<StatusCode> {
    let text = Text::parse(&request.notification_title, &request.notification_body)?;
    let groups = request
        .groups_to_notify
        .iter()
        .map(|id| group_id(id))
        .collect::<failure::Result<Vec<_>>>()?;
    service::to_groups(&cx, &caller, text, groups).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn group_id(text: &str) -> failure::Result<Uuid> {
    text.parse()
        .map_err(|_| Failure::not_found("group", text).at("groupsToNotify"))
}

async fn send_to_device(
    cx: &Cx,
    caller: &Caller,
    id: &str,
    owner: Option<Uuid>,
    request: ToDevice,
) -> Answer<StatusCode> {
    let text = Text::parse(&request.notification_title, &request.notification_body)?;
    service::to_device(cx, caller, text, device_id(id)?, owner).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Send a custom notification to a device.
///
/// Ten within a sliding hour for each device; the limit for groups does not apply.
#[utoipa::path(post, path = "/beta/deviceManagement/managedDevices/{id}/sendCustomNotificationToCompanyPortal",
    tag = "customNotifications", params(("id" = DeviceId, Path, description = "The device")), request_body = ToDevice, responses(
    (status = 204, description = "It is on its way"),
    (status = 400, description = "A field breaks a rule, or the device runs a system that has no notifications", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.PrivilegedOperations.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device in the organization", body = ErrorEnvelope),
    (status = 409, description = "The device is reached nowhere: nobody has turned notifications on there", body = ErrorEnvelope),
    (status = 429, description = "Ten were sent within the last hour: `Retry-After` says after how many seconds it works", body = ErrorEnvelope)))]
async fn to_device(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(request): Json<ToDevice>,
) -> Answer<StatusCode> {
    send_to_device(&cx, &caller, &id, None, request).await
}

/// The same by the other name that devices have.
#[utoipa::path(post, path = "/beta/deviceManagement/comanagedDevices/{id}/sendCustomNotificationToCompanyPortal",
    tag = "customNotifications", params(("id" = DeviceId, Path, description = "The device")), request_body = ToDevice, responses(
    (status = 204, description = "It is on its way"),
    (status = 400, description = "A field breaks a rule, or the device runs a system that has no notifications", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.PrivilegedOperations.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device in the organization", body = ErrorEnvelope),
    (status = 409, description = "The device is reached nowhere: nobody has turned notifications on there", body = ErrorEnvelope),
    (status = 429, description = "Ten were sent within the last hour", body = ErrorEnvelope)))]
async fn to_comanaged_device(
    State(cx): State<Cx>,
    caller: Caller,
    Path(id): Path<String>,
    Json(request): Json<ToDevice>,
) -> Answer<StatusCode> {
    send_to_device(&cx, &caller, &id, None, request).await
}

/// The same by way of the device's owner.
#[utoipa::path(post, path = "/beta/users/{userId}/managedDevices/{id}/sendCustomNotificationToCompanyPortal",
    tag = "customNotifications", params(("userId" = UserId, Path, description = "The owner"),
        ("id" = DeviceId, Path, description = "The device")), request_body = ToDevice, responses(
    (status = 204, description = "It is on its way"),
    (status = 400, description = "A field breaks a rule, or the device runs a system that has no notifications", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.PrivilegedOperations.All is missing", body = ErrorEnvelope),
    (status = 404, description = "No such device of that person", body = ErrorEnvelope),
    (status = 409, description = "The device is reached nowhere: nobody has turned notifications on there", body = ErrorEnvelope),
    (status = 429, description = "Ten were sent within the last hour", body = ErrorEnvelope)))]
async fn to_device_of(
    State(cx): State<Cx>,
    caller: Caller,
    Path((user, id)): Path<(String, String)>,
    Json(request): Json<ToDevice>,
) -> Answer<StatusCode> {
    let found = lookup::account_by_key(&mut cx.read().await?, caller.tenant, &user).await?;
    let owner = found.ok_or_else(|| Failure::not_found("user", &user))?.id;
    send_to_device(&cx, &caller, &id, Some(owner.uuid()), request).await
}

/// Send a custom notification to chosen devices: to each that can have it.
#[utoipa::path(post, path = "/beta/deviceManagement/managedDevices/executeAction", tag = "customNotifications",
    request_body = BulkAction, responses(
    (status = 200, description = "To which devices it goes, and to which it does not", body = BulkAnswer),
    (status = 400, description = "A field breaks a rule, or it is another action; nothing was sent", body = ErrorEnvelope),
    (status = 401, description = "Nobody is signed in", body = ErrorEnvelope),
    (status = 403, description = "DeviceManagementManagedDevices.PrivilegedOperations.All is missing", body = ErrorEnvelope)))]
async fn execute_action(
    State(cx): State<Cx>,
    caller: Caller,
    Json(request): Json<BulkAction>,
) -> Answer<Json<BulkAnswer>> {
    if request.action_name != "customTextNotification" {
        return Err(Failure::invalid(
            "actionName",
            "must be customTextNotification: there is no other action here",
        )
        .into());
    }
    let title = request.notification_title.unwrap_or_default();
    let body = request.notification_body.unwrap_or_default();
    let text = Text::parse(&title, &body)?;
    let result = service::to_devices(&cx, &caller, text, request.device_ids).await?;
    Ok(Json(BulkAnswer {
        context: format!("{}/beta/$metadata{RESULT}", cx.settings.public_url),
        kind: RESULT,
        value: BulkValue {
            kind: RESULT,
            result: result.clone(),
        },
        result,
    }))
}
