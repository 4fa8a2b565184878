//! Sending: what was chosen is checked, counted against the hour, and left to be delivered, in one transaction.

use std::collections::{BTreeMap, BTreeSet};

use beffroi_core::{Failure, Kind as FailureKind, TenantId, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_directory::device::{self, Device};
use beffroi_directory::permission::NOTIFY_DEVICES;
use beffroi_directory::{DeviceId, lookup, role};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::CATEGORY;
use crate::model::{
    Kind, MOST_DEVICES, MOST_GROUPS, Notification, NotificationId, State, TO_DEVICE, TO_GROUPS,
    TTL, Text, receives,
};
use crate::projection::{SENT, Sent};
use crate::{collect, push, store, sweep};

/// For what a notification's text is sealed.
pub(crate) fn text_context(tenant: TenantId, id: NotificationId) -> String {
    format!("notification/{tenant}/{id}")
}

/// The text of a notification, as long as it is kept.
pub(crate) fn open(cx: &Cx, tenant: TenantId, one: &Notification) -> Option<Text> {
    let sealed = one.text.as_deref()?;
    let plain = cx.sealing.open(&text_context(tenant, one.id), sealed)?;
    serde_json::from_slice(&plain).ok()
}

/// What one call did to chosen devices, as Graph has it.
#[derive(Debug, Clone, Default, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = BulkManagedDeviceActionResult)]
#[expect(clippy::struct_field_names, reason = "Graph's names")]
pub(crate) struct BulkResult {
    /// To these it goes.
    pub(crate) successful_device_ids: Vec<String>,
    /// These have had ten within the hour, or are reached nowhere: they have not registered for notifications.
    pub(crate) failed_device_ids: Vec<String>,
    /// There are none with these ids.
    pub(crate) not_found_device_ids: Vec<String>,
    /// These run a system that has no notifications.
    pub(crate) not_supported_device_ids: Vec<String>,
}

/// Too many within the hour; `wait` says when there is room.
fn too_many(words: String, wait: std::time::Duration) -> Failure {
    // Whole seconds, after which it works.
    let wait = std::time::Duration::from_secs(wait.as_secs() + u64::from(wait.subsec_nanos() > 0));
    Failure::new(FailureKind::Limited, "TooManyRequests", words).retry_after(wait)
}

/// Sends to the people of groups.
///
/// # Errors
/// When a group is not there, too many are named, or too much was sent within the hour.
pub(crate) async fn to_groups(
    cx: &Cx,
    caller: &Caller,
    text: Text,
    groups: Vec<Uuid>,
) -> failure::Result<NotificationId> {
    let groups: BTreeSet<Uuid> = groups.into_iter().collect();
    if !(1..=MOST_GROUPS).contains(&groups.len()) {
        return Err(Failure::invalid(
            "groupsToNotify",
            format!("must name 1 to {MOST_GROUPS} groups"),
        ));
    }
    let groups: Vec<Uuid> = groups.into_iter().collect();
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let (tenant, now) = (by.tenant, own.now());
            let names = lookup::group_names(tx, tenant, &groups).await?;
            if let Some(missing) = groups.iter().find(|id| !names.contains_key(id)) {
                return Err(Failure::not_found("group", missing).at("groupsToNotify"));
            }
            let subject = tenant.uuid();
            let window = store::lock_quota(tx, tenant, subject, now).await?;
            let window = window.send(TO_GROUPS, now).map_err(|wait| {
                let words = format!("Your organization has sent {TO_GROUPS} notifications to groups within the last hour, which is the most.");
                too_many(words, wait)
            })?;
            store::put_quota(tx, tenant, subject, &window, now).await?;
            let targets = groups.iter().map(|id| Target::new("Group", *id, &names[id]));
            let chosen = (Kind::Groups, targets.collect());
            let nobody = (State::Collecting, 0, 0);
            let id = left(&own, tx, &by, &text, chosen, nobody).await?;
            collect::begin(&own, tx, tenant, id).await?;
            announce(&own, tx, tenant, id).await?;
            Ok(id)
        }
        .boxed()
    })
    .await
}

