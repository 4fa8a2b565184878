//! Use cases.

mod deliveries;
mod manage;

pub(crate) use deliveries::{delivery, list_deliveries, replay, replay_failed, test};
pub(crate) use manage::{create, delete, rotate_secret, update};

use beffroi_channels::http::without_query;
use beffroi_core::{Failure, TenantId, Ts, failure};
use beffroi_directory::audit::{self, Entry, Operation, Target};
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Actor, Caller};
use serde::Serialize;

use crate::change::WEBHOOK_SAVED;
use crate::model::{EventType, Reason, Webhook, WebhookId, WebhookResource};
use crate::store;

const CATEGORY: &str = "ApplicationManagement";

/// Every type of event that can be sent, in order of name.
pub(crate) fn event_types(cx: &Cx) -> Vec<EventType> {
    let events = cx.public_events().iter();
    let mut types: Vec<EventType> = events
        .map(|event| EventType {
            name: event.name.to_owned(),
            permission: event.needs.to_string(),
        })
        .collect();
    types.sort_by(|one, other| one.name.cmp(&other.name));
    types
}

/// The organization's webhooks, oldest first.
pub(crate) async fn list(cx: &Cx, caller: &Caller) -> failure::Result<Vec<WebhookResource>> {
    let all = store::webhooks::all(&mut cx.read().await?, caller.tenant).await?;
    let now = cx.now();
    Ok(all
        .iter()
        .map(|one| WebhookResource::of(one, now))
        .collect())
}

/// One webhook.
pub(crate) async fn get(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
) -> failure::Result<WebhookResource> {
    let found = find(&mut cx.read().await?, caller.tenant, id).await?;
    Ok(WebhookResource::of(&found, cx.now()))
}

async fn find(conn: &mut Conn, tenant: TenantId, id: WebhookId) -> failure::Result<Webhook> {
    store::webhooks::find(conn, tenant, id)
        .await?
        .ok_or_else(|| Failure::not_found("webhook", id))
}

/// Refuses whoever may not read by themselves what events of these types tell.
fn require_may_read(cx: &Cx, caller: &Caller, types: &[String]) -> failure::Result<()> {
    let events = cx.public_events().iter();
    for event in events.filter(|event| types.iter().any(|name| name == event.name)) {
        caller.require(event.needs)?;
    }
    Ok(())
}

/// Nothing is sent any more, by the server's own decision.
pub(crate) async fn disable(
    cx: &Cx,
    tx: &mut Tx,
    webhook: Webhook,
    failing_since: Option<Ts>,
    reason: Reason,
) -> failure::Result<()> {
    let after = Webhook {
        enabled: false,
        disabled_reason: Some(reason),
        failing_since,
        ..webhook.clone()
    };
    if !webhook.enabled || !store::webhooks::update(tx, &after).await? {
        return Ok(());
    }
    tracing::warn!(webhook = %webhook.id, reason = reason.as_str(), "a webhook was disabled");
    let target = target(&webhook)
        .changed("enabled", "true", "false")
        .changed("reason", "", reason.as_str());
    let entry = Entry::new(
        CATEGORY,
        "Disable webhook",
        Operation::Update,
        Actor::system(),
    );
    audit::record(tx, cx, webhook.tenant, entry.target(target)).await?;
    saved(cx, tx, &webhook).await
}

/// The entry of the change log by which every process learns of it; written last.
async fn saved(cx: &Cx, tx: &mut Tx, webhook: &Webhook) -> failure::Result<()> {
    #[derive(Serialize)]
    struct Saved {
        id: WebhookId,
    }
    let payload = Saved { id: webhook.id };
    tx.change(webhook.tenant, WEBHOOK_SAVED, &payload, cx.now())
        .await?;
    Ok(())
}

fn target(webhook: &Webhook) -> Target {
    Target::new("Webhook", webhook.id.uuid(), &webhook.display_name)
}

/// A webhook as the target of an audit record that holds what was changed.
fn changed(before: Option<&Webhook>, after: &Webhook) -> Target {
    let said = |webhook: &Webhook| {
        [
            webhook.display_name.clone(),
            without_query(&webhook.url),
            webhook.event_types.join(", "),
            webhook.enabled.to_string(),
        ]
    };
    let old = before.map(said).unwrap_or_default();
    let names = ["displayName", "url", "eventTypes", "enabled"];
    let properties = names.into_iter().zip(old.iter().zip(said(after)));
    properties.fold(target(after), |target, (name, (old, new))| {
        target.changed(name, old, &new)
    })
}
