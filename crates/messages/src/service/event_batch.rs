//! The events of many people in one transaction: those that can be true count, each once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::Duration;

use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::Cx;
use beffroi_store::Tx;
use jiff::tz::TimeZone;

use super::events::{EventsTaken, RefusedEvent};
use crate::catalog::Catalog;
use crate::model::{
    Delivery, Due, Event, Message, MessageId, Receipt, State, UserId, due, with_implied,
};
use crate::store::{self, Dated};

/// What one person's client reports at once.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub(super) tenant: TenantId,
    pub(super) user: UserId,
    pub(super) events: Vec<Event>,
    /// Which of the messages have the person among their recipients now.
    pub(super) in_audience: HashSet<MessageId>,
}

/// What became of a report.
#[derive(Debug, Default)]
pub(super) struct Outcome {
    pub(super) taken: EventsTaken,
    /// What the person has seen and done by now of each message of which something was new.
    pub(super) after: Vec<(MessageId, Receipt)>,
}

/// Counts the reports, at most one of each person.
pub(super) async fn count(
    cx: &Cx,
    tx: &mut Tx,
    reports: &[Report],
) -> failure::Result<Vec<Outcome>> {
    let mut outcomes: Vec<Outcome> = reports.iter().map(|_| Outcome::default()).collect();
    // One order for everybody, so that two transactions never wait for each other in a circle.
    let mut parts: BTreeMap<(TenantId, MessageId), Vec<Part<'_>>> = BTreeMap::new();
    for (place, report) in reports.iter().enumerate() {
        for (message, events) in by_message(&report.events) {
            let part = Part {
                place,
                report,
                events,
            };
            parts
                .entry((report.tenant, message))
                .or_default()
                .push(part);
        }
    }
    for ((tenant, message), parts) in parts {
        let counting = Counting {
            tenant,
            message,
            zone: cx.memory::<Catalog>().of(tenant).zone.clone(),
            now: cx.now(),
        };
        counting.run(tx, parts, &mut outcomes).await?;
    }
    Ok(outcomes)
}

/// The events of one report about one message.
struct Part<'a> {
    /// Which report it is of.
    place: usize,
    report: &'a Report,
    events: Vec<Event>,
}

fn by_message(events: &[Event]) -> HashMap<MessageId, Vec<Event>> {
    let mut all: HashMap<MessageId, Vec<Event>> = HashMap::new();
    for event in events {
        let message = event.showing_id.message;
        all.entry(message).or_default().push(*event);
    }
    all
}

/// Everybody's events of one message inside their transaction.
struct Counting {
    tenant: TenantId,
    message: MessageId,
    zone: TimeZone,
    now: Ts,
}

impl Counting {
    async fn run(
        &self,
        tx: &mut Tx,
        mut parts: Vec<Part<'_>>,
        outcomes: &mut [Outcome],
    ) -> failure::Result<()> {
        parts.sort_unstable_by_key(|part| part.report.user);
        let stored = store::find_to_share(tx, self.tenant, self.message).await?;
        let message = stored
            .map(|stored| stored.message)
            .filter(|message| message.activated.is_some());
        let users: Vec<UserId> = parts.iter().map(|part| part.report.user).collect();
        let known = store::of_message(tx, self.tenant, self.message, &users).await?;
        let mut dated = Vec::new();
        for part in &parts {
            let before = known.get(&part.report.user).copied();
            let taken = &mut outcomes[part.place].taken;
            dated.append(&mut self.judge(message.as_ref(), before, part, taken));
        }
        let mut new = store::insert_new(tx, self.tenant, &dated, self.now).await?;
        let mut sums: BTreeMap<UserId, Receipt> = BTreeMap::new();
        for Dated { user, event, .. } in &dated {
            // Told twice in one report it is new once.
            if new.remove(&(*user, event.showing_id, event.event_type)) {
                let sum = sums.entry(*user).or_default();
                *sum = sum.with(event);
            }
        }
        let sums: Vec<(UserId, Receipt)> = sums.into_iter().collect();
        store::add(tx, self.tenant, self.message, &sums).await?;
        let sums: HashMap<UserId, Receipt> = sums.into_iter().collect();
        for part in &parts {
            let user = part.report.user;
            if let Some(sum) = sums.get(&user) {
                let before = known.get(&user).copied().unwrap_or_default();
                let after = (self.message, before.merged(*sum));
                outcomes[part.place].after.push(after);
            }
        }
        Ok(())
    }

    /// The events of one person that can be true, as they are kept; the others are refused.
    fn judge(
        &self,
        message: Option<&Message>,
        known: Option<Receipt>,
        part: &Part<'_>,
        taken: &mut EventsTaken,
    ) -> Vec<Dated> {
        let Report {
            user, in_audience, ..
        } = part.report;
        let entitled = known.is_some() || in_audience.contains(&self.message);
        let (Some(message), true) = (message, entitled) else {
            let why = "No such message was ever delivered to this person.";
            refuse(taken, &part.events, why);
            return Vec::new();
        };
        let opened = message.activated.unwrap_or(self.now);
        let latest = self.latest_occurrence(message, *user, &known.unwrap_or_default());
        let (possible, others): (Vec<Event>, Vec<Event>) = part
            .events
            .iter()
            .partition(|event| event.showing_id.occurrence <= latest);
        refuse(taken, &others, "This showing has not been given out yet.");
        taken.accepted.extend(possible.iter().map(|event| event.id));
        let settled = possible
            .into_iter()
            .map(|event| event.settled(opened, self.now))
            .collect();
        let dated = |event: Event| Dated {
            user: *user,
            day: self.day(event.occurred),
            event,
        };
        with_implied(settled).into_iter().map(dated).collect()
    }

    fn day(&self, at: Ts) -> String {
        at.to_jiff().to_zoned(self.zone.clone()).date().to_string()
    }

    /// The highest occurrence that this person can have seen by now: the next one only when it has
    /// become due. A message that has ended is asked about its last moment.
    fn latest_occurrence(&self, message: &Message, user: UserId, before: &Receipt) -> u32 {
        let Some(delivery) = message.delivery(user, &self.zone) else {
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
}

fn refuse(taken: &mut EventsTaken, events: &[Event], why: &str) {
    let refused = events.iter().map(|event| RefusedEvent {
        id: event.id,
        message: why.to_owned(),
    });
    taken.refused.extend(refused);
}
