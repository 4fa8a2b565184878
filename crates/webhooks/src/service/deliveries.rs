//! The log of deliveries, and what is sent by hand.

use beffroi_core::{Failure, Page, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_feature::Cx;
use beffroi_odata::ListQuery;
use beffroi_store::Tx;
use beffroi_web::Caller;
use futures_util::FutureExt;
use serde_json::json;

use super::{CATEGORY, find, require_may_read, target};
use crate::model::delivery::{DeliveryResource, DetailResource, Replayed};
use crate::model::envelope::{self, Head, TEST};
use crate::model::request::ReplayFailed;
use crate::model::{EventId, Webhook, WebhookId};
use crate::store::deliveries::NewDelivery;
use crate::{deliver, store};

fn absent(event: EventId) -> Failure {
    Failure::not_found("delivery", event)
}

/// The deliveries of a webhook, newest first, without their bodies.
///
/// # Errors
/// No such webhook; a filter by something else.
pub(crate) async fn list_deliveries(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
    query: &ListQuery,
) -> failure::Result<Page<DeliveryResource>> {
    let mut conn = cx.read().await?;
    find(&mut conn, caller.tenant, id).await?;
    let filter = query.condition(&[]);
    let page = store::deliveries::list(&mut conn, caller.tenant, id, &query.page, filter.as_ref());
    Ok(page.await?.map(|one| DeliveryResource::of(&one)))
}

/// One delivery with its body.
///
/// # Errors
/// No such delivery; what it takes to read by oneself what the event tells.
pub(crate) async fn delivery(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
    event: EventId,
) -> failure::Result<DetailResource> {
    let mut conn = cx.read().await?;
    let found = store::deliveries::find(&mut conn, caller.tenant, id, event).await?;
    let (delivery, body) = found.ok_or_else(|| absent(event))?;
    require_may_read(cx, caller, std::slice::from_ref(&delivery.event_type))?;
    Ok(DetailResource {
        delivery: DeliveryResource::of(&delivery),
        body,
        attempts: delivery.attempts,
    })
}

/// Refuses what would wait for a webhook that sends nothing.
fn require_enabled(webhook: &Webhook) -> failure::Result<()> {
    if webhook.enabled {
        return Ok(());
    }
    let words = "This webhook is disabled and sends nothing: enable it first.";
    Err(Failure::conflict("webhookDisabled", words).at("enabled"))
}

/// Has a delivery sent again, in the transaction that decides it, and notes who did.
async fn sent_by_hand(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    webhook: &Webhook,
    (activity, what): (&'static str, &str),
) -> failure::Result<()> {
    deliver::nudge(cx, tx, webhook).await?;
    let entry = Entry::by(caller, CATEGORY, activity, Operation::Other);
    let entry = entry.target(target(webhook).changed("delivery", "", what));
    audit::record(tx, cx, webhook.tenant, entry).await
}

/// Sends the event by which a listener is tried out.
///
/// # Errors
/// No such webhook, or one that is disabled.
pub(crate) async fn test(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
) -> failure::Result<DeliveryResource> {
    let (own, caller) = (cx.clone(), caller.clone());
    let event: EventId = cx.mint();
    cx.write(caller.tenant, move |tx| {
        async move {
            let (tenant, now) = (caller.tenant, own.now());
            let webhook = find(tx, tenant, id).await?;
            require_enabled(&webhook)?;
            let head = Head {
                id: event,
                event_type: TEST,
                subject: None,
                time: now,
            };
            let data = json!({"webhookId": id, "at": now});
            let body = envelope::body(&own.settings.public_url, tenant, head, &data);
            let new = NewDelivery {
                event,
                event_type: TEST.to_owned(),
                body: body.map_err(Failure::bug)?,
            };
            store::deliveries::insert(tx, &webhook, new, now).await?;
            let what = ("Test webhook", event.to_string());
            sent_by_hand(&own, tx, &caller, &webhook, (what.0, &what.1)).await?;
            found(tx, &webhook, event).await
        }
        .boxed()
    })
    .await
}

async fn found(
    tx: &mut Tx,
    webhook: &Webhook,
    event: EventId,
) -> failure::Result<DeliveryResource> {
    let found = store::deliveries::find(tx, webhook.tenant, webhook.id, event).await?;
    let (delivery, _) = found.ok_or_else(|| absent(event))?;
    Ok(DeliveryResource::of(&delivery))
}

/// Sends one delivery again, with its id and its body, whatever has become of it.
///
/// # Errors
/// No such delivery; a webhook that is disabled.
pub(crate) async fn replay(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
    event: EventId,
) -> failure::Result<DeliveryResource> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let webhook = find(tx, caller.tenant, id).await?;
            if store::deliveries::find(tx, caller.tenant, id, event)
                .await?
                .is_none()
            {
                return Err(absent(event));
            }
            require_enabled(&webhook)?;
            store::deliveries::replay(tx, &webhook, event, own.now()).await?;
            let what = ("Replay webhook delivery", event.to_string());
            sent_by_hand(&own, tx, &caller, &webhook, (what.0, &what.1)).await?;
            found(tx, &webhook, event).await
        }
        .boxed()
    })
    .await
}

/// Sends everything again that has failed since a time.
///
/// # Errors
/// No such webhook, or one that is disabled.
pub(crate) async fn replay_failed(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
    wanted: ReplayFailed,
) -> failure::Result<Replayed> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let (now, since) = (own.now(), wanted.since_date_time);
            let webhook = find(tx, caller.tenant, id).await?;
            require_enabled(&webhook)?;
            let replayed = store::deliveries::replay_failed(tx, &webhook, since, now).await?;
            let what = format!("{replayed} since {since}");
            let activity = "Replay failed webhook deliveries";
            sent_by_hand(&own, tx, &caller, &webhook, (activity, &what)).await?;
            Ok(Replayed { replayed })
        }
        .boxed()
    })
    .await
}
