//! Reads on in the change log from where a webhook is, and writes a delivery for each event that it
//! is to be told of, in the transaction that moves its place.

use beffroi_core::Failure;
use beffroi_core::{TenantId, Ts, failure};
use beffroi_feature::{Cx, Happening, Passage, Portion, PublicEvent, read_on};
use beffroi_store::{Change, Tx};
use uuid::Builder;

use crate::limits::{PAGES_AT_ONCE, WRITTEN_AT_ONCE};
use crate::model::envelope::{self, Head};
use crate::model::{EventId, Webhook};
use crate::store;
use crate::store::deliveries::NewDelivery;

/// The public events that a webhook is told of.
fn wanted<'a>(
    events: &'a [PublicEvent],
    webhook: &'a Webhook,
) -> impl Iterator<Item = &'a PublicEvent> {
    let wants = |event: &&PublicEvent| webhook.event_types.iter().any(|name| name == event.name);
    events.iter().filter(wants)
}

/// The kinds of change that those are made of.
pub(crate) fn kinds(events: &[PublicEvent], webhook: &Webhook) -> Vec<&'static str> {
    let mut kinds: Vec<_> = wanted(events, webhook).map(|event| event.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

/// An event, and which one of its entry it is.
type Told = (&'static str, usize, Happening);

fn told_by(
    events: &[PublicEvent],
    webhook: &Webhook,
    entry: &Change,
) -> failure::Result<Vec<Told>> {
    let mut all = Vec::new();
    for event in wanted(events, webhook).filter(|event| event.kind == entry.kind) {
        let things = (event.read)(entry)?.into_iter().enumerate();
        all.extend(things.map(|(number, thing)| (event.name, number, thing)));
    }
    Ok(all)
}

/// The id of an event. It follows from the entry alone, so that every webhook and every process
/// gives it the same. It begins with the time and with the event's place in the log, so that ids are
/// in the order of what happened.
fn id_of(cx: &Cx, tenant: TenantId, entry: &Change, (name, number, _): &Told) -> EventId {
    let of = format!("{tenant}/{}/{name}/{number}", entry.sequence);
    let hash = cx.sealing.mac("webhook-event", of.as_bytes());
    let (sequence, number) = (entry.sequence.to_be_bytes(), number.to_be_bytes());
    let mut rest = [0; 10];
    // The version takes half of the first byte, the variant a quarter of the third.
    (rest[0], rest[1]) = (sequence[6], sequence[7]);
    (rest[3], rest[4]) = (number[number.len() - 2], number[number.len() - 1]);
    rest[5..].copy_from_slice(&hash[..5]);
    let milliseconds = u64::try_from(entry.at.micros() / 1_000).unwrap_or_default();
    let uuid = Builder::from_unix_timestamp_millis(milliseconds, &rest).into_uuid();
    EventId::from_uuid(uuid)
}

/// Writes some deliveries that are not written yet; whether there may be more.
///
/// # Errors
/// Those of the database, and an entry that can't be read.
pub(crate) async fn write(
    cx: &Cx,
    tx: &mut Tx,
    webhook: &mut Webhook,
    now: Ts,
) -> failure::Result<bool> {
    let Passage { things, next, more } = read(cx, tx, webhook).await?;
    if next == webhook.place {
        return Ok(more);
    }
    if !store::webhooks::advance(tx, webhook, next).await? {
        // Somebody else has written them.
        return Ok(true);
    }
    for new in things {
        store::deliveries::insert(tx, webhook, new, now).await?;
    }
    webhook.place = next;
    Ok(more)
}

async fn read(cx: &Cx, tx: &mut Tx, webhook: &Webhook) -> failure::Result<Passage<NewDelivery>> {
    let events = cx.public_events();
    let portion = Portion {
        things: WRITTEN_AT_ONCE,
        pages: PAGES_AT_ONCE,
    };
    let mut unwritable = None;
    let keep = |entry: &Change, told: Told| {
        let (event, subject) = (id_of(cx, webhook.tenant, entry, &told), &told.2.subject);
        let head = Head {
            id: event,
            event_type: told.0,
            subject: Some(subject),
            time: entry.at,
        };
        let body = envelope::body(&cx.settings.public_url, webhook.tenant, head, &told.2.data);
        let body = body.map_err(|error| unwritable = Some(error)).ok()?;
        Some(NewDelivery {
            event,
            event_type: told.0.to_owned(),
            body,
        })
    };
    let passage = read_on(
        tx,
        webhook.tenant,
        webhook.place,
        &kinds(events, webhook),
        portion,
        |entry| told_by(events, webhook, entry),
        keep,
    )
    .await?;
    match unwritable {
        Some(error) => Err(Failure::bug(error)),
        None => Ok(passage),
    }
}
