//! A webhook is made, changed, given a new secret, removed.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, Kind, failure};
use beffroi_directory::audit::{self, Entry, Operation};
use beffroi_feature::{Cx, Place};
use beffroi_store::Tx;
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;

use super::{CATEGORY, changed, find, require_may_read, saved, target};
use crate::limits::{PER_TENANT, ROTATION};
use crate::model::request::{NewWebhook, WebhookPatch, check_name, check_types, check_url};
use crate::model::signature::Key;
use crate::model::{Previous, Webhook, WebhookId, WebhookResource, WithSecret, seal_context};
use crate::{deliver, gather, purge, store};

/// Makes a webhook: whatever is committed after it is told.
///
/// # Errors
/// A broken rule; what it takes to read what the events tell; too many.
pub(crate) async fn create(
    cx: &Cx,
    caller: &Caller,
    new: NewWebhook,
) -> failure::Result<WithSecret> {
    let mut broken = Violations::default();
    let name = new.display_name.trim().to_owned();
    check_name(&name, &mut broken);
    check_url(&new.url, cx.settings.outgoing, &mut broken);
    check_types(&new.event_types, cx.public_events(), &mut broken);
    broken.into_result()?;
    require_may_read(cx, caller, &new.event_types)?;
    let (tenant, id, now) = (caller.tenant, cx.mint(), cx.now());
    let (key, sealed) = fresh_key(cx, caller, id);
    let made = Webhook {
        tenant,
        id,
        display_name: name,
        url: new.url,
        event_types: new.event_types,
        secret: sealed,
        previous: None,
        enabled: true,
        disabled_reason: None,
        failing_since: None,
        created_at: now,
        version: 1,
        place: Place::behind(0),
    };
    let shown = WebhookResource::of(&made, now);
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(tenant, move |tx| {
        async move { insert(&own, tx, &caller, made).await }.boxed()
    })
    .await?;
    Ok(WithSecret {
        webhook: shown,
        secret: key.text(),
    })
}

fn fresh_key(cx: &Cx, caller: &Caller, id: WebhookId) -> (Key, Vec<u8>) {
    let key = Key::fresh(&*cx.random);
    let context = seal_context(caller.tenant, id);
    let sealed = cx.sealing.seal(&context, key.bytes(), &*cx.random);
    (key, sealed)
}

async fn insert(cx: &Cx, tx: &mut Tx, caller: &Caller, mut made: Webhook) -> failure::Result<()> {
    let all = store::webhooks::count(tx, made.tenant).await?;
    if all >= PER_TENANT {
        let words = format!(
            "The organization has {all} webhooks, and may not have more than {PER_TENANT}. Delete some, or change those that are there."
        );
        return Err(Failure::new(Kind::Denied, "tooManyWebhooks", words));
    }
    made.place = Place::behind(tx.position(made.tenant).await?);
    store::webhooks::insert(tx, &made).await?;
    purge::schedule(cx, tx, &made).await?;
    let entry = Entry::by(caller, CATEGORY, "Add webhook", Operation::Add);
    let entry = entry.target(changed(None, &made));
    audit::record(tx, cx, made.tenant, entry).await?;
    saved(cx, tx, &made).await
}

/// Changes a webhook.
///
/// # Errors
/// No such webhook; a broken rule; what it takes to read what the events tell; another version.
pub(crate) async fn update(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
    patch: WebhookPatch,
    if_match: IfMatch,
) -> failure::Result<WebhookResource> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move { update_in(&own, tx, &caller, id, patch, if_match).await }.boxed()
    })
    .await
}

