//! The events of many people in one transaction: those that can be true count, each once.

use std::collections::{BTreeMap, HashMap, HashSet};

use beffroi_core::{TenantId, Ts, failure};
use beffroi_directory::device;
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use jiff::tz::TimeZone;

use super::events::{EventsTaken, RefusedEvent};
use crate::catalog::Catalog;
use crate::model::{
    Event, Ledger, Message, MessageId, Moment, Receipt, Tally, UserId, can_have_come, day_of,
    device_number,
};
use crate::store;

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
    let mut tenants: BTreeMap<TenantId, Parts<'_>> = BTreeMap::new();
    for (place, report) in reports.iter().enumerate() {
        let parts = tenants.entry(report.tenant).or_default();
        for (message, events) in by_message(&report.events) {
            let part = Part {
                place,
                report,
                events,
            };
            parts.entry(message).or_default().push(part);
        }
    }
    for (tenant, parts) in tenants {
        let zone = cx.memory::<Catalog>().of(tenant).zone.clone();
        let now = cx.now();
        let counting = Counting { tenant, zone, now };
        counting.run(tx, &parts, &mut outcomes).await?;
    }
    Ok(outcomes)
}

/// Everybody's events by message.
type Parts<'a> = BTreeMap<MessageId, Vec<Part<'a>>>;

/// The events of one report about one message.
struct Part<'a> {
    /// Which report it is of.
    place: usize,
    report: &'a Report,
    events: Vec<Event>,
}

fn by_message(events: &[Event]) -> BTreeMap<MessageId, Vec<Event>> {
    let mut all: BTreeMap<MessageId, Vec<Event>> = BTreeMap::new();
    for event in events {
        let message = event.showing_id.message;
        all.entry(message).or_default().push(*event);
    }
    all
}

/// Everybody's events of one tenant inside their transaction.
struct Counting {
    tenant: TenantId,
    zone: TimeZone,
    now: Ts,
}

/// What is to be written.
#[derive(Default)]
struct Changed {
    ledgers: Vec<store::Own>,
    figures: BTreeMap<MessageId, Tally>,
}

impl Counting {
    async fn run(
        &self,
        tx: &mut Tx,
        parts: &Parts<'_>,
        outcomes: &mut [Outcome],
    ) -> failure::Result<()> {
        let mut messages = HashMap::new();
        for id in parts.keys() {
            let stored = store::find_to_share(tx, self.tenant, *id).await?;
            let message = stored.map(|stored| stored.message);
            let message = message.filter(|message| message.activated.is_some());
            messages.extend(message.map(|message| (*id, message)));
        }
        let known = parts.keys().copied().filter(|id| messages.contains_key(id));
        store::lock(tx, self.tenant, known).await?;
        let mut pairs = Vec::new();
        for (id, parts) in parts {
            if messages.contains_key(id) {
                pairs.extend(parts.iter().map(|part| (part.report.user, *id)));
            }
        }
        let known = store::of_pairs(tx, self.tenant, &pairs).await?;
        let strangers: Vec<(UserId, MessageId)> = parts
            .iter()
            .flat_map(|(id, parts)| parts.iter().map(|part| (part.report, *id)))
            .filter(|(report, id)| !report.in_audience.contains(id))
            .map(|(report, id)| (report.user, id))
            .filter(|pair| messages.contains_key(&pair.1) && !known.contains_key(pair))
            .collect();
        let handed = if strangers.is_empty() {
            HashSet::new()
        } else {
            store::handed(tx, self.tenant, &strangers).await?
        };
        let mut changed = Changed::default();
        for (id, parts) in parts {
            let message = messages.get(id);
            for part in parts {
                let before = known.get(&(part.report.user, *id));
                let numbers = match message.filter(|message| message.greets_devices()) {
                    Some(_) => self.device_numbers(tx, part.report.user).await?,
                    None => HashSet::new(),
                };
                let outcome = &mut outcomes[part.place];
                let entitled = before.is_some()
                    || part.report.in_audience.contains(id)
                    || handed.contains(&(part.report.user, *id));
                let message = message.filter(|_| entitled);
                let after = self.judge(message, (before, &numbers), part, &mut outcome.taken);
                if before.map_or(after != Ledger::default(), |before| *before != after) {
                    outcome.after.push((*id, after.receipt()));
                    changed.note(*id, part.report.user, before, after);
                }
            }
        }
        store::keep_ledgers(tx, self.tenant, &mut changed.ledgers).await?;
        store::add(tx, self.tenant, &changed.figures).await?;
        Ok(())
    }

    /// The ledger with the events of one person that can be true; the others are refused.
    fn judge(
        &self,
        message: Option<&Message>,
        (known, devices): (Option<&Ledger>, &HashSet<u32>),
        part: &Part<'_>,
        taken: &mut EventsTaken,
    ) -> Ledger {
        let Report { user, .. } = part.report;
        let Some(message) = message else {
            let why = "No such message was ever delivered to this person.";
            refuse(taken, &part.events, why);
            return Ledger::default();
        };
        let mut ledger = known.cloned().unwrap_or_default();
        let opened = message.activated.unwrap_or(self.now);
        let (possible, others): (Vec<Event>, Vec<Event>) = part.events.iter().partition(|event| {
            let occurrence = event.showing_id.occurrence;
            let occurrence = if devices.contains(&occurrence) {
                1
            } else {
                occurrence
            };
            self.is_possible(message, *user, occurrence)
        });
        refuse(taken, &others, "This showing has not been given out yet.");
        taken.accepted.extend(possible.iter().map(|event| event.id));
        for event in possible {
            let at = event.settled(opened, self.now).occurred;
            let day = day_of(at, &self.zone);
            ledger.note(&event, Moment { at, day });
        }
        ledger
    }

    /// The occurrences that belong to a person's devices, of a message that each of them shows once.
    async fn device_numbers(&self, conn: &mut Conn, user: UserId) -> failure::Result<HashSet<u32>> {
        let devices = device::of_person(conn, self.tenant, user).await?;
        Ok(devices
            .iter()
            .map(|device| device_number(device.id))
            .collect())
    }

    /// Whether this person can have been given this showing by now.
    fn is_possible(&self, message: &Message, user: UserId, occurrence: u32) -> bool {
        let delivery = message.delivery(user, &self.zone);
        delivery.is_some_and(|delivery| can_have_come(&delivery, occurrence, self.now))
    }
}

impl Changed {
    fn note(&mut self, message: MessageId, user: UserId, before: Option<&Ledger>, after: Ledger) {
        let figures = self.figures.entry(message).or_default();
        figures.add(&after.tally());
        if let Some(before) = before {
            figures.take_away(&before.tally());
        }
        self.ledgers.push((user, message, after));
    }
}

fn refuse(taken: &mut EventsTaken, events: &[Event], why: &str) {
    let refused = events.iter().map(|event| RefusedEvent {
        id: event.id,
        message: why.to_owned(),
    });
    taken.refused.extend(refused);
}
