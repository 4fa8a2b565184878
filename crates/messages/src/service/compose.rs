//! Writing: create, edit, copy, delete.

use beffroi_core::failure::Violations;
use beffroi_core::{Failure, TenantId, failure};
use beffroi_directory::audit::{self, Operation, Target};
use beffroi_directory::lookup;
use beffroi_feature::Cx;
use beffroi_store::{Conn, Tx};
use beffroi_web::{Caller, IfMatch};
use futures_util::FutureExt;
use jiff::tz::TimeZone;
use uuid::Uuid;

use super::{by, find, pictures, rights, save, target};
use crate::model::{Action, Composition, Draft, Message, MessageId, Recipients, State, Words};
use crate::projection::{DELETED, SAVED, Saved};
use crate::store;

/// Begins a draft. Every field is optional; a missing name is made from date and time.
pub(crate) async fn create(cx: &Cx, caller: &Caller, draft: Draft) -> failure::Result<MessageId> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let settings = settings(tx, caller.tenant).await?;
            let name =
                Words::for_languages(&caller.languages).draft_name(own.now(), &settings.zone);
            let composition = Composition::empty(name, settings.language).edited(draft);
            insert(&own, tx, &caller, composition, Vec::new(), "Create message").await
        }
        .boxed()
    })
    .await
}

struct Settings {
    zone: TimeZone,
    language: beffroi_core::LanguageTag,
}

async fn settings(conn: &mut Conn, tenant: TenantId) -> failure::Result<Settings> {
    let tenant = lookup::tenant(conn, tenant)
        .await?
        .ok_or_else(|| Failure::not_found("organization", tenant))?;
    Ok(Settings {
        zone: TimeZone::get(&tenant.time_zone).unwrap_or(TimeZone::UTC),
        language: tenant.default_language,
    })
}

async fn insert(
    cx: &Cx,
    tx: &mut Tx,
    caller: &Caller,
    composition: Composition,
    mut writers: Vec<Uuid>,
    activity: &'static str,
) -> failure::Result<MessageId> {
    check_storable(cx, tx, caller.tenant, &composition).await?;
    let now = cx.now();
    if !writers.contains(&caller.actor.id) {
        writers.push(caller.actor.id);
    }
    let message = Message {
        id: cx.mint(),
        state: State::Draft,
        composition,
        author: super::actor(caller),
        writers,
        created: now,
        last_modified: now,
        state_changed: now,
        activated: None,
        approval: None,
    };
    store::insert(tx, caller.tenant, &message).await?;
    audit::record(
        tx,
        cx,
        caller.tenant,
        by(caller, activity, Operation::Add).target(written(None, &message)),
    )
    .await?;
    tx.change(
        caller.tenant,
        SAVED,
        &Saved {
            id: message.id,
            state: message.state,
            previous: None,
        },
        now,
    )
    .await?;
    Ok(message.id)
}

/// The message as the target of an audit record that holds what was written, old and new.
fn written(before: Option<&Composition>, message: &Message) -> Target {
    let fields = |composition: &Composition| composition.fields().map(|(_, value)| Some(value));
    let old = before.map_or_else(|| std::array::from_fn(|_| None), fields);
    let new = message.composition.fields();
    new.into_iter()
        .zip(old)
        .fold(target(message), |target, ((name, new), old)| {
            target.property(name, old, Some(new))
        })
}

/// What even a draft must keep to: sizes that can be stored, groups and a picture that exist.
async fn check_storable(
    cx: &Cx,
    tx: &mut Tx,
    tenant: TenantId,
    composition: &Composition,
) -> failure::Result<()> {
    let mut violations = Violations::default();
    composition.check_storable(&mut violations);
    check_groups(tx, tenant, &composition.recipients, &mut violations).await?;
    pictures::hold(cx, tx, tenant, composition, &mut violations).await?;
    violations.into_result()
}

