//! What clients report: shown, clicked, dismissed. Counted once, acknowledged when durable.

use std::collections::{HashMap, HashSet};
use std::time::Duration;

use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

use crate::catalog::Catalog;
use crate::model::{
    Delivery, Due, Event, EventType, MAX_EVENTS, Message, MessageId, Receipt, State, UserId, due,
    with_implied,
};
use crate::{delivery, store};

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
    events: Vec<Event>,
) -> failure::Result<EventsTaken> {
    if events.is_empty() || events.len() > MAX_EVENTS {
        return Err(Failure::invalid(
            "events",
            format!("must be 1 to {MAX_EVENTS} events"),
        ));
    }
    let own = cx.clone();
    let in_audience = audience_of(cx, tenant, user, &events);
    let zone = cx.memory::<Catalog>().of(tenant).zone.clone();
    let closing: HashSet<MessageId> = events
        .iter()
        .filter(|event| event.event_type != EventType::Shown)
        .map(|event| event.showing_id.message)
        .collect();
    let taken = cx
        .commit(move |tx| {
            async move {
                let mut by_message: HashMap<MessageId, Vec<Event>> = HashMap::new();
                for event in events {
                    by_message
                        .entry(event.showing_id.message)
                        .or_default()
                        .push(event);
                }
                let mut batches: Vec<_> = by_message.into_iter().collect();
                // One order for everybody, so that two batches never wait for each other in a circle.
                batches.sort_by_key(|(message, _)| *message);
                let mut intake = Intake {
                    tenant,
                    user,
                    zone,
                    now: own.now(),
                    taken: EventsTaken::default(),
                };
                for (message, events) in batches {
                    intake
                        .take(tx, message, events, in_audience.contains(&message))
                        .await?;
                }
                Ok(intake.taken)
            }
            .boxed()
        })
        .await?;
    // What was put away on one device comes down on the person's others.
    for message in closing {
        let frame = delivery::withdraw(None, message);
        cx.hub.send(tenant.uuid(), user.uuid(), &frame);
    }
    note_next(cx, tenant, user).await?;
    Ok(taken)
}

/// One person's batch of events inside its transaction.
struct Intake {
    tenant: TenantId,
    user: UserId,
    zone: TimeZone,
    now: Ts,
    taken: EventsTaken,
}

impl Intake {
    /// Takes the events of one message: those that can be true count, each id once.
    async fn take(
        &mut self,
        tx: &mut Tx,
        message: MessageId,
        events: Vec<Event>,
        in_audience: bool,
    ) -> failure::Result<()> {
        let stored = store::find_to_share(tx, self.tenant, message).await?;
        let known = store::one(tx, self.tenant, message, self.user, true).await?;
        let entitled = known.is_some() || in_audience;
        let activated = stored.filter(|stored| stored.message.activated.is_some());
        let (Some(stored), true) = (activated, entitled) else {
            self.refuse(
                &events,
                "No such message was ever delivered to this person.",
            );
            return Ok(());
        };
        let message_now = stored.message;
        let opened = message_now.activated.unwrap_or(self.now);
        let before = known.unwrap_or_default();
        let latest = self.latest_occurrence(&message_now, &before);
        let (possible, others): (Vec<Event>, Vec<Event>) = events
            .into_iter()
            .partition(|event| event.showing_id.occurrence <= latest);
        self.refuse(&others, "This showing has not been given out yet.");
        self.taken
            .accepted
            .extend(possible.iter().map(|event| event.id));
        let settled: Vec<Event> = possible
            .into_iter()
            .map(|event| event.settled(opened, self.now))
            .collect();
        // One order for everybody here too.
        let rows: Vec<(Event, String)> = with_implied(settled)
            .into_iter()
            .map(|event| {
                let day = event.occurred.to_jiff().to_zoned(self.zone.clone()).date();
                (event, day.to_string())
            })
            .collect();
        let new = store::insert_new(tx, self.tenant, self.user, &rows, self.now).await?;
        if !new.is_empty() {
            let sum = new.iter().fold(Receipt::default(), Receipt::with);
            store::upsert(tx, self.tenant, message, self.user, &sum).await?;
        }
        Ok(())
    }

    /// The highest occurrence that this person can have seen by now: the next one only when it has
    /// become due. A message that has ended is asked about its last moment.
    fn latest_occurrence(&self, message: &Message, before: &Receipt) -> u32 {
        let Some(delivery) = message.delivery(self.user, &self.zone) else {
            return before.occurrence;
        };
        let last_moment = delivery.closes.minus(Duration::from_micros(1));
        let while_active = Delivery {
            state: State::Active,
            ..delivery
        };
        match due(&while_active, before, self.now.min(last_moment)) {
            Due::Now { occurrence } => occurrence,
            Due::Later(_) | Due::Never(_) => before.occurrence,
        }
    }

    fn refuse(&mut self, events: &[Event], why: &str) {
        let refused = events.iter().map(|event| RefusedEvent {
            id: event.id,
            message: why.to_owned(),
        });
        self.taken.refused.extend(refused);
    }
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

/// A connected person is looked at again when something comes back.
async fn note_next(cx: &Cx, tenant: TenantId, user: UserId) -> failure::Result<()> {
    if cx.hub.is_connected(tenant.uuid(), user.uuid())
        && let Some(at) = delivery::screen(cx, tenant, user).await?.next
    {
        cx.memory::<crate::agenda::Agenda>().note(at, tenant, user);
    }
    Ok(())
}
