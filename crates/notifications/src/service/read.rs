//! What was sent, what became of it, and how the channels are doing.

use std::collections::BTreeMap;

use beffroi_core::{Failure, Page, PageRequest, TenantId, Ts, failure};
use beffroi_directory::{DeviceId, device, lookup};
use beffroi_feature::Cx;
use beffroi_store::Conn;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

use super::open;
use crate::keys;
use crate::model::{
    Channel, Counts, DeliveryState, HOUR, Kind, Notification, NotificationId, State, TO_GROUPS,
};
use crate::store;

/// How many notifications to groups may be sent now.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationQuota)]
pub(crate) struct QuotaView {
    /// Within a sliding hour, by all of the organization together.
    pub(crate) limit: usize,
    /// How many were sent within the last hour.
    pub(crate) used: usize,
    /// How many may be sent now.
    pub(crate) remaining: usize,
    /// When there is room for one more than now; null when nothing was sent within the hour.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) next_free_date_time: Option<Ts>,
}

/// A thing that was chosen.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationTarget)]
pub(crate) struct TargetView {
    pub(crate) id: Uuid,
    /// Its name now; null when it is not there any more.
    pub(crate) display_name: Option<String>,
}

/// What was sent.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = CustomNotification)]
pub(crate) struct NotificationView {
    pub(crate) id: NotificationId,
    /// Null where no history is kept.
    pub(crate) title: Option<String>,
    /// Null where no history is kept.
    pub(crate) body: Option<String>,
    /// In Unicode scalar values.
    pub(crate) title_length: i64,
    /// In Unicode scalar values.
    pub(crate) body_length: i64,
    pub(crate) kind: Kind,
    /// Groups, or devices.
    pub(crate) targets: Vec<TargetView>,
    /// Who sent it.
    pub(crate) created_by: String,
    #[schema(value_type = String, format = DateTime)]
    pub(crate) created_date_time: Ts,
    /// When it is given up for whoever was not reached.
    #[schema(value_type = String, format = DateTime)]
    pub(crate) expiration_date_time: Ts,
    pub(crate) state: State,
    /// People who were chosen, as of sending.
    pub(crate) people: i64,
    /// Devices that are reached somewhere.
    pub(crate) devices: i64,
    /// When no device waited for it any more.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) completed_date_time: Option<Ts>,
    /// What became of it, by channel. That devices have it is known where a history is kept.
    #[schema(value_type = std::collections::BTreeMap<String, Counts>)]
    pub(crate) channels: BTreeMap<Channel, Counts>,
}

/// A device that it has not reached.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationFailure)]
pub(crate) struct FailureView {
    pub(crate) device_id: Uuid,
    /// Null when it is not there any more.
    pub(crate) device_name: Option<String>,
    pub(crate) user_display_name: Option<String>,
    pub(crate) channel: Channel,
    pub(crate) state: DeliveryState,
    pub(crate) attempts: i64,
    /// What was said last.
    pub(crate) reason: String,
    /// When it is tried again; null when it never is.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) next_attempt_date_time: Option<Ts>,
}

/// A server that takes pushes.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = PushGateway)]
pub(crate) struct GatewayView {
    /// Its scheme, host and port.
    pub(crate) gateway: String,
    /// How often in a row it took nothing; 0 when it took the last push.
    pub(crate) failures: i64,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) failing_since_date_time: Option<Ts>,
    /// When it is asked again.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) retry_date_time: Option<Ts>,
    /// What it said last, when it took nothing.
    pub(crate) reason: Option<String>,
    #[schema(value_type = Option<String>, format = DateTime)]
    pub(crate) last_accepted_date_time: Option<Ts>,
}

/// A way by which devices are reached.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
#[schema(as = NotificationChannelHealth)]
pub(crate) struct ChannelView {
    pub(crate) channel: Channel,
    /// Devices that are reached by it.
    pub(crate) devices: i64,
    /// Whether it can be used: its key is there. Channels that need none always can.
    pub(crate) is_configured: bool,
    /// What is known of the key without giving it away: the public half, the ids, the account.
    pub(crate) key: Option<String>,
    /// Servers that anything was sent to.
    pub(crate) gateways: Vec<GatewayView>,
}

/// How many notifications to groups may be sent now.
///
/// # Errors
/// Those of the database.
pub(crate) async fn quota(cx: &Cx, tenant: TenantId) -> failure::Result<QuotaView> {
    let now = cx.now();
    let window = store::quota(&mut cx.read().await?, tenant, tenant.uuid(), now).await?;
    Ok(QuotaView {
        limit: TO_GROUPS,
        used: window.used(),
        remaining: TO_GROUPS.saturating_sub(window.used()),
        next_free_date_time: window.oldest().map(|at| at.plus(HOUR)),
    })
}

/// What was sent, newest first.
///
/// # Errors
/// Those of the database.
pub(crate) async fn list(
    cx: &Cx,
    tenant: TenantId,
    request: &PageRequest,
) -> failure::Result<Page<NotificationView>> {
    let mut conn = cx.read().await?;
    let page = store::list(&mut conn, tenant, request).await?;
    let Page { items, next, total } = page;
    Ok(Page {
        items: views(cx, &mut conn, tenant, items).await?,
        next,
        total,
    })
}

