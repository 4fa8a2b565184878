//! Follows the change log: what was sent is shown at once by open portals and agents, and devices that are gone
//! are reached nowhere any more. Browsers of our push service are told what waits for them.

use std::collections::BTreeSet;
use std::sync::Arc;

use beffroi_channels::live::Frame;
use beffroi_core::{TenantId, failure};
use beffroi_directory::DeviceId;
use beffroi_directory::change::{DEVICE_REMOVED, Devices};
use beffroi_directory::device;
use beffroi_feature::{Cx, Projection};
use beffroi_store::{Change, Conn};
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::model::{Kind, Notification, NotificationId};
use crate::push_service::{self, WAITING, WaitsFor};
use crate::service::{self, open};
use crate::{collect, push, store};

/// A notification was sent.
pub(crate) const SENT: &str = "notification.sent";

/// What the change log says of it.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub(crate) struct Sent {
    pub(crate) id: NotificationId,
}

pub(crate) const PROJECTION: Projection = Projection { load, apply };

/// Wakes whatever waits: the process that wrote it may have died before it could.
fn load<'a>(
    cx: &'a Cx,
    conn: &'a mut Conn,
    tenant: TenantId,
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let gateways = store::open_gateways(conn, tenant).await?;
        let jobs = gateways.iter().map(|place| push::job(place, cx.now()));
        let jobs = jobs.collect::<failure::Result<Vec<_>>>()?;
        cx.wake(tenant, jobs).await
    }
    .boxed()
}

fn apply<'a>(
    cx: &'a Cx,
    tenant: TenantId,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<()>> {
    async move {
        let mut browsers = BTreeSet::new();
        for change in changes {
            match change.kind.as_str() {
                WAITING => {
                    let waits: WaitsFor = change.payload()?;
                    browsers.extend(hex::decode(&waits.agent).ok());
                }
                SENT => show(cx, tenant, change.payload::<Sent>()?.id).await?,
                DEVICE_REMOVED => {
                    let gone: Devices = change.payload()?;
                    service::forget_devices(cx, tenant, gone.ids).await?;
                }
                _ => {}
            }
        }
        push_service::wake(cx, browsers).await
    }
    .boxed()
}

/// Shows a notification to those of its people who have a portal or an agent open.
async fn show(cx: &Cx, tenant: TenantId, id: NotificationId) -> failure::Result<()> {
    if cx.hub.connected(tenant.uuid()).is_empty() {
        return Ok(());
    }
    let found = store::find(&mut cx.read().await?, tenant, id).await?;
    let Some(found) = found.filter(|one| one.text.is_some()) else {
        return Ok(());
    };
    match found.kind {
        Kind::Groups => {
            let people = collect::people_of(cx, tenant, &found.targets);
            let Some(frame) = frame(cx, tenant, &found, None) else {
                return Ok(());
            };
            let people = Arc::new(people);
            cx.hub.broadcast(tenant.uuid(), None, move |subject| {
                people.contains(subject.ordinal).then(|| frame.clone())
            });
        }
        Kind::Device | Kind::Devices => {
            let ids: Vec<DeviceId> = found
                .targets
                .iter()
                .copied()
                .map(DeviceId::from_uuid)
                .collect();
            for device in device::some(&mut cx.read().await?, tenant, &ids).await? {
                let (id, owner) = (device.id.uuid(), device.user_id.uuid());
                let Some(frame) = frame(cx, tenant, &found, Some(id)) else {
                    return Ok(());
                };
                // A portal does not say on which device it is open: it looks at the frame.
                let chosen = |subject: &beffroi_channels::live::Subject| {
                    subject.device.is_none_or(|device| device == id)
                };
                cx.hub.send_where(tenant.uuid(), owner, chosen, &frame);
            }
        }
    }
    Ok(())
}

fn frame(
    cx: &Cx,
    tenant: TenantId,
    notification: &Notification,
    device: Option<Uuid>,
) -> Option<Frame> {
    let text = open(cx, tenant, notification)?;
    let shown = json!({"type": "notification", "notification": {
        "id": notification.id, "title": text.title, "body": text.body,
        "sentDateTime": notification.created_at, "deviceId": device,
    }});
    Some(Frame::text(&shown.to_string()))
}