/// Sends to one device; `owner` must be whose it is, where it is given.
///
/// # Errors
/// When it is not there, has no notifications, is reached nowhere, or has had too many within the hour.
pub(crate) async fn to_device(
    cx: &Cx,
    caller: &Caller,
    text: Text,
    id: DeviceId,
    owner: Option<Uuid>,
) -> failure::Result<NotificationId> {
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let absent = || Failure::not_found("managedDevice", id);
            let found = device::some(tx, by.tenant, &[id]).await?.pop();
            let found = found
                .filter(|device| owner.is_none_or(|owner| device.user_id.uuid() == owner))
                .ok_or_else(absent)?;
            role::require_cover(tx, &by, NOTIFY_DEVICES, found.user_id, absent).await?;
            if !receives(found.operating_system) {
                return Err(Failure::new(
                    FailureKind::Invalid,
                    "notSupported",
                    format!(
                        "The device runs {}: notifications go to iOS, Android and browsers.",
                        found.operating_system.as_str()
                    ),
                ));
            }
            let outcome = admit(&own, tx, by.tenant, &found).await?;
            outcome.map_err(|refused| match refused {
                Refused::TooMany(wait) => too_many(
                    format!("The device has had {TO_DEVICE} notifications within the last hour, which is the most."),
                    wait,
                ),
                Refused::Unreached => Failure::conflict(
                    "deviceNotRegistered",
                    "The device is reached nowhere: nobody has turned notifications on there.",
                ),
                Refused::OwnerDisabled => Failure::conflict(
                    "ownerDisabled",
                    "The account of the device's owner is disabled: nobody is to read it there.",
                ),
            })?;
            deliver(&own, tx, &by, &text, Kind::Device, &[found]).await
        }
        .boxed()
    })
    .await
}

/// Sends to chosen devices: to each that can have it.
///
/// # Errors
/// When none or too many are named.
pub(crate) async fn to_devices(
    cx: &Cx,
    caller: &Caller,
    text: Text,
    ids: Vec<String>,
) -> failure::Result<BulkResult> {
    let mut seen = BTreeSet::new();
    let ids: Vec<String> = ids
        .into_iter()
        .filter(|id| seen.insert(id.to_ascii_lowercase()))
        .collect();
    if !(1..=MOST_DEVICES).contains(&ids.len()) {
        return Err(Failure::invalid(
            "deviceIds",
            format!("must name 1 to {MOST_DEVICES} devices"),
        ));
    }
    let (own, by) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let parsed: Vec<DeviceId> = ids.iter().filter_map(|id| id.parse().ok()).collect();
            let mut found: BTreeMap<Uuid, Device> = device::some(tx, by.tenant, &parsed)
                .await?
                .into_iter()
                .map(|device| (device.id.uuid(), device))
                .collect();
            let mut result = BulkResult::default();
            let mut chosen = Vec::new();
            // In one order, so that two calls never wait for each other.
            let mut ordered: Vec<(Option<Uuid>, String)> = ids
                .into_iter()
                .map(|id| (id.parse::<Uuid>().ok(), id))
                .collect();
            ordered.sort_unstable();
            for (parsed, id) in ordered {
                let device = parsed.and_then(|id| found.remove(&id));
                let Some(device) = covered(tx, &by, device).await? else {
                    result.not_found_device_ids.push(id);
                    continue;
                };
                if !receives(device.operating_system) {
                    result.not_supported_device_ids.push(id);
                } else if admit(&own, tx, by.tenant, &device).await?.is_err() {
                    result.failed_device_ids.push(id);
                } else {
                    result.successful_device_ids.push(id);
                    chosen.push(device);
                }
            }
            if !chosen.is_empty() {
                deliver(&own, tx, &by, &text, Kind::Devices, &chosen).await?;
            }
            Ok(result)
        }
        .boxed()
    })
    .await
}

/// The device, where the caller's permission covers its owner.
async fn covered(
    tx: &mut Tx,
    caller: &Caller,
    device: Option<Device>,
) -> failure::Result<Option<Device>> {
    let Some(device) = device else {
        return Ok(None);
    };
    let is_covered = role::covers(tx, caller, NOTIFY_DEVICES, device.user_id).await?;
    Ok(is_covered.then_some(device))
}