/// One of them.
///
/// # Errors
/// When there is none.
pub(crate) async fn get(
    cx: &Cx,
    tenant: TenantId,
    id: NotificationId,
) -> failure::Result<NotificationView> {
    let mut conn = cx.read().await?;
    let found = store::find(&mut conn, tenant, id).await?;
    let found = found.ok_or_else(|| Failure::not_found("customNotification", id))?;
    let mut views = views(cx, &mut conn, tenant, vec![found]).await?;
    views
        .pop()
        .ok_or_else(|| Failure::not_found("customNotification", id))
}

async fn views(
    cx: &Cx,
    conn: &mut Conn,
    tenant: TenantId,
    all: Vec<Notification>,
) -> failure::Result<Vec<NotificationView>> {
    let ids: Vec<NotificationId> = all.iter().map(|one| one.id).collect();
    let mut counts = store::counts(conn, tenant, &ids).await?;
    let of = |kind: fn(Kind) -> bool| -> Vec<Uuid> {
        let chosen = all.iter().filter(|one| kind(one.kind));
        chosen.flat_map(|one| one.targets.iter().copied()).collect()
    };
    let groups = of(|kind| kind == Kind::Groups);
    let mut names = lookup::group_names(conn, tenant, &groups).await?;
    let devices: Vec<DeviceId> = of(|kind| kind != Kind::Groups)
        .into_iter()
        .map(DeviceId::from_uuid)
        .collect();
    for device in device::some(conn, tenant, &devices).await? {
        names.insert(device.id.uuid(), device.device_name);
    }
    let views = all.into_iter().map(|one| {
        // A text that waits to be removed is not told: it is not kept.
        let text = if one.is_kept {
            open(cx, tenant, &one)
        } else {
            None
        };
        let targets = one.targets.iter().map(|id| TargetView {
            id: *id,
            display_name: names.get(id).cloned(),
        });
        NotificationView {
            id: one.id,
            title: text.as_ref().map(|text| text.title.clone()),
            body: text.map(|text| text.body),
            title_length: one.title_length,
            body_length: one.body_length,
            kind: one.kind,
            targets: targets.collect(),
            created_by: one.created_by_name,
            created_date_time: one.created_at,
            expiration_date_time: one.expires_at,
            state: one.state,
            people: one.people,
            devices: one.devices,
            completed_date_time: one.done_at,
            channels: counts.remove(&one.id).unwrap_or_default(),
        }
    });
    Ok(views.collect())
}

/// Devices that a notification has not reached, the first thousand of them, with the reasons.
///
/// # Errors
/// When there is no such notification.
pub(crate) async fn failures(
    cx: &Cx,
    tenant: TenantId,
    id: NotificationId,
) -> failure::Result<Vec<FailureView>> {
    let mut conn = cx.read().await?;
    if store::find(&mut conn, tenant, id).await?.is_none() {
        return Err(Failure::not_found("customNotification", id));
    }
    let failing = store::failing(&mut conn, tenant, id).await?;
    let ids: Vec<DeviceId> = failing
        .iter()
        .map(|one| DeviceId::from_uuid(one.device))
        .collect();
    let mut devices: BTreeMap<Uuid, device::Device> = device::some(&mut conn, tenant, &ids)
        .await?
        .into_iter()
        .map(|device| (device.id.uuid(), device))
        .collect();
    let views = failing.into_iter().map(|one| {
        let device = devices.remove(&one.device);
        FailureView {
            device_id: one.device,
            user_display_name: device
                .as_ref()
                .and_then(|one| one.user_display_name.clone()),
            device_name: device.map(|one| one.device_name),
            channel: one.channel,
            state: one.state,
            attempts: one.attempts,
            reason: one.answer,
            next_attempt_date_time: one.due_at,
        }
    });
    Ok(views.collect())
}

/// How each channel is doing.
///
/// # Errors
/// Those of the database.
pub(crate) async fn channels(cx: &Cx, tenant: TenantId) -> failure::Result<Vec<ChannelView>> {
    let mut conn = cx.read().await?;
    let devices = store::by_channel(&mut conn, tenant).await?;
    let gateways = store::gateways(&mut conn, tenant).await?;
    let keys = keys::of(cx, &mut conn, tenant).await?;
    let views = Channel::ALL.into_iter().map(|channel| {
        let key = match channel {
            Channel::WebPush | Channel::UnifiedPush => {
                keys.vapid.as_ref().map(|key| key.public().to_owned())
            }
            Channel::Apns => keys.apns.as_ref().map(|(key, environment)| {
                let sandbox = *environment == keys::Environment::Sandbox;
                format!(
                    "{}{}",
                    key.describe(),
                    if sandbox { ", sandbox" } else { "" }
                )
            }),
            Channel::Fcm => keys
                .fcm
                .as_ref()
                .map(|account| format!("{}, {}", account.project(), account.email())),
            Channel::Ntfy => None,
        };
        let needs_key = matches!(channel, Channel::Apns | Channel::Fcm);
        let of = gateways.iter().filter(|one| one.place.channel == channel);
        ChannelView {
            channel,
            devices: devices.get(&channel).copied().unwrap_or_default(),
            // The key for Web Push is made when the first browser asks for it.
            is_configured: key.is_some() || !needs_key,
            key,
            gateways: of.map(gateway_view).collect(),
        }
    });
    Ok(views.collect())
}

fn gateway_view(one: &store::Gateway) -> GatewayView {
    GatewayView {
        gateway: one.place.origin.clone(),
        failures: one.failures,
        failing_since_date_time: one.failing_since,
        retry_date_time: one.retry_at,
        reason: one.answer.clone(),
        last_accepted_date_time: one.accepted_at,
    }
}