/// Names each chosen group that is not one of the organization.
pub(super) async fn check_groups(
    conn: &mut Conn,
    tenant: TenantId,
    recipients: &Recipients,
    violations: &mut Violations,
) -> failure::Result<()> {
    for (field, groups) in [
        ("recipients/includeGroups", &recipients.include_groups),
        ("recipients/excludeGroups", &recipients.exclude_groups),
    ] {
        let ids: Vec<_> = groups.iter().map(|id| id.uuid()).collect();
        for unknown in super::unknown_groups(conn, tenant, &ids).await? {
            violations.add(
                field,
                format!("names a group that does not exist: {unknown}"),
            );
        }
    }
    Ok(())
}

/// Changes a draft.
pub(crate) async fn edit(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    draft: Draft,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let stored = find(tx, caller.tenant, id).await?;
            if_match.check(stored.version)?;
            Action::Edit.check(stored.message.state, rights(&caller, false))?;
            let mut after = stored.message.clone();
            after.composition = after.composition.edited(draft);
            if after.composition == stored.message.composition {
                return Ok(());
            }
            check_storable(&own, tx, caller.tenant, &after.composition).await?;
            after.last_modified = own.now();
            after.written_by(caller.actor.id);
            let entry = by(&caller, "Update message", Operation::Update)
                .target(written(Some(&stored.message.composition), &after));
            save(
                &own,
                tx,
                caller.tenant,
                stored.version,
                stored.message.state,
                &after,
                entry,
            )
            .await
        }
        .boxed()
    })
    .await
}

/// Takes out the groups that have been deleted since they were chosen.
async fn drop_gone_groups(
    conn: &mut Conn,
    tenant: TenantId,
    recipients: &mut Recipients,
) -> failure::Result<()> {
    for groups in [
        &mut recipients.include_groups,
        &mut recipients.exclude_groups,
    ] {
        let ids: Vec<_> = groups.iter().map(|id| id.uuid()).collect();
        let gone = super::unknown_groups(conn, tenant, &ids).await?;
        groups.retain(|id| !gone.contains(&id.uuid()));
    }
    Ok(())
}

/// Begins a new draft with the words of a message in any state, for those of its groups that still
/// exist.
pub(crate) async fn copy(cx: &Cx, caller: &Caller, id: MessageId) -> failure::Result<MessageId> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let stored = find(tx, caller.tenant, id).await?;
            Action::Copy.check(stored.message.state, rights(&caller, false))?;
            let mut composition = stored.message.composition;
            composition.name = Words::for_languages(&caller.languages).copy_name(&composition.name);
            // Its dates are over or soon will be: a copy is planned anew.
            composition.schedule.start = None;
            composition.schedule.end = None;
            drop_gone_groups(tx, caller.tenant, &mut composition.recipients).await?;
            // Its words are still those of who wrote them: copying does not make a second pair of eyes.
            let mut writers = stored.message.writers;
            if !writers.contains(&stored.message.author.id) {
                writers.push(stored.message.author.id);
            }
            insert(&own, tx, &caller, composition, writers, "Copy message").await
        }
        .boxed()
    })
    .await
}

/// Removes a message for good, from any state; ends its delivery.
pub(crate) async fn delete(
    cx: &Cx,
    caller: &Caller,
    id: MessageId,
    if_match: IfMatch,
) -> failure::Result<()> {
    let (own, caller) = (cx.clone(), caller.clone());
    cx.write(caller.tenant, move |tx| {
        async move {
            let stored = find(tx, caller.tenant, id).await?;
            if_match.check(stored.version)?;
            let message = stored.message;
            Action::Delete.check(message.state, rights(&caller, false))?;
            store::delete(tx, caller.tenant, id).await?;
            beffroi_queue::cancel(tx, caller.tenant, super::ADVANCE, &id.to_string()).await?;
            let entry = by(&caller, "Delete message", Operation::Delete)
                .target(target(&message).changed("state", message.state.as_str(), ""));
            audit::record(tx, &own, caller.tenant, entry).await?;
            tx.change(
                caller.tenant,
                DELETED,
                &Saved {
                    id,
                    state: message.state,
                    previous: None,
                },
                own.now(),
            )
            .await?;
            Ok(())
        }
        .boxed()
    })
    .await
}
