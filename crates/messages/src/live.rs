//! Messages' part of the live channel: what is due on connecting, what was missed, and events.

use beffroi_channels::live::{Frame, Subject};
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::DeviceId;
use beffroi_feature::{Cx, LiveHooks};
use beffroi_store::Change;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::Deserialize;
use serde_json::json;

use crate::model::{Reported, UserId};
use crate::projection::{DELETED, SAVED, Saved};
use crate::{delivery, service};

pub(crate) const HOOKS: LiveHooks = LiveHooks {
    current,
    missed,
    takes: "events",
    take,
};

fn who(subject: &Subject) -> (TenantId, UserId) {
    (
        TenantId::from_uuid(subject.tenant),
        UserId::from_uuid(subject.person),
    )
}

fn current<'a>(cx: &'a Cx, subject: &'a Subject) -> BoxFuture<'a, failure::Result<Vec<Frame>>> {
    let (tenant, user) = who(subject);
    let device = subject.device.map(DeviceId::from_uuid);
    async move {
        let mut frames = Vec::new();
        if device.is_some() {
            let settings = service::device_settings(cx, tenant).await?;
            frames.push(delivery::settings(None, settings));
        }
        frames.extend(delivery::frames(cx, tenant, user, device).await?);
        Ok(frames)
    }
    .boxed()
}

/// What ended while the client was away must come down, and so must what is no longer meant for
/// this person or was put away on another device; what began is among what is due now.
fn missed<'a>(
    cx: &'a Cx,
    subject: &'a Subject,
    changes: &'a [Change],
) -> BoxFuture<'a, failure::Result<Vec<Frame>>> {
    let (tenant, user) = who(subject);
    let device = subject.device.map(DeviceId::from_uuid);
    async move {
        let mut frames = Vec::new();
        for change in changes {
            let ended = match change.kind.as_str() {
                SAVED => Some(change.payload::<Saved>()?).filter(|saved| saved.state.is_final()),
                DELETED => Some(change.payload::<Saved>()?),
                _ => None,
            };
            frames.extend(ended.map(|saved| delivery::withdraw(Some(change.sequence), saved.id)));
        }
        for message in delivery::put_away(cx, tenant, user, device).await? {
            frames.push(delivery::withdraw(None, message));
        }
        Ok(frames)
    }
    .boxed()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EventsFrame {
    #[serde(rename = "type")]
    _type: String,
    events: Vec<Reported>,
}

fn take<'a>(
    cx: &'a Cx,
    subject: &'a Subject,
    text: &'a str,
) -> BoxFuture<'a, failure::Result<Vec<Frame>>> {
    let (tenant, user) = who(subject);
    async move {
        let frame: EventsFrame = serde_json::from_str(text)
            .map_err(|error| Failure::invalid("events", format!("can't be read: {error}")))?;
        let taken = service::take_events(cx, tenant, user, &frame.events).await?;
        // A refused event is settled too: sending it again would not make it true.
        let ids: Vec<_> = taken
            .accepted
            .iter()
            .copied()
            .chain(taken.refused.iter().map(|refused| refused.id))
            .collect();
        Ok(vec![Frame::text(
            &json!({"type": "ack", "eventIds": ids}).to_string(),
        )])
    }
    .boxed()
}