/// Why a device gets nothing now.
enum Refused {
    /// It has had too many within the hour.
    TooMany(std::time::Duration),
    /// It is reached nowhere.
    Unreached,
    /// Its owner's account is disabled.
    OwnerDisabled,
}

/// Counts one more for a device, where it is reached and has had fewer than too many.
async fn admit(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    device: &Device,
) -> failure::Result<Result<(), Refused>> {
    let (id, now) = (device.id.uuid(), cx.now());
    let owner = lookup::account(tx, tenant, device.user_id).await?;
    if owner.is_none_or(|owner| !owner.enabled) {
        return Ok(Err(Refused::OwnerDisabled));
    }
    // Not whether a portal is open there: another server may hold that connection, and the answer must not depend on
    // which one was asked.
    if store::of_devices(tx, tenant, &[id]).await?.is_empty() {
        return Ok(Err(Refused::Unreached));
    }
    let window = store::lock_quota(tx, tenant, id, now).await?;
    match window.send(TO_DEVICE, now) {
        Ok(window) => {
            store::put_quota(tx, tenant, id, &window, now).await?;
            Ok(Ok(()))
        }
        Err(wait) => Ok(Err(Refused::TooMany(wait))),
    }
}

/// Leaves a notification for these devices.
async fn deliver(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    text: &Text,
    kind: Kind,
    devices: &[Device],
) -> failure::Result<NotificationId> {
    let tenant = caller.tenant;
    let targets = devices
        .iter()
        .map(|device| Target::new("Device", device.id.uuid(), &device.device_name));
    let people: BTreeSet<Uuid> = devices.iter().map(|one| one.user_id.uuid()).collect();
    let found = (State::Sending, people.len(), devices.len());
    let id = left(cx, tx, caller, text, (kind, targets.collect()), found).await?;
    let ids: Vec<Uuid> = devices.iter().map(|device| device.id.uuid()).collect();
    let to = store::of_devices(tx, tenant, &ids).await?;
    store::insert_deliveries(tx, tenant, id, &to, cx.now()).await?;
    push::begin(cx, tx, tenant, to.iter().map(|one| &one.place)).await?;
    announce(cx, tx, tenant, id).await?;
    Ok(id)
}

/// Writes the notification and the audit record, which holds no word of it.
async fn left(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    text: &Text,
    (kind, targets): (Kind, Vec<Target>),
    (state, people, devices): (State, usize, usize),
) -> failure::Result<NotificationId> {
    let count = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    let (tenant, now) = (caller.tenant, cx.now());
    let id: NotificationId = cx.mint();
    let plain = serde_json::to_vec(text).map_err(Failure::bug)?;
    let settings = store::settings(tx, tenant).await?;
    let notification = Notification {
        id,
        text: Some(
            cx.sealing
                .seal(&text_context(tenant, id), &plain, &*cx.random),
        ),
        title_length: text.title_length(),
        body_length: text.body_length(),
        kind,
        targets: targets.iter().map(|target| target.id).collect(),
        created_by: caller.actor.id,
        created_by_name: caller.actor.display_name.clone(),
        created_at: now,
        expires_at: now.plus(TTL),
        state,
        place: None,
        devices: count(devices),
        people: count(people),
        done_at: None,
        is_kept: settings.history_days.is_some(),
    };
    store::insert(tx, tenant, &notification).await?;
    let sent = Target::new("CustomNotification", id.uuid(), "")
        .property(
            "titleLength",
            None,
            Some(notification.title_length.to_string()),
        )
        .property(
            "bodyLength",
            None,
            Some(notification.body_length.to_string()),
        );
    let entry = Entry::by(
        caller,
        CATEGORY,
        "Send custom notification",
        Operation::Other,
    )
    .target(sent)
    .targets(targets);
    audit::record(tx, cx, tenant, entry).await?;
    sweep::schedule(cx, tx, tenant).await?;
    Ok(id)
}

async fn announce(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    id: NotificationId,
) -> failure::Result<()> {
    tx.change(tenant, SENT, &Sent { id }, cx.now()).await?;
    Ok(())
}
