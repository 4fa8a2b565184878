//! What clients report: shown, clicked, dismissed. Counted once, acknowledged when durable.

use std::collections::HashSet;

use beffroi_core::{Failure, TenantId, failure};
use beffroi_feature::Cx;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use super::event_batch::Report;
use super::event_writer;
use crate::agenda::Agenda;
use crate::catalog::Catalog;
use crate::delivery;
use crate::model::{Due, Event, EventType, MAX_EVENTS, MessageId, Receipt, Reported, UserId, due};

/// An event that can't be true.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct RefusedEvent {
    /// The event.
    pub(crate) id: Uuid,
    /// Why it is not counted.
    pub(crate) message: String,
}

/// What became of a batch of events.
#[derive(Debug, Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(crate) struct EventsTaken {
    /// Counted, now or when they were sent before; durable.
    pub(crate) accepted: Vec<Uuid>,
    /// Not counted, and no use to be sent again.
    pub(crate) refused: Vec<RefusedEvent>,
}

/// Takes what a person's client reports.
pub(crate) async fn take_events(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
    reported: &[Reported],
) -> failure::Result<EventsTaken> {
    if reported.is_empty() || reported.len() > MAX_EVENTS {
        return Err(Failure::invalid(
            "events",
            format!("must be 1 to {MAX_EVENTS} events"),
        ));
    }
    let (mut events, mut refused) = (Vec::new(), Vec::new());
    for one in reported {
        match one.event() {
            Ok(event) => events.push(event),
            Err((id, message)) => refused.push(RefusedEvent { id, message }),
        }
    }
    let mut taken = EventsTaken::default();
    if !events.is_empty() {
        taken = count(cx, tenant, user, events).await?;
    }
    taken.refused.extend(refused);
    Ok(taken)
}

async fn count(
    cx: &Cx,
    tenant: TenantId,
    user: UserId,
    events: Vec<Event>,
) -> failure::Result<EventsTaken> {
    let closing: HashSet<MessageId> = events
        .iter()
        .filter(|event| event.event_type != EventType::Shown)
        .map(|event| event.showing_id.message)
        .collect();
    let report = Report {
        tenant,
        user,
        in_audience: audience_of(cx, tenant, user, &events),
        events,
    };
    let outcome = event_writer::write(cx, report).await?;
    // What was put away on one device comes down on the person's others.
    for message in closing {
        let frame = delivery::withdraw(None, message);
        cx.hub.send(tenant.uuid(), user.uuid(), &frame);
    }
    note_next(cx, tenant, user, &outcome.after);
    Ok(outcome.taken)
}

/// Which of the messages have the person among their recipients now.
fn audience_of(cx: &Cx, tenant: TenantId, user: UserId, events: &[Event]) -> HashSet<MessageId> {
    let delivering = cx.memory::<Catalog>().of(tenant);
    let people = cx.people(tenant);
    let people = people.read();
    let messages: HashSet<MessageId> = events
        .iter()
        .map(|event| event.showing_id.message)
        .collect();
    messages
        .into_iter()
        .filter(|id| {
            let live = delivering.messages.get(id);
            live.is_some_and(|live| people.contains(&live.audience, user.uuid()))
        })
        .collect()
}

/// A connected person is looked at again when one of these messages comes back. The others have been
/// noted when they were last looked at.
fn note_next(cx: &Cx, tenant: TenantId, user: UserId, after: &[(MessageId, Receipt)]) {
    if !cx.hub.is_connected(tenant.uuid(), user.uuid()) {
        return;
    }
    let delivering = cx.memory::<Catalog>().of(tenant);
    for (message, receipt) in after {
        let live = delivering.messages.get(message);
        let delivery = live.and_then(|live| live.message.delivery(user, &delivering.zone));
        if let Some(delivery) = delivery
            && let Due::Later(at) = due(&delivery, receipt, cx.now())
        {
            cx.memory::<Agenda>().note(at, tenant, user);
        }
    }
}