async fn update_in(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    id: WebhookId,
    patch: WebhookPatch,
    if_match: IfMatch,
) -> failure::Result<WebhookResource> {
    let now = cx.now();
    let mut before = find(tx, caller.tenant, id).await?;
    if_match.check(before.version)?;
    let tells_more = patch.tells_more();
    let mut after = patched(cx, &before, patch)?;
    if tells_more {
        require_may_read(cx, caller, &after.event_types)?;
    }
    if after.event_types != before.event_types && before.enabled {
        // What happened until now is told as it was wanted until now.
        while gather::write(cx, tx, &mut before, now).await? {}
        after.place = Place::behind(tx.position(caller.tenant).await?);
    }
    if after.enabled && !before.enabled {
        // What happened while nothing was sent is not told afterwards either.
        after.place = Place::behind(tx.position(caller.tenant).await?);
        after.disabled_reason = None;
    }
    let is_mended = after.enabled && (!before.enabled || after.url != before.url);
    if is_mended {
        after.failing_since = None;
        store::deliveries::hurry(tx, &after, now).await?;
    }
    if !store::webhooks::update(tx, &after).await? {
        return Err(first());
    }
    if is_mended || after.place != before.place {
        deliver::nudge(cx, tx, &after).await?;
    }
    let entry = Entry::by(caller, CATEGORY, "Update webhook", Operation::Update);
    let entry = entry.target(changed(Some(&before), &after));
    audit::record(tx, cx, caller.tenant, entry).await?;
    saved(cx, tx, &after).await?;
    after.version += 1;
    Ok(WebhookResource::of(&after, now))
}

fn first() -> Failure {
    Failure::conflict(
        "Request_Conflict",
        "Somebody else has changed this webhook at the same moment: read it again.",
    )
}

/// The webhook with what the patch changes, if that keeps the rules.
fn patched(cx: &Cx, before: &Webhook, patch: WebhookPatch) -> failure::Result<Webhook> {
    let mut after = before.clone();
    let mut broken = Violations::default();
    if let Some(name) = patch.display_name {
        name.trim().clone_into(&mut after.display_name);
        check_name(&after.display_name, &mut broken);
    }
    if let Some(url) = patch.url {
        check_url(&url, cx.settings.outgoing, &mut broken);
        after.url = url;
    }
    if let Some(types) = patch.event_types {
        check_types(&types, cx.public_events(), &mut broken);
        after.event_types = types;
    }
    broken.into_result()?;
    after.enabled = patch.enabled.unwrap_or(before.enabled);
    if !after.enabled && before.enabled {
        after.disabled_reason = None;
    }
    Ok(after)
}

/// Gives a webhook a new secret. The one before signs for a day too, so that the listener can learn
/// the new one without missing anything; the one before that does not any more.
///
/// # Errors
/// No such webhook.
pub(crate) async fn rotate_secret(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
) -> failure::Result<WithSecret> {
    let (key, sealed) = fresh_key(cx, caller, id);
    let (own, caller) = (cx.clone(), caller.clone());
    let webhook = cx
        .write(caller.tenant, move |tx| {
            async move {
                let mut after = find(tx, caller.tenant, id).await?;
                let before = std::mem::replace(&mut after.secret, sealed);
                after.previous = Some(Previous {
                    secret: before,
                    until: own.now().plus(ROTATION),
                });
                if !store::webhooks::update(tx, &after).await? {
                    return Err(first());
                }
                let activity = "Rotate webhook secret";
                let entry = Entry::by(&caller, CATEGORY, activity, Operation::Update);
                audit::record(tx, &own, caller.tenant, entry.target(target(&after))).await?;
                saved(&own, tx, &after).await?;
                after.version += 1;
                Ok(WebhookResource::of(&after, own.now()))
            }
            .boxed()
        })
        .await?;
    Ok(WithSecret {
        webhook,
        secret: key.text(),
    })
}

/// Removes a webhook and its log: nothing is sent any more.
///
/// # Errors
/// No such webhook; another version.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    id: WebhookId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let tenant = caller.tenant;
            let found = find(tx, tenant, id).await?;
            if_match.check(found.version)?;
            store::webhooks::delete(tx, tenant, id).await?;
            for job in [deliver::JOB, crate::retry::JOB, purge::JOB] {
                beffroi_queue::cancel(tx, tenant, job, &id.to_string()).await?;
            }
            let entry = Entry::by(&caller, CATEGORY, "Delete webhook", Operation::Delete);
            audit::record(tx, &own, tenant, entry.target(target(&found))).await?;
            saved(&own, tx, &found).await
        }
        .boxed()
    })
    .await
}
